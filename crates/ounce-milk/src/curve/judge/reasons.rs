//! Puts the record of a load into words.

use super::{Judge, Probe};
use crate::curve::course::{Course, Part};
use crate::curve::measure::Milliseconds;
use crate::curve::verdict::{Code, Outcome, Reason};
use crate::pack::Stated;

/// The reasons against a load, and the warnings.
pub(super) struct Findings {
    pub(super) reasons: Vec<Reason>,
    pub(super) warnings: Vec<Reason>,
}

impl Findings {
    pub(super) fn of(mut found: Vec<Reason>) -> Self {
        found.sort_by_key(|reason| reason.code);
        let (warnings, reasons) = found.into_iter().partition(|reason| reason.code == Code::Hot);
        Self { reasons, warnings }
    }

    pub(super) fn outcome(&self) -> Outcome {
        match self.reasons.iter().all(|reason| reason.code == Code::Disagreement) {
            true if self.reasons.is_empty() => Outcome::Pass,
            true => Outcome::Review,
            false => Outcome::Fail,
        }
    }
}

impl Judge<'_> {
    /// All reasons and warnings for a load.
    pub(super) fn findings(&self, load: &Course) -> Findings {
        let mut found = Vec::new();
        for (probe, part) in self.probes.iter().zip(&load.parts) {
            self.calibration(probe, &mut found);
            self.silence(probe, part, load, &mut found);
            self.heat(probe, part, &mut found);
        }
        self.beginning(load, &mut found);
        self.hold(load, &mut found);
        self.disagreement(load, &mut found);
        self.cooled(load, &mut found);
        Findings::of(found)
    }

    fn calibration(&self, probe: &Probe, found: &mut Vec<Reason>) {
        let pack = self.terms.pack;
        let limit = &pack.calibration_required;
        if !limit.value || probe.certificate.is_some() {
            return;
        }
        let name = &probe.name;
        let Some((known, on)) = self.terms.calibrations else {
            let detail = format!("nothing was said of the calibration of {name}");
            return found.push(reason(Code::CalibrationNotGiven, None, detail, limit).of(probe));
        };
        if let (Some(stale), Some(age)) = (known.on(name, on), &pack.calibration_within) {
            let (from, most) = (stale.valid_from, age.value);
            let detail = format!(
                "the calibration of {name} of {from} is older than {most} on {on}, so it counts \
                 as none"
            );
            return found.push(reason(Code::Calibration, None, detail, age).of(probe));
        }
        let detail = match known.ended_before(name, on) {
            Some(until) => format!("the last calibration of {name} before {on} ended on {until}"),
            None => format!("{name} has no calibration that is valid on {on}"),
        };
        found.push(reason(Code::Calibration, None, detail, limit).of(probe));
    }

    fn silence(&self, probe: &Probe, part: &Part, load: &Course, found: &mut Vec<Reason>) {
        let pack = self.terms.pack;
        let mut gaps = part.gaps;
        let last = if part.readings == 0 { load.began } else { part.last_at };
        let until_end = Milliseconds(load.now.0 - last.0);
        if until_end > pack.max_gap_s.value {
            gaps.add(last, until_end);
        }
        if gaps.count > 0 {
            let (name, most) = (&probe.name, pack.max_gap_s.value.spoken());
            let times =
                if gaps.count == 1 { "once".into() } else { format!("{} times", gaps.count) };
            let longest = gaps.longest.spoken();
            let detail =
                format!("{name} was silent for more than {most} {times}, for {longest} at most");
            let at = Some(gaps.first_at);
            found.push(reason(Code::Gap, at, detail, &pack.max_gap_s).of(probe));
        }
        let intervals = i64::try_from(part.readings).unwrap_or(i64::MAX).saturating_sub(1);
        let span = part.last_at.0 - part.first_at.0;
        let every = pack.sample_every_s.value;
        // A single reading has no span, so a probe with one is never read too rarely.
        if span > every.0.saturating_mul(intervals) && !self.only_some_were_late(part, intervals) {
            let mean = Milliseconds(span / intervals).spoken();
            let detail = format!(
                "{} was read every {mean} on the mean, {} or less is asked",
                probe.name,
                every.spoken()
            );
            found.push(reason(Code::Sparse, None, detail, &pack.sample_every_s).of(probe));
        }
    }

    /// Whether only as few readings were late, and by as little, as the pack lets pass. A logger
    /// that ticks as often as the pack asks may be late now and then.
    fn only_some_were_late(&self, part: &Part, intervals: i64) -> bool {
        let pack = self.terms.pack;
        let late = pack.late.value;
        let latest = pack.sample_every_s.value.0.saturating_add(late.by_s.0);
        let count = i128::from(part.late.count) * 100;
        part.late.longest.0 <= latest
            && count <= i128::from(late.in_hundred) * i128::from(intervals)
    }

    fn heat(&self, probe: &Probe, part: &Part, found: &mut Vec<Reason>) {
        let pack = self.terms.pack;
        let (name, hottest) = (&probe.name, part.hottest);
        let says = |limit| format!("{name} read up to {hottest} °C, above {limit} °C");
        if part.overheated_at.is_some() {
            let limit = &pack.reject_above_c;
            let detail = says(limit.value);
            found.push(reason(Code::Overheated, part.overheated_at, detail, limit).of(probe));
        } else if part.hot_at.is_some() {
            let limit = &pack.warn_above_c;
            let detail = says(limit.value);
            found.push(reason(Code::Hot, part.hot_at, detail, limit).of(probe));
        }
    }

    /// Milk that is warm when its load begins was warmed before, and nobody knows for how long.
    fn beginning(&self, load: &Course, found: &mut Vec<Reason>) {
        let limit = &self.terms.pack.load;
        let (began, cold) = (load.began_c, limit.value.cold_c);
        if began > cold {
            let detail = format!(
                "the load begins at {began} °C, above {cold} °C: how long it was warm before is \
                 not shown"
            );
            found.push(reason(Code::NotFromCold, Some(load.began), detail, limit));
        }
    }

    fn hold(&self, load: &Course, found: &mut Vec<Reason>) {
        let (pack, holds) = (self.terms.pack, &load.holds);
        let floor = pack.floor_c.value;
        let begun = holds.first_enough.or(holds.longest.map(|hold| hold.from));
        let way = Milliseconds(begun.unwrap_or(load.now).0 - load.began.0);
        if way > pack.come_up_s.value {
            let (way, most) = (way.spoken(), pack.come_up_s.value.spoken());
            let detail = match begun {
                Some(_) => format!("the hold began after {way}, {most} or less is asked"),
                None => format!(
                    "the probes were never all at {floor} °C in {way}, {most} or less \
                     is asked"
                ),
            };
            found.push(reason(Code::ComeUp, begun.or(Some(load.now)), detail, &pack.come_up_s));
        }
        let asked = pack.hold_s.value;
        let (from, held) = match holds.longest {
            Some(hold) if hold.length() >= asked => return,
            Some(hold) => (Some(hold.from), format!("for {} at most", hold.length().spoken())),
            None => (None, "at no time".into()),
        };
        let detail = format!("all probes held {floor} °C {held}, {} is asked", asked.spoken());
        let mut why = reason(Code::Hold, from, detail, &pack.hold_s);
        if !pack.floor_c.verified && why.verified {
            why.source.clone_from(&pack.floor_c.source);
            why.verified = false;
        }
        found.push(why);
    }

    fn disagreement(&self, load: &Course, found: &mut Vec<Reason>) {
        let limit = &self.terms.pack.disagreement_c;
        if load.apart.first_at.is_some() {
            let (widest, most) = (load.apart.widest, limit.value);
            let detail = format!(
                "the probes differ by up to {widest} °C while they hold, above {most} °C: a \
                 person decides"
            );
            found.push(reason(Code::Disagreement, load.apart.first_at, detail, limit));
        }
    }

    fn cooled(&self, load: &Course, found: &mut Vec<Reason>) {
        let Some(heat_until) = load.holds.heat_until else { return };
        for (step, cold_at) in self.terms.pack.cool.iter().zip(&load.cold_at) {
            let (to, within) = (step.value.to_c, step.value.within_s);
            let took = cold_at.map(|at| Milliseconds(at.0 - heat_until.0));
            let asked = within.spoken();
            let detail = match took {
                Some(took) if took <= within => continue,
                Some(took) => {
                    format!("cold to {to} °C {} after the heat, {asked} is asked", took.spoken())
                }
                None => {
                    let shown = Milliseconds(load.now.0 - heat_until.0).spoken();
                    format!(
                        "never cold to {to} °C in the {shown} the load goes on after the heat, \
                         {asked} is asked"
                    )
                }
            };
            found.push(reason(Code::Cooling, Some(heat_until), detail, step));
        }
    }
}

pub(super) fn reason<T>(
    code: Code,
    at: Option<Milliseconds>,
    detail: String,
    limit: &Stated<T>,
) -> Reason {
    let source = limit.source.clone();
    Reason { code, at_s: at, detail, probe: None, source, verified: limit.verified }
}

impl Reason {
    fn of(self, probe: &Probe) -> Self {
        Self { probe: Some(probe.name.as_str().to_owned()), ..self }
    }
}
