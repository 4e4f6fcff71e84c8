//! The limits that a bank sets for a curve: those of one method, as a pack.
//!
//! The pack names each limit and its source. The judge compares a trace with the limits. A limit
//! whose source was not read is marked. A verdict that rests on it says that it is an example until
//! a bank signs the pack.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::calibration::Certificate;
use super::measure::{MilliCelsius, Milliseconds};
use crate::pack::{Pack, Period, Stated, day};

/// The limits of one method of pasteurisation. Temperatures in °C, spans in seconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CurvePack {
    pub id: String,
    pub version: String,
    #[serde(with = "day")]
    pub effective: Date,
    pub title: String,
    /// The milk is held while every probe reads this or more.
    pub floor_c: Stated<MilliCelsius>,
    /// How long the milk must be held without a break.
    pub hold_s: Stated<Milliseconds>,
    /// The longest time from the beginning of the load to the beginning of the hold.
    pub come_up_s: Stated<Milliseconds>,
    /// A reading above this is a warning, but no reason against the load.
    pub warn_above_c: Stated<MilliCelsius>,
    /// A reading above this means that the milk was overheated.
    pub reject_above_c: Stated<MilliCelsius>,
    /// Readings a little under the floor that do not break a hold. Without this, every one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dip: Option<Stated<Dip>>,
    /// The mean time between two readings of a probe may not be longer.
    pub sample_every_s: Stated<Milliseconds>,
    /// Readings a little late, which do not count against that mean.
    #[serde(default = "Late::assumed")]
    pub late: Stated<Late>,
    /// A probe may never be silent for longer.
    pub max_gap_s: Stated<Milliseconds>,
    /// Two probes that differ by more during a hold send the cycle to a person.
    pub disagreement_c: Stated<MilliCelsius>,
    /// How fast the milk must be cold, counted from the end of the heat, the warmest step first.
    pub cool: Vec<Stated<Cooling>>,
    /// Whether every probe needs a calibration that is valid on the day of the cycle.
    pub calibration_required: Stated<bool>,
    /// A calibration that began longer ago than this counts as none. The last day of this period
    /// still counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calibration_within: Option<Stated<Period>>,
    /// How the loads of a trace are told apart.
    #[serde(default = "Finding::assumed")]
    pub load: Stated<Finding>,
}

/// Readings that come a little later than they are due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Late {
    /// How much later than `sample_every_s`, at most.
    pub by_s: Milliseconds,
    /// How many in a hundred intervals of a probe.
    pub in_hundred: u8,
}

/// The limits that tell loads, the time between them, and idle time apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// A heating that reaches this is a load, however it ends.
    pub above_c: MilliCelsius,
    /// Another load can follow only after the hottest probe fell by this from its highest reading.
    pub fall_c: MilliCelsius,
    /// After that fall, the hottest probe must rise by this for another load to begin.
    pub rise_c: MilliCelsius,
    /// Milk at this temperature or below is cold. A load that begins warmer is refused.
    pub cold_c: MilliCelsius,
    /// A cold probe rests as long as it warms by no more than this within `rest_s`.
    pub rest_c: MilliCelsius,
    /// The time for `rest_c`.
    pub rest_s: Milliseconds,
}

/// The source of a limit that the pack does not name. Packs of an earlier shape lack some limits.
const ASSUMED: &str = "An assumption of the program: the pack does not say it";

impl Late {
    fn assumed() -> Stated<Self> {
        let value = Self { by_s: Milliseconds(0), in_hundred: 0 };
        Stated { value, source: ASSUMED.to_owned(), verified: false }
    }
}

impl Finding {
    fn assumed() -> Stated<Self> {
        let value = Self {
            above_c: MilliCelsius(45_000),
            fall_c: MilliCelsius(10_000),
            rise_c: MilliCelsius(5_000),
            cold_c: MilliCelsius(30_000),
            rest_c: MilliCelsius(500),
            rest_s: Milliseconds::from_seconds(120),
        };
        Stated { value, source: ASSUMED.to_owned(), verified: false }
    }
}

