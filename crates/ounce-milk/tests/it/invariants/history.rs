//! What may be released, and what a later exclusion does to released milk.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use ounce_domain::quantity::{Microlitres, MilkUnit};
use ounce_domain::reference::Reference;
use ounce_milk::balance::{self, BalancePack};
use ounce_milk::pack::Shelf;
use ounce_milk::serology::{self, SerologyPack};
use ounce_milk::states::steps::{Beside, read, walk};
use ounce_milk::states::{
    BatchState, BottleState, Change, History, How, Known, MoveRefusal, Packs, Records, Release,
    ReleaseRecord, ReleaseVerdict, decide, parse_record,
};
use ounce_milk::trace::{
    Builder, EdgeReader, Label, Question, Start, Trace, WhereReader, Window, second,
};
use proptest::prelude::*;

use super::{TODAY, invented, names, pack};

const GOOD: &str = include_str!("../../../../../fuzz/seeds/record/good.json");

/// Ways to break the evidence: the text in the good record, and the text put in its place. Each bit
/// of a number is one of them.
const WAYS: [(&str, &str); 9] = [
    (r#""until": "2026-01-31""#, r#""until": "2026-01-09""#),
    (r#""2026-01-11", "covered": true"#, r#""2026-01-11", "covered": false"#),
    (r#""accepted": true"#, r#""accepted": false"#),
    (r#""valid_until": "2026-03-02""#, r#""valid_until": "2026-03-01""#),
    (r#""stage": "post", "outcome": "pass""#, r#""stage": "post", "outcome": "discard""#),
    (r#""donor": "D1", "outcome": "accept""#, r#""donor": "D1", "outcome": "reject""#),
    (r#""pack": "us-mn""#, r#""pack": "nobody's""#),
    // One person under two names, and the person who ran the cycle.
    (r#""who": "O2""#, r#""who": "Ｏ-3""#),
    (r#""who": "O3""#, r#""who": "o1""#),
];
/// Ways whose reasons are independent of each other; the others are about the same two people.
const APART: u32 = 0b111_1111;

fn record(flaws: u32) -> ReleaseRecord {
    let mut text = GOOD.to_owned();
    for (way, (from, to)) in WAYS.iter().enumerate().filter(|(way, _)| flaws & (1 << way) != 0) {
        assert!(text.contains(from), "{way}: {from}");
        text = text.replace(from, to);
    }
    let mut record = parse_record(&text).expect("it is well formed");
    let digest = record.digest();
    record.signatures.iter_mut().for_each(|one| one.record_sha256.clone_from(&digest));
    record
}

fn packs() -> Packs {
    Packs::of(&Shelf::built_in()).expect("the packs of the program are good")
}

fn now() -> Timestamp {
    TODAY.to_zoned(jiff::tz::TimeZone::UTC).expect("a day").timestamp()
}

fn decided(packs: &Packs, record: &ReleaseRecord) -> ReleaseVerdict {
    decide(record, &Known { packs, now: now(), records: &Records::of([record]) })
}

fn change<S>(to: S) -> Change<S> {
    let at = "2026-03-06T08:00:00Z".parse().expect("a time");
    Change { to, who: "O3".into(), at, why: "as the record says".into(), how: How::Step }
}

#[test]
fn invariant_1_no_bottle_is_released_without_every_piece_of_evidence() {
    let packs = packs();
    for flaws in 0..1_u32 << WAYS.len() {
        let verdict = decided(&packs, &record(flaws));
        assert_eq!(verdict.released, flaws == 0, "{flaws:09b}: {:?}", verdict.reasons);
        assert_eq!(verdict.release.is_some(), flaws == 0, "{flaws:09b}");
        let named = verdict.reasons.len() as u32;
        assert!(named >= (flaws & APART).count_ones(), "{flaws:09b}: {:?}", verdict.reasons);
    }
    let mut bottle = History::default();
    bottle.step(change(BottleState::Quarantine)).expect("it was filled");
    assert_eq!(bottle.step(change(BottleState::Stock)), Err(MoveRefusal::NeedsRelease));
    let mut batch = History::default();
    for state in [
        BatchState::Heating,
        BatchState::Held,
        BatchState::Cooled,
        BatchState::AwaitCulture,
        BatchState::ReleaseReady,
    ] {
        batch.step(change(state)).expect("a step of the picture");
    }
    assert_eq!(batch.step(change(BatchState::Released)), Err(MoveRefusal::NeedsRelease));
    let release = decided(&packs, &record(0)).release.expect("nothing is missing");
    let own = "P1-1".into();
    assert_eq!(batch.step_released(change(BatchState::Released), &own, &release), Ok(()));
    assert_eq!(bottle.step_released(change(BottleState::Stock), &own, &release), Ok(()));
}

fn trace(files: &BTreeMap<String, String>) -> Trace<Vec<u8>> {
    let mut builder = Builder::default();
    let mut edges = EdgeReader::default();
    files["edges.csv"].lines().for_each(|line| edges.line(line, &mut builder));
    edges.end().expect("good edges");
    let mut places = WhereReader::default();
    files["where.csv"].lines().for_each(|line| places.line(line, &mut builder));
    places.end().expect("good places");
    Trace::open(builder.image().expect("no circle")).expect("it opens")
}

#[test]
fn invariant_2_an_exclusion_after_release_proposes_a_recall_and_changes_no_history() {
    let files = invented();
    let truth = serde_json::from_str(&files["truth.json"]).expect("it is JSON");
    let record_of = |batch: &str| {
        let text = &files[&format!("release/{batch}.json")];
        parse_record(text).expect("a good record")
    };
    // Everything was released by the facts known then.
    let reached = names(&truth, "/late_positive/batches");
    let released = names(&truth, "/released");
    let gone: Vec<&String> = reached.intersection(&released).collect();
    assert!(!gone.is_empty(), "her milk is out in the world");
    let packs = packs();
    let release_of = |batch: &String| decided(&packs, &record_of(batch)).release;
    let releases: BTreeMap<Reference, Release> = released
        .iter()
        .filter_map(|batch| release_of(batch).map(|found| (batch.as_str().into(), found)))
        .collect();
    let steps = read(&files["steps.csv"]).expect("good steps");
    let beside = Beside { releases: &releases, holds: &[], now: now() };
    let before = walk(&steps, &beside);

    // Then her test turns out positive: her containers are named, and where they went.
    let panels = serology::read_panels(&files["panels.csv"]).expect("good panels");
    let containers = serology::read_containers(&files["containers.csv"]).expect("good containers");
    let verdict = serology::decide(&pack::<SerologyPack>("us-hmbana"), &panels, &containers);
    let donor = truth["late_positive"]["donor"].as_str().expect("a name");
    let found = verdict.donors.iter().find(|one| one.donor == donor).expect("she is there");
    let back: BTreeSet<String> = found.look_back[0].containers.iter().cloned().collect();
    assert_eq!(back, names(&truth, "/late_positive/containers"));
    let trace = trace(&files);
    let label = Label::parse(&format!("donor:{donor}")).expect("a label");
    let start = Start::One(trace.find(&label).expect("unharmed").expect("she is there"));
    let since = truth["late_positive"]["expressed_since"].as_str().and_then(second);
    let window = Window { from_s: since, until_s: None };
    let answer = trace.ask(&Question::Forward { from: vec![start], window }).expect("unharmed");
    let bottles: BTreeSet<String> = answer.bottles.iter().map(|b| b.bottle.clone()).collect();
    assert_eq!(bottles, names(&truth, "/late_positive/bottles"));

    // A question changes nothing: released batches stay released, and every step stays.
    for batch in gone {
        assert!(release_of(batch).is_some(), "{batch}");
    }
    assert_eq!(walk(&steps, &beside), before);
    // A bottle is called back by a new step at the end, with the person and the reason.
    let mut bottle = History::default();
    bottle.step(change(BottleState::Quarantine)).expect("it was filled");
    let release = decided(&packs, &record(0)).release.expect("nothing is missing");
    let own = "P1-1".into();
    bottle.step_released(change(BottleState::Stock), &own, &release).expect("it was released");
    let unsaid = Change { why: String::new(), ..change(BottleState::Recalled) };
    assert_eq!(bottle.step(unsaid), Err(MoveRefusal::NoReason));
    bottle.step(change(BottleState::Recalled)).expect("a step of its own");
    let told: Vec<BottleState> = bottle.changes().iter().map(|change| change.to).collect();
    assert_eq!(told, [BottleState::Quarantine, BottleState::Stock, BottleState::Recalled]);
}

#[test]
fn invariant_5_what_came_in_is_somewhere_and_no_account_is_below_nothing() {
    let files = invented();
    let moves = balance::read(&files["moves.csv"]).expect("good moves");
    let found = balance::balance(&moves, &pack::<BalancePack>("balance-default"));
    assert!(found.balanced, "{:?}", found.refused);
    assert_eq!(found.in_ul, found.accounted_ul);
    assert!(found.accounts.values().all(|held| *held >= 0), "{:?}", found.accounts);
    // One microlitre more than there is cannot leave, and one that is forgotten is told.
    let last = files["moves.csv"].lines().last().expect("a row");
    let cells: Vec<&str> = last.split(',').collect();
    let more = format!("more,{},O1,{},{},0.001,,\n", cells[1], cells[3], cells[4]);
    let moves = balance::read(&(files["moves.csv"].clone() + &more)).expect("good moves");
    let found = balance::balance(&moves, &pack::<BalancePack>("balance-default"));
    assert!(!found.balanced);
    assert_eq!(found.refused.len(), 1);
}

proptest! {
    /// Ounces are used only at the edge: microlitres are stored, and the same volume is shown in
    /// the ounces that were typed.
    #[test]
    fn invariant_5_ounces_that_were_typed_are_shown_again(ounces in 1..16_000_i64) {
        let kept = Microlitres::parse(&ounces.to_string(), MilkUnit::Ounce).expect("a volume");
        prop_assert_eq!(kept.in_unit(MilkUnit::Ounce), ounces);
        // 29.5735295625 mL, to the nearest microlitre.
        let exact = i128::from(ounces) * 295_735_295_625;
        prop_assert!((i128::from(kept.0) * 10_000_000 - exact).abs() <= 5_000_000);
    }
}
