//! What an entry brings about beyond the day: a gift, lines of milk, a place on the roster.
//!
//! All ids follow from the entry's, so that the same entry again writes nothing twice. An undo of
//! money or milk is a line the other way round; the first line stays.

use super::device::Device;
use super::entry::Kind;
use super::fold::is_signed;
use super::log::Received;
use crate::actor::Actor;
use crate::gift::{Gift, GiftStanding, Method, Purpose, part_of};
use crate::id::Id;
use crate::ledger::{self, Account, Code, Owner, Transfer, Unit};
use crate::quantity::Currency;
use crate::registration::{Party, Registration, Standing};
use crate::text::EmailAddress;
use crate::waiver::Signature;

/// A line of the book with its accounts.
pub type Line = (Transfer, Account, Account);

/// What the campaign says about records that come from the park.
#[derive(Clone, Debug)]
pub struct Terms {
    pub currency: Currency,
    /// The language of letters and of the waiver.
    pub language: String,
    /// Waivers from 1 to this one are known.
    pub waivers: i64,
}

/// The gift of an entry of cash. Money of another currency is none until it is changed. The name
/// is not shown in public: whoever gave it gave it for the receipt.
pub fn gift(one: &Received, device: &Device, terms: &Terms) -> Option<Gift> {
    let Kind::Cash { amount, name, email, .. } = &one.entry.kind else { return None };
    (amount.currency == terms.currency).then(|| Gift {
        id: Id::from_bytes(one.entry.key.id()),
        campaign: device.campaign,
        stroll: Some(device.stroll),
        purpose: Purpose::Gift,
        method: Method::AtStroll,
        amount: *amount,
        fee_cover_minor: 0,
        name: name.clone(),
        email: email.clone(),
        is_hidden: true,
        message: String::new(),
        standing: GiftStanding::Received,
        language: terms.language.clone(),
        at_ms: one.clock.noted_ms(),
    })
}

/// The line of milk that was handed in. It is with the stroll until a bank has it.
pub fn milk(one: &Received, device: &Device, by: &Actor) -> Option<Line> {
    let Kind::Milk { volume, .. } = &one.entry.kind else { return None };
    let account = |code| Account {
        campaign: device.campaign,
        owner: Owner::Stroll(device.stroll),
        unit: Unit::Milk,
        code,
    };
    let (debit, credit) = (account(Code::MilkAtStroll), account(Code::MilkHandedIn));
    let line = Transfer {
        id: part_of(one.entry.key.id(), 0),
        kind: ledger::Kind::Posted,
        debit: debit.id(),
        credit: credit.id(),
        unit: Unit::Milk,
        amount: volume.0,
        about: one.entry.key.id(),
        at_ms: one.clock.noted_ms(),
        by: by.clone(),
    };
    Some((line, debit, credit))
}

/// The line that takes milk back.
pub fn milk_back(one: &Received, device: &Device, at_ms: i64, by: &Actor) -> Option<Line> {
    let (line, debit, credit) = milk(one, device, by)?;
    let id = part_of(one.entry.key.id(), 3);
    let back = Transfer { id, debit: line.credit, credit: line.debit, at_ms, ..line };
    Some((back, credit, debit))
}

