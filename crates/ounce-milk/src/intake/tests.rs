use super::*;
use crate::pack::{Pack, Shelf};
use jiff::civil::Date;
use proptest::prelude::*;

fn pack(id: &str) -> IntakePack {
    Shelf::built_in().on(id, Date::constant(2026, 8, 1)).expect("comes with the program")
}

/// The columns of a file with the usual facts.
fn columns() -> Vec<&'static str> {
    COMMON.into_iter().chain(USUAL_FACTS.map(|(name, _)| name)).collect()
}

fn read_usual(text: &str) -> Result<Vec<Container>, Vec<crate::sheet::BadRow>> {
    read(text, &pack("us-mn"), &[])
}

/// A container that every pack accepts, with some of its columns changed.
fn row(changes: &[(&str, &str)]) -> String {
    let fine = [
        "C1",
        "D1",
        "2026-05-10T08:00-05:00",
        "2026-05-10T09:00-05:00",
        "2026-06-10",
        "-20",
        "yes",
        "no",
        "yes",
        "no",
        "no",
        "yes",
        "yes",
        "no",
    ];
    let columns = columns();
    let cells = columns.iter().zip(fine).map(|(column, fine)| {
        changes.iter().find(|(name, _)| name == column).map_or(fine, |(_, value)| *value)
    });
    cells.collect::<Vec<_>>().join(",")
}

fn received(id: &str, changes: &[(&str, &str)]) -> Received {
    let text = format!("{}\n{}\n", columns().join(","), row(changes));
    let containers = read_usual(&text).expect("a file that can be read");
    decide(&pack(id), &containers).containers.remove(0)
}

const PACKS: [&str; 4] = ["us-mn", "us-sanjose-2012", "uk-nice", "fr-1995"];

#[test]
fn a_container_with_nothing_against_it_is_accepted_everywhere() {
    for id in PACKS {
        let seen = received(id, &[]);
        assert_eq!((seen.outcome, seen.reasons), (Outcome::Accept, Vec::new()), "{id}");
        assert_eq!(seen.age_days, Some(31));
    }
}

/// Pack, column, what stands in it, what becomes of the container, the check, whose text.
type Row = (&'static str, &'static str, &'static str, Outcome, &'static str, &'static str);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("us-mn", "arrived_frozen", "no", Outcome::Reject, "arrived_frozen", "Minnesota Milk Bank, safety"),
    ("us-mn", "arrived_frozen", "", Outcome::Reject, "arrived_frozen", "Minnesota Milk Bank, safety"),
    ("us-mn", "thaw_signs", "yes", Outcome::Reject, "thaw_signs", "Minnesota Milk Bank, safety"),
    ("us-mn", "intact", "no", Outcome::Reject, "intact", "Minnesota Milk Bank, safety"),
    ("us-mn", "debris", "yes", Outcome::Reject, "debris", "Minnesota Milk Bank, safety"),
    ("us-mn", "donor", "", Outcome::Reject, "donor", "Minnesota Milk Bank, stored milk"),
    ("us-mn", "expressed_on", "", Outcome::ResearchOnly, "date", "Minnesota Milk Bank, stored milk"),
    ("us-mn", "medicines_named", "no", Outcome::ResearchOnly, "medicines_named", "Minnesota"),
    ("us-mn", "frozen_on", "2026-05-12", Outcome::Accept, "frozen_within_preferred", "Minnesota"),
    ("us-mn", "frozen_on", "2026-05-14", Outcome::Accept, "frozen_within_preferred", "Minnesota"),
    ("us-mn", "frozen_on", "2026-05-15", Outcome::Reject, "frozen_within", "Minnesota"),
    ("us-mn", "frozen_on", "", Outcome::ResearchOnly, "frozen_within", "Minnesota"),
    ("us-mn", "received_on", "2026-12-11", Outcome::Reject, "age", "Minnesota Milk Bank, stored milk"),
    ("us-mn", "received_on", "", Outcome::ResearchOnly, "age", "Minnesota Milk Bank, stored milk"),
    ("us-sanjose-2012", "received_on", "2026-10-10", Outcome::Reject, "age", "San José"),
    ("us-sanjose-2012", "thaw_signs", "yes", Outcome::Reject, "thaw_signs", "design default"),
    ("uk-nice", "frozen_on", "2026-05-11T08:01-05:00", Outcome::Reject, "frozen_within", "NICE CG93"),
    ("uk-nice", "frozen_on", "2026-05-11", Outcome::ResearchOnly, "frozen_within", "NICE CG93"),
    ("uk-nice", "frozen_on", "2026-05-12", Outcome::Reject, "frozen_within", "NICE CG93"),
    ("uk-nice", "received_on", "2026-08-11", Outcome::Reject, "age", "NICE CG93"),
    ("uk-nice", "storage_c", "-17.999", Outcome::Reject, "stored", "NICE CG93"),
    ("uk-nice", "storage_c", "", Outcome::ResearchOnly, "stored", "NICE CG93"),
    ("fr-1995", "warm_milk_added", "yes", Outcome::Reject, "warm_milk_added", "Arrêté du 10 février 1995"),
    ("fr-1995", "one_expression", "no", Outcome::Reject, "one_expression", "Arrêté du 10 février 1995"),
    ("fr-1995", "cow_milk", "yes", Outcome::Reject, "cow_milk", "Arrêté du 10 février 1995"),
    ("fr-1995", "cow_milk", "", Outcome::ResearchOnly, "cow_milk", "Arrêté du 10 février 1995"),
    ("fr-1995", "frozen_on", "2026-05-12", Outcome::Reject, "frozen_within", "Arrêté du 10 février 1995"),
    ("fr-1995", "medicines_named", "", Outcome::ResearchOnly, "medicines_named", "Arrêté"),
];

