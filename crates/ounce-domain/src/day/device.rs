//! A helper's phone: it is enrolled for one stroll, and its enrolment ends by itself.

use crate::campaign::Campaign;
use crate::id::Id;
use crate::stroll::Stroll;
use sha2::{Digest, Sha256};

/// How long after the start of its stroll a phone stays enrolled: 48 hours.
pub const ENDS_AFTER_MS: i64 = 48 * 3_600_000;

/// The longest name of a phone, in characters.
pub const NAME_MAX: usize = 60;

/// How many phones one stroll can have. More than that is a mistake, or somebody who tries how
/// many rows fit.
pub const MOST: i64 = 200;

/// A helper's phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    pub id: Id<Device>,
    pub campaign: Id<Campaign>,
    pub stroll: Id<Stroll>,
    /// Its place among those of the stroll, from 1; 0 is the desk of the host.
    pub number: i64,
    /// As its host calls it: "Theo's phone".
    pub name: String,
    pub enrolled_ms: i64,
    pub ends_ms: i64,
    pub cut_off_ms: Option<i64>,
}

/// How a phone stood when an entry of it was received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Taken {
    InTime,
    /// Its enrolment had ended.
    Ended,
    /// A host had cut it off.
    CutOff,
}

impl Device {
    /// What stands for the desk of the host among the phones of a stroll: what was kept on paper,
    /// and what settles a question, is noted there. It follows from the stroll, so there is one.
    pub fn desk_of(stroll: Id<Stroll>) -> Id<Self> {
        let mut hash = Sha256::new();
        hash.update(b"desk of a day");
        hash.update(stroll.bytes());
        let mut id = [0; 16];
        id.copy_from_slice(&hash.finalize()[..16]);
        Id::from_bytes(id)
    }

    /// Whether this is the desk of the host and no phone.
    pub fn is_desk(&self) -> bool {
        self.id == Self::desk_of(self.stroll)
    }

    pub fn taken(&self, now_ms: i64) -> Taken {
        if self.cut_off_ms.is_some_and(|at_ms| at_ms <= now_ms) {
            Taken::CutOff
        } else if now_ms >= self.ends_ms {
            Taken::Ended
        } else {
            Taken::InTime
        }
    }

    /// Whether it may read the roster and what other phones noted.
    pub fn may_read(&self, now_ms: i64) -> bool {
        self.taken(now_ms) == Taken::InTime
    }
}

impl Taken {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InTime => "in-time",
            Self::Ended => "ended",
            Self::CutOff => "cut-off",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::InTime, Self::Ended, Self::CutOff].into_iter().find(|taken| taken.as_str() == text)
    }
}

/// When the enrolment for a stroll ends. A phone that is enrolled later than that, to hand a log
/// in, has an hour.
pub fn ends_ms(starts_ms: i64, now_ms: i64) -> i64 {
    starts_ms.saturating_add(ENDS_AFTER_MS).max(now_ms.saturating_add(3_600_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_enrolment_ends_two_days_after_the_stroll_or_when_a_host_says_so() {
        let device = Device {
            id: Id::from_bytes([1; 16]),
            campaign: Id::from_bytes([2; 16]),
            stroll: Id::from_bytes([3; 16]),
            number: 1,
            name: "Theo's phone".into(),
            enrolled_ms: 0,
            ends_ms: ends_ms(1_000, 0),
            cut_off_ms: None,
        };
        assert_eq!(device.ends_ms, 1_000 + ENDS_AFTER_MS);
        assert_eq!(device.taken(device.ends_ms - 1), Taken::InTime);
        assert_eq!(device.taken(device.ends_ms), Taken::Ended);
        let cut_off = Device { cut_off_ms: Some(500), ..device };
        assert!(cut_off.may_read(499));
        assert_eq!(cut_off.taken(500), Taken::CutOff);
        assert_eq!(cut_off.taken(cut_off.ends_ms), Taken::CutOff, "the stronger reason");
        assert_eq!(ends_ms(0, 10 * ENDS_AFTER_MS), 10 * ENDS_AFTER_MS + 3_600_000);
    }
}
