//! Whether a batch may be released, and every reason why not.
//!
//! The evidence is one record: whose milk, expressed when; from when to when each donor was
//! approved and covered by blood tests; the verdict on the curve and the calibrations behind it;
//! the verdict on the culture; who ran the cycle and who signed. Nothing that is missing passes.

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

use crate::pack::day;

/// A span of days, both included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    #[serde(with = "day")]
    pub from: Date,
    /// The last day.
    #[serde(with = "day")]
    pub until: Date,
}

impl Approval {
    fn holds(&self, on: Date) -> bool {
        self.from <= on && on <= self.until
    }
}

/// What is known of a milk donor: when she was approved, and when blood tests covered her milk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DonorFact {
    pub approved: Vec<Approval>,
    pub covered: Vec<Approval>,
}

/// A container of the pools this batch was filled from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContainerFact {
    pub container: String,
    pub donor: String,
    #[serde(with = "day")]
    pub expressed_on: Date,
}

/// The verdict on the curve: the fields of `ounce milk curve --json` that matter here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CurveFact {
    pub accepted: bool,
    pub pack: String,
    pub version: String,
    pub trace_sha256: String,
    /// Every probe that took part; each needs a calibration of its own.
    pub probes: Vec<String>,
}

/// The calibration of a probe that took part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalibrationFact {
    pub probe: String,
    #[serde(with = "day")]
    pub valid_from: Date,
    #[serde(with = "day")]
    pub valid_until: Date,
}

/// The verdict on the culture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CultureFact {
    pub passed: bool,
    pub pack: String,
    pub version: String,
}

/// Somebody who looked at the record and agrees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    pub who: String,
    #[serde(with = "super::moment")]
    pub at: Timestamp,
}

/// The evidence for one batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReleaseRecord {
    pub batch: String,
    /// The day of the cycle.
    #[serde(with = "day")]
    pub cycle_on: Date,
    /// Who ran the cycle.
    pub operator: String,
    pub containers: Vec<ContainerFact>,
    pub donors: BTreeMap<String, DonorFact>,
    pub curve: Option<CurveFact>,
    pub calibrations: Vec<CalibrationFact>,
    pub culture: Option<CultureFact>,
    pub signatures: Vec<Signature>,
}

/// Why a batch is not released. The sequence is that in which reasons are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReleaseCode {
    /// The record names no container.
    NoContainers,
    /// Nothing is known of a donor.
    DonorUnknown,
    /// A donor was not approved on the day of expression.
    DonorNotApproved,
    /// No blood test covers the day of expression.
    NotCovered,
    /// There is no verdict on the curve, or it is not favourable.
    CurveNotPassed,
    /// No calibration is named at all, or none of a probe that took part.
    NoCalibration,
    /// A probe's calibration was not valid on the day of the cycle.
    CalibrationNotValid,
    /// There is no verdict on the culture, or it is not favourable.
    CultureNotPassed,
    /// Nobody is named who ran the cycle.
    OperatorUnknown,
    /// Fewer than two different people signed.
    TwoMustSign,
    /// Somebody signed who ran the cycle.
    OperatorSigned,
    /// Somebody signed before the day of the cycle.
    SignedTooEarly,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ReleaseReason {
    pub code: ReleaseCode,
    /// The container, probe or person it concerns; empty when it concerns none.
    pub about: String,
    pub because: String,
}

/// That a batch may be released. Only [`decide`] makes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Release {
    batch: String,
    signed_by: Vec<String>,
    /// When the last of them signed.
    #[serde(with = "super::moment")]
    signed_at: Timestamp,
}

impl Release {
    pub fn batch(&self) -> &str {
        &self.batch
    }

    pub fn signed_by(&self) -> &[String] {
        &self.signed_by
    }

    /// When the last of them signed: nothing rests on it before.
    pub fn signed_at(&self) -> Timestamp {
        self.signed_at
    }
}

/// Whether the batch may be released, and every reason why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReleaseVerdict {
    pub batch: String,
    pub released: bool,
    pub reasons: Vec<ReleaseReason>,
    /// The packs the verdicts on curve and culture rest on, as `id version`.
    pub packs: Vec<String>,
    #[serde(skip)]
    pub release: Option<Release>,
}

/// Reads a record from JSON.
///
/// # Errors
/// Line, column and reason.
pub fn parse_record(text: &str) -> Result<ReleaseRecord, (usize, usize, String)> {
    serde_json::from_str(text).map_err(|error| {
        let said = error.to_string();
        let reason = said.rsplit_once(" at line ").map_or(said.as_str(), |(reason, _)| reason);
        (error.line(), error.column(), reason.to_owned())
    })
}

