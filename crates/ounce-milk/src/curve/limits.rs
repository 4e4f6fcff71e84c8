//! What a bank asks of a curve: the limits of one method, as a pack.
//!
//! The pack says what is asked and where it is from; how a trace is held against it is the
//! judge's. A limit whose source was not read is marked so, and a verdict that rests on it says
//! that it is an example until a bank signs the pack.

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
    /// The longest way from the first reading to the beginning of the hold.
    pub come_up_s: Stated<Milliseconds>,
    /// A reading above this is worth a word, and no more.
    pub warn_above_c: Stated<MilliCelsius>,
    /// A reading above this means that the milk was overheated.
    pub reject_above_c: Stated<MilliCelsius>,
    /// Readings a little under the floor that do not break a hold; without it every one does.
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
    /// A calibration that began longer ago counts as none; its last day still counts.
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

/// What is a load, what lies between two, and what is idle time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// A heating above this is a load, however it ends.
    pub above_c: MilliCelsius,
    /// The hottest probe must fall by this much from its highest reading …
    pub fall_c: MilliCelsius,
    /// … and rise again by this much, for what follows to be another load.
    pub rise_c: MilliCelsius,
    /// Only what is not warmer can rest, and a load begins no warmer than this.
    pub cold_c: MilliCelsius,
    /// A probe rests as long as it does not warm by more than this …
    pub rest_c: MilliCelsius,
    /// … in this time.
    pub rest_s: Milliseconds,
}

/// Stands in a pack that says nothing of it, which packs of an earlier shape do not.
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
    /// How many of them one hold may have, by probe.
    pub at_most: u32,
}

/// One step of cooling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cooling {
    /// Every probe must read this or less …
    pub to_c: MilliCelsius,
    /// … within this time from the end of the heat.
    pub within_s: Milliseconds,
}

impl CurvePack {
    /// Whether a calibration began too long ago to count on the day.
    pub(super) fn is_stale(&self, certificate: &Certificate, on: Date) -> bool {
        let age = self.calibration_within.as_ref();
        age.is_some_and(|age| on > age.value.after(certificate.valid_from))
    }

    /// Names of the limits that no read source stands behind.
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
