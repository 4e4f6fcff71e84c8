use jiff::Timestamp;
use proptest::prelude::*;

use super::*;

const GOOD: &str = r#"{
  "batch": "P1-1", "cycle_on": "2026-03-02", "operator": "O1",
  "containers": [
    {"container": "C1", "donor": "D1", "expressed_on": "2026-01-10"},
    {"container": "C2", "donor": "D2", "expressed_on": "2026-01-11"}
  ],
  "donors": {
    "D1": {"approved": [{"from": "2026-01-01", "until": "2026-01-31"}],
           "covered": [{"from": "2026-01-01", "until": "2026-06-30"}]},
    "D2": {"approved": [{"from": "2026-01-11", "until": "2026-12-31"}],
           "covered": [{"from": "2025-01-01", "until": "2026-01-11"}]}
  },
  "curve": {"accepted": true, "pack": "holder", "version": "2026.1", "trace_sha256": "ab",
            "probes": ["T1"]},
  "calibrations": [{"probe": "T1", "valid_from": "2025-03-02", "valid_until": "2026-03-02"}],
  "culture": {"passed": true, "pack": "us-hmbana", "version": "2026.1"},
  "signatures": [{"who": "O2", "at": "2026-03-05T09:00:00Z"},
                 {"who": "O3", "at": "2026-03-05T10:00:00Z"}]
}"#;

/// Changes the good record and tells the codes of the reasons.
fn changed(from: &str, to: &str) -> Vec<ReleaseCode> {
    assert!(GOOD.contains(from), "{from}");
    let record = parse_record(&GOOD.replace(from, to)).expect("the record is well formed");
    let verdict = decide(&record);
    assert_eq!(verdict.released, verdict.reasons.is_empty());
    assert_eq!(verdict.released, verdict.release.is_some());
    verdict.reasons.into_iter().map(|reason| reason.code).collect()
}

#[test]
fn all_evidence_releases() {
    let verdict = decide(&parse_record(GOOD).expect("it is well formed"));
    let release = verdict.release.expect("nothing is missing");
    assert_eq!(release.batch(), "P1-1");
    assert_eq!(release.signed_by(), ["O2", "O3"]);
    assert_eq!(verdict.packs, ["holder 2026.1", "us-hmbana 2026.1"]);
}

