//! One case after the other.

use super::*;

#[test]
fn a_party_counts_once_however_often_it_is_noted() {
    let state = state_of(&[noted(1, 1, arrived(1, 2)), noted(1, 2, arrived(2, 3))]);
    assert_eq!(state.arrived, People { parties: 2, people: 5 });
    assert_eq!(asked(&state), []);
    // On one phone the last word counts, and nobody is asked.
    let more = state_of(&[noted(1, 1, arrived(1, 2)), noted(1, 2, arrived(1, 1))]);
    assert_eq!((more.arrived, asked(&more)), (People { parties: 1, people: 1 }, vec![]));
    // By its ticket it is the same party.
    let by_ticket = json!({ "kind": "arrived", "ticket": ticket(1), "adults": 2, "children": 2 });
    let two = state_of(&[noted(1, 1, arrived(1, 2)), noted(2, 1, by_ticket)]);
    assert_eq!(two.arrived, People { parties: 1, people: 4 });
    assert_eq!(asked(&two), [(Code::ArrivedTwice, vec![key(1, 1), key(2, 1)])]);
}

#[test]
fn nobody_who_is_there_is_refused() {
    for (words, code) in [
        (arrived(13, 2), Some(Code::Cancelled)),
        (arrived(14, 2), None),
        (arrived(15, 2), Some(Code::WrongTown)),
        (arrived(99, 2), Some(Code::UnknownRegistration)),
        (
            json!({ "kind": "arrived", "ticket": "nobody's", "adults": 2, "children": 0 }),
            Some(Code::UnknownRegistration),
        ),
    ] {
        let state = state_of(&[noted(1, 1, words)]);
        assert_eq!(state.arrived, People { parties: 1, people: 2 });
        assert_eq!(asked(&state), Vec::from_iter(code.map(|code| (code, vec![key(1, 1)]))));
    }
}

#[test]
fn an_undo_takes_its_entry_out_whichever_comes_first() {
    let (entry, back) = (noted(1, 1, cash("20.00", "1-1")), noted(2, 1, undo(1, 1)));
    let one = state_of(&[entry.clone(), back.clone()]);
    let other = state_of(&[back.clone(), entry]);
    assert_eq!(one, other);
    assert_eq!((one.cash, one.questions), (vec![], vec![]));
    // As long as the entry is missing, that is asked.
    assert_eq!(asked(&state_of(&[back])), [(Code::UndoOfNothing, vec![key(2, 1)])]);
}

#[test]
fn an_undo_of_an_undo_takes_nothing_back() {
    let state = state_of(&[
        noted(1, 1, cash("20.00", "1-1")),
        noted(1, 2, undo(1, 1)),
        noted(1, 3, undo(1, 2)),
        // Nor does one of an entry that is still to come.
        noted(1, 4, undo(1, 5)),
        noted(1, 5, cash("5.00", "1-5")),
    ]);
    assert_eq!(state.cash, [Cash { currency: Currency::USD, minor: 500 }]);
    let expected = [(Code::UndoOfNothing, vec![key(1, 4)]), (Code::UndoOfUndo, vec![key(1, 3)])];
    assert_eq!(asked(&state), expected);
}

#[test]
fn a_phone_that_was_cut_off_is_heard_but_takes_back_nothing_of_others() {
    let cut_off = |n, seq, words| Delivered { taken: Taken::CutOff, ..noted(n, seq, words) };
    let state = state_of(&[
        noted(1, 1, cash("20.00", "1-1")),
        cut_off(2, 1, arrived(1, 2)),
        cut_off(2, 2, undo(1, 1)),
        cut_off(2, 3, cash("1.00", "2-3")),
        cut_off(2, 4, undo(2, 3)),
    ]);
    assert_eq!(state.arrived.people, 2);
    assert_eq!(state.cash, [Cash { currency: Currency::USD, minor: 2_000 }]);
    let by_two = |seq| (Code::CutOff, vec![key(2, seq)]);
    assert_eq!(asked(&state), [by_two(1), by_two(2), by_two(4)]);
}

