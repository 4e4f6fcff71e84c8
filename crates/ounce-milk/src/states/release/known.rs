//! What a decision knows beside the record: the packs, the moment, and other records.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

use super::record::ReleaseRecord;
use crate::culture::{CulturePack, Rules};
use crate::curve::CurvePack;
use crate::intake::IntakePack;
use crate::pack::{Pack, PackFault, Shelf};
use crate::serology::SerologyPack;
use crate::sheet::{self, BadRow, Row, Table};
use ounce_domain::reference::Reference;

/// What a decision rests on beside the record.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    pub packs: &'a Packs,
    /// The moment for which the decision is asked. Anything dated later has not happened.
    pub now: Timestamp,
    pub records: &'a Records,
}

/// The packs with which the verdicts of a record are made again.
#[derive(Clone, Debug)]
pub struct Packs {
    versions: BTreeSet<(&'static str, String, String)>,
    pub(super) intakes: Vec<IntakePack>,
    pub(super) serologies: Vec<SerologyPack>,
    pub(super) curves: Vec<CurvePack>,
    cultures: Vec<Rules>,
}

impl Packs {
    /// The packs of a shelf that a release can rest on.
    ///
    /// # Errors
    /// All faults of all packs of these kinds, or of the dictionary that a culture pack names.
    pub fn of(shelf: &Shelf) -> Result<Self, Vec<PackFault>> {
        fn add<P: Pack>(versions: &mut BTreeSet<(&'static str, String, String)>, packs: &[P]) {
            let named = |pack: &P| (P::KIND, pack.id().to_owned(), pack.version().to_owned());
            versions.extend(packs.iter().map(named));
        }
        let (intakes, serologies) = (shelf.all::<IntakePack>()?, shelf.all::<SerologyPack>()?);
        let (curves, cultures) = (shelf.all::<CurvePack>()?, shelf.all::<CulturePack>()?);
        let mut versions = BTreeSet::new();
        add(&mut versions, &intakes);
        add(&mut versions, &serologies);
        add(&mut versions, &curves);
        add(&mut versions, &cultures);
        let cultures = cultures.into_iter().map(|pack| Rules::of(shelf, pack));
        let cultures = cultures.collect::<Result<_, _>>()?;
        Ok(Self { versions, intakes, serologies, curves, cultures })
    }

    pub(super) fn have(&self, kind: &'static str, id: &str, version: &str) -> bool {
        self.versions.contains(&(kind, id.to_owned(), version.to_owned()))
    }

    /// A culture pack with its dictionary.
    pub(super) fn culture(&self, id: &str, version: &str) -> Option<&Rules> {
        self.cultures.iter().find(|rules| rules.pack.id == id && rules.pack.version == version)
    }

    /// Whether this is a culture pack that asks for a culture before pasteurisation.
    pub(super) fn ask_before(&self, id: &str, version: &str) -> bool {
        self.culture(id, version).is_some_and(|rules| rules.pack.pre.is_some())
    }
}

/// The batches that use each trace, and the records of each batch.
#[derive(Clone, Debug, Default)]
pub struct Records {
    traces: BTreeMap<String, BTreeSet<Reference>>,
    digests: BTreeMap<Reference, BTreeSet<String>>,
}

/// The columns of a table of traces that were used before. If the third column is missing, other
/// records of the same batch are not known.
pub const USED_COLUMNS: [&str; 3] = ["trace_sha256", "batch", "record_sha256"];

impl Records {
    /// The traces and digests of these records.
    pub fn of<'a>(records: impl IntoIterator<Item = &'a ReleaseRecord>) -> Self {
        let mut known = Self::default();
        for record in records {
            known.digests.entry(record.batch.clone()).or_default().insert(record.digest());
            if let Some(trace) = record.trace() {
                known.traces.entry(trace).or_default().insert(record.batch.clone());
            }
        }
        known
    }

    /// Adds earlier records from a table of [`USED_COLUMNS`]. So a record can be judged beside them
    /// by three short values of each.
    ///
    /// # Errors
    /// Every row that cannot be used.
    pub fn add_used(&mut self, text: &str) -> Result<(), Vec<BadRow>> {
        let has_records = sheet::header(text).iter().any(|name| name == USED_COLUMNS[2]);
        let columns = if has_records { &USED_COLUMNS[..] } else { &USED_COLUMNS[..2] };
        let Table { rows, mut bad } = sheet::read(text, columns)?;
        let mut used = Vec::new();
        for row in rows {
            let trace = sum(&row, 0, &mut bad);
            let batch = Reference::new(row.cell(1));
            if batch.is_empty() {
                bad.push(BadRow::new(row.line, USED_COLUMNS[1], "the batch is missing"));
            }
            let record = has_records.then(|| sum(&row, 2, &mut bad));
            used.push((trace, batch, record));
        }
        for (trace, batch, record) in sheet::whole(used, bad)? {
            self.traces.entry(trace).or_default().insert(batch.clone());
            if let Some(record) = record {
                self.digests.entry(batch).or_default().insert(record);
            }
        }
        Ok(())
    }

    /// Whether this record is among them.
    pub fn have(&self, record: &ReleaseRecord) -> bool {
        let digests = self.digests.get(&record.batch);
        digests.is_some_and(|digests| digests.contains(&record.digest()))
    }

    /// The parts that concern one record.
    pub(super) fn beside(&self, record: &ReleaseRecord) -> Beside {
        let own = record.digest();
        let of_trace = record.trace().and_then(|trace| self.traces.get(&trace));
        let others = of_trace.into_iter().flatten().filter(|batch| **batch != record.batch);
        let digests = self.digests.get(&record.batch).into_iter().flatten();
        Beside {
            same_trace: others.cloned().collect(),
            same_batch: digests.filter(|digest| **digest != own).cloned().collect(),
        }
    }
}

/// A SHA-256 in one column of [`USED_COLUMNS`], in small letters.
fn sum(row: &Row, column: usize, bad: &mut Vec<BadRow>) -> String {
    let sum = row.cell(column).to_ascii_lowercase();
    if sum.len() != 64 || !sum.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        let reason = "expected the 64 digits of a SHA-256";
        bad.push(BadRow::new(row.line, USED_COLUMNS[column], reason));
    }
    sum
}

/// A record as a row of a table of [`USED_COLUMNS`], without a line end. `None` if it has no trace.
pub fn used_row(record: &ReleaseRecord) -> Option<String> {
    let batch = record.batch.as_str();
    let batch = if batch.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", batch.replace('"', "\"\""))
    } else {
        batch.to_owned()
    };
    Some(format!("{},{batch},{}", record.trace()?, record.digest()))
}

/// What other records say about one record. Its verdict holds this, so that the verdict can be made
/// again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beside {
    /// Other batches that rest on the same trace.
    pub same_trace: Vec<Reference>,
    /// Digests of other records of the same batch.
    pub same_batch: Vec<String>,
}
