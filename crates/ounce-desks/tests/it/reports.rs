//! After the day: a host reports, a second one sees the first one's figure, the coordinator closes.

use axum::http::Method;
use ounce_domain::member::Role;
use ounce_domain::milk_promise::Bank;
use ounce_domain::stroll::Position;
use ounce_store::{banks, fresh};
use serde_json::{Value, json};

use crate::app::{HERE, TestApp};

const ELM: &str = "/desk/campaigns/next/strolls/elm";
const REPORT: &str = "/desk/campaigns/next/strolls/elm/report";
const API: &str = "/api/v1/strolls/next/elm/report";
/// From the noon of these tests to the afternoon of 1 May 2027.
const TO_THE_DAY: i64 = 61 * 86_400 + 3 * 3_600;

impl TestApp {
    /// The day is here: Bess hosts, Cora coordinates, and a phone has noted some things.
    async fn after_the_day(&self) -> (String, String) {
        self.give("bess@example.org", Role::Host, HERE, "elm").await;
        self.give("cora@example.org", Role::Coordinator, HERE, "").await;
        let bank = Bank {
            id: fresh::imported(ounce_domain::id::Id::from_bytes([0; 16]), "bank", "elm-bank"),
            slug: "elm-bank".to_owned(),
            name: "Milk bank of Elm".to_owned(),
            city: "Elm".to_owned(),
            region: "NY".to_owned(),
            country: "US".to_owned(),
            position: Position { lat_e7: 0, lon_e7: 0 },
            network: String::new(),
            status: "active".to_owned(),
            source: "https://bank.example".to_owned(),
            last_checked: jiff::civil::date(2027, 1, 1),
        };
        let saved = self.store.write(move |sql| banks::save(sql, &bank).map(Ok::<_, ()>)).await;
        saved.expect("the store works").expect("nothing refuses");
        self.joins("Ada Ant", "ada@example.org", 2).await;
        self.wait(TO_THE_DAY);
        let bess = self.signs_in("bess@example.org").await;
        let cora = self.signs_in("cora@example.org").await;
        (bess, cora)
    }

    /// What phones note, by the desk of the day.
    async fn notes(&self, words: Value) {
        let token = self.issues("bess@example.org", "run-day").await;
        let phone = self.enrols(&token, "Gate").await;
        let (status, taken) = self.hands_in(&phone, &json!({ "entries": words })).await;
        assert_eq!((status, &taken["through"]), (200, &json!(3)), "{taken}");
    }
}

fn noon() -> &'static str {
    "2027-05-01T16:00:00Z"
}

fn the_day() -> Value {
    let cash = json!({ "seq": 1, "at": noon(), "kind": "cash", "amount": "200.00",
        "currency": "USD", "name": null, "email": null, "receipt": "1-1" });
    let milk = json!({ "seq": 2, "at": noon(), "kind": "milk", "millilitres": 850, "bags": 1,
        "bank": "elm-bank", "name": null });
    let people = json!({ "seq": 3, "at": noon(), "kind": "headcount", "people": 36 });
    json!([cash, milk, people])
}

#[tokio::test]
async fn nothing_is_reported_before_the_day() {
    let app = TestApp::new().await;
    app.give("bess@example.org", Role::Host, HERE, "elm").await;
    let bess = app.signs_in("bess@example.org").await;
    let page = app.get(REPORT, &bess).await;
    assert!(page.text.contains("opens when the stroll begins"), "{}", page.text);
    assert!(!page.text.contains("name=\"arrived\""));
    let sent = app.post(&format!("{REPORT}/send"), &bess, &[("headcount", "9")]).await;
    assert_eq!((sent.status, sent.text.contains("opens when the stroll begins")), (422, true));
    assert!(!app.get(ELM, &bess).await.text.contains("Report of the day"));
}

