//! Puts what was kept of a cycle into words.

use super::{Judge, Probe};
use crate::curve::measure::Milliseconds;
use crate::curve::verdict::{Code, Outcome, ProbeRecord, Reason, Verdict};
use crate::pack::Stated;

impl Judge<'_> {
    /// The verdict, once every reading was told. `trace_sha256` is what the reader answered at the
    /// end of the file.
    pub fn verdict(self, trace_sha256: String) -> Verdict {
        let mut found = Vec::new();
        for probe in &self.probes {
            self.calibration(probe, &mut found);
            self.silence(probe, &mut found);
            self.heat(probe, &mut found);
        }
        self.hold(&mut found);
        self.disagreement(&mut found);
        self.cooled(&mut found);
        found.sort_by_key(|reason| reason.code);
        let is_warning = |reason: &Reason| is_warning(reason.code);
        let (warnings, reasons): (Vec<_>, Vec<_>) = found.into_iter().partition(is_warning);
        let outcome = match reasons.iter().all(|reason| reason.code == Code::Disagreement) {
            true if reasons.is_empty() => Outcome::Pass,
            true => Outcome::Review,
            false => Outcome::Fail,
        };
        let longest = self.holds.longest;
        Verdict {
            accepted: outcome == Outcome::Pass,
            outcome,
            reasons,
            warnings,
            hold_s: longest.map(|hold| hold.length()).unwrap_or_default(),
            hold_from_s: longest.map(|hold| hold.from),
            max_c: self.probes.iter().map(|probe| probe.hottest).max().unwrap_or_default(),
            min_hold_c: longest.map(|hold| hold.low),
            probes: self.probes.iter().map(Probe::record).collect(),
            pack: self.terms.pack.id.clone(),
            version: self.terms.pack.version.clone(),
            examples: self.terms.pack.examples(),
            trace_sha256,
        }
    }

    fn calibration(&self, probe: &Probe, found: &mut Vec<Reason>) {
        let limit = &self.terms.pack.calibration_required;
        if !limit.value || probe.certificate.is_some() {
            return;
        }
        let name = &probe.name;
        let Some((known, on)) = self.terms.calibrations else {
            let detail = format!("nothing was said of the calibration of {name}");
            return found.push(reason(Code::CalibrationNotGiven, None, detail, limit).of(probe));
        };
        let detail = match known.ended_before(name, on) {
            Some(until) => format!("the last calibration of {name} before {on} ended on {until}"),
            None => format!("{name} has no calibration that is valid on {on}"),
        };
        found.push(reason(Code::Calibration, None, detail, limit).of(probe));
    }

    fn silence(&self, probe: &Probe, found: &mut Vec<Reason>) {
        let pack = self.terms.pack;
        let mut gaps = probe.gaps;
        let until_end = Milliseconds(self.now.0 - probe.last_at.0);
        if until_end > pack.max_gap_s.value {
            gaps.add(probe.last_at, until_end);
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
        let intervals = i64::try_from(probe.readings).unwrap_or(i64::MAX).saturating_sub(1);
        let span = probe.last_at.0 - probe.first_at.0;
        let every = pack.sample_every_s.value;
        // A single reading has no span, so it is never read too rarely.
        if span > every.0.saturating_mul(intervals) {
            let mean = Milliseconds(span / intervals).spoken();
            let detail = format!(
                "{} was read every {mean} on the mean, {} or less is asked",
                probe.name,
                every.spoken()
            );
            found.push(reason(Code::Sparse, None, detail, &pack.sample_every_s).of(probe));
        }
    }

    fn heat(&self, probe: &Probe, found: &mut Vec<Reason>) {
        let pack = self.terms.pack;
        let (name, hottest) = (&probe.name, probe.hottest);
        let says = |limit| format!("{name} read up to {hottest} °C, above {limit} °C");
        if probe.overheated_at.is_some() {
            let limit = &pack.reject_above_c;
            let detail = says(limit.value);
            found.push(reason(Code::Overheated, probe.overheated_at, detail, limit).of(probe));
        } else if probe.hot_at.is_some() {
            let limit = &pack.warn_above_c;
            let detail = says(limit.value);
            found.push(reason(Code::Hot, probe.hot_at, detail, limit).of(probe));
        }
    }

    fn hold(&self, found: &mut Vec<Reason>) {
        let (pack, started) = (self.terms.pack, self.started.unwrap_or_default());
        let floor = pack.floor_c.value;
        let begun = self.holds.first_enough.or(self.holds.longest.map(|hold| hold.from));
        let way = Milliseconds(begun.unwrap_or(self.now).0 - started.0);
        if way > pack.come_up_s.value {
            let (way, most) = (way.spoken(), pack.come_up_s.value.spoken());
            let detail = match begun {
                Some(_) => format!("the hold began after {way}, {most} or less is asked"),
                None => format!(
                    "the probes were never all at {floor} °C in {way}, {most} or less \
                     is asked"
                ),
            };
            found.push(reason(Code::ComeUp, begun.or(Some(self.now)), detail, &pack.come_up_s));
        }
        let asked = pack.hold_s.value;
        let (from, held) = match self.holds.longest {
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

    fn disagreement(&self, found: &mut Vec<Reason>) {
        let limit = &self.terms.pack.disagreement_c;
        if self.apart.first_at.is_some() {
            let (widest, most) = (self.apart.widest, limit.value);
            let detail = format!(
                "the probes differ by up to {widest} °C while they hold, above {most} °C: a \
                 person decides"
            );
            found.push(reason(Code::Disagreement, self.apart.first_at, detail, limit));
        }
    }

    fn cooled(&self, found: &mut Vec<Reason>) {
        let Some(heat_until) = self.holds.heat_until else { return };
        for (step, cold_at) in self.terms.pack.cool.iter().zip(&self.cold_at) {
            let (to, within) = (step.value.to_c, step.value.within_s);
            let took = cold_at.map(|at| Milliseconds(at.0 - heat_until.0));
            let asked = within.spoken();
            let detail = match took {
                Some(took) if took <= within => continue,
                Some(took) => {
                    format!("cold to {to} °C {} after the heat, {asked} is asked", took.spoken())
                }
                None => {
                    let shown = Milliseconds(self.now.0 - heat_until.0).spoken();
                    format!(
                        "never cold to {to} °C in the {shown} the trace goes on after the heat, \
                         {asked} is asked"
                    )
                }
            };
            found.push(reason(Code::Cooling, Some(heat_until), detail, step));
        }
    }
}

fn is_warning(code: Code) -> bool {
    matches!(code, Code::Hot | Code::CalibrationNotGiven)
}

fn reason<T>(code: Code, at: Option<Milliseconds>, detail: String, limit: &Stated<T>) -> Reason {
    let source = limit.source.clone();
    Reason { code, at_s: at, detail, probe: None, source, verified: limit.verified }
}

impl Reason {
    fn of(self, probe: &Probe) -> Self {
        Self { probe: Some(probe.name.clone()), ..self }
    }
}

impl Probe {
    fn record(&self) -> ProbeRecord {
        ProbeRecord {
            probe: self.name.clone(),
            readings: self.readings,
            offset_c: self.offset,
            certificate: self.certificate.as_ref().map(|known| known.certificate.clone()),
        }
    }
}
