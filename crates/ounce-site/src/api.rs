//! The interface for programs: `/api/v1`, described by `openapi.json`.
//!
//! Each resource has a file that turns JSON into the domain's words and back; the rules and the
//! store calls are the same as for the pages. A published shape is a promise and never changes.

use std::sync::Arc;

use crate::{bank, campaign, find, gift, join, milk, stroll};

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use ounce_domain::refusal::FieldRefusal;
use ounce_domain::stroll::Position;
use serde::Serialize;

use ounce_web::app::App;
use ounce_web::asker::Asker;
use ounce_web::board::{Edition, Snapshot};
use ounce_web::cache::{self, Policy};
use ounce_web::failure::Failure;
use ounce_web::fields::{self, Typed};
use ounce_web::limits::Class;
use ounce_web::once::{Kept, Once};
use ounce_web::place::degrees;
use ounce_web::service::{Route, Terms};
use ounce_web::visit::Visit;

pub(crate) const JSON: &str = "application/json";

/// The answer is the same for everybody, and no page.
const READ: Terms = Terms::page(Policy::Checked).unlisted();
/// The answer holds a manage link, or something just sent.
const WRITE: Terms = Terms::page(Policy::Private).unlisted();

/// Every address of the interface. A test compares it with `openapi.json`.
pub(crate) fn table() -> Vec<Route> {
    let joined = get(join::api::show).delete(join::api::cancel);
    let (joins, gives) = (WRITE.sending(Class::SigningUp), WRITE.sending(Class::Giving));
    vec![
        Route::new("/api/openapi.json", get(description), READ),
        Route::new("/api/v1/campaigns", get(campaign::api::list), READ),
        Route::new("/api/v1/campaigns/{campaign}/tally", get(campaign::api::tally), READ),
        Route::new("/api/v1/campaigns/{campaign}/strolls", get(stroll::api::list), READ),
        Route::new("/api/v1/campaigns/{campaign}/gifts", post(gift::api::create), gives),
        Route::new("/api/v1/campaigns/{campaign}/milk-promises", post(milk::api::create), joins),
        Route::new(
            "/api/v1/strolls/{campaign}/{stroll}/registrations",
            post(join::api::create),
            joins,
        ),
        Route::new(
            "/api/v1/strolls/{campaign}/{stroll}/join-questions",
            get(join::questions::list),
            READ,
        ),
        Route::new("/api/v1/registrations/{id}", joined, joins),
        Route::new("/api/v1/places", get(find::api::search), READ),
        Route::new("/api/v1/banks", get(bank::api::list), READ),
        Route::new("/api/v1/depots", get(bank::api::depots), READ),
    ]
}

/// The description of this interface, in OpenAPI 3.1.
pub(crate) const DESCRIPTION: &str = include_str!("../openapi.json");

async fn description(headers: HeaderMap) -> Response {
    cache::checked(&headers, JSON, DESCRIPTION.as_bytes().to_vec())
}

/// A write to a campaign as it arrived: the asker, the campaign, the fields, and the key of the
/// request.
pub(crate) struct Posted {
    pub(crate) visit: Visit,
    pub(crate) snapshot: Arc<Snapshot>,
    pub(crate) campaign: String,
    pub(crate) body: Bytes,
    pub(crate) once: Option<Once>,
}

impl Posted {
    /// # Errors
    /// `NotFound` for an unknown campaign, before the body is read; otherwise a failure of the
    /// query, of the body's size or type, or of the key.
    pub(crate) async fn read(
        app: &App,
        campaign: String,
        request: Request,
    ) -> Result<Self, Failure> {
        let (parts, body) = request.into_parts();
        Typed::query(&parts.uri, &[])?;
        let visit = Visit::new(app, &parts.uri, &parts.headers);
        let snapshot = app.board().snapshot();
        snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
        let body = fields::body(&parts.headers, body, JSON).await?;
        let asker = Asker::of(app, &parts.headers, &parts.extensions);
        let once = Once::of_api(&parts.headers, &asker, parts.uri.path(), &body)?;
        Ok(Self { visit, snapshot, campaign, body, once })
    }

    pub(crate) fn edition(&self) -> Result<&Edition, Failure> {
        self.snapshot.edition(&self.campaign).map(Arc::as_ref).ok_or(Failure::NotFound)
    }

    pub(crate) fn language(&self) -> &'static str {
        self.visit.lang().code()
    }
}

/// A read: JSON with a tag.
pub(crate) fn read<T: Serialize>(asked: &HeaderMap, value: &T) -> Response {
    cache::checked(asked, JSON, to_json(value))
}

pub(crate) fn to_json<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("answers are made of text, numbers and lists")
}

/// The answer of a write, to be stored for the same request again.
pub(crate) fn kept<T: Serialize>(status: StatusCode, value: &T) -> Kept {
    let answer = String::from_utf8(to_json(value)).expect("JSON is UTF-8");
    Kept { status: status.as_u16(), answer }
}

/// The answer to a write. No cache keeps it: it may hold a manage link.
pub(crate) fn written(kept: Kept) -> Response {
    let status = StatusCode::from_u16(kept.status).unwrap_or(StatusCode::OK);
    let mut response = (status, Body::from(kept.answer)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(JSON));
    Policy::Private.apply(headers);
    response
}

/// `near=LAT,LON`; `None` where it is missing.
pub(crate) fn near(query: &Typed) -> Result<Option<(f64, f64)>, Failure> {
    if !query.has("near") {
        return Ok(None);
    }
    let position = match query.get("near").split_once(',') {
        Some((lat, lon)) => Position::parse(lat, lon),
        None => Err(FieldRefusal::NotAPosition),
    };
    position.map(|at| Some(degrees(at))).map_err(|refusal| Failure::refused("near", refusal))
}

/// Checks that a searched name is text, and no longer than any place's name.
pub(crate) fn short_enough(q: &str) -> Result<(), Failure> {
    crate::find::unfit(q).map_or(Ok(()), |refusal| Err(Failure::refused("q", refusal)))
}

/// `limit=`, at least one and at most `most`; `usual` where it is missing.
pub(crate) fn limit(query: &Typed, usual: usize, most: usize) -> Result<usize, Failure> {
    let limit = query.count("limit", most).map_err(|refusal| Failure::refused("limit", refusal))?;
    Ok(limit.unwrap_or(usual))
}

/// Kilometres, rounded to the metre: more digits would claim too much.
pub(crate) fn to_the_metre(km: f64) -> f64 {
    (km * 1000.0).round() / 1000.0
}
