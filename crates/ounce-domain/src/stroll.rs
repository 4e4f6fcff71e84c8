//! A stroll: one town's event in a campaign, and what may happen to it.
//!
//! The recorded status, the clock and the room left decide what a visitor may do. "Full" and "over"
//! are never stored, so they can't be wrong.

use crate::actor::Actor;
use crate::campaign::{Campaign, Group};
use crate::id::Id;
use crate::refusal::{FieldRefusal, Refusal, WalkRefusal};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

mod announcement;
mod confirm;
mod doubt;
mod many;
mod meeting;
mod need;
mod particulars;
mod undo;

pub use announcement::Announcement;
pub use confirm::Confirm;
pub use doubt::{Around, Doubt, Nearby, Row, When, doubts_about, doubts_of_move};
pub(crate) use many::fits;
pub use many::{Candidate, LeftOut, MOST_AT_ONCE, ManyChange, Outline, Planned};
pub use meeting::{Access, Meeting, MeetsAt};
pub use need::{Hosted, Need};
pub(crate) use particulars::merge;
pub use particulars::{Edit, Field, Keep, Particulars, Touched, time_typed};
pub use undo::{LETTERS_WAIT_MS, UNDO_MS, is_undoable};

/// One town's event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stroll {
    pub id: Id<Stroll>,
    pub campaign: Id<Campaign>,
    pub slug: String,
    pub name: String,
    /// The group that runs it, where one does.
    pub group: Option<Id<Group>>,
    pub town: String,
    /// State, province or prefecture, as its country abbreviates it.
    pub region: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub position: Position,
    pub time_zone: String,
    /// On the clocks of the town.
    pub starts: DateTime,
    /// The first start that was announced, when it has been moved since.
    pub first_starts: Option<DateTime>,
    pub meeting_point: String,
    /// The name the host goes by in public.
    pub host: String,
    /// What to bring, in the host's words; may be empty.
    pub bring: String,
    /// How many people there is room for; `None` for no limit.
    pub capacity: Option<i64>,
    /// Whether an address confirms before its places are kept for good.
    pub confirm: Confirm,
    pub status: Status,
    /// Raised with every change that a calendar has to hear of (RFC 5545, 3.8.7.4).
    pub sequence: i64,
}

/// A point on the map in ten-millionths of a degree (about a centimetre).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub lat_e7: i64,
    pub lon_e7: i64,
}

impl Position {
    const DEGREE: i64 = 10_000_000;

    /// # Errors
    /// `NotAPosition` beyond 90 degrees of latitude or 180 of longitude.
    pub fn new(lat_e7: i64, lon_e7: i64) -> Result<Self, FieldRefusal> {
        let fits = lat_e7.abs() <= 90 * Self::DEGREE && lon_e7.abs() <= 180 * Self::DEGREE;
        if fits { Ok(Self { lat_e7, lon_e7 }) } else { Err(FieldRefusal::NotAPosition) }
    }

    /// Reads two decimal numbers of degrees.
    ///
    /// # Errors
    /// `NotAPosition` for what is not two plain decimals within range.
    pub fn parse(lat: &str, lon: &str) -> Result<Self, FieldRefusal> {
        let (lat, lon) = (degrees_e7(lat), degrees_e7(lon));
        Self::new(lat.ok_or(FieldRefusal::NotAPosition)?, lon.ok_or(FieldRefusal::NotAPosition)?)
    }

    /// `43.157, -77.615`, as maps copy it.
    pub fn plain(self) -> String {
        format!("{}, {}", degrees_text(self.lat_e7), degrees_text(self.lon_e7))
    }
}

/// Ten-millionths of a degree as a plain decimal: `-40.0000001`, `74.0`.
fn degrees_text(e7: i64) -> String {
    let whole = e7.abs() / Position::DEGREE;
    let fraction = format!("{:07}", e7.abs() % Position::DEGREE);
    let fraction = fraction.trim_end_matches('0');
    let sign = if e7 < 0 { "-" } else { "" };
    format!("{sign}{whole}.{}", if fraction.is_empty() { "0" } else { fraction })
}

/// Reads a decimal number of degrees into ten-millionths; digits beyond the seventh are dropped. A
/// comma can only be the decimal sign here, since no position has thousands of degrees, and the
/// minus may be the longer one of typesetters.
fn degrees_e7(text: &str) -> Option<i64> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let numeric = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || !numeric(whole) || !numeric(fraction) {
        return None;
    }
    let fraction = &fraction[..fraction.len().min(7)];
    format!("{whole}{fraction:0<7}").parse::<i64>().ok().map(|value| sign * value)
}

/// What has been recorded about a stroll.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Not public yet.
    Draft,
    Open,
    /// Moved. With a new date its `starts` is that date; without, the old one, no longer valid.
    Postponed {
        dated: bool,
    },
    Cancelled,
    Held,
}

impl Status {
    pub const ALL: [Self; 6] = [
        Self::Draft,
        Self::Open,
        Self::Postponed { dated: false },
        Self::Postponed { dated: true },
        Self::Cancelled,
        Self::Held,
    ];

