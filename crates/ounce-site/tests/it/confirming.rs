//! Places that are held until their address confirms by its letter.

use ounce_domain::id::Id;
use ounce_domain::registration::{HOLD_MS, Registration};
use ounce_store::{fresh, outbox, registrations};
use ounce_web::{Config, Letters, links};

use crate::app::{NOW, TestApp};
use crate::joining::{BEACH, party, typed};

const ASKING: &str = "/api/v1/strolls/next/portland-me/registrations";

async fn by_mail() -> TestApp {
    TestApp::with(Config { letters: Letters::GoOut, ..Config::default() }).await
}

/// The record that the newest letter is about.
async fn newest(app: &TestApp) -> Id<Registration> {
    let due = app.store.read(|sql| outbox::list(sql, 1)).await.expect("the store answers");
    Id::from_bytes(due.first().expect("a letter waits").about)
}

#[tokio::test]
async fn a_known_address_and_an_unknown_one_get_the_same_answer() {
    let app = by_mail().await;
    let new = app.post_json(ASKING, &party("ada@example.org", 2, 0)).await;
    let known = app.post_json(ASKING, &party("ADA@example.org", 3, 1)).await;
    let answer = serde_json::json!({ "status": "asked-by-letter" });
    assert_eq!(new.json(202), answer);
    assert_eq!(known.json(202), answer);
    let form = "/campaigns/next/strolls/portland-me/join";
    let new = app.post_form(form, &typed("bo@example.org", "1")).await.leads_to();
    let known = app.post_form(form, &typed("ada@example.org", "1")).await.leads_to();
    assert_eq!(new, known);
    assert!(app.get(&new).await.text(200).contains("held for an hour"));
    // Where the host takes everybody at once it can't be hidden.
    app.post_json(BEACH, &party("ada@example.org", 2, 0)).await.json(201);
    assert_eq!(app.post_json(BEACH, &party("ada@example.org", 2, 0)).await.status.as_u16(), 409);
}

/// Mail programs open links: opening changes nothing.
#[tokio::test]
async fn only_the_button_confirms_and_a_letter_opens_again() {
    let app = by_mail().await;
    app.post_json(ASKING, &party("ada@example.org", 2, 0)).await.json(202);
    let id = newest(&app).await;
    let letter = links::confirmation(app.app.tokens(), id);
    for _ in 0..2 {
        assert!(app.get(&letter).await.text(200).contains("Yes, this is my place"));
    }
    let managed = links::manage(app.app.tokens(), id, 0);
    assert_eq!(app.get(&letter.replace("/confirmation", "")).await.status.as_u16(), 401);
    let confirmed = app.post_form(&letter, &[]).await.leads_to();
    assert!(app.get(&confirmed).await.text(200).contains("Your place is kept"));
    assert_eq!(app.get(&managed).await.status.as_u16(), 401, "links before it end");
    assert_eq!(app.get(&letter).await.leads_to(), links::manage(app.app.tokens(), id, 1));
    assert_eq!(app.get(&format!("{letter}x")).await.status.as_u16(), 401);
}

#[tokio::test]
async fn the_owner_of_an_address_takes_over_from_who_typed_it() {
    let app = by_mail().await;
    let made = app.post_json(BEACH, &party("ada@example.org", 2, 0)).await.json(201);
    let link = made["links"]["manage"].as_str().expect("a link");
    let typed = link.strip_prefix("http://stroll.example").expect("our own host").to_owned();
    let id = newest(&app).await;
    let renewal = typed.replace("?token=", "/renewal?token=");
    let renewed = app.post_form(&renewal, &[]).await.leads_to();
    assert_eq!(app.get(&typed).await.status.as_u16(), 401);
    app.get(&renewed).await.text(200);
    let letter = links::confirmation(app.app.tokens(), id);
    let owned = app.post_form(&letter, &[]).await.leads_to();
    app.get(&owned).await.text(200);
    assert_eq!(app.get(&renewed).await.status.as_u16(), 401);
}

#[tokio::test]
async fn a_place_that_was_let_go_says_so() {
    let app = by_mail().await;
    app.post_json(ASKING, &party("ada@example.org", 2, 0)).await.json(202);
    let id = newest(&app).await;
    let now_ms = NOW * 1_000 + HOLD_MS;
    let gone = app.store.write(move |sql| {
        for due in outbox::list(sql, 10)? {
            outbox::record_sent(sql, due.id, now_ms, "")?;
        }
        registrations::let_go(sql, now_ms, &mut fresh::ids(now_ms, [7; 16])).map(Ok::<_, ()>)
    });
    assert_eq!(gone.await.expect("the store answers"), Ok(1));
    let letter = links::confirmation(app.app.tokens(), id);
    assert!(app.get(&letter).await.text(200).contains("no longer held"));
    assert_eq!(app.post_form(&letter, &[]).await.status.as_u16(), 409);
}

#[tokio::test]
async fn manage_links_end_ninety_days_after_the_stroll() {
    let app = by_mail().await;
    let made = app.post_json(BEACH, &party("ada@example.org", 2, 0)).await.json(201);
    let link = made["links"]["manage"].as_str().expect("a link");
    let path = link.strip_prefix("http://stroll.example").expect("our own host");
    app.wait(400 * 86_400);
    assert_eq!(app.get(path).await.status.as_u16(), 410);
    assert_eq!(app.get(&format!("/api/v1{path}")).await.status.as_u16(), 410);
}
