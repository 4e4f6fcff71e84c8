//! Days and times as spreadsheets rewrite them, where they can mean only one thing.
//!
//! `2/5/2015` is 2 May to one reader and 5 February to another, so it is refused; `30.05.2015`,
//! `2015/5/2`, `5/30/2015` and `5/5/2015` mean one day to everybody.

use jiff::civil::{Date, DateTime, Time};

/// How a day with slashes is read: `2/5/2015` is 5 February, or 2 May.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    MonthFirst,
    DayFirst,
}

impl Days {
    /// The word for it at the shell and in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MonthFirst => "month-first",
            Self::DayFirst => "day-first",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        [Self::MonthFirst, Self::DayFirst].into_iter().find(|days| days.as_str() == word)
    }
}

/// Why a cell is no day.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NoDay {
    /// Two readers would read two days.
    Ambiguous,
    Unreadable,
}

/// Reads a day: as ISO 8601 writes it, or as a spreadsheet does. With an order, a day with slashes
/// is read in that order and in no other.
pub(crate) fn day(cell: &str, order: Option<Days>) -> Result<Date, NoDay> {
    let japanese = cell.replace(['年', '月'], "/");
    let cell = japanese.trim_end_matches('日');
    let separator = cell.chars().find(|c| !c.is_ascii_digit()).ok_or(NoDay::Unreadable)?;
    let parts: Vec<&str> = cell.split(separator).collect();
    let [a, b, c] = parts[..] else { return Err(NoDay::Unreadable) };
    let of = |year: &str, month: &str, day: &str| date(year, month, day).ok_or(NoDay::Unreadable);
    match (separator, a.len(), c.len()) {
        ('-', 4, 2) if b.len() == 2 => of(a, b, c),
        ('/', 4, _) => of(a, b, c),
        ('.', _, 4) => of(c, b, a),
        ('/', _, 4) if order == Some(Days::MonthFirst) => of(c, a, b),
        ('/', _, 4) if order == Some(Days::DayFirst) => of(c, b, a),
        ('/', _, 4) => match (date(c, a, b), date(c, b, a)) {
            (Some(american), Some(other)) if american == other => Ok(american),
            (Some(_), Some(_)) => Err(NoDay::Ambiguous),
            (Some(only), None) | (None, Some(only)) => Ok(only),
            (None, None) => Err(NoDay::Unreadable),
        },
        _ => Err(NoDay::Unreadable),
    }
}

/// Reads a day and a time of day, with a `T` or a blank between them.
pub(crate) fn day_and_time(cell: &str, order: Option<Days>) -> Result<DateTime, NoDay> {
    let (date, clock) = cell.split_once(['T', ' ', '\u{a0}']).ok_or(NoDay::Unreadable)?;
    let clock = time(clock.trim()).ok_or(NoDay::Unreadable)?;
    day(date, order).map(|date| date.to_datetime(clock))
}

/// What a cell with a day says about the order of all: the only one it can be in, `Err` if it can be
/// in both, nothing if it has no slashes or is the same day in both.
pub(crate) fn order(cell: &str) -> Option<Result<Days, ()>> {
    let date = cell.split(['T', ' ', '\u{a0}']).next().unwrap_or_default();
    let read = |days| day(date, Some(days)).ok();
    match (read(Days::MonthFirst), read(Days::DayFirst)) {
        (Some(one), Some(other)) if one == other => None,
        (Some(_), Some(_)) => Some(Err(())),
        (Some(_), None) => Some(Ok(Days::MonthFirst)),
        (None, Some(_)) => Some(Ok(Days::DayFirst)),
        (None, None) => None,
    }
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    let number = |text: &str| digits(text, 2).and_then(|number| i8::try_from(number).ok());
    let year = digits(year, 4).and_then(|year| i16::try_from(year).ok())?;
    Date::new(year, number(month)?, number(day)?).ok()
}