/// A short stay a little under the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dip {
    /// How far under the floor a reading may lie.
    pub depth_c: MilliCelsius,
    /// The longest time from the last good reading to the next good one.
    pub within_s: Milliseconds,
    /// How many dips each probe may have in one hold.
    pub at_most: u32,
}

/// One step of cooling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cooling {
    /// Every probe must read this or less within `within_s`.
    pub to_c: MilliCelsius,
    /// The time for `to_c`, from the end of the heat.
    pub within_s: Milliseconds,
}

impl CurvePack {
    /// Whether a calibration began too long ago to count on the day.
    pub(super) fn is_stale(&self, certificate: &Certificate, on: Date) -> bool {
        let age = self.calibration_within.as_ref();
        age.is_some_and(|age| on > age.value.after(certificate.valid_from))
    }

    /// The names of the limits whose source was not read.
    pub fn examples(&self) -> Vec<String> {
        let mut limits = vec![
            ("floor_c", self.floor_c.verified),
            ("hold_s", self.hold_s.verified),
            ("come_up_s", self.come_up_s.verified),
            ("warn_above_c", self.warn_above_c.verified),
            ("reject_above_c", self.reject_above_c.verified),
            ("sample_every_s", self.sample_every_s.verified),
            ("max_gap_s", self.max_gap_s.verified),
            ("disagreement_c", self.disagreement_c.verified),
            ("cool", self.cool.iter().all(|step| step.verified)),
            ("calibration_required", self.calibration_required.verified),
            ("late", self.late.verified),
            ("load", self.load.verified),
        ];
        limits.extend(self.dip.iter().map(|dip| ("dip", dip.verified)));
        let age = self.calibration_within.iter();
        limits.extend(age.map(|age| ("calibration_within", age.verified)));
        let unread = limits.into_iter().filter(|(_, verified)| !verified);
        unread.map(|(name, _)| name.to_owned()).collect()
    }
}

impl Pack for CurvePack {
    const KIND: &'static str = "curve";

    fn id(&self) -> &str {
        &self.id
    }

    fn version(&self) -> &str {
        &self.version
    }

    fn effective(&self) -> Date {
        self.effective
    }

    fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        let mut must = |holds: bool, says: &str| {
            if !holds {
                problems.push(says.to_owned());
            }
        };
        let (floor, warn, reject) =
            (self.floor_c.value, self.warn_above_c.value, self.reject_above_c.value);
        must(floor <= warn && warn <= reject, "`floor_c`, `warn_above_c`, `reject_above_c` rise");
        must(self.hold_s.value.0 > 0, "`hold_s` is longer than nothing");
        must(self.sample_every_s.value.0 > 0, "`sample_every_s` is longer than nothing");
        let sampled = self.sample_every_s.value <= self.max_gap_s.value;
        must(sampled, "`max_gap_s` is not shorter than `sample_every_s`");
        must(self.disagreement_c.value.0 >= 0, "`disagreement_c` is not negative");
        let under = self.cool.iter().all(|step| step.value.to_c < floor);
        must(under, "every step of `cool` lies under the floor");
        let falls = self.cool.windows(2).all(|two| {
            let (warmer, colder) = (two[0].value, two[1].value);
            warmer.to_c > colder.to_c && warmer.within_s <= colder.within_s
        });
        must(falls, "the steps of `cool` stand from warm to cold and from early to late");
        if let Some(dip) = &self.dip {
            must(dip.value.depth_c.0 > 0, "`dip` has a `depth_c` above nothing");
        }
        let load = self.load.value;
        must(load.above_c < floor, "the `above_c` of `load` lies under the floor");
        must(load.cold_c < load.above_c, "the `cold_c` of `load` lies under its `above_c`");
        let apart = load.rise_c.0 > 0 && load.fall_c > load.rise_c;
        must(apart, "the `fall_c` of `load` is more than its `rise_c`, and that more than nothing");
        let rests = load.rest_c.0 >= 0 && load.rest_s.0 > 0;
        must(rests, "the `rest_c` of `load` is not negative, its `rest_s` longer than nothing");
        must(self.late.value.in_hundred <= 100, "the `in_hundred` of `late` is at most 100");
        problems
    }
}