#[tokio::test]
async fn a_host_counts_the_cash_before_the_recorded_sum_is_shown() {
    let app = TestApp::new().await;
    let (bess, _) = app.after_the_day().await;
    app.notes(the_day()).await;
    assert!(app.get(ELM, &bess).await.text.contains("Not reported yet"));
    let form = app.get(REPORT, &bess).await.text;
    for filled in ["name=\"headcount\" value=\"36\"", "value=\"850 mL\"", "elm-bank\" selected"] {
        assert!(form.contains(filled), "{filled}");
    }
    assert!(!form.contains("$200"), "nobody counts towards a figure");
    let fields = [
        ("arrived", "30"),
        ("was_arrived", ""),
        ("walk_ups", "5"),
        ("headcount", "36"),
        ("cash_counted", "$195"),
        ("milk_1", "850 mL"),
        ("milk_bank_1", "elm-bank"),
        ("story", "Sunny."),
        ("story_shown", "yes"),
    ];
    let refused = app.post(&format!("{REPORT}/send"), &bess, &fields).await;
    assert_eq!(refused.status, 422);
    for said in ["The two figures differ", "recorded $200.00", "value=\"$195\"", "Sunny."] {
        assert!(refused.text.contains(said), "{said}");
    }
    let explained = [&fields[..], &[("cash_reason", "A five blew away.")]].concat();
    let sent = app.post(&format!("{REPORT}/send"), &bess, &explained).await;
    assert_eq!(sent.location, format!("{REPORT}?done=sent"), "{}", sent.text);
    let page = app.get(&sent.location, &bess).await.text;
    for said in ["Thank you.", "$200.00", "$195.00", "\u{2212}$5.00", "36 people came"] {
        assert!(page.contains(said), "{said}");
    }
    let again = app.post(&format!("{REPORT}/send"), &bess, &explained).await;
    assert_eq!(again.location, format!("{REPORT}?done=same"), "the same form twice");
    assert!(app.get(ELM, &bess).await.text.contains("Reported, figures differ"));
    let acts = app.get(&format!("{ELM}/acts"), &bess).await.text;
    assert!(acts.contains("Reported: Headcount, from (empty) to 36"), "{acts}");
}

#[tokio::test]
async fn of_two_hosts_the_second_sees_the_first_ones_figure() {
    let app = TestApp::new().await;
    let (bess, cora) = app.after_the_day().await;
    let send = format!("{REPORT}/send");
    let first = [("headcount", "36"), ("was_headcount", "")];
    assert_eq!(app.post(&send, &bess, &first).await.status, 303);
    let second = [("headcount", "40"), ("was_headcount", ""), ("story", "Windy.")];
    let refused = app.post(&send, &cora, &second).await;
    assert_eq!(refused.status, 422);
    for kept in ["Two of you have changed this", "value=\"40\"", ">36</b>", "Windy."] {
        assert!(refused.text.contains(kept), "{kept}");
    }
    let chosen = [
        ("headcount", "40"),
        ("was_headcount", "36"),
        ("keep_headcount", "mine"),
        ("story", "Windy."),
    ];
    assert_eq!(app.post(&send, &cora, &chosen).await.status, 303);
    assert!(app.get(REPORT, &bess).await.text.contains("40 people came"));
}

#[tokio::test]
async fn the_coordinator_closes_what_was_read_and_opens_it_again_with_a_reason() {
    let app = TestApp::new().await;
    let (bess, cora) = app.after_the_day().await;
    let desk = app.get("/desk/campaigns/next", &cora).await.text;
    assert!(!desk.contains("report waits"), "nobody has reported");
    app.post(&format!("{REPORT}/send"), &bess, &[("headcount", "36"), ("story", "Sunny.")]).await;
    let desk = app.get("/desk/campaigns/next", &cora).await.text;
    assert!(desk.contains("One report waits"));
    let list = app.get("/desk/campaigns/next/reports", &cora).await.text;
    assert!(list.contains("1 of 2 towns have reported") && list.contains(">36<"), "{list}");
    let missing = app.get("/desk/campaigns/next/reports?only=missing", &cora).await.text;
    assert!(missing.contains("/strolls/oak/report") && !missing.contains("/strolls/elm/report"));

    let close = format!("{REPORT}/close");
    assert_eq!(app.post(&close, &bess, &[("version", "1")]).await.status, 403);
    let changed = [("headcount", "37"), ("was_headcount", "36")];
    assert_eq!(app.post(&format!("{REPORT}/send"), &bess, &changed).await.status, 303);
    let unread = app.post(&close, &cora, &[("version", "1")]).await;
    assert_eq!((unread.status, unread.text.contains("Somebody else")), (422, true));
    let closed = app.post(&close, &cora, &[("version", "2")]).await;
    assert_eq!(closed.location, format!("{REPORT}?done=closed"), "{}", closed.text);
    let twice = app.post(&close, &cora, &[("version", "2")]).await;
    assert_eq!(twice.location, format!("{REPORT}?done=before"));
    let late = [("headcount", "99"), ("was_headcount", "37")];
    let late = app.post(&format!("{REPORT}/send"), &bess, &late).await;
    assert_eq!((late.status, late.text.contains("has closed this report")), (422, true));
    assert!(!app.get(REPORT, &bess).await.text.contains("name=\"headcount\""));

    let open = format!("{REPORT}/open-again");
    assert_eq!(app.post(&open, &cora, &[("why", " ")]).await.status, 422, "it needs a reason");
    let opened = app.post(&open, &cora, &[("why", "A typing error")]).await;
    assert_eq!(opened.location, format!("{REPORT}?done=opened"));
    let acts = app.get(&format!("{ELM}/acts"), &cora).await.text;
    assert!(acts.contains("A typing error") && acts.contains("The report was closed"));
    assert!(app.get(REPORT, &bess).await.text.contains("name=\"headcount\" value=\"37\""));
}

