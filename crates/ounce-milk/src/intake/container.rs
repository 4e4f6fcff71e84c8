//! Containers as a bank writes them down when a deposit arrives.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::Zoned;
use jiff::civil::Date;
use ounce_domain::reference::{Reference, key};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::fact::{Fact, Known};
use super::pack::IntakePack;
use crate::pack::day;
use crate::prescreen::{milli_celsius, read_moment};
use crate::sheet::{self, BadRow, Row, Table};

/// The columns that every file has, before the facts of the pack. `expressed_on` and `frozen_on`
/// are a day or a time with its offset, `received_on` a day, `storage_c` degrees Celsius. All but
/// the container's own number may be empty: not known.
pub const COMMON: [&str; 6] =
    ["container", "donor", "expressed_on", "frozen_on", "received_on", "storage_c"];

/// A day, or a time with its offset.
#[derive(Clone, Debug, PartialEq)]
pub enum Time {
    Day(Date),
    Moment(Zoned),
}

impl Time {
    /// Reads `2026-08-31` or `2026-08-31T21:30-04:00`.
    pub fn read(text: &str) -> Option<Self> {
        match day::read(text) {
            Some(day) => Some(Self::Day(day)),
            None => read_moment(text).map(Self::Moment),
        }
    }

    /// The day at the place where it was written.
    pub fn day(&self) -> Date {
        match self {
            Self::Day(day) => *day,
            Self::Moment(moment) => moment.date(),
        }
    }

    /// Whether it certainly comes before the other.
    fn is_before(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Moment(one), Self::Moment(other)) => one < other,
            _ => self.day() < other.day(),
        }
    }
}

/// As [`Time::read`] reads it.
impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Moment(moment) => moment.fmt(f),
        }
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let fault = || D::Error::custom(format!("`{text}` is no day and no time with its offset"));
        Self::read(&text).ok_or_else(fault)
    }
}

/// A container with all its known facts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Container {
    #[serde(rename = "container")]
    pub id: Reference,
    pub donor: Option<Reference>,
    #[serde(rename = "expressed_on")]
    pub expressed: Option<Time>,
    #[serde(rename = "frozen_on")]
    pub frozen: Option<Time>,
    #[serde(with = "day::or_none")]
    pub received_on: Option<Date>,
    /// The warmest it was while frozen, in thousandths of a degree Celsius.
    pub storage_mc: Option<i32>,
    /// By the names in the pack; an unknown fact has no entry.
    pub facts: BTreeMap<String, Known>,
}

impl Container {
    /// Whether a fact is one of these words; `None` when nobody knows.
    pub(super) fn is_one_of(&self, fact: &str, words: &[String]) -> Option<bool> {
        match self.facts.get(fact)? {
            Known::Word(word) => Some(words.iter().any(|one| key(one) == key(word))),
            _ => None,
        }
    }

    /// Whole days from expression to arrival.
    pub fn age_days(&self) -> Option<i32> {
        Some((self.received_on? - self.expressed.as_ref()?.day()).get_days())
    }

    /// The contradiction between its times, if there is one.
    pub(super) fn contradiction(&self) -> Option<&'static str> {
        let (expressed, frozen) = (self.expressed.as_ref(), self.frozen.as_ref());
        let received = self.received_on.map(Time::Day);
        let before = |one: Option<&Time>, other: Option<&Time>| {
            one.zip(other).is_some_and(|(one, other)| one.is_before(other))
        };
        if before(frozen, expressed) {
            Some("It was frozen before it was expressed, by what is written down.")
        } else if before(received.as_ref(), expressed) || before(received.as_ref(), frozen) {
            Some("It arrived before it was expressed or frozen, by what is written down.")
        } else {
            None
        }
    }
}

/// Reads `containers.csv` with the facts of a pack. A column that another pack at hand asks for
/// may stand in the file too; it decides nothing here.
///
/// # Errors
/// Every cell that cannot be read, every column that is missing or that no pack knows, and every
/// container that is named twice.
pub fn read(
    text: &str,
    pack: &IntakePack,
    others: &[IntakePack],
) -> Result<Vec<Container>, Vec<BadRow>> {
    let facts = pack.facts();
    let header = sheet::header(text);
    let mut columns: Vec<&str> = COMMON.to_vec();
    columns.extend(facts.iter().map(|fact| fact.name.as_str()));
    for column in &header {
        let asks = |other: &IntakePack| other.facts().iter().any(|fact| fact.name == *column);
        if !columns.contains(&column.as_str()) && others.iter().any(asks) {
            columns.push(column);
        }
    }
    containers(text, &columns, &facts)
}

/// Reads the columns that every file has, and passes over the facts, whatever they are.
///
/// # Errors
/// As [`read`].
pub(crate) fn read_common(text: &str) -> Result<Vec<Container>, Vec<BadRow>> {
    let header = sheet::header(text);
    let mut columns: Vec<&str> = COMMON.to_vec();
    for column in &header {
        if !columns.contains(&column.as_str()) {
            columns.push(column);
        }
    }
    containers(text, &columns, &[])
}

fn containers(text: &str, columns: &[&str], facts: &[Fact]) -> Result<Vec<Container>, Vec<BadRow>> {
    let Table { rows, mut bad } = sheet::read(text, columns)?;
    let mut seen = BTreeSet::new();
    let mut containers = Vec::new();
    for row in rows {
        let container = container(&row, facts, &mut bad);
        if container.id.is_empty() {
            bad.push(BadRow::new(row.line, COMMON[0], "a container without a number"));
        } else if !seen.insert(container.id.clone()) {
            let reason = format!("`{}` is named twice", container.id);
            bad.push(BadRow::new(row.line, COMMON[0], reason));
        }
        containers.push(container);
    }
    sheet::whole(containers, bad)
}

fn container(row: &Row, facts: &[Fact], bad: &mut Vec<BadRow>) -> Container {
    let time = "expected a day (2026-08-31), a time with its offset (2026-08-31T21:30-04:00), \
                or nothing";
    let mut known = BTreeMap::new();
    for (n, fact) in facts.iter().enumerate() {
        let text = row.cell(COMMON.len() + n);
        match fact.read(text) {
            Ok(found) => known.extend(found.map(|found| (fact.name.clone(), found))),
            Err(expected) => {
                bad.push(BadRow::new(row.line, &fact.name, format!("`{text}`: {expected}")));
            }
        }
    }
    let donor = Reference::new(row.cell(1));
    Container {
        id: Reference::new(row.cell(0)),
        donor: Some(donor).filter(|donor| !donor.is_empty()),
        expressed: cell(row, 2, bad, time, Time::read),
        frozen: cell(row, 3, bad, time, Time::read),
        received_on: cell(row, 4, bad, "expected a day (2026-08-31) or nothing", day::read),
        storage_mc: cell(row, 5, bad, "expected degrees Celsius (-20) or nothing", milli_celsius),
        facts: known,
    }
}

/// The value of a cell; `None` for an empty one.
fn cell<T>(
    row: &Row,
    column: usize,
    bad: &mut Vec<BadRow>,
    expected: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let text = row.cell(column);
    let value = read(text);
    if value.is_none() && !text.is_empty() {
        bad.push(BadRow::new(row.line, COMMON[column], format!("`{text}`: {expected}")));
    }
    value
}
