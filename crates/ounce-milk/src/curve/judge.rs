//! Holds the readings of one cycle against a pack, one reading after the other.
//!
//! What is kept is a few numbers for each probe and for the cycle, so ten million readings need
//! no more memory than ten. The reasons are put into words at the end. Nothing is read here.

mod reasons;

use jiff::civil::Date;

use super::calibration::{Calibrations, Certificate};
use super::hold::{self, Holds, Run};
use super::limits::CurvePack;
use super::measure::{MilliCelsius, Milliseconds};
use super::trace::{Reading, Readings};

/// What a cycle is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    pub pack: &'a CurvePack,
    /// The calibrations and the day of the cycle, when they are known.
    pub calibrations: Option<(&'a Calibrations, Date)>,
    /// A correction that stands in place of that of the calibration.
    pub shift: Option<&'a Shift>,
}

/// The corrected offset of a probe that was found to be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The probe; every probe when there is none.
    pub probe: Option<String>,
    /// What is to be added to its readings: −2 °C for a probe that reads 2 °C too high.
    pub offset: MilliCelsius,
}

impl Shift {
    pub fn concerns(&self, probe: &str) -> bool {
        self.probe.as_deref().is_none_or(|name| name == probe)
    }
}

/// Judges one cycle while its trace is read. Tell it of readings, then ask for the verdict.
pub struct Judge<'a> {
    terms: Terms<'a>,
    probes: Vec<Probe>,
    started: Option<Milliseconds>,
    now: Milliseconds,
    holds: Holds,
    apart: Apart,
    /// When all probes were cold enough, for each step of cooling.
    cold_at: Vec<Option<Milliseconds>>,
}

/// What is kept of one probe.
struct Probe {
    name: String,
    offset: MilliCelsius,
    certificate: Option<Certificate>,
    readings: u64,
    first_at: Milliseconds,
    last_at: Milliseconds,
    /// The latest reading, corrected.
    last: MilliCelsius,
    run: Option<Run>,
    gaps: Gaps,
    hottest: MilliCelsius,
    hot_at: Option<Milliseconds>,
    overheated_at: Option<Milliseconds>,
}

/// The silences of a probe that were too long.
#[derive(Clone, Copy, Debug, Default)]
struct Gaps {
    count: u64,
    first_at: Milliseconds,
    longest: Milliseconds,
}

impl Gaps {
    fn add(&mut self, from: Milliseconds, length: Milliseconds) {
        if self.count == 0 {
            self.first_at = from;
        }
        self.count += 1;
        self.longest = self.longest.max(length);
    }
}

/// How far probes differed while all of them held.
#[derive(Clone, Copy, Debug, Default)]
struct Apart {
    first_at: Option<Milliseconds>,
    widest: MilliCelsius,
}

impl<'a> Judge<'a> {
    pub fn new(terms: Terms<'a>) -> Self {
        Self {
            terms,
            probes: Vec::new(),
            started: None,
            now: Milliseconds(0),
            holds: Holds::default(),
            apart: Apart::default(),
            cold_at: vec![None; terms.pack.cool.len()],
        }
    }

    /// Whether a probe of this name took part so far.
    pub fn met_probe(&self, name: &str) -> bool {
        self.probes.iter().any(|probe| probe.name == name)
    }

    fn max_gap(&self) -> i64 {
        self.terms.pack.max_gap_s.value.0
    }

    /// Keeps what the reading says of its own probe. Returns the lowest reading that counts.
    fn keep(&mut self, place: usize, at: Milliseconds, started: Milliseconds) -> MilliCelsius {
        let max_gap = self.max_gap();
        let pack = self.terms.pack;
        let probe = &mut self.probes[place];
        let temp = probe.last;
        let since = if probe.readings == 0 { started } else { probe.last_at };
        let silence = Milliseconds(at.0 - since.0);
        let silent = silence.0 > max_gap;
        if silent {
            probe.gaps.add(since, silence);
        }
        if probe.readings == 0 {
            probe.first_at = at;
        }
        probe.readings += 1;
        probe.last_at = at;
        probe.hottest = probe.hottest.max(temp);
        if temp > pack.reject_above_c.value {
            probe.overheated_at.get_or_insert(at);
        } else if temp > pack.warn_above_c.value {
            probe.hot_at.get_or_insert(at);
        }
        let step = hold::step(pack, probe.run, at, temp, silent);
        probe.run = step.run;
        step.low
    }

    /// What the reading says of all probes together.
    fn together(&mut self, at: Milliseconds, low: MilliCelsius) {
        let (mut from, mut confirmed) = (Milliseconds(0), Milliseconds(i64::MAX));
        for probe in &self.probes {
            let Some(run) = probe.run else { return self.holds.broken() };
            from = from.max(run.since);
            confirmed = confirmed.min(run.confirmed);
        }
        // The probes that are not read just now still stand where they were read last.
        let fresh = self.probes.iter().filter(|probe| at.0 - probe.last_at.0 <= self.max_gap());
        let (mut least, mut most) = (MilliCelsius(i32::MAX), MilliCelsius(i32::MIN));
        for probe in fresh {
            least = least.min(probe.last);
            most = most.max(probe.last);
        }
        // Where each stands counts from the beginning of the hold on; a dip only once it passed.
        let plain = self.probes.iter().all(Probe::run_is_plain);
        let low = if plain { low.min(least) } else { low };
        self.holds.all_hold(from, confirmed, low, self.terms.pack.hold_s.value);
        self.cold_at.fill(None);
        let apart = MilliCelsius(most.0 - least.0);
        if apart > self.terms.pack.disagreement_c.value {
            self.apart.first_at.get_or_insert(at);
            self.apart.widest = self.apart.widest.max(apart);
        }
    }

    /// Whether the milk has become cold enough for a step it had not reached.
    fn cooling(&mut self, at: Milliseconds, temp: MilliCelsius) {
        if self.holds.heat_until.is_none() {
            return;
        }
        for (step, cold_at) in self.terms.pack.cool.iter().zip(&mut self.cold_at) {
            let to = step.value.to_c;
            if cold_at.is_none() && temp <= to && self.probes.iter().all(|p| p.last <= to) {
                *cold_at = Some(at);
            }
        }
    }
}

impl Probe {
    fn run_is_plain(&self) -> bool {
        self.run.is_some_and(|run| run.confirmed == self.last_at)
    }
}

impl Readings for Judge<'_> {
    fn met(&mut self, name: &str) {
        let certificate = self.terms.calibrations.and_then(|(known, on)| known.on(name, on));
        let calibrated = certificate.map(|known| known.offset).unwrap_or_default();
        let shift = self.terms.shift.filter(|shift| shift.concerns(name));
        self.probes.push(Probe {
            name: name.to_owned(),
            offset: shift.map_or(calibrated, |shift| shift.offset),
            certificate: certificate.cloned(),
            readings: 0,
            first_at: Milliseconds(0),
            last_at: Milliseconds(0),
            last: MilliCelsius(0),
            run: None,
            gaps: Gaps::default(),
            hottest: MilliCelsius(i32::MIN),
            hot_at: None,
            overheated_at: None,
        });
        self.holds.forget();
        self.apart = Apart::default();
        self.cold_at.fill(None);
    }

    fn read(&mut self, reading: Reading) {
        let Reading { at, probe, shown } = reading;
        let started = *self.started.get_or_insert(at);
        self.now = at;
        let temp = MilliCelsius(shown.0 + self.probes[probe].offset.0);
        self.probes[probe].last = temp;
        let low = self.keep(probe, at, started);
        self.together(at, low);
        self.cooling(at, temp);
    }
}