/// The place of a walk-up family on the roster; none without a signature under a known waiver, and
/// none for a party that no roster can hold. The host is asked about those.
pub fn registration(one: &Received, device: &Device, terms: &Terms) -> Option<Registration> {
    let Kind::WalkedIn { name, email, adults, children, waiver } = &one.entry.kind else {
        return None;
    };
    let waiver = waiver.as_ref().filter(|waiver| is_signed(Some(waiver), terms.waivers))?;
    let id = Id::from_bytes(one.entry.key.id());
    Some(Registration {
        id,
        campaign: device.campaign,
        stroll: device.stroll,
        name: name.clone(),
        email: email.clone().unwrap_or_else(|| EmailAddress::none_given(id)),
        party: Party::new(*adults, *children).ok()?,
        standing: Standing::Confirmed,
        language: terms.language.clone(),
        signature: Signature {
            version: waiver.version,
            language: terms.language.clone(),
            signed_name: waiver.signed_name.clone(),
        },
        at_ms: one.clock.noted_ms(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::entry::{Entry, Key, Waiver};
    use super::super::{Clock, Taken};
    use super::*;
    use crate::ledger::Book;
    use crate::quantity::{Microlitres, Money};

    fn device() -> Device {
        Device {
            id: Id::from_bytes([1; 16]),
            campaign: Id::from_bytes([2; 16]),
            stroll: Id::from_bytes([3; 16]),
            number: 1,
            name: "Theo's phone".into(),
            enrolled_ms: 0,
            ends_ms: 9_000,
            cut_off_ms: None,
        }
    }

    fn noted(kind: Kind) -> Received {
        let key = Key { device: device().id, seq: 1 };
        let clock = Clock {
            claimed_ms: Some(900_000),
            offset_ms: Some(-899_000),
            received_ms: 5_000,
            enrolled_ms: 0,
        };
        Received { entry: Entry { key, at_ms: Some(900_000), kind }, clock, taken: Taken::InTime }
    }

    fn terms() -> Terms {
        Terms { currency: Currency::USD, language: "en".into(), waivers: 1 }
    }

    #[test]
    fn cash_is_in_the_book_once_and_an_undo_brings_it_to_nothing() {
        let cash = |currency| {
            let (name, receipt) = (String::new(), "1-1".to_owned());
            let amount = Money::new(2_000, currency);
            gift(&noted(Kind::Cash { amount, name, email: None, receipt }), &device(), &terms())
        };
        assert_eq!(cash(Currency::JPY), None);
        let gift = cash(Currency::USD).expect("it is of the campaign's currency");
        assert_eq!((gift.at_ms, gift.is_hidden), (1_000, true));
        let mut book = Book::default();
        let back = gift.reversal(2_000, &Actor::Host);
        let lines = [gift.transfers(&Actor::Host), vec![back.clone()], vec![back]].concat();
        for (line, ..) in lines {
            assert_eq!(book.post(&line), Ok(()));
        }
        let (holder, income) = gift.accounts();
        assert_eq!((book.balance(holder.id()).debit(), book.balance(income.id()).credit()), (0, 0));
        assert_eq!(book.balance(holder.id()).debits_posted, 2_000, "both lines stay");
    }

    #[test]
    fn milk_is_with_the_stroll_and_goes_back_by_a_line_of_its_own() {
        let milk_of = noted(Kind::Milk {
            volume: Microlitres(250_000),
            bags: 1,
            bank: None,
            name: String::new(),
        });
        let (line, debit, credit) = milk(&milk_of, &device(), &Actor::Host).expect("it is milk");
        assert_eq!((debit.code, credit.code), (Code::MilkAtStroll, Code::MilkHandedIn));
        let mut book = Book::default();
        assert_eq!(book.post(&line), Ok(()));
        assert_eq!(book.balance(debit.id()).debit(), 250_000);
        let back = milk_back(&milk_of, &device(), 3_000, &Actor::Host).expect("it is milk");
        assert_eq!(book.post(&back.0), Ok(()));
        assert_eq!(book.balance(debit.id()).debit(), 0);
    }

    #[test]
    fn a_walk_up_family_that_signed_gets_a_place() {
        let walked_in = |adults, version| {
            let waiver = Some(Waiver { version, signed_name: "Ada R.".into() });
            let (name, email) = ("Ada".to_owned(), None);
            let kind = Kind::WalkedIn { name, email, adults, children: 1, waiver };
            registration(&noted(kind), &device(), &terms())
        };
        let place = walked_in(2, 1).expect("they signed");
        assert_eq!((place.party.people(), place.signature.version), (3, 1));
        assert!(!place.email.takes_mail());
        assert_eq!(walked_in(2, 2), None, "nobody was shown that waiver");
        assert_eq!(walked_in(0, 1), None, "nobody can sign for them");
        assert_eq!(walked_in(20, 1), None, "too many");
    }
}
