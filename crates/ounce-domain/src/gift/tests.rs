use super::*;
use crate::actor::Actor;
use crate::campaign::Fee;
use crate::ledger::Book;
use crate::quantity::{Currency, Marks};

fn campaign() -> Campaign {
    Campaign {
        id: Id::from_bytes([1; 16]),
        slug: "2027".into(),
        name: "Milk Stroll 2027".into(),
        day: "2027-05-01".parse().expect("a date"),
        last_day: "2027-05-29".parse().expect("a date"),
        currency: Currency::USD,
        languages: vec!["en".into()],
        goal_minor: None,
        goal_milk: None,
        fee: Fee { basis_points: 290, fixed_minor: 30 },
        previous_places: None,
        is_reconstruction: false,
    }
}

fn asked<'a>() -> Asked<'a> {
    Asked {
        amount: "25.00",
        marks: Marks::Plain,
        currency: "USD",
        purpose: "gift",
        method: "demo-card",
        name: "Ada R.",
        email: "",
        message: "",
        is_hidden: false,
        covers_fee: false,
    }
}

const OFFERED: [Method; 2] = [Method::DemoCard, Method::AtStroll];

fn complaint(asked: &Asked<'_>) -> Vec<(&'static str, Refusal)> {
    let wrong = Offer::read(asked, &campaign(), &OFFERED).err().map(Complaints::into_vec);
    wrong.unwrap_or_default().into_iter().map(|c| (c.field, c.refusal)).collect()
}

#[test]
fn a_fee_is_covered_only_when_asked_for_and_only_where_there_is_one() {
    let cover = |asked| Offer::read(&asked, &campaign(), &OFFERED).map(|o| o.fee_cover_minor).ok();
    assert_eq!(cover(asked()), Some(0));
    assert_eq!(cover(Asked { covers_fee: true, ..asked() }), Some(106));
    assert_eq!(cover(Asked { covers_fee: true, method: "at-stroll", ..asked() }), Some(0));
}

#[test]
fn offers_that_make_no_sense_are_refused_by_field() {
    for (asked, expected) in [
        (Asked { amount: "0", ..asked() }, ("amount", Refusal::Field(FieldRefusal::NotPositive))),
        (Asked { amount: "12,50", ..asked() }, ("amount", Refusal::Field(FieldRefusal::Comma))),
        (
            Asked { amount: "12.345", ..asked() },
            ("amount", Refusal::Field(FieldRefusal::TooManyDecimals(2))),
        ),
        (
            Asked { currency: "EUR", ..asked() },
            ("currency", Refusal::Book(BookRefusal::OtherCurrency)),
        ),
        (
            Asked { method: "imported", ..asked() },
            ("method", Refusal::Book(BookRefusal::MethodNotOffered)),
        ),
        (Asked { method: "gold", ..asked() }, ("method", Refusal::Field(FieldRefusal::NotAChoice))),
        (Asked { purpose: "tip", ..asked() }, ("kind", Refusal::Field(FieldRefusal::NotAChoice))),
        (Asked { email: "x", ..asked() }, ("email", Refusal::Field(FieldRefusal::NotAnEmail))),
        (Asked { name: "", ..asked() }, ("name", Refusal::Field(FieldRefusal::Missing))),
    ] {
        assert_eq!(complaint(&asked), [expected]);
    }
}

fn gift(method: Method, standing: GiftStanding, fee_cover_minor: i64) -> Gift {
    Gift {
        id: Id::from_bytes([7; 16]),
        campaign: Id::from_bytes([1; 16]),
        stroll: Some(Id::from_bytes([2; 16])),
        purpose: Purpose::Gift,
        method,
        amount: Money::new(2500, Currency::USD),
        fee_cover_minor,
        name: "Ada R.".into(),
        email: None,
        is_hidden: false,
        message: String::new(),
        standing,
        language: "en".into(),
        at_ms: 0,
    }
}

#[test]
fn a_gift_is_counted_once_and_its_covered_fee_apart() {
    let gift = gift(Method::DemoCard, GiftStanding::Received, 106);
    let mut book = Book::default();
    for _ in 0..2 {
        for (line, _, _) in gift.transfers(&Actor::Walker) {
            assert_eq!(book.post(&line), Ok(()));
        }
    }
    let (holder, income) = gift.accounts();
    assert_eq!(book.balance(holder.id()).debit(), 2606);
    assert_eq!(book.balance(income.id()).credit(), 2500);
}

#[test]
fn a_promised_gift_counts_when_it_is_confirmed_and_not_before() {
    let gift = gift(Method::AtStroll, GiftStanding::Promised, 0);
    let mut book = Book::default();
    for (line, _, _) in gift.transfers(&Actor::Walker) {
        assert_eq!(book.post(&line), Ok(()));
    }
    let (_, income) = gift.accounts();
    let before = book.balance(income.id());
    assert_eq!((before.credits_pending, before.credits_posted), (2500, 0));
    let (line, ..) =
        gift.settle(GiftStanding::Received, 1, &Actor::Coordinator).expect("it is promised");
    assert_eq!(book.post(&line), Ok(()));
    let after = book.balance(income.id());
    assert_eq!((after.credits_pending, after.credits_posted), (0, 2500));
    let received = Gift { standing: GiftStanding::Received, ..gift };
    let again = received.settle(GiftStanding::Withdrawn, 2, &Actor::Coordinator);
    assert_eq!(again.map(|_| ()), Err(Refusal::Record(RecordRefusal::AlreadySettled)));
}