#[test]
fn money_is_added_up_by_its_currency() {
    let mut foreign = cash("1000", "1-3");
    foreign["currency"] = "JPY".into();
    let state = state_of(&[
        noted(1, 1, cash("20.00", "1-1")),
        noted(2, 1, cash("0.50", "2-1")),
        noted(1, 3, foreign),
        noted(2, 2, cash("3.00", "1-1")),
    ]);
    let cash = |currency, minor| Cash { currency, minor };
    assert_eq!(state.cash, [cash(Currency::JPY, 1_000), cash(Currency::USD, 2_350)]);
    let expected =
        [(Code::ReceiptTwice, vec![key(1, 1), key(2, 2)]), (Code::OtherCurrency, vec![key(1, 3)])];
    assert_eq!(asked(&state), expected);
}

#[test]
fn the_largest_of_the_last_headcounts_counts() {
    let count = |people: i64| json!({ "kind": "headcount", "people": people });
    assert_eq!(state_of(&[]).headcount, None);
    let all = [
        noted(1, 1, count(90)),
        noted(1, 2, count(50)),
        noted(2, 1, count(55)),
        noted(3, 1, count(70)),
        noted(3, 2, undo(3, 1)),
    ];
    assert_eq!(state_of(&all).headcount, Some(55));
}

#[test]
fn walk_up_families_are_added_up_and_what_they_lack_is_asked() {
    let walked_in = |email: Value, adults: i64, version: i64| {
        json!({ "kind": "walked_in", "name": "Ada", "email": email, "adults": adults,
            "children": 1, "waiver": { "version": version, "signed_name": "Ada R." } })
    };
    let mut log = log_of(&[
        noted(1, 1, walked_in(Value::Null, 1, 1)),
        noted(1, 2, walked_in("Ada@example.org".into(), 2, 1)),
        noted(2, 1, walked_in("ada@example.org".into(), 2, 1)),
        noted(2, 2, walked_in(Value::Null, 0, 1)),
        noted(2, 3, walked_in(Value::Null, 1, 2)),
    ]);
    log.add(noted(2, 1, walked_in("other@example.org".into(), 2, 1)).received());
    let state = fold(&log, &Facts { placed: [key(1, 1)].into(), ..facts() });
    assert_eq!(state.walked_in, People { parties: 5, people: 11 });
    let expected = [
        (Code::WalkedInTwice, vec![key(1, 2), key(2, 1)]),
        (Code::HasPlace, vec![key(1, 1)]),
        (Code::NoWaiver, vec![key(2, 3)]),
        (Code::PartyUnfit, vec![key(2, 2)]),
        (Code::OtherWords, vec![key(2, 1)]),
    ];
    assert_eq!(asked(&state), expected);
}

#[test]
fn milk_and_shirts_are_counted() {
    let milk = |bank: Value| json!({ "kind": "milk", "millilitres": 250, "bags": 2, "bank": bank, "name": null });
    let shirt =
        json!({ "kind": "shirt", "registration": registration(1).to_string(), "line": "M" });
    let state = state_of(&[
        noted(1, 1, milk("north-bank".into())),
        noted(2, 1, milk("nowhere".into())),
        noted(2, 2, milk(Value::Null)),
        noted(1, 2, shirt.clone()),
        noted(2, 3, shirt),
    ]);
    assert_eq!((state.milk_ul, state.shirts), (750_000, 2));
    let expected =
        [(Code::UnknownBank, vec![key(2, 1)]), (Code::ShirtTwice, vec![key(1, 2), key(2, 3)])];
    assert_eq!(asked(&state), expected);
}

#[test]
fn a_clock_moves_no_figure() {
    let all: Vec<_> = [("2031-01-01T00:00:00Z", 1, 40), ("2027-05-01T14:00:00Z", 2, 60)]
        .into_iter()
        .flat_map(|(at, n, people)| {
            let mut count = json!({ "kind": "headcount", "people": people, "at": at });
            let mut here = arrived(1, i64::from(n));
            here["at"] = at.into();
            count["at"] = at.into();
            [noted(n, 1, count), noted(n, 2, here), noted(n, 3, cash("1.00", &n.to_string()))]
        })
        .collect();
    let state = state_of(&all);
    assert_eq!(state.headcount, Some(60));
    assert_eq!(state.arrived, People { parties: 1, people: 2 });
    let off = asked(&state).into_iter().filter(|(code, _)| *code == Code::ClockOff);
    assert_eq!(off.count(), 2, "the two entries of 2031, and no other");
}
