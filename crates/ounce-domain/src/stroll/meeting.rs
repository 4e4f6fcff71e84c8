//! What it is like to come: where exactly, how long, how far, on what ground, and if it rains.
//!
//! All of it may be left open. Empty text and `None` mean that the host has not said.

use super::Stroll;
use crate::id::Id;
use jiff::ToSpan;
use jiff::civil::DateTime;

/// What a host says of the place and the walk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    pub stroll: Id<Stroll>,
    /// The park or house, as maps have it.
    pub venue: String,
    pub street: String,
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
    /// A day; longer is a mistake in a date.
    pub const MOST_MINUTES: i64 = 24 * 60;

    /// Nothing said yet.
    pub fn unknown(stroll: Id<Stroll>) -> Self {
        let empty = String::new;
        Self {
            stroll,
            venue: empty(),
            street: empty(),
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
}