/// `10:00`, `9:30:00`, `9:30 AM`. Excel may put a narrow space before the letters.
pub(crate) fn time(text: &str) -> Option<Time> {
    let text = text.to_ascii_uppercase();
    let (clock, half) = match (text.strip_suffix("AM"), text.strip_suffix("PM")) {
        (Some(clock), _) => (clock.trim_end(), Some(0)),
        (_, Some(clock)) => (clock.trim_end(), Some(12)),
        _ => (&*text, None),
    };
    let parts: Vec<&str> = clock.split(':').collect();
    let (hour, minute, second) = match parts[..] {
        [hour, minute] => (hour, minute, "00"),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    if minute.len() != 2 || second.len() != 2 {
        return None;
    }
    let number = |text: &str| digits(text, 2).and_then(|number| i8::try_from(number).ok());
    let hour = match (number(hour)?, half) {
        (hour, None) => hour,
        (hour @ 1..=12, Some(half)) => hour % 12 + half,
        _ => return None,
    };
    Time::new(hour, number(minute)?, number(second)?, 0).ok()
}

fn digits(text: &str, most: usize) -> Option<u32> {
    let fits = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_where_it_can_be_only_one() {
        let may_30 = Date::constant(2015, 5, 30);
        for cell in [
            "2015-05-30",
            "5/30/2015",
            "30/5/2015",
            "30.5.2015",
            "30.05.2015",
            "2015/5/30",
            "2015/05/30",
            "2015年5月30日",
        ] {
            assert_eq!(day(cell, None), Ok(may_30), "{cell}");
        }
        assert_eq!(day("5/5/2015", None), Ok(Date::constant(2015, 5, 5)));
        assert_eq!(day("2/5/2015", None), Err(NoDay::Ambiguous));
        assert_eq!(day("05/02/2015", None), Err(NoDay::Ambiguous));
        for cell in [
            "",
            "42126",
            "5/2/15",
            "2015-5-2",
            "2-May-15",
            "31.02.2015",
            "13/13/2015",
            "2015-05-02T10:00",
            "2.5.",
            "٢/٥/٢٠١٥",
            "12/12/15x",
        ] {
            assert_eq!(day(cell, None), Err(NoDay::Unreadable), "{cell}");
        }
    }

    #[test]
    fn a_time_is_read_with_its_day() {
        let at = |hour, minute| DateTime::constant(2015, 5, 30, hour, minute, 0, 0);
        for (cell, wanted) in [
            ("2015-05-30T10:00", at(10, 0)),
            ("2015-05-30 9:00", at(9, 0)),
            ("5/30/2015 9:00", at(9, 0)),
            ("5/30/2015 9:00:00 AM", at(9, 0)),
            ("5/30/2015 1:30\u{202f}PM", at(13, 30)),
            ("5/30/2015 12:00 AM", at(0, 0)),
            ("5/30/2015 12:15 pm", at(12, 15)),
            ("30.05.2015 10:00", at(10, 0)),
        ] {
            assert_eq!(day_and_time(cell, None), Ok(wanted), "{cell}");
        }
        assert_eq!(day_and_time("2/5/2015 10:00", None), Err(NoDay::Ambiguous));
        for cell in [
            "2015-05-30",
            "2015-05-30T25:00",
            "2015-05-30T10:00Z",
            "10:00",
            "5/30/2015 13:00 PM",
            "5/30/2015 0:30 AM",
            "2015-05-30T10:0",
        ] {
            assert_eq!(day_and_time(cell, None), Err(NoDay::Unreadable), "{cell}");
        }
    }

    #[test]
    fn slashes_are_read_in_the_order_that_somebody_says() {
        let read = |cell| [Days::MonthFirst, Days::DayFirst].map(|days| day(cell, Some(days)).ok());
        let (february, may) = (Date::constant(2015, 2, 5), Date::constant(2015, 5, 2));
        assert_eq!(read("2/5/2015"), [Some(february), Some(may)]);
        assert_eq!(read("5/30/2015"), [Some(Date::constant(2015, 5, 30)), None], "no other order");
        assert_eq!(read("2015-05-02"), [Some(may); 2]);
        for (cell, wanted) in [
            ("2/5/2015 10:00", Some(Err(()))),
            ("5/30/2015", Some(Ok(Days::MonthFirst))),
            ("30/5/2015", Some(Ok(Days::DayFirst))),
            ("5/5/2015", None),
            ("2015-05-02", None),
            ("soon", None),
        ] {
            assert_eq!(order(cell), wanted, "{cell}");
        }
        for days in [Days::MonthFirst, Days::DayFirst] {
            assert_eq!(Days::parse(days.as_str()), Some(days));
        }
    }
}
