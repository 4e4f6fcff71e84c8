//! The outcome of a cycle, with every reason.
//!
//! A verdict carries what is needed to find it again: pack and version, the SHA-256 of the trace,
//! the corrections that were applied. As JSON it is one object with `accepted`, `reasons`,
//! `hold_s`, `max_c` and `min_hold_c`, and what else a person may ask.

use serde::Serialize;

use super::measure::{MilliCelsius, Milliseconds};

/// What is wrong, or worth a word. The sequence is that in which reasons are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// No calibration of the probe is valid on the day of the cycle.
    Calibration,
    /// Nothing was said of calibrations. A warning.
    CalibrationNotGiven,
    /// A probe was silent for too long.
    Gap,
    /// A probe was read too rarely on the whole.
    Sparse,
    /// The hold began too late.
    ComeUp,
    /// The milk was not held long enough.
    Hold,
    /// The milk became too hot.
    Overheated,
    /// The milk became hotter than it should, but not too hot. A warning.
    Hot,
    /// Two probes differ during the hold; a person looks at the cycle.
    Disagreement,
    /// The milk became cold too late, or the trace does not show it.
    Cooling,
}

/// What becomes of the cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Pass,
    /// Held until a person has looked at it; not accepted.
    Review,
    Fail,
}

/// One reason, with the time it begins and the limit it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    pub code: Code,
    /// Seconds since the start of the trace; none when the reason has no time.
    pub at_s: Option<Milliseconds>,
    pub detail: String,
    /// The probe it concerns, when it concerns one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub probe: Option<String>,
    /// Where the limit is from.
    pub source: String,
    /// Whether that source was read; a limit that was not is an example.
    pub verified: bool,
}

/// How a probe took part in the cycle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProbeRecord {
    pub probe: String,
    pub readings: u64,
    /// What was added to each of its readings.
    pub offset_c: MilliCelsius,
    /// The certificate behind the correction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
}

/// Whether a load was pasteurised, and why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    pub accepted: bool,
    pub outcome: Outcome,
    /// Why it is not accepted; empty when it is.
    pub reasons: Vec<Reason>,
    /// What is worth a word, but no reason.
    pub warnings: Vec<Reason>,
    /// The longest time all probes held together; 0 when they never did.
    pub hold_s: Milliseconds,
    /// When that hold began.
    pub hold_from_s: Option<Milliseconds>,
    /// The hottest reading, corrected.
    pub max_c: MilliCelsius,
    /// The lowest reading during that hold, corrected.
    pub min_hold_c: Option<MilliCelsius>,
    pub probes: Vec<ProbeRecord>,
    pub pack: String,
    pub version: String,
    /// Limits of the pack whose source was not read: examples until a bank signs the pack.
    pub examples: Vec<String>,
    /// SHA-256 of the trace, in hexadecimal.
    pub trace_sha256: String,
}
