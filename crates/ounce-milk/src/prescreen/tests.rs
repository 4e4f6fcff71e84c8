use super::*;
use crate::pack::{Pack, Shelf};
use proptest::prelude::*;
use serde_json::json;

mod answers;
mod packs;
mod rows;

fn pack(id: &str) -> PrescreenPack {
    let day = Date::constant(2026, 8, 1);
    Shelf::built_in().on(id, day).expect("a pack that comes with the program")
}

/// Answers without a reason against the donor in any pack: all questions of the catalogue.
fn clear() -> Map<String, Value> {
    let answers = json!({
        "tobacco": false, "second_hand": false, "alcohol_daily": false, "alcohol_event": "never",
        "drugs": false, "transfusion": "never", "transplant": "never",
        "tattoo_unsterile": "never", "tattoo_sterile": "never", "partner_risk": "never",
        "prison": "never", "chronic_inf": false, "cancer": "never", "vcjd": false,
        "regions": false, "meds": [], "supplements": false, "vegan_b12": false, "caffeine": 8,
        "mastitis": "never", "herpes": "never", "house_rash": "never", "vaccine_live": "never",
        "smallpox_vax": "never", "covid": "never", "infant_ok": true, "baby_age_months": 7,
        "min_volume": {"ml": 6000}, "freezer": -20
    });
    answers.as_object().expect("written as an object above").clone()
}

fn input(on: &str, changed: Value) -> Input {
    let mut answers = clear();
    for (key, value) in changed.as_object().expect("an object in every test") {
        answers.insert(key.clone(), value.clone());
    }
    Input { on: day::read(on).expect("a day in every test"), at: None, answers }
}

fn verdict(id: &str, on: &str, changed: Value) -> Verdict {
    decide(&pack(id), &input(on, changed)).expect("answers that can be read")
}

const PACKS: [&str; 6] =
    ["us-hmbana-practice", "ca-on", "uk-nice-cg93", "jp-jhmba", "fr-1995", "br-rdc171"];

#[test]
fn with_nothing_against_it_it_looks_eligible_in_every_pack() {
    for id in PACKS {
        // France keeps the milk in the refrigerator first; colder is fine.
        let seen = verdict(id, "2026-08-01", json!({}));
        assert_eq!(seen.status, Status::LooksEligible, "{id}: {:?}", seen.reasons);
        assert_eq!((seen.reasons.len(), seen.set_aside.len(), seen.not_before), (0, 0, None));
        assert_eq!((seen.seal.pack.as_str(), seen.seal.version.is_empty()), (id, false));
        assert!(seen.seal.example, "{id}: no bank has signed it");
    }
}

#[test]
fn a_question_left_out_or_unknown_never_passes() {
    for id in PACKS {
        for question in pack(id).rows.iter().filter(|row| !row.optional) {
            for way in [None, Some(Value::Null), Some(json!("unknown")), Some(json!(""))] {
                let mut asked = input("2026-08-01", json!({}));
                if let Some(also) = &question.also {
                    asked.answers.remove(also);
                }
                asked.answers.remove(&question.id);
                asked.answers.extend(way.map(|value| (question.id.clone(), value)));
                let seen = decide(&pack(id), &asked).expect("unknown is an answer");
                assert_eq!(seen.status, Status::TalkToBank, "{id}: {}", question.id);
                assert_eq!(seen.ask_bank.len(), 1);
                assert_eq!(seen.ask_bank[0].rule, question.id);
            }
        }
    }
}

#[test]
fn an_optional_question_may_be_left_out_but_not_be_unknown() {
    let seen = verdict("ca-on", "2026-08-01", json!({"acupuncture": "2026-03-01"}));
    assert_eq!((seen.status, seen.not_before.as_deref()), (Status::NotNow, Some("2026-09-01")));
    let seen = verdict("ca-on", "2026-08-01", json!({"acupuncture": "unknown"}));
    assert_eq!(seen.status, Status::TalkToBank);
}

