//! Facts that a pack lists itself.

use super::*;

/// Minnesota's pack with facts and checks of a bank's own.
fn own(facts: &str, rows: &str) -> Result<IntakePack, Vec<String>> {
    let text = format!(
        r#"{{"id": "own", "version": "1", "effective": "2026-01-01", "title": "Own",
            "facts": [{facts}], "rows": [{rows}]}}"#
    );
    crate::pack::read("own.json", &text)
        .map_err(|faults| faults.into_iter().map(|fault| fault.reason).collect())
}

fn fact(name: &str, kind: &str) -> String {
    format!(r#"{{"name": "{name}", "kind": {kind}, "means": "It is so."}}"#)
}

fn check(id: &str, more: &str, fails: &str, unknown: &str) -> String {
    format!(
        r#"{{"id": "{id}", {more}, "fails": "{fails}", "unknown": "{unknown}",
            "because": "So.", "source": "A text", "verified": true}}"#
    )
}

const FREEZERS: &str = r#"{"one_of": ["chest", "refrigerator", "self_defrosting"]}"#;

fn outcome(pack: &IntakePack, columns: &str, cells: &str) -> Outcome {
    let text = format!("{},{columns}\nC1,D1,2026-01-10,,2026-05-10,,{cells}\n", COMMON.join(","));
    decide(pack, &read(&text, pack, &[]).expect("readable")).containers[0].outcome
}

#[test]
fn a_pack_says_which_kind_of_freezer_it_accepts() {
    let holds =
        r#""holds": {"fact_in": {"column": "freezer", "accepted": ["chest", "refrigerator"]}}"#;
    let rows = check("freezer", holds, "reject", "research_only");
    let pack = own(&fact("freezer", FREEZERS), &rows).expect("a good pack");
    for (cell, expected) in [
        ("chest", Outcome::Accept),
        (" Chest", Outcome::Accept),
        ("ＣＨＥＳＴ", Outcome::Accept),
        ("self_defrosting", Outcome::Reject),
        ("", Outcome::ResearchOnly),
        ("unknown", Outcome::ResearchOnly),
    ] {
        assert_eq!(outcome(&pack, "freezer", cell), expected, "{cell:?}");
    }
    let text = format!("{},freezer\nC1,D1,,,,,snow\n", COMMON.join(","));
    let said = read(&text, &pack, &[]).expect_err("no such freezer")[0].to_string();
    assert_eq!(
        said,
        "2: freezer: `snow`: expected chest, refrigerator, self_defrosting or nothing"
    );
}

#[test]
fn a_check_may_be_for_one_kind_of_freezer_only() {
    // Three months in a refrigerator's freezer, six in a chest: this milk is four months old.
    let of = |id: &str, months: u8| {
        let holds = format!(
            r#""only_if": {{"column": "freezer", "is": ["{id}"]}}, "holds": {{"age_at_most": {{"months": {months}}}}}"#
        );
        check(id, &holds, "reject", "research_only")
    };
    let rows = [of("refrigerator", 3), of("chest", 6)].join(",");
    let pack = own(&fact("freezer", FREEZERS), &rows).expect("a good pack");
    assert_eq!(outcome(&pack, "freezer", "chest"), Outcome::Accept);
    assert_eq!(outcome(&pack, "freezer", "refrigerator"), Outcome::Reject);
    assert_eq!(outcome(&pack, "freezer", ""), Outcome::ResearchOnly, "it may have been either");
}

