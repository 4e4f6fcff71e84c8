//! A campaign carried over at the desk, and hosts who answer "again this year?".

use axum::http::Method;
use ounce_domain::id::Id;
use ounce_domain::member::Role;
use ounce_store::outbox::{self, Letter};
use ounce_web::links;
use serde_json::Value;

use crate::app::{HERE, TestApp};
use crate::many::{hidden, pairs};

const CARRY: &str = "/desk/campaigns/next/carry";

impl TestApp {
    /// The links of the letters that ask hosts.
    async fn asked(&self) -> Vec<String> {
        let due = self.store.read(|sql| outbox::list(sql, 100)).await.expect("the store works");
        let asks = due.into_iter().filter(|one| one.letter == Letter::HostAgain);
        asks.map(|one| links::host_again(self.app.tokens(), Id::from_bytes(one.about))).collect()
    }
}

async fn a_campaign_goes_on(app: TestApp) {
    let cora = app.coordinator().await;
    app.give("bess@hosts.example", Role::Host, HERE, "elm").await;
    app.give("carl@hosts.example", Role::Host, HERE, "oak").await;
    assert!(app.get("/desk/campaigns/next", &cora).await.text.contains(CARRY));
    let typed = [("edition", "after"), ("day", "2028-05-06")];
    let shown = app.post(&format!("{CARRY}/preview"), &cora, &typed).await;
    assert_eq!(shown.status, 200, "{}", shown.text);
    for said in ["2 towns go along", "2 letters go to hosts", "One stroll was never opened"] {
        assert!(shown.text.contains(said), "{said}: {}", shown.text);
    }
    assert_eq!(app.get("/desk/campaigns/after", &cora).await.status, 404, "nothing is written");
    let fields = hidden(&shown.text);
    let done = app.post(CARRY, &cora, &pairs(&fields)).await;
    assert_eq!(done.location, "/desk/campaigns/after", "{}", done.text);
    let desk = app.get(&done.location, &cora).await;
    assert_eq!(desk.status, 200, "who carries over runs the next edition");
    assert!(desk.text.contains("2 strolls are still drafts"), "{}", desk.text);
    let asked = app.asked().await;
    assert_eq!(asked.len(), 2);
    assert_eq!(app.post(CARRY, &cora, &pairs(&fields)).await.status, 303, "the same form again");
    assert_eq!(app.asked().await.len(), 2);
    let nothing = app.post(&format!("{CARRY}/preview"), &cora, &typed).await.text;
    assert!(nothing.contains("Nothing is left to carry over"), "{nothing}");

    // Opening the link answers nothing; a button does, once.
    let page = app.get(&asked[0], "").await;
    assert!(page.text.contains("Again this year?") && page.text.contains("2028"), "{}", page.text);
    let before = app.get("/desk/campaigns/after", &cora).await.text;
    assert!(before.contains("2 strolls have no host"), "a look answers nothing: {before}");
    assert_eq!(app.post(&asked[0], "", &[("answer", "yes")]).await.status, 303);
    assert!(app.get(&asked[0], "").await.text.contains("You are the host"));
    let late = app.post(&asked[0], "", &[("answer", "no")]).await;
    assert!(late.text.contains("You are the host"), "the first answer stands: {}", late.text);
    assert_eq!(app.post(&asked[1], "", &[("answer", "no")]).await.status, 303);
    assert!(app.get(&asked[1], "").await.text.contains("Thank you for telling us"));
    let needs = app.get("/desk/campaigns/after", &cora).await.text;
    assert!(needs.contains("One stroll has no host"), "{needs}");
    for (link, status) in [("?token=x", 401), ("", 401)] {
        let path = format!("{}{link}", asked[0].split('?').next().unwrap_or_default());
        assert_eq!(app.post(&path, "", &[("answer", "yes")]).await.status, status, "{path}");
    }
    let invitation = asked[0].replace("/again/", "/invitations/");
    assert_eq!(app.get(&invitation, "").await.status, 401, "its token opens this page alone");
    assert_eq!(app.post(&asked[0], "", &[("answer", "maybe")]).await.status, 422);
}

#[tokio::test]
async fn a_campaign_is_carried_over_and_hosts_answer_on_sqlite() {
    a_campaign_goes_on(TestApp::new().await).await;
}

#[tokio::test]
async fn a_campaign_is_carried_over_and_hosts_answer_on_postgresql() {
    a_campaign_goes_on(TestApp::on_postgres().await).await;
}

#[tokio::test]
async fn a_bad_edition_is_refused_beside_its_field() {
    let app = TestApp::new().await;
    let cora = app.coordinator().await;
    for (fields, why) in [
        ([("edition", ""), ("day", "2028-05-06")], "no address"),
        ([("edition", "20 28"), ("day", "2028-05-06")], "no slug"),
        ([("edition", HERE), ("day", "2028-05-06")], "itself"),
        ([("edition", "after"), ("day", "soon")], "no day"),
        ([("edition", "after"), ("day", "2027-05-01")], "the day it was"),
        ([("edition", "other"), ("day", "2028-05-06")], "another day than it has"),
    ] {
        for path in [CARRY.to_owned(), format!("{CARRY}/preview")] {
            let page = app.post(&path, &cora, &fields).await;
            assert_eq!(page.status, 422, "{why}");
            assert!(page.text.contains(&format!("value=\"{}\"", fields[0].1)), "{why}");
        }
    }
}

#[tokio::test]
async fn a_program_carries_over_after_a_dry_run() {
    let app = TestApp::new().await;
    app.coordinator().await;
    let token = app.issues("cora@hosts.example", "plan-campaign").await;
    let path = "/api/v1/campaigns/next/carry";
    let read = |text: &str| serde_json::from_str::<Value>(text).expect("the answer is JSON");
    let dry = r#"{"edition":"after","day":"2028-05-06","dry_run":true}"#;
    let dry = read(&app.call(Method::POST, path, &token, ("", dry)).await.text);
    let body = r#"{"edition":"after","day":"2028-05-06"}"#;
    let done = app.call(Method::POST, path, &token, ("", body)).await;
    assert_eq!((done.status, read(&done.text)), (200, dry.clone()));
    assert_eq!((&dry["strolls"], &dry["drafts_left"]), (&Value::from(2), &Value::from(1)));
    let again = read(&app.call(Method::POST, path, &token, ("", body)).await.text);
    assert_eq!((&again["strolls"], &again["partners"]), (&Value::from(0), &Value::from(0)));
    let few = app.issues("cora@hosts.example", "change-stroll").await;
    assert_eq!(app.call(Method::POST, path, &few, ("", body)).await.status, 403);
}
