//! What a change of the blueprint does to each stroll, and what it leaves alone.
//!
//! - A stroll that is over or cancelled stays as it is.
//! - A locked field gets the blueprint's text everywhere else.
//! - A suggested field gets it where the stroll still has what the blueprint gave it, or has nothing
//!   and was given nothing. Every other text is the host's.
//! - A free field is left alone.
//! - Nobody loses a place, and no stroll starts at a time that its clocks skip or that is over.
//!
//! Letters that have left do not stop a change: walkers are told of another time by a new one.

use super::{Blueprint, Entry, Hold, Spot};
use crate::stroll::{Field, Phase, Stroll, fits, time_typed};
use jiff::Timestamp;

/// A stroll, and how one field of it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub stroll: Stroll,
    /// People who have a place.
    pub taken: i64,
    /// Parties that walk or wait.
    pub parties: i64,
    /// The field's text now.
    pub text: String,
    /// The text that the blueprint gave it last.
    pub given: Option<String>,
}

impl Standing {
    /// Whether the text is the blueprint's, or nobody's.
    fn is_blueprints(&self) -> bool {
        self.given.as_ref().map_or(self.text.is_empty(), |given| *given == self.text)
    }
}

/// A stroll that gets another text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    pub standing: Standing,
    pub to: String,
    /// How many parties are told.
    pub told: i64,
}

/// Why a stroll keeps its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kept {
    /// The host wrote it, or changed what was suggested.
    Hosts,
    /// More places are taken than it would have.
    BelowTaken,
    /// Its clocks skip the time, or it is over there.
    NoSuchTime,
    /// With the name of its town, the text is too long.
    TooLong,
    Cancelled,
    Over,
}

impl Kept {
    pub const ALL: [Self; 6] = [
        Self::Hosts,
        Self::BelowTaken,
        Self::NoSuchTime,
        Self::TooLong,
        Self::Cancelled,
        Self::Over,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hosts => "hosts",
            Self::BelowTaken => "below-taken",
            Self::NoSuchTime => "no-such-time",
            Self::TooLong => "too-long",
            Self::Cancelled => "cancelled",
            Self::Over => "over",
        }
    }
}

/// What a change does to all strolls that it concerns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    pub touched: Vec<Touched>,
    pub kept: Vec<(Standing, Kept)>,
    /// Strolls that have the text already.
    pub in_step: Vec<Standing>,
}

impl Outline {
    /// How many parties are told.
    pub fn told(&self) -> i64 {
        self.touched.iter().map(|one| one.told).sum()
    }

    /// How many strolls stay as their hosts made them.
    pub fn of_hosts(&self) -> usize {
        self.kept.iter().filter(|(_, why)| *why == Kept::Hosts).count()
    }
}

impl Blueprint {
    /// Decides what this blueprint, in which one spot was just set, does to strolls: to those for
    /// which the spot counts.
    pub fn push(&self, spot: Spot, strolls: Vec<Standing>, now: Timestamp) -> Outline {
        let mut outline = Outline::default();
        for standing in strolls {
            if !self.governs(spot, &standing.stroll.country) {
                continue;
            }
            let Some(entry) = self.effective(spot.field, &standing.stroll.country) else {
                continue;
            };
            let to = entry.filled(&standing.stroll.town);
            if to == standing.text {
                outline.in_step.push(standing);
                continue;
            }
            match may_take(entry, spot.field, (&standing, &to), now) {
                Ok(()) => outline.touched.push(Touched {
                    told: told(spot.field, (&standing, &to), now),
                    standing,
                    to,
                }),
                Err(why) => outline.kept.push((standing, why)),
            }
        }
        outline
    }
}

fn may_take(
    entry: &Entry,
    field: Field,
    (standing, to): (&Standing, &str),
    now: Timestamp,
) -> Result<(), Kept> {
    match standing.stroll.phase(standing.taken, now) {
        Phase::Over => return Err(Kept::Over),
        Phase::Cancelled => return Err(Kept::Cancelled),
        _ => {}
    }
    if entry.hold == Hold::Suggested && !standing.is_blueprints() {
        return Err(Kept::Hosts);
    }
    let stroll = &standing.stroll;
    match field {
        Field::Time => {
            let time = time_typed(to).ok_or(Kept::NoSuchTime)?;
            let starts = stroll.starts.date().to_datetime(time);
            fits(stroll, starts, now).map_err(|_| Kept::NoSuchTime)
        }
        Field::Capacity => holds(standing, to),
        Field::Name if to.chars().count() > Stroll::LONGEST_NAME => Err(Kept::TooLong),
        _ => Ok(()),
    }
}

/// Whether all who have a place keep it.
fn holds(standing: &Standing, capacity: &str) -> Result<(), Kept> {
    let is_less = capacity.parse::<i64>().is_ok_and(|places| places < standing.taken);
    if is_less { Err(Kept::BelowTaken) } else { Ok(()) }
}

/// How many parties have to know: those of a stroll that starts at another time, or ends at another
/// one than was said.
fn told(field: Field, (standing, to): (&Standing, &str), now: Timestamp) -> i64 {
    let before = &standing.stroll;
    let tells = match field {
        Field::Time => time_typed(to).is_some_and(|time| {
            let starts = before.starts.date().to_datetime(time);
            let after = Stroll { starts, ..before.clone() };
            before.announces(&after, now).is_some()
        }),
        Field::LastsMinutes => {
            let phase = before.phase(standing.taken, now);
            let is_told = !matches!(phase, Phase::Draft | Phase::Cancelled | Phase::Over);
            is_told && !standing.text.is_empty() && !to.is_empty()
        }
        _ => false,
    };
    if tells { standing.parties } else { 0 }
}

/// Decides what is put back when a push is undone: each stroll that still has what it got. `strolls`
/// come with the text that each had before.
pub fn take_back(
    field: Field,
    strolls: Vec<(Standing, Change)>,
    now: Timestamp,
) -> (Vec<Touched>, i64) {
    let (mut touched, mut kept) = (Vec::new(), 0);
    for (standing, change) in strolls {
        let is_as_pushed = standing.text == change.became;
        let fits = field != Field::Capacity || holds(&standing, &change.was).is_ok();
        if is_as_pushed && fits {
            let told = told(field, (&standing, &change.was), now);
            touched.push(Touched { told, standing, to: change.was });
        } else {
            kept += 1;
        }
    }
    (touched, kept)
}

/// What a push did to a stroll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub was: String,
    pub became: String,
}
