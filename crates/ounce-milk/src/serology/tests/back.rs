//! Results that are missing, and the way back by a rule of the pack.

use super::*;

/// HMBANA's panel with a rule for the way back.
fn with(rule: &str) -> SerologyPack {
    let text = include_str!("../../../../../packs/serology/us-hmbana.json");
    let end = text.rfind('}').expect("it is an object");
    let text = format!("{},\n  \"re_entry\": [{rule}]\n}}\n", &text[..end]);
    crate::pack::read("own.json", &text).expect("a good pack")
}

fn rule(after: &str, negatives: u8, more: &str) -> String {
    format!(
        r#"{{"after": "{after}", "negatives": {negatives}, "wait": {{"weeks": 8}},
            "source": "A text", "verified": true{more}}}"#
    )
}

#[test]
fn each_result_that_says_nothing_covers_nothing() {
    let pack = pack("us-hmbana");
    let base = panel(&pack, "d", "2026-01-15", "negative");
    for (word, code) in [
        ("pending", "PendingSince"),
        ("", "PendingSince"),
        ("Not reported", "PendingSince"),
        ("unknown", "PendingSince"),
        ("invalid", "NoResultSince"),
        ("not tested", "NoResultSince"),
        ("Insufficient sample", "NoResultSince"),
        ("indeterminate", "ReactiveSince"),
        ("equivocal", "ReactiveSince"),
        ("reactive", "ReactiveSince"),
        ("detected", "ReactiveSince"),
        ("positive", "PositiveSince"),
    ] {
        // The day of a draw counts to none before it: nothing is covered.
        let beside = format!("{base}d,hiv_nat,nat,{word},2026-01-15,lab\n");
        assert_eq!(lines(&judged(&pack, &beside, "c,d,2026-01-15\n")), [format!("c {code}")]);
        let asked = format!("{base}d,hcv,nat,{word},2026-03-01,lab\n");
        let seen = judged(&pack, &asked, "a,d,2026-01-15\nb,d,2026-01-16\n");
        assert_eq!(lines(&seen), ["a covered".to_owned(), format!("b {code}")], "{word:?}");
        let alone = base.replace("d,hcv,method_0,negative", &format!("d,hcv,method_0,{word}"));
        assert!(!judged(&pack, &alone, "c,d,2026-02-01\n").covered, "{word:?}");
    }
    for word in ["Non-reactive", "non reactive", "NEGATIVE", "ｎegative", "not detected"] {
        let rows = panel(&pack, "d", "2026-01-15", word);
        assert!(judged(&pack, &rows, "c,d,2026-02-01\n").covered, "{word}");
    }
}

#[test]
fn a_result_that_is_still_out_holds_the_milk() {
    let pack = pack("us-hmbana");
    let base = panel(&pack, "d", "2026-01-15", "negative");
    for row in [
        "d,hiv_nat,nat,pending,2026-01-15,lab",
        "d,hiv_1_2,nat,pending,2026-01-15,lab",
        "d,hcv,nat,pending,2026-01-20,lab",
    ] {
        let seen = judged(&pack, &format!("{base}{row}\n"), "c,d,2026-02-01\n");
        assert!(!seen.covered, "{row}");
    }
    let cleared = format!(
        "{base}d,hcv,elisa,reactive,2026-01-20,lab\nd,hcv,blot,confirmed_negative,2026-01-20,lab\n\
         d,hcv,nat,pending,2026-01-20,lab\n"
    );
    assert!(!judged(&pack, &cleared, "c,d,2026-02-01\n").covered);
}

