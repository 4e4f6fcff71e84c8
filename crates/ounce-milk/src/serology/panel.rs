//! Blood tests as a laboratory reports them, and what a pack asks of them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::intake::{self, Time};
use crate::pack::{Pack, Period, Stated, day};
use crate::sheet::{self, BadRow, Table};

/// Which blood tests one bank or law asks for, and how long they count.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SerologyPack {
    pub id: String,
    pub version: String,
    #[serde(with = "day")]
    pub effective: Date,
    pub title: String,
    pub panel: Vec<Analyte>,
    /// How long after a negative draw milk is covered, its last day included; `null` while the
    /// donor gives.
    pub valid: Stated<Option<Period>>,
    /// How long before a negative draw milk is covered.
    pub covers_before_draw: Stated<Period>,
    /// Methods, or occasions, whose negative results do not count.
    #[serde(default)]
    pub refused_methods: Vec<Stated<String>>,
}

/// One thing that is looked for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Analyte {
    /// Lower case, as the `analyte` column has it, such as `hiv_1_2`.
    pub analyte: String,
    /// How many different methods must agree on one draw.
    pub methods: usize,
    pub source: String,
    pub verified: bool,
}

/// What a laboratory reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reported {
    Negative,
    /// A second test of the same draw cleared what was reactive.
    ConfirmedNegative,
    /// Reacted, and no second test has spoken yet.
    Reactive,
    Indeterminate,
    Pending,
    /// Positive and confirmed.
    Positive,
}

/// A row of `panels.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestResult {
    pub donor: String,
    pub analyte: String,
    pub method: String,
    pub reported: Reported,
    pub drawn_on: Date,
    pub lab: String,
}

/// What takes a cover back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    Positive,
    Reactive,
}

/// What all results of one draw come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finding {
    Negative,
    Against(Found),
    /// Pending, or fewer methods than the pack asks for: no evidence either way.
    Nothing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Draw {
    pub(super) on: Date,
    pub(super) finding: Finding,
}

/// A container as this rule sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    pub container: String,
    pub donor: Option<String>,
    pub expressed_on: Option<Date>,
}

/// The columns of `panels.csv`.
pub const PANEL_COLUMNS: [&str; 6] = ["donor", "analyte", "method", "result", "drawn_on", "lab"];
/// The least columns of `containers.csv`; the file of an intake is understood too.
pub const CONTAINER_COLUMNS: [&str; 3] = ["container", "donor", "expressed_on"];

/// The draws of one analyte of one donor, oldest first.
pub(super) fn draws(
    pack: &SerologyPack,
    analyte: &Analyte,
    donor: &str,
    results: &[TestResult],
) -> Vec<Draw> {
    let mut by_day: BTreeMap<Date, Vec<&TestResult>> = BTreeMap::new();
    let concerned =
        |result: &&TestResult| result.donor == donor && result.analyte == analyte.analyte;
    for result in results.iter().filter(concerned) {
        by_day.entry(result.drawn_on).or_default().push(result);
    }
    by_day
        .into_iter()
        .map(|(on, results)| Draw { on, finding: finding(pack, analyte, &results) })
        .collect()
}

fn finding(pack: &SerologyPack, analyte: &Analyte, results: &[&TestResult]) -> Finding {
    let any = |wanted: &[Reported]| results.iter().any(|result| wanted.contains(&result.reported));
    // What speaks against the milk counts by any method, also by a refused one.
    if any(&[Reported::Positive]) {
        return Finding::Against(Found::Positive);
    }
    let counts = |result: &&&TestResult| {
        !pack.refused_methods.iter().any(|refused| refused.value == result.method)
    };
    let of = |reported: Reported| {
        let rows = results.iter().filter(counts).filter(move |row| row.reported == reported);
        rows.map(|row| row.method.as_str())
    };
    if of(Reported::ConfirmedNegative).next().is_some() {
        return Finding::Negative;
    }
    if any(&[Reported::Reactive, Reported::Indeterminate]) {
        return Finding::Against(Found::Reactive);
    }
    let methods: BTreeSet<&str> = of(Reported::Negative).collect();
    if !any(&[Reported::Pending]) && methods.len() >= analyte.methods.max(1) {
        Finding::Negative
    } else {
        Finding::Nothing
    }
}

