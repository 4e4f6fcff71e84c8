//! Sheets as PDF: who may print which, what the answer says of itself, and that it is the same twice.

use std::time::Duration;

use axum::http::Method;
use ounce_domain::member::Role;
use ounce_paper::Sheet;
use ounce_web::{Config, Letters};

use crate::app::{Answer, HERE, TestApp};

const DESK: &str = "/desk/campaigns/next/strolls/elm/print";
const WHOLE: &str = "/desk/campaigns/next/print";
const API: &str = "/api/v1/strolls/next/elm/print";
const BESS: &str = "bess@hosts.example";

fn is_pdf(answer: &Answer) -> bool {
    answer.status == 200 && answer.text.starts_with("%PDF-1.7")
}

#[tokio::test]
async fn a_sheet_that_names_people_is_for_those_who_see_the_roster() {
    let app = TestApp::new().await;
    let mut sessions = Vec::new();
    for (role, slug, sees_names) in [
        (Role::Coordinator, "", true),
        (Role::Treasurer, "", false),
        (Role::Moderator, "", false),
        (Role::Host, "elm", true),
        (Role::Helper, "elm", true),
    ] {
        let email = format!("{}@members.example", role.as_str());
        app.give(&email, role, HERE, slug).await;
        sessions.push((role, app.signs_in(&email).await, sees_names));
    }
    for (role, session, sees_names) in &sessions {
        let page = app.get(DESK, session).await;
        for sheet in Sheet::ALL {
            let word = sheet.as_str();
            let may = *sees_names || !sheet.names_people();
            let is_offered = page.text.contains(&format!("value=\"{word}\""));
            assert_eq!(is_offered, may, "{role:?} is offered {word}");
            let answer = app.get(&format!("{DESK}.pdf?sheet={word}&size=a4"), session).await;
            let status = if may { 200 } else { 403 };
            assert_eq!(answer.status, status, "{role:?} prints {word}");
            assert_eq!(is_pdf(&answer), may, "{role:?} prints {word}");
        }
        // One among others counts as well.
        let mixed = app.get(&format!("{DESK}.pdf?sheet=flyer&sheet=sign-in"), session).await;
        assert_eq!(is_pdf(&mixed), *sees_names, "{role:?}");
    }
    let (_, treasurer, _) = &sessions[1];
    assert!(is_pdf(&app.get(&format!("{WHOLE}.pdf?sheet=flyer"), treasurer).await));
    assert_eq!(app.get(&format!("{WHOLE}.pdf?sheet=bibs"), treasurer).await.status, 403);
    let (_, coordinator, _) = &sessions[0];
    assert!(is_pdf(&app.get(&format!("{WHOLE}.pdf?sheet=bibs"), coordinator).await));
}

#[tokio::test]
async fn a_file_is_private_has_a_name_and_is_the_same_twice() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Host, HERE, "elm").await;
    let session = app.signs_in(BESS).await;
    let path = format!("{DESK}.pdf?sheet=flyer&sheet=sign-in&size=letter&language=ja");
    let (once, again) = (app.get(&path, &session).await, app.get(&path, &session).await);
    assert!(is_pdf(&once));
    let said = |name: &str| once.headers[name].to_str().expect("plain text").to_owned();
    assert_eq!(said("content-type"), "application/pdf");
    assert_eq!(said("cache-control"), "private, no-store");
    assert_eq!(said("content-disposition"), "inline; filename=\"next-elm-paper.pdf\"");
    assert_eq!(said("content-language"), "ja");
    assert!(once.headers.get("content-security-policy").is_none());
    assert_eq!(said("x-content-type-options"), "nosniff");
    assert!(once.text == again.text, "other bytes");
    let other = app.get(&path.replace("ja", "en"), &session).await;
    assert!(is_pdf(&other) && other.text != once.text);
}

#[tokio::test]
async fn what_cannot_be_printed_is_said_beside_its_field() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Host, HERE, "elm").await;
    let session = app.signs_in(BESS).await;
    let nothing = app.get(&format!("{DESK}.pdf?size=a4&language=fr"), &session).await;
    assert_eq!(nothing.status, 422);
    assert!(nothing.text.contains("id=\"f-sheet-wrong\""));
    assert!(nothing.text.contains("<option value=\"fr\" selected>"), "what was chosen is kept");
    let odd = app.get(&format!("{DESK}.pdf?sheet=bibs&size=a9"), &session).await;
    assert_eq!(odd.status, 422);
    assert!(odd.text.contains("id=\"f-size-wrong\""));
    assert!(odd.text.contains("value=\"bibs\" checked"));
}

#[tokio::test]
async fn a_program_prints_what_its_token_was_given() {
    let app = TestApp::new().await;
    app.give(BESS, Role::Host, HERE, "elm").await;
    let figures = app.issues(BESS, "see-stroll").await;
    let names = app.issues(BESS, "see-stroll see-roster").await;
    let asks =
        async |path: String, token: &str| app.call(Method::GET, &path, token, ("", "")).await;
    assert!(is_pdf(&asks(format!("{API}?sheet=flyer"), &figures).await));
    assert_eq!(asks(format!("{API}?sheet=tickets"), &figures).await.status, 403);
    assert!(is_pdf(&asks(format!("{API}?sheet=tickets"), &names).await));
    assert_eq!(asks(format!("{API}?sheet=map"), &names).await.status, 422);
    assert_eq!(asks(format!("{API}?papier=a4"), &names).await.status, 422);
}

#[tokio::test]
async fn who_waits_too_long_for_a_turn_is_told_so() {
    let config = Config {
        letters: Letters::GoOut,
        press_patience: Duration::from_millis(20),
        ..Config::default()
    };
    let app = TestApp::in_a_file(config).await;
    app.give(BESS, Role::Host, HERE, "elm").await;
    let session = app.signs_in(BESS).await;
    let path = format!("{DESK}.pdf?sheet=flyer");
    let turns = app.app.presses().acquire_many(2).await.expect("nobody closes it");
    let busy = app.get(&path, &session).await;
    assert_eq!(busy.status, 503);
    assert!(busy.headers.contains_key("retry-after"));
    drop(turns);
    assert!(is_pdf(&app.get(&path, &session).await));
}
