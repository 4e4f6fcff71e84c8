use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::pack::Shelf;

mod remade;
mod words;

/// A complete record of batch P1-1, signed at nine and at ten on 5 March.
pub(in crate::states) const GOOD: &str = include_str!("../../../../../fuzz/seeds/record/good.json");

fn at(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

fn packs() -> Packs {
    Packs::of(&Shelf::built_in()).expect("the packs of the program are good")
}

fn parsed(text: &str) -> ReleaseRecord {
    parse_record(text).expect("the record is well formed")
}

/// The same record, signed anew by the same people at the same times.
fn signed_anew(mut record: ReleaseRecord) -> ReleaseRecord {
    let digest = record.digest();
    record.signatures.iter_mut().for_each(|one| one.record_sha256.clone_from(&digest));
    record
}

/// The verdict on a record on 6 March, beside these other records.
fn decided(record: &ReleaseRecord, others: &[ReleaseRecord]) -> ReleaseVerdict {
    let records = Records::of(others.iter().chain([record]));
    let known = Known { packs: &packs(), now: at("2026-03-06T00:00:00Z"), records: &records };
    let verdict = decide(record, &known);
    assert_eq!(verdict.released, verdict.reasons.is_empty());
    assert_eq!(verdict.released, verdict.release.is_some());
    verdict
}

fn codes(verdict: ReleaseVerdict) -> Vec<ReleaseCode> {
    verdict.reasons.into_iter().map(|reason| reason.code).collect()
}

/// Replaces the first place of `from` in the good record by `to`, and lets the same people sign it.
/// Gives back the codes of the reasons.
fn changed(from: &str, to: &str) -> Vec<ReleaseCode> {
    assert!(GOOD.contains(from), "{from}");
    codes(decided(&signed_anew(parsed(&GOOD.replacen(from, to, 1))), &[]))
}

/// The good record for another batch, with verdicts on that batch.
fn of_batch(batch: &str) -> ReleaseRecord {
    remade::with_verdicts_made_again(parsed(&GOOD.replace("P1-1", batch)))
}

/// A good release of a batch, for the steps of its bottles.
pub(in crate::states) fn release(batch: &str) -> Release {
    decided(&of_batch(batch), &[]).release.expect("nothing is missing")
}

#[test]
fn all_evidence_releases() {
    let verdict = decided(&parsed(GOOD), &[]);
    assert_eq!(verdict.reasons, []);
    let packs = ["holder 2026.1", "us-hmbana 2026.1", "us-mn 2026.1"];
    assert_eq!(verdict.packs, packs);
    assert_eq!(verdict.examples, packs[..2]);
    let release = verdict.release.expect("nothing is missing");
    assert_eq!(release.batch(), &Reference::new("p1-1"));
    assert_eq!(release.signed_by(), ["O2", "O3"]);
    assert_eq!(release.signed_at(), at("2026-03-05T10:00:00Z"));
}

#[test]
fn a_signature_binds_what_was_signed() {
    // Only the spelling of a name was changed after it was signed.
    let other = GOOD.replace("\"pool\": \"P1\"", "\"pool\": \"p1\"");
    let signed = [ReleaseCode::SignedOther, ReleaseCode::SignedOther];
    assert_eq!(codes(decided(&parsed(&other), &[])), signed);
    let digest = parsed(GOOD).digest();
    let none = GOOD.replace(&format!("\"record_sha256\": \"{digest}\""), "\"record_sha256\": \"\"");
    assert_eq!(codes(decided(&parsed(&none), &[])), signed);
    let left_out = none.replace(",\n      \"record_sha256\": \"\"", "");
    assert_ne!(left_out, none);
    assert_eq!(codes(decided(&parsed(&left_out), &[])), signed);
    // White space and the sequence of keys do not change the digest.
    let spaced = GOOD
        .replace(r#""batch": "P1-1", "pool": "P1","#, "\"pool\":  \"P1\",\n\n\"batch\":\"P1-1\",");
    assert_eq!(parsed(&spaced).digest(), digest);
    // Signatures do not change it either, so the second person signs the same as the first one.
    let mut unsigned = parsed(GOOD);
    unsigned.signatures.clear();
    let twice = unsigned.signed("O2", at("2026-03-05T09:00:00Z"));
    let twice = twice.signed("O3", at("2026-03-05T10:00:00Z"));
    assert_eq!(twice, parsed(GOOD));
}

#[test]
fn a_trace_is_used_once_and_a_batch_has_one_record() {
    let good = parsed(GOOD);
    let other = of_batch("P1-2");
    assert_eq!(codes(decided(&good, std::slice::from_ref(&other))), [ReleaseCode::TraceUsedTwice]);
    assert_eq!(codes(decided(&other, std::slice::from_ref(&good))), [ReleaseCode::TraceUsedTwice]);
    // A digest in capital letters is the same trace.
    let sum = good.trace().expect("it is named");
    let shouted = GOOD.replace("P1-1", "P1-2").replace(&sum, &sum.to_uppercase());
    assert_eq!(codes(decided(&good, &[parsed(&shouted)])), [ReleaseCode::TraceUsedTwice]);
    // The same record again is no other record.
    assert_eq!(codes(decided(&good, std::slice::from_ref(&good))), []);
    let contrary = parsed(&GOOD.replace("\"operator\": \"O1\"", "\"operator\": \"O4\""));
    assert_eq!(codes(decided(&good, &[contrary])), [ReleaseCode::RecordedTwice]);
    // A table of traces that were used before.
    let mut records = Records::default();
    records.add_used(&format!("trace_sha256,batch\n{sum},P0-9\n")).expect("a good table");
    let packs = packs();
    let known = Known { packs: &packs, now: at("2026-03-06T00:00:00Z"), records: &records };
    assert_eq!(codes(decide(&good, &known)), [ReleaseCode::TraceUsedTwice]);
    let bad = records.add_used("trace_sha256,batch\nab,\n").expect_err("neither is one");
    let bad: Vec<&str> = bad.iter().map(|row| row.column.as_str()).collect();
    assert_eq!(bad, ["trace_sha256", "batch"]);
}

#[test]
fn a_verdict_is_made_again_byte_for_byte() {
    let other = parsed(&GOOD.replace("P1-1", "P1-2"));
    let outcome = "\"outcome\": \"accept\"";
    for record in [GOOD.to_owned(), GOOD.replace(outcome, "\"outcome\": \"reject\"")] {
        let json = decided(&parsed(&record), std::slice::from_ref(&other)).to_json();
        let stored: StoredRelease = serde_json::from_str(&json).expect("a stored verdict");
        assert_eq!(again(&stored, &packs()).to_json(), json);
    }
}

#[test]
fn nothing_that_is_left_out_passes() {
    let record = r#"{"batch":"","pool":"","cycle_on":"2026-03-02","operator":"-","containers":[],
        "donors":[],"intake":[],"serology":[],"calibrations":[],"culture":[],"signatures":[]}"#;
    use ReleaseCode::*;
    assert_eq!(
        codes(decided(&parsed(record), &[])),
        [
            Unnamed,
            Unnamed,
            NoContainers,
            CurveNotPassed,
            NoCalibration,
            CultureNotPassed,
            OperatorUnknown,
            TwoMustSign
        ]
    );
    let (line, _, reason) = parse_record("{\n\"batch\": 7}").expect_err("a number is no name");
    assert_eq!(line, 2);
    assert!(reason.starts_with("invalid type"), "{reason}");
    // If a key could stand there twice, one of the two words would count unseen.
    let twice =
        GOOD.replacen("\"outcome\": \"pass\"", "\"outcome\": \"fail\", \"outcome\": \"pass\"", 1);
    let (_, _, reason) = parse_record(&twice).expect_err("it contradicts itself");
    assert_eq!(reason, "`outcome` stands there twice");
}

/// The text is refused with a line of it, or its record can be printed and read again.
fn is_read_or_placed(text: &str) {
    match parse_record(text) {
        Ok(record) => {
            decided(&record, &[]);
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
    #![proptest_config(ProptestConfig::with_cases(64))]
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
