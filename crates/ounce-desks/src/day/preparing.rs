//! A phone takes its code for itself, and says that it is ready.

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use ounce_domain::refusal::{FieldRefusal, RecordRefusal};
use ounce_store::day::devices;
use ounce_web::app::App;
use ounce_web::failure::{Failure, What, Wrong};
use ounce_web::fields::{self, Fields};
use serde_json::json;
use std::convert::Infallible;

use super::phone;
use crate::api::{JSON, answer};

/// The letters by which a phone names its storage.
const INSTALL: usize = 32;
/// More people than any roster has.
const MOST_PEOPLE: i64 = 1_000_000;

/// `POST /api/v1/strolls/{campaign}/{stroll}/day/claim {"install"}`: binds the code to one storage.
/// An installed page and a tab have two, and each would number its notes from 1.
pub(crate) async fn claim(
    State(app): State<App>,
    Path((campaign, stroll)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let (parts, body) = request.into_parts();
    let device = phone::of(&app, &parts.headers, (&campaign, &stroll)).await?;
    if !device.may_read(app.now().as_millisecond()) {
        return Err(Failure::Unauthorized);
    }
    let body = fields::body(&parts.headers, body, JSON).await?;
    let mut fields = Fields::read(&body)?;
    let install = fields.text("install");
    let unknown = fields.finish(None);
    if !unknown.is_empty() {
        return Err(Failure::Wrong(unknown));
    }
    if install.len() != INSTALL || !install.bytes().all(|letter| letter.is_ascii_hexdigit()) {
        return Err(Failure::refused("install", FieldRefusal::NotAChoice));
    }
    let own = device.id;
    let claimed =
        app.store().write(move |sql| devices::claim(sql, own, &install).map(Ok::<_, Infallible>));
    let Ok(is_ours) = claimed.await?;
    if !is_ours {
        let what = What::Refused(RecordRefusal::AlreadySettled.into());
        return Err(Failure::Conflict(Wrong { field: "install".into(), what }));
    }
    Ok(answer(StatusCode::OK, &json!({ "device": own.to_string() })))
}

/// `POST /api/v1/strolls/{campaign}/{stroll}/day/ready {"people"}`: the phone proved that it works
/// without network, with so many people on its list.
pub(crate) async fn ready(
    State(app): State<App>,
    Path((campaign, stroll)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let (parts, body) = request.into_parts();
    let device = phone::of(&app, &parts.headers, (&campaign, &stroll)).await?;
    let now_ms = app.now().as_millisecond();
    if !device.may_read(now_ms) {
        return Err(Failure::Unauthorized);
    }
    let body = fields::body(&parts.headers, body, JSON).await?;
    let mut fields = Fields::read(&body)?;
    let people = fields.whole_number("people");
    let unknown = fields.finish(None);
    if !unknown.is_empty() {
        return Err(Failure::Wrong(unknown));
    }
    let people = people.parse::<i64>().ok().filter(|people| (0..=MOST_PEOPLE).contains(people));
    let people = people.ok_or_else(|| Failure::refused("people", FieldRefusal::NotANumber))?;
    let own = device.id;
    let noted = app
        .store()
        .write(move |sql| devices::be_ready(sql, own, people, now_ms).map(Ok::<_, Infallible>));
    let Ok(()) = noted.await?;
    Ok(answer(StatusCode::OK, &json!({ "ready_at": crate::api::moment(now_ms), "people": people })))
}
