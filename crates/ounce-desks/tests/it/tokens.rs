//! Tokens of members' programs: what they open, what they don't, and when they end.

use std::collections::BTreeSet;

use axum::http::Method;
use ounce_desks::table;
use ounce_domain::member::Role;
use ounce_domain::text::EmailAddress;
use ounce_store::acts::{self, By};
use ounce_store::{campaigns, members, second_factors};
use serde_json::{Value, json};

use crate::app::{Answer, HERE, TestApp};
use crate::promised;

const BESS: &str = "bess@hosts.example";
const CORA: &str = "cora@coordinators.example";
const MEMBERS: &str = "/api/v1/strolls/next/elm/members";
const ROSTER: &str = "/api/v1/strolls/next/elm/roster";

impl Answer {
    pub(crate) fn json(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        serde_json::from_str(&self.text).expect("JSON")
    }

    /// The code of the first complaint.
    pub(crate) fn code(&self, status: u16) -> String {
        self.json(status)["errors"][0]["code"].as_str().unwrap_or_default().to_owned()
    }
}

impl TestApp {
    pub(crate) async fn reads(&self, path: &str, token: &str) -> Answer {
        self.call(Method::GET, path, token, ("", "")).await
    }

    pub(crate) async fn sends(&self, path: &str, token: &str, body: &Value) -> Answer {
        self.call(Method::POST, path, token, ("", &body.to_string())).await
    }
}

/// The token on a page that shows one.
fn shown(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("<code>ounce_")?;
    Some(format!("Bearer ounce_{}", rest.split_once("</code>")?.0))
}

#[tokio::test]
async fn a_member_makes_a_token_that_is_shown_once_and_revokes_it() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Host, HERE, "elm").await;
    let session = app.signs_in(BESS).await;
    let page = app.get("/desk/tokens", &session).await;
    assert!(page.text.contains("see-roster") && !page.text.contains("judge-messages"));
    let (_, once) = page.text.split_once("name=\"once\" value=\"").expect("a hidden id");
    let once = &once[..26];
    let form = [("name", "A screen"), ("days", "30"), ("once", once), ("see-roster", "on")];
    let made = app.post("/desk/tokens/issue", &session, &form).await;
    assert_eq!(made.status, 200);
    let token = shown(&made.text).expect("it is on the page");
    let again = app.post("/desk/tokens/issue", &session, &form).await;
    assert_eq!((again.status, shown(&again.text)), (200, None), "the same form again makes none");
    let list = app.get("/desk/tokens", &session).await;
    assert_eq!(list.text.matches("A screen").count(), 2, "its row, and the name of its button");
    assert!(!list.text.contains(token.trim_start_matches("Bearer ")), "shown once");
    assert!(list.text.contains("Never used."));

    let me = app.reads("/api/v1/me", &token).await.json(200);
    assert_eq!((&me["email"], &me["token"]["actions"]), (&json!(BESS), &json!(["see-roster"])));
    assert_eq!(app.reads(ROSTER, &token).await.json(200), json!({ "parties": [] }));
    assert_eq!(app.reads(MEMBERS, &token).await.code(403), "token-without");
    assert_eq!(app.reads("/api/v1/sessions", &token).await.code(403), "token-without");
    assert!(!app.get("/desk/tokens", &session).await.text.contains("Never used."));

    let (_, id) = list.text.split_once("/desk/tokens/").expect("a row");
    let revoke = format!("/desk/tokens/{}/revoke", &id[..26]);
    app.give("hal@hosts.example", Role::Host, HERE, "oak").await;
    let other = app.signs_in("hal@hosts.example").await;
    assert_eq!(app.post(&revoke, &other, &[]).await.status, 303);
    assert_eq!(app.reads(ROSTER, &token).await.status, 200, "it is not theirs to end");
    assert_eq!(app.post(&revoke, &session, &[]).await.status, 303);
    assert_eq!(app.reads(ROSTER, &token).await.status, 401);
    assert_eq!(app.post(&revoke, &session, &[]).await.status, 303, "again it changes nothing");
}

