use super::*;
use serde_json::json;

fn device() -> Id<Device> {
    Id::from_bytes([9; 16])
}

/// A number that is not whole.
fn half() -> Value {
    serde_json::from_str("5e-1").expect("it is JSON")
}

fn kind(value: Value) -> Kind {
    let mut value = value;
    value["seq"] = 1.into();
    sent(device(), &value).expect("it has a number").entry.kind
}

#[test]
fn every_kind_is_read() {
    let id = Id::<()>::from_bytes([7; 16]).to_string();
    let of = json!({ "device": device().to_string(), "seq": 4 });
    let who = Who::Registration(Id::from_bytes([7; 16]));
    for (value, expected) in [
        (
            json!({ "kind": "arrived", "registration": id, "adults": 2, "children": 1 }),
            Kind::Arrived { who: who.clone(), adults: 2, children: 1 },
        ),
        (
            json!({ "kind": "arrived", "ticket": " 7k3-mwq 4t9x", "adults": 0, "children": 2 }),
            Kind::Arrived { who: Who::Ticket("7K3-MWQ4T9X".into()), adults: 0, children: 2 },
        ),
        (
            json!({ "kind": "walked_in", "name": "Ada", "email": null, "adults": 1,
                "children": 0, "waiver": { "version": 1, "signed_name": "Ada R." } }),
            Kind::WalkedIn {
                name: "Ada".into(),
                email: None,
                adults: 1,
                children: 0,
                waiver: Some(Waiver { version: 1, signed_name: "Ada R.".into() }),
            },
        ),
        (
            json!({ "kind": "cash", "amount": "20.00", "currency": "USD", "name": null,
                "email": "ada@example.org", "receipt": "A-1" }),
            Kind::Cash {
                amount: Money::new(2_000, Currency::USD),
                name: String::new(),
                email: EmailAddress::parse("ada@example.org").ok(),
                receipt: "A-1".into(),
            },
        ),
        (
            json!({ "kind": "milk", "millilitres": 250, "bags": 2, "bank": "north-bank" }),
            Kind::Milk {
                volume: Microlitres(250_000),
                bags: 2,
                bank: Some("north-bank".into()),
                name: String::new(),
            },
        ),
        (
            json!({ "kind": "shirt", "registration": id, "line": 2 }),
            Kind::Shirt { who, line: "2".into() },
        ),
        (json!({ "kind": "headcount", "people": 0 }), Kind::Headcount { people: 0 }),
        (json!({ "kind": "note", "text": " rain " }), Kind::Note { text: "rain".into() }),
        (json!({ "kind": "undo", "of": of }), Kind::Undo { of: Key { device: device(), seq: 4 } }),
    ] {
        assert_eq!(kind(value), expected);
    }
}

#[test]
fn what_cannot_be_read_is_kept_and_says_where_it_is_at_fault() {
    for (value, field) in [
        (json!({}), "kind"),
        (json!({ "kind": "danced" }), "kind"),
        (json!({ "kind": "arrived", "adults": 1, "children": 0 }), "ticket"),
        (json!({ "kind": "arrived", "registration": "x", "adults": 1 }), "registration"),
        (json!({ "kind": "arrived", "ticket": "x", "adults": -1 }), "adults"),
        (json!({ "kind": "arrived", "ticket": "x", "adults": 0, "children": 0 }), "adults"),
        (json!({ "kind": "arrived", "ticket": "x", "adults": half() }), "adults"),
        (json!({ "kind": "arrived", "ticket": "x".repeat(201), "adults": 1 }), "ticket"),
        (json!({ "kind": "walked_in", "adults": 1, "children": 0 }), "name"),
        (json!({ "kind": "cash", "amount": 20, "currency": "USD", "receipt": "1" }), "amount"),
        (json!({ "kind": "cash", "amount": "20", "currency": "US", "receipt": "1" }), "currency"),
        (json!({ "kind": "cash", "amount": "-1", "currency": "USD", "receipt": "1" }), "amount"),
        (json!({ "kind": "cash", "amount": "1", "currency": "USD" }), "receipt"),
        (json!({ "kind": "milk", "millilitres": 0 }), "millilitres"),
        (json!({ "kind": "milk", "millilitres": 500_001 }), "millilitres"),
        (json!({ "kind": "headcount", "people": 100_001 }), "people"),
        (json!({ "kind": "note", "text": "" }), "text"),
        (json!({ "kind": "undo" }), "of"),
        (json!({ "kind": "undo", "of": { "device": "x", "seq": 1 } }), "of"),
        (json!({ "kind": "undo", "of": { "device": device().to_string(), "seq": 0 } }), "of"),
    ] {
        assert_eq!(kind(value.clone()), Kind::Unreadable { field }, "{value}");
    }
}

