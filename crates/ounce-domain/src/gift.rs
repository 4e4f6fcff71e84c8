//! Money given now, or promised for the day, and the transfers that write it into the book.

use crate::actor::Actor;
use crate::campaign::Campaign;
use crate::id::Id;
use crate::ledger::{Account, Code, Kind, Owner, Transfer, TransferId, Unit};
use crate::quantity::{Marks, Money};
use crate::refusal::{BookRefusal, Complaints, FieldRefusal, RecordRefusal, Refusal};
use crate::stroll::Stroll;
use crate::text::{self, EmailAddress};

/// A gift by a giver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gift {
    pub id: Id<Gift>,
    pub campaign: Id<Campaign>,
    /// The stroll it is for; `None` for the whole campaign.
    pub stroll: Option<Id<Stroll>>,
    pub purpose: Purpose,
    pub method: Method,
    pub amount: Money,
    /// The amount that the giver added so that the fee does not shrink the gift, in minor units.
    pub fee_cover_minor: i64,
    pub name: String,
    pub email: Option<EmailAddress>,
    /// The name is not shown in public. It is still recorded, for the receipt.
    pub is_hidden: bool,
    pub message: String,
    pub standing: GiftStanding,
    pub language: String,
    pub at_ms: i64,
}

/// What the money is for. The tally counts each kind by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    Gift,
    Shirt,
}

impl Purpose {
    pub const ALL: [Self; 2] = [Self::Gift, Self::Shirt];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gift => "gift",
            Self::Shirt => "shirt",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == text)
    }

    /// The account that grows with it.
    pub fn income(self) -> Code {
        match self {
            Self::Gift => Code::Gifts,
            Self::Shirt => Code::Shirts,
        }
    }
}

/// How money comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// A pretended card, in the demo only: no money moves.
    DemoCard,
    /// Promised: cash or a cheque to the host at the stroll. Pending until it is confirmed.
    AtStroll,
    /// Received outside the program and imported.
    Imported,
}

impl Method {
    pub const ALL: [Self; 3] = [Self::DemoCard, Self::AtStroll, Self::Imported];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::DemoCard => "demo-card",
            Self::AtStroll => "at-stroll",
            Self::Imported => "imported",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.as_str() == text)
    }

    /// Whether somebody who is not at the stroll can give this way.
    pub fn is_from_anywhere(self) -> bool {
        match self {
            Self::DemoCard => true,
            Self::AtStroll | Self::Imported => false,
        }
    }

    /// The account that holds the money afterwards.
    fn holds(self) -> Code {
        match self {
            Self::DemoCard => Code::CardClearing,
            Self::AtStroll => Code::HostCash,
            Self::Imported => Code::OtherReceipts,
        }
    }

    /// Whether a provider keeps a fee, so that covering it makes sense.
    pub fn has_fee(self) -> bool {
        self == Self::DemoCard
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GiftStanding {
    Promised,
    Received,
    /// A promise that was withdrawn, or cash that was noted by mistake and taken back.
    Withdrawn,
}

impl GiftStanding {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Promised => "promised",
            Self::Received => "received",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::Promised, Self::Received, Self::Withdrawn]
            .into_iter()
            .find(|standing| standing.as_str() == text)
    }
}

/// What was typed into the gift form or sent to the API, as text.
#[derive(Clone, Debug, Default)]
pub struct Asked<'a> {
    pub amount: &'a str,
    /// How the amount is written.
    pub marks: Marks,
    pub currency: &'a str,
    pub purpose: &'a str,
    pub method: &'a str,
    pub name: &'a str,
    pub email: &'a str,
    pub message: &'a str,
    pub is_hidden: bool,
    pub covers_fee: bool,
}

/// A gift form that makes sense on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub purpose: Purpose,
    pub method: Method,
    pub amount: Money,
    pub fee_cover_minor: i64,
    pub name: String,
    pub email: Option<EmailAddress>,
    pub is_hidden: bool,
    pub message: String,
}

impl Offer {
    /// Longest message to the walkers, in characters.
    pub const MESSAGE_MAX: usize = 300;