#[test]
fn months_clamp_to_the_end_of_february() {
    for (event, until) in [("2026-08-31", "2027-02-28"), ("2027-08-31", "2028-02-29")] {
        let seen = verdict("ca-on", event, json!({"acupuncture": event}));
        assert_eq!(seen.not_before.as_deref(), Some(until));
        assert_eq!(
            verdict("ca-on", until, json!({"acupuncture": event})).status,
            Status::LooksEligible
        );
    }
}

#[test]
fn the_gravest_rule_decides_and_the_latest_day_counts() {
    let changed = json!({"transfusion": "2026-07-01", "tattoo_unsterile": "2026-06-15"});
    let seen = verdict("us-hmbana-practice", "2026-08-01", changed);
    assert_eq!((seen.status, seen.not_before.as_deref()), (Status::NotNow, Some("2027-06-15")));
    let changed = json!({"transfusion": "2026-07-01", "tobacco": true, "covid": "unknown"});
    let seen = verdict("us-hmbana-practice", "2026-08-01", changed);
    assert_eq!(seen.status, Status::LikelyNot);
    assert_eq!(seen.reasons.len(), 3);
    assert!(Status::LooksEligible < Status::TalkToBank && Status::NotNow < Status::LikelyNot);
}

#[test]
fn a_drink_concerns_the_milk_and_not_the_donor() {
    let window = |value: Value, at: Option<&str>| {
        let mut asked = input("2026-03-08", json!({"alcohol_event": value}));
        asked.at = at.map(str::to_owned);
        let seen = decide(&pack("us-hmbana-practice"), &asked).expect("a moment");
        assert_eq!((seen.status, seen.ask_bank.len()), (Status::LooksEligible, 0));
        let SetAside { from, to, .. } = seen.set_aside[0].clone();
        (from.expect("known"), to.expect("known"))
    };
    let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    // Twelve elapsed hours over the night the clocks went forward are thirteen on the wall.
    assert_eq!(
        window(json!("2026-03-07T20:00-05:00[America/New_York]"), None),
        pair("2026-03-07T20:00:00-05:00", "2026-03-08T09:00:00-04:00")
    );
    assert_eq!(
        window(json!("2026-03-07T20:00:00-05:00"), None),
        pair("2026-03-07T20:00:00-05:00", "2026-03-08T08:00:00-05:00")
    );
    let at = Some("2026-03-08T10:00-04:00[America/New_York]");
    for ago in [json!({"hours_ago": 13}), json!("13 hours ago")] {
        let (from, to) = window(ago, at);
        assert_eq!((from, to), pair("2026-03-07T20:00:00-05:00", "2026-03-08T09:00:00-04:00"));
    }
}

#[test]
fn a_drink_at_an_unknown_hour_is_for_the_bank() {
    let seen = verdict("jp-jhmba", "2026-03-08", json!({"alcohol_event": true}));
    assert_eq!((seen.status, seen.ask_bank.len()), (Status::TalkToBank, 1));
    assert_eq!((&seen.set_aside[0].from, &seen.set_aside[0].to), (&None, &None));
    // Ontario's text, as far as it was read, says no hours: the milk waits for the bank's word.
    let drink = json!({"alcohol_event": "2026-03-07T20:00-05:00"});
    let seen = verdict("ca-on", "2026-03-08", drink);
    assert_eq!(seen.status, Status::TalkToBank);
    assert_eq!(seen.set_aside[0].from.as_deref(), Some("2026-03-07T20:00:00-05:00"));
    assert_eq!(seen.set_aside[0].to, None);
}

