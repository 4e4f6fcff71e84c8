//! The evidence for one batch. It is put together, signed and kept.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::printed::{CurveSeen, Printed};
use super::trace_file::TraceFile;
use crate::curve::MilliCelsius;
use crate::pack::day;
use crate::states::moment;
use ounce_domain::reference::Reference;

/// A span of days from the first to the last, both included.
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
    pub(super) fn holds(&self, on: Date) -> bool {
        self.from <= on && on <= self.until
    }
}

/// When a milk donor was approved, by the bank's own list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DonorFact {
    pub donor: Reference,
    pub approved: Vec<Approval>,
}

/// A container of the pool this batch was filled from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContainerFact {
    pub container: Reference,
    pub donor: Reference,
    #[serde(with = "day")]
    pub expressed_on: Date,
}

/// The calibration of a probe, as the bank's table of calibrations has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalibrationFact {
    pub probe: Reference,
    #[serde(with = "day")]
    pub valid_from: Date,
    #[serde(with = "day")]
    pub valid_until: Date,
    /// The correction that is added to a reading.
    pub offset_c: MilliCelsius,
    pub certificate: String,
}

/// The output of `culture`, and when the laboratory's result was known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CultureFact {
    #[serde(with = "moment")]
    pub known_at: Timestamp,
    pub verdict: Printed,
}

/// The signature of a person who has looked at the record and agrees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    pub who: String,
    #[serde(with = "moment")]
    pub at: Timestamp,
    /// [`ReleaseRecord::digest`] of what was signed.
    #[serde(default)]
    pub record_sha256: String,
}

/// The evidence for one batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReleaseRecord {
    pub batch: Reference,
    /// The pool the batch was filled from.
    pub pool: Reference,
    /// The day of the cycle.
    #[serde(with = "day")]
    pub cycle_on: Date,
    /// The person who ran the cycle.
    pub operator: String,
    /// Every container of the pool.
    pub containers: Vec<ContainerFact>,
    pub donors: Vec<DonorFact>,
    /// The output of `intake` about the containers: one verdict or several.
    pub intake: Vec<Printed>,
    /// The output of `serology` about the containers: one verdict or several.
    pub serology: Vec<Printed>,
    /// The output of `curve` about the load.
    pub curve: Option<Printed>,
    /// The trace that `curve` judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace_file: Option<TraceFile>,
    pub calibrations: Vec<CalibrationFact>,
    pub culture: Vec<CultureFact>,
    pub signatures: Vec<Signature>,
}

impl ReleaseRecord {
    /// SHA-256 of the record without its signatures, as canonical JSON: keys in alphabetical
    /// sequence, no white space. In hexadecimal.
    pub fn digest(&self) -> String {
        let mut value = serde_json::to_value(self).expect("a record has text keys");
        value.as_object_mut().expect("a record is an object").remove("signatures");
        let mut text = String::new();
        write_canonical(&value, &mut text);
        Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The digest of the trace of its curve, in small letters. `None` if it names no SHA-256.
    pub fn trace(&self) -> Option<String> {
        let seen: CurveSeen = self.curve.as_ref()?.read()?;
        let sum = seen.trace_sha256.trim().to_ascii_lowercase();
        let is_sum = sum.len() == 64 && sum.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_sum.then_some(sum)
    }

    /// The probes that took part in its curve.
    pub fn probes(&self) -> Vec<Reference> {
        let seen: Option<CurveSeen> = self.curve.as_ref().and_then(Printed::read);
        let probes = seen.into_iter().flat_map(|seen| seen.probes);
        probes.map(|seen| seen.probe).collect()
    }

    /// The record, signed by one more person.
    #[must_use]
    pub fn signed(mut self, who: &str, at: Timestamp) -> Self {
        let record_sha256 = self.digest();
        self.signatures.push(Signature { who: who.to_owned(), at, record_sha256 });
        self
    }
}

/// The sequence of keys in a map depends on how the program was built, so they are sorted here.
fn write_canonical(value: &Value, text: &mut String) {
    match value {
        Value::Array(items) => {
            text.push('[');
            for (n, item) in items.iter().enumerate() {
                text.push_str(if n == 0 { "" } else { "," });
                write_canonical(item, text);
            }
            text.push(']');
        }
        Value::Object(entries) => {
            let mut entries: Vec<(&String, &Value)> = entries.iter().collect();
            entries.sort_unstable_by_key(|(key, _)| *key);
            text.push('{');
            for (n, (key, inner)) in entries.into_iter().enumerate() {
                text.push_str(if n == 0 { "" } else { "," });
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                write_canonical(inner, text);
            }
            text.push('}');
        }
        plain => text.push_str(&plain.to_string()),
    }
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
