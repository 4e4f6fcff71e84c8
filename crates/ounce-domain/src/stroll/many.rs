//! One change of many strolls at once: which of them it is done to, and why the others are left out.
//!
//! It is stricter than the change of one stroll. Nobody looks at each town here, so a town about
//! which there is any doubt is left to its own desk.

use super::{Announcement, Doubt, Hosted, Need, Phase, Status, Stroll, doubts_of_move};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

/// The most strolls that are changed at once: they are written in one transaction, and nobody else
/// writes meanwhile.
pub const MOST_AT_ONCE: usize = 2_000;

/// What is done to each of many strolls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ManyChange {
    /// Drafts become public.
    Open,
    /// Another day, or none yet. Each keeps its time of the day.
    Postpone(Option<Date>),
    Cancel,
}

/// Why a stroll is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// It is so already.
    Already,
    /// It is a draft: nobody has been told of its day.
    Draft,
    /// It was postponed: it is opened again at its own desk.
    Postponed,
    Cancelled,
    /// Its day is over.
    Over,
    /// It has no host.
    NoHost,
    /// It has no meeting point.
    NoPlace,
    /// The new day is over in its town, or its clocks skip the time.
    NoSuchTime,
}

impl LeftOut {
    pub const ALL: [Self; 8] = [
        Self::Already,
        Self::Draft,
        Self::Postponed,
        Self::Cancelled,
        Self::Over,
        Self::NoHost,
        Self::NoPlace,
        Self::NoSuchTime,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Already => "already",
            Self::Draft => "draft",
            Self::Postponed => "postponed",
            Self::Cancelled => "cancelled",
            Self::Over => "over",
            Self::NoHost => "no-host",
            Self::NoPlace => "no-place",
            Self::NoSuchTime => "no-such-time",
        }
    }
}

/// A stroll that may be one of many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub stroll: Stroll,
    pub hosted: Hosted,
    /// People who have a place.
    pub taken: i64,
    /// Parties that walk or wait.
    pub parties: i64,
}

/// What a change will do to one stroll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub candidate: Candidate,
    pub next: Status,
    /// The new start, with a postponement to a day.
    pub starts: Option<DateTime>,
    /// How many parties are told.
    pub told: i64,
}

/// What a change will do to all that were chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    pub planned: Vec<Planned>,
    pub left_out: Vec<(Candidate, LeftOut)>,
}

impl Outline {
    /// How many parties are told.
    pub fn told(&self) -> i64 {
        self.planned.iter().map(|one| one.told).sum()
    }
}

impl ManyChange {
    /// Decides for each stroll.
    pub fn outline(self, candidates: Vec<Candidate>, now: Timestamp) -> Outline {
        let mut outline = Outline::default();
        for candidate in candidates {
            match self.plan(&candidate, now) {
                Ok((next, starts)) => {
                    let told = told(&candidate, (next, starts), now);
                    outline.planned.push(Planned { candidate, next, starts, told });
                }
                Err(why) => outline.left_out.push((candidate, why)),
            }
        }
        outline
    }

    fn plan(
        self,
        candidate: &Candidate,
        now: Timestamp,
    ) -> Result<(Status, Option<DateTime>), LeftOut> {
        let Candidate { stroll, hosted, taken, .. } = candidate;
        if stroll.phase(*taken, now) == Phase::Over {
            return Err(LeftOut::Over);
        }
        match (self, stroll.status) {
            (Self::Open, Status::Open) | (Self::Cancel, Status::Cancelled) => Err(LeftOut::Already),
            (Self::Open | Self::Postpone(_), Status::Cancelled) => Err(LeftOut::Cancelled),
            (Self::Open, Status::Postponed { .. }) => Err(LeftOut::Postponed),
            (Self::Postpone(_), Status::Draft) => Err(LeftOut::Draft),
            (_, Status::Held) => Err(LeftOut::Over),
            (Self::Open, Status::Draft) => self.may_open(candidate, now, *hosted),
            (Self::Cancel, _) => Ok((Status::Cancelled, None)),
            (Self::Postpone(None), Status::Postponed { dated: false }) => Err(LeftOut::Already),
            (Self::Postpone(None), _) => Ok((Status::Postponed { dated: false }, None)),
            (Self::Postpone(Some(day)), status) => {
                let starts = day.to_datetime(stroll.starts.time());
                let next = Status::Postponed { dated: true };
                let is_its_day = starts == stroll.starts;
                if is_its_day && status != (Status::Postponed { dated: false }) {
                    return Err(LeftOut::Already);
                }
                fits(stroll, starts, now)?;
                Ok((next, Some(starts)))
            }
        }
    }

    /// Whether a draft can be shown to everybody.
    fn may_open(
        self,
        candidate: &Candidate,
        now: Timestamp,
        hosted: Hosted,
    ) -> Result<(Status, Option<DateTime>), LeftOut> {
        let needs = candidate.stroll.needs(hosted);
        if needs.contains(&Need::Host) {
            return Err(LeftOut::NoHost);
        }
        if needs.contains(&Need::Place) {
            return Err(LeftOut::NoPlace);
        }
        let is_past = candidate.stroll.starts_at().is_ok_and(|at| at < now);
        if is_past { Err(LeftOut::Over) } else { Ok((Status::Open, None)) }
    }
}

/// Whether a stroll can start at a time.
pub(crate) fn fits(stroll: &Stroll, starts: DateTime, now: Timestamp) -> Result<(), LeftOut> {
    let doubts = doubts_of_move(stroll, starts, now);
    let is_no_time = |doubt: &Doubt| matches!(doubt, Doubt::IntoThePast | Doubt::SkippedTime);
    if doubts.iter().any(is_no_time) { Err(LeftOut::NoSuchTime) } else { Ok(()) }
}

fn told(
    candidate: &Candidate,
    (status, starts): (Status, Option<DateTime>),
    now: Timestamp,
) -> i64 {
    let before = &candidate.stroll;
    let after = Stroll { status, starts: starts.unwrap_or(before.starts), ..before.clone() };
    let announced: Option<Announcement> = before.announces(&after, now);
    if announced.is_some() { candidate.parties } else { 0 }
}

#[cfg(test)]
mod tests;
