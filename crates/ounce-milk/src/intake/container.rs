//! Containers as a bank writes them down when a deposit arrives.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Zoned;
use jiff::civil::Date;

use crate::pack::day;
use crate::prescreen::{milli_celsius, read_moment};
use crate::sheet::{self, BadRow, Row, Table};

/// What is yes, no or not known of a container.
///
/// In sequence: it arrived frozen; it shows signs of thawing; it is intact; debris can be seen;
/// warm milk was added to cooled milk; it holds one expression alone; the label says which
/// medicines, or that there were none; a test found the milk of a cow.
pub const FACTS: [&str; 8] = [
    "arrived_frozen",
    "thaw_signs",
    "intact",
    "debris",
    "warm_milk_added",
    "one_expression",
    "medicines_named",
    "cow_milk",
];

/// The columns of `containers.csv`. `expressed_on` and `frozen_on` are a day or a time with its
/// offset, `received_on` a day, `storage_c` degrees Celsius, the facts `yes` or `no`. All but the
/// container's own number may be empty: not known.
pub const COLUMNS: [&str; 14] = [
    "container",
    "donor",
    "expressed_on",
    "frozen_on",
    "received_on",
    "storage_c",
    FACTS[0],
    FACTS[1],
    FACTS[2],
    FACTS[3],
    FACTS[4],
    FACTS[5],
    FACTS[6],
    FACTS[7],
];
/// Where the facts begin.
const FIRST_FACT: usize = 6;

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

    /// The day it was where it was written.
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

/// A container with everything known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Container {
    pub id: String,
    pub donor: Option<String>,
    pub expressed: Option<Time>,
    pub frozen: Option<Time>,
    pub received_on: Option<Date>,
    /// The warmest it was while frozen, in thousandths of a degree Celsius.
    pub storage_mc: Option<i32>,
    facts: BTreeMap<&'static str, bool>,
}

impl Container {
    /// One of [`FACTS`].
    pub fn fact(&self, column: &str) -> Option<bool> {
        self.facts.get(column).copied()
    }

    /// Whole days from expression to arrival.
    pub fn age_days(&self) -> Option<i32> {
        Some((self.received_on? - self.expressed.as_ref()?.day()).get_days())
    }

    /// What cannot all be true of its times.
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

/// Reads `containers.csv`.
///
/// # Errors
/// Every cell that cannot be read, and every container that is named twice.
pub fn read(text: &str) -> Result<Vec<Container>, Vec<BadRow>> {
    let Table { rows, mut bad } = sheet::read(text, &COLUMNS)?;
    let mut seen = BTreeSet::new();
    let mut containers = Vec::new();
    for row in rows {
        let container = container(&row, &mut bad);
        if container.id.is_empty() {
            bad.push(BadRow::new(row.line, "container", "a container without a number"));
        } else if !seen.insert(container.id.clone()) {
            let reason = format!("`{}` is named twice", container.id);
            bad.push(BadRow::new(row.line, "container", reason));
        }
        containers.push(container);
    }
    sheet::whole(containers, bad)
}

fn container(row: &Row, bad: &mut Vec<BadRow>) -> Container {
    let time = "expected a day (2026-08-31), a time with its offset (2026-08-31T21:30-04:00), \
                or nothing";
    let mut facts = BTreeMap::new();
    for (n, name) in FACTS.into_iter().enumerate() {
        let yes_no = |text: &str| match text.to_ascii_lowercase().as_str() {
            "yes" | "true" => Some(true),
            "no" | "false" => Some(false),
            _ => None,
        };
        let expected = "expected yes, no or nothing";
        let fact = cell(row, FIRST_FACT + n, bad, expected, yes_no);
        facts.extend(fact.map(|fact| (name, fact)));
    }
    Container {
        id: row.cell(0).to_owned(),
        donor: Some(row.cell(1)).filter(|donor| !donor.is_empty()).map(str::to_owned),
        expressed: cell(row, 2, bad, time, Time::read),
        frozen: cell(row, 3, bad, time, Time::read),
        received_on: cell(row, 4, bad, "expected a day (2026-08-31) or nothing", day::read),
        storage_mc: cell(row, 5, bad, "expected degrees Celsius (-20) or nothing", milli_celsius),
        facts,
    }
}

/// What a cell holds; an empty one holds nothing.
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
        bad.push(BadRow::new(row.line, COLUMNS[column], format!("`{text}`: {expected}")));
    }
    value
}
