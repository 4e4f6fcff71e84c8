//! Whether a batch may be released, and every reason why not.
//!
//! The evidence is one [`ReleaseRecord`]. It names the donor and the day of each container, when
//! each donor was approved, the calibrations, the person who ran the cycle and those who signed. It
//! holds the whole output of `intake`, `serology`, `curve` and `culture`. Every verdict in it is
//! made again from its own input ([`remade`]). Beside the record a decision knows the packs, the
//! moment and other records ([`Known`]). Evidence that is missing, unknown or contradicts itself is
//! a reason not to release. Start with [`decide`].

mod cycle;
mod kept;
mod known;
mod milk;
mod printed;
mod reason;
mod record;
mod remade;
mod signing;
mod tables;
mod trace_file;

use jiff::Timestamp;
use ounce_domain::reference::Reference;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

pub use kept::KeptRelease;
pub use known::{Beside, Known, Packs, Records, USED_COLUMNS, used_row};
pub use printed::Printed;
pub use reason::{ReleaseCode, ReleaseReason};
pub use record::{
    Approval, CalibrationFact, ContainerFact, CultureFact, DonorFact, ReleaseRecord, Signature,
    parse_record,
};
pub use tables::{APPROVAL_COLUMNS, read_approvals, read_calibrations};
pub use trace_file::TraceFile;

use super::moment;
use reason::Against;

/// The permission to release a batch. Only [`decide`] and [`again`] make one. A course of steps
/// keeps it ([`KeptRelease`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Release {
    batch: Reference,
    /// The pool the batch was filled from.
    pool: Reference,
    /// Everything that was poured into the pool.
    containers: BTreeSet<Reference>,
    /// The digest of the record.
    record_sha256: String,
    signed_by: Vec<String>,
    /// When the last person signed.
    #[serde(with = "moment")]
    signed_at: Timestamp,
}

impl Release {
    pub fn batch(&self) -> &Reference {
        &self.batch
    }

    pub fn pool(&self) -> &Reference {
        &self.pool
    }

    pub fn containers(&self) -> &BTreeSet<Reference> {
        &self.containers
    }

    pub fn record_sha256(&self) -> &str {
        &self.record_sha256
    }

    pub fn signed_by(&self) -> &[String] {
        &self.signed_by
    }

    /// When the last person signed. A step that is dated earlier cannot rest on this release.
    pub fn signed_at(&self) -> Timestamp {
        self.signed_at
    }
}

/// Whether the batch may be released, every reason why not, and what the decision rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReleaseVerdict {
    pub batch: Reference,
    pub released: bool,
    pub reasons: Vec<ReleaseReason>,
    /// The packs that the verdicts in the record rest on, as `id version`.
    pub packs: Vec<String>,
    /// Those of the packs that are examples: one of their rules has a source that nobody has read.
    pub examples: Vec<String>,
    /// The digest that every signature must name.
    pub record_sha256: String,
    /// The moment for which the decision was asked.
    #[serde(with = "moment")]
    pub asked_at: Timestamp,
    pub beside: Beside,
    pub record: ReleaseRecord,
    #[serde(skip)]
    pub release: Option<Release>,
}

impl ReleaseVerdict {
    /// The verdict as it is stored.
    pub fn to_json(&self) -> String {
        crate::seal::text(self)
    }
}

/// The part of a stored verdict from which the verdict can be made again.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct StoredRelease {
    #[serde(with = "moment")]
    pub asked_at: Timestamp,
    pub beside: Beside,
    pub record: ReleaseRecord,
}

/// What a decision rests on, and the packs it has met so far.
struct Rests<'a> {
    packs: &'a Packs,
    now: Timestamp,
    beside: &'a Beside,
    met: BTreeSet<String>,
    examples: BTreeSet<String>,
}

impl Rests<'_> {
    /// Notes a pack that a verdict in the record rests on.
    fn on(
        &mut self,
        kind: &'static str,
        (id, version): (&str, &str),
        example: bool,
        against: &mut Against,
    ) {
        if !self.packs.have(kind, id, version) {
            let because = format!("there is no {kind} pack `{id}` {version}");
            against.say(ReleaseCode::PackUnknown, kind, because);
        }
        let named = format!("{id} {version}");
        if example {
            self.examples.insert(named.clone());
        }
        self.met.insert(named);
    }
}

/// Weighs the evidence.
pub fn decide(record: &ReleaseRecord, known: &Known<'_>) -> ReleaseVerdict {
    weigh(record, known.packs, known.now, known.records.beside(record))
}

/// Makes a stored verdict again. It has the same bytes, unless a pack it rests on is gone.
pub fn again(stored: &StoredRelease, packs: &Packs) -> ReleaseVerdict {
    weigh(&stored.record, packs, stored.asked_at, stored.beside.clone())
}

fn weigh(record: &ReleaseRecord, packs: &Packs, now: Timestamp, beside: Beside) -> ReleaseVerdict {
    let mut against = Against::default();
    let (met, examples) = (BTreeSet::new(), BTreeSet::new());
    let mut rests = Rests { packs, now, beside: &beside, met, examples };
    for (name, what) in [(&record.batch, "batch"), (&record.pool, "pool")] {
        if name.is_empty() {
            against.say(ReleaseCode::Unnamed, "", format!("the {what} has no number"));
        }
    }
    if !beside.same_batch.is_empty() {
        let because = "there is another record of this batch that says otherwise";
        against.say(ReleaseCode::RecordedTwice, "", because);
    }
    milk::look(record, &mut rests, &mut against);
    cycle::look_at_curve(record, &mut rests, &mut against);
    cycle::look_at_cultures(record, &mut rests, &mut against);
    let signed_by = signing::look(record, &rests, &mut against);
    let (packs, examples) = (rests.met.into_iter().collect(), rests.examples.into_iter().collect());
    let released = against.0.is_empty();
    let record_sha256 = record.digest();
    let signed_at = record.signatures.iter().map(|signature| signature.at).max();
    let release = signed_at.filter(|_| released).map(|signed_at| {
        let (batch, pool) = (record.batch.clone(), record.pool.clone());
        let containers = record.containers.iter().map(|fact| fact.container.clone()).collect();
        let record_sha256 = record_sha256.clone();
        Release { batch, pool, containers, record_sha256, signed_by, signed_at }
    });
    ReleaseVerdict {
        batch: record.batch.clone(),
        released,
        reasons: against.0.into_iter().collect(),
        packs,
        examples,
        record_sha256,
        asked_at: now,
        beside,
        record: record.clone(),
        release,
    }
}

#[cfg(test)]
pub(super) mod tests;
