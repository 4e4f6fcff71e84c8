//! The shape of what is printed and read: names of keys, what is inside what, and of what type.
//! Programs of hospitals are written against these; a key may be added, none may change.

use serde_json::{Value, json};

use super::{Bank, json as parsed, milk};
use crate::program::Ounce;

/// Whether a value has this shape: an object has at least these keys, every item of a list fits
/// the one that stands there, and words stand for types.
fn fits(value: &Value, shape: &Value, at: &str) {
    match shape {
        Value::Object(keys) => {
            for (key, inner) in keys {
                let found = value.get(key).unwrap_or_else(|| panic!("{at}: no `{key}`: {value}"));
                fits(found, inner, &format!("{at}.{key}"));
            }
        }
        Value::Array(items) => {
            let found = value.as_array().unwrap_or_else(|| panic!("{at}: no list: {value}"));
            assert!(!found.is_empty(), "{at}: an empty list shows nothing");
            found.iter().for_each(|one| fits(one, &items[0], at));
        }
        Value::String(words) => {
            let is = match value {
                Value::Null => "null",
                Value::Bool(_) => "bool",
                Value::Number(number) if number.is_i64() || number.is_u64() => "whole number",
                Value::Number(_) => "number",
                Value::String(_) => "text",
                Value::Array(_) => "list",
                Value::Object(_) => "object",
            };
            let whole = is == "whole number" && words.split('|').any(|word| word == "number");
            assert!(whole || words.split('|').any(|word| word == is), "{at}: {is}, not {words}");
        }
        _ => unreachable!("shapes are objects, lists and words"),
    }
}

fn answers(status_line: &str) -> (Ounce, Value) {
    let ounce = Ounce::new();
    ounce.write("a.json", status_line);
    let words = ["prescreen", "--pack", "us-hmbana-practice", "--answers", "a.json"];
    let said = milk(&ounce, &[&words[..], &["--on", "2026-08-01", "--json"]].concat());
    assert_eq!(said.code, Some(1), "{}", said.err);
    let found = parsed(&said);
    (ounce, found)
}

#[test]
fn a_prescreen_verdict() {
    let text = r#"{"tobacco": false, "transfusion": "2026-07-01", "baby_age_months": 7,
        "prison": "unknown", "alcohol_event": "2026-07-31T20:00:00-04:00",
        "tattoo_sterile": "2026-07-30"}"#;
    let (_, found) = answers(text);
    let reason = json!({"rule": "text", "because": "text", "source": "text", "verified": "bool"});
    let shape = json!({
        "status": "text", "not_before": "text", "reasons": [reason],
        "set_aside": [{"from": "text|null", "to": "text|null", "verified": "bool"}],
        "ask_bank": ["object"], "pack": "text", "version": "text",
    });
    fits(&found, &shape, "prescreen");
    assert_eq!((&found["status"], &found["not_before"]), (&json!("not_now"), &json!("2026-11-01")));
    // A key that is missing is as unknown as one that says so.
    for key in ["prison", "drugs"] {
        assert!(found["ask_bank"].to_string().contains(&format!("\"rule\":\"{key}\"")), "{key}");
    }
    // A result by a source that nobody read says so, in JSON and in words.
    let unread = super::list(&found["reasons"]).iter().find(|one| one["rule"] == "tattoo_sterile");
    assert_eq!(unread.map(|one| &one["verified"]), Some(&json!(false)));
    assert_eq!(found["example"], true);
    let (ounce, _) = answers(text);
    let words = ["prescreen", "--pack", "us-hmbana-practice", "--answers", "a.json"];
    let said = milk(&ounce, &[&words[..], &["--on", "2026-08-01"]].concat()).out;
    let line = said.lines().find(|line| line.starts_with("- tattoo_sterile")).expect("a reason");
    assert!(line.contains("[example;"), "{line}");
    assert!(said.contains("An example: "), "{said}");
}

