//! Registrations: made by anybody, seen and cancelled with the manage link.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::join_question::{Answer, JoinQuestion, read_answers};
use ounce_domain::refusal::{Complaints, Refusal, WalkRefusal};
use ounce_domain::registration::{Application, Asked, Code, Registration, Standing};
use ounce_domain::waiver;
use ounce_store::fresh;
use ounce_store::registrations::{self, Held};
use serde::Serialize;

use crate::api::{JSON, Posted, kept, to_json, written};
use crate::join::joining::{self, Outcome, Wish};
use crate::join::questions;
use crate::registration::may_manage;
use ounce_web::app::App;
use ounce_web::cache;
use ounce_web::failure::{Failure, What, Wrong};
use ounce_web::fields::{Fields, Typed};
use ounce_web::links;
use ounce_web::once::Kept;
use ounce_web::visit::Visit;

#[derive(Serialize)]
struct Made {
    id: String,
    ticket: String,
    /// Ten characters to read out.
    code: String,
    status: &'static str,
    links: Links,
}

/// The answer where addresses confirm by letter: the same for one that has a place already.
#[derive(Serialize)]
struct AskedByLetter {
    status: &'static str,
}

#[derive(Serialize)]
struct Links {
    manage: String,
}

#[derive(Serialize)]
struct Shown<'a> {
    id: String,
    ticket: String,
    /// Ten characters to read out.
    code: String,
    status: &'static str,
    campaign: &'a str,
    stroll: &'a str,
    name: &'a str,
    email: &'a str,
    adults: i64,
    children: i64,
    /// By the numbers of the questions.
    answers: BTreeMap<&'static str, String>,
    /// From 1, for who waits.
    place_in_line: Option<i64>,
    links: Links,
}

fn made(app: &App, origin: &str, id: Id<Registration>, (standing, code): (Standing, Code)) -> Made {
    Made {
        id: id.to_string(),
        ticket: app.tokens().ticket(id),
        code: code.to_string(),
        status: standing.as_str(),
        links: links(app, origin, id, 0),
    }
}

fn links(app: &App, origin: &str, id: Id<Registration>, generation: i64) -> Links {
    Links { manage: format!("{origin}{}", links::manage(app.tokens(), id, generation)) }
}

