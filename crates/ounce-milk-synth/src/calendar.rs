//! The bank's days, counted from its first.

use jiff::Span;
use jiff::civil::{Date, date};

/// The day the bank opens.
const OPENS: Date = date(2025, 1, 6);

/// A day of the bank's history; 0 is the first, and days before it are negative.
pub(super) type Day = i64;

/// The number of days in this many months.
pub(super) fn days(months: u32) -> Day {
    let end = OPENS.saturating_add(Span::new().months(i64::from(months.min(1200))));
    i64::from((end - OPENS).get_days())
}

/// The day by the calendar.
pub(super) fn on(day: Day) -> Date {
    OPENS.saturating_add(Span::new().days(day))
}

/// The same day this many months later, clamped to the end of a short month.
pub(super) fn months_after(day: Day, months: i64) -> Day {
    let later = on(day).saturating_add(Span::new().months(months));
    i64::from((later - OPENS).get_days())
}

/// A time of the day, in Coordinated Universal Time, to the minute.
pub(super) fn at(day: Day, minute: i64) -> String {
    format!("{}T{:02}:{:02}:00Z", on(day), minute / 60 % 24, minute % 60)
}
