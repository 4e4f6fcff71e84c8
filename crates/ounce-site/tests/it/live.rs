//! The tally of an open page moves.

use std::time::Duration;

use axum::body::Body;
use futures_util::StreamExt;
use ounce_web::Config;
use serde_json::Value;

use crate::app::{TestApp, get, with};
use crate::giving::{GIFTS, gift};

/// Reads the next event of a stream; a heartbeat is none.
async fn next(body: &mut axum::body::BodyDataStream) -> Value {
    let mut text = String::new();
    let wait = Duration::from_secs(10);
    while !text.ends_with("\n\n") || !text.contains("data:") {
        let chunk = tokio::time::timeout(wait, body.next()).await.expect("an event in time");
        let chunk = chunk.expect("the stream goes on").expect("no error");
        text.push_str(std::str::from_utf8(&chunk).expect("UTF-8"));
    }
    assert!(text.contains("event: tally\n"), "{text}");
    let data = text.lines().find_map(|line| line.strip_prefix("data: ")).expect("data");
    serde_json::from_str(data).expect("JSON")
}

fn stream(answer: axum::http::Response<Body>) -> axum::body::BodyDataStream {
    assert_eq!(answer.status().as_u16(), 200);
    assert_eq!(answer.headers()["content-type"], "text/event-stream");
    assert!(answer.headers().get("content-encoding").is_none());
    answer.into_body().into_data_stream()
}

#[tokio::test]
async fn numbers_move_after_a_commit_in_the_reader_s_own_words() {
    let app = TestApp::new().await;
    let mut live = stream(app.open("/campaigns/next/live").await);
    let mut french = stream(app.open("/campaigns/next/live?lang=fr").await);
    assert_eq!(next(&mut live).await["raised"], "$0");
    next(&mut french).await;
    let keeping = tokio::spawn({
        let app = app.app.clone();
        async move { app.keep_fresh().await }
    });
    app.post_json(GIFTS, &gift("1234", "demo-card")).await.json(201);
    let moved = next(&mut live).await;
    assert_eq!(moved["raised"], "$1,234");
    for name in ["raised", "walkers", "places", "milk-promised", "milk-received", "goal", "level"] {
        assert!(moved[name].is_string(), "{name}");
    }
    assert_ne!(next(&mut french).await["raised"], moved["raised"]);
    // Closing ends every stream, so that a server can drain.
    app.app.close();
    assert!(live.next().await.is_none());
    keeping.await.expect("it ends when the app closes");
}

#[tokio::test]
async fn commits_that_change_no_figure_are_not_told() {
    let app = TestApp::new().await;
    let mut live = stream(app.open("/campaigns/next/live").await);
    next(&mut live).await;
    app.refresh().await;
    app.post_json(GIFTS, &gift("5", "demo-card")).await.json(201);
    app.post_json(GIFTS, &gift("6", "demo-card")).await.json(201);
    app.refresh().await;
    assert_eq!(next(&mut live).await["raised"], "$11", "two commits, one event");
}

#[tokio::test]
async fn a_stroll_s_own_numbers_move_and_those_of_its_neighbours_are_not_told() {
    let app = TestApp::new().await;
    let mut live = stream(app.open("/campaigns/next/live?stroll=beach").await);
    let mut small = stream(app.open("/campaigns/next/live?stroll=small").await);
    assert_eq!(next(&mut live).await["raised"], "$0");
    assert_eq!(next(&mut small).await["raised"], "$0");
    app.refresh().await;
    app.post_json(GIFTS, &gift("5", "demo-card")).await.json(201);
    app.refresh().await;
    let moved = next(&mut live).await;
    assert_eq!(moved["raised"], "$5");
    for name in ["walkers", "milk-promised", "badge", "filled"] {
        assert!(moved[name].is_string(), "{name}");
    }
    let mut other = gift("7", "demo-card");
    other["stroll"] = Value::from("small");
    app.post_json(GIFTS, &other).await.json(201);
    app.refresh().await;
    assert_eq!(next(&mut small).await["raised"], "$7", "one event, not two");
    assert_eq!(app.get("/campaigns/next/live?stroll=nowhere").await.status.as_u16(), 404);
}

#[tokio::test]
async fn seats_are_limited_and_given_back() {
    let config = Config { live_connections: 1, ..Config::default() };
    let app = TestApp::with(config).await;
    let first = app.open("/campaigns/next/live").await;
    let refused = app.send(with(get("/campaigns/next/live"), "accept", "text/event-stream")).await;
    assert_eq!(refused.status.as_u16(), 503);
    assert!(!refused.header("retry-after").is_empty());
    drop(first);
    assert_eq!(app.open("/campaigns/next/live").await.status().as_u16(), 200);
    assert_eq!(app.get("/campaigns/nowhere/live").await.status.as_u16(), 404);
}
