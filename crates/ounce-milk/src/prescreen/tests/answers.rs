//! Answers as people type them: those that are read, and the words for the others.

use super::*;

/// Why the United States pack does not read this answer.
fn refusal(question: &str, answer: &Value) -> Option<String> {
    let mut asked = input("2026-08-01", json!({ question: answer }));
    asked.at = Some("2026-08-01T10:00-04:00".into());
    let bad = decide(&pack("us-hmbana-practice"), &asked).err()?;
    assert_eq!((bad.len(), bad[0].key.as_str()), (1, question), "{answer}");
    Some(bad[0].reason.clone())
}

#[test]
fn a_refusal_says_how_the_question_is_answered() {
    let day = r#"expected a day ("2026-08-31"), "never", true, "unknown" or {"on": "2026-08-31"}"#;
    let of_kinds = format!(r#"{day} with "kind" one of leukaemia_or_lymphoma, other"#);
    for (question, answer, says) in [
        (
            "tobacco",
            json!("sometimes"),
            r#"expected true, false, a whole number (cigarettes a day) or "unknown""#,
        ),
        ("drugs", json!(3), r#"expected true, false or "unknown""#),
        ("baby_age_months", json!("six"), r#"expected a whole number (months) or "unknown""#),
        ("transfusion", json!("2026-02-30"), day),
        ("cancer", json!({"on": 3}), &of_kinds),
        (
            "alcohol_event",
            json!("2026-03-07"),
            "expected a time with its offset (\"2026-08-31T21:30-04:00\"), {\"hours_ago\": 5}, \
             \"never\" or \"unknown\"",
        ),
        (
            "min_volume",
            json!(150),
            "expected {\"oz\": 150}, {\"ml\": 4500}, true, false or \"unknown\"; a number alone \
             has no unit",
        ),
        ("freezer", json!("cold"), r#"expected degrees Celsius (-20), true, false or "unknown""#),
        (
            "meds",
            json!([3]),
            "expected a list of names or of {\"name\", \"class\", \"last_dose\"}, \"none\" or \
             \"unknown\"",
        ),
    ] {
        assert_eq!(refusal(question, &answer).as_deref(), Some(says));
    }
}

#[test]
fn what_is_half_understood_is_not_read() {
    for (question, answer) in [
        ("tobacco", json!(1_000_001)),
        ("baby_age_months", json!(true)),
        ("cancer", json!({"kind": "nonsense", "on": "2020-01-01"})),
        ("cancer", json!({"kind": " ", "on": "2020-01-01"})),
        ("cancer", json!({"kind": "other", "on": "2020-01-01", "where": "here"})),
        ("alcohol_event", json!({"hours_ago": 2, "glasses": 1})),
        ("min_volume", json!({"oz": 100, "ml": 3_000})),
        ("min_volume", json!({"l": 3})),
        ("freezer", json!("-18.1250")),
        ("meds", json!([" "])),
        ("meds", json!([{"name": " "}])),
        ("meds", json!([{"name": "Exemplin", "class": " "}])),
        ("meds", json!([{"name": "Exemplin", "dose": "2026-07-30"}])),
    ] {
        assert!(refusal(question, &answer).is_some(), "{question}: {answer}");
    }
    for (question, answer) in [
        ("tobacco", json!(1_000_000)),
        ("cancer", json!({"kind": "other", "on": "2020-01-01"})),
        ("alcohol_event", json!({"hours_ago": 2})),
        ("min_volume", json!({"oz": 100})),
        ("freezer", json!("-18.125")),
        ("meds", json!([{"name": "Exemplin", "class": null}])),
    ] {
        assert_eq!(refusal(question, &answer), None, "{question}: {answer}");
    }
}

#[test]
fn degrees_are_read_to_the_thousandth_and_a_slip_of_the_pen_is_not() {
    for (text, mc) in [
        ("-18", Some(-18_000)),
        ("−18.5", Some(-18_500)),
        ("4.25", Some(4_250)),
        ("-0.125", Some(-125)),
        ("-0.1250", None),
        ("0.00001", None),
        ("-273.15", Some(-273_150)),
        ("-273.151", None),
        ("200", Some(200_000)),
        ("200.001", None),
        ("--1", None),
        ("", None),
    ] {
        assert_eq!(milli_celsius(text), mc, "{text}");
    }
}