#[test]
fn what_waits_for_a_result_is_held_and_not_called_back() {
    let pack = pack("us-hmbana");
    let rows = panel(&pack, "d", "2026-01-15", "negative")
        + "d,hcv,nat,pending,2026-03-01,lab\n"
        + &panel(&pack, "d", "2026-04-01", "negative");
    let seen = judged(&pack, &rows, "a,d,2026-01-15\nb,d,2026-02-01\nc,d,2026-04-15\n");
    // A missing result may still be positive, whatever was drawn later.
    assert_eq!(lines(&seen), ["a covered", "b PendingSince", "c PendingSince"]);
    let donor = &seen.donors[0];
    assert_eq!((donor.look_back.len(), donor.held.len()), (0, 1));
    assert_eq!(
        (donor.held[0].found, &donor.held[0].containers),
        (Found::Pending, &vec!["b".to_owned(), "c".to_owned()])
    );
    // A new draw stands in for one that could not be tested, and so does the same method on the
    // same draw.
    let invalid = rows.replace("pending", "invalid");
    assert!(judged(&pack, &invalid, "b,d,2026-02-01\nc,d,2026-04-15\n").covered);
    let again = panel(&pack, "d", "2026-01-15", "negative")
        + "d,hcv,nat,invalid,2026-01-15,lab\nd,hcv,nat,negative,2026-01-15,lab\n";
    assert!(judged(&pack, &again, "b,d,2026-02-01\n").covered);
    // A positive looks back to its own last negative, however long a result was out before it.
    let positive = rows + "d,hcv,blot,positive,2026-05-01,lab\n";
    let seen = judged(&pack, &positive, "b,d,2026-02-01\nc,d,2026-04-15\n");
    assert_eq!(seen.donors[0].look_back[0].containers, ["c"]);
    assert_eq!(lines(&seen), ["b PendingSince", "c PositiveSince"]);
}

#[test]
fn without_a_rule_there_is_no_way_back() {
    let pack = pack("us-hmbana");
    let rows = panel(&pack, "d", "2026-01-15", "negative")
        + "d,hcv,blot,positive,2026-03-01,lab\n"
        + &panel(&pack, "d", "2026-06-01", "negative")
        + &panel(&pack, "d", "2026-09-01", "negative");
    assert_eq!(lines(&judged(&pack, &rows, "c,d,2026-09-02\n")), ["c PositiveSince"]);
}

#[test]
fn a_rule_of_the_pack_lets_a_donor_in_again() {
    let base = panel(&pack("us-hmbana"), "d", "2026-01-15", "negative");
    let later = |on: &str| panel(&pack("us-hmbana"), "d", on, "negative");
    let positive = base.clone() + "d,hcv,blot,positive,2026-03-01,lab\n";
    let two = with(&rule("positive", 2, ""));
    // Eight weeks after 1 March is 26 April: the draw of the 25th comes too early.
    let rows = positive.clone() + &later("2026-04-25") + &later("2026-05-10");
    let seen = judged(&two, &rows, "c,d,2026-05-11\n");
    assert_eq!(lines(&seen), ["c PositiveSince"]);
    let detail = &seen.containers[0].because[0].detail;
    assert!(detail.ends_with("; 1 of 2 negative draws that let her in again"), "{detail}");
    let rows = positive.clone() + &later("2026-04-26") + &later("2026-05-10");
    let containers = "a,d,2026-01-15\nb,d,2026-01-16\nc,d,2026-05-09\ne,d,2026-05-10\n\
                      f,d,2026-11-10\ng,d,2026-11-11\n";
    let seen = judged(&two, &rows, containers);
    let back = "b PositiveSince,c PositiveSince,e covered,f covered,g AfterCover";
    assert_eq!(lines(&seen).join(","), format!("a covered,{back}"));
    let found = &seen.donors[0].look_back[0];
    assert_eq!(found.again_from.as_deref(), Some("2026-05-10"));
    assert_eq!(found.containers, ["b", "c"], "what was expressed in between stays called back");
    // A finding in between begins the wait anew.
    let rows = rows.replace("2026-05-10", "2026-07-10") + "d,hcv,elisa,reactive,2026-05-20,lab\n";
    assert_eq!(lines(&judged(&two, &rows, "c,d,2026-07-11\n")), ["c PositiveSince"]);
    // And a later positive takes it back again, to the draw that let her in.
    let rows = positive
        + &later("2026-04-26")
        + &later("2026-05-10")
        + "d,hcv,blot,positive,2026-08-01,lab\n";
    let seen = judged(&two, &rows, "e,d,2026-05-10\nf,d,2026-05-11\n");
    assert_eq!(lines(&seen), ["e covered", "f PositiveSince"]);
    assert_eq!(seen.donors[0].look_back.len(), 2);
}

