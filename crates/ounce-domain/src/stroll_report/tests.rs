//! What a host may report, and what is asked back.

use super::*;
use crate::stroll::tests::stroll;
use std::collections::BTreeMap;

fn terms() -> Terms {
    let banks = vec!["elm-bank".to_owned(), "oak-bank".to_owned()];
    Terms { marks: Marks::Plain, unit: MilkUnit::Ounce, banks }
}

fn empty() -> StrollReport {
    StrollReport::empty(Id::from_bytes([1; 16]), Currency::USD)
}

/// The day recorded 30 who arrived, 5 walk-ups, 200 dollars and 850 mL.
fn recorded() -> Recorded {
    Recorded {
        expected: 40,
        is_of_phones: true,
        arrived: 30,
        walk_ups: 5,
        headcount: Some(33),
        cash_minor: 20_000,
        milk_ul: 850_000,
    }
}

fn typed(fields: &[(Field, &str)]) -> Vec<Touched<Field>> {
    let touched = |(field, mine): &(Field, &str)| Touched {
        field: *field,
        base: String::new(),
        mine: (*mine).to_owned(),
        keep: None,
        must_choose: false,
    };
    fields.iter().map(touched).collect()
}

fn complaints(fields: &[(Field, &str)], recorded: &Recorded) -> Vec<(&'static str, &'static str)> {
    let wrong = empty().edit(&typed(fields), (&terms(), recorded)).err().unwrap_or_default();
    wrong.iter().map(|one| (one.field, one.refusal.code())).collect()
}

const WHOLE: [(Field, &str); 6] = [
    (Field::Arrived, "30"),
    (Field::WalkUps, "5"),
    (Field::Headcount, "36"),
    (Field::CashCounted, "200.00"),
    (Field::Milk(0), "850 mL"),
    (Field::MilkBank(0), "elm-bank"),
];

#[test]
fn a_report_that_agrees_with_the_day_needs_no_reason() {
    let (report, edits) =
        empty().edit(&typed(&WHOLE), (&terms(), &recorded())).expect("it is whole");
    assert_eq!(report.came(), 36, "more were counted than noted");
    assert_eq!(report.milk_handed(), Microlitres(850_000));
    assert_eq!((report.cash_difference(&recorded()), edits.len()), (None, 6));
    let fewer = StrollReport { headcount: Some(20), ..report };
    assert_eq!(fewer.came(), 35, "who was noted was there");
}

#[test]
fn each_difference_is_explained_and_none_is_adjusted() {
    let mut fields = WHOLE.to_vec();
    fields[3].1 = "195";
    let unexplained = [("cash_reason", "difference-unexplained")];
    assert_eq!(complaints(&fields, &recorded()), unexplained);
    fields.push((Field::CashReason, "A five blew away."));
    let (report, _) = empty().edit(&typed(&fields), (&terms(), &recorded())).expect("it says why");
    assert_eq!(report.cash_difference(&recorded()), Some(-500));
    assert_eq!(report.cash_counted_minor, Some(19_500), "as it was counted");
    fields[4].1 = "600 mL";
    assert_eq!(complaints(&fields, &recorded()), [("milk_reason", "difference-unexplained")]);
    fields[4].1 = "29 oz";
    assert_eq!(complaints(&fields, &recorded()), [], "less than an ounce is no difference");
}

#[test]
fn a_report_says_who_came_and_counts_the_cash() {
    let nothing = [("arrived", "missing"), ("cash_counted", "missing")];
    let but_milk = Recorded { milk_ul: 0, ..recorded() };
    assert_eq!(complaints(&[], &but_milk), nothing);
    // A town that had no phones.
    let none = Recorded { expected: 40, ..Recorded::default() };
    assert_eq!(complaints(&[(Field::Headcount, "0")], &none), [], "nobody came");
    let kept = [(Field::Headcount, "12"), (Field::CashCounted, "40")];
    assert_eq!(complaints(&kept, &none), [("cash_reason", "difference-unexplained")]);
    let lost = [(Field::Headcount, "12"), (Field::CashCounted, "0")];
    assert_eq!(complaints(&lost, &none), []);
}

#[test]
fn milk_goes_to_a_bank_that_is_known() {
    let none = Recorded::default();
    for (fields, wrong) in [
        (
            vec![(Field::Milk(1), "3 oz")],
            vec![("milk_bank_2", "missing"), ("milk_reason", "difference-unexplained")],
        ),
        (vec![(Field::MilkBank(1), "elm-bank")], vec![("milk_2", "missing")]),
        (vec![(Field::MilkBank(0), "no-bank")], vec![("milk_bank_1", "not-a-choice")]),
        (vec![(Field::Milk(0), "mL")], vec![("milk_1", "not-a-number")]),
        (vec![(Field::Milk(0), "a lot")], vec![("milk_1", "not-a-number")]),
    ] {
        let all = [vec![(Field::Headcount, "9")], fields].concat();
        assert_eq!(complaints(&all, &none), wrong, "{all:?}");
    }
}

