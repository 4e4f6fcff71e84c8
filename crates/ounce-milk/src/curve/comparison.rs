//! The cycles whose outcome changes when a probe turns out to be wrong.
//!
//! A list of cycles has the columns `cycle,on,trace`: the name of the cycle, its day, the file of
//! its trace. It has a column `load` too if a trace holds several loads. Each trace is read once
//! and judged twice, with the old and with the corrected offset. [`Reevaluation`] gathers the
//! cycles that were accepted and now fail. Exactly their loads are to be called back. This module
//! never opens a file.

use jiff::civil::Date;
use ounce_domain::reference::Reference;
use serde::{Serialize, Serializer};
use std::collections::BTreeSet;

use super::judge::{Asked, Judge, Shift, Terms};
use super::measure::MilliCelsius;
use super::trace::{Reading, Readings};
use super::verdict::{Reason, Verdict};
use crate::pack::day;
use crate::sheet::{self, BadRow, Table};

/// One cycle of a pasteuriser in a list of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    pub cycle: String,
    pub on: Date,
    /// The file of its trace, as the list names it.
    pub trace: String,
    /// Which load of the trace it is, from 1. None means the only one.
    pub load: Option<u32>,
}

/// Reads a list of cycles.
///
/// # Errors
/// Every row that cannot be used: a day or a load that cannot be read, an empty name, a name that
/// stands twice.
pub fn cycles(text: &str) -> Result<Vec<Cycle>, Vec<BadRow>> {
    const COLUMNS: [&str; 4] = ["cycle", "on", "trace", "load"];
    let (mut cycles, mut names) = (Vec::new(), BTreeSet::new());
    let header = text.lines().next().unwrap_or_default();
    let says_load = header.split(',').any(|name| name.trim().trim_matches('"') == "load");
    let columns = if says_load { &COLUMNS[..] } else { &COLUMNS[..3] };
    let Table { rows, mut bad } = sheet::read(text, columns)?;
    for row in rows {
        let (cycle, trace) = (row.cell(0).to_owned(), row.cell(2).to_owned());
        for (column, text) in [("cycle", &cycle), ("trace", &trace)] {
            if text.is_empty() {
                bad.push(BadRow::new(row.line, column, "is empty"));
            }
        }
        let load = match if says_load { row.cell(3) } else { "" } {
            "" => None,
            written => {
                let load = written.parse().ok().filter(|load| *load > 0);
                if load.is_none() {
                    let reason = format!("`{written}` is not the place of a load (1, 2, …)");
                    bad.push(BadRow::new(row.line, "load", reason));
                }
                load
            }
        };
        if !names.insert(Reference::new(&cycle)) {
            bad.push(BadRow::new(row.line, "cycle", format!("{cycle} stands there twice")));
        }
        match day::read(row.cell(1)) {
            Some(on) => cycles.push(Cycle { cycle, on, trace, load }),
            None => {
                let reason = format!("`{}` is not a day (2026-08-31)", row.cell(1));
                bad.push(BadRow::new(row.line, "on", reason));
            }
        }
    }
    sheet::whole(cycles, bad)
}

/// Two judges of one trace.
pub struct Comparison<'a> {
    before: Judge<'a>,
    after: Judge<'a>,
    shift: &'a Shift,
}

impl<'a> Comparison<'a> {
    /// One judge by these terms, and one by the same terms with the shift.
    pub fn new(terms: Terms<'a>, shift: &'a Shift) -> Self {
        let after = Judge::new(Terms { shift: Some(shift), ..terms });
        Self { before: Judge::new(terms), after, shift }
    }

    /// Both verdicts, or none when the shifted probe took no part in the cycle.
    pub fn verdicts(self, asked: impl Into<Asked>) -> Option<(Verdict, Verdict)> {
        let asked = asked.into();
        let concerned = self.shift.probe.as_deref().is_none_or(|name| self.before.met_probe(name));
        concerned.then(|| {
            let before = self.before.verdict(asked.clone());
            (before, self.after.verdict(asked))
        })
    }
}

impl Readings for Comparison<'_> {
    fn met(&mut self, probe: &str) {
        self.before.met(probe);
        self.after.met(probe);
    }

    fn read(&mut self, reading: Reading) {
        self.before.read(reading);
        self.after.read(reading);
    }
}

/// A cycle whose outcome changes with the corrected offset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    pub cycle: String,
    /// The day of the cycle, when it is known.
    #[serde(serialize_with = "day_or_none")]
    pub on: Option<Date>,
    pub trace: String,
    pub trace_sha256: String,
    /// Why it is not accepted: with the corrected offset for those that now fail, without it for
    /// those that now pass.
    pub reasons: Vec<Reason>,
}

fn day_or_none<S: Serializer>(on: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
    on.map(|on| on.to_string()).serialize(to)
}

/// The cycles of a probe, judged again with a corrected offset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reevaluation {
    pub pack: String,
    pub version: String,
    /// The probe that was corrected. None means every probe.
    pub probe: Option<String>,
    pub offset_c: MilliCelsius,
    /// How many cycles were looked at, and in how many of them the probe took part.
    pub cycles: usize,
    pub with_probe: usize,
    /// Accepted before, not accepted with the corrected offset: to be called back.
    pub now_fail: Vec<Change>,
    /// Not accepted before, accepted with the corrected offset. Nothing is released by this.
    pub now_pass: Vec<Change>,
    /// Cycles that are not accepted either way.
    pub fail_both: Vec<String>,
    /// Limits of the pack whose source was not read.
    pub examples: Vec<String>,
}

impl Reevaluation {
    /// A list in which no cycle was looked at yet.
    pub fn new(terms: &Terms<'_>, shift: &Shift) -> Self {
        Self {
            pack: terms.pack.id.clone(),
            version: terms.pack.version.clone(),
            probe: shift.probe.clone(),
            offset_c: shift.offset,
            cycles: 0,
            with_probe: 0,
            now_fail: Vec::new(),
            now_pass: Vec::new(),
            fail_both: Vec::new(),
            examples: terms.pack.examples(),
        }
    }

    /// Adds one cycle with both its verdicts, or with none when the probe took no part in it.
    pub fn add(
        &mut self,
        cycle: &str,
        on: Option<Date>,
        trace: &str,
        verdicts: Option<(Verdict, Verdict)>,
    ) {
        self.cycles += 1;
        let Some((before, after)) = verdicts else { return };
        self.with_probe += 1;
        let change = |of: Verdict| Change {
            cycle: cycle.to_owned(),
            on,
            trace: trace.to_owned(),
            trace_sha256: of.trace_sha256,
            reasons: of.reasons,
        };
        // A load is called back because of its heat. If nobody gave calibrations, neither verdict
        // is accepted for that reason alone. This must not hide a load that now fails.
        match (before.stands_but_for_calibrations(), after.stands_but_for_calibrations()) {
            (true, true) => {}
            (true, false) => self.now_fail.push(change(after)),
            (false, true) => self.now_pass.push(change(before)),
            (false, false) => self.fail_both.push(cycle.to_owned()),
        }
    }
}
