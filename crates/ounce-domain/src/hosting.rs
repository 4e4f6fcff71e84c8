//! An application: somebody offers to host a stroll in their town.
//!
//! Its address confirms it, then a coordinator judges it. There is no stroll before the yes. What may
//! follow what is one table, [`Standing::after`].

use crate::actor::Actor;
use crate::campaign::{Campaign, Group};
use crate::id::Id;
use crate::refusal::{Complaints, FieldRefusal, RecordRefusal};
use crate::stroll::{Confirm, Position, Status, StatusChange, Stroll};
use crate::text::{self, EmailAddress, Slug};
use jiff::Timestamp;

/// The longest reason for hosting, and the longest question or reason of a coordinator.
pub const LONGEST_WHY: usize = 1_000;
/// How long an application is kept that nobody confirmed.
pub const KEEP_UNCONFIRMED_MS: i64 = 2 * 86_400_000;
/// Two strolls nearer to each other than this are likely to be for the same people.
pub const NEAR_KM: i64 = 15;

/// The hour at which a stroll starts until its host says another.
const STARTS_AT_HOUR: i8 = 10;

/// What somebody offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostApplication {
    pub id: Id<HostApplication>,
    pub campaign: Id<Campaign>,
    /// As walkers are to read it.
    pub name: String,
    pub email: EmailAddress,
    pub town: Town,
    /// The partner's group that the applicant belongs to.
    pub group: Option<Id<Group>>,
    /// Why they want to host.
    pub why: String,
    /// Of the applicant, for letters.
    pub language: String,
    pub at_ms: i64,
    pub standing: Standing,
    /// What a coordinator asked or gave as reason last; empty when nothing was said.
    pub said: String,
    /// When the standing was changed last.
    pub since_ms: i64,
    /// What was made of it.
    pub stroll: Option<Id<Stroll>>,
}

/// A town of the gazetteer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Town {
    pub name: String,
    pub region: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub position: Position,
    pub time_zone: String,
}

/// Where an application is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Its address has not confirmed.
    Unconfirmed,
    /// For a coordinator.
    Waiting,
    /// A coordinator has asked something, so it waits for the applicant.
    Asked,
    Approved,
    Declined,
}

/// What happens to an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The address confirms.
    Confirm,
    /// The applicant sends it again, with changes.
    SendAgain,
    Ask,
    Approve,
    Decline,
}

impl Standing {
    pub const ALL: [Self; 5] =
        [Self::Unconfirmed, Self::Waiting, Self::Asked, Self::Approved, Self::Declined];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unconfirmed => "unconfirmed",
            Self::Waiting => "waiting",
            Self::Asked => "asked",
            Self::Approved => "approved",
            Self::Declined => "declined",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.as_str() == text)
    }

    /// Whether a coordinator can judge it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Asked)
    }

    /// The table.
    ///
    /// # Errors
    /// `AlreadySettled` for a step that can't follow. A declined application is restored by undoing
    /// that act, and by nothing else.
    pub fn after(self, step: Step) -> Result<Self, RecordRefusal> {
        match (self, step) {
            (Self::Unconfirmed, Step::Confirm) => Ok(Self::Waiting),
            // The letter is opened again.
            (settled, Step::Confirm) => Ok(settled),
            (Self::Waiting | Self::Asked, Step::SendAgain) => Ok(Self::Waiting),
            (Self::Waiting | Self::Asked, Step::Ask) => Ok(Self::Asked),
            (Self::Waiting | Self::Asked, Step::Approve) => Ok(Self::Approved),
            (Self::Waiting | Self::Asked, Step::Decline) => Ok(Self::Declined),
            _ => Err(RecordRefusal::AlreadySettled),
        }
    }
}

/// The text of a form.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words<'a> {
    pub name: &'a str,
    pub email: &'a str,
    pub why: &'a str,
}

/// Reads what was typed: name, address and reason. The finder reads the town.
///
/// # Errors
/// One complaint per field at fault.
pub fn read(
    words: &Words<'_>,
    town: Result<Town, FieldRefusal>,
) -> Result<(String, EmailAddress, Town, String), Complaints> {
    let mut wrong = Complaints::default();
    let name = wrong.take("name", text::name(words.name));
    let email = wrong.take("email", EmailAddress::parse(words.email));
    let town = wrong.take("town", town);
    let why = wrong.take("why_host", said(words.why));
    match (name, email, town, why) {
        (Some(name), Some(email), Some(town), Some(why)) => Ok((name, email, town, why)),
        _ => Err(wrong),
    }
}

/// Text of several lines that must say something: a reason for hosting, or what a coordinator asks
/// or answers.
///
/// # Errors
/// `Missing`, `TooLong` or `NotText`.
pub fn said(typed: &str) -> Result<String, FieldRefusal> {
    let said = text::message(typed, LONGEST_WHY)?;
    if said.is_empty() { Err(FieldRefusal::Missing) } else { Ok(said) }
}

impl HostApplication {
    /// The stroll that a yes makes: a draft on the day of the campaign, which its host completes.
    /// `slug` is one that no stroll of the campaign has.
    pub fn draft(
        &self,
        campaign: &Campaign,
        stroll: Id<Stroll>,
        (slug, name): (&str, &str),
    ) -> Stroll {
        Stroll {
            id: stroll,
            campaign: campaign.id,
            slug: slug.to_owned(),
            name: name.to_owned(),
            group: self.group,
            town: self.town.name.clone(),
            region: self.town.region.clone(),
            country: self.town.country.clone(),
            position: self.town.position,
            time_zone: self.town.time_zone.clone(),
            starts: campaign.day.at(STARTS_AT_HOUR, 0, 0, 0),
            first_starts: None,
            meeting_point: String::new(),
            host: self.name.clone(),
            bring: String::new(),
            capacity: None,
            confirm: Confirm::default(),
            status: Status::Draft,
            sequence: 0,
        }
    }

    /// Why the draft is there.
    pub fn change(&self, stroll: &Stroll, at: Timestamp) -> StatusChange {
        StatusChange {
            stroll: stroll.id,
            status: stroll.status,
            starts: stroll.starts,
            at,
            by: Actor::Coordinator,
            why: String::new(),
        }
    }

    /// Slugs for its stroll, the best one first: `elm-grove-ny`, `elm-grove-ny-2`, and so on.
    pub fn slugs(&self) -> impl Iterator<Item = String> + use<> {
        let whole = format!("{} {}", self.town.name, self.town.region);
        let first = text::slug_of(&whole).or_else(|| text::slug_of(&self.town.country));
        let first = first.unwrap_or_else(|| "stroll".to_owned());
        (1..).map(move |n| match n {
            1 => first.clone(),
            n => {
                let end = format!("-{n}");
                let room = first.len().min(Slug::MAX - end.len());
                format!("{}{end}", first[..room].trim_end_matches('-'))
            }
        })
    }
}

#[cfg(test)]
mod tests;
