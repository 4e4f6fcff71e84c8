//! A day and a minute as ISBT 128 writes them: the last three digits of the year, the day of the
//! year, hours and minutes. The time is that of the place that prints the label.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date, time};
use std::fmt;

/// A minute of a day between 1900 and 2899.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minute(DateTime);

impl Minute {
    /// Seconds are dropped. `None` for a year that three digits cannot tell.
    pub fn new(at: DateTime) -> Option<Self> {
        let minute = time(at.hour(), at.minute(), 0, 0);
        (1900..2900).contains(&at.year()).then(|| Self(at.date().to_datetime(minute)))
    }

    /// The last minute of a day, which stands for the day as a whole.
    pub fn end_of(day: Date) -> Option<Self> {
        Self::new(day.at(23, 59, 0, 0))
    }

    pub fn at(&self) -> DateTime {
        self.0
    }

    /// Reads the ten digits; `None` for a day or a minute that does not exist.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if text.len() != 10 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let number = |from: usize, to: usize| text[from..to].parse::<i16>().ok();
        let (cyy, day) = (number(0, 3)?, number(3, 6)?);
        let year = if cyy >= 900 { 1000 + cyy } else { 2000 + cyy };
        let (hour, minute) =
            (i8::try_from(number(6, 8)?).ok()?, i8::try_from(number(8, 10)?).ok()?);
        let first = date(year, 1, 1);
        if !(1..=first.days_in_year()).contains(&day) || hour > 23 || minute > 59 {
            return None;
        }
        let day = first.checked_add(i64::from(day - 1).days()).ok()?;
        Self::new(day.at(hour, minute, 0, 0))
    }
}

/// The ten digits.
impl fmt::Display for Minute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (cyy, day) = (self.0.year() % 1000, self.0.date().day_of_year());
        write!(f, "{cyy:03}{day:03}{:02}{:02}", self.0.hour(), self.0.minute())
    }
}
