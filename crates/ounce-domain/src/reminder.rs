//! Letters that nobody writes: a week and a day before a stroll, and the thanks after it.
//!
//! Each is sent once for a stroll and its day. When the service was down at that hour, it is sent
//! afterwards, as long as it is of use: a reminder of a week that arrives two days before, when the
//! other one follows, is left out.

use crate::stroll::{ASSUMED_HOURS, Status};
use jiff::civil::Date;

/// Which of the letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reminder {
    /// A week before: what to bring, and the way to give a place back while others can use it.
    Week,
    /// The day before.
    Day,
    /// The day after: what came together.
    Thanks,
}

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;

impl Reminder {
    pub const ALL: [Self; 3] = [Self::Week, Self::Day, Self::Thanks];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Day => "day",
            Self::Thanks => "thanks",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// From when and until when it is sent for a stroll that starts at `starts_ms`, in milliseconds.
    ///
    /// The reminder of a week is of use for three days, as long as a place that is given back finds
    /// somebody. That of a day must arrive while its reader can still plan: three hours before the
    /// start at the latest. Thanks leave on the next day, and are late after two weeks.
    fn window(self, starts_ms: i64) -> (i64, i64) {
        match self {
            Self::Week => (starts_ms - 7 * DAY_MS, starts_ms - 4 * DAY_MS),
            Self::Day => (starts_ms - DAY_MS, starts_ms - 3 * HOUR_MS),
            Self::Thanks => {
                let ends_ms = starts_ms + ASSUMED_HOURS * HOUR_MS;
                (ends_ms + DAY_MS, ends_ms + 14 * DAY_MS)
            }
        }
    }

    /// Whether it is sent now, for a stroll of this status.
    ///
    /// A stroll that was postponed to another day is reminded of that day; one without a day, and
    /// one that is cancelled or not public, is reminded of nothing.
    pub fn is_due(self, status: Status, starts_ms: i64, now_ms: i64) -> bool {
        let takes_place = match (self, status) {
            (_, Status::Open | Status::Postponed { dated: true }) => true,
            (Self::Thanks, Status::Held) => true,
            (_, Status::Draft | Status::Cancelled | Status::Held | Status::Postponed { .. }) => {
                false
            }
        };
        let (from_ms, until_ms) = self.window(starts_ms);
        takes_place && (from_ms..until_ms).contains(&now_ms)
    }

    /// The days on which a stroll can start that this is due for now. The day before and after
    /// belong to them, since a stroll starts by the clocks of its town.
    pub fn days(self, today: Date) -> (Date, Date) {
        let (from, to) = match self {
            Self::Week => (3, 8),
            Self::Day => (-1, 3),
            Self::Thanks => (-17, 0),
        };
        let at = |days: i32| today.saturating_add(jiff::Span::new().days(days));
        (at(from), at(to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const START: i64 = 1_800_000_000_000;
    const OPEN: Status = Status::Open;

    #[test]
    fn each_is_due_in_its_hours_and_left_out_when_it_is_too_late_to_be_of_use() {
        for (reminder, from, until) in [
            (Reminder::Week, -7 * DAY_MS, -4 * DAY_MS),
            (Reminder::Day, -DAY_MS, -3 * HOUR_MS),
            (Reminder::Thanks, 26 * HOUR_MS, 2 * HOUR_MS + 14 * DAY_MS),
        ] {
            for (at, is_due) in [(from - 1, false), (from, true), (until - 1, true), (until, false)]
            {
                assert_eq!(reminder.is_due(OPEN, START, START + at), is_due, "{reminder:?} {at}");
            }
        }
    }

    #[test]
    fn no_hour_belongs_to_two_reminders() {
        for hour in -200..400 {
            let now = START + hour * HOUR_MS;
            let due = Reminder::ALL.into_iter().filter(|one| one.is_due(OPEN, START, now));
            assert!(due.count() <= 1, "{hour}");
        }
    }

    #[test]
    fn a_stroll_that_does_not_take_place_is_reminded_of_nothing() {
        let at = |reminder: Reminder| START + reminder.window(0).0;
        for status in Status::ALL {
            for reminder in Reminder::ALL {
                let is_on = matches!(status, Status::Open | Status::Postponed { dated: true })
                    || (status, reminder) == (Status::Held, Reminder::Thanks);
                assert_eq!(reminder.is_due(status, START, at(reminder)), is_on, "{status:?}");
            }
        }
    }

    /// Whatever the zone, the day of a stroll that is due is among those that are looked at.
    #[test]
    fn the_days_that_are_looked_at_hold_every_stroll_that_is_due() {
        let today = date(2027, 5, 1);
        let noon = today.to_datetime(jiff::civil::time(12, 0, 0, 0));
        for reminder in Reminder::ALL {
            let (first, last) = reminder.days(today);
            for hours in -24 * 30..24 * 30 {
                let starts = noon.saturating_add(jiff::Span::new().hours(hours));
                for offset in [-12, 0, 14] {
                    // By the clocks of a town that is so many hours ahead, now is another hour.
                    for now in [0, 23] {
                        let now_ms = (now - 12 - hours + offset) * HOUR_MS;
                        if reminder.is_due(OPEN, 0, now_ms) {
                            let day = starts.date();
                            assert!(first <= day && day <= last, "{reminder:?} {day} {offset}");
                        }
                    }
                }
            }
        }
    }
}
