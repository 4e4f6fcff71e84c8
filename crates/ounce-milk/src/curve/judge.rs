//! Compares the readings of a trace with a pack, one reading after the other.
//!
//! The loads of the trace are found while it is read, and each is judged by itself. Only a few
//! numbers are kept for each probe and each load, so ten million readings need no more memory than
//! ten. The reasons are put into words at the end. No file is read here.

mod reasons;
mod whole;

pub use whole::Asked;

use jiff::civil::Date;
use ounce_domain::reference::Reference;
use serde::{Deserialize, Serialize};

use super::calibration::{Calibrations, Certificate};
use super::course::Course;
use super::limits::CurvePack;
use super::load::{Finder, Found};
use super::measure::{MilliCelsius, Milliseconds};
use super::trace::{Reading, Readings};

/// The facts that a trace is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    pub pack: &'a CurvePack,
    /// The calibrations and the day of the cycle, when they are known.
    pub calibrations: Option<(&'a Calibrations, Date)>,
    /// A correction that replaces the offset of the calibration.
    pub shift: Option<&'a Shift>,
}

/// The corrected offset of a probe that was found to be wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// The probe. None means every probe.
    pub probe: Option<String>,
    /// The number to add to its readings: −2 °C for a probe that reads 2 °C too high.
    #[serde(rename = "offset_c")]
    pub offset: MilliCelsius,
}

impl Shift {
    pub fn concerns(&self, probe: &str) -> bool {
        let probe = Reference::new(probe);
        self.probe.as_deref().is_none_or(|name| Reference::new(name) == probe)
    }
}

/// Of the loads that were followed by another one, at most this many are kept. More are counted.
pub const MOST_LOADS: usize = 100;

/// Judges a trace while it is read. Tell it of readings, then ask for the verdict.
pub struct Judge<'a> {
    terms: Terms<'a>,
    probes: Vec<Probe>,
    finder: Finder,
    /// The latest load.
    load: Option<Course>,
    /// A course that may become the next load. `is_coming` says whether it has begun; while the
    /// probes rest, it has not. The value is kept and begun anew, because probes may rest and warm
    /// in turn with each reading.
    next: Course,
    is_coming: bool,
    /// Loads that are over because another one followed.
    over: Vec<Course>,
    /// Loads beyond [`MOST_LOADS`].
    more: u64,
}

/// A probe of the trace.
struct Probe {
    name: Reference,
    /// The number that is added to its readings.
    offset: MilliCelsius,
    /// The number that its calibration adds. Loads are found with this one.
    calibrated: MilliCelsius,
    certificate: Option<Certificate>,
    readings: u64,
    last_at: Milliseconds,
    /// The latest reading, corrected.
    last: MilliCelsius,
    hottest: MilliCelsius,
}

impl<'a> Judge<'a> {
    pub fn new(terms: Terms<'a>) -> Self {
        Self {
            terms,
            probes: Vec::new(),
            finder: Finder::new(terms.pack.load.value),
            load: None,
            next: Course::new(terms.pack),
            is_coming: false,
            over: Vec::new(),
            more: 0,
        }
    }

    /// Whether a probe of this name took part so far.
    pub fn met_probe(&self, name: &str) -> bool {
        let name = Reference::new(name);
        self.probes.iter().any(|probe| probe.name == name)
    }

    /// Begins a course that may become a load, from the time when the probes rested last.
    fn come(&mut self) {
        if self.is_coming {
            return;
        }
        self.is_coming = true;
        let beginning = self.finder.beginning();
        self.next.begin_at(beginning, self.probes.len());
        for (place, probe) in self.probes.iter().enumerate() {
            if probe.readings > 0 && probe.last_at == beginning.0 {
                self.next.read(self.terms.pack, probe.last_at, place, probe.last);
            }
        }
    }

    fn begin(&mut self) {
        self.come();
        self.is_coming = false;
        let course = std::mem::replace(&mut self.next, Course::new(self.terms.pack));
        let Some(before) = self.load.replace(course) else { return };
        if self.over.len() < MOST_LOADS {
            self.over.push(before);
        } else {
            self.more += 1;
        }
    }
}

impl Readings for Judge<'_> {
    fn met(&mut self, name: &str) {
        let (pack, name) = (self.terms.pack, Reference::new(name));
        let certificate = self.terms.calibrations.and_then(|(known, on)| {
            known.on(&name, on).filter(|certificate| !pack.is_stale(certificate, on))
        });
        let calibrated = certificate.map(|known| known.offset).unwrap_or_default();
        let shift = self.terms.shift.filter(|shift| shift.concerns(name.as_str()));
        self.probes.push(Probe {
            name,
            offset: shift.map_or(calibrated, |shift| shift.offset),
            calibrated,
            certificate: certificate.cloned(),
            readings: 0,
            last_at: Milliseconds(0),
            last: MilliCelsius(0),
            hottest: MilliCelsius(i32::MIN),
        });
        self.finder.met();
        for course in self.load.iter_mut().filter(|load| !load.is_over) {
            course.met();
        }
        if self.is_coming {
            self.next.met();
        }
    }

    fn read(&mut self, reading: Reading) {
        let Reading { at, probe: place, shown } = reading;
        let pack = self.terms.pack;
        let probe = &self.probes[place];
        let temp = MilliCelsius(shown.0 + probe.offset.0);
        let found = self.finder.read(at, place, MilliCelsius(shown.0 + probe.calibrated.0));
        match found {
            Found::Begins => self.begin(),
            Found::Resting => self.is_coming = false,
            Found::Nothing if !self.finder.is_hot() => {
                self.come();
                self.next.read(pack, at, place, temp);
            }
            Found::Nothing => {}
        }
        if let Some(load) = self.load.as_mut().filter(|load| !load.is_over) {
            load.read(pack, at, place, temp);
            if !self.finder.is_hot() {
                load.look_whether_over(pack);
            }
        }
        let probe = &mut self.probes[place];
        probe.readings += 1;
        (probe.last_at, probe.last) = (at, temp);
        probe.hottest = probe.hottest.max(temp);
    }
}
