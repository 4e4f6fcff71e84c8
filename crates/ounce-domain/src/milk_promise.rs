//! Milk that somebody promises, and what a milk bank says it received.
//!
//! The stroll side records a volume, a bank and consent to be contacted, nothing else: no health
//! answer ever reaches it. A promise is a pending transfer of milk. A bank's receipt posts it, in
//! one or several parts. Nobody is ranked by volume.

use crate::actor::Actor;
use crate::campaign::Campaign;
use crate::gift::part_of;
use crate::id::Id;
use crate::ledger::{Account, Code, Kind, Owner, Transfer, Unit};
use crate::quantity::{Marks, Microlitres, MilkRefusal, MilkUnit};
use crate::refusal::{Complaints, FieldRefusal, PersonRefusal, Refusal};
use crate::stroll::Stroll;
use crate::text::EmailAddress;

mod contact;
mod telephone;

pub use contact::{Contact, Depot, Frozen, SeenOn};
pub use telephone::Telephone;

/// A milk bank that promises can name. Its own rules decide who may give and what is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bank {
    pub id: Id<Bank>,
    pub slug: String,
    pub name: String,
    pub city: String,
    pub region: String,
    pub country: String,
    pub position: crate::stroll::Position,
    /// The network it belongs to, such as HMBANA.
    pub network: String,
    /// Only `active` ones are shown; `unverified` and `historical` ones wait for somebody's check.
    pub status: String,
    /// Where the row comes from.
    pub source: String,
    /// The day somebody last compared the row with its source.
    pub last_checked: jiff::civil::Date,
}

/// A volume somebody means to give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MilkPromise {
    pub id: Id<MilkPromise>,
    pub campaign: Id<Campaign>,
    pub stroll: Option<Id<Stroll>>,
    pub bank: Option<Id<Bank>>,
    pub volume: Microlitres,
    pub email: EmailAddress,
    pub language: String,
    pub at_ms: i64,
}

/// What was typed, as text.
#[derive(Clone, Debug, Default)]
pub struct Asked<'a> {
    pub volume: &'a str,
    /// How the volume is written.
    pub marks: Marks,
    /// `oz` or `ml`.
    pub unit: &'a str,
    pub email: &'a str,
    pub consents: bool,
}

/// Reads a promise; the caller looks up the bank and the stroll.
///
/// # Errors
/// One complaint per field at fault; without consent nothing is kept.
pub fn read(asked: &Asked<'_>) -> Result<(Microlitres, EmailAddress), Complaints> {
    let mut wrong = Complaints::default();
    let volume = read_volume((asked.volume, asked.unit), asked.marks, &mut wrong);
    let email = wrong.take("email", EmailAddress::parse(asked.email));
    if !asked.consents {
        wrong.add("consent", Refusal::Person(PersonRefusal::NoConsent));
    }
    match (volume, email, wrong.is_empty()) {
        (Some(volume), Some(email), true) => Ok((volume, email)),
        _ => Err(wrong),
    }
}

/// Reads a volume and its unit, `oz` or `ml`.
pub fn read_volume(
    (volume, unit): (&str, &str),
    marks: Marks,
    wrong: &mut Complaints,
) -> Option<Microlitres> {
    let unit = match unit {
        "oz" => Ok(MilkUnit::Ounce),
        "ml" => Ok(MilkUnit::Millilitre),
        _ => Err(Refusal::Field(FieldRefusal::NotAChoice)),
    };
    wrong.take("unit", unit).and_then(|unit| {
        let volume = Microlitres::typed(volume, unit, marks).and_then(|volume| {
            let is_likely = volume <= Microlitres::MAX_PROMISE;
            if is_likely { Ok(volume) } else { Err(MilkRefusal::TooLarge) }
        });
        // The limit is named in the unit that was typed.
        wrong.take(
            "volume",
            volume.map_err(|refusal| match refusal {
                MilkRefusal::TooLarge => Refusal::Field(FieldRefusal::TooLarge(
                    Microlitres::MAX_PROMISE.whole_in_unit(unit),
                )),
                other => other.into(),
            }),
        )
    })
}