#[test]
fn medicines_concern_the_milk_since_the_dose() {
    let fine = json!({"meds": ["insulin", {"name": "Pill", "class": "Progestin-only pill"}]});
    let seen = verdict("us-hmbana-practice", "2026-08-01", fine);
    assert_eq!((seen.status, seen.set_aside.len()), (Status::LooksEligible, 0));
    let other = json!({"meds": [{"name": "Exemplin", "last_dose": "2026-07-30"}, "insulin"]});
    let seen = verdict("us-hmbana-practice", "2026-08-01", other);
    assert_eq!(seen.status, Status::TalkToBank);
    assert_eq!(seen.set_aside[0].from.as_deref(), Some("2026-07-30"));
    assert!(seen.reasons[0].because.starts_with("Exemplin: "));
    let some = verdict("uk-nice-cg93", "2026-08-01", json!({"meds": ["painkiller", "iron"]}));
    assert_eq!((some.reasons.len(), some.ask_bank.len()), (2, 1), "one question for the list");
    let wide = verdict("uk-nice-cg93", "2026-08-01", json!({"meds": ["Ｐainkiller", "IRON "]}));
    assert_eq!(wide.reasons.len(), 2, "a class is the same class in other letters");
    let unlisted = verdict("us-hmbana-practice", "2026-08-01", json!({"meds": true}));
    assert_eq!(unlisted.status, Status::TalkToBank);
}

#[test]
fn advice_is_a_note_and_no_reason() {
    for amount in [json!({"ml": 1}), json!(false)] {
        let seen = verdict("uk-nice-cg93", "2026-08-01", json!({"min_volume": amount}));
        assert_eq!((seen.status, seen.reasons.len()), (Status::LooksEligible, 0), "{amount}");
        assert_eq!(
            seen.notes[..2],
            ["Please keep caffeine low.", "An amount is only a guide here."],
            "{amount}"
        );
    }
}

#[test]
fn a_washout_of_the_pack_closes_the_window() {
    let mut own = pack("us-hmbana-practice");
    let meds = own.rows.iter_mut().find(|row| row.id == "meds").expect("asked in this pack");
    meds.rules[1].then = Then::SetAsideFor(crate::pack::Period::Days(3));
    for (dose, to) in [
        ("2026-07-30", "2026-08-02"),
        ("2026-10-31T22:00-04:00[America/New_York]", "2026-11-03T22:00:00-05:00"),
    ] {
        let taken = json!({"meds": [{"name": "Exemplin", "last_dose": dose}]});
        let seen = decide(&own, &input("2026-08-01", taken)).expect("can be read");
        assert_eq!((seen.status, seen.ask_bank.len()), (Status::LooksEligible, 0));
        assert_eq!(seen.set_aside[0].to.as_deref(), Some(to));
    }
}

#[test]
fn after_a_loss_some_questions_are_not_asked() {
    let mut asked = input("2026-08-01", json!({"path": "bereaved"}));
    for key in ["infant_ok", "baby_age_months", "min_volume"] {
        asked.answers.remove(key);
    }
    let seen = decide(&pack("us-hmbana-practice"), &asked).expect("a path of this pack");
    assert_eq!(seen.status, Status::TalkToBank);
    assert_eq!((seen.reasons.len(), seen.reasons[0].rule.as_str()), (1, "path"));
    let own = verdict("us-hmbana-practice", "2026-08-01", json!({"path": "own_baby"}));
    assert_eq!(own.status, Status::LooksEligible);
    let bad = decide(&pack("fr-1995"), &asked).expect_err("France has no such path");
    assert_eq!(bad[0].key, "path");
}

#[test]
fn a_switch_turns_its_question_off() {
    let lived = input("2026-08-01", json!({"vcjd": true}));
    let mut own = pack("us-hmbana-practice");
    assert_eq!(decide(&own, &lived).map(|seen| seen.status), Ok(Status::LikelyNot));
    own.switches[0].on = false;
    let seen = decide(&own, &lived).expect("can be read");
    assert_eq!(seen.status, Status::LooksEligible);
    assert!(seen.notes[0].contains("vcjd"), "{:?}", seen.notes);
}