/// `POST /api/v1/strolls/{campaign}/{stroll}/registrations`: 201, or 409 for an address that has
/// a place already. Where addresses confirm by letter it is 202 for both.
pub(crate) async fn create(
    State(app): State<App>,
    Path((campaign, stroll)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let posted = Posted::read(&app, campaign, request).await?;
    let edition = posted.edition()?;
    let language = posted.language();
    let entry = edition.entry(&stroll);
    let asked = entry.map(|entry| entry.planned.questions.as_slice()).unwrap_or_default();
    let (application, answers) = read(&posted.body, language, asked)?;
    let campaign = Arc::clone(&edition.campaign);
    let wish = Wish { campaign, stroll, application, answers, language, gift: None };
    let (signer, origin) = (app.clone(), posted.visit.origin);
    let answer = move |outcome: &Outcome| match outcome {
        Outcome::New { id, standing, code, .. } => {
            kept(StatusCode::CREATED, &made(&signer, &origin, *id, (*standing, *code)))
        }
        Outcome::Asked => kept(StatusCode::ACCEPTED, &AskedByLetter { status: "asked-by-letter" }),
        Outcome::Before => Kept { status: 409, answer: String::new() },
    };
    let kept = joining::join(&app, wish, posted.once, answer).await?;
    if kept.status == StatusCode::CONFLICT {
        return Err(joining::refused(Refusal::Walk(WalkRefusal::AlreadyRegistered)));
    }
    Ok(written(kept))
}

fn read(
    body: &[u8],
    language: &str,
    questions: &[JoinQuestion],
) -> Result<(Application, Vec<Answer>), Failure> {
    let mut fields = Fields::read(body)?;
    let (name, email) = (fields.text("name"), fields.text("email"));
    let (adults, children) = (fields.whole_number("adults"), fields.whole_number("children"));
    let mut signed = fields.object("waiver");
    let (version, signed_name) = (signed.whole_number("version"), signed.text("signed_name"));
    fields.close(signed);
    let mut answered = fields.object("answers");
    let said: BTreeMap<&str, String> =
        questions.iter().map(|one| (one.key(), answered.text(one.key()))).collect();
    fields.close(answered);
    let asked = Asked {
        name: &name,
        email: &email,
        adults: &adults,
        children: &children,
        waiver_version: &version,
        signed_name: &signed_name,
    };
    let mut rules = Complaints::default();
    let application = match Application::read(&asked, language, waiver::CURRENT) {
        Ok(application) => Some(application),
        Err(wrong) => {
            rules = wrong;
            None
        }
    };
    let answers = read_answers(questions, |one| &said[one.key()], &mut rules);
    match (application, fields.finish(Some(rules))) {
        (Some(application), wrong) if wrong.is_empty() => Ok((application, answers)),
        (_, wrong) => Err(Failure::Wrong(wrong)),
    }
}

/// `GET /api/v1/registrations/{id}`.
pub(crate) async fn show(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let id = Id::parse(&id).ok_or(Failure::NotFound)?;
    let held = load_for(&app, &uri, &headers, id).await?;
    let visit = Visit::new(&app, &uri, &headers);
    let answers = questions::answered(&app, &held.registration).await?;
    let body = to_json(&shown(&app, &visit.origin, &held, answers));
    let mut response = cache::checked(&headers, JSON, body);
    cache::Policy::Private.apply(response.headers_mut());
    Ok(response)
}

/// `DELETE /api/v1/registrations/{id}`: gives the places back, and waiting parties move up. Again
/// it changes nothing and answers the same.
pub(crate) async fn cancel(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let id = Id::parse(&id).ok_or(Failure::NotFound)?;
    load_for(&app, &uri, &headers, id).await?;
    match cancel_once(&app, id).await? {
        Ok(()) | Err(Refusal::Walk(WalkRefusal::AlreadyCancelled)) => {}
        Err(refusal) => return Err(joining::refused(refusal)),
    }
    let held = load(&app, id).await?;
    let visit = Visit::new(&app, &uri, &headers);
    let answers = questions::answered(&app, &held.registration).await?;
    Ok(written(kept(StatusCode::OK, &shown(&app, &visit.origin, &held, answers))))
}

/// Cancels in one transaction, with ids that are the same however often it runs.
pub(crate) async fn cancel_once(
    app: &App,
    id: Id<Registration>,
) -> Result<Result<(), Refusal>, Failure> {
    let (at_ms, seed) = (app.now().as_millisecond(), app.roll());
    let written = app.store().write(move |sql| {
        let mut fresh = fresh::ids(at_ms, seed);
        let cancelled = registrations::cancel(sql, id, at_ms, &mut fresh)?;
        Ok(cancelled.map(drop))
    });
    Ok(written.await?)
}

pub(crate) async fn load(app: &App, id: Id<Registration>) -> Result<Held, Failure> {
    let held = app.store().read(move |sql| registrations::load(sql, id)).await?;
    held.ok_or(Failure::NotFound)
}

/// The registration, for the holder of its link. Without the link nobody learns which ids exist.
async fn load_for(
    app: &App,
    uri: &Uri,
    headers: &HeaderMap,
    id: Id<Registration>,
) -> Result<Held, Failure> {
    let held = load(app, id).await.map_err(|failure| match failure {
        Failure::NotFound => Failure::Unauthorized,
        other => other,
    })?;
    authorise(app, uri, headers, &held)?;
    Ok(held)
}

fn authorise(app: &App, uri: &Uri, headers: &HeaderMap, held: &Held) -> Result<(), Failure> {
    let query = Typed::query(uri, &["token"])?;
    let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let bearer = bearer.and_then(|value| value.split_once(' '));
    let bearer = bearer.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    let token = bearer.map_or_else(|| query.get("token"), |(_, token)| token.trim());
    may_manage(app, held, token)
}

fn shown<'a>(
    app: &App,
    origin: &str,
    held: &'a Held,
    answers: Vec<(JoinQuestion, Option<Answer>)>,
) -> Shown<'a> {
    let registration = &held.registration;
    let said = answers.into_iter().filter_map(|(one, answer)| Some((one.key(), answer?.said)));
    Shown {
        id: registration.id.to_string(),
        ticket: app.tokens().ticket(registration.id),
        code: held.code.to_string(),
        status: registration.standing.as_str(),
        campaign: &held.campaign.slug,
        stroll: &held.stroll.stroll.slug,
        name: &registration.name,
        email: registration.email.as_str(),
        adults: registration.party.adults,
        children: registration.party.children,
        answers: said.collect(),
        place_in_line: held.place_in_line,
        links: links(app, origin, registration.id, held.link.generation),
    }
}

/// A complaint about one field, for callers that make their own.
pub(crate) fn wrong(field: &'static str, refusal: Refusal) -> Wrong {
    Wrong { field: field.into(), what: What::Refused(refusal) }
}
