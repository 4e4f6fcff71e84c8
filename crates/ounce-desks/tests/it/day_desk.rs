//! The day at the desk of a host: phones, questions, paper, and the file of a phone.

use axum::http::Method;
use ounce_domain::day::Device;
use serde_json::{Value, json};

use crate::app::TestApp;
use crate::day::{DAY, HOST, Phone, entry, upload};

const DESK: &str = "/desk/campaigns/next/strolls/elm/day";

impl TestApp {
    async fn day_page(&self, cookies: &str) -> String {
        let page = self.get(DESK, cookies).await;
        assert_eq!(page.status, 200, "{}", page.text);
        page.text
    }

    async fn sends_to_phone(&self, phone: &Phone, path: &str, body: &Value) -> (u16, Value) {
        let proof = format!("Bearer {}", phone.token);
        self.json(Method::POST, &format!("{DAY}/{path}"), &proof, &body.to_string()).await
    }

    async fn people(&self, token: &str) -> (i64, i64) {
        let state = self.state(token).await;
        let of = |field: &str| state[field]["people"].as_i64().expect("a number");
        (of("arrived"), of("walked_in"))
    }
}

/// The hidden field of a form that settles a question.
fn hidden(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).expect("it is asked");
    rest.split('"').next().unwrap_or_default().to_owned()
}

async fn a_host_settles(app: TestApp) {
    let token = app.runs_the_day().await;
    let host = app.signs_in(HOST).await;
    let (party, _) = app.signs_up("elm", "ada@example.org").await;
    let phones = [app.enrols(&token, "Theo's phone").await, app.enrols(&token, "Bess").await];
    for (phone, adults) in phones.iter().zip([2, 3]) {
        let words = json!({ "kind": "arrived", "registration": party, "adults": adults });
        let (status, told) = app.hands_in(phone, &upload(&[entry(1, words)])).await;
        assert_eq!(status, 200, "{told}");
    }
    assert_eq!(app.people(&token).await, (3, 0), "a party counts once");
    let page = app.day_page(&host).await;
    assert!(page.contains("Theo&#39;s phone") && page.contains("Bess"), "{page}");
    let (code, entries) = (hidden(&page, "code"), hidden(&page, "question"));
    assert_eq!(code, "arrived-twice");
    let of = |answer: &str| {
        vec![
            ("code".to_owned(), code.clone()),
            ("question".to_owned(), entries.clone()),
            ("answer".to_owned(), answer.to_owned()),
        ]
    };
    for wrong in ["", "take-back-9", "yes"] {
        let fields = of(wrong);
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        assert_eq!(app.post(&format!("{DESK}/settle"), &host, &fields).await.status, 422);
    }
    // The larger word was wrong. The same answer twice is one.
    for _ in 0..2 {
        let second = if hides_first(&page) { "take-back-1" } else { "take-back-2" };
        let fields = of(second);
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        assert_eq!(app.post(&format!("{DESK}/settle"), &host, &fields).await.status, 303);
    }
    assert_eq!(app.people(&token).await, (2, 0));
    assert!(app.day_page(&host).await.contains("Nothing to settle."));
    // The answer is taken back: what it took back is noted again, and asked about again.
    let fields = [("code", code.as_str()), ("question", entries.as_str())];
    for _ in 0..2 {
        assert_eq!(app.post(&format!("{DESK}/reopen"), &host, &fields).await.status, 303);
    }
    assert_eq!(app.people(&token).await, (3, 0));
    let acts = app.get("/desk/campaigns/next/strolls/elm/acts", &host).await.text;
    for said in ["Enrolled the phone Bess", "Settled:", "Opened again:"] {
        assert!(acts.contains(said), "{said}: {acts}");
    }
}

/// Whether the larger party is the first of the two facts.
fn hides_first(page: &str) -> bool {
    page.find("3 adults") < page.find("2 adults")
}

#[tokio::test]
async fn a_host_settles_what_two_phones_noted_on_sqlite() {
    a_host_settles(TestApp::new().await).await;
}

#[tokio::test]
async fn a_host_settles_what_two_phones_noted_on_postgresql() {
    a_host_settles(TestApp::on_postgres().await).await;
}

#[tokio::test]
async fn numbers_on_paper_are_noted_once_and_wrong_ones_write_nothing() {
    let app = TestApp::new().await;
    let token = app.runs_the_day().await;
    let host = app.signs_in(HOST).await;
    app.signs_up("elm", "ada@example.org").await;
    app.signs_up("elm", "ben@example.org").await;
    let before = app.people(&token).await;
    for wrong in ["", "x", "1, 999", "2-1"] {
        let answer = app.post(&format!("{DESK}/paper"), &host, &[("numbers", wrong)]).await;
        assert_eq!(answer.status, 422, "{wrong}");
        assert_eq!(app.people(&token).await, before, "{wrong}");
    }
    for _ in 0..2 {
        let answer = app.post(&format!("{DESK}/paper"), &host, &[("numbers", "１-2")]).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
    }
    assert_eq!(app.people(&token).await, (6, 0), "two parties of three");
}

