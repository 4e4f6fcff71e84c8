//! A period of time in a rule.

use jiff::civil::Date;
use jiff::{SignedDuration, Span, Zoned};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Months and years go by the calendar. Hours are elapsed hours: twelve hours are twelve hours,
/// also in the night when the clocks change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    Hours(u16),
    Days(u16),
    Weeks(u16),
    Months(u16),
    Years(u16),
}

impl Period {
    fn span(self) -> Span {
        match self {
            Self::Hours(n) => Span::new().hours(n),
            Self::Days(n) => Span::new().days(n),
            Self::Weeks(n) => Span::new().weeks(n),
            Self::Months(n) => Span::new().months(n),
            // A Span holds fewer than 20,000 years.
            Self::Years(n) => Span::new().years(n.min(9_999)),
        }
    }

    /// The first day after the period has passed since `day`. In a month that is too short it is
    /// the last day: 31 August and six months is the last day of February. Hours are rounded up to
    /// whole days and one more, so that an event known only by its day is never over too early.
    pub fn after(self, day: Date) -> Date {
        let span = match self {
            Self::Hours(hours) => Span::new().days(hours.div_ceil(24) + 1),
            _ => self.span(),
        };
        day.saturating_add(span)
    }

    /// The day this period before `day`, clamped to the end of a short month.
    pub fn before(self, day: Date) -> Date {
        let span = match self {
            Self::Hours(hours) => Span::new().days(hours.div_ceil(24) + 1),
            _ => self.span(),
        };
        day.saturating_sub(span)
    }

    /// The moment the period has passed since `moment`, in the same time zone.
    pub fn since(self, moment: &Zoned) -> Zoned {
        match self {
            Self::Hours(hours) => {
                moment.saturating_add(SignedDuration::from_hours(i64::from(hours)))
            }
            _ => moment.saturating_add(self.span()),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (n, unit) = match self {
            Self::Hours(n) => (n, "hour"),
            Self::Days(n) => (n, "day"),
            Self::Weeks(n) => (n, "week"),
            Self::Months(n) => (n, "month"),
            Self::Years(n) => (n, "year"),
        };
        write!(f, "{n} {unit}{}", if *n == 1 { "" } else { "s" })
    }
}
