//! The outcome of a trace, with every reason.
//!
//! A verdict can be checked by itself: it names the pack and its version, the day, the SHA-256 of
//! the trace and the load. It holds [`Input`], from which it is made again. A trace is used for one
//! batch only; `trace_sha256` and `load` together say which heating it was.

use jiff::civil::Date;
use ounce_domain::reference::Reference;
use serde::{Deserialize, Serialize};

use super::calibration::{Calibrations, Certificate};
use super::judge::Shift;
use super::logger::Logger;
use super::measure::{MilliCelsius, Milliseconds};
use crate::seal;

/// The kinds of reasons and warnings, in the sequence in which they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// Nothing in the trace was heated.
    NoLoad,
    /// The trace has several loads, and nobody said which one is meant.
    SeveralLoads,
    /// The trace has no load with this number, or the load was not kept.
    NoSuchLoad,
    /// The load was not run on the day that was named.
    OtherDay,
    /// No calibration of the probe is valid on the day of the cycle.
    Calibration,
    /// Nothing was said of calibrations.
    CalibrationNotGiven,
    /// A probe was silent for too long.
    Gap,
    /// A probe was read too rarely on the whole.
    Sparse,
    /// The milk was warm where the load begins.
    NotFromCold,
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

/// The outcome for a load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Pass,
    /// Held until a person has looked at it; not accepted.
    Review,
    Fail,
}

/// One reason, with the time it begins and the limit it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    pub code: Code,
    /// Seconds since the start of the trace; none when the reason has no time.
    pub at_s: Option<Milliseconds>,
    pub detail: String,
    /// The probe it concerns, when it concerns one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probe: Option<String>,
    /// Where the limit is from.
    pub source: String,
    /// Whether that source was read. If it was not, the limit is an example.
    pub verified: bool,
}

/// How a probe took part in the load.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProbeRecord {
    pub probe: String,
    pub readings: u64,
    /// The number that was added to each of its readings.
    pub offset_c: MilliCelsius,
    /// The name of the certificate behind the correction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
    /// The calibration that was in force on the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calibration: Option<Certificate>,
}

/// One load of a trace, judged for itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoadVerdict {
    /// Its place among the loads of the trace, from 1.
    pub load: u32,
    /// When its heating begins, and when its last reading is.
    pub from_s: Milliseconds,
    pub until_s: Milliseconds,
    /// The wall-clock time at which it begins, when the logger wrote one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub began: Option<String>,
    pub accepted: bool,
    pub outcome: Outcome,
    pub hold_s: Milliseconds,
    pub hold_from_s: Option<Milliseconds>,
    pub max_c: MilliCelsius,
    pub min_hold_c: Option<MilliCelsius>,
    pub reasons: Vec<Reason>,
    pub warnings: Vec<Reason>,
}

/// The facts that a verdict is made from, beside the pack and the trace.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// The day of the load, on which its calibrations must be valid.
    #[serde(with = "maybe_day")]
    pub on: Option<Date>,
    /// The load that was asked for; none when the only one is meant.
    pub load: Option<u32>,
    /// The batch it was asked for; none when nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<Reference>,
    /// How the logger's file was read; none for a trace of `t_s,probe,temp_c`.
    pub logger: Option<Logger>,
    pub shift: Option<Shift>,
    /// The calibrations of the probes of the trace; none when nobody gave any.
    pub calibrations: Option<Calibrations>,
}

/// Whether a load was pasteurised, and why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    pub accepted: bool,
    pub outcome: Outcome,
    /// The day of the load.
    #[serde(with = "maybe_day")]
    pub on: Option<Date>,
    /// The load that this verdict is about, from 1; none when no single one could be chosen.
    pub load: Option<u32>,
    /// The batch that this load is, when somebody said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<Reference>,
    /// SHA-256 of the trace, in hexadecimal.
    pub trace_sha256: String,
    pub pack: String,
    pub version: String,
    /// Why it is not accepted; empty when it is.
    pub reasons: Vec<Reason>,
    /// Warnings, which are no reasons against the load.
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
    /// Every load of the trace.
    pub loads: Vec<LoadVerdict>,
    /// Limits of the pack whose source was not read: examples until a bank signs the pack.
    pub examples: Vec<String>,
    pub input: Input,
}

/// The part of a stored verdict from which it can be made again, with the same trace.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Stored {
    pub pack: String,
    pub version: String,
    pub trace_sha256: String,
    pub input: Input,
}

impl Verdict {
    /// Whether nothing but missing calibrations speaks against the load.
    pub fn stands_but_for_calibrations(&self) -> bool {
        self.reasons.iter().all(|reason| reason.code == Code::CalibrationNotGiven)
    }

    /// The verdict as it is stored.
    pub fn to_json(&self) -> String {
        seal::text(self)
    }
}

/// A day as `2026-08-31`, or `null`.
mod maybe_day {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    use crate::pack::day;

    pub(super) fn serialize<S: Serializer>(day: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
        day.map(|day| day.to_string()).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Date>, D::Error> {
        let Some(text) = Option::<String>::deserialize(from)? else { return Ok(None) };
        let read = day::read(&text);
        read.map(Some).ok_or_else(|| D::Error::custom(format!("`{text}` is not a day")))
    }
}