#[test]
fn what_cannot_be_read_in_one_way_is_named_with_every_other_fault() {
    let changed = json!({
        "tobacco": "sometimes", "drugs": 3, "transfusion": "2026-02-30", "cancer": {"on": 3},
        "prison": {}, "alcohol_event": "2026-03-07", "meds": [3], "min_volume": 150,
        "freezer": "cold", "baby_age": 7, "caffeine": -1,
    });
    let bad = decide(&pack("us-hmbana-practice"), &input("2026-08-01", changed));
    let keys: Vec<String> = bad.expect_err("faults").into_iter().map(|bad| bad.key).collect();
    assert_eq!(
        keys,
        [
            "tobacco",
            "alcohol_event",
            "drugs",
            "transfusion",
            "prison",
            "cancer",
            "meds",
            "caffeine",
            "baby_age_months",
            "min_volume",
            "freezer"
        ]
    );
    let ago = input("2026-08-01", json!({"alcohol_event": {"hours_ago": 2}}));
    let bad = decide(&pack("jp-jhmba"), &ago).expect_err("hours before what?");
    assert!(bad[0].reason.contains("a moment, which was not given"), "{bad:?}");
}

#[test]
fn before_a_version_is_in_force_the_donor_is_told() {
    let seen = verdict("us-hmbana-practice", "2025-12-31", json!({}));
    assert_eq!(
        seen.notes,
        [
            "Not asked here, so it decided nothing: smallpox_vax, vaccine_live.",
            "This version takes effect on 2026-01-01, after that day.",
        ]
    );
    let seen = verdict("us-hmbana-practice", "2026-01-01", json!({}));
    assert_eq!(seen.notes, ["Not asked here, so it decided nothing: smallpox_vax, vaccine_live."]);
}

#[test]
fn a_stored_verdict_is_made_again_byte_for_byte() {
    let golden = include_str!("tests/verdict.json");
    let stored: Stored = serde_json::from_str(golden).expect("a stored verdict");
    let pack: PrescreenPack =
        Shelf::built_in().version(&stored.pack, &stored.version).expect("kept for ever");
    let again = decide(&pack, &stored.input).expect("it was decided before");
    assert_eq!(again.to_json(), golden);
}

#[test]
fn keys_are_found_where_they_stand() {
    let text = "{\n  \"a\": {\"b\": \":{\"},\n  \"\\u0063\": [1, \"d\"], \"a\": 1\n}\n";
    let found: Vec<(String, usize, usize)> =
        keys(text).into_iter().map(|key| (key.name, key.line, key.column)).collect();
    assert_eq!(found, [("a".into(), 2, 3), ("c".into(), 3, 3), ("a".into(), 3, 23)]);
    // A quotation mark that is part of a key does not end it; one behind two backslashes does.
    let text = r#"{"a\"b": "\\", "c\\": "d\"", "e": 1}"#;
    let names: Vec<String> = keys(text).into_iter().map(|key| key.name).collect();
    assert_eq!(names, ["a\"b", "c\\", "e"]);
}

proptest! {
    /// Answers more against a donor never make a verdict lighter, in any sequence of packs.
    #[test]
    fn one_more_reason_never_helps(
        which in 0..PACKS.len(), days in 0_i32..4000, tobacco: bool, tattoo: bool, unknown: bool,
    ) {
        let event = Date::constant(2026, 8, 1).saturating_sub(jiff::Span::new().days(days));
        let base = verdict(PACKS[which], "2026-08-01", json!({"transfusion": event.to_string()}));
        let mut more = json!({"transfusion": event.to_string()});
        if tobacco { more["tobacco"] = json!(11); }
        if tattoo { more["tattoo_unsterile"] = json!("2026-07-31"); }
        if unknown { more["meds"] = json!("unknown"); }
        let worse = verdict(PACKS[which], "2026-08-01", more);
        prop_assert!(worse.status >= base.status);
        prop_assert!(worse.not_before >= base.not_before);
    }
}