#[tokio::test]
async fn a_form_without_name_actions_or_end_says_so_and_keeps_what_was_typed() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Host, HERE, "elm").await;
    let session = app.signs_in(BESS).await;
    let form = [("name", ""), ("days", "3000"), ("see-acts", "on")];
    let answer = app.post("/desk/tokens/issue", &session, &form).await;
    assert_eq!(answer.status, 422);
    for id in ["f-name-wrong", "f-days-wrong"] {
        assert!(answer.text.contains(id), "{id}");
    }
    let ticked = answer.text.split("id=\"f-see-acts\"").nth(1).expect("the box is there");
    assert!(ticked.split('>').next().is_some_and(|tag| tag.contains("checked")), "{ticked}");
    // A host can't give what a host may not do.
    let form = [("name", "A"), ("days", "7"), ("judge-messages", "on")];
    let answer = app.post("/desk/tokens/issue", &session, &form).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("f-actions-wrong"));
    assert!(app.get("/desk/tokens", &session).await.text.contains("You have no token."));
}

#[tokio::test]
async fn a_token_opens_no_page_and_a_cookie_no_address_for_programs() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Host, HERE, "elm").await;
    let session = app.signs_in(BESS).await;
    let token = app.issues(BESS, "see-roster own-sessions").await;
    for path in ["/desk", "/desk/tokens", "/desk/campaigns/next/strolls/elm/roster"] {
        let answer = app.reads(path, &token).await;
        assert_eq!(answer.status, 303, "{path}");
        assert!(answer.location.starts_with("/sign-in"), "{path}");
    }
    assert_eq!(app.get(ROSTER, &session).await.status, 401);
    let mut wrong = token.clone();
    wrong.replace_range(token.len() - 1.., if token.ends_with('0') { "1" } else { "0" });
    for one in [wrong.as_str(), "Bearer", "Bearer x", "Basic YTpi", ""] {
        assert_eq!(app.reads(ROSTER, one).await.status, 401, "{one}");
    }
    assert_eq!(app.reads(ROSTER, &token.replace("Bearer", "bearer")).await.status, 200);
    // It shows the session that was begun above, and ends it.
    let all = app.reads("/api/v1/sessions", &token).await.json(200);
    let id = all["sessions"][0]["id"].as_str().expect("one is open").to_owned();
    let end = format!("/api/v1/sessions/{id}/end");
    assert_eq!(app.sends(&end, &token, &json!({})).await.json(200)["outcome"], "done");
    assert_eq!(app.sends(&end, &token, &json!({})).await.json(200)["outcome"], "before");
    assert_eq!(app.get("/desk", &session).await.status, 303);
}

#[tokio::test]
async fn a_token_ends_with_its_time_and_loses_what_its_member_loses() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Host, HERE, "elm").await;
    app.give(BESS, Role::Helper, HERE, "oak").await;
    app.give("hal@hosts.example", Role::Host, HERE, "elm").await;
    app.enters(BESS).await;
    app.enters("hal@hosts.example").await;
    let token = app.issues(BESS, "see-roster see-members change-members").await;
    assert_eq!(app.reads(MEMBERS, &token).await.status, 200);
    let hal = app.issues("hal@hosts.example", "change-members").await;
    let take = json!({ "email": BESS, "role": "host", "why": "Moved away" });
    let taken = app.sends(&format!("{MEMBERS}/take"), &hal, &take).await;
    assert_eq!(taken.json(200)["outcome"], "done");
    assert_eq!(app.reads(MEMBERS, &token).await.code(403), "not-allowed");
    assert_eq!(app.reads("/api/v1/strolls/next/oak/roster", &token).await.status, 200);
    assert_eq!(app.reads("/api/v1/strolls/next/fir/roster", &token).await.status, 404, "a draft");
    app.wait(30 * 86_400);
    assert_eq!(app.reads("/api/v1/strolls/next/oak/roster", &token).await.status, 401);
}

