//! Makes the verdicts of a record again from their own input.
//!
//! A verdict in a record counts only if the same input and the same version of the pack give the
//! same verdict again. A verdict that does not keep its input cannot be made again, and does not
//! count.

use serde::de::DeserializeOwned;
use std::fmt;

use super::Rests;
use super::known::Packs;
use super::printed::Printed;
use super::reason::{Against, ReleaseCode};
use super::trace_file::TraceFile;
use crate::pack::Pack;
use crate::{culture, curve, intake, serology};

/// Why a verdict does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doubt {
    NoInput,
    NoTrace,
    OtherTrace,
    Differs,
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoInput => "it does not keep what it was made from",
            Self::NoTrace => "the record does not hold the trace it was made from",
            Self::OtherTrace => "the record holds another trace than it was made from",
            Self::Differs => "made again from what it keeps, it says something else",
        })
    }
}

/// The command that printed a verdict.
#[derive(Clone, Copy)]
pub(super) enum By<'a> {
    Intake,
    Serology,
    /// With the trace that it judged.
    Curve(Option<&'a TraceFile>),
    Culture,
}

impl By<'_> {
    fn word(self) -> &'static str {
        match self {
            Self::Intake => "intake",
            Self::Serology => "serology",
            Self::Curve(_) => "curve",
            Self::Culture => "culture",
        }
    }
}

impl Rests<'_> {
    /// Makes a verdict again. A missing pack is passed over: that is a reason of its own
    /// ([`ReleaseCode::PackUnknown`]).
    pub(super) fn again(&self, by: By<'_>, printed: &Printed, against: &mut Against) {
        let doubt = match self.packs.again(by, printed) {
            Ok(Some(again)) if again == *printed => return,
            Ok(None) => return,
            Ok(Some(_)) => Doubt::Differs,
            Err(doubt) => doubt,
        };
        against.say(ReleaseCode::NotMadeAgain, by.word(), doubt.to_string());
    }
}

/// A verdict as its command prints it.
fn read_again(json: &str) -> Printed {
    serde_json::from_str(json).expect("what a command prints is JSON")
}

fn input<T: DeserializeOwned>(printed: &Printed) -> Result<T, Doubt> {
    printed.read().ok_or(Doubt::NoInput)
}

fn version<'a, P: Pack>(packs: &'a [P], id: &str, version: &str) -> Option<&'a P> {
    packs.iter().find(|pack| pack.id() == id && pack.version() == version)
}

impl Packs {
    /// The verdict, made again. `None` if the version of the pack that it names is not at hand.
    fn again(&self, by: By<'_>, printed: &Printed) -> Result<Option<Printed>, Doubt> {
        let json = match by {
            By::Intake => {
                let intake::Stored { pack, version: of, input } = input(printed)?;
                let pack = version(&self.intakes, &pack, &of);
                pack.map(|pack| intake::decide(pack, &input.containers).to_json())
            }
            By::Serology => {
                let serology::Stored { pack, version: of, input } = input(printed)?;
                let pack = version(&self.serologies, &pack, &of);
                let decide = |pack| serology::decide(pack, &input.results, &input.containers);
                pack.map(|pack| decide(pack).to_json())
            }
            By::Culture => {
                let culture::Stored { pack, version: of, input } = input(printed)?;
                let rules = self.culture(&pack, &of);
                rules.map(|rules| culture::decide(rules, &input.results).to_json())
            }
            By::Curve(trace) => {
                let stored: curve::Stored = input(printed)?;
                let pack = version(&self.curves, &stored.pack, &stored.version);
                pack.map(|pack| curve_again(pack, stored, trace)).transpose()?
            }
        };
        Ok(json.map(|json| read_again(&json)))
    }
}

fn curve_again(
    pack: &curve::CurvePack,
    stored: curve::Stored,
    trace: Option<&TraceFile>,
) -> Result<String, Doubt> {
    let sum = stored.trace_sha256.clone();
    let trace = trace.and_then(TraceFile::bytes).ok_or(Doubt::NoTrace)?;
    // A trace with rows that cannot be used is not the one that was judged.
    let again = curve::again(pack, stored, &trace).map_err(|_| Doubt::OtherTrace)?;
    if again.trace_sha256 == sum { Ok(again.to_json()) } else { Err(Doubt::OtherTrace) }
}
