//! The verdict on a trace: its loads, and the one that was asked for.

use std::collections::BTreeSet;

use jiff::civil::Date;
use ounce_domain::reference::Reference;

use super::reasons::{Findings, reason};
use super::{Judge, MOST_LOADS, Probe};
use crate::curve::course::Course;
use crate::curve::logger::{Clock, Logger};
use crate::curve::measure::MilliCelsius;
use crate::curve::verdict::{Code, Input, LoadVerdict, Outcome, ProbeRecord, Reason, Verdict};

/// The facts about a trace beside its readings.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The SHA-256 that the reader gave at the end of the file.
    pub trace_sha256: String,
    /// Which load is the batch's, from 1. None means the only one.
    pub load: Option<u32>,
    /// The batch that this load is, when somebody says it.
    pub batch: Option<Reference>,
    /// The day of the cycle, when it is known but calibrations are not.
    pub on: Option<Date>,
    /// The layout of the file, when it is a logger's.
    pub logger: Option<Logger>,
    /// When the trace began, if its logger wrote that down.
    pub clock: Option<Clock>,
}

impl From<String> for Asked {
    fn from(trace_sha256: String) -> Self {
        Self { trace_sha256, ..Self::default() }
    }
}

impl From<&str> for Asked {
    fn from(trace_sha256: &str) -> Self {
        trace_sha256.to_owned().into()
    }
}

impl From<&String> for Asked {
    fn from(trace_sha256: &String) -> Self {
        trace_sha256.clone().into()
    }
}

/// The source of a reason that does not rest on a pack.
const ONE_LOAD: &str = "one load, one batch: true in every pack";

impl Judge<'_> {
    /// The verdict, after the last reading.
    pub fn verdict(self, asked: impl Into<Asked>) -> Verdict {
        let asked = asked.into();
        // If loads were left out, the last load does not come right behind the kept ones, so its
        // number would be wrong.
        let last = self.load.iter().filter(|_| self.more == 0);
        let courses: Vec<&Course> = self.over.iter().chain(last).collect();
        let loads: Vec<LoadVerdict> = courses
            .iter()
            .zip(1..)
            .map(|(course, place)| self.load(course, place, &asked))
            .collect();
        let place = match asked.load {
            None => (loads.len() == 1).then_some(0),
            Some(load) => usize::try_from(load).ok().and_then(|load| load.checked_sub(1)),
        };
        let chosen = place.and_then(|place| Some((courses.get(place)?, loads.get(place)?)));
        let (probes, shown) = match chosen {
            Some((course, shown)) => {
                let parts = course.parts.iter().map(|part| part.readings);
                (self.probe_records(parts), shown.clone())
            }
            None => (self.probe_records(self.probes.iter().map(|p| p.readings)), self.none(&asked)),
        };
        let on = self.terms.calibrations.map(|(_, on)| on).or(asked.on);
        let on = on.or_else(|| Some(asked.clock.as_ref()?.day(shown.from_s)));
        let LoadVerdict { outcome, reasons, warnings, .. } = shown;
        Verdict {
            accepted: outcome == Outcome::Pass,
            outcome,
            on,
            load: chosen.map(|(_, load)| load.load),
            batch: asked.batch.clone(),
            trace_sha256: asked.trace_sha256.clone(),
            pack: self.terms.pack.id.clone(),
            version: self.terms.pack.version.clone(),
            reasons,
            warnings,
            hold_s: shown.hold_s,
            hold_from_s: shown.hold_from_s,
            max_c: shown.max_c,
            min_hold_c: shown.min_hold_c,
            probes,
            loads,
            examples: self.terms.pack.examples(),
            input: self.input(asked, on),
        }
    }

    fn input(&self, asked: Asked, on: Option<Date>) -> Input {
        let names: BTreeSet<_> = self.probes.iter().map(|probe| &probe.name).collect();
        Input {
            on,
            load: asked.load,
            batch: asked.batch,
            logger: asked.logger,
            shift: self.terms.shift.cloned(),
            calibrations: self.terms.calibrations.map(|(known, _)| known.only(&names)),
        }
    }

    fn load(&self, course: &Course, load: u32, asked: &Asked) -> LoadVerdict {
        let mut found = self.findings(course);
        let named = self.terms.calibrations.map(|(_, on)| on).or(asked.on);
        if let (Some(clock), Some(named)) = (&asked.clock, named) {
            let (from, until) = (clock.day(course.began), clock.day(course.now));
            if named != from && named != until {
                let detail = format!("the load was run on {from}, not on {named}");
                found.reasons.insert(0, plain(Code::OtherDay, detail));
            }
        }
        let longest = course.holds.longest;
        let outcome = found.outcome();
        LoadVerdict {
            load,
            from_s: course.began,
            until_s: course.now,
            began: asked.clock.as_ref().map(|clock| clock.at(course.began)),
            accepted: outcome == Outcome::Pass,
            outcome,
            hold_s: longest.map(|hold| hold.length()).unwrap_or_default(),
            hold_from_s: longest.map(|hold| hold.from),
            max_c: course.hottest(),
            min_hold_c: longest.map(|hold| hold.low),
            reasons: found.reasons,
            warnings: found.warnings,
        }
    }

    /// Stands in for the load when no single one could be chosen.
    fn none(&self, asked: &Asked) -> LoadVerdict {
        let count = (self.over.len() + self.load.iter().count()) as u64 + self.more;
        let said = if count == 1 { "1 load".to_owned() } else { format!("{count} loads") };
        let limit = &self.terms.pack.load;
        let why = match asked.load {
            _ if count == 0 => {
                let above = limit.value.above_c;
                let detail = format!("no probe was above {above} °C: nothing was heated");
                reason(Code::NoLoad, None, detail, limit)
            }
            Some(load) if (MOST_LOADS as u64..=count).contains(&u64::from(load)) => {
                let detail = format!("load {load} is beyond the {MOST_LOADS} that are kept");
                plain(Code::NoSuchLoad, detail)
            }
            Some(load) => {
                plain(Code::NoSuchLoad, format!("load {load} was asked for, the trace has {said}"))
            }
            None => {
                let detail = format!("the trace has {said}, and nobody said which is the batch's");
                plain(Code::SeveralLoads, detail)
            }
        };
        let found = Findings::of(vec![why]);
        LoadVerdict {
            load: 0,
            from_s: Default::default(),
            until_s: Default::default(),
            began: None,
            accepted: false,
            outcome: Outcome::Fail,
            hold_s: Default::default(),
            hold_from_s: None,
            max_c: self.hottest(),
            min_hold_c: None,
            reasons: found.reasons,
            warnings: found.warnings,
        }
    }

    fn hottest(&self) -> MilliCelsius {
        let read = self.probes.iter().filter(|probe| probe.readings > 0);
        read.map(|probe| probe.hottest).max().unwrap_or_default()
    }

    /// The probes, with how often each was read. A probe that came after the load is left out.
    fn probe_records(&self, readings: impl Iterator<Item = u64>) -> Vec<ProbeRecord> {
        self.probes.iter().zip(readings).map(|(probe, readings)| probe.record(readings)).collect()
    }
}

fn plain(code: Code, detail: String) -> Reason {
    let source = ONE_LOAD.to_owned();
    Reason { code, at_s: None, detail, probe: None, source, verified: true }
}

impl Probe {
    fn record(&self, readings: u64) -> ProbeRecord {
        ProbeRecord {
            probe: self.name.as_str().to_owned(),
            readings,
            offset_c: self.offset,
            certificate: self.certificate.as_ref().map(|known| known.certificate.clone()),
            calibration: self.certificate.clone(),
        }
    }
}
