//! What a change of a stroll means to its walkers, if it means anything.
//!
//! Walkers are not told of a change that does not affect their morning: a draft that opens, a
//! stroll that was held, a record that is imported years later.

use super::{OPEN_AFTER_START_HOURS, Status, StatusChange, Stroll, starts_at};
use jiff::Timestamp;
use jiff::civil::DateTime;

/// What walkers have to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announcement {
    Cancelled,
    /// The announced date no longer holds, and there is no other yet.
    Postponed,
    /// It takes place at another time than was announced last.
    Moved,
    /// A stroll that was cancelled, or had lost its date, takes place after all, at the old time.
    Reopened,
}

impl Announcement {
    /// What the step from one status and start to the next announces.
    pub fn of(before: (Status, DateTime), after: (Status, DateTime)) -> Option<Self> {
        let undated = Status::Postponed { dated: false };
        if before.0 == Status::Draft {
            return None;
        }
        match after.0 {
            Status::Draft | Status::Held => None,
            Status::Cancelled => (before.0 != Status::Cancelled).then_some(Self::Cancelled),
            now if now == undated => (before.0 != undated).then_some(Self::Postponed),
            Status::Open | Status::Postponed { .. } if before.1 != after.1 => Some(Self::Moved),
            Status::Open | Status::Postponed { .. } => {
                (before.0 == Status::Cancelled || before.0 == undated).then_some(Self::Reopened)
            }
        }
    }

    /// As [`Announcement::of`] two records that follow each other.
    pub fn between(before: &StatusChange, after: &StatusChange) -> Option<Self> {
        Self::of((before.status, before.starts), (after.status, after.starts))
    }
}

impl Stroll {
    /// The news for walkers when this stroll becomes `after`; none when the day is over already, as
    /// in a record of an earlier year.
    pub fn announces(&self, after: &Self, now: Timestamp) -> Option<Announcement> {
        let step = ((self.status, self.starts), (after.status, after.starts));
        let announcement = Announcement::of(step.0, step.1)?;
        let day = match announcement {
            Announcement::Moved | Announcement::Reopened => after,
            // A walker who waits for a date waits until somebody says that there will be none.
            _ if self.status == (Status::Postponed { dated: false }) => return Some(announcement),
            Announcement::Cancelled | Announcement::Postponed => self,
        };
        let start = starts_at(day.starts, &day.time_zone).ok()?;
        let until = start + jiff::SignedDuration::from_hours(OPEN_AFTER_START_HOURS);
        (now <= until).then_some(announcement)
    }
}
