//! Deliveries with the states they end in, for the folds in other languages: the page's own, and one
//! in Python that shares no code with either. They are kept in a file, so that a change of any fold
//! shows in all of them.

use super::schedules::{Dice, deliver, logs};
use super::*;

const KEPT: &str = include_str!("../../../../../e2e/day/vectors.json");

fn vector(seed: u64) -> Value {
    let mut dice = Dice::of(seed);
    let phones = u8::try_from(2 + seed % 5).expect("it is small");
    let logs = logs(&mut dice, phones, 16);
    let mut way = deliver(&mut dice, &logs);
    if seed.is_multiple_of(4)
        && let Some(first) = way.first().cloned()
    {
        let mut other = first;
        other.sent = json!({ "seq": other.sent["seq"], "at": other.sent["at"], "kind": "note",
            "text": "Other words" });
        way.push(other);
    }
    let mut facts = facts();
    if let Some(walked_in) = way.iter().find(|one| one.sent["kind"] == "walked_in") {
        facts.placed.insert(walked_in.received().entry.key);
    }
    let state = fold(&log_of(&way), &facts);
    let entries = way.iter().map(|one| {
        let mut entry = one.sent.clone();
        entry["device"] = one.device.to_string().into();
        entry["offset_ms"] = one.clock.offset_ms.into();
        entry["received_ms"] = one.clock.received_ms.into();
        entry["enrolled_ms"] = one.clock.enrolled_ms.into();
        entry["taken"] = one.taken.as_str().into();
        entry
    });
    json!({ "entries": entries.collect::<Vec<_>>(), "facts": facts_json(&facts), "state": state.json() })
}

fn facts_json(facts: &Facts) -> Value {
    let registrations = facts.registrations.iter().map(|(id, found)| {
        let found = json!({ "here": found.is_here, "standing": found.standing.as_str() });
        (id.to_string(), found)
    });
    let tickets = facts.tickets.iter().map(|(text, id)| (text.clone(), json!(id.to_string())));
    json!({
        "registrations": registrations.collect::<serde_json::Map<_, _>>(),
        "tickets": tickets.collect::<serde_json::Map<_, _>>(),
        "currency": facts.currency.as_ref().map(Currency::code),
        "banks": facts.banks,
        "waivers": facts.waivers,
        "placed": facts.placed.iter().map(|key| key.json()).collect::<Vec<_>>(),
    })
}

#[test]
fn the_vectors_that_other_folds_are_held_against_are_those_of_this_one() {
    let vectors: Vec<String> = (1..=24).map(|seed| vector(seed).to_string()).collect();
    let text = format!("[\n{}\n]\n", vectors.join(",\n"));
    if text != KEPT {
        let file = std::env::temp_dir().join("ounce-day-vectors.json");
        std::fs::write(&file, &text).expect("the temporary folder can be written");
        panic!(
            "if the change is meant, put {} in the place of e2e/day/vectors.json",
            file.display()
        );
    }
}

#[test]
fn every_question_stands_in_a_vector() {
    for code in Code::ALL {
        let is_there = KEPT.contains(&format!("\"code\":\"{}\"", code.as_str()));
        assert!(is_there, "{code:?}");
    }
}