#[test]
fn every_check_leads_where_its_source_says() {
    for (id, column, value, outcome, check, source) in ROWS {
        let seen = received(id, &[(column, value)]);
        assert_eq!(seen.outcome, *outcome, "{id}, {column}={value}: {:?}", seen.reasons);
        let reason = seen.reasons.iter().find(|reason| reason.check == *check);
        let reason = reason.expect("the check that the row names speaks");
        assert!(reason.source.contains(source), "{id}, {column}: {}", reason.source);
    }
}

#[test]
fn the_last_day_is_where_the_text_puts_it() {
    for (id, last) in [
        ("us-mn", "2026-12-10"),
        ("us-sanjose-2012", "2026-10-09"),
        ("uk-nice", "2026-08-10"),
        ("fr-1995", "2030-01-01"),
    ] {
        let seen = received(id, &[("received_on", last)]);
        assert_eq!(seen.outcome, Outcome::Accept, "{id}: {:?}", seen.reasons);
    }
}

#[test]
fn hours_are_proven_or_left_open() {
    let frozen = |expressed: &str, frozen: &str| {
        let seen = received("uk-nice", &[("expressed_on", expressed), ("frozen_on", frozen)]);
        seen.outcome
    };
    assert_eq!(frozen("2026-05-10", "2026-05-10"), Outcome::Accept);
    assert_eq!(frozen("2026-05-10", "2026-05-11"), Outcome::ResearchOnly);
    assert_eq!(frozen("2026-05-10", "2026-05-12"), Outcome::Reject);
    assert_eq!(frozen("2026-05-10T08:00-05:00", "2026-05-11T08:00-05:00"), Outcome::Accept);
    // A night of 25 hours: the same wall clock is an hour too late.
    assert_eq!(frozen("2026-05-09T08:00-04:00", "2026-05-10T08:00-05:00"), Outcome::Reject);
}

#[test]
fn times_that_contradict_each_other_are_rejected() {
    for changes in [
        [("expressed_on", "2026-05-11"), ("frozen_on", "2026-05-10")],
        [("expressed_on", "2026-07-01"), ("frozen_on", "")],
        [("expressed_on", ""), ("frozen_on", "2026-06-11")],
    ] {
        let seen = received("us-mn", &changes);
        assert_eq!((seen.outcome, seen.reasons[0].check.as_str()), (Outcome::Reject, "dates"));
    }
}