#[test]
fn an_entry_without_a_number_is_none() {
    for seq in [json!(null), json!(0), json!(-1), half(), json!("1"), json!(1_000_001)] {
        assert_eq!(sent(device(), &json!({ "seq": seq, "kind": "headcount" })), None);
    }
    assert_eq!(sent(device(), &json!([1])), None);
}

#[test]
fn a_bad_address_or_signature_leaves_the_family_there() {
    let walked_in = kind(json!({ "kind": "walked_in", "name": "Ada", "email": "ada@",
        "adults": 1, "children": 0, "waiver": { "version": "one" } }));
    let Kind::WalkedIn { email: None, waiver: None, .. } = walked_in else {
        panic!("{walked_in:?}");
    };
}

#[test]
fn the_same_words_are_the_same_text() {
    let one = json!({ "seq": 1, "kind": "note", "text": "a", "at": "2027-05-01T14:00:00Z" });
    let other = json!({ "at": "2027-05-01T14:00:00Z", "text": "a", "kind": "note", "seq": 1,
        "name": null });
    let sent = |value: &Value| sent(device(), value).expect("it has a number");
    assert_eq!(sent(&one), sent(&other));
    assert_eq!(sent(&one).entry.at_ms, Some(1_809_180_000_000));
    assert_eq!(kept(sent(&one).entry.key, &sent(&one).body), sent(&one).entry);
}

#[test]
fn an_entry_that_is_too_long_is_kept_in_part() {
    let long = json!({ "seq": 1, "kind": "note", "text": "milk\u{0} ".repeat(4_000) });
    let sent = sent(device(), &long).expect("it has a number");
    assert!(sent.body.len() < BYTES_MAX && sent.body.contains("note"), "{}", sent.body.len());
    assert_eq!(sent.entry.kind, Kind::Unreadable { field: "kind" });
}

#[test]
fn without_names_the_same_is_counted() {
    for value in [
        json!({ "seq": 1, "at": "2027-05-01T14:00:00Z", "kind": "walked_in", "name": "Ada Ro",
            "email": "ada@example.org", "adults": 2, "children": 1,
            "waiver": { "version": 1, "signed_name": "Ada Ro" } }),
        json!({ "seq": 1, "kind": "cash", "amount": "20.00", "currency": "USD",
            "name": "Ada Ro", "email": "ada@example.org", "receipt": "A-1" }),
        json!({ "seq": 1, "kind": "note", "text": "Ada Ro fell" }),
        json!({ "seq": 1, "kind": "milk", "millilitres": 20, "name": "Ada Ro" }),
        json!({ "seq": 1, "kind": "danced", "who": "Ada Ro" }),
    ] {
        let sent = sent(device(), &value).expect("it has a number");
        let bare = without_names(&sent.body);
        assert!(!bare.contains("Ada") && !bare.contains('@'), "{bare}");
        let entry = kept(sent.entry.key, &bare);
        assert_eq!(
            (entry.at_ms, entry.kind.as_str()),
            (sent.entry.at_ms, sent.entry.kind.as_str())
        );
        assert_eq!(without_names(&bare), bare, "once is enough");
    }
}
