use super::*;
use crate::actor::Actor;
use crate::id::Id;
use crate::quantity::Currency;
use proptest::prelude::*;

const USD: Unit = Unit::Money(Currency::USD);

fn account(n: u8) -> AccountId {
    AccountId([n; 16])
}

fn transfer(n: u8, kind: Kind, debit: u8, credit: u8, amount: i64) -> Transfer {
    Transfer {
        id: Id::from_bytes([n; 16]),
        kind,
        debit: account(debit),
        credit: account(credit),
        unit: USD,
        amount,
        about: [0; 16],
        at_ms: 0,
        by: Actor::Walker,
    }
}

/// Lines of `n kind debit credit amount -> outcome`, posted one after the other.
fn check(story: &str) {
    let mut book = Book::default();
    for line in story.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (given, expected) = line.split_once("->").expect("a line has an arrow");
        let words: Vec<&str> = given.split_ascii_whitespace().collect();
        let number = |i: usize| words[i].parse::<i64>().expect("a number");
        let small = |i: usize| u8::try_from(number(i)).expect("a small number");
        let of = |text: &str| Id::from_bytes([text.parse::<u8>().expect("an id"); 16]);
        let kind = match words[1].split_once(':') {
            Some(("post", n)) => Kind::PostPending(of(n)),
            Some(("void", n)) => Kind::VoidPending(of(n)),
            _ if words[1] == "promise" => Kind::Pending,
            _ => Kind::Posted,
        };
        let outcome = match book.post(&transfer(small(0), kind, small(2), small(3), number(4))) {
            Ok(()) => "ok".to_owned(),
            Err(refusal) => format!("{refusal:?}"),
        };
        assert_eq!(outcome, expected.trim(), "{line}");
        assert!(book.sums().values().all(|sums| *sums == (0, 0)), "{line}");
    }
}

#[test]
fn gifts_promises_and_what_becomes_of_them() {
    check(
        "1 gift      10 40 2500 -> ok
         1 gift      10 40 2500 -> ok
         1 gift      10 40 2600 -> ExistsWithOtherValues
         2 promise   11 40 1000 -> ok
         3 post:2    11 40  400 -> ok
         4 post:2    11 40  700 -> ExceedsPending
         5 void:2    11 40  500 -> VoidIsNotWhole
         6 void:2    11 40  600 -> ok
         7 post:2    11 40    1 -> ExceedsPending
         8 post:9    11 40    1 -> PendingUnknown
         9 promise   11 40   10 -> ok
        10 post:9    10 40   10 -> PendingHasOtherAccounts
        11 gift      10 10    1 -> AccountsAreTheSame
        12 gift      10 40    0 -> AmountNotPositive
        13 gift      10 40   -1 -> AmountNotPositive
        14 gift      10 40 9223372036854775807 -> SumOverflows",
    );
}

#[test]
fn units_do_not_mix() {
    let mut book = Book::default();
    assert_eq!(book.post(&transfer(1, Kind::Posted, 1, 2, 5)), Ok(()));
    let milk = Transfer { unit: Unit::Milk, ..transfer(2, Kind::Posted, 1, 3, 5) };
    assert_eq!(book.post(&milk), Err(LedgerRefusal::UnitDiffersFromAccount));
    assert_eq!(book.balance(account(3)), Balance::default());
}

#[test]
fn units_read_back() {
    for unit in [USD, Unit::Milk, Unit::Money(Currency::JPY)] {
        assert_eq!(Unit::parse(unit.as_str()), Some(unit));
    }
    assert_eq!(Unit::parse("litre"), None);
    for code in Code::ALL {
        assert_eq!(Code::from_number(code.number()), Some(code));
    }
}

fn any_transfer() -> impl Strategy<Value = Transfer> {
    let kind = prop_oneof![
        Just(Kind::Posted),
        Just(Kind::Pending),
        (0_u8..40).prop_map(|n| Kind::PostPending(Id::from_bytes([n; 16]))),
        (0_u8..40).prop_map(|n| Kind::VoidPending(Id::from_bytes([n; 16]))),
    ];
    (0_u8..40, kind, 0_u8..4, 0_u8..4, -3_i64..50)
        .prop_map(|(n, kind, debit, credit, amount)| transfer(n, kind, debit, credit, amount))
}

proptest! {
    #[test]
    fn any_sequence_of_posts_keeps_every_unit_at_zero(
        posts in proptest::collection::vec(any_transfer(), 0..120)
    ) {
        let mut book = Book::default();
        let mut posted = 0_i64;
        for post in &posts {
            let fresh = book.post(post).is_ok();
            if fresh && !matches!(post.kind, Kind::Pending | Kind::VoidPending(_)) {
                posted += 1;
            }
            for sums in book.sums().values() {
                prop_assert_eq!(*sums, (0, 0));
            }
        }
        // Parts equal totals: the debit side and the credit side have the same sum.
        let total = |side: fn(&Balance) -> i64| {
            book.accounts().map(|(_, _, balance)| side(&balance)).sum::<i64>()
        };
        prop_assert_eq!(total(|b| b.debits_posted), total(|b| b.credits_posted));
        prop_assert!(posted > 0 || total(|b| b.debits_posted) == 0);
    }

    #[test]
    fn a_promise_never_yields_more_than_was_promised(
        promised in 1_i64..100, parts in proptest::collection::vec(1_i64..60, 0..8)
    ) {
        let mut book = Book::default();
        let promise = transfer(1, Kind::Pending, 1, 2, promised);
        prop_assert_eq!(book.post(&promise), Ok(()));
        let mut received = 0;
        for (n, part) in (2_u8..).zip(parts) {
            let confirm = transfer(n, Kind::PostPending(promise.id), 1, 2, part);
            if book.post(&confirm).is_ok() {
                received += part;
            }
        }
        let balance = book.balance(account(2));
        prop_assert_eq!(balance.credits_posted, received);
        prop_assert_eq!(balance.credits_posted + balance.credits_pending, promised);
        prop_assert_eq!(book.pending(promise.id).map(|p| p.remaining), Some(promised - received));
    }
}