#[test]
fn a_pack_says_how_long_milk_may_have_been_warm() {
    let holds = r#""holds": {"fact_at_most": {"column": "room_h", "thousandths": 4000}}"#;
    let rows = check("room", holds, "reject", "reject");
    let pack = own(&fact("room_h", r#"{"amount": "hours"}"#), &rows).expect("a good pack");
    for (cell, expected) in [
        ("0", Outcome::Accept),
        ("4", Outcome::Accept),
        ("4.001", Outcome::Reject),
        ("", Outcome::Reject),
    ] {
        assert_eq!(outcome(&pack, "room_h", cell), expected, "{cell:?}");
    }
    for bad in ["-1", "four", "4 h"] {
        let text = format!("{},room_h\nC1,D1,,,,,{bad}\n", COMMON.join(","));
        assert!(read(&text, &pack, &[]).is_err(), "{bad}");
    }
}

#[test]
fn the_packs_of_two_states_say_what_their_texts_say() {
    let cells = |id: &str, changed: &str, value: &str| {
        let own = pack(id);
        let facts = own.facts();
        let fine = |fact: &Fact| match (fact.name.as_str(), &fact.kind) {
            ("freezer_kind", _) => "chest",
            ("arrived_frozen" | "intact" | "bank_container", _) => "yes",
            _ => "no",
        };
        let names = facts.iter().map(|fact| fact.name.as_str());
        let names: Vec<&str> = COMMON.into_iter().chain(names).collect();
        let common = ["C1", "D1", "2026-01-10", "2026-01-10", "2026-05-10", "-20"];
        let row: Vec<&str> = common.into_iter().chain(facts.iter().map(fine)).collect();
        let row =
            names.iter().zip(row).map(|(name, fine)| if *name == changed { value } else { fine });
        let row = row.collect::<Vec<_>>().join(",");
        let text = format!("{}\n{row}\n", names.join(","));
        decide(&own, &read(&text, &own, &[]).expect("readable")).containers[0].outcome
    };
    for (id, column, value, expected) in [
        ("us-ny-52-9", "container", "C1", Outcome::Accept),
        ("us-ny-52-9", "freezer_kind", "self_defrosting", Outcome::Reject),
        ("us-ny-52-9", "freezer_kind", "", Outcome::ResearchOnly),
        ("us-ny-52-9", "refrozen", "yes", Outcome::Reject),
        ("us-ny-52-9", "storage_c", "-19", Outcome::Reject),
        ("us-ny-52-9", "frozen_on", "2026-01-13", Outcome::Reject),
        ("us-ny-52-9", "received_on", "2026-07-11", Outcome::Reject),
        ("us-wa-246-720", "container", "C1", Outcome::Accept),
        ("us-wa-246-720", "heat_treated", "yes", Outcome::Reject),
        ("us-wa-246-720", "heat_treated", "", Outcome::Reject),
        ("us-wa-246-720", "frozen_on", "2026-01-15", Outcome::Reject),
        ("us-wa-246-720", "received_on", "2027-01-09", Outcome::Accept),
        ("us-wa-246-720", "received_on", "2027-01-10", Outcome::Reject),
    ] {
        assert_eq!(cells(id, column, value), expected, "{id}, {column}={value}");
    }
}

#[test]
fn a_list_of_facts_that_cannot_be_used_is_refused() {
    let chest = r#""holds": {"fact_in": {"column": "freezer", "accepted": ["chest"]}}"#;
    let good = check("freezer", chest, "reject", "reject");
    let facts = fact("freezer", FREEZERS);
    assert!(own(&facts, &good).is_ok());
    for (facts, rows) in [
        // A fact that no check asks for, and one that stands there twice.
        (format!("{facts},{}", fact("smell", "\"yes_no\"")), good.clone()),
        (format!("{facts},{facts}"), good.clone()),
        // A column of every file, and a name that is no column.
        (fact("donor", FREEZERS), good.replace("\"freezer\"", "\"donor\"")),
        (fact("Freezer", FREEZERS), good.replace("\"freezer\"", "\"Freezer\"")),
        // No such word, no words, one word twice, another kind.
        (facts.clone(), good.replace("chest", "snow")),
        (facts.clone(), good.replace("[\"chest\"]", "[]")),
        (fact("freezer", r#"{"one_of": ["chest", "Chest"]}"#), good.clone()),
        (fact("freezer", "\"yes_no\""), good.clone()),
        // An unknown fact that is accepted.
        (facts.clone(), check("freezer", chest, "reject", "accept")),
        (fact("other", FREEZERS), good.clone()),
    ] {
        let said = own(&facts, &rows).expect_err("not a pack to decide by");
        assert!(!said.is_empty(), "{facts} {rows}");
    }
}

#[test]
fn one_container_is_one_however_its_number_is_written() {
    let text =
        format!("{}\n{}\n{}\n", columns().join(","), row(&[]), row(&[("container", "ｃ 1")]));
    let said = read_usual(&text).expect_err("one container twice");
    assert_eq!((said.len(), said[0].line), (1, 3));
    let nobody = format!("{}\n{}\n", columns().join(","), row(&[("donor", "\u{200b}")]));
    let seen = decide(&pack("us-mn"), &read_usual(&nobody).expect("readable"));
    assert_eq!(seen.containers[0].reasons[0].check, "donor");
}

#[test]
fn a_verdict_is_made_again_from_what_it_was_made_from() {
    let text = format!(
        "{}\n{}\n{}\n",
        columns().join(","),
        row(&[("frozen_on", "2026-05-10T09:00-04:00[America/New_York]"), ("debris", "")]),
        row(&[("container", "C2"), ("storage_c", "-19.5"), ("received_on", "")])
    );
    let seen = decide(&pack("us-mn"), &read_usual(&text).expect("readable"));
    let stored: Stored = serde_json::from_str(&seen.to_json()).expect("it holds its input");
    assert_eq!((stored.pack.as_str(), stored.version.as_str()), ("us-mn", "2026.1"));
    let again = decide(&pack("us-mn"), &stored.input.containers);
    assert_eq!(again.to_json(), seen.to_json());
    assert_eq!(seen.seal.digest.len(), 64);
    let mut other = stored.input.containers.clone();
    other[0].donor = None;
    assert_ne!(decide(&pack("us-mn"), &other).seal.digest, seen.seal.digest);
}