#[tokio::test]
async fn a_token_of_a_coordinator_needs_the_second_step() {
    let app = TestApp::new().await;
    app.give(CORA, Role::Coordinator, HERE, "").await;
    let session = app.enters(CORA).await;
    let answer = app.get("/desk/tokens", &session).await;
    assert_eq!((answer.status, answer.location.as_str()), (303, "/desk/second-step"));
    app.sets_up(&session).await;
    let token = app.issues(CORA, "see-campaign").await;
    let desk = app.reads("/api/v1/campaigns/next/desk", &token).await.json(200);
    assert_eq!(desk["strolls"].as_array().map(Vec::len), Some(3), "drafts too: {desk}");
    let email = EmailAddress::parse(CORA).expect("an address");
    let letter = ([95; 16], app.now_ms());
    let reset = app.store.write(move |sql| {
        let member = members::find(sql, &email)?.expect("they are a member");
        second_factors::reset(sql, member.id, letter).map(Ok::<_, ()>)
    });
    assert_eq!(reset.await.expect("the store works"), Ok(true));
    assert_eq!(app.reads("/api/v1/campaigns/next/desk", &token).await.status, 401);

    // A host without one becomes a coordinator: what a letter alone opens is not enough any more.
    app.give(BESS, Role::Host, HERE, "elm").await;
    let token = app.issues(BESS, "see-roster").await;
    assert_eq!(app.reads(ROSTER, &token).await.status, 200);
    app.give(BESS, Role::Treasurer, HERE, "").await;
    assert_eq!(app.reads(ROSTER, &token).await.code(403), "second-factor-missing");
}

#[tokio::test]
async fn a_change_by_a_token_is_an_act_of_its_member_and_the_same_request_counts_once() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Host, HERE, "elm").await;
    let token = app.issues(BESS, "change-members see-members").await;
    let invite = format!("{MEMBERS}/invite");
    let body = json!({ "email": "hal@hosts.example", "role": "helper" }).to_string();
    let send = |key: &'static str, body: String| {
        let (app, invite, token) = (&app, &invite, &token);
        async move { app.call(Method::POST, invite, token, (key, &body)).await }
    };
    assert_eq!(send("one", body.clone()).await.json(200)["outcome"], "done");
    assert_eq!(send("one", body.clone()).await.json(200)["outcome"], "done", "the first answer");
    assert_eq!(send("two", body.clone()).await.json(200)["outcome"], "before");
    assert_eq!(send("one", body.replace("hal@", "jo@")).await.status, 422, "the key of another");
    let shown = app.reads(MEMBERS, &token).await.json(200);
    assert_eq!(shown["invitations"][0]["email"], "hal@hosts.example");
    let told = app.store.read(|sql| {
        let campaign = campaigns::load(sql, HERE)?.expect("the world has it");
        acts::list(sql, campaign.id, 10)
    });
    let told = told.await.expect("the store works");
    assert!(matches!(told[0].act.by, By::Token(..)), "{:?}", told[0]);
    assert_eq!(told[0].by.as_ref().map(EmailAddress::as_str), Some(BESS));
    let wrong = json!({ "email": "hal@hosts.example", "role": "coordinator", "mood": 1 });
    assert_eq!(app.sends(&invite, &token, &wrong).await.code(422), "unknown-field");
    let higher = json!({ "email": "hal@hosts.example", "role": "coordinator" });
    assert_eq!(app.sends(&invite, &token, &higher).await.code(409), "role-of-another-kind");
}

#[tokio::test]
async fn each_token_has_an_allowance_of_its_own() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Host, HERE, "elm").await;
    let token = app.issues(BESS, "see-roster").await;
    for n in 0..300 {
        assert_eq!(app.reads("/api/v1/me", &token).await.status, 200, "{n}");
    }
    assert_eq!(app.reads("/api/v1/me", &token).await.status, 429);
    let other = app.issues(BESS, "see-roster").await;
    assert_eq!(app.reads("/api/v1/me", &other).await.status, 200);
}

/// Addresses for programs and their methods are those that the description gives to members' tokens.
#[tokio::test]
async fn the_description_names_every_address_of_the_desks() {
    let app = TestApp::new().await;
    let description = &promised::DESCRIPTION;
    let is_of_members = |one: &Value| {
        ["memberToken", "deviceToken"].iter().any(|token| one["security"][0][token].is_array())
    };
    let mut described = BTreeSet::new();
    for (path, methods) in description["paths"].as_object().expect("paths") {
        let methods = methods.as_object().expect("methods");
        for (method, _) in methods.iter().filter(|(_, one)| is_of_members(one)) {
            described.insert((path.clone(), method.to_uppercase()));
        }
    }
    let mut routed = BTreeSet::new();
    for path in table().iter().map(|one| one.route.path).filter(|path| path.starts_with("/api/")) {
        let concrete = path.replace("{campaign}", "next").replace("{stroll}", "elm");
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            if app.call(method.clone(), &concrete, "", ("", "")).await.status != 405 {
                routed.insert((path.to_owned(), method.to_string()));
            }
        }
    }
    assert_eq!(described, routed);
}
