//! Finding the loads in a trace: heatings, separated by cooling.
//!
//! A logger may run for a whole day, and one file may hold a heating that was broken off, two
//! loads one after the other, or hours in which nothing was heated. A load is found when the
//! hottest probe reaches a threshold. It ends when the hottest probe has fallen by enough and
//! then rises again. It begins where the probes rested last, so idle time before a load is no part
//! of its way up. Temperatures here are corrected by the calibration and by nothing else, so that
//! a trace has the same loads when it is judged again with another offset.

use super::limits::Finding;
use super::measure::{MilliCelsius, Milliseconds};

/// What a reading means for the loads of a trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The load or the way up to one goes on.
    Nothing,
    /// No load is on its way. The next one begins at this reading at the earliest.
    Resting,
    /// A load is found. It began where the probes rested last.
    Begins,
}

/// Finds the loads. It keeps the latest temperature of each probe, and an earlier one to compare it
/// with.
#[derive(Clone, Debug)]
pub(super) struct Finder {
    by: Finding,
    temps: Vec<MilliCelsius>,
    /// The temperature of each probe at the last comparison, and the time of that comparison.
    calm: Vec<MilliCelsius>,
    calm_at: Milliseconds,
    rested_at: Milliseconds,
    /// The temperature of the hottest probe when the probes rested last.
    rested: MilliCelsius,
    phase: Phase,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Unread,
    /// No load runs. `valley` is the lowest temperature of the hottest probe since the last load.
    Cold {
        valley: MilliCelsius,
    },
    Hot {
        peak: MilliCelsius,
    },
}

const UNREAD: MilliCelsius = MilliCelsius(i32::MIN);

impl Finder {
    pub(super) fn new(by: Finding) -> Self {
        Self {
            by,
            temps: Vec::new(),
            calm: Vec::new(),
            calm_at: Milliseconds(0),
            rested_at: Milliseconds(0),
            rested: UNREAD,
            phase: Phase::Unread,
        }
    }

    pub(super) fn met(&mut self) {
        self.temps.push(UNREAD);
        self.calm.push(UNREAD);
    }

    /// When the next load begins, and the temperature of the hottest probe at that time.
    pub(super) fn beginning(&self) -> (Milliseconds, MilliCelsius) {
        (self.rested_at, self.rested)
    }

    pub(super) fn is_hot(&self) -> bool {
        matches!(self.phase, Phase::Hot { .. })
    }

    pub(super) fn read(&mut self, at: Milliseconds, probe: usize, temp: MilliCelsius) -> Found {
        if self.temps[probe] == UNREAD {
            self.calm[probe] = temp;
        }
        self.temps[probe] = temp;
        // Most readings are of hot milk that stays hot. As long as this probe has not fallen far
        // enough, the hottest one has not either.
        if let Phase::Hot { peak } = self.phase
            && temp <= peak
            && temp.0 > peak.0 - self.by.fall_c.0
        {
            return Found::Nothing;
        }
        let hottest = self.temps.iter().copied().fold(UNREAD, MilliCelsius::max);
        match self.phase {
            Phase::Unread => {
                // The time before the first reading is not known, so the first load need not rise.
                self.phase = Phase::Cold { valley: MilliCelsius(i32::MIN / 2) };
                self.rest(at, hottest);
                if hottest >= self.by.above_c {
                    self.phase = Phase::Hot { peak: hottest };
                    return Found::Begins;
                }
                Found::Resting
            }
            Phase::Hot { peak } => {
                if hottest > peak {
                    self.phase = Phase::Hot { peak: hottest };
                } else if hottest.0 <= peak.0 - self.by.fall_c.0 {
                    self.phase = Phase::Cold { valley: hottest };
                    self.rest(at, hottest);
                    return Found::Resting;
                }
                Found::Nothing
            }
            Phase::Cold { valley } => {
                if hottest >= self.by.above_c && hottest.0 >= valley.0 + self.by.rise_c.0 {
                    self.phase = Phase::Hot { peak: hottest };
                    return Found::Begins;
                }
                // As cold as ever since the last load, so nothing warms up. If the milk is warm
                // here, the next load gets a reason for its warm beginning.
                if hottest <= valley {
                    self.phase = Phase::Cold { valley: hottest };
                    self.rest(at, hottest);
                    return Found::Resting;
                }
                if self.rests(at, hottest) { Found::Resting } else { Found::Nothing }
            }
        }
    }

    /// Whether nothing warms up. Every probe must be cold. It must be no warmer than at the last
    /// comparison, or have warmed by no more than `rest_c` since then, after `rest_s` or longer.
    fn rests(&mut self, at: Milliseconds, hottest: MilliCelsius) -> bool {
        let within = |by: MilliCelsius| {
            let mut both = self.temps.iter().zip(&self.calm);
            hottest <= self.by.cold_c && both.all(|(temp, calm)| temp.0 <= calm.0 + by.0)
        };
        if within(MilliCelsius(0)) {
            self.rest(at, hottest);
            return true;
        }
        if at.0 - self.calm_at.0 < self.by.rest_s.0 {
            return false;
        }
        let still = within(self.by.rest_c);
        if still {
            self.rest(at, hottest);
        } else {
            self.calm_at = at;
            self.calm.copy_from_slice(&self.temps);
        }
        still
    }

    fn rest(&mut self, at: Milliseconds, hottest: MilliCelsius) {
        (self.rested_at, self.rested) = (at, hottest);
        self.calm_at = at;
        self.calm.copy_from_slice(&self.temps);
    }
}
