use super::*;
use crate::milk::choice::tests::Folder;

const GOOD: &str = include_str!("../../../../../fuzz/seeds/record/good.json");

/// A basis whose moment is 6 March 2026.
pub(in crate::milk) fn basis() -> Basis {
    let at = moment("2026-03-06T00:00:00Z").expect("a time");
    Basis { used: None, packs: None, at: Some(at) }
}

fn args(record: Vec<PathBuf>, json: bool) -> Args {
    Args { first: None, record, basis: basis(), keep: false, replay: None, json }
}

fn run_on(records: &[&str], json: bool) -> Result<Answer, Unusable> {
    let folder = Folder::new();
    let file = |(n, text): (usize, &&str)| folder.file(&format!("{n}.json"), text);
    weigh(&args(records.iter().enumerate().map(file).collect(), json)).map(|said| said.0)
}

#[test]
fn good_evidence_and_bad() {
    let seen = run_on(&[GOOD], false).expect("can be used");
    let packs = "  By holder 2026.1, us-hmbana 2026.1, us-mn 2026.1.\n  \
                 Examples that no bank has signed: holder 2026.1, us-hmbana 2026.1.\n";
    let text = format!("P1-1: may be released, signed by O2 and O3\n{packs}");
    assert_eq!(seen, Answer { text, favourable: true });
    let bad =
        GOOD.replace("P1-1", "P1-2").replace("\"outcome\": \"accept\"", "\"outcome\": \"reject\"");
    let seen = run_on(&[GOOD, &bad], false).expect("can be used");
    assert!(!seen.favourable);
    // Both rest on one trace, so neither is released.
    assert!(seen.text.contains("  - batch P1-2 rests on the same trace\n"), "{}", seen.text);
    assert!(seen.text.contains("  - C1: intake did not accept it\n"), "{}", seen.text);
    let seen = run_on(&[&bad], true).expect("can be used");
    let json: serde_json::Value = serde_json::from_str(&seen.text).expect("JSON");
    assert_eq!(json["reasons"][0]["code"], "not_made_again");
}

#[test]
fn a_stored_verdict_is_made_again_and_another_is_told() {
    let folder = Folder::new();
    let seen = run_on(&[GOOD], true).expect("can be used");
    let stored = folder.file("verdict.json", &seen.text);
    let replay =
        |stored: &Path| weigh(&Args { replay: Some(stored.to_owned()), ..args(Vec::new(), true) });
    let (again, differs) = replay(&stored).expect("can be made again");
    assert_eq!((again, differs), (seen, None));
    let text = std::fs::read_to_string(&stored).expect("it was written");
    let forged = text.replacen("\"released\": true", "\"released\": false", 1);
    let forged = folder.file("forged.json", forged);
    let (again, differs) = replay(&forged).expect("can be made again");
    assert!(!again.favourable);
    assert!(differs.expect("it differs").contains("forged.json:3: verdict: not what"));
}

#[test]
fn a_trace_that_was_used_before_is_not_used_again() {
    let folder = Folder::new();
    let record = record(&folder.file("r.json", GOOD)).expect("a good record");
    let sum = record.trace().expect("it names one");
    let used = folder.file("used.csv", format!("trace_sha256,batch\n{sum},P0-9\n"));
    let mut args = args(vec![folder.path().join("r.json")], false);
    args.basis.used = Some(used);
    let (seen, _) = weigh(&args).expect("can be used");
    assert!(!seen.favourable && seen.text.contains("batch P0-9"), "{}", seen.text);
}

/// Each record is judged together with all records that were released before. Of each of these,
/// three values are known.
#[test]
fn what_was_released_is_kept_and_the_next_record_is_judged_beside_it() {
    let folder = Folder::new();
    let used = folder.path().join("used.csv");
    let judged = |name: &str, text: &str| {
        let mut args = args(vec![folder.file(name, text)], false);
        args.basis.used = Some(used.clone());
        args.keep = true;
        weigh(&args).map(|said| said.0)
    };
    let unsigned = GOOD.replacen("\"signatures\"", "\"signatures\": [], \"x\"", 1);
    assert!(judged("bad.json", &unsigned).is_err());
    let rejected = GOOD.replace("\"outcome\": \"accept\"", "\"outcome\": \"reject\"");
    assert!(!judged("rejected.json", &rejected).expect("a verdict").favourable);
    let empty = std::fs::read_to_string(&used).expect("it was begun");
    assert_eq!(empty, "trace_sha256,batch,record_sha256\n", "nothing was released");
    for _ in 0..2 {
        assert!(judged("good.json", GOOD).expect("a verdict").favourable, "it is its own record");
    }
    let kept = std::fs::read_to_string(&used).expect("it was kept");
    assert_eq!(kept.lines().count(), 2, "once: {kept}");
    // Another batch from the same trace, and another record of the same batch.
    let other = judged("other.json", &GOOD.replace("P1-1", "P1-2")).expect("a verdict");
    assert!(other.text.contains("batch P1-1 rests on the same trace"), "{}", other.text);
    let contrary = GOOD.replace("\"operator\": \"O1\"", "\"operator\": \"O4\"");
    let contrary = judged("contrary.json", &contrary).expect("a verdict");
    assert!(!contrary.favourable && contrary.text.contains("record"), "{}", contrary.text);
    assert_eq!(std::fs::read_to_string(&used).expect("it is there"), kept);
    // A table without records can be read, but not added to.
    let old = kept.lines().map(|line| line.rsplit_once(',').expect("three cells").0);
    std::fs::write(&used, old.collect::<Vec<_>>().join("\n")).expect("it is written");
    let refused = judged("good.json", GOOD).expect_err("it has two columns");
    assert!(refused.0[0].contains("trace_sha256,batch,record_sha256"), "{refused:?}");
}

#[test]
fn a_record_that_is_none_is_told_where() {
    let said = run_on(&["{\n\"batch\": 7}", GOOD], false).expect_err("a number is no name");
    assert_eq!(said.0.len(), 1);
    assert!(said.0[0].contains("0.json:2: 10: invalid type"), "{said:?}");
    let unknown = GOOD.replace("\"operator\"", "\"cook\"");
    assert!(run_on(&[&unknown], false).expect_err("unknown").0[0].contains("`cook`"));
}
