//! The record of one load while its readings come in: a few numbers for each probe.

use super::hold::{self, Holds, Run};
use super::limits::CurvePack;
use super::measure::{MilliCelsius, Milliseconds};

/// The course of one load, from where its heating began.
#[derive(Clone, Debug)]
pub(super) struct Course {
    pub(super) began: Milliseconds,
    /// The hottest probe at the beginning.
    pub(super) began_c: MilliCelsius,
    /// The latest reading that belongs to the load.
    pub(super) now: Milliseconds,
    pub(super) parts: Vec<Part>,
    pub(super) holds: Holds,
    pub(super) apart: Apart,
    /// When all probes were cold enough, for each step of cooling.
    pub(super) cold_at: Vec<Option<Milliseconds>>,
    /// The milk is as cold as the pack asks. Later readings are no part of the load.
    pub(super) is_over: bool,
}

/// The record of one probe during the load.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) readings: u64,
    pub(super) first_at: Milliseconds,
    pub(super) last_at: Milliseconds,
    /// The latest reading, corrected.
    last: MilliCelsius,
    run: Option<Run>,
    pub(super) gaps: Gaps,
    pub(super) late: Late,
    pub(super) hottest: MilliCelsius,
    pub(super) hot_at: Option<Milliseconds>,
    pub(super) overheated_at: Option<Milliseconds>,
}

/// The silences of a probe that were too long.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Gaps {
    pub(super) count: u64,
    pub(super) first_at: Milliseconds,
    pub(super) longest: Milliseconds,
}

/// Readings that came later than they were due.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Late {
    pub(super) count: u64,
    /// The longest time from the reading before to a late one.
    pub(super) longest: Milliseconds,
}

/// Differences between probes that were larger than the pack allows, while all of them held.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Apart {
    pub(super) first_at: Option<Milliseconds>,
    pub(super) widest: MilliCelsius,
}

impl Gaps {
    pub(super) fn add(&mut self, from: Milliseconds, length: Milliseconds) {
        if self.count == 0 {
            self.first_at = from;
        }
        self.count += 1;
        self.longest = self.longest.max(length);
    }
}

impl Part {
    const UNREAD: Self = Self {
        readings: 0,
        first_at: Milliseconds(0),
        last_at: Milliseconds(0),
        last: MilliCelsius(0),
        run: None,
        gaps: Gaps { count: 0, first_at: Milliseconds(0), longest: Milliseconds(0) },
        late: Late { count: 0, longest: Milliseconds(0) },
        hottest: MilliCelsius(i32::MIN),
        hot_at: None,
        overheated_at: None,
    };

    fn run_is_plain(&self) -> bool {
        self.run.is_some_and(|run| run.confirmed == self.last_at)
    }
}

impl Course {
    /// A course that has not begun.
    pub(super) fn new(pack: &CurvePack) -> Self {
        Self {
            began: Milliseconds(0),
            began_c: MilliCelsius(0),
            now: Milliseconds(0),
            parts: Vec::new(),
            holds: Holds::default(),
            apart: Apart::default(),
            cold_at: vec![None; pack.cool.len()],
            is_over: false,
        }
    }

    /// Begins here, with this number of probes that were met before. The old record is forgotten.
    pub(super) fn begin_at(
        &mut self,
        (began, began_c): (Milliseconds, MilliCelsius),
        probes: usize,
    ) {
        (self.began, self.began_c, self.now) = (began, began_c, began);
        self.parts.clear();
        self.parts.resize(probes, Part::UNREAD);
        self.holds.forget();
        self.apart = Apart::default();
        self.cold_at.fill(None);
    }

    /// Adds a probe. Earlier holds are forgotten, because they were not holds of all probes.
    pub(super) fn met(&mut self) {
        self.parts.push(Part::UNREAD);
        self.holds.forget();
        self.apart = Apart::default();
        self.cold_at.fill(None);
    }