    /// The word in the database, in CSV files and (less its date) in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Postponed { dated: true } => "postponed",
            Self::Postponed { dated: false } => "postponed-undated",
            Self::Cancelled => "cancelled",
            Self::Held => "held",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }

    /// Whether the status may change so. A stroll that was held stays held; a cancelled one may be
    /// opened again.
    pub fn may_become(self, next: Self) -> bool {
        match (self, next) {
            (Self::Postponed { .. }, Self::Postponed { dated: true }) => true,
            (Self::Held, _) | (_, Self::Draft) => false,
            (Self::Draft, next) => matches!(next, Self::Open | Self::Cancelled),
            (Self::Cancelled, next) => next == Self::Open,
            (now, next) => now != next,
        }
    }
}

/// One change of status: who, when and why. History is never rewritten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusChange {
    pub stroll: Id<Stroll>,
    pub status: Status,
    pub starts: DateTime,
    pub at: Timestamp,
    pub by: Actor,
    pub why: String,
}

/// The state of a stroll as a visitor sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Draft,
    /// Taking people; the room left, where it is limited.
    Open {
        room: Option<i64>,
    },
    Full,
    /// Moved, with or without a new date. Places are kept and can still be taken.
    Postponed {
        dated: bool,
        room: Option<i64>,
    },
    Cancelled,
    /// The day has passed.
    Over,
}

impl Phase {
    /// The `status` of the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open { .. } => "open",
            Self::Full => "full",
            Self::Postponed { .. } => "postponed",
            Self::Cancelled => "cancelled",
            Self::Over => "held",
        }
    }
}

/// How long a stroll lasts where its host has not said so: a mile at a toddler's pace, and what is
/// told before and after it. Calendars and search engines want an end. Where the format allows it,
/// they are told that this one is assumed.
pub const ASSUMED_HOURS: i64 = 2;

/// How long after its start a stroll still takes sign-ups: people join in the park.
const OPEN_AFTER_START_HOURS: i64 = 6;

impl Stroll {
    /// In characters.
    pub const LONGEST_NAME: usize = 120;

    /// The start as a moment. A local time that a clock change skips moves forward; one that it
    /// repeats means the first.
    ///
    /// # Errors
    /// `NotATimeZone` when the zone is not in the database, `NotADate` beyond its range.
    pub fn starts_at(&self) -> Result<Timestamp, FieldRefusal> {
        starts_at(self.starts, &self.time_zone)
    }

    /// Decides which state a visitor sees, from the record, the clock and the places taken.
    pub fn phase(&self, taken: i64, now: Timestamp) -> Phase {
        let room = self.capacity.map(|capacity| (capacity - taken).max(0));
        let until = self.starts_at().ok();
        let until = until.map(|at| at + jiff::SignedDuration::from_hours(OPEN_AFTER_START_HOURS));
        let is_past = until.is_some_and(|until| until < now);
        match self.status {
            Status::Draft => Phase::Draft,
            Status::Cancelled => Phase::Cancelled,
            Status::Held => Phase::Over,
            Status::Postponed { dated: false } => Phase::Postponed { dated: false, room },
            _ if is_past => Phase::Over,
            Status::Postponed { dated: true } => Phase::Postponed { dated: true, room },
            Status::Open if room == Some(0) => Phase::Full,
            Status::Open => Phase::Open { room },
        }
    }

    /// Decides a change of status; a new start comes with postponing to a date, and only then.
    ///
    /// # Errors
    /// `StatusOutOfOrder` when it can't follow or is what is on record already, so that nobody is
    /// told the same twice; `Missing` when a dated postponement has no date.
    pub fn change(
        &self,
        next: Status,
        new_start: Option<DateTime>,
        who: (&Actor, &str),
        at: Timestamp,
    ) -> Result<StatusChange, Refusal> {
        if !self.status.may_become(next) {
            return Err(Refusal::Walk(WalkRefusal::StatusOutOfOrder));
        }
        let starts = match next {
            Status::Postponed { dated: true } => {
                new_start.ok_or(Refusal::Field(FieldRefusal::Missing))?
            }
            _ => self.starts,
        };
        if (next, starts) == (self.status, self.starts) {
            return Err(Refusal::Walk(WalkRefusal::StatusOutOfOrder));
        }
        let (by, why) = (who.0.clone(), who.1.to_owned());
        Ok(StatusChange { stroll: self.id, status: next, starts, at, by, why })
    }
}

/// A local time in a zone as a moment; see [`Stroll::starts_at`].
///
/// # Errors
/// `NotATimeZone` or `NotADate`.
pub fn starts_at(starts: DateTime, time_zone: &str) -> Result<Timestamp, FieldRefusal> {
    let zone = TimeZone::get(time_zone).map_err(|_| FieldRefusal::NotATimeZone)?;
    let zoned = starts.to_zoned(zone).map_err(|_| FieldRefusal::NotADate)?;
    Ok(zoned.timestamp())
}

#[cfg(test)]
pub(crate) mod tests;