#[test]
fn volumes_are_read_in_either_unit() {
    for (text, read) in [
        ("", Ok(None)),
        ("3", Ok(Some(88_721))),
        ("3 oz", Ok(Some(88_721))),
        ("3 fl OZ", Ok(Some(88_721))),
        ("90 mL", Ok(Some(90_000))),
        ("90ml", Ok(Some(90_000))),
        ("0 mL", Err(FieldRefusal::NotPositive)),
        ("oz", Err(FieldRefusal::NotANumber)),
    ] {
        assert_eq!(volume(text, &terms()).map(|read| read.map(|one| one.0)), read, "{text}");
    }
    assert_eq!(millilitres_text(Microlitres(887_206)), "887.206 mL");
    assert_eq!(millilitres_text(Microlitres(90_000)), "90 mL");
}

#[test]
fn numbers_that_are_none_are_asked_back() {
    for (text, code) in [("x", "not-a-number"), ("-1", "not-a-number"), ("100001", "too-large")] {
        let fields = [(Field::Headcount, text)];
        assert_eq!(complaints(&fields, &Recorded::default()), [("headcount", code)], "{text}");
    }
    let fields = [(Field::Headcount, "1"), (Field::CashCounted, "-5")];
    assert_eq!(complaints(&fields, &Recorded::default()), [("cash_counted", "not-a-number")]);
    let fields = [(Field::Headcount, "1"), (Field::StoryShown, "perhaps")];
    assert_eq!(complaints(&fields, &Recorded::default()), [("story_shown", "not-a-choice")]);
}

#[test]
fn a_second_host_sees_the_first_ones_figure() {
    let (first, _) = empty().edit(&typed(&WHOLE), (&terms(), &recorded())).expect("it is whole");
    // Opened before the first host sent.
    let mut second = typed(&WHOLE);
    second[0].mine = "28".to_owned();
    let wrong = first.edit(&second, (&terms(), &recorded())).expect_err("the first said 30");
    let wrong: Vec<_> = wrong.iter().map(|one| (one.field, one.refusal.code())).collect();
    assert_eq!(wrong, [("arrived", "changed-meanwhile")]);
    // The same amount in other words is no other amount.
    second[3].mine = "200".to_owned();
    second[0].base = "30".to_owned();
    let (merged, edits) = first.edit(&second, (&terms(), &recorded())).expect("both were seen");
    assert_eq!((merged.arrived, edits.len()), (Some(28), 1));
}

#[test]
fn only_what_has_begun_is_reported() {
    let at = |text: &str| text.parse::<Timestamp>().expect("a moment");
    let open = stroll(Status::Open, None);
    let start = open.starts_at().expect("its zone is known");
    let before = start - jiff::SignedDuration::from_secs(1);
    assert_eq!(may_report(&open, before), Err(PlanRefusal::BeforeTheDay));
    assert_eq!(may_report(&open, start), Ok(()));
    for (status, expected) in [
        (Status::Draft, Err(PlanRefusal::NothingToReport)),
        (Status::Cancelled, Err(PlanRefusal::NothingToReport)),
        (Status::Postponed { dated: false }, Err(PlanRefusal::NothingToReport)),
        (Status::Postponed { dated: true }, Ok(())),
        (Status::Held, Ok(())),
    ] {
        let one = Stroll { status, ..open.clone() };
        assert_eq!(may_report(&one, at("2099-01-01T00:00:00Z")), expected, "{status:?}");
    }
}

#[test]
fn what_the_phones_know_is_filled_in_but_not_the_cash() {
    let milk = [Handed { bank: "elm-bank".to_owned(), volume: Some(Microlitres(850_000)) }];
    let filled = empty().prefilled(&recorded(), &milk);
    let said: BTreeMap<_, _> = Field::ALL
        .into_iter()
        .map(|field| (field.name(), filled.text(field)))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    let expected = [
        ("arrived", "30"),
        ("headcount", "33"),
        ("milk_1", "850 mL"),
        ("milk_bank_1", "elm-bank"),
        ("walk_ups", "5"),
    ];
    assert_eq!(said, expected.map(|(name, text)| (name, text.to_owned())).into());
    let untouched = empty().prefilled(&Recorded { expected: 9, ..Recorded::default() }, &[]);
    assert_eq!(untouched, empty(), "nobody guesses for a town without phones");
}
