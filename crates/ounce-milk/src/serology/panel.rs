//! Blood tests as a laboratory reports them, and the containers they are asked for.

use std::collections::BTreeSet;

use jiff::civil::Date;
use ounce_domain::reference::{Reference, key};
use serde::{Deserialize, Serialize};

use crate::intake::{self, Time};
use crate::pack::day;
use crate::sheet::{self, BadRow, Row, Table};

/// A result as a laboratory reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reported {
    Negative,
    /// A second test of the same draw cleared a reactive result.
    ConfirmedNegative,
    /// Reactive, and not yet confirmed or cleared by a second test.
    Reactive,
    Indeterminate,
    /// Not reported yet.
    Pending,
    /// The test failed or was not done, and says nothing.
    Invalid,
    /// There was too little blood to test.
    Insufficient,
    /// Positive and confirmed.
    Positive,
}

/// A row of `panels.csv`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TestResult {
    pub donor: Reference,
    /// The analyte, in the form for comparing.
    pub analyte: String,
    /// The method, in the form for comparing; empty when it is not named.
    pub method: String,
    #[serde(rename = "result")]
    pub reported: Reported,
    #[serde(with = "day")]
    pub drawn_on: Date,
    pub lab: String,
}

/// The facts about a container that this rule uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    pub container: Reference,
    pub donor: Option<Reference>,
    #[serde(with = "day::or_none")]
    pub expressed_on: Option<Date>,
}

/// The columns of `panels.csv`.
pub const PANEL_COLUMNS: [&str; 6] = ["donor", "analyte", "method", "result", "drawn_on", "lab"];
/// The columns that `containers.csv` must have; the file of an intake is read too.
pub const CONTAINER_COLUMNS: [&str; 3] = ["container", "donor", "expressed_on"];

/// The words of laboratories for each result. An empty cell was not reported yet.
const WORDS: [(Reported, &[&str]); 8] = [
    (Reported::Negative, &["negative", "non_reactive", "nonreactive", "not_detected"]),
    (Reported::ConfirmedNegative, &["confirmed_negative"]),
    (Reported::Reactive, &["reactive", "repeatedly_reactive", "repeat_reactive", "detected"]),
    (Reported::Indeterminate, &["indeterminate", "equivocal", "inconclusive", "borderline"]),
    (Reported::Pending, &["pending", "", "unknown", "not_reported", "in_progress"]),
    (Reported::Invalid, &["invalid", "failed", "not_tested", "not_done", "cancelled", "canceled"]),
    (Reported::Insufficient, &["insufficient", "insufficient_sample", "quantity_not_sufficient"]),
    (Reported::Positive, &["positive", "confirmed_positive"]),
];

/// Reads `panels.csv`.
///
/// # Errors
/// Every cell that cannot be read.
pub fn read_panels(text: &str) -> Result<Vec<TestResult>, Vec<BadRow>> {
    let Table { rows, mut bad } = sheet::read(text, &PANEL_COLUMNS)?;
    let results = rows.iter().filter_map(|row| result(row, &mut bad)).collect();
    sheet::whole(results, bad)
}

fn result(row: &Row, bad: &mut Vec<BadRow>) -> Option<TestResult> {
    let mut fault = |column: usize, reason: &str| {
        let reason = format!("`{}`: {reason}", row.cell(column));
        bad.push(BadRow::new(row.line, PANEL_COLUMNS[column], reason));
    };
    let (donor, analyte) = (Reference::new(row.cell(0)), key(row.cell(1)));
    for (column, is_empty) in [donor.is_empty(), analyte.is_empty()].into_iter().enumerate() {
        if is_empty {
            fault(column, "must not be empty");
        }
    }
    let reported = reported(row.cell(3));
    if reported.is_none() {
        fault(
            3,
            "expected negative, confirmed_negative, reactive, indeterminate, pending, invalid, \
             insufficient or positive",
        );
    }
    let drawn_on = day::read(row.cell(4));
    if drawn_on.is_none() {
        fault(4, "expected a day (2026-08-31)");
    }
    Some(TestResult {
        donor,
        analyte,
        method: key(row.cell(2)),
        reported: reported?,
        drawn_on: drawn_on?,
        lab: row.cell(5).to_owned(),
    })
}

fn reported(cell: &str) -> Option<Reported> {
    let word = key(&cell.replace([' ', '-', '\u{3000}'], "_"));
    let known = WORDS.iter().find(|(_, words)| words.contains(&word.as_str()));
    known.map(|(reported, _)| *reported)
}

/// Reads the containers to be judged, from [`CONTAINER_COLUMNS`] or from the file of an intake, of
/// which only the columns common to every intake are read.
///
/// # Errors
/// Every cell that cannot be read, and every container that is named twice.
pub fn read_containers(text: &str) -> Result<Vec<Subject>, Vec<BadRow>> {
    if sheet::header(text).iter().any(|column| column == "received_on") {
        let containers = intake::read_common(text)?.into_iter().map(|container| Subject {
            expressed_on: container.expressed.as_ref().map(Time::day),
            container: container.id,
            donor: container.donor,
        });
        return Ok(containers.collect());
    }
    let Table { rows, mut bad } = sheet::read(text, &CONTAINER_COLUMNS)?;
    let mut seen = BTreeSet::new();
    let mut subjects = Vec::new();
    for row in rows {
        let (container, donor) = (Reference::new(row.cell(0)), Reference::new(row.cell(1)));
        if container.is_empty() || !seen.insert(container.clone()) {
            let reason = format!("`{container}`: expected a number of its own");
            bad.push(BadRow::new(row.line, CONTAINER_COLUMNS[0], reason));
        }
        let on = row.cell(2);
        let time = Time::read(on);
        if time.is_none() && !on.is_empty() {
            let reason = format!("`{on}`: expected a day, a time with its offset, or nothing");
            bad.push(BadRow::new(row.line, CONTAINER_COLUMNS[2], reason));
        }
        subjects.push(Subject {
            container,
            donor: Some(donor).filter(|donor| !donor.is_empty()),
            expressed_on: time.as_ref().map(Time::day),
        });
    }
    sheet::whole(subjects, bad)
}