/// Two ways of writing one person's number are one person.
fn person(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Weighs the evidence.
pub fn decide(record: &ReleaseRecord) -> ReleaseVerdict {
    let mut reasons = BTreeSet::new();
    let mut refuse = |code, about: &str, because: String| {
        reasons.insert(ReleaseReason { code, about: about.to_owned(), because });
    };
    look_at_containers(record, &mut refuse);
    look_at_cycle(record, &mut refuse);
    let signed_by = look_at_signatures(record, &mut refuse);
    let packs = [
        record.curve.as_ref().map(|fact| format!("{} {}", fact.pack, fact.version)),
        record.culture.as_ref().map(|fact| format!("{} {}", fact.pack, fact.version)),
    ];
    let released = reasons.is_empty();
    let signed_at = record.signatures.iter().map(|signature| signature.at).max();
    let release = signed_at.filter(|_| released).map(|signed_at| {
        let batch = record.batch.clone();
        Release { batch, signed_by, signed_at }
    });
    ReleaseVerdict {
        batch: record.batch.clone(),
        released,
        reasons: reasons.into_iter().collect(),
        packs: packs.into_iter().flatten().collect(),
        release,
    }
}

fn look_at_containers(record: &ReleaseRecord, refuse: &mut impl FnMut(ReleaseCode, &str, String)) {
    if record.containers.is_empty() {
        refuse(ReleaseCode::NoContainers, "", "no container is named".into());
    }
    for fact in &record.containers {
        let ContainerFact { container, donor, expressed_on } = fact;
        let Some(known) = record.donors.get(donor) else {
            let because = format!("nothing is known of donor {donor}");
            refuse(ReleaseCode::DonorUnknown, container, because);
            continue;
        };
        if !known.approved.iter().any(|span| span.holds(*expressed_on)) {
            let because = format!("donor {donor} was not approved on {expressed_on}");
            refuse(ReleaseCode::DonorNotApproved, container, because);
        }
        if !known.covered.iter().any(|span| span.holds(*expressed_on)) {
            let because = format!("no blood test of donor {donor} covers {expressed_on}");
            refuse(ReleaseCode::NotCovered, container, because);
        }
    }
}

fn look_at_cycle(record: &ReleaseRecord, refuse: &mut impl FnMut(ReleaseCode, &str, String)) {
    match &record.curve {
        Some(fact) if fact.accepted => {}
        Some(_) => {
            refuse(ReleaseCode::CurveNotPassed, "", "the curve was not accepted".into());
        }
        None => refuse(ReleaseCode::CurveNotPassed, "", "nobody judged the curve".into()),
    }
    if record.calibrations.is_empty() {
        refuse(ReleaseCode::NoCalibration, "", "no calibration is named".into());
    }
    let mut valid: BTreeMap<&str, bool> = BTreeMap::new();
    for fact in &record.calibrations {
        let span = Approval { from: fact.valid_from, until: fact.valid_until };
        *valid.entry(&fact.probe).or_default() |= span.holds(record.cycle_on);
    }
    let met = record.curve.iter().flat_map(|fact| &fact.probes);
    for probe in met.filter(|probe| !valid.contains_key(probe.as_str())) {
        refuse(ReleaseCode::NoCalibration, probe, "no calibration of it is named".into());
    }
    for (probe, _) in valid.into_iter().filter(|(_, valid)| !valid) {
        let because = format!("no calibration of it is valid on {}", record.cycle_on);
        refuse(ReleaseCode::CalibrationNotValid, probe, because);
    }
    match &record.culture {
        Some(fact) if fact.passed => {}
        Some(_) => refuse(ReleaseCode::CultureNotPassed, "", "the culture did not pass".into()),
        None => refuse(ReleaseCode::CultureNotPassed, "", "nobody judged a culture".into()),
    }
}

/// Returns who signed, each person once.
fn look_at_signatures(
    record: &ReleaseRecord,
    refuse: &mut impl FnMut(ReleaseCode, &str, String),
) -> Vec<String> {
    let operator = person(&record.operator);
    if operator.is_empty() {
        refuse(ReleaseCode::OperatorUnknown, "", "nobody is named who ran the cycle".into());
    }
    let mut people: BTreeMap<String, &str> = BTreeMap::new();
    for Signature { who, at } in &record.signatures {
        let signer = person(who);
        if signer == operator {
            let because = "whoever ran the cycle does not sign it".into();
            refuse(ReleaseCode::OperatorSigned, who, because);
        } else if !signer.is_empty() {
            people.entry(signer).or_insert(who);
        }
        // The zone of the bank is not known here: a day's grace either way is at most a day off,
        // so the signature counts as too early only when it is so everywhere on earth.
        let latest = at.to_zoned(TimeZone::UTC).date().saturating_add(jiff::Span::new().days(1));
        if latest < record.cycle_on {
            let because = format!("signed before the cycle of {}", record.cycle_on);
            refuse(ReleaseCode::SignedTooEarly, who, because);
        }
    }
    if people.len() < 2 {
        let because = format!("{} of two people signed", people.len());
        refuse(ReleaseCode::TwoMustSign, "", because);
    }
    people.into_values().map(str::to_owned).collect()
}
