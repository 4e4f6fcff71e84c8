//! Every reason why something asked for is not done, as one closed list.
//!
//! A refusal is not a fault: nothing is broken, nothing was written, and the person can be told
//! what to do. Pages look the sentence up by [`Refusal::code`], the API carries the code itself,
//! so codes are never renamed.

use crate::quantity::{AmountRefusal, MilkRefusal};

/// Why something was refused. The order is the order in which rules look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// A field that must be filled is empty.
    Missing,
    /// More characters than the given number.
    TooLong(i64),
    /// Control characters, or nothing that can be seen.
    NotText,
    /// Not an e-mail address that mail could be sent to.
    NotAnEmail,
    /// Not a web link starting with `https://` or `http://`.
    NotALink,
    /// Not lower-case letters, digits and hyphens.
    NotASlug,
    /// Not a plain number.
    NotANumber,
    /// A comma in a number: thousands to one reader, decimals to another.
    Comma,
    /// More decimals than the currency has (the number it has is given).
    TooManyDecimals(i64),
    /// Zero or less.
    NotPositive,
    /// More than the given limit (money in minor units, milk in millilitres, or a count).
    TooLarge(i64),
    /// Not a calendar date, or not a date and time.
    NotADate,
    /// Not an IANA time zone.
    NotATimeZone,
    /// Not an ISO 3166-1 alpha-2 code of a country.
    NotACountry,
    /// Latitude or longitude out of range.
    NotAPosition,
    /// Not one of the words allowed here.
    NotAChoice,
    /// Another currency than the campaign's.
    OtherCurrency,
    /// No such campaign, stroll, group, bank or record, or none that is public.
    Unknown,
    /// The party has nobody in it.
    PartyEmpty,
    /// A party needs at least one adult, who signs.
    NoAdult,
    /// More people than the given number, which is all a party, or the whole stroll, can hold.
    PartyTooLarge(i64),
    /// A confirmed party wants to grow by more than the given room.
    NoRoom(i64),
    /// The waiver was not signed by a typed name.
    WaiverUnsigned,
    /// The waiver text has changed since it was shown; the current version is given.
    WaiverOutdated(i64),
    /// Consent was not given.
    NoConsent,
    /// This e-mail address has a place on this stroll already.
    AlreadyRegistered,
    /// The registration was cancelled before.
    AlreadyCancelled,
    /// The stroll is cancelled.
    StrollCancelled,
    /// The stroll is over.
    StrollOver,
    /// The campaign is over.
    CampaignOver,
    /// The way of paying is not offered here.
    MethodNotOffered,
    /// The status can't follow the present one.
    StatusOutOfOrder,
    /// The promise was confirmed or withdrawn before.
    AlreadySettled,
    /// The same reference was imported before with other values.
    ReferenceReused,
    /// It is about somebody whose data was erased.
    Erased,
    /// Shares in basis points do not add up to 10,000; what they add up to is given.
    SharesDoNotAddUp(i64),
}

impl Refusal {
    /// The word for it in the API and in the language files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLong(_) => "too-long",
            Self::NotText => "not-text",
            Self::NotAnEmail => "not-an-email",
            Self::NotALink => "not-a-link",
            Self::NotASlug => "not-a-slug",
            Self::NotANumber => "not-a-number",
            Self::Comma => "comma",
            Self::TooManyDecimals(0) => "no-decimals",
            Self::TooManyDecimals(_) => "too-many-decimals",
            Self::NotPositive => "not-positive",
            Self::TooLarge(_) => "too-large",
            Self::NotADate => "not-a-date",
            Self::NotATimeZone => "not-a-time-zone",
            Self::NotACountry => "not-a-country",
            Self::NotAPosition => "not-a-position",
            Self::NotAChoice => "not-a-choice",
            Self::OtherCurrency => "other-currency",
            Self::Unknown => "unknown",
            Self::PartyEmpty => "party-empty",
            Self::NoAdult => "no-adult",
            Self::PartyTooLarge(_) => "party-too-large",
            Self::NoRoom(_) => "no-room",
            Self::WaiverUnsigned => "waiver-unsigned",
            Self::WaiverOutdated(_) => "waiver-outdated",
            Self::NoConsent => "no-consent",
            Self::AlreadyRegistered => "already-registered",
            Self::AlreadyCancelled => "already-cancelled",
            Self::StrollCancelled => "stroll-cancelled",
            Self::StrollOver => "stroll-over",
            Self::CampaignOver => "campaign-over",
            Self::MethodNotOffered => "method-not-offered",
            Self::StatusOutOfOrder => "status-out-of-order",
            Self::AlreadySettled => "already-settled",
            Self::ReferenceReused => "reference-reused",
            Self::Erased => "erased",
            Self::SharesDoNotAddUp(_) => "shares-do-not-add-up",
        }
    }

    /// The number that belongs in the sentence, where there is one.
    pub fn number(self) -> Option<i64> {
        match self {
            Self::TooLong(n)
            | Self::TooManyDecimals(n)
            | Self::TooLarge(n)
            | Self::PartyTooLarge(n)
            | Self::NoRoom(n)
            | Self::WaiverOutdated(n)
            | Self::SharesDoNotAddUp(n) => Some(n),
            _ => None,
        }
    }
}

impl From<AmountRefusal> for Refusal {
    fn from(refusal: AmountRefusal) -> Self {
        match refusal {
            AmountRefusal::Missing => Self::Missing,
            AmountRefusal::Comma => Self::Comma,
            AmountRefusal::NotANumber => Self::NotANumber,
            AmountRefusal::TooManyDecimals(allowed) => Self::TooManyDecimals(i64::from(allowed)),
            AmountRefusal::NotPositive => Self::NotPositive,
            AmountRefusal::TooLarge(most) => Self::TooLarge(most),
        }
    }
}

impl From<MilkRefusal> for Refusal {
    fn from(refusal: MilkRefusal) -> Self {
        match refusal {
            MilkRefusal::Missing => Self::Missing,
            MilkRefusal::Comma => Self::Comma,
            MilkRefusal::NotANumber => Self::NotANumber,
            MilkRefusal::TooManyDecimals => Self::TooManyDecimals(2),
            MilkRefusal::NotPositive => Self::NotPositive,
            MilkRefusal::TooLarge => {
                Self::TooLarge(crate::quantity::Microlitres::MAX.millilitres())
            }
        }
    }
}

/// A refusal and the field it belongs to, named as the form and the API name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Complaint {
    pub field: &'static str,
    pub refusal: Refusal,
}

/// Collects complaints while a form is read, so that a person sees all of them at once.
#[derive(Debug, Default)]
pub struct Complaints(Vec<Complaint>);

impl Complaints {
    /// Keeps the value, or notes the complaint about its field.
    pub fn take<T>(&mut self, field: &'static str, read: Result<T, Refusal>) -> Option<T> {
        read.map_err(|refusal| self.add(field, refusal)).ok()
    }

    pub fn add(&mut self, field: &'static str, refusal: Refusal) {
        self.0.push(Complaint { field, refusal });
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn into_vec(self) -> Vec<Complaint> {
        self.0
    }
}
