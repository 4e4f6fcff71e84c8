//! The steps of a whole bank as a table: `thing,to,at,who,why,batch`.
//!
//! `thing` is a kind and a number such as `bottle:A999026000001-M0001-013`; `to` a word of the
//! picture of its flow; `batch` the load a bottle was filled from, which its first step names.
//! [`walk`] takes the steps in the sequence of the file. One that is refused changes nothing, is
//! named with its line, and does not hide the others. It never opens a file.

use jiff::Timestamp;
use serde::Serialize;
use std::collections::BTreeMap;

use super::history::{Change, History, MoveRefusal, Stage};
use super::release::Release;
use super::stages::{BatchState, BottleState, ContainerState, PoolState};
use crate::pack::day;
use crate::sheet::{self, BadRow, Row, Table};

/// The columns of `steps.csv`.
pub const COLUMNS: [&str; 6] = ["thing", "to", "at", "who", "why", "batch"];

/// Where a step leads, which says what kind of thing takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Towards {
    Container(ContainerState),
    Pool(PoolState),
    Batch(BatchState),
    Bottle(BottleState),
}

impl Towards {
    pub const KINDS: [&str; 4] = ["container", "pool", "batch", "bottle"];

    /// The state of a kind of thing; `None` for a kind or a word there is not.
    fn parse(kind: &str, word: &str) -> Option<Self> {
        match kind {
            "container" => ContainerState::parse(word).map(Self::Container),
            "pool" => PoolState::parse(word).map(Self::Pool),
            "batch" => BatchState::parse(word).map(Self::Batch),
            "bottle" => BottleState::parse(word).map(Self::Bottle),
            _ => None,
        }
    }

    pub fn kind(self) -> &'static str {
        match self {
            Self::Container(_) => "container",
            Self::Pool(_) => "pool",
            Self::Batch(_) => "batch",
            Self::Bottle(_) => "bottle",
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Container(state) => state.word(),
            Self::Pool(state) => state.word(),
            Self::Batch(state) => state.word(),
            Self::Bottle(state) => state.word(),
        }
    }
}

fn words_of(kind: &str) -> Vec<&'static str> {
    fn words<S: Stage>(all: &[S]) -> Vec<&'static str> {
        all.iter().map(|state| state.word()).collect()
    }
    match kind {
        "container" => words(ContainerState::ALL),
        "pool" => words(PoolState::ALL),
        "batch" => words(BatchState::ALL),
        _ => words(BottleState::ALL),
    }
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub line: usize,
    /// The number of the thing.
    pub name: String,
    pub to: Towards,
    pub at: Timestamp,
    pub who: String,
    pub why: String,
    /// Of a bottle: the load it was filled from.
    pub batch: Option<String>,
}

/// Reads `steps.csv`. Who and why may be empty here: a step without them is refused by name.
///
/// # Errors
/// Every row that cannot be used.
pub fn read(text: &str) -> Result<Vec<Step>, Vec<BadRow>> {
    let Table { rows, mut bad } = sheet::read(text, &COLUMNS)?;
    let steps: Vec<Step> = rows.iter().filter_map(|row| step(row, &mut bad)).collect();
    sheet::whole(steps, bad)
}

fn step(row: &Row, bad: &mut Vec<BadRow>) -> Option<Step> {
    let before = bad.len();
    let mut refuse = |column: usize, reason: String| {
        bad.push(BadRow::new(row.line, COLUMNS[column], reason));
    };
    let (kind, name) = row.cell(0).split_once(':').unwrap_or((row.cell(0), ""));
    let to = Towards::parse(kind, row.cell(1));
    if !Towards::KINDS.contains(&kind) || name.is_empty() {
        let kinds = Towards::KINDS.join(", ");
        refuse(0, format!("`{}` is none of {kinds} with a number: pool:P7", row.cell(0)));
    } else if to.is_none() {
        refuse(1, format!("`{}` is none of {}", row.cell(1), words_of(kind).join(", ")));
    }
    let at = moment(row.cell(2));
    if at.is_none() {
        refuse(2, format!("`{}` is not a day or a time (2026-05-02T10:15:00Z)", row.cell(2)));
    }
    let batch = Some(row.cell(5)).filter(|batch| !batch.is_empty()).map(str::to_owned);
    if batch.is_some() && kind != "bottle" {
        refuse(5, "stays empty for what is no bottle".to_owned());
    }
    let (to, at) = (to?, at?);
    (bad.len() == before).then(|| Step {
        line: row.line,
        name: name.to_owned(),
        to,
        at,
        who: row.cell(3).to_owned(),
        why: row.cell(4).to_owned(),
        batch,
    })
}

