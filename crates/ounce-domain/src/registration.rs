//! A walker signs a party up for a stroll: it has a place, waits for one, changes or leaves.

use crate::actor::Actor;
use crate::campaign::{Campaign, CampaignStatus};
use crate::id::Id;
use crate::refusal::{Complaints, FieldRefusal, RecordRefusal, Refusal, WalkRefusal};
use crate::stroll::{Phase, Stroll};
use crate::text::{self, EmailAddress};
use crate::waiver::Signature;

mod burst;
pub(crate) mod check;
mod code;
mod link;

pub use burst::{SignUps, WINDOW_MS};
pub use code::{Code, Misread};
pub use link::{HOLD_MS, LINK_DAYS, Link, link_is_open};

/// A party on a stroll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    pub id: Id<Registration>,
    pub campaign: Id<Campaign>,
    pub stroll: Id<Stroll>,
    pub name: String,
    pub email: EmailAddress,
    pub party: Party,
    pub standing: Standing,
    /// The language its mail is written in.
    pub language: String,
    pub signature: Signature,
    pub at_ms: i64,
}

/// Who comes along. An adult signs for everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Party {
    pub adults: i64,
    pub children: i64,
}

impl Party {
    /// The largest party one person signs up; a class or a club opens its own stroll.
    pub const MAX: i64 = 20;

    /// # Errors
    /// `PartyEmpty`, `NoAdult`, `NotPositive` for a negative count, `PartyTooLarge(20)`.
    pub fn new(adults: i64, children: i64) -> Result<Self, Refusal> {
        match (adults, children) {
            (adults, children) if adults < 0 || children < 0 => {
                Err(Refusal::Field(FieldRefusal::NotPositive))
            }
            (0, 0) => Err(Refusal::Walk(WalkRefusal::PartyEmpty)),
            (0, _) => Err(Refusal::Walk(WalkRefusal::NoAdult)),
            (adults, children) if adults.saturating_add(children) > Self::MAX => {
                Err(Refusal::Walk(WalkRefusal::PartyTooLarge(Self::MAX)))
            }
            (adults, children) => Ok(Self { adults, children }),
        }
    }

    pub fn people(self) -> i64 {
        self.adults + self.children
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has its places.
    Confirmed,
    /// It moves up when enough places come free.
    Waiting,
    Cancelled,
}

impl Standing {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Waiting => "waiting",
            Self::Cancelled => "cancelled",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::Confirmed, Self::Waiting, Self::Cancelled]
            .into_iter()
            .find(|standing| standing.as_str() == text)
    }
}

/// What was typed into the join form or sent to the API, as text.
#[derive(Clone, Debug, Default)]
pub struct Asked<'a> {
    pub name: &'a str,
    pub email: &'a str,
    pub adults: &'a str,
    pub children: &'a str,
    pub waiver_version: &'a str,
    pub signed_name: &'a str,
}

/// A join form that makes sense on its own; whether there is room is decided by [`join`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    pub name: String,
    pub email: EmailAddress,
    pub party: Party,
    pub signature: Signature,
}

impl Application {
    /// Reads every field and gathers what is wrong with each, so that a person sees it all at once.
    ///
    /// # Errors
    /// One complaint per field at fault.
    pub fn read(
        asked: &Asked<'_>,
        language: &str,
        current_waiver: i64,
    ) -> Result<Self, Complaints> {
        let mut wrong = Complaints::default();
        let name = wrong.take("name", text::name(asked.name));
        let email = wrong.take("email", EmailAddress::parse(asked.email));
        let party = read_party(asked.adults, asked.children, &mut wrong);
        let signed = text::name(asked.signed_name).map_err(|refusal| match refusal {
            FieldRefusal::Missing => Refusal::Walk(WalkRefusal::WaiverUnsigned),
            other => Refusal::Field(other),
        });
        let signed_name = wrong.take("waiver.signed_name", signed);
        let version = count(asked.waiver_version).map_err(Refusal::from).and_then(|version| {
            if version == current_waiver {
                Ok(version)
            } else {
                Err(Refusal::Walk(WalkRefusal::WaiverOutdated(current_waiver)))
            }
        });
        let version = wrong.take("waiver.version", version);
        match (name, email, party, signed_name, version) {
            (Some(name), Some(email), Some(party), Some(signed_name), Some(version)) => {
                let signature = Signature { version, language: language.to_owned(), signed_name };
                Ok(Self { name, email, party, signature })
            }
            _ => Err(wrong),
        }
    }
}

/// Reads a party from two typed numbers; an empty number of children is none.
pub fn read_party(adults: &str, children: &str, wrong: &mut Complaints) -> Option<Party> {
    let children = if children.trim().is_empty() { "0" } else { children };
    let adults = wrong.take("adults", count(adults));
    let children = wrong.take("children", count(children));
    // A fault of one number is reported even if the other can't be read.
    match (adults, children) {
        (Some(0), None) => wrong.add("adults", WalkRefusal::NoAdult),
        (Some(adults), None) if adults < 0 => wrong.add("adults", FieldRefusal::NotPositive),
        (None, Some(children)) if children < 0 => wrong.add("children", FieldRefusal::NotPositive),
        _ => {}
    }
    let (adults, children) = (adults?, children?);
    match Party::new(adults, children) {
        Ok(party) => Some(party),
        Err(refusal) => {
            let is_by_children = match refusal {
                Refusal::Field(FieldRefusal::NotPositive) => children < 0,
                Refusal::Walk(WalkRefusal::PartyTooLarge(_)) => children > adults,
                _ => false,
            };
            wrong.add(if is_by_children { "children" } else { "adults" }, refusal);
            None
        }
    }
}

