//! What may be released, and what an exclusion does to what was.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use ounce_domain::quantity::{Microlitres, MilkUnit};
use ounce_milk::balance::{self, BalancePack};
use ounce_milk::serology::{self, SerologyPack};
use ounce_milk::states::steps::{read, walk};
use ounce_milk::states::{
    Approval, BatchState, BottleState, CalibrationFact, Change, ContainerFact, CultureFact,
    CurveFact, DonorFact, History, MoveRefusal, Release, ReleaseRecord, Signature, decide,
    parse_record,
};
use ounce_milk::trace::{
    Builder, EdgeReader, Label, Question, Start, Trace, WhereReader, Window, second,
};
use proptest::prelude::*;

use super::{invented, names, pack};

/// Seven ways in which evidence falls short; each bit of the number is one of them.
const WAYS: u32 = 7;

fn record(flaws: u32) -> ReleaseRecord {
    let has = |way: u32| flaws & (1 << way) != 0;
    let span = |from: &str, until: &str| Approval {
        from: from.parse().expect("a day"),
        until: until.parse().expect("a day"),
    };
    let at = |text: &str| text.parse::<Timestamp>().expect("a time");
    let day = |text: &str| text.parse().expect("a day");
    // Expressed on 10 January; run on 2 March.
    let approved = if has(0) { "2026-01-09" } else { "2026-01-10" };
    let covered = if has(1) { "2026-01-09" } else { "2026-01-10" };
    let until = if has(3) { "2026-03-01" } else { "2026-03-02" };
    let (first, second) = match (has(5), has(6)) {
        (false, false) => ("O2", "O3"),
        (true, false) => ("O2", "o2 "),
        (false, true) => ("O2", "O1"),
        (true, true) => ("O1", "o1"),
    };
    ReleaseRecord {
        batch: "P1-1".into(),
        cycle_on: day("2026-03-02"),
        operator: "O1".into(),
        containers: vec![ContainerFact {
            container: "C1".into(),
            donor: "D1".into(),
            expressed_on: day("2026-01-10"),
        }],
        donors: BTreeMap::from([(
            "D1".into(),
            DonorFact {
                approved: vec![span("2025-12-01", approved)],
                covered: vec![span("2025-11-01", covered)],
            },
        )]),
        curve: Some(CurveFact {
            accepted: !has(2),
            pack: "holder".into(),
            version: "2026.1".into(),
            trace_sha256: "ab".into(),
            probes: vec!["T1".into()],
        }),
        calibrations: vec![CalibrationFact {
            probe: "T1".into(),
            valid_from: day("2025-03-03"),
            valid_until: day(until),
        }],
        culture: Some(CultureFact {
            passed: !has(4),
            pack: "us-hmbana".into(),
            version: "2026.1".into(),
        }),
        signatures: vec![
            Signature { who: first.into(), at: at("2026-03-05T09:00:00Z") },
            Signature { who: second.into(), at: at("2026-03-05T10:00:00Z") },
        ],
    }
}

fn change<S>(to: S) -> Change<S> {
    let at = "2026-03-06T08:00:00Z".parse().expect("a time");
    Change { to, who: "O3".into(), at, why: "as the record says".into() }
}

#[test]
fn invariant_1_no_bottle_is_released_without_every_piece_of_evidence() {
    for flaws in 0..1_u32 << WAYS {
        let verdict = decide(&record(flaws));
        assert_eq!(verdict.released, flaws == 0, "{flaws:07b}");
        assert_eq!(verdict.release.is_some(), flaws == 0, "{flaws:07b}");
        // Each of the first five flaws is named; the last two are about the same two people.
        let named = verdict.reasons.len() as u32;
        assert!(named >= (flaws & 0b1_1111).count_ones(), "{flaws:07b}: {:?}", verdict.reasons);
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
    let release = decide(&record(0)).release.expect("nothing is missing");
    assert_eq!(batch.step_released(change(BatchState::Released), "P1-1", &release), Ok(()));
    assert_eq!(bottle.step_released(change(BottleState::Stock), "P1-1", &release), Ok(()));
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
    // Everything was released on what was known then.
    let reached = names(&truth, "/late_positive/batches");
    let released = names(&truth, "/released");
    let gone: Vec<&String> = reached.intersection(&released).collect();
    assert!(!gone.is_empty(), "her milk is out in the world");
    let releases: BTreeMap<String, Release> = released
        .iter()
        .filter_map(|batch| decide(&record_of(batch)).release.map(|found| (batch.clone(), found)))
        .collect();
    let steps = read(&files["steps.csv"]).expect("good steps");
    let before = walk(&steps, &releases);

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

    // That was a question. What had been released stays released, and every step stays a step.
    for batch in gone {
        assert!(decide(&record_of(batch)).released, "{batch}");
    }
    assert_eq!(walk(&steps, &releases), before);
    // A bottle is called back by a step of its own, with who and why, behind all others.
    let mut bottle = History::default();
    bottle.step(change(BottleState::Quarantine)).expect("it was filled");
    let release = decide(&record(0)).release.expect("nothing is missing");
    bottle.step_released(change(BottleState::Stock), "P1-1", &release).expect("it was released");
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
    /// Ounces stand at the edge: what is kept is microlitres, and the ounces that were typed come
    /// back when the same volume is shown.
    #[test]
    fn invariant_5_ounces_that_were_typed_are_shown_again(ounces in 1..16_000_i64) {
        let kept = Microlitres::parse(&ounces.to_string(), MilkUnit::Ounce).expect("a volume");
        prop_assert_eq!(kept.in_unit(MilkUnit::Ounce), ounces);
        // 29.5735295625 mL, to the nearest microlitre.
        let exact = i128::from(ounces) * 295_735_295_625;
        prop_assert!((i128::from(kept.0) * 10_000_000 - exact).abs() <= 5_000_000);
    }
}