#[test]
fn moments_of_one_day_are_compared_by_the_clock() {
    for (expressed, frozen, contradict) in [
        ("2026-05-10T09:00-05:00", "2026-05-10T08:59-05:00", true),
        ("2026-05-10T09:00-05:00", "2026-05-10T09:00-05:00", false),
        ("2026-05-10T09:00-05:00", "2026-05-10T14:00Z", false),
        ("2026-05-10T09:00-05:00", "2026-05-10T13:59Z", true),
        ("2026-05-10T09:00-05:00", "2026-05-10", false),
    ] {
        let seen = received("us-mn", &[("expressed_on", expressed), ("frozen_on", frozen)]);
        let found = seen.reasons.iter().any(|reason| reason.check == "dates");
        assert_eq!(found, contradict, "{expressed}, {frozen}");
    }
}

#[test]
fn a_pack_that_was_read_as_a_whole_is_no_example() {
    let mut own = pack("us-mn");
    own.rows.iter_mut().for_each(|check| check.verified = true);
    assert!(!decide(&own, &[]).seal.example);
    assert!(!decide(&own, &[]).accepted, "nothing came, so nothing was accepted");
    own.rows[0].verified = false;
    assert!(decide(&own, &[]).seal.example);
}

#[test]
fn the_gravest_check_decides_and_all_are_named() {
    let text = format!(
        "{}\n{}\n{}\n",
        columns().join(","),
        row(&[("container", "A"), ("donor", ""), ("expressed_on", ""), ("frozen_on", "")]),
        row(&[("container", "B")])
    );
    let seen = decide(&pack("us-mn"), &read_usual(&text).expect("readable"));
    assert_eq!(seen.counts, BTreeMap::from([("accept", 1), ("research_only", 0), ("reject", 1)]));
    assert!(!seen.accepted);
    let checks: Vec<&str> =
        seen.containers[0].reasons.iter().map(|reason| reason.check.as_str()).collect();
    assert_eq!(checks, ["donor", "date", "frozen_within_preferred", "frozen_within", "age"]);
    let nothing_against = decide(&pack("us-mn"), &read_usual(&text).expect("readable")[1..]);
    assert!(nothing_against.accepted);
}

#[test]
fn bad_cells_are_all_named() {
    let text = format!(
        "{}\n{}\n{}\n{}\n",
        columns().join(","),
        row(&[("expressed_on", "10/05/2026"), ("storage_c", "cold"), ("debris", "some")]),
        row(&[]),
        row(&[("container", ""), ("frozen_on", "2026-05-10T09:00")])
    );
    let said: Vec<String> =
        read_usual(&text).expect_err("bad").iter().map(ToString::to_string).collect();
    let places: Vec<String> =
        said.iter().map(|said| said.split(": ").take(2).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        places,
        ["2 debris", "2 expressed_on", "2 storage_c", "3 container", "4 frozen_on", "4 container"]
    );
}

#[test]
fn a_pack_that_accepts_what_nobody_knows_is_refused() {
    let mut own = pack("us-mn");
    own.rows[0].unknown = Outcome::Accept;
    own.rows[1].holds = Condition::Fact { column: "smell".into(), must_be: true };
    own.rows[2].source.clear();
    own.rows[3].id = own.rows[4].id.clone();
    assert_eq!(own.problems().len(), 4, "{:#?}", own.problems());
    own.rows.clear();
    assert_eq!(own.problems().len(), 1);
}

mod facts;

proptest! {
    /// A missing or worse fact never makes the outcome better.
    #[test]
    fn a_fact_taken_away_never_helps(which in 0..PACKS.len(), column in 1..14_usize) {
        let fine = received(PACKS[which], &[]);
        let less = received(PACKS[which], &[(columns()[column], "")]);
        prop_assert!(less.outcome >= fine.outcome);
    }

    #[test]
    fn older_milk_is_never_better(which in 0..PACKS.len(), days in 0_i64..800, more in 0_i64..50) {
        let on = |days: i64| {
            let day = Date::constant(2026, 5, 11).saturating_add(jiff::Span::new().days(days));
            received(PACKS[which], &[("received_on", &day.to_string())]).outcome
        };
        prop_assert!(on(days + more) >= on(days));
    }
}
