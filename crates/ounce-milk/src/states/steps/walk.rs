//! What becomes of a whole bank, step by step in the sequence of time.
//!
//! A step that is refused is not taken, is named with its line, and does not hide the others. When
//! it says that milk is bad, the milk is held all the same ([`doubt`]).
//! A bottle is only where the state of its batch lets it be: when the batch goes where its bottles
//! may not stay, they are pulled, and when a second person takes that back they are let go.
//! A step of a batch that is entered late counts from its own date, so it can make steps of
//! bottles impossible that stand above it in the file; those are refused and shown.

mod doubt;

use jiff::Timestamp;
use ounce_domain::reference::{Reference, person};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

use super::{Mark, Step, Towards};
use crate::states::history::{Change, History, How, MoveRefusal, Stage};
use crate::states::release::Release;
use crate::states::stages::{BatchState, BottleState, ContainerState, PoolState};

/// A step that was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refused {
    pub line: usize,
    pub thing: String,
    /// Where it stood.
    pub from: &'static str,
    pub to: &'static str,
    /// The name of the refusal.
    pub code: &'static str,
    pub detail: String,
}

/// A step that was practised: it could have been taken, and moved nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Drill {
    pub line: usize,
    pub thing: String,
    pub from: &'static str,
    pub to: &'static str,
    /// The bottles it would have pulled, and where to.
    pub bottles: BTreeMap<String, &'static str>,
}

/// A thing and everything that became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Thing {
    pub thing: String,
    pub state: &'static str,
    pub changes: Vec<Change<&'static str>>,
}

/// What became of everything a table of steps names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Walked {
    /// Whether every step was taken.
    pub legal: bool,
    pub steps: usize,
    pub refused: Vec<Refused>,
    pub drills: Vec<Drill>,
    /// How many things of each kind stand in each state.
    pub states: BTreeMap<&'static str, BTreeMap<&'static str, usize>>,
    pub things: Vec<Thing>,
}

#[derive(Clone, Default)]
struct Bank {
    containers: BTreeMap<Reference, History<ContainerState>>,
    pools: BTreeMap<Reference, History<PoolState>>,
    batches: BTreeMap<Reference, History<BatchState>>,
    bottles: BTreeMap<Reference, History<BottleState>>,
    /// The load each bottle was filled from, and the bottles of each load.
    filled_from: BTreeMap<Reference, Reference>,
    bottles_of: BTreeMap<Reference, BTreeSet<Reference>>,
}

/// Takes every step, in the sequence of time; steps of one moment in that of the file. A batch is
/// released and its bottles go into stock by the release that is found under the name of the
/// batch, and not otherwise. What is dated after `now` has not happened.
pub fn walk(steps: &[Step], releases: &BTreeMap<Reference, Release>, now: Timestamp) -> Walked {
    let mut in_time: Vec<&Step> = steps.iter().collect();
    in_time.sort_by_key(|step| step.at);
    let mut bank = Bank::default();
    let (mut refused, mut drills) = (Vec::new(), Vec::new());
    for step in in_time {
        let from = bank.stands(step);
        let thing = format!("{}:{}", step.to.kind(), step.name);
        let (line, to) = (step.line, step.to.word());
        let taken = match (step.at > now, step.mark) {
            (true, _) => Err(MoveRefusal::InTheFuture),
            (false, Mark::Drill) => {
                let mut practice = bank.clone();
                practice.take(step, releases).map(|()| {
                    let bottles = bank.moved(&practice);
                    drills.push(Drill { line, thing: thing.clone(), from, to, bottles });
                })
            }
            (false, _) => bank.take(step, releases),
        };
        if let Err(refusal) = taken {
            let (code, detail) = (refusal.code(), bank.told(step, refusal));
            refused.push(Refused { line, thing, from, to, code, detail });
            bank.doubt(step, refusal);
        }
    }
    refused.sort_by_key(|one| one.line);
    drills.sort_by_key(|one| one.line);
    let mut things = Vec::new();
    tell("container", &bank.containers, &mut things);
    tell("pool", &bank.pools, &mut things);
    tell("batch", &bank.batches, &mut things);
    tell("bottle", &bank.bottles, &mut things);
    let mut states: BTreeMap<_, BTreeMap<_, usize>> = BTreeMap::new();
    for (kind, Thing { state, .. }) in &things {
        *states.entry(*kind).or_default().entry(*state).or_default() += 1;
    }
    let things = things.into_iter().map(|(_, thing)| thing).collect();
    Walked { legal: refused.is_empty(), steps: steps.len(), refused, drills, states, things }
}

