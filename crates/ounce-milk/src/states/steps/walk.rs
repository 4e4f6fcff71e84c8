//! Walks the steps of a whole bank, one by one in the sequence of time.
//!
//! A refused step is not taken and is named with its line. The other steps are taken all the same.
//! If a refused step says that milk is bad, the milk is held ([`doubt`]).
//! A pool is only in a state that its containers allow, a batch in one that its pool allows, and a
//! bottle in one that its batch allows ([`chain`]).
//! A late entry counts from its own date. So it can make later steps impossible that are above it
//! in the file; these are refused and shown.

mod chain;
mod doubt;
mod take;

use jiff::Timestamp;
use ounce_domain::reference::Reference;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::{Mark, Step, Towards, digest};
use crate::states::history::{Change, History, MoveRefusal, Stage};
use crate::states::hold::Hold;
use crate::states::moment;
use crate::states::release::Release;
use crate::states::stages::{BatchState, BottleState, ContainerState, PoolState};
use chain::Links;

/// A step that was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refused {
    pub line: usize,
    pub thing: String,
    /// The state that the thing was in.
    pub from: &'static str,
    pub to: &'static str,
    /// The name of the refusal.
    pub code: &'static str,
    pub detail: String,
}

/// A step that was practised. It could have been taken, but it moved nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Drill {
    pub line: usize,
    pub thing: String,
    pub from: &'static str,
    pub to: &'static str,
    /// The bottles that it would have moved, and the state of each then.
    pub bottles: BTreeMap<String, &'static str>,
}

/// A thing, its state and all its changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Thing {
    pub thing: String,
    pub state: &'static str,
    pub changes: Vec<Change<&'static str>>,
}

/// The outcome of all steps of a table.
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
    pub input: Input,
}

/// The input of the outcome. With it somebody can check whether some files are the ones that were
/// used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[serde(with = "moment")]
    pub asked_at: Timestamp,
    pub steps_sha256: String,
    /// The batches that may be released, each with the digest of its record.
    pub releases: BTreeMap<Reference, String>,
    /// The findings about donors.
    pub holds: Vec<Hold>,
}

#[derive(Clone, Default)]
struct Bank {
    containers: BTreeMap<Reference, History<ContainerState>>,
    pools: BTreeMap<Reference, History<PoolState>>,
    batches: BTreeMap<Reference, History<BatchState>>,
    bottles: BTreeMap<Reference, History<BottleState>>,
    /// The pool each container was poured into.
    poured: Links,
    /// The pool each load was filled from.
    loaded: Links,
    /// The load each bottle was filled from.
    filled: Links,
}

/// What a walk uses beside the steps.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    /// The releases, by batch.
    pub releases: &'a BTreeMap<Reference, Release>,
    /// The findings about donors.
    pub holds: &'a [Hold],
    /// A step or a hold that is dated later has not happened.
    pub now: Timestamp,
}

impl Beside<'_> {
    fn input(&self, steps: &[Step]) -> Input {
        let releases = self.releases.iter();
        Input {
            asked_at: self.now,
            steps_sha256: digest(steps),
            releases: releases
                .map(|(batch, release)| (batch.clone(), release.record_sha256().to_owned()))
                .collect(),
            holds: self.holds.to_vec(),
        }
    }
}

/// Takes every step in the sequence of time. Steps of the same moment are taken in the sequence of
/// the file. A batch is released, and its bottles go into stock, only by the release under the name
/// of the batch. A hold takes effect before the steps of the same moment.
pub fn walk(steps: &[Step], beside: &Beside<'_>) -> Walked {
    let mut in_time: Vec<&Step> = steps.iter().collect();
    in_time.sort_by_key(|step| step.at);
    let mut holds: Vec<&Hold> = beside.holds.iter().filter(|hold| hold.at <= beside.now).collect();
    holds.sort();
    let mut holds = holds.into_iter().peekable();
    let mut bank = Bank::default();
    let (mut refused, mut drills) = (Vec::new(), Vec::new());
    for step in in_time {
        while let Some(hold) = holds.next_if(|hold| hold.at <= step.at) {
            bank.hold(hold);
        }
        bank.walk(step, beside, (&mut refused, &mut drills));
    }
    holds.for_each(|hold| bank.hold(hold));
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
    let (legal, input) = (refused.is_empty(), beside.input(steps));
    Walked { legal, steps: steps.len(), refused, drills, states, things, input }
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
    /// Takes a step, practises it, or refuses it.
    fn walk(
        &mut self,
        step: &Step,
        beside: &Beside<'_>,
        (refused, drills): (&mut Vec<Refused>, &mut Vec<Drill>),
    ) {
        let from = self.stands(step);
        let thing = format!("{}:{}", step.to.kind(), step.name);
        let (line, to) = (step.line, step.to.word());
        let taken = match (step.at > beside.now, step.mark) {
            (true, _) => Err(MoveRefusal::InTheFuture),
            (false, Mark::Drill) => {
                let mut practice = self.clone();
                practice.take(step, beside.releases).map(|()| {
                    let bottles = self.moved(&practice);
                    drills.push(Drill { line, thing: thing.clone(), from, to, bottles });
                })
            }
            (false, _) => self.take(step, beside.releases),
        };
        if let Err(refusal) = taken {
            let (code, detail) = (refusal.code(), self.told(step, refusal));
            refused.push(Refused { line, thing, from, to, code, detail });
            self.doubt(step, refusal);
        }
    }

    /// The state of the thing that a step names.
    fn stands(&self, step: &Step) -> &'static str {
        match step.to {
            Towards::Container(_) => state_in(&self.containers, &step.name).word(),
            Towards::Pool(_) => state_in(&self.pools, &step.name).word(),
            Towards::Batch(_) => state_in(&self.batches, &step.name).word(),
            Towards::Bottle(_) => state_in(&self.bottles, &step.name).word(),
        }
    }

    /// The bottles that are in another state in the other bank, with that state.
    fn moved(&self, other: &Self) -> BTreeMap<String, &'static str> {
        let pairs = other.bottles.iter().map(|(name, history)| (name, history.state()));
        let moved = pairs.filter(|(name, state)| state_in(&self.bottles, name) != *state);
        moved.map(|(name, state)| (name.to_string(), state.word())).collect()
    }

    /// A refusal in words, with the thing that forbids the step and its state.
    fn told(&self, step: &Step, refusal: MoveRefusal) -> String {
        let name = &step.name;
        let against = match refusal {
            MoveRefusal::BatchForbids => {
                let batch = self.filled.whole_of(name).or(step.batch.as_ref());
                batch.map(|batch| ("batch", batch, state_in(&self.batches, batch).word()))
            }
            MoveRefusal::PoolForbids => {
                let links = if step.to.kind() == "batch" { &self.loaded } else { &self.poured };
                let pool = links.whole_of(name).or(step.pool.as_ref());
                pool.map(|pool| ("pool", pool, state_in(&self.pools, pool).word()))
            }
            MoveRefusal::ContainerForbids => {
                let pooled = |state| state == ContainerState::Pooled;
                let of = self.loaded.whole_of(name).unwrap_or(name);
                let one = self.container_against(of, pooled);
                one.map(|one| ("container", one, state_in(&self.containers, one).word()))
            }
            _ => None,
        };
        match against {
            Some((kind, thing, state)) => format!("{refusal}: {kind} {thing} stands at {state}"),
            None => refusal.to_string(),
        }
    }
}