/// A whole number as typed, perhaps negative or far too large (which a later rule then refuses by
/// name, so that nobody is told that digits are no digits).
fn count(text: &str) -> Result<i64, FieldRefusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(FieldRefusal::Missing);
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(FieldRefusal::NotANumber);
    }
    let is_negative = digits.len() < text.len();
    Ok(text.parse().unwrap_or(if is_negative { i64::MIN } else { i64::MAX }))
}

/// The facts by which a party is let in.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    pub capacity: Option<i64>,
    pub taken: i64,
}

impl Room {
    fn holds(self, people: i64) -> bool {
        self.capacity.is_none_or(|capacity| self.taken + people <= capacity)
    }

    fn left(self) -> i64 {
        self.capacity.map_or(i64::MAX, |capacity| (capacity - self.taken).max(0))
    }
}

/// Decides whether a party gets its places now or waits.
///
/// A party that fits is confirmed even when larger ones wait: those that fit have moved up.
///
/// # Errors
/// `Unknown` for a draft, `StrollCancelled`, `StrollOver`, `CampaignOver`, or
/// `PartyTooLarge(capacity)` when it could never fit.
pub fn join(
    phase: Phase,
    campaign: CampaignStatus,
    room: Room,
    party: Party,
) -> Result<Standing, Refusal> {
    match phase {
        Phase::Draft => return Err(Refusal::Record(RecordRefusal::Unknown)),
        Phase::Cancelled => return Err(Refusal::Walk(WalkRefusal::StrollCancelled)),
        Phase::Over => return Err(Refusal::Walk(WalkRefusal::StrollOver)),
        Phase::Open { .. } | Phase::Full | Phase::Postponed { .. } => {}
    }
    campaign.takes_part()?;
    if let Some(capacity) = room.capacity.filter(|capacity| *capacity < party.people()) {
        return Err(Refusal::Walk(WalkRefusal::PartyTooLarge(capacity)));
    }
    Ok(if room.holds(party.people()) { Standing::Confirmed } else { Standing::Waiting })
}

/// Decides a change of party: the places it holds afterwards less those it holds now.
///
/// # Errors
/// `AlreadyCancelled`, `NoRoom(left)` when a confirmed party wants more than there is, or
/// `PartyTooLarge(capacity)`.
pub fn change(standing: Standing, now: Party, next: Party, room: Room) -> Result<i64, WalkRefusal> {
    if let Some(capacity) = room.capacity.filter(|capacity| *capacity < next.people()) {
        return Err(WalkRefusal::PartyTooLarge(capacity));
    }
    let more = next.people() - now.people();
    match standing {
        Standing::Cancelled => Err(WalkRefusal::AlreadyCancelled),
        Standing::Waiting => Ok(0),
        Standing::Confirmed if more > 0 && !room.holds(more) => {
            Err(WalkRefusal::NoRoom(room.left()))
        }
        Standing::Confirmed => Ok(more),
    }
}

/// How long a place that was given back can be taken again: an hour, in milliseconds.
pub const UNDO_MS: i64 = 3_600_000;

/// The last change of a registration: when, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastChange {
    pub at_ms: i64,
    pub by: Actor,
}

impl LastChange {
    /// Until when the party can take its place again, in Unix milliseconds; `None` when somebody
    /// else ended it.
    pub fn undo_until_ms(&self) -> Option<i64> {
        (self.by == Actor::Walker).then(|| self.at_ms.saturating_add(UNDO_MS))
    }
}

/// Decides about a party that takes its place again: as for a party that joins now. If it does not
/// fit any more, it gets its old place in the line.
///
/// # Errors
/// `AlreadyCancelled` when it was not given back by its own party, or too long ago; otherwise as
/// [`join`].
pub fn take_back(
    last: Option<&LastChange>,
    now_ms: i64,
    join: Result<Standing, Refusal>,
) -> Result<Standing, Refusal> {
    match last.and_then(LastChange::undo_until_ms) {
        Some(until_ms) if now_ms <= until_ms => join,
        _ => Err(Refusal::Walk(WalkRefusal::AlreadyCancelled)),
    }
}

/// Decides who moves up when places come free: in the order they came, each party that fits.
/// One that is too large keeps its place at the head of the line and blocks nobody.
pub fn promote<T: Copy>(waiting: &[(T, i64)], mut room: Room) -> Vec<T> {
    let mut up = Vec::new();
    for (who, people) in waiting {
        if room.holds(*people) {
            room.taken += people;
            up.push(*who);
        }
    }
    up
}

#[cfg(test)]
mod tests;