    /// The next reading, corrected.
    pub(super) fn read(
        &mut self,
        pack: &CurvePack,
        at: Milliseconds,
        probe: usize,
        temp: MilliCelsius,
    ) {
        self.now = at;
        self.parts[probe].last = temp;
        let low = self.keep(pack, probe, at);
        self.together(pack, at, low);
        self.cooling(pack, at, temp);
    }

    /// The hottest reading of any probe.
    pub(super) fn hottest(&self) -> MilliCelsius {
        self.parts.iter().map(|part| part.hottest).max().unwrap_or_default()
    }

    /// Notes whether the load is over, because it has become as cold as the pack asks. If it never
    /// held, or the pack has no steps of cooling, it is over when all probes are cold.
    pub(super) fn look_whether_over(&mut self, pack: &CurvePack) {
        let cold = pack.load.value.cold_c;
        self.is_over = match self.holds.heat_until.is_some() && !self.cold_at.is_empty() {
            true => self.cold_at.iter().all(Option::is_some),
            false => self.parts.iter().all(|part| part.last <= cold),
        };
    }

    /// Records a reading for its own probe. Returns the lowest reading that now counts.
    fn keep(&mut self, pack: &CurvePack, place: usize, at: Milliseconds) -> MilliCelsius {
        let max_gap = pack.max_gap_s.value.0;
        let part = &mut self.parts[place];
        let temp = part.last;
        let since = if part.readings == 0 { self.began } else { part.last_at };
        let silence = Milliseconds(at.0 - since.0);
        let silent = silence.0 > max_gap;
        if silent {
            part.gaps.add(since, silence);
        }
        if part.readings == 0 {
            part.first_at = at;
        } else if silence > pack.sample_every_s.value {
            part.late.count += 1;
            part.late.longest = part.late.longest.max(silence);
        }
        part.readings += 1;
        part.last_at = at;
        part.hottest = part.hottest.max(temp);
        if temp > pack.reject_above_c.value {
            part.overheated_at.get_or_insert(at);
        } else if temp > pack.warn_above_c.value {
            part.hot_at.get_or_insert(at);
        }
        let step = hold::step(pack, part.run, at, temp, silent);
        part.run = step.run;
        step.low
    }

    /// Records the holds of all probes together, and the differences between probes.
    fn together(&mut self, pack: &CurvePack, at: Milliseconds, low: MilliCelsius) {
        let (mut from, mut confirmed) = (Milliseconds(0), Milliseconds(i64::MAX));
        for part in &self.parts {
            let Some(run) = part.run else { return self.holds.broken() };
            from = from.max(run.since);
            confirmed = confirmed.min(run.confirmed);
        }
        // A probe that is not read now counts with its last reading, unless that is too old.
        let max_gap = pack.max_gap_s.value.0;
        let fresh = self.parts.iter().filter(|part| at.0 - part.last_at.0 <= max_gap);
        let (mut least, mut most) = (MilliCelsius(i32::MAX), MilliCelsius(i32::MIN));
        for part in fresh {
            least = least.min(part.last);
            most = most.max(part.last);
        }
        // The last readings of all probes count for the hold. A dip counts only once it has passed.
        let plain = self.parts.iter().all(Part::run_is_plain);
        let low = if plain { low.min(least) } else { low };
        self.holds.all_hold(from, confirmed, low, pack.hold_s.value);
        self.cold_at.fill(None);
        let apart = MilliCelsius(most.0 - least.0);
        if apart > pack.disagreement_c.value {
            self.apart.first_at.get_or_insert(at);
            self.apart.widest = self.apart.widest.max(apart);
        }
    }

    /// Notes the steps of cooling that the milk has now reached.
    fn cooling(&mut self, pack: &CurvePack, at: Milliseconds, temp: MilliCelsius) {
        if self.holds.heat_until.is_none() {
            return;
        }
        for (step, cold_at) in pack.cool.iter().zip(&mut self.cold_at) {
            let to = step.value.to_c;
            if cold_at.is_none() && temp <= to && self.parts.iter().all(|part| part.last <= to) {
                *cold_at = Some(at);
            }
        }
    }
}
