//! How long all probes stood at or above the floor together.
//!
//! Each probe has a run: from the first reading at or above the floor to the last one that
//! confirmed it. All probes hold together from the latest beginning of their runs to the earliest
//! confirmation, so the part between a probe's last good reading and its first bad one never
//! counts. A silence longer than allowed ends a run; a dip ends it unless the pack lets it pass.

use super::limits::{CurvePack, Dip};
use super::measure::{MilliCelsius, Milliseconds};

/// One probe's stay at or above the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) since: Milliseconds,
    pub(super) confirmed: Milliseconds,
    dips: u32,
    /// The lowest reading of a dip that has not ended yet.
    dipping: Option<MilliCelsius>,
}

/// What a reading means for the run of its probe.
pub(super) struct Step {
    pub(super) run: Option<Run>,
    /// The lowest reading that this step adds to the run. A dip is added once it has passed.
    pub(super) low: MilliCelsius,
}

/// The run after one more reading. `silent` says whether the probe was silent for too long before.
pub(super) fn step(
    pack: &CurvePack,
    before: Option<Run>,
    at: Milliseconds,
    temp: MilliCelsius,
    silent: bool,
) -> Step {
    let fresh = Run { since: at, confirmed: at, dips: 0, dipping: None };
    let floor = pack.floor_c.value;
    let passable = |run: &Run, dip: &Dip| {
        let in_time = at.0 - run.confirmed.0 <= dip.within_s.0;
        in_time && run.dips < dip.at_most
    };
    let dip = pack.dip.as_ref().map(|dip| &dip.value);
    let run = match before.filter(|_| !silent) {
        None => (temp >= floor).then_some(fresh),
        Some(run) if temp >= floor => match (run.dipping, dip) {
            (None, _) => Some(Run { confirmed: at, ..run }),
            (Some(low), Some(dip)) if passable(&run, dip) => {
                let after = Run { confirmed: at, dips: run.dips + 1, dipping: None, ..run };
                return Step { run: Some(after), low: low.min(temp) };
            }
            (Some(_), _) => Some(fresh),
        },
        Some(run) => dip
            .filter(|dip| passable(&run, dip) && temp.0 >= floor.0 - dip.depth_c.0)
            .map(|_| Run { dipping: Some(run.dipping.unwrap_or(temp).min(temp)), ..run }),
    };
    let counts = run.is_some_and(|run| run.dipping.is_none());
    Step { run, low: if counts { temp } else { MilliCelsius(i32::MAX) } }
}

/// A time in which all probes held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hold {
    pub(super) from: Milliseconds,
    pub(super) until: Milliseconds,
    /// The lowest reading of any probe in it.
    pub(super) low: MilliCelsius,
}

impl Hold {
    pub(super) fn length(&self) -> Milliseconds {
        Milliseconds(self.until.0 - self.from.0)
    }
}

/// The holds of a load. Only the parts that the verdict needs are kept.
#[derive(Clone, Debug, Default)]
pub(super) struct Holds {
    now: Option<Hold>,
    /// The longest hold. Of two that are equally long, it is the earlier one.
    pub(super) longest: Option<Hold>,
    /// When the first hold that was long enough began.
    pub(super) first_enough: Option<Milliseconds>,
    /// The last instant at which all probes were known to hold.
    pub(super) heat_until: Option<Milliseconds>,
}

impl Holds {
    /// Not all probes hold any more.
    pub(super) fn broken(&mut self) {
        self.now = None;
    }

    /// All probes hold: from the latest beginning to the earliest confirmation of their runs.
    pub(super) fn all_hold(
        &mut self,
        from: Milliseconds,
        confirmed: Milliseconds,
        low: MilliCelsius,
        enough: Milliseconds,
    ) {
        let until = confirmed.max(from);
        let hold = match self.now {
            Some(now) if now.from == from => Hold { from, until, low: now.low.min(low) },
            _ => Hold { from, until, low },
        };
        self.now = Some(hold);
        self.heat_until = Some(self.heat_until.map_or(until, |before| before.max(until)));
        if self.longest.is_none_or(|best| hold.length() > best.length()) {
            self.longest = Some(hold);
        }
        if hold.length() >= enough && self.first_enough.is_none() {
            self.first_enough = Some(from);
        }
    }

    /// Forgets all holds, because a load begins or a new probe was met. Without the new probe they
    /// were not holds of all probes.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }
}
