//! The times of an entry: what its phone claimed, how far that clock was off, and when it came.
//!
//! How far a clock is off is measured when the entry is sent, since nothing can have set the clock
//! right between the two readings. Both are kept. The time that people are shown is never later
//! than the moment it was received, and never earlier than the phone was enrolled.

/// A day in milliseconds. A clock that is wrong by more is worth a question.
pub const DAY_MS: i64 = 86_400_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// By the phone's clock; `None` where the entry bears no time that can be read.
    pub claimed_ms: Option<i64>,
    /// The service's clock less the phone's when the entry was sent; `None` where the phone did not
    /// say what its clock showed.
    pub offset_ms: Option<i64>,
    pub received_ms: i64,
    /// When the phone was enrolled: it noted nothing before.
    pub enrolled_ms: i64,
}

impl Clock {
    /// When it was noted, as far as that can be known.
    pub fn noted_ms(self) -> i64 {
        let said_ms = self.said_ms().unwrap_or(self.received_ms);
        said_ms.min(self.received_ms).max(self.enrolled_ms.min(self.received_ms))
    }

    /// Whether the clock was off by more than a day, or the time can't be true by more than that.
    pub fn is_off(self) -> bool {
        let is_far = |ms: i64| ms.unsigned_abs() > DAY_MS.unsigned_abs();
        match self.said_ms() {
            None => true,
            Some(said_ms) => {
                self.offset_ms.is_some_and(is_far)
                    || is_far(said_ms.saturating_sub(self.noted_ms()))
            }
        }
    }

    /// The claimed time, put right by what the clock was off.
    fn said_ms(self) -> Option<i64> {
        Some(self.claimed_ms?.saturating_add(self.offset_ms.unwrap_or(0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENROLLED: i64 = 1_000 * DAY_MS;
    const RECEIVED: i64 = 1_002 * DAY_MS;
    const NOON: i64 = 1_001 * DAY_MS;

    #[test]
    fn a_wrong_clock_is_put_right_by_what_it_was_off_when_it_sent() {
        let clock = |claimed_ms, offset_ms| Clock {
            claimed_ms: Some(claimed_ms),
            offset_ms: Some(offset_ms),
            received_ms: RECEIVED,
            enrolled_ms: ENROLLED,
        };
        for (what, claimed, offset, noted, off) in [
            ("right", NOON, 0, NOON, false),
            ("five minutes slow", NOON - 300_000, 300_000, NOON, false),
            ("a day fast, to the millisecond", NOON + DAY_MS, -DAY_MS, NOON, false),
            ("2031", NOON + 2_000 * DAY_MS, -2_000 * DAY_MS, NOON, true),
            ("1970, put right", NOON - ENROLLED, ENROLLED, NOON, true),
            ("an entry of 1970 by a clock that is right", 0, 0, ENROLLED, true),
            ("an entry of 2099 by a clock that is right", 47_000 * DAY_MS, 0, RECEIVED, true),
            ("a little before it was enrolled", ENROLLED - 5, 0, ENROLLED, false),
            ("the end of all numbers", i64::MAX, i64::MAX, RECEIVED, true),
            ("their beginning", i64::MIN, i64::MIN, ENROLLED, true),
        ] {
            let clock = clock(claimed, offset);
            assert_eq!((clock.noted_ms(), clock.is_off()), (noted, off), "{what}");
        }
    }

    #[test]
    fn an_entry_without_a_time_was_noted_when_it_came() {
        let clock = Clock {
            claimed_ms: None,
            offset_ms: None,
            received_ms: RECEIVED,
            enrolled_ms: ENROLLED,
        };
        assert_eq!((clock.noted_ms(), clock.is_off()), (RECEIVED, true));
    }
}
