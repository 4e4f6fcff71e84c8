//! The details of a stroll: the exact place, the length in time and metres, the ground, and the
//! plan for rain.
//!
//! All of it may be left open. Empty text and `None` mean that the host has not said.

use super::{Position, Stroll};
use crate::id::Id;
use jiff::ToSpan;
use jiff::civil::DateTime;

/// A host's words about the place and the walk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    pub stroll: Id<Stroll>,
    /// The park or house, as maps have it.
    pub venue: String,
    pub street: String,
    /// Of the meeting point itself; the stroll's own position is that of its town.
    pub position: Option<Position>,
    /// From the start, so that a stroll that is moved keeps its length.
    pub lasts_minutes: Option<i64>,
    pub distance_m: Option<i64>,
    /// What one walks on: paved, gravel, grass.
    pub surface: String,
    pub pram: Option<Access>,
    pub wheelchair: Option<Access>,
    pub parking: String,
    pub toilets: String,
    /// What happens if it rains.
    pub rain_plan: String,
}

impl Meeting {
    /// A day, in minutes; a longer stroll is a mistake in a date.
    pub const MOST_MINUTES: i64 = 24 * 60;

    /// Nothing said yet.
    pub fn unknown(stroll: Id<Stroll>) -> Self {
        let empty = String::new;
        Self {
            stroll,
            venue: empty(),
            street: empty(),
            position: None,
            lasts_minutes: None,
            distance_m: None,
            surface: empty(),
            pram: None,
            wheelchair: None,
            parking: empty(),
            toilets: empty(),
            rain_plan: empty(),
        }
    }

    /// The end on the clocks of the town, where the host has said it.
    pub fn ends(&self, starts: DateTime) -> Option<DateTime> {
        starts.checked_add(self.lasts_minutes?.minutes()).ok()
    }
}

/// Where a stroll meets and how long it lasts: what people plan their morning by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetsAt {
    /// As the stroll's record has it: the north shelter.
    pub point: String,
    pub meeting: Meeting,
}

impl MeetsAt {
    /// Whether a calendar shows something else now.
    pub fn differs_in_calendars(&self, before: &Self) -> bool {
        let seen = |at: &Self| {
            let meeting = &at.meeting;
            let words = (at.point.clone(), meeting.venue.clone(), meeting.street.clone());
            (words, meeting.position, meeting.lasts_minutes)
        };
        seen(self) != seen(before)
    }

    /// Whether walkers have to be told: something that was said before has changed. A detail that
    /// is said for the first time leads nobody to the wrong place.
    pub fn contradicts(&self, before: &Self) -> bool {
        let words =
            |before: &str, now: &str| !before.is_empty() && !now.is_empty() && before != now;
        let (was, is) = (&before.meeting, &self.meeting);
        let other_end = was
            .lasts_minutes
            .is_some_and(|minutes| is.lasts_minutes.is_some_and(|now| now != minutes));
        let point_gone = !before.point.is_empty() && self.point.is_empty();
        let moved = was.position.zip(is.position).is_some_and(|(was, is)| is_far(was, is));
        words(&before.point, &self.point)
            || words(&was.venue, &is.venue)
            || words(&was.street, &is.street)
            || point_gone
            || moved
            || other_end
    }
}

/// Whether two points are more than a thousandth of a degree apart, which is 111 m from north to
/// south and less from west to east. A pin that is put right within that leads nobody astray.
fn is_far(one: Position, other: Position) -> bool {
    const NEAR_E7: i64 = 10_000;
    (one.lat_e7 - other.lat_e7).abs() > NEAR_E7 || (one.lon_e7 - other.lon_e7).abs() > NEAR_E7
}

/// Whether somebody on wheels gets through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Yes,
    /// With help, or on a part of the way.
    Partly,
    No,
}

impl Access {
    pub const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::No];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|access| access.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_moves_with_the_start() {
        let starts = DateTime::constant(2027, 5, 1, 10, 0, 0, 0);
        let unknown = Meeting::unknown(Id::from_bytes([2; 16]));
        assert_eq!(unknown.ends(starts), None);
        let meeting = Meeting { lasts_minutes: Some(90), ..unknown };
        assert_eq!(meeting.ends(starts), Some(DateTime::constant(2027, 5, 1, 11, 30, 0, 0)));
        for access in Access::ALL {
            assert_eq!(Access::parse(access.as_str()), Some(access));
        }
    }

    fn shelter() -> MeetsAt {
        let mut meeting = Meeting::unknown(Id::from_bytes([2; 16]));
        meeting.venue = "Elm Park".to_owned();
        meeting.lasts_minutes = Some(90);
        meeting.position = Position::new(400_000_000, -740_000_000).ok();
        MeetsAt { point: "North shelter".to_owned(), meeting }
    }

    #[test]
    fn walkers_are_told_what_is_another_now_and_not_what_is_new() {
        let before = shelter();
        let with = |change: fn(&mut MeetsAt)| {
            let mut after = before.clone();
            change(&mut after);
            (after.contradicts(&before), after.differs_in_calendars(&before))
        };
        assert_eq!(with(|_| {}), (false, false));
        assert_eq!(with(|at| at.point = "South gate".to_owned()), (true, true));
        assert_eq!(with(|at| at.meeting.venue = "Oak Park".to_owned()), (true, true));
        assert_eq!(with(|at| at.meeting.lasts_minutes = Some(60)), (true, true));
        assert_eq!(with(|at| at.meeting.street = "1 Elm Lane".to_owned()), (false, true));
        assert_eq!(with(|at| at.meeting.venue.clear()), (false, true));
        fn put(at: &mut MeetsAt, lat_e7: i64, lon_e7: i64) {
            at.meeting.position = Position::new(lat_e7, lon_e7).ok();
        }
        assert_eq!(with(|at| put(at, 400_000_000, -740_020_000)), (true, true), "170 m west");
        assert_eq!(with(|at| put(at, 400_005_000, -740_000_000)), (false, true), "56 m north");
        assert_eq!(with(|at| at.meeting.position = None), (false, true));
        assert_eq!(with(|at| at.point.clear()), (true, true), "nobody knows where to go");
        assert_eq!(with(|at| at.meeting.parking = "By the lake".to_owned()), (false, false));
    }
}