fn tell<S: Stage>(
    kind: &'static str,
    histories: &BTreeMap<Reference, History<S>>,
    things: &mut Vec<(&'static str, Thing)>,
) {
    things.extend(histories.iter().map(|(name, history)| {
        let changes = history.changes().iter().map(|change| Change {
            to: change.to.word(),
            who: change.who.clone(),
            at: change.at,
            why: change.why.clone(),
            how: change.how,
        });
        let (thing, state) = (format!("{kind}:{name}"), history.state().word());
        (kind, Thing { thing, state, changes: changes.collect() })
    }));
}

fn state_in<S: Stage>(histories: &BTreeMap<Reference, History<S>>, name: &Reference) -> S {
    histories.get(name).map_or(S::BEGIN, History::state)
}

impl Bank {
    /// Where the thing of a step stands.
    fn stands(&self, step: &Step) -> &'static str {
        match step.to {
            Towards::Container(_) => state_in(&self.containers, &step.name).word(),
            Towards::Pool(_) => state_in(&self.pools, &step.name).word(),
            Towards::Batch(_) => state_in(&self.batches, &step.name).word(),
            Towards::Bottle(_) => state_in(&self.bottles, &step.name).word(),
        }
    }

    fn take(
        &mut self,
        step: &Step,
        releases: &BTreeMap<Reference, Release>,
    ) -> Result<(), MoveRefusal> {
        // Whoever reads the refusals is told first what every step needs.
        if person(&step.who).is_empty() {
            return Err(MoveRefusal::NobodyNamed);
        }
        if Reference::new(&step.why).is_empty() {
            return Err(MoveRefusal::NoReason);
        }
        match step.to {
            Towards::Container(to) => one(&mut self.containers, step, to, None),
            Towards::Pool(to) => one(&mut self.pools, step, to, None),
            Towards::Batch(to) => {
                let release = releases.get(&step.name).map(|release| (&step.name, release));
                one(&mut self.batches, step, to, release)?;
                self.pull(step);
                Ok(())
            }
            Towards::Bottle(to) => self.take_bottle(step, to, releases),
        }
    }

    fn take_bottle(
        &mut self,
        step: &Step,
        to: BottleState,
        releases: &BTreeMap<Reference, Release>,
    ) -> Result<(), MoveRefusal> {
        self.bottles.entry(step.name.clone()).or_default();
        let known = self.filled_from.get(&step.name);
        if known.zip(step.batch.as_ref()).is_some_and(|(known, said)| known != said) {
            return Err(MoveRefusal::OtherBatch);
        }
        let batch = known.or(step.batch.as_ref()).cloned();
        let batch = batch.ok_or(MoveRefusal::BatchUnknown)?;
        let stands = self.stands_batch(&batch).ok_or(MoveRefusal::BatchUnknown)?;
        // Tried on a copy: what the picture of the flow refuses is told before what the batch does.
        let mut tried = BTreeMap::from([(step.name.clone(), self.bottles[&step.name].clone())]);
        let release = releases.get(&batch).map(|release| (&batch, release));
        let taken = one(&mut tried, step, to, release);
        let taken =
            taken.and(if stands.lets(to) { Ok(()) } else { Err(MoveRefusal::BatchForbids) });
        if taken.is_ok() {
            self.bottles_of.entry(batch.clone()).or_default().insert(step.name.clone());
            self.filled_from.insert(step.name.clone(), batch);
            self.bottles.append(&mut tried);
        }
        taken
    }

    /// Where a batch stands; `None` when nothing has become of it yet.
    fn stands_batch(&self, batch: &Reference) -> Option<BatchState> {
        let history = self.batches.get(batch).filter(|one| !one.changes().is_empty());
        history.map(History::state)
    }

    /// Pulls the bottles of a batch that may not stay where they are. When the step took one back
    /// that had pulled them, lets them go again.
    fn pull(&mut self, step: &Step) {
        let stands = state_in(&self.batches, &step.name);
        for bottle in self.bottles_of.get(&step.name).into_iter().flatten() {
            let Some(history) = self.bottles.get_mut(bottle) else { continue };
            let change = |to| Change {
                to,
                who: step.who.clone(),
                at: step.at,
                why: format!("batch {}: {}: {}", step.name, stands.word(), step.why),
                how: How::Batch,
            };
            let state = history.state();
            let was_pulled = history.last().is_some_and(|last| last.how == How::Batch);
            let before = history.before().filter(|before| stands.lets(*before));
            if let (Mark::Undo, true, Some(before)) = (step.mark, was_pulled, before) {
                history.let_go(change(before));
            } else if let (false, Some(to)) = (stands.lets(state), state.pulled()) {
                history.pull(change(to));
            }
        }
    }

    /// The bottles that stand elsewhere in another bank.
    fn moved(&self, other: &Self) -> BTreeMap<String, &'static str> {
        let pairs = other.bottles.iter().map(|(name, history)| (name, history.state()));
        let moved = pairs.filter(|(name, state)| state_in(&self.bottles, name) != *state);
        moved.map(|(name, state)| (name.to_string(), state.word())).collect()
    }

    fn told(&self, step: &Step, refusal: MoveRefusal) -> String {
        let batch = self.filled_from.get(&step.name).or(step.batch.as_ref());
        match (refusal, batch) {
            (MoveRefusal::BatchForbids, Some(batch)) => {
                let stands = state_in(&self.batches, batch).word();
                format!("{refusal}: batch {batch} stands at {stands}")
            }
            _ => refusal.to_string(),
        }
    }
}

/// One step of one thing. The release counts only where the picture asks for one.
fn one<S: Stage>(
    histories: &mut BTreeMap<Reference, History<S>>,
    step: &Step,
    to: S,
    release: Option<(&Reference, &Release)>,
) -> Result<(), MoveRefusal> {
    let history = histories.entry(step.name.clone()).or_default();
    let (who, why) = (step.who.clone(), step.why.clone());
    let change = Change { to, who, at: step.at, why, how: How::Step };
    match release.filter(|_| history.state().needs_release(to)) {
        _ if step.mark == Mark::Undo => history.undo(change),
        Some((batch, release)) => history.step_released(change, batch, release),
        None => history.step(change),
    }
}
