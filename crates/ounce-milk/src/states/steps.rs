//! The steps of a whole bank as a table: `thing,to,at,who,why,batch`, perhaps `pool` and `mark`.
//!
//! `thing` is a kind and a number such as `bottle:A999026000001-M0001-013`. `to` is the state that
//! the step leads to. `batch` is the load a bottle was filled from; its first step names it. `pool`
//! is the pool a container is poured into, or a load was filled from. `mark` says that a step takes
//! back the one before it, or is a drill. [`walk`] takes the steps in the sequence of time, not of
//! the file. It holds milk from the moment of a finding about its donor. It never opens a file.

mod course;
mod walk;

use jiff::Timestamp;
use ounce_domain::reference::Reference;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};

pub use course::{AskedBefore, Course, Entered, Standing, kin};
pub use walk::{Beside, Drill, Input, Refused, Thing, Walked, walk};

use super::history::Stage;
use super::moment;
use super::stages::{BatchState, BottleState, ContainerState, PoolState};
use crate::seal;
use crate::sheet::{self, BadRow, Row, Table};

/// The columns of `steps.csv`; the last two may be left out.
pub const COLUMNS: [&str; 8] = ["thing", "to", "at", "who", "why", "batch", "pool", "mark"];
/// How many of the columns every table has.
const ALWAYS: usize = 6;

/// What kind of step a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// The step happened.
    Step,
    /// It takes the step before it back.
    Undo,
    /// The step is practised, and moves nothing.
    Drill,
}

impl Mark {
    fn parse(word: &str) -> Option<Self> {
        match word {
            "" => Some(Self::Step),
            "undo" => Some(Self::Undo),
            "drill" => Some(Self::Drill),
            _ => None,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Step => "",
            Self::Undo => "undo",
            Self::Drill => "drill",
        }
    }
}

/// The state that a step leads to. It also says what kind of thing takes the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Towards {
    Container(ContainerState),
    Pool(PoolState),
    Batch(BatchState),
    Bottle(BottleState),
}

impl Towards {
    pub const KINDS: [&str; 4] = ["container", "pool", "batch", "bottle"];

    /// The state of a kind of thing. `None` if there is no such kind or no such word.
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

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub line: usize,
    /// The number of the thing.
    pub name: Reference,
    pub to: Towards,
    #[serde(with = "moment")]
    pub at: Timestamp,
    pub who: String,
    pub why: String,
    /// For a bottle: the load it was filled from.
    pub batch: Option<Reference>,
    /// For a container: the pool it is poured into. For a batch: the pool it was filled from.
    pub pool: Option<Reference>,
    pub mark: Mark,
}

/// Reads `steps.csv`. `who` and `why` may be empty here: such a step is refused later, by name.
///
/// # Errors
/// Every row that cannot be used.
pub fn read(text: &str) -> Result<Vec<Step>, Vec<BadRow>> {
    let header = sheet::header(text);
    let may_be = COLUMNS[ALWAYS..].iter().filter(|name| header.iter().any(|it| it == *name));
    let columns: Vec<&str> = COLUMNS[..ALWAYS].iter().chain(may_be).copied().collect();
    let place = |name: &str| columns.iter().position(|column| *column == name);
    let (pool, mark) = (place("pool"), place("mark"));
    let Table { rows, mut bad } = sheet::read(text, &columns)?;
    let read = |row: &Row| {
        let cell = |place: Option<usize>| place.map_or("", |place| row.cell(place));
        step(row, cell(pool), cell(mark), &mut bad)
    };
    let steps: Vec<Step> = rows.iter().filter_map(read).collect();
    sheet::whole(steps, bad)
}

fn step(row: &Row, pool: &str, mark: &str, bad: &mut Vec<BadRow>) -> Option<Step> {
    let before = bad.len();
    let mut refuse = |column: usize, reason: String| {
        bad.push(BadRow::new(row.line, COLUMNS[column], reason));
    };
    let (kind, name) = row.cell(0).split_once(':').unwrap_or((row.cell(0), ""));
    let to = Towards::parse(kind, row.cell(1));
    let name = Reference::new(name);
    if !Towards::KINDS.contains(&kind) || name.is_empty() {
        let kinds = Towards::KINDS.join(", ");
        refuse(0, format!("`{}` is none of {kinds} with a number: pool:P7", row.cell(0)));
    } else if to.is_none() {
        refuse(1, format!("`{}` is none of {}", row.cell(1), words_of(kind).join(", ")));
    }
    let at = moment::read(row.cell(2));
    if at.is_none() {
        refuse(2, format!("`{}` is not a day or a time (2026-05-02T10:15:00Z)", row.cell(2)));
    }
    let batch = Some(Reference::new(row.cell(5))).filter(|batch| !batch.is_empty());
    if batch.is_some() && kind != "bottle" {
        refuse(5, "stays empty for what is no bottle".to_owned());
    }
    let pool = Some(Reference::new(pool)).filter(|pool| !pool.is_empty());
    let is_poured = to == Some(Towards::Container(ContainerState::Pooled));
    if pool.is_some() && kind != "batch" && !is_poured {
        refuse(6, "stays empty but for a batch, and a container that is pooled".to_owned());
    }
    let read = Mark::parse(mark);
    if read.is_none() {
        refuse(7, format!("`{mark}` is neither undo nor drill"));
    }
    let (to, at, mark) = (to?, at?, read?);
    (bad.len() == before).then(|| Step {
        line: row.line,
        name,
        mark,
        to,
        at,
        who: row.cell(3).to_owned(),
        why: row.cell(4).to_owned(),
        batch,
        pool,
    })
}

/// SHA-256 over every step in the sequence of the file.
fn digest(steps: &[Step]) -> String {
    steps.iter().fold(seal::hex(&[0; 32]), |before, step| digest_behind(&before, step))
}

/// The digest of steps that end with this one. `before` is the digest of the steps before it.
fn digest_behind(before: &str, step: &Step) -> String {
    let Step { name, to, at, who, why, batch, pool, mark, .. } = step;
    let name = (to.kind(), name.as_str(), to.word());
    let row = json!([name, at.to_string(), who, why, batch, pool, mark.word()]);
    let into = Sha256::new_with_prefix(before).chain_update(row.to_string());
    seal::hex(&into.finalize())
}

#[cfg(test)]
mod tests;
