//! The verdict on containers and donors, with its input.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::draw::{Closed, Found};
use super::pack::{Analyte, SerologyPack};
use super::panel::{Subject, TestResult};
use super::span::Span;
use crate::pack::day;
use crate::seal::{self, Seal};

/// Why a container is not covered, from the gravest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// A later draw was positive and no negative draw lies on or after the day.
    PositiveSince,
    /// As [`Code::PositiveSince`], reactive or indeterminate and neither confirmed nor cleared.
    ReactiveSince,
    /// As [`Code::PositiveSince`], and the laboratory has not reported the draw yet.
    PendingSince,
    /// As [`Code::PositiveSince`], and the laboratory could not test the draw.
    NoResultSince,
    /// Nobody knows on which day it was expressed.
    NoDate,
    /// Nobody knows whose milk it is.
    NoDonor,
    /// The donor has no negative draw of this analyte.
    NoNegative,
    /// Expressed before the cover begins.
    BeforeCover,
    /// Expressed after the last day covered.
    AfterCover,
    /// Expressed between two covered spans.
    BetweenDraws,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    pub code: Code,
    pub analyte: Option<String>,
    pub detail: String,
    pub source: String,
    pub verified: bool,
}

impl Reason {
    pub(super) fn unlabelled(code: Code, detail: &str) -> Self {
        Self {
            code,
            analyte: None,
            detail: detail.into(),
            source: "what nobody knows is never covered, in every pack".into(),
            verified: true,
        }
    }

    pub(super) fn closed(pack: &SerologyPack, analyte: &Analyte, closed: &Closed) -> Self {
        let name = &analyte.analyte;
        let last = closed.last_negative.map_or("there was none".into(), |last| last.to_string());
        let mut detail =
            format!("{name}: drawn on {}, last negative before it: {last}", closed.drawn_on);
        let back = pack.way_back(name, closed.found).filter(|_| closed.again_from.is_none());
        if let Some(rule) = back {
            let (wanted, counted) = (rule.negatives, closed.counted);
            detail += &format!("; {counted} of {wanted} negative draws that let her in again");
        }
        let code = match closed.found {
            Found::Positive => Code::PositiveSince,
            Found::Reactive => Code::ReactiveSince,
            Found::Pending => Code::PendingSince,
            Found::NoResult => Code::NoResultSince,
        };
        let is_missing = closed.found < Found::Reactive;
        let source = if is_missing { STILL_OUT } else { &analyte.source };
        Self {
            code,
            analyte: Some(name.clone()),
            detail,
            source: source.into(),
            verified: is_missing || analyte.verified,
        }
    }
}

/// The source of a reason that rests on no pack: a result is missing.
const STILL_OUT: &str = "a result that is missing never covers, in every pack";

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cover {
    pub container: String,
    pub donor: Option<String>,
    pub expressed_on: Option<String>,
    pub covered: bool,
    /// The gravest reason of each analyte; empty when covered.
    pub because: Vec<Reason>,
}

/// A finding that takes the cover back to the last negative draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LookBack {
    pub analyte: String,
    pub found: Found,
    #[serde(with = "day")]
    pub drawn_on: Date,
    pub last_negative: Option<String>,
    /// The draw that let the donor in again, by a rule of the pack.
    pub again_from: Option<String>,
    /// Every container of this donor expressed in between, or on a day nobody knows.
    pub containers: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DonorCover {
    pub donor: String,
    /// The days on which all analytes are covered.
    pub spans: Vec<Span>,
    pub look_back: Vec<LookBack>,
    /// The milk that waits for a missing result.
    pub held: Vec<LookBack>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Whether there are containers and every one is covered.
    pub covered: bool,
    pub donors: Vec<DonorCover>,
    pub containers: Vec<Cover>,
    #[serde(flatten)]
    pub seal: Seal<Input>,
}

/// The input of a verdict, beside the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    pub results: Vec<TestResult>,
    pub containers: Vec<Subject>,
}

/// A stored verdict, to be made again.
pub type Stored = seal::Stored<Input>;

impl Verdict {
    /// The verdict as it is stored.
    pub fn to_json(&self) -> String {
        seal::text(self)
    }
}
