//! A day and a time as a logger writes them.

use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};
use serde::{Deserialize, Serialize};

/// In which order the three numbers of a day stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    Ymd,
    Mdy,
    Dmy,
}

impl Order {
    pub const ALL: [Self; 3] = [Self::Ymd, Self::Mdy, Self::Dmy];

    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "ymd" => Some(Self::Ymd),
            "mdy" => Some(Self::Mdy),
            "dmy" => Some(Self::Dmy),
            _ => None,
        }
    }

    /// How a person would say it.
    pub(super) fn spoken(self) -> &'static str {
        match self {
            Self::Ymd => "year, month, day",
            Self::Mdy => "month, day, year",
            Self::Dmy => "day, month, year",
        }
    }
}

/// A stamp for which it is not decided yet which number is the year, the month and the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The numbers of the day as they stand, each with its number of digits.
    day: [(i16, usize); 3],
    hour: i8,
    minute: i8,
    second: i8,
    nanosecond: i32,
    /// The offset from UTC, when it is written behind the time.
    pub(super) offset: Option<Offset>,
}

/// Reads `2026-03-02T08:00:00Z`, `03/02/26 08:00:00 PM`, `2.3.2026 8:00` and the like; `None` for
/// anything else.
pub(super) fn read(text: &str) -> Option<Stamp> {
    let text = text.trim();
    let end = text.find(|c: char| c == 'T' || c.is_whitespace())?;
    let day = day(&text[..end])?;
    let rest = text[end..].trim_start_matches('T').trim();
    let (time, offset) = split_offset(rest)?;
    let (time, half) = split_half(time)?;
    let mut parts = time.split(':');
    let hour = number(parts.next()?, 2)?;
    let minute = parts.next().filter(|text| text.len() == 2).and_then(|text| number(text, 2))?;
    let (second, nanosecond) = match parts.next() {
        None => (0, 0),
        Some(text) => seconds(text)?,
    };
    if parts.next().is_some() {
        return None;
    }
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(Half::Before) => hour % 12,
        Some(Half::After) => hour % 12 + 12,
    };
    let (hour, minute) = (i8::try_from(hour).ok()?, i8::try_from(minute).ok()?);
    Some(Stamp { day, hour, minute, second, nanosecond, offset })
}

impl Stamp {
    /// The time by the logger's clock, if the day is in this order; `None` if there is no such day.
    pub(super) fn at(&self, order: Order) -> Option<DateTime> {
        let [first, second, third] = self.day;
        let (year, month, day) = match (first.1, order) {
            (4, _) | (_, Order::Ymd) => (first, second, third),
            (_, Order::Mdy) => (third, first, second),
            (_, Order::Dmy) => (third, second, first),
        };
        let year = match year.1 {
            4 => year.0,
            2 => 2000 + year.0,
            _ => return None,
        };
        let small =
            |(number, digits): (i16, usize)| i8::try_from(number).ok().filter(|_| digits <= 2);
        let (month, day) = (small(month)?, small(day)?);
        DateTime::new(year, month, day, self.hour, self.minute, self.second, self.nanosecond).ok()
    }
}

/// Three numbers with the same mark between them.
fn day(text: &str) -> Option<[(i16, usize); 3]> {
    let mark = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| "-/.".contains(*c))?;
    let mut parts = text.split(mark);
    let mut next = || {
        let part = parts.next()?;
        Some((number(part, 4)?, part.len()))
    };
    let day = [next()?, next()?, next()?];
    let long = day.iter().filter(|(_, digits)| *digits > 2).count();
    // Nobody writes the year in the middle.
    (parts.next().is_none() && long <= 1 && day[1].1 <= 2).then_some(day)
}

fn number(text: &str, digits: usize) -> Option<i16> {
    let plain =
        !text.is_empty() && text.len() <= digits && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

/// Seconds, with a decimal point or comma.
fn seconds(text: &str) -> Option<(i8, i32)> {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    if whole.len() != 2 || part.is_empty() || part.len() > 9 {
        return None;
    }
    let digits = part.bytes().all(|byte| byte.is_ascii_digit());
    let nanosecond = format!("{part:0<9}").parse().ok().filter(|_| digits)?;
    Some((i8::try_from(number(whole, 2)?).ok()?, nanosecond))
}

#[derive(Clone, Copy)]
enum Half {
    Before,
    After,
}

/// The time without its `am` or `pm`, and which of the two stood there.
fn split_half(text: &str) -> Option<(&str, Option<Half>)> {
    let digits =
        text.trim_end_matches(|c: char| c.is_alphabetic() || ". \u{a0}\u{202f}".contains(c));
    let word: String = text[digits.len()..].chars().filter(|c| c.is_alphabetic()).collect();
    match word.to_ascii_lowercase().as_str() {
        "" => Some((digits, None)),
        "am" => Some((digits, Some(Half::Before))),
        "pm" => Some((digits, Some(Half::After))),
        _ => None,
    }
}

/// The time without the offset behind it, and the offset.
fn split_offset(text: &str) -> Option<(&str, Option<Offset>)> {
    if let Some(time) = text.strip_suffix('Z') {
        return Some((time, Some(Offset::UTC)));
    }
    match text.find(['+', '-']) {
        Some(at) => Some((text[..at].trim_end(), Some(offset(&text[at..])?))),
        None => Some((text, None)),
    }
}

/// `+01:00`, `-0500` or `-05`.
pub(super) fn offset(text: &str) -> Option<Offset> {
    let (sign, rest) = match text.as_bytes().first()? {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return None,
    };
    let (hours, minutes) = match rest.split_once(':') {
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes),
        Some(_) => return None,
        None if rest.len() == 4 => rest.split_at_checked(2)?,
        None => (rest, "0"),
    };
    let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
    let seconds = sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60);
    Offset::from_seconds(seconds).ok().filter(|_| minutes < 60 && hours <= 14)
}

/// A zone by its name or its offset.
pub(super) fn zone(text: &str) -> Option<TimeZone> {
    if ["UTC", "GMT", "Z"].contains(&text) {
        return Some(TimeZone::UTC);
    }
    let behind = text.strip_prefix("UTC").or_else(|| text.strip_prefix("GMT")).unwrap_or(text);
    offset(behind).map(TimeZone::fixed).or_else(|| TimeZone::get(text).ok())
}

/// The zone that the name of a column says: `Date Time, GMT-05:00`.
pub(super) fn zone_in(column: &str) -> Option<TimeZone> {
    let at = column.find("GMT").or_else(|| column.find("UTC"))?;
    let behind = column[at + 3..].trim_start();
    let end = behind.find(|c: char| !(c.is_ascii_digit() || "+-:".contains(c)));
    let said = &behind[..end.unwrap_or(behind.len())];
    if said.is_empty() { Some(TimeZone::UTC) } else { offset(said).map(TimeZone::fixed) }
}