#[test]
fn a_rule_is_for_its_finding_its_analytes_and_its_methods() {
    let base = panel(&pack("us-hmbana"), "d", "2026-01-15", "negative");
    let rows = |finding: &str, method: &str| {
        let later = panel(&pack("us-hmbana"), "d", "2026-06-01", "negative");
        format!("{base}d,hcv,elisa,{finding},2026-03-01,lab\n{later}").replace(
            "hcv,method_0,negative,2026-06-01",
            &format!("hcv,{method},negative,2026-06-01"),
        )
    };
    let judge = |rule: &str, finding: &str, method: &str| {
        judged(&with(rule), &rows(finding, method), "c,d,2026-06-02\n").covered
    };
    assert!(judge(&rule("reactive", 1, ""), "reactive", "nat"));
    assert!(judge(&rule("reactive", 1, ""), "indeterminate", "nat"));
    assert!(!judge(&rule("reactive", 1, ""), "positive", "nat"));
    assert!(judge(&rule("positive", 1, ""), "reactive", "nat"), "the lighter is included");
    assert!(!judge(&rule("positive", 1, r#", "analytes": ["hbv"]"#), "reactive", "nat"));
    assert!(judge(&rule("positive", 1, r#", "analytes": ["HCV"]"#), "positive", "nat"));
    assert!(!judge(&rule("positive", 1, r#", "methods": ["nat"]"#), "positive", "elisa"));
    assert!(judge(&rule("positive", 1, r#", "methods": ["NAT"]"#), "positive", "nat"));
}

#[test]
fn a_rule_that_would_let_in_too_easily_is_refused() {
    let mut own = with(&rule("positive", 1, ""));
    own.re_entry[0].negatives = 0;
    own.re_entry[0].after = Found::Pending;
    own.re_entry[0].wait = crate::pack::Period::Hours(3);
    own.re_entry[0].source.clear();
    own.re_entry[0].methods.push(" ".into());
    assert_eq!(own.problems().len(), 5, "{:#?}", own.problems());
}

#[test]
fn a_method_nobody_named_may_be_the_refused_one() {
    let uk = pack("uk-nice");
    for method in ["Antenatal", "ＡＮＴＥＮＡＴＡＬ", " ante natal", ""] {
        let rows = panel(&uk, "d", "2026-01-01", "negative").replace("method_0", method);
        assert_eq!(lines(&judged(&uk, &rows, "c,d,2026-02-01\n")), ["c NoNegative"], "{method}");
    }
}

#[test]
fn a_verdict_is_made_again_from_what_it_was_made_from() {
    let pack = pack("us-hmbana");
    let rows = panel(&pack, "Ｄ 1", "2026-01-15", "negative") + "d1,hcv,NAT,,2026-03-01,lab\n";
    let seen = judged(&pack, &rows, "c,D1,2026-02-01\nd,,\n");
    let stored: Stored = serde_json::from_str(&seen.to_json()).expect("it holds its input");
    let again = decide(&pack, &stored.input.results, &stored.input.containers);
    assert_eq!((again.to_json(), again.seal.digest.len()), (seen.to_json(), 64));
    let fewer = decide(&pack, &stored.input.results[1..], &stored.input.containers);
    assert_ne!(fewer.seal.digest, seen.seal.digest);
    assert!(!decide(&pack, &stored.input.results, &[]).covered, "nothing is no cover");
}

proptest! {
    /// A result that is missing never covers more than the same result once it is positive.
    #[test]
    fn a_missing_result_never_covers_what_a_negative_would_not(
        on in 0_i64..300, day in 0_i64..500, word in 0_usize..4,
    ) {
        let pack = with(&rule("positive", 1, ""));
        let start = Date::constant(2025, 1, 1);
        let at = |days: i64| start.saturating_add(jiff::Span::new().days(days)).to_string();
        let base = panel(&pack, "d", &at(0), "negative") + &panel(&pack, "d", &at(200), "negative");
        let row = |word: &str| format!("{base}d,hcv,nat,{word},{},lab\n", at(on));
        let container = format!("c,d,{}\n", at(day));
        let covered = |word: &str| judged(&pack, &row(word), &container).covered;
        let word = ["pending", "invalid", "indeterminate", "positive"][word];
        prop_assert!(!covered(word) || covered("negative"), "{word}");
        prop_assert!(!covered("positive") || covered("pending"));
    }
}
