//! What a stroll still needs before its day.

use super::{Status, Stroll};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// No member is its host.
    Host,
    /// No meeting point.
    Place,
    /// Postponed without a new day.
    Day,
    /// Still a draft.
    Opening,
}

impl Need {
    pub const ALL: [Self; 4] = [Self::Host, Self::Place, Self::Day, Self::Opening];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Place => "place",
            Self::Day => "day",
            Self::Opening => "opening",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|need| need.as_str() == text)
    }
}

/// Whether a member is the host of a stroll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hosted {
    Yes,
    No,
}

impl Need {
    /// Everything that a stroll needs, the most urgent first. One that will not take place, or has,
    /// needs nothing.
    pub fn of(status: Status, meeting_point: &str, hosted: Hosted) -> Vec<Self> {
        if matches!(status, Status::Cancelled | Status::Held) {
            return Vec::new();
        }
        let is_missing = |need: &Self| match need {
            Self::Host => hosted == Hosted::No,
            Self::Place => meeting_point.is_empty(),
            Self::Day => status == Status::Postponed { dated: false },
            Self::Opening => status == Status::Draft,
        };
        Self::ALL.into_iter().filter(is_missing).collect()
    }
}

impl Stroll {
    /// What it needs; see [`Need::of`].
    pub fn needs(&self, hosted: Hosted) -> Vec<Need> {
        Need::of(self.status, &self.meeting_point, hosted)
    }
}