/// A time, or the beginning of a day in Coordinated Universal Time.
fn moment(text: &str) -> Option<Timestamp> {
    match day::read(text) {
        Some(day) => Some(day.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp()),
        None => text.parse().ok(),
    }
}

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
    /// How many things of each kind stand in each state.
    pub states: BTreeMap<&'static str, BTreeMap<&'static str, usize>>,
    pub things: Vec<Thing>,
}

#[derive(Default)]
struct Bank {
    containers: BTreeMap<String, History<ContainerState>>,
    pools: BTreeMap<String, History<PoolState>>,
    batches: BTreeMap<String, History<BatchState>>,
    bottles: BTreeMap<String, History<BottleState>>,
    /// The load each bottle was filled from.
    filled_from: BTreeMap<String, String>,
}

/// Takes every step, in sequence. A batch is released and its bottles go into stock by the release
/// that is found under the name of the batch, and not otherwise.
pub fn walk(steps: &[Step], releases: &BTreeMap<String, Release>) -> Walked {
    let mut bank = Bank::default();
    let mut refused = Vec::new();
    for step in steps {
        let (from, taken) = bank.take(step, releases);
        if let Err(refusal) = taken {
            refused.push(Refused {
                line: step.line,
                thing: format!("{}:{}", step.to.kind(), step.name),
                from,
                to: step.to.word(),
                code: refusal.code(),
                detail: refusal.to_string(),
            });
        }
    }
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
    Walked { legal: refused.is_empty(), steps: steps.len(), refused, states, things }
}

fn tell<S: Stage>(
    kind: &'static str,
    histories: &BTreeMap<String, History<S>>,
    things: &mut Vec<(&'static str, Thing)>,
) {
    things.extend(histories.iter().map(|(name, history)| {
        let changes = history.changes().iter().map(|change| Change {
            to: change.to.word(),
            who: change.who.clone(),
            at: change.at,
            why: change.why.clone(),
        });
        let (thing, state) = (format!("{kind}:{name}"), history.state().word());
        (kind, Thing { thing, state, changes: changes.collect() })
    }));
}

impl Bank {
    /// Where the thing stood, and whether the step was taken.
    fn take(
        &mut self,
        step: &Step,
        releases: &BTreeMap<String, Release>,
    ) -> (&'static str, Result<(), MoveRefusal>) {
        match step.to {
            Towards::Container(to) => one(&mut self.containers, step, to, None),
            Towards::Pool(to) => one(&mut self.pools, step, to, None),
            Towards::Batch(to) => {
                let release = releases.get(&step.name).map(|release| (step.name.as_str(), release));
                one(&mut self.batches, step, to, release)
            }
            Towards::Bottle(to) => {
                let known = self.filled_from.get(&step.name).or(step.batch.as_ref()).cloned();
                let batch = known.unwrap_or_default();
                if step.batch.as_ref().is_some_and(|said| *said != batch) {
                    let from = self
                        .bottles
                        .get(&step.name)
                        .map_or(BottleState::BEGIN, |bottle| bottle.state());
                    return (from.word(), Err(MoveRefusal::OtherBatch));
                }
                let release = releases.get(&batch).map(|release| (batch.as_str(), release));
                let taken = one(&mut self.bottles, step, to, release);
                if taken.1.is_ok() && !batch.is_empty() {
                    self.filled_from.insert(step.name.clone(), batch);
                }
                taken
            }
        }
    }
}

/// One step of one thing. The release counts only where the picture asks for one.
fn one<S: Stage>(
    histories: &mut BTreeMap<String, History<S>>,
    step: &Step,
    to: S,
    release: Option<(&str, &Release)>,
) -> (&'static str, Result<(), MoveRefusal>) {
    let history = histories.entry(step.name.clone()).or_default();
    let from = history.state().word();
    let change = Change { to, who: step.who.clone(), at: step.at, why: step.why.clone() };
    let taken = match release.filter(|_| to.needs_release()) {
        Some((batch, release)) => history.step_released(change, batch, release),
        None => history.step(change),
    };
    (from, taken)
}

#[cfg(test)]
mod tests;