/// Reads `panels.csv`.
///
/// # Errors
/// Every cell that cannot be read.
pub fn read_panels(text: &str) -> Result<Vec<TestResult>, Vec<BadRow>> {
    let Table { rows, mut bad } = sheet::read(text, &PANEL_COLUMNS)?;
    let mut results = Vec::new();
    for row in rows {
        let mut fault = |column: usize, reason: &str| {
            let reason = format!("`{}`: {reason}", row.cell(column));
            bad.push(BadRow::new(row.line, PANEL_COLUMNS[column], reason));
        };
        for column in [0, 1] {
            if row.cell(column).is_empty() {
                fault(column, "must not be empty");
            }
        }
        let reported = reported(row.cell(3));
        if reported.is_none() {
            fault(
                3,
                "expected negative, confirmed_negative, reactive, indeterminate, pending or \
                 positive",
            );
        }
        let drawn_on = day::read(row.cell(4));
        if drawn_on.is_none() {
            fault(4, "expected a day (2026-08-31)");
        }
        if let (Some(reported), Some(drawn_on)) = (reported, drawn_on) {
            results.push(TestResult {
                donor: row.cell(0).to_owned(),
                analyte: row.cell(1).to_ascii_lowercase(),
                method: row.cell(2).to_ascii_lowercase(),
                reported,
                drawn_on,
                lab: row.cell(5).to_owned(),
            });
        }
    }
    sheet::whole(results, bad)
}

fn reported(word: &str) -> Option<Reported> {
    Some(match word.to_ascii_lowercase().as_str() {
        "negative" => Reported::Negative,
        "confirmed_negative" => Reported::ConfirmedNegative,
        "reactive" => Reported::Reactive,
        "indeterminate" => Reported::Indeterminate,
        "pending" => Reported::Pending,
        "positive" => Reported::Positive,
        _ => return None,
    })
}

/// Reads the containers to be judged, from the least columns or from the file of an intake.
///
/// # Errors
/// Every cell that cannot be read, and every container that is named twice.
pub fn read_containers(text: &str) -> Result<Vec<Subject>, Vec<BadRow>> {
    let header = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    if header.split(',').any(|column| column.trim().trim_matches('"') == "received_on") {
        let containers = intake::read(text)?.into_iter().map(|container| Subject {
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
        let (container, donor, on) = (row.cell(0), row.cell(1), row.cell(2));
        if container.is_empty() || !seen.insert(container.to_owned()) {
            let reason = format!("`{container}`: expected a number of its own");
            bad.push(BadRow::new(row.line, CONTAINER_COLUMNS[0], reason));
        }
        let time = Time::read(on);
        if time.is_none() && !on.is_empty() {
            let reason = format!("`{on}`: expected a day, a time with its offset, or nothing");
            bad.push(BadRow::new(row.line, CONTAINER_COLUMNS[2], reason));
        }
        subjects.push(Subject {
            container: container.to_owned(),
            donor: Some(donor).filter(|donor| !donor.is_empty()).map(str::to_owned),
            expressed_on: time.as_ref().map(Time::day),
        });
    }
    sheet::whole(subjects, bad)
}

impl SerologyPack {
    /// Whether any number rests on a source nobody read.
    pub(super) fn is_example(&self) -> bool {
        let refused = self.refused_methods.iter().map(|refused| refused.verified);
        let panel = self.panel.iter().map(|analyte| analyte.verified);
        let numbers = [self.valid.verified, self.covers_before_draw.verified];
        refused.chain(panel).chain(numbers).any(|verified| !verified)
    }
}

impl Pack for SerologyPack {
    const KIND: &'static str = "serology";

    fn id(&self) -> &str {
        &self.id
    }

    fn version(&self) -> &str {
        &self.version
    }

    fn effective(&self) -> Date {
        self.effective
    }

    fn problems(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        for (n, analyte) in self.panel.iter().enumerate() {
            let name = &analyte.analyte;
            if self.panel[..n].iter().any(|before| before.analyte == *name) {
                wrong.push(format!("`{name}` stands there twice"));
            }
            if name.is_empty() || *name != name.to_ascii_lowercase() {
                wrong.push(format!("`{name}`: an analyte is written in lower case"));
            }
            if !(1..=5).contains(&analyte.methods) {
                wrong.push(format!("`{name}`: expected 1 to 5 methods"));
            }
        }
        if self.panel.is_empty() {
            wrong.push("a panel without analytes would cover everything".into());
        }
        for (name, period) in [
            ("valid", self.valid.value),
            ("covers_before_draw", Some(self.covers_before_draw.value)),
        ] {
            if matches!(period, Some(Period::Hours(_))) {
                wrong.push(format!("`{name}` counts in days, weeks, months or years"));
            }
        }
        let sources = self.panel.iter().map(|analyte| &analyte.source);
        let numbers = [&self.valid.source, &self.covers_before_draw.source];
        let refused = self.refused_methods.iter().map(|refused| &refused.source);
        if sources.chain(numbers).chain(refused).any(|source| source.trim().is_empty()) {
            wrong.push("a number without a source".into());
        }
        wrong
    }
}