#[tokio::test]
async fn the_file_of_a_phone_counts_once_with_what_was_sent() {
    let app = TestApp::new().await;
    let token = app.runs_the_day().await;
    let host = app.signs_in(HOST).await;
    let phone = app.enrols(&token, "Theo's phone").await;
    let waiver = json!({ "version": 1, "signed_name": "Wren" });
    let walked_in = json!({ "kind": "walked_in", "name": "Wren", "email": null, "adults": 2,
        "children": 1, "waiver": waiver });
    let first = entry(1, walked_in.clone());
    assert_eq!(app.hands_in(&phone, &upload(std::slice::from_ref(&first))).await.0, 200);
    let log = json!({ "device": phone.id, "entries": [first, entry(2, walked_in)] }).to_string();
    for wrong in ["", "{", "{\"device\":\"x\"}", "[]"] {
        let answer = app.post(&format!("{DESK}/hand-in"), &host, &[("log", wrong)]).await;
        assert_eq!(answer.status, 422, "{wrong}");
    }
    for _ in 0..2 {
        let answer = app.post(&format!("{DESK}/hand-in"), &host, &[("log", &log)]).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
    }
    assert_eq!(app.people(&token).await, (0, 6));
    // Whoever walked in is no row that the phones still wait for.
    let (_, pack) = app.packs(&phone).await;
    assert_eq!(pack["roster"], json!([]));
}

#[tokio::test]
async fn a_code_belongs_to_one_storage_and_ready_is_what_the_phone_proved() {
    let app = TestApp::new().await;
    let token = app.runs_the_day().await;
    let host = app.signs_in(HOST).await;
    let phone = app.enrols(&token, "Theo's phone").await;
    let install = |letter: &str| json!({ "install": letter.repeat(32) });
    assert_eq!(app.sends_to_phone(&phone, "claim", &install("g")).await.0, 422);
    assert_eq!(app.sends_to_phone(&phone, "claim", &install("a")).await.0, 200);
    assert_eq!(app.sends_to_phone(&phone, "claim", &install("a")).await.0, 200);
    assert_eq!(app.sends_to_phone(&phone, "claim", &install("b")).await.0, 409);
    assert!(app.day_page(&host).await.contains("Not ready for the park yet"));
    assert_eq!(app.sends_to_phone(&phone, "ready", &json!({ "people": -1 })).await.0, 422);
    assert_eq!(app.sends_to_phone(&phone, "ready", &json!({ "people": 63 })).await.0, 200);
    assert!(app.day_page(&host).await.contains("63 people"));
    let answer = app.post(&format!("{DESK}/cut-off"), &host, &[("device", &phone.id)]).await;
    assert_eq!(answer.status, 303);
    assert_eq!(app.sends_to_phone(&phone, "ready", &json!({ "people": 64 })).await.0, 401);
    assert_eq!(app.sends_to_phone(&phone, "claim", &install("a")).await.0, 401);
    assert!(app.day_page(&host).await.contains("Cut off"));
}

#[tokio::test]
async fn the_form_enrolls_one_phone_however_often_it_is_sent() {
    let app = TestApp::new().await;
    app.runs_the_day().await;
    let host = app.signs_in(HOST).await;
    let page = app.day_page(&host).await;
    let once = hidden(&page, "once");
    let fields = [("name", "Theo's phone"), ("once", once.as_str())];
    let first = app.post(&format!("{DESK}/enroll"), &host, &fields).await;
    assert!(first.status == 200 && first.text.contains("<svg"), "{}", first.text);
    let second = app.post(&format!("{DESK}/enroll"), &host, &fields).await;
    assert_eq!(second.status, 303, "the code is shown once");
    let rows = app.day_page(&host).await.matches("Not ready for the park yet").count();
    assert_eq!(rows, 1);
}

#[tokio::test]
async fn nobody_enrolls_a_phone_as_the_desk_of_a_stroll() {
    let app = TestApp::new().await;
    let token = app.runs_the_day().await;
    let host = app.signs_in(HOST).await;
    app.signs_up("elm", "ada@example.org").await;
    let stroll = app.stroll("elm").await.stroll.id;
    let once = Device::desk_of(stroll).to_string();
    let fields = [("name", "Not a phone"), ("once", once.as_str())];
    assert_eq!(app.post(&format!("{DESK}/enroll"), &host, &fields).await.status, 200);
    assert_eq!(app.post(&format!("{DESK}/paper"), &host, &[("numbers", "1")]).await.status, 303);
    assert_eq!(app.people(&token).await, (3, 0));
    let page = app.day_page(&host).await;
    assert!(page.contains("Not a phone"), "it is a phone like others, and the desk is its own");
}
