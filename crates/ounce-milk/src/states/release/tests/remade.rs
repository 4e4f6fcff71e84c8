//! Verdicts that are made again from their input, and verdicts that differ from it.

use serde_json::Value;

use super::ReleaseCode::*;
use super::*;
use crate::{culture, curve, intake, serology};

/// The record with every verdict made anew from its input, signed by the same people. The verdict
/// on the curve is made from the trace that the record holds.
pub(super) fn with_verdicts_made_again(mut record: ReleaseRecord) -> ReleaseRecord {
    fn printed(json: &str) -> Printed {
        serde_json::from_str(json).expect("a command prints JSON")
    }
    let shelf = Shelf::built_in();
    for one in &mut record.intake {
        let intake::Stored { pack, version, input } = one.read().expect("it keeps its input");
        let pack = shelf.version(&pack, &version).expect("it is built in");
        *one = printed(&intake::decide(&pack, &input.containers).to_json());
    }
    for one in &mut record.serology {
        let serology::Stored { pack, version, input } = one.read().expect("it keeps its input");
        let pack = shelf.version(&pack, &version).expect("it is built in");
        *one = printed(&serology::decide(&pack, &input.results, &input.containers).to_json());
    }
    for CultureFact { verdict, .. } in &mut record.culture {
        let stored: culture::Stored = verdict.read().expect("it keeps its input");
        *verdict = printed(&culture::again(&shelf, &stored).expect("it is built in").to_json());
    }
    if let (Some(one), Some(trace)) = (&mut record.curve, &record.trace_file) {
        let stored: curve::Stored = one.read().expect("it keeps its input");
        let pack = shelf.version(&stored.pack, &stored.version).expect("it is built in");
        let trace = trace.bytes().expect("it is a file");
        *one = printed(&curve::again(&pack, stored, &trace).expect("a good trace").to_json());
    }
    signed_anew(record)
}

/// The reasons if this text of the record is changed, and every command judges the changed input.
fn honest(from: &str, to: &str) -> Vec<ReleaseCode> {
    assert!(GOOD.contains(from), "{from}");
    codes(decided(&with_verdicts_made_again(parsed(&GOOD.replacen(from, to, 1))), &[]))
}

#[test]
fn a_verdict_that_says_no_is_no() {
    assert_eq!(honest("P1-1", "P1-1"), []);
    for (from, to, codes) in [
        (r#""intact": true"#, r#""intact": false"#, [NotAccepted].as_slice()),
        (r#""frozen_on": "2026-01-10""#, r#""frozen_on": "2026-01-09""#, &[NotAccepted]),
        (r#""result": "negative""#, r#""result": "positive""#, &[NotCovered]),
        (r#""result": "negative""#, r#""result": "pending""#, &[NotCovered]),
        (r#""value": "0""#, r#""value": "9""#, &[CultureNotPassed]),
        (r#"1860,T1,62.8"#, r#"1860,T1,62.4"#, &[CurveNotPassed]),
        (r#""load": null"#, r#""load": 2"#, &[CurveNotPassed]),
        (r#""load": null, "batch": "P1-1","#, r#""load": null,"#, &[CurveOfAnother]),
        (r#""load": null, "batch": "P1-1","#, r#""load": null, "batch": "P1","#, &[CurveOfAnother]),
    ] {
        assert_eq!(honest(from, to), codes, "{to}");
    }
}

#[test]
fn a_verdict_that_does_not_follow_from_what_it_keeps_does_not_count() {
    let again = [NotMadeAgain];
    for (from, to) in [
        // The input is changed, but not the verdict.
        (r#""intact": true"#, r#""intact": false"#),
        (r#""result": "negative""#, r#""result": "positive""#),
        (r#""value": "0""#, r#""value": "9""#),
        (r#""load": null"#, r#""load": 2"#),
        // A detail is changed that decides nothing.
        (r#""age_days": 31"#, r#""age_days": 3"#),
        (r#""count": "below 10 CFU/mL""#, r#""count": "below 1 CFU/mL""#),
        (r#""max_c": 62.8"#, r#""max_c": 62.9"#),
        (r#""digest": "6"#, r#""digest": "7"#),
        (r#""accepted": true, "counts""#, r#""signed": true, "accepted": true, "counts""#),
        // The trace is another file, cannot be used, or is no hexadecimal text.
        ("\\n0,T1,4\\n", "\\n0,T1,5\\n"),
        ("\\n0,T1,4\\n", "\\n0,T1,warm\\n"),
        (r#""trace_file": "t_s"#, r#""trace_file": "hex:t_s"#),
    ] {
        assert_eq!(changed(from, to), again, "{to}");
    }
    let mut record = parsed(GOOD);
    record.trace_file = None;
    assert_eq!(codes(decided(&signed_anew(record), &[])), again);
}

#[test]
fn a_verdict_without_what_it_was_made_from_does_not_count() {
    let whole: Value = serde_json::from_str(GOOD).expect("JSON");
    for place in ["/intake/0", "/serology/0", "/curve", "/culture/0/verdict"] {
        let mut cut = whole.clone();
        let verdict = cut.pointer_mut(place).and_then(Value::as_object_mut).expect("a verdict");
        verdict.remove("input").expect("it keeps its input");
        let verdict = decided(&signed_anew(parsed(&cut.to_string())), &[]);
        let said: Vec<&str> = verdict.reasons.iter().map(|one| one.because.as_str()).collect();
        assert!(said.contains(&"it does not keep what it was made from"), "{place}: {said:?}");
    }
}
