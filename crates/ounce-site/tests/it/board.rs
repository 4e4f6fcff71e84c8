//! The board: what pages are made of, how it is renewed, and what happens under load.

use std::sync::mpsc;

use jiff::Timestamp;
use ounce_web::i18n::Reader;

use crate::app::{NOW, TestApp, get, with};
use crate::giving::{GIFTS, gift};

const TALLY: &str = "/api/v1/campaigns/next/tally";

#[tokio::test]
async fn pages_are_made_anew_when_something_changed_and_only_then() {
    let app = TestApp::new().await;
    let first = app.get("/").await;
    app.wait(2);
    app.refresh().await;
    let tag = first.header("etag").to_owned();
    let held = app.send(with(get("/"), "if-none-match", &tag)).await;
    assert_eq!(held.status.as_u16(), 304, "nothing changed");
    app.post_json(GIFTS, &gift("123", "demo-card")).await.json(201);
    app.refresh().await;
    let changed = app.send(with(get("/"), "if-none-match", &tag)).await;
    assert!(changed.text(200).contains("$123"));
}

/// The same request gets the same answer, until something changes. Other words get their own.
#[tokio::test]
async fn an_answer_that_is_ready_goes_with_its_figures() {
    let app = TestApp::new().await;
    let packed = || with(get("/campaigns/next"), "accept-encoding", "gzip");
    // The first makes the page, the second keeps its answer, and the third gets that.
    let (first, second) = (app.send(packed()).await, app.send(packed()).await);
    let third = app.send(packed()).await;
    for other in [&second, &third] {
        assert_eq!(first.headers, other.headers);
        assert_eq!(first.bytes, other.bytes);
    }
    assert_eq!(first.status.as_u16(), 200);
    app.post_json(GIFTS, &gift("123", "demo-card")).await.json(201);
    app.refresh().await;
    assert_ne!(app.send(packed()).await.bytes, first.bytes);
    let third = app.get("/campaigns/next").await;
    assert!(third.text(200).contains("$123"));
    let dark = app.send(with(get("/campaigns/next"), "cookie", "theme=dark; lang=ja")).await;
    let dark = dark.text(200);
    assert!(dark.contains("<html lang=\"ja\"") && third.text(200).contains("<html lang=\"en"));
    app.wait(3_600);
    app.send(packed()).await;
    assert_ne!(app.send(packed()).await.bytes, first.bytes);
    let old = app.get("/campaigns/next").await;
    assert_ne!(old.text(200), third.text(200), "it says since when the figures stand");
}

#[tokio::test]
async fn what_somebody_else_committed_is_seen_too() {
    let app = TestApp::new().await;
    let renamed = app.store.write(|sql| {
        let mut campaign = crate::world::campaign("next");
        campaign.name = "Another Name".to_owned();
        ounce_store::campaigns::save(sql, &campaign)
    });
    renamed.await.expect("a write").expect("no refusal");
    app.refresh().await;
    assert!(app.get("/").await.text(200).contains("Another Name"));
}

/// Readers that are busy are left alone: figures stay as they were and say since when, while
/// joining goes on.
#[tokio::test]
async fn under_overload_the_tally_grows_old_and_joining_goes_on() {
    let app = TestApp::new().await;
    let before = app.get(TALLY).await.json(200)["as_of"].clone();
    let mut gates = Vec::new();
    let mut reads = Vec::new();
    for _ in 0..8 {
        let (open, gate) = mpsc::channel::<()>();
        let store = app.store.clone();
        gates.push(open);
        reads.push(tokio::spawn(async move {
            store
                .read(move |_| {
                    // Waits until the test lets it go on.
                    let _ = gate.recv();
                    Ok(())
                })
                .await
        }));
    }
    while app.store.read_queue_len() < 4 {
        tokio::task::yield_now().await;
    }
    app.wait(60);
    let made = app.post_json(crate::joining::BEACH, &crate::joining::party("a@example.org", 2, 0));
    assert_eq!(made.await.status.as_u16(), 201);
    let keeping = tokio::spawn({
        let app = app.app.clone();
        async move { app.keep_fresh().await }
    });
    tokio::task::yield_now().await;
    let tally = app.get(TALLY).await.json(200);
    assert_eq!((&tally["as_of"], &tally["walkers"]), (&before, &serde_json::json!(0)));
    let page = app.get("/").await;
    let since = Timestamp::from_second(NOW).expect("a time of these tests");
    let since = Reader::default().moment(since);
    assert!(page.text(200).contains(&since), "it does not say {since}");
    drop(gates);
    for read in reads {
        read.await.expect("no panic").expect("a read");
    }
    app.refresh().await;
    let tally = app.get(TALLY).await.json(200);
    assert_eq!(tally["as_of"], "2027-03-01T17:01:00Z");
    assert_eq!(tally["walkers"], 2);
    app.app.close();
    keeping.await.expect("it ends when the app closes");
}
