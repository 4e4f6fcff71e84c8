//! What a host's program does on the day, and what one phone carries for another.

use axum::http::Method;
use hmac::{Hmac, KeyInit, Mac};
use ounce_store::registrations;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::app::TestApp;
use crate::day::{DAY, Phone, entry, upload};

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a phone signs its log with.
fn proof(token: &str, log: &str) -> String {
    let key = Sha256::digest(token.as_bytes());
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("an HMAC takes a key of any length");
    mac.update(log.as_bytes());
    hex(&mac.finalize().into_bytes())
}

impl TestApp {
    async fn tells_day(&self, token: &str, path: &str, body: &Value) -> (u16, Value) {
        self.json(Method::POST, &format!("{DAY}/{path}"), token, &body.to_string()).await
    }

    async fn carries(&self, by: &Phone, of: &Phone, log: &str, proof: &str) -> u16 {
        let body = json!({ "device": of.id, "log": log, "proof": proof });
        self.tells_day(&format!("Bearer {}", by.token), "carried", &body).await.0
    }

    async fn arrived(&self, token: &str) -> i64 {
        self.state(token).await["arrived"]["people"].as_i64().expect("a number")
    }
}

async fn a_program_runs_the_day(app: TestApp) {
    let token = app.runs_the_day().await;
    let (party, _) = app.signs_up("elm", "ada@example.org").await;
    let phones = [app.enrols(&token, "Theo's phone").await, app.enrols(&token, "Bess").await];
    for (phone, adults) in phones.iter().zip([2, 3]) {
        let words = json!({ "kind": "arrived", "registration": party, "adults": adults });
        assert_eq!(app.hands_in(phone, &upload(&[entry(1, words)])).await.0, 200);
    }
    let state = app.state(&token).await;
    let asked = &state["review"][0];
    assert_eq!(asked["code"], "arrived-twice");
    let answers: Vec<&str> =
        asked["answers"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    assert!(answers.contains(&"stands") && answers.len() > 1, "{answers:?}");
    let mut answer = json!({ "code": asked["code"], "question": asked["question"] });
    assert_eq!(app.tells_day(&token, "reopen", &answer).await.0, 200, "it is open, and stays so");
    for wrong in ["", "take-back-9", "yes"] {
        answer["answer"] = wrong.into();
        let (status, told) = app.tells_day(&token, "settle", &answer).await;
        assert!(matches!(status, 409 | 422), "{wrong}: {told}");
        assert_eq!(app.state(&token).await, state, "{wrong}");
    }
    answer["answer"] = "stands".into();
    for _ in 0..2 {
        assert_eq!(app.tells_day(&token, "settle", &answer).await.0, 200);
    }
    assert_eq!(app.state(&token).await["review"], json!([]));

    for wrong in ["", "x", "9-7", "1, 999"] {
        let (status, _) = app.tells_day(&token, "paper", &json!({ "numbers": wrong })).await;
        assert!(matches!(status, 409 | 422), "{wrong}");
    }
    app.signs_up("elm", "ben@example.org").await;
    let before = app.arrived(&token).await;
    for _ in 0..2 {
        assert_eq!(app.tells_day(&token, "paper", &json!({ "numbers": "1-2" })).await.0, 200);
        assert_eq!(app.arrived(&token).await, before + 3, "the other party, once");
    }

    let log = json!({ "device": phones[0].id,
        "entries": [entry(2, json!({ "kind": "headcount", "people": 70 }))] });
    assert_eq!(app.tells_day(&token, "hand-in", &log).await.0, 200);
    assert_eq!(app.state(&token).await["headcount"], 70);

    assert_eq!(app.tells_day(&token, "cut-off", &json!({ "device": party })).await.0, 404);
    assert_eq!(app.tells_day(&token, "cut-off", &json!({ "device": phones[1].id })).await.0, 200);
    let (_, told) = app.json(Method::GET, &format!("{DAY}/devices"), &token, "").await;
    let devices = told["devices"].as_array().expect("a list");
    let shown: Vec<_> = devices
        .iter()
        .map(|one| (one["name"].as_str(), one["number"].as_i64(), one["cut_off_at"].is_string()))
        .collect();
    let expected = [(Some("Theo's phone"), Some(1), false), (Some("Bess"), Some(2), true)];
    assert_eq!(shown, expected, "the desk itself is no phone");
    // It hears at its next word that it is cut off, and that word is taken.
    let (status, told) = app.hands_in(&phones[1], &upload(&[])).await;
    assert_eq!((status, &told["ended"]), (200, &json!(true)));
    let (_, told) = app.hands_in(&phones[0], &upload(&[])).await;
    assert_eq!(told["ended"], json!(false));
}

#[tokio::test]
async fn a_program_runs_the_day_on_sqlite() {
    a_program_runs_the_day(TestApp::new().await).await;
}

#[tokio::test]
async fn a_program_runs_the_day_on_postgresql() {
    a_program_runs_the_day(TestApp::on_postgres().await).await;
}

#[tokio::test]
async fn a_phone_carries_what_another_one_signed_and_nothing_else() {
    let app = TestApp::new().await;
    let token = app.runs_the_day().await;
    let (party, _) = app.signs_up("elm", "ada@example.org").await;
    let (theo, bess) = (app.enrols(&token, "Theo's phone").await, app.enrols(&token, "Bess").await);
    let words = json!({ "kind": "arrived", "registration": party, "adults": 2, "children": 1 });
    let log = json!([entry(1, words)]).to_string();
    let good = proof(&theo.token, &log);
    let changed = log.replace("\"adults\":2", "\"adults\":9");
    assert_ne!(changed, log);
    for (log, proof, why) in [
        (log.as_str(), proof(&bess.token, &log), "signed by who carries it"),
        (changed.as_str(), good.clone(), "changed on the way"),
        (log.as_str(), String::new(), "not signed"),
        ("[]", proof(&theo.token, "[]"), "nothing in it"),
        ("x", proof(&theo.token, "x"), "no list"),
    ] {
        assert_eq!(app.carries(&bess, &theo, log, &proof).await, 422, "{why}");
        assert_eq!(app.arrived(&token).await, 0, "{why}");
    }
    for _ in 0..2 {
        assert_eq!(app.carries(&bess, &theo, &log, &good).await, 200);
        assert_eq!(app.arrived(&token).await, 3);
    }
    // The phone that noted it finds network after all.
    let all: Vec<Value> = serde_json::from_str(&log).expect("it was a list");
    let (status, told) = app.hands_in(&theo, &upload(&all)).await;
    assert_eq!((status, &told["through"], &told["review"]), (200, &json!(1), &json!([])));
    assert_eq!(app.arrived(&token).await, 3);
}

#[tokio::test]
async fn a_phone_learns_which_tickets_were_given_back_and_not_whose_they_were() {
    let app = TestApp::new().await;
    let token = app.runs_the_day().await;
    let (party, ticket) = app.signs_up("elm", "ada@example.org").await;
    let phone = app.enrols(&token, "Theo's phone").await;
    let digest = hex(&Sha256::digest(ticket.to_uppercase().as_bytes())[..16]);
    let (_, pack) = app.packs(&phone).await;
    assert_eq!((&pack["tickets"][&digest], &pack["given_back"]), (&json!(party), &json!([])));
    let (id, now_ms) = (ounce_domain::id::Id::parse(&party).expect("an id"), app.now_ms());
    let mut fresh = 0_u8;
    let given_back = app.store.write(move |sql| {
        registrations::cancel(sql, id, now_ms, &mut || {
            fresh += 1;
            [fresh; 16]
        })
    });
    given_back.await.expect("the store works").expect("nothing refuses");
    let (_, pack) = app.packs(&phone).await;
    assert_eq!((&pack["roster"], &pack["tickets"]), (&json!([]), &json!({})));
    let gone = pack["given_back"].as_array().expect("a list");
    assert_eq!(gone.len(), 2, "what its picture says, and its code");
    assert!(gone.contains(&json!(digest)));
    assert!(!pack.to_string().contains("Ada"), "{pack}");
}
