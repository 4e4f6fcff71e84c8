use super::*;
use crate::actor::Actor;
use crate::ledger::Book;
use crate::quantity::Marks;
use proptest::prelude::*;

fn asked<'a>() -> Asked<'a> {
    Asked {
        volume: "100",
        marks: Marks::Plain,
        unit: "oz",
        email: "ada@example.org",
        consents: true,
    }
}

#[test]
fn a_promise_needs_a_volume_an_address_and_consent() {
    assert_eq!(read(&asked()).map(|(volume, _)| volume.ounces()).ok(), Some(100));
    let complaints = |asked| {
        let wrong = read(&asked).err().map(Complaints::into_vec).unwrap_or_default();
        wrong.into_iter().map(|c| (c.field, c.refusal)).collect::<Vec<_>>()
    };
    assert_eq!(
        complaints(Asked { consents: false, ..asked() }),
        [("consent", Refusal::Person(PersonRefusal::NoConsent))]
    );
    assert_eq!(
        complaints(Asked { unit: "cups", ..asked() }),
        [("unit", Refusal::Field(FieldRefusal::NotAChoice))]
    );
    assert_eq!(
        complaints(Asked { volume: "0", ..asked() }),
        [("volume", Refusal::Field(FieldRefusal::NotPositive))]
    );
    assert_eq!(
        complaints(Asked { email: "x", ..asked() }),
        [("email", Refusal::Field(FieldRefusal::NotAnEmail))]
    );
}

#[test]
fn the_most_is_named_in_the_unit_that_was_typed_and_is_taken() {
    for (unit, most) in [("oz", 5_308), ("ml", 157_000)] {
        let above = (most + 1).to_string();
        let wrong =
            read(&Asked { volume: &above, unit, ..asked() }).err().map(Complaints::into_vec);
        let refusals = wrong.map(|all| all.into_iter().map(|c| c.refusal).collect::<Vec<_>>());
        assert_eq!(refusals, Some(vec![Refusal::Field(FieldRefusal::TooLarge(most))]), "{unit}");
        assert!(read(&Asked { volume: &most.to_string(), unit, ..asked() }).is_ok(), "{unit}");
    }
}

fn promise(volume: i64) -> MilkPromise {
    MilkPromise {
        id: Id::from_bytes([5; 16]),
        campaign: Id::from_bytes([1; 16]),
        stroll: Some(Id::from_bytes([2; 16])),
        bank: None,
        volume: Microlitres(volume),
        email: EmailAddress::parse("ada@example.org").expect("an address"),
        language: "en".into(),
        at_ms: 0,
    }
}

fn receipt(n: u8, volume: i64) -> MilkReceipt {
    MilkReceipt {
        id: Id::from_bytes([n; 16]),
        campaign: Id::from_bytes([1; 16]),
        stroll: Some(Id::from_bytes([2; 16])),
        bank: Id::from_bytes([9; 16]),
        promise: Some(Id::from_bytes([5; 16])),
        volume: Microlitres(volume),
        received_on: "2027-05-09".parse().expect("a date"),
        at_ms: 0,
    }
}

proptest! {
    #[test]
    fn what_banks_hold_is_what_they_received(
        promised in 1_i64..1000, received in proptest::collection::vec(1_i64..700, 0..5)
    ) {
        let promise = promise(promised);
        let mut book = Book::default();
        let (line, at_banks, source) = promise.transfer(&Actor::Walker);
        prop_assert_eq!(book.post(&line), Ok(()));
        for (n, volume) in (20_u8..).step_by(10).zip(&received) {
            let left = book.pending(line.id).map_or(0, |pending| pending.remaining);
            let lines = receipt(n, *volume).transfers(Some((&promise, Microlitres(left))), &Actor::Bank);
            for (line, ..) in lines {
                prop_assert_eq!(book.post(&line), Ok(()));
            }
        }
        let total: i64 = received.iter().sum();
        prop_assert_eq!(book.balance(at_banks.id()).debit(), total);
        let kept = book.balance(source.id());
        prop_assert_eq!(kept.credits_posted, total.min(promised));
        prop_assert_eq!(kept.credits_posted + kept.credits_pending, promised);
    }
}
