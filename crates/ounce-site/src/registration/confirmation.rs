//! An address confirms a place that was taken in its name. Mail programs open links by
//! themselves, so opening shows one button, and only the button confirms.

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::refusal::{Refusal, WalkRefusal};
use ounce_domain::registration::{Registration, Standing};
use ounce_store::fresh;
use ounce_store::registrations::{self, Held};

use super::{card, frame, is_in_time};
use crate::registration::page::Confirmation;
use ounce_web::answer::{own, pressed, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::links;
use ounce_web::visit::Visit;

/// Loads the place that a letter asks about.
///
/// # Errors
/// `Unauthorized` for another token and for a letter that a renewed link has ended, `NotFound` for
/// a place that is gone, `Gone` when links to it have ended.
async fn asked(app: &App, id: &str, uri: &Uri) -> Result<(Held, String), Failure> {
    let id = Id::<Registration>::parse(id).ok_or(Failure::NotFound)?;
    let token = Typed::lenient_query(uri).get("token").to_owned();
    if !app.tokens().opens_confirmation(id, &token) {
        return Err(Failure::Unauthorized);
    }
    let held = app.store().read(move |sql| registrations::load(sql, id)).await?;
    let held = held.ok_or(Failure::NotFound)?;
    if !held.link.takes_letter() || !held.registration.email.takes_mail() {
        return Err(Failure::Unauthorized);
    }
    is_in_time(app, &held)?;
    Ok((held, token))
}

fn is_let_go(held: &Held) -> bool {
    held.registration.standing == Standing::Cancelled
}

/// `GET /registrations/{id}/confirmation?token=`: asks, and changes nothing. If the address has
/// confirmed already, the page of the place follows.
pub(crate) async fn form(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let (held, token) = asked(&app, &id, &uri).await?;
    if held.link.is_confirmed() {
        let id = held.registration.id;
        return Ok(see(&links::manage(app.tokens(), id, held.link.generation)));
    }
    show(&app, &visit, held, (StatusCode::OK, token))
}

fn show(
    app: &App,
    visit: &Visit,
    held: Held,
    (status, token): (StatusCode, String),
) -> Result<Response, Failure> {
    let page = Confirmation {
        t: visit.reader,
        frame: frame(app, visit, &held),
        card: card(app, &held),
        is_let_go: is_let_go(&held),
        is_held: held.link.is_held(),
        registration: held.registration,
        token,
    };
    own(visit, status, &page)
}

/// `POST /registrations/{id}/confirmation?token=`: the place is kept, and earlier links end. Sent
/// twice, it has its effect once.
pub(crate) async fn confirm(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
    request: Request,
) -> Result<Response, Failure> {
    let (held, token) = asked(&app, &id, &uri).await?;
    pressed(request, &["token"]).await?;
    let id = held.registration.id;
    let (at_ms, seed) = (app.now().as_millisecond(), app.roll());
    let confirmed = app.store().write(move |sql| {
        let mut fresh = fresh::ids(at_ms, seed);
        registrations::confirm(sql, id, at_ms, &mut fresh)
    });
    match confirmed.await? {
        Ok(link) => {
            let manage = links::manage(app.tokens(), id, link.generation);
            Ok(see(&format!("{manage}&new=1")))
        }
        Err(Refusal::Walk(WalkRefusal::AlreadyCancelled)) => {
            let held = app.store().read(move |sql| registrations::load(sql, id)).await?;
            let held = held.ok_or(Failure::NotFound)?;
            show(&app, &visit, held, (StatusCode::CONFLICT, token))
        }
        Err(_) => Err(Failure::Unauthorized),
    }
}
