//! The least a durable answer can cost on this machine: what the bench holds the service against.
//!
//! The same rows as the service writes for a registration and for a gift, on the same pages of the
//! same kind of file, and nothing around them: no rule, no language, no limit, no second engine.
//! Whatever the service is slower than this, is what its care for people costs. It shares no code
//! with the service, or a mistake there would slow down both and be invisible.
//!
//! `ounce-floor FILE STROLLS [REGISTRATIONS]` makes FILE with STROLLS strolls, and parties that signed
//! up for them already, prints its address and serves. A FILE that is there is served as it is.
#![expect(
    clippy::disallowed_methods,
    reason = "a program of its own: it has nobody to hand it the time"
)]

mod pages;
mod tables;
mod writer;

use std::error::Error;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Html;
use axum::routing::{get, post};
use serde::Deserialize;

use crate::writer::{Entry, Gift, Job, Registration, Row};

/// What every request can reach.
struct App {
    file: String,
    writer: SyncSender<Job>,
}

#[derive(Deserialize)]
struct Waiver {
    version: i64,
    signed_name: String,
}

#[derive(Deserialize)]
struct RegistrationBody {
    name: String,
    email: String,
    adults: i64,
    children: i64,
    waiver: Waiver,
}

#[derive(Deserialize)]
struct GiftBody {
    amount: String,
    currency: String,
    stroll: Option<String>,
    name: String,
    email: String,
}

#[derive(Deserialize)]
struct EntriesBody {
    entries: Vec<serde_json::Value>,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    const USAGE: &str = "usage: ounce-floor FILE STROLLS [REGISTRATIONS]";
    let mut words = std::env::args().skip(1);
    let file = words.next().ok_or(USAGE)?;
    let strolls: u32 = words.next().ok_or(USAGE)?.parse()?;
    let registrations: u32 = words.next().map_or(Ok(0), |word| word.parse())?;
    if !std::fs::exists(&file)? {
        tables::make(&file, strolls, registrations)?;
    }
    let writer = writer::start(&file)?;
    let app = Arc::new(App { file, writer });
    let routes = Router::new()
        .route("/api/v1/strolls/{campaign}/{stroll}/registrations", post(register))
        .route("/api/v1/campaigns/{campaign}/gifts", post(give))
        .route("/api/v1/strolls/{campaign}/{stroll}/day/entries", post(note))
        .route("/campaigns/{campaign}", get(home))
        .route("/campaigns/{campaign}/strolls/{stroll}", get(stroll))
        .route("/hello", get(async || "hello"))
        .route("/still", get(async || Bytes::from_static(&[b'.'; 8_192])))
        .route("/counts", get(counts))
        .with_state(app);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, routes).await?;
    Ok(())
}

async fn register(
    State(app): State<Arc<App>>,
    Path((_, stroll)): Path<(String, String)>,
    body: Bytes,
) -> (StatusCode, String) {
    let Ok(body) = serde_json::from_slice::<RegistrationBody>(&body) else {
        return (StatusCode::BAD_REQUEST, "JSON".into());
    };
    let row = Row::Registration(Registration {
        stroll,
        name: body.name,
        email: body.email,
        adults: body.adults,
        children: body.children,
        waiver: body.waiver.version,
        signed_name: body.waiver.signed_name,
        at_ms: now_ms(),
    });
    written(&app, row).await
}

async fn give(State(app): State<Arc<App>>, body: Bytes) -> (StatusCode, String) {
    let Ok(body) = serde_json::from_slice::<GiftBody>(&body) else {
        return (StatusCode::BAD_REQUEST, "JSON".into());
    };
    let Some(amount_minor) = minor(&body.amount) else {
        return (StatusCode::UNPROCESSABLE_ENTITY, "amount".into());
    };
    let row = Row::Gift(Gift {
        stroll: body.stroll,
        name: body.name,
        email: body.email,
        amount_minor,
        currency: body.currency,
        at_ms: now_ms(),
    });
    written(&app, row).await
}

/// Takes what a phone noted; a phone is known by its token.
async fn note(
    State(app): State<Arc<App>>,
    Path((_, stroll)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, String) {
    let Ok(body) = serde_json::from_slice::<EntriesBody>(&body) else {
        return (StatusCode::BAD_REQUEST, "JSON".into());
    };
    let device = headers.get(AUTHORIZATION).map_or(&[][..], HeaderValue::as_bytes).to_vec();
    let through = body.entries.len();
    let entry =
        |one: serde_json::Value| Some(Entry { seq: one["seq"].as_i64()?, body: one.to_string() });
    let Some(entries) = body.entries.into_iter().map(entry).collect() else {
        return (StatusCode::UNPROCESSABLE_ENTITY, "seq".into());
    };
    let (status, _) =
        written(&app, Row::Entries { stroll, device, entries, at_ms: now_ms() }).await;
    let status = if status == StatusCode::CREATED { StatusCode::OK } else { status };
    (status, format!("{{\"through\":{through}}}"))
}

/// Answers when the row's commit is on the disk, and not before.
async fn written(app: &App, row: Row) -> (StatusCode, String) {
    let (answer, answered) = tokio::sync::oneshot::channel();
    if app.writer.send(Job { row, answer }).is_err() {
        return (StatusCode::SERVICE_UNAVAILABLE, String::new());
    }
    match answered.await {
        Ok(Some(id)) => (StatusCode::CREATED, format!("{{\"id\":\"{id:032x}\"}}")),
        Ok(None) => (StatusCode::CONFLICT, String::new()),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, String::new()),
    }
}

async fn home(State(app): State<Arc<App>>) -> Result<Html<String>, StatusCode> {
    pages::home(&app.file).map(Html).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}

async fn stroll(
    State(app): State<Arc<App>>,
    Path((_, stroll)): Path<(String, String)>,
) -> Result<Html<String>, StatusCode> {
    pages::stroll(&app.file, &stroll).map(Html).map_err(|_| StatusCode::NOT_FOUND)
}

/// What the bench compares with the answers it got: `{"registrations":n,"gifts":n,"agrees":true}`.
async fn counts(State(app): State<Arc<App>>) -> Result<String, StatusCode> {
    pages::counts(&app.file).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}

/// `25.00` is 2500.
fn minor(amount: &str) -> Option<i64> {
    let (whole, cents) = amount.split_once('.')?;
    if cents.len() != 2 {
        return None;
    }
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(cents.parse().ok()?)
}

fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