async fn programs_report(app: TestApp) {
    app.after_the_day().await;
    app.notes(the_day()).await;
    let bess = app.issues("bess@example.org", "see-reports,report-stroll").await;
    let cora = app.issues("cora@example.org", "see-reports,close-reports").await;
    let read = |answer: &str| serde_json::from_str::<Value>(answer).expect("an answer is JSON");
    let before = read(&app.call(Method::GET, API, &bess, ("", "")).await.text);
    assert_eq!((&before["state"], &before["report"]), (&json!("missing"), &Value::Null));
    let day = json!({ "expected": 3, "arrived": 0, "walk_ups": 0, "headcount": 36,
        "cash": "200.00", "milk_ml": 850 });
    assert_eq!(before["recorded"], day);
    let send = format!("{API}/send");
    let wrong = json!({ "headcount": "x", "milk_1": "3 oz" }).to_string();
    let wrong = app.call(Method::POST, &send, &bess, ("k1", &wrong)).await;
    assert_eq!((wrong.status, wrong.text.contains("\"headcount\"")), (422, true), "{}", wrong.text);
    let body = json!({ "headcount": "36", "cash_counted": "200", "milk_1": "850",
        "milk_bank_1": "elm-bank", "story_shown": "no" })
    .to_string();
    for _ in 0..2 {
        let sent = app.call(Method::POST, &send, &bess, ("k2", &body)).await;
        assert_eq!((sent.status, read(&sent.text)["outcome"].clone()), (200, json!("done")));
    }
    let after = read(&app.call(Method::GET, API, &cora, ("", "")).await.text);
    assert_eq!((&after["state"], &after["report"]["came"]), (&json!("sent"), &json!(36)));
    assert_eq!(after["report"]["milk"], json!([{ "bank": "elm-bank", "ml": 850 }]));
    assert_eq!(after["report"]["version"], 1, "once");
    let close = format!("{API}/close");
    let early = app.call(Method::POST, &close, &cora, ("k3", r#"{"version":7}"#)).await;
    assert_eq!(early.status, 409, "{}", early.text);
    let closed = app.call(Method::POST, &close, &cora, ("k4", r#"{"version":1}"#)).await;
    assert_eq!(closed.status, 200, "{}", closed.text);
    let all = app.call(Method::GET, "/api/v1/campaigns/next/reports", &cora, ("", "")).await;
    let all = read(&all.text);
    assert_eq!((&all["towns"], &all["reported"]), (&json!(2), &json!(1)));
    let open = format!("{API}/open-again");
    let opened = app.call(Method::POST, &open, &cora, ("k5", r#"{"why":"An error"}"#)).await;
    assert_eq!(opened.status, 200, "{}", opened.text);
    let none = "/api/v1/strolls/next/oak/report/close";
    let none = app.call(Method::POST, none, &cora, ("k6", r#"{"version":1}"#)).await;
    assert_eq!(none.status, 404, "nobody has reported there");
}

#[tokio::test]
async fn programs_report_and_close_on_sqlite() {
    programs_report(TestApp::new().await).await;
}

#[tokio::test]
async fn programs_report_and_close_on_postgresql() {
    programs_report(TestApp::on_postgres().await).await;
}