#[test]
fn a_pool_report() {
    let bank = Bank::invented(24, 8, 5);
    let header = "container,donor,volume_ml,protein_g_dl,energy_kcal_dl,expressed_on,flags";
    assert_eq!(bank.read("deposits.csv").lines().next(), Some(header));
    let words = ["pool", "--deposits", "bank/deposits.csv", "--plan", "bank/plan.toml", "--json"];
    let said = milk(&bank.ounce, &[&words[..], &["--seconds", "1"]].concat());
    let found = parsed(&said);
    let pool = json!({
        "pool": "whole number", "containers": ["text"], "donors": "whole number",
        "volume_ml": "number", "protein_g_dl": "number", "energy_kcal_dl": "number",
        "deviation": "number",
    });
    let worth =
        json!({"pools": "whole number", "mean_deviation": "number|null", "in_window": "number"});
    let shape = json!({
        "pools": [pool], "unused": ["text"], "mean_deviation": "number", "in_window": "number",
        "baselines": {
            "fifo_single_donor": worth, "fifo_up_to_max_donors": worth,
            "alternate_high_low": worth,
        },
        "proven_gap": "number|null",
    });
    fits(&found, &shape, "pool");
    // deviation = |P − P*|/P* + |E − E*|/E*, from the figures that are printed.
    for pool in super::list(&found["pools"]) {
        let number = |key: &str| pool[key].as_f64().expect("a number");
        let told =
            (number("protein_g_dl") - 1.0).abs() + (number("energy_kcal_dl") / 70.0 - 1.0).abs();
        assert!((told - number("deviation")).abs() < 0.002, "{pool}");
    }
}

#[test]
fn an_allocation() {
    let ounce = Ounce::new();
    let stock = "bottle,din,volume_ml,expires_on,product,state\n\
                 b1,A999026000001,100,2026-06-01,standard,stock\n\
                 b2,A999026000001,100,2026-06-01,standard,quarantine\n";
    let orders = "hospital,tier,infants,need_ml,product,filled_ml\nbay,T1,1,300.5,standard,0\n";
    ounce.write("stock.csv", stock);
    ounce.write("orders.csv", orders);
    let words = ["allocate", "--stock", "stock.csv", "--orders", "orders.csv", "--json"];
    let pack = ["--pack", "alloc-default", "--on", "2026-05-02"];
    let said = milk(&ounce, &[&words[..], &pack[..]].concat());
    let found = parsed(&said);
    let shape = json!({
        "assigned": [{"bottle": "text", "hospital": "text", "tier": "text", "because": "text"}],
        "short":
            [{"hospital": "text", "tier": "text", "short_ml": "number", "because": "text"}],
        "held_back": [{"bottle": "text", "because": "text"}],
    });
    fits(&found, &shape, "allocate");
    assert_eq!(found["short"][0]["short_ml"], 200.5);
    assert_eq!(found["assigned"][0]["tier"], "T1");
}

#[test]
fn a_checked_number() {
    let ounce = Ounce::new();
    let found = parsed(&milk(&ounce, &["din", "check", "--json", "A9990", "26", "000001", "Q"]));
    let shape = json!({
        "din": "text", "valid": "bool", "check_character": "text", "flag": "text",
        "problems": ["object"],
    });
    fits(&found, &shape, "din check");
    assert_eq!(found["din"], "A999026000001");
    assert_eq!((&found["check_character"], &found["flag"]), (&json!("S"), &json!("88")));
    let next = ["din", "next", "--facility", "A9990", "--year", "26", "--serial", "3", "--json"];
    let found = parsed(&milk(&ounce, &next));
    assert_eq!(found["din"], "A999026000003");
    let good = parsed(&milk(&ounce, &["din", "check", "--json", "A999026000001"]));
    assert_eq!((&good["valid"], &good["problems"]), (&json!(true), &json!([])));
}

#[test]
fn a_curve() {
    let ounce = Ounce::new();
    // 61 °C for half an hour: never held.
    let rows = (0..200).map(|n| format!("{},T1,{}\n", n * 30, if n < 60 { n } else { 61 }));
    let trace: String = rows.collect();
    ounce.write("t.csv", &format!("t_s,probe,temp_c\n{trace}"));
    let words = ["curve", "--pack", "holder", "--trace", "t.csv", "--json"];
    let found = parsed(&milk(&ounce, &words));
    let shape = json!({
        "accepted": "bool",
        "reasons": [{"code": "text", "at_s": "number|null", "detail": "text"}],
        "hold_s": "number", "max_c": "number", "min_hold_c": "number|null",
    });
    fits(&found, &shape, "curve");
    assert_eq!((&found["accepted"], &found["hold_s"]), (&json!(false), &json!(0)));
    assert_eq!((&found["max_c"], &found["min_hold_c"]), (&json!(61), &Value::Null));
}
