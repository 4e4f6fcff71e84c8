//! What is found of a donor after her milk came: from her blood tests to every bottle that has
//! some of it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Bank, json, list, milk};

/// Where everything stands.
fn places(walked: &Value) -> BTreeMap<&str, &str> {
    let pair = |thing| -> Option<(&str, &str)> {
        let thing: &Value = thing;
        Some((thing["thing"].as_str()?, thing["state"].as_str()?))
    };
    list(&walked["things"]).iter().filter_map(pair).collect()
}

#[test]
fn a_late_positive_holds_all_of_her_milk_and_calls_back_what_has_left() {
    let bank = Bank::invented(30, 8, 5);
    let tables = ["--panels", "bank/panels.csv", "--containers", "bank/containers.csv", "--json"];
    let said = milk(&bank.ounce, &[&["serology", "--pack", "us-hmbana"], &tables[..]].concat());
    bank.ounce.write("serology.json", &said.out);
    let states = ["states", "--steps", "bank/steps.csv", "--record", "bank/release", "--json"];
    let known_at = format!("{}T23:59:59Z", bank.word("/plan/until"));
    let later = ["--serology", "serology.json", "--serology-known-at", &known_at];
    let plain = bank.asked(0, &states);
    let found = bank.asked(0, &[&states[..], &later[..]].concat());
    let (before, after) = (places(&plain), places(&found));
    let hers = |kind: &str, list: &str| -> Vec<String> {
        bank.names(list).into_iter().map(|name| format!("{kind}:{name}")).collect()
    };
    for container in hers("container", "/late_positive/containers") {
        let gone = ["rejected", "discarded", "recalled"].contains(&before[container.as_str()]);
        let wanted = if gone { before[container.as_str()] } else { "suspected" };
        assert_eq!(after[container.as_str()], wanted, "{container}");
    }
    let mut called_back = 0;
    for bottle in hers("bottle", "/late_positive/bottles") {
        let stood = before[bottle.as_str()];
        let wanted = match stood {
            "stock" | "allocated" => "quarantine",
            "shipped" | "received" | "thawed" => "call_back",
            _ => stood,
        };
        assert_eq!(after[bottle.as_str()], wanted, "{bottle} stood at {stood}");
        called_back += usize::from(wanted == "call_back");
    }
    assert!(called_back > 0, "some of her milk has left the bank");

    // A verdict that was changed by hand holds nothing, and says so.
    let donor = format!("\"{}\"", bank.word("/late_positive/donor"));
    bank.ounce.write("serology.json", &said.out.replace(&donor, "\"D99999\""));
    let refused = milk(&bank.ounce, &[&states[..], &later[..]].concat());
    assert_eq!((refused.code, refused.out.as_str()), (Some(2), ""));
    assert!(refused.err.contains("serology.json"), "{}", refused.err);
}

#[test]
fn an_answer_with_a_finding_is_made_again_from_the_same_files() {
    let bank = Bank::invented(12, 6, 5);
    let deferrals = "donor,at,who,why,expressed_since\nD00001,2026-06-01,O4,a new medicine,\n";
    bank.ounce.write("deferrals.csv", deferrals);
    let words = [
        "states",
        "--steps",
        "bank/steps.csv",
        "--record",
        "bank/release",
        "--deferrals",
        "deferrals.csv",
        "--containers",
        "bank/containers.csv",
        "--json",
    ];
    let said = milk(&bank.ounce, &words);
    let held = json(&said)["input"]["holds"].clone();
    assert!(!list(&held).is_empty(), "{}", said.err);
    bank.ounce.write("states.json", &said.out);
    let again = milk(&bank.ounce, &[&words[..], &["--replay", "states.json"]].concat());
    assert_eq!((again.code, again.out), (said.code, said.out));
}
