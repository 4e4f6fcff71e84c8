//! The verdict on the milk of each sample, and the form in which it is stored.

use ounce_domain::reference::Reference;
use serde::{Deserialize, Serialize};

use super::written::{CultureRow, Stage};
use crate::seal::{self, Seal};

/// The outcome for the milk of a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Pass,
    NotEnoughEvidence,
    Discard,
}

/// What kind of reason it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonKind {
    /// A rule says that the milk is discarded.
    Rule,
    /// The results leave open whether a rule discards the milk.
    Open,
    /// Evidence that the pack asks for is missing.
    Missing,
    /// The pack has no rule for this.
    NoRule,
    /// The dictionary does not know a word, or a result is none.
    Unknown,
    /// The results contradict each other.
    Contradiction,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    pub kind: ReasonKind,
    pub because: String,
    pub source: String,
    pub verified: bool,
}

/// The proven count of an organism, in words such as `below 10 CFU/mL`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proven {
    pub organism: String,
    pub count: String,
}

/// How the pack wants milk with this count heated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heat {
    /// Thousandths of a degree Celsius.
    pub target_mc: i32,
    pub minutes: u16,
    pub source: String,
    pub verified: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Judged {
    pub sample: Reference,
    pub stage: Stage,
    pub outcome: Outcome,
    pub reasons: Vec<Reason>,
    pub heat: Option<Heat>,
    pub proven: Vec<Proven>,
    /// How methods were combined, where the pack says so.
    pub combined: Vec<String>,
}

/// The input of a verdict, beside the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    pub results: Vec<CultureRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Whether every sample passes, and there is at least one.
    pub passed: bool,
    pub samples: Vec<Judged>,
    #[serde(flatten)]
    pub seal: Seal<Input>,
}

/// A stored verdict, to be made again.
pub type Stored = seal::Stored<Input>;

impl Verdict {
    /// The verdict as it is stored.
    pub fn to_json(&self) -> String {
        seal::text(self)
    }
}