#[test]
fn whatever_is_missing_is_named() {
    use ReleaseCode::*;
    let rows: &[(&str, &str, &[ReleaseCode])] = &[
        // The first and the last day of a span are inside, the days beyond are not.
        (
            r#""from": "2026-01-11", "until": "2026-12-31""#,
            r#""from": "2026-01-12", "until": "2026-12-31""#,
            &[DonorNotApproved],
        ),
        (r#""until": "2026-01-31""#, r#""until": "2026-01-09""#, &[DonorNotApproved]),
        // Expressed the day after the last covered one, though the donor is active.
        (r#""until": "2026-01-11""#, r#""until": "2026-01-10""#, &[NotCovered]),
        (r#""D2": {"#, r#""D3": {"#, &[DonorUnknown]),
        (r#""accepted": true"#, r#""accepted": false"#, &[CurveNotPassed]),
        (
            r#""valid_until": "2026-03-02""#,
            r#""valid_until": "2026-03-01""#,
            &[CalibrationNotValid],
        ),
        // A probe that took part and has no calibration of its own.
        (r#""probes": ["T1"]"#, r#""probes": ["T1", "T2"]"#, &[NoCalibration]),
        (r#""passed": true"#, r#""passed": false"#, &[CultureNotPassed]),
        (r#""operator": "O1""#, r#""operator": " ""#, &[OperatorUnknown]),
        // One person with two ways of writing is one person.
        (r#""who": "O3""#, r#""who": " o2 ""#, &[TwoMustSign]),
        (r#""who": "O3""#, r#""who": "o1""#, &[TwoMustSign, OperatorSigned]),
        (r#""who": "O3""#, r#""who": """#, &[TwoMustSign]),
        ("2026-03-05T09:00:00Z", "2026-02-27T09:00:00Z", &[SignedTooEarly]),
        ("2026-03-05T09:00:00Z", "2026-03-01T09:00:00Z", &[]),
    ];
    for (from, to, codes) in rows {
        assert_eq!(changed(from, to), *codes, "{to}");
    }
}

#[test]
fn nothing_that_is_left_out_passes() {
    let record = r#"{"batch":"B","cycle_on":"2026-03-02","operator":"O1","containers":[],
        "donors":{},"curve":null,"calibrations":[],"culture":null,"signatures":[]}"#;
    let verdict = decide(&parse_record(record).expect("it is well formed"));
    let codes: Vec<ReleaseCode> = verdict.reasons.iter().map(|reason| reason.code).collect();
    use ReleaseCode::*;
    assert_eq!(codes, [NoContainers, CurveNotPassed, NoCalibration, CultureNotPassed, TwoMustSign]);
    let (line, _, reason) = parse_record("{\n\"batch\": 7}").expect_err("a number is no name");
    assert_eq!(line, 2);
    assert!(reason.starts_with("invalid type"), "{reason}");
}

fn change<S>(to: S, second: i64) -> Change<S> {
    let at = Timestamp::from_second(1_780_000_000 + second).expect("a time of this century");
    Change { to, who: "O1".to_owned(), at, why: "as planned".to_owned() }
}

/// Walks along the words; the last step is refused as said, or taken.
fn walk<S: Stage>(parse: fn(&str) -> Option<S>, words: &str) -> Result<(), MoveRefusal> {
    let mut history = History::default();
    let mut words = words.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let to = parse(word).expect("a state");
        let taken = history.step(change(to, 0));
        if words.peek().is_none() {
            return taken;
        }
        assert_eq!(taken, Ok(()), "{word}");
    }
    Ok(())
}

#[test]
fn the_pictures_of_the_flow() {
    use MoveRefusal::{NeedsRelease, NotFromHere};
    for (words, expected) in [
        ("received raw_stock thawed pooled", Ok(())),
        ("received rejected", Ok(())),
        ("raw_stock", Err(NotFromHere)),
        ("received rejected raw_stock", Err(NotFromHere)),
        ("received raw_stock pooled", Err(NotFromHere)),
        ("received raw_stock thawed raw_stock", Err(NotFromHere)),
        ("received raw_stock thawed pooled discarded", Err(NotFromHere)),
    ] {
        assert_eq!(walk(ContainerState::parse, words), expected, "{words}");
    }
    for (words, expected) in [
        ("mixed sampled split", Ok(())),
        ("mixed split", Err(NotFromHere)),
        ("mixed sampled split mixed", Err(NotFromHere)),
    ] {
        assert_eq!(walk(PoolState::parse, words), expected, "{words}");
    }
    for (words, expected) in [
        ("heating held cooled await_culture release_ready", Ok(())),
        ("heating held cooled await_culture release_ready released", Err(NeedsRelease)),
        ("heating held cooled release_ready", Err(NotFromHere)),
        ("heating held cooled curve_fail await_culture", Err(NotFromHere)),
        ("heating held cooled await_culture culture_fail release_ready", Err(NotFromHere)),
    ] {
        assert_eq!(walk(BatchState::parse, words), expected, "{words}");
    }
    for (words, expected) in [
        ("quarantine stock", Err(NeedsRelease)),
        ("stock", Err(NotFromHere)),
        ("quarantine shipped", Err(NotFromHere)),
        ("quarantine discarded stock", Err(NotFromHere)),
        ("quarantine recalled discarded", Ok(())),
    ] {
        assert_eq!(walk(BottleState::parse, words), expected, "{words}");
    }
}

#[test]
fn a_bottle_leaves_quarantine_by_the_release_of_its_own_batch() {
    let release = decide(&parse_record(GOOD).expect("well formed")).release.expect("released");
    let mut bottle = History::default();
    bottle.step(change(BottleState::Quarantine, 0)).expect("it was filled");
    let stock = change(BottleState::Stock, 1);
    let other = bottle.step_released(stock.clone(), "P1-2", &release);
    assert_eq!(other, Err(MoveRefusal::OtherBatch));
    // 5 March, 9:59:59: one of two has signed by then.
    let early = Change { at: release.signed_at() - jiff::Span::new().seconds(1), ..stock.clone() };
    let mut unsigned = History::default();
    let filled = Change { at: early.at, ..change(BottleState::Quarantine, 0) };
    unsigned.step(filled).expect("it was filled");
    let early = unsigned.step_released(early, "P1-1", &release);
    assert_eq!(early, Err(MoveRefusal::BeforeTheRelease));
    bottle.step_released(stock, "P1-1", &release).expect("its batch was released");
    // Withdrawn from an order it comes back, and no second release is asked for.
    bottle.step(change(BottleState::Allocated, 2)).expect("from stock");
    bottle.step(change(BottleState::Stock, 3)).expect("the order was withdrawn");
    for state in [BottleState::Allocated, BottleState::Shipped, BottleState::Received] {
        bottle.step(change(state, 4)).expect("on its way");
    }
    assert_eq!(bottle.step(change(BottleState::Fed, 5)), Err(MoveRefusal::NotFromHere));
    assert_eq!(bottle.state(), BottleState::Received);
    assert_eq!(bottle.changes().len(), 7);
}

#[test]
fn a_change_says_who_and_why_and_never_lies_before_the_last() {
    let mut pool = History::default();
    let step = |who: &str, why: &str, second| Change {
        who: who.to_owned(),
        why: why.to_owned(),
        ..change(PoolState::Mixed, second)
    };
    assert_eq!(pool.step(step(" ", "", 0)), Err(MoveRefusal::NobodyNamed));
    assert_eq!(pool.step(step("O1", " ", 0)), Err(MoveRefusal::NoReason));
    assert_eq!(pool.state(), PoolState::Draft);
    assert_eq!(pool.step(step("O1", "mixed six times", 5)), Ok(()));
    let early = pool.step(change(PoolState::Sampled, 4));
    assert_eq!(early, Err(MoveRefusal::BeforeTheLast));
    assert_eq!(pool.step(change(PoolState::Sampled, 5)), Ok(()));
}

#[test]
fn words_are_read_back_and_numbered_as_stored() {
    for (place, state) in BottleState::ALL.iter().enumerate() {
        assert_eq!(usize::from(state.place()), place);
        assert_eq!(BottleState::parse(state.as_str()), Some(*state));
    }
    assert_eq!(BottleState::ALL.len(), 11);
    assert_eq!(BottleState::parse("lost"), None);
}

/// Refused in a line of the text, or printed and read again as it was.
fn is_read_or_placed(text: &str) {
    match parse_record(text) {
        Ok(record) => {
            let verdict = decide(&record);
            assert_eq!(verdict.released, verdict.reasons.is_empty());
            let printed = serde_json::to_string(&record).expect("it has nothing that fails");
            assert_eq!(parse_record(&printed), Ok(record));
        }
        Err((line, _, reason)) => {
            assert!((1..=text.split('\n').count()).contains(&line), "{line} of {text:?}");
            assert!(!reason.is_empty() && !reason.contains(" at line "), "{reason}");
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_a_record_or_is_refused_in_its_place(text in r#"[\[\]{}:,"a-z0-9 \n]{0,80}"#) {
        is_read_or_placed(&text);
    }

    #[test]
    fn a_record_with_any_part_of_it_gone_is_read_or_refused(
        from in 0..GOOD.len(), length in 0_usize..40, with in "[ \"{}0-9a-z\n]{0,3}",
    ) {
        let until = (from + length).min(GOOD.len());
        is_read_or_placed(&format!("{}{with}{}", &GOOD[..from], &GOOD[until..]));
    }
}