/// The two accounts of milk: the one of the banks, and the one that says where the milk came from.
pub fn accounts(
    campaign: Id<Campaign>,
    stroll: Option<Id<Stroll>>,
    source: Code,
) -> (Account, Account) {
    let account = |owner, code| Account { campaign, owner, unit: Unit::Milk, code };
    let owner = Owner::of_stroll(campaign, stroll);
    (account(Owner::Campaign(campaign), Code::MilkAtBanks), account(owner, source))
}

impl MilkPromise {
    /// The pending line a promise writes into the book.
    pub fn transfer(&self, by: &Actor) -> (Transfer, Account, Account) {
        let accounts = accounts(self.campaign, self.stroll, Code::MilkPromised);
        let line = Line { id: self.id.bytes(), about: self.id.bytes(), at_ms: self.at_ms, by };
        line.of(Kind::Pending, accounts, self.volume)
    }
}

impl MilkPromise {
    /// The line that takes back the rest of a promise. A promise has at most one such line, however
    /// often it is asked for.
    pub fn withdrawal(
        &self,
        left: Microlitres,
        at_ms: i64,
        by: &Actor,
    ) -> (Transfer, Account, Account) {
        let accounts = accounts(self.campaign, self.stroll, Code::MilkPromised);
        let id = part_of(self.id.bytes(), 1).bytes();
        let line = Line { id, about: self.id.bytes(), at_ms, by };
        line.of(Kind::VoidPending(Id::from_bytes(self.id.bytes())), accounts, left)
    }
}

/// A volume that a bank confirms as received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MilkReceipt {
    pub id: Id<MilkReceipt>,
    pub campaign: Id<Campaign>,
    pub stroll: Option<Id<Stroll>>,
    pub bank: Id<Bank>,
    pub promise: Option<Id<MilkPromise>>,
    pub volume: Microlitres,
    pub received_on: jiff::civil::Date,
    pub at_ms: i64,
}

impl MilkReceipt {
    /// The lines a receipt writes: first as much as is left of the promise it names, then the rest
    /// as milk that was brought without a promise.
    pub fn transfers(
        &self,
        promise: Option<(&MilkPromise, Microlitres)>,
        by: &Actor,
    ) -> Vec<(Transfer, Account, Account)> {
        let mut lines = Vec::new();
        let mut rest = self.volume.0;
        let line = |part| Line {
            id: part_of(self.id.bytes(), part).bytes(),
            about: self.id.bytes(),
            at_ms: self.at_ms,
            by,
        };
        if let Some((promise, left)) = promise {
            let kept = rest.min(left.0);
            if kept > 0 {
                let of = Kind::PostPending(Id::from_bytes(promise.id.bytes()));
                let accounts = accounts(promise.campaign, promise.stroll, Code::MilkPromised);
                lines.push(line(0).of(of, accounts, Microlitres(kept)));
                rest -= kept;
            }
        }
        if rest > 0 {
            let accounts = accounts(self.campaign, self.stroll, Code::MilkBrought);
            lines.push(line(1).of(Kind::Posted, accounts, Microlitres(rest)));
        }
        lines
    }
}

struct Line<'b> {
    id: [u8; 16],
    about: [u8; 16],
    at_ms: i64,
    by: &'b Actor,
}

impl Line<'_> {
    fn of(
        self,
        kind: Kind,
        (debit, credit): (Account, Account),
        volume: Microlitres,
    ) -> (Transfer, Account, Account) {
        let transfer = Transfer {
            id: Id::from_bytes(self.id),
            kind,
            debit: debit.id(),
            credit: credit.id(),
            unit: Unit::Milk,
            amount: volume.0,
            about: self.about,
            at_ms: self.at_ms,
            by: self.by.clone(),
        };
        (transfer, debit, credit)
    }
}

#[cfg(test)]
mod tests;