    /// Reads every field. An e-mail address is needed only to send a thank-you to.
    ///
    /// # Errors
    /// One complaint per field at fault.
    pub fn read(
        asked: &Asked<'_>,
        campaign: &Campaign,
        offered: &[Method],
    ) -> Result<Self, Complaints> {
        let mut wrong = Complaints::default();
        if asked.currency != campaign.currency.code() {
            wrong.add("currency", Refusal::Book(BookRefusal::OtherCurrency));
        }
        let amount =
            Money::typed(asked.amount, campaign.currency, asked.marks).map_err(Refusal::from);
        let amount = wrong.take("amount", amount);
        // Shirts are sold elsewhere, and imported.
        let purpose = Purpose::parse(asked.purpose).filter(|purpose| *purpose == Purpose::Gift);
        let purpose = purpose.ok_or(Refusal::Field(FieldRefusal::NotAChoice));
        let purpose = wrong.take("kind", purpose);
        let method = Method::parse(asked.method).ok_or(Refusal::Field(FieldRefusal::NotAChoice));
        let method = method.and_then(|method| match offered.contains(&method) {
            true => Ok(method),
            false => Err(Refusal::Book(BookRefusal::MethodNotOffered)),
        });
        let method = wrong.take("method", method);
        let name = wrong.take("name", text::name(asked.name));
        let email = match asked.email.trim() {
            "" => Some(None),
            typed => wrong.take("email", EmailAddress::parse(typed).map(Some)),
        };
        let message = wrong.take("message", text::message(asked.message, Self::MESSAGE_MAX));
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let all = (amount, purpose, method, name, email, message);
        let (Some(amount), Some(purpose), Some(method), Some(name), Some(email), Some(message)) =
            all
        else {
            return Err(wrong);
        };
        let covers = asked.covers_fee && method.has_fee();
        let fee_cover_minor = if covers { campaign.fee.to_cover(amount.minor) } else { 0 };
        let is_hidden = asked.is_hidden;
        Ok(Self { purpose, method, amount, fee_cover_minor, name, email, is_hidden, message })
    }
}

impl Gift {
    /// Where it is counted: the stroll's accounts, or the campaign's own.
    fn owner(&self) -> Owner {
        Owner::of_stroll(self.campaign, self.stroll)
    }

    /// The account the money is held in, and the one it is income of.
    pub fn accounts(&self) -> (Account, Account) {
        let unit = Unit::Money(self.amount.currency);
        let account = |owner, code| Account { campaign: self.campaign, owner, unit, code };
        let holder = match self.method {
            Method::AtStroll => self.owner(),
            Method::DemoCard | Method::Imported => Owner::Campaign(self.campaign),
        };
        (account(holder, self.method.holds()), account(self.owner(), self.purpose.income()))
    }

    /// The lines a new gift writes into the book: received ones are posted, promised ones pend.
    /// The covered fee is a line of its own. Ids follow from the gift's, so that the same gift
    /// twice is the same lines twice.
    pub fn transfers(&self, by: &Actor) -> Vec<(Transfer, Account, Account)> {
        let (holder, income) = self.accounts();
        let kind = match self.standing {
            GiftStanding::Promised => Kind::Pending,
            GiftStanding::Received | GiftStanding::Withdrawn => Kind::Posted,
        };
        let mut lines = vec![self.line(0, kind, (holder, income), self.amount.minor, by)];
        if self.fee_cover_minor > 0 {
            let cover =
                Account { owner: Owner::Campaign(self.campaign), code: Code::FeeCover, ..income };
            lines.push(self.line(1, kind, (holder, cover), self.fee_cover_minor, by));
        }
        lines
    }

    /// The line that confirms a promise (`Received`) or withdraws it (`Withdrawn`).
    ///
    /// # Errors
    /// `AlreadySettled` unless the gift is promised and something else comes next.
    pub fn settle(
        &self,
        outcome: GiftStanding,
        at_ms: i64,
        by: &Actor,
    ) -> Result<(Transfer, Account, Account), Refusal> {
        let promise = self.transfer_id(0);
        let kind = match (self.standing, outcome) {
            (GiftStanding::Promised, GiftStanding::Received) => Kind::PostPending(promise),
            (GiftStanding::Promised, GiftStanding::Withdrawn) => Kind::VoidPending(promise),
            _ => return Err(Refusal::Record(RecordRefusal::AlreadySettled)),
        };
        let mut line = self.line(2, kind, self.accounts(), self.amount.minor, by);
        line.0.at_ms = at_ms;
        Ok(line)
    }

    /// The line that takes back a gift that was received by mistake of whoever noted it: the same
    /// amount the other way round.
    pub fn reversal(&self, at_ms: i64, by: &Actor) -> (Transfer, Account, Account) {
        let (holder, income) = self.accounts();
        let mut line = self.line(3, Kind::Posted, (income, holder), self.amount.minor, by);
        line.0.at_ms = at_ms;
        line
    }

    fn transfer_id(&self, part: u8) -> TransferId {
        part_of(self.id.bytes(), part)
    }

    fn line(
        &self,
        part: u8,
        kind: Kind,
        (debit, credit): (Account, Account),
        amount: i64,
        by: &Actor,
    ) -> (Transfer, Account, Account) {
        let transfer = Transfer {
            id: self.transfer_id(part),
            kind,
            debit: debit.id(),
            credit: credit.id(),
            unit: debit.unit,
            amount,
            about: self.id.bytes(),
            at_ms: self.at_ms,
            by: by.clone(),
        };
        (transfer, debit, credit)
    }
}

/// The id of one of the few lines that belong to one record: the record's id with `part` added to
/// its last byte. Two records of one millisecond have random ids, so it is next to impossible that
/// two of them differ by so little and share a line's id.
pub(crate) fn part_of(mut id: [u8; 16], part: u8) -> TransferId {
    id[15] = id[15].wrapping_add(part);
    Id::from_bytes(id)
}

#[cfg(test)]
mod tests;
