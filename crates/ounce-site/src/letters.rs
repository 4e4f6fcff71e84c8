//! Letters that somebody does without: by the link of a letter, by one click in a mail program
//! (RFC 8058), and on the page of one's own place.

mod page;
mod sample;

use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use axum::routing::get;
use ounce_domain::id::Id;
use ounce_domain::letter_choice::{Choice, Optional, Wish};
use ounce_domain::refusal::FieldRefusal;
use ounce_store::choices;
use std::convert::Infallible;

use crate::registration::open;
use ounce_web::answer::{edition_of, opened, own, see};
use ounce_web::app::App;
use ounce_web::cache::Policy;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::limits::Class;
use ounce_web::links;
use ounce_web::service::{Route, Terms};
use ounce_web::visit::Visit;
use page::{OwnLetters, Stop};

const OWN: Terms = Terms::page(Policy::Private).unlisted();
/// More than any mail program sends.
const LONGEST_BODY: usize = 4_096;

/// The addresses. Those of one click are counted as reading: the providers of mail send it for many
/// readers from a few machines.
pub(crate) fn routes() -> Vec<Route> {
    let own = get(own_letters).post(choose);
    vec![
        Route::new("/letters/{kind}/{id}/stop", get(stop_page).post(stop), OWN),
        Route::new("/registrations/{id}/letters", own, OWN.sending(Class::SigningUp)),
    ]
}

/// Whose letters, of which kind, a link is about.
async fn choice(app: &App, (kind, id): (&str, &str), uri: &Uri) -> Result<Choice, Failure> {
    let kind = Optional::parse(kind).ok_or(Failure::NotFound)?;
    let id: Id<Optional> =
        opened(id, uri, |id, token| app.tokens().opens_stop_letters(kind, id, token))?;
    let found = app.store().read(move |sql| choices::of_letter(sql, kind, id.bytes())).await?;
    found.ok_or(Failure::Gone)
}

/// `GET /letters/{kind}/{id}/stop?token=`: one button. Mail programs open links by themselves, so
/// opening stops nothing.
async fn stop_page(
    State(app): State<App>,
    Path((kind, id)): Path<(String, String)>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let choice = choice(&app, (&kind, &id), &uri).await?;
    stopped(&app, &visit, (choice, &uri), false).await
}

/// `POST /letters/{kind}/{id}/stop?token=`: no more letters of the kind, or again such letters where
/// the page says `wish=send`. A mail program sends a body of its own, as a form or in parts, without
/// a cookie; whatever it says, it means to stop.
async fn stop(
    State(app): State<App>,
    Path((kind, id)): Path<(String, String)>,
    uri: Uri,
    visit: Visit,
    request: Request,
) -> Result<Response, Failure> {
    let choice = choice(&app, (&kind, &id), &uri).await?;
    let wish = wish(request.into_body()).await;
    write(&app, choice.clone(), wish).await?;
    stopped(&app, &visit, (choice, &uri), true).await
}

async fn wish(body: Body) -> Wish {
    let body = axum::body::to_bytes(body, LONGEST_BODY).await.unwrap_or_default();
    if &body[..] == b"wish=send" { Wish::Send } else { Wish::Stop }
}

async fn write(app: &App, choice: Choice, wish: Wish) -> Result<(), Failure> {
    let now = app.now();
    let made = (app.fresh_id::<()>(now).bytes(), now.as_millisecond());
    let written = app
        .store()
        .write(move |sql| choices::choose(sql, &choice, wish, made).map(Ok::<_, Infallible>));
    let Ok(()) = written.await?;
    Ok(())
}

async fn stopped(
    app: &App,
    visit: &Visit,
    (choice, uri): (Choice, &Uri),
    is_done: bool,
) -> Result<Response, Failure> {
    let (campaign, kind) = (choice.campaign, choice.kind);
    let refused = app
        .store()
        .read(move |sql| choices::refused(sql, choice.campaign, &choice.email_key))
        .await?;
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, campaign)?;
    let page = Stop {
        t: visit.reader,
        frame: visit.frame(app, Some(edition)),
        campaign: edition.campaign.name.clone(),
        kind,
        is_refused: refused.contains(&kind),
        is_done,
        action: uri.to_string(),
    };
    own(visit, StatusCode::OK, &page)
}

/// `GET /registrations/{id}/letters?token=`: which letters about a place are sent.
async fn own_letters(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let opened = open(&app, &id, &uri).await?;
    let registration = opened.held.registration.clone();
    let (campaign, key) = (opened.held.campaign.id, registration.email.key());
    let refused = app.store().read(move |sql| choices::refused(sql, campaign, &key)).await?;
    let page = OwnLetters {
        t: visit.reader,
        frame: opened.frame(&app, &visit),
        stroll: opened.held.stroll.stroll.name.clone(),
        place: opened.manage(&app),
        action: format!("{}?{}", uri.path(), uri.query().unwrap_or_default()),
        refused,
        is_saved: Typed::lenient_query(&uri).get("saved") == "1",
    };
    own(&visit, StatusCode::OK, &page)
}

/// `POST /registrations/{id}/letters?token=`: fields `kind`, and `wish`, which is `send` or `stop`.
async fn choose(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    request: Request,
) -> Result<Response, Failure> {
    let opened = open(&app, &id, &uri).await?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["token", "kind", "wish"])?;
    let no = |field| Failure::refused(field, FieldRefusal::NotAChoice);
    let kind = Optional::parse(typed.get("kind")).ok_or_else(|| no("kind"))?;
    let wish = match typed.get("wish") {
        "send" => Wish::Send,
        "stop" => Wish::Stop,
        _ => return Err(no("wish")),
    };
    let email_key = opened.held.registration.email.key();
    write(&app, Choice { campaign: opened.held.campaign.id, email_key, kind }, wish).await?;
    let token = Typed::lenient_query(&uri).get("token").to_owned();
    let path = format!("{}?token={}&saved=1", uri.path(), links::encode(&token));
    Ok(see(&path))
}
