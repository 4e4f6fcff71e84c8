//! Giving a place back, after a second question, and taking it again.

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use ounce_domain::refusal::{Refusal, WalkRefusal};
use ounce_store::registrations;

use super::open;
use crate::join::api::cancel_once;
use crate::join::joining;
use crate::registration::page::Cancellation;
use ounce_web::answer::{own, pressed, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::visit::Visit;

/// `GET /registrations/{id}/cancellation?token=`
pub(crate) async fn form(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let opened = open(&app, &id, &uri).await?;
    let page = Cancellation {
        t: visit.reader,
        frame: opened.frame(&app, &visit),
        card: opened.card(&app),
        registration: opened.held.registration,
        token: opened.token,
    };
    own(&visit, StatusCode::OK, &page)
}

/// `POST /registrations/{id}/cancellation?token=`. Sent twice, it has its effect once.
pub(crate) async fn cancel(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    request: Request,
) -> Result<Response, Failure> {
    let opened = open(&app, &id, &uri).await?;
    pressed(request, &["token"]).await?;
    let id = opened.held.registration.id;
    match cancel_once(&app, id).await? {
        Ok(()) | Err(Refusal::Walk(WalkRefusal::AlreadyCancelled)) => Ok(see(&opened.manage(&app))),
        Err(refusal) => Err(joining::refused(refusal)),
    }
}

/// `POST /registrations/{id}/undo?token=`: takes the place again. If it is too late, or the address
/// has joined again meanwhile, the ticket shows the present state.
pub(crate) async fn undo(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    request: Request,
) -> Result<Response, Failure> {
    let opened = open(&app, &id, &uri).await?;
    pressed(request, &["token"]).await?;
    let (id, at_ms) = (opened.held.registration.id, app.now().as_millisecond());
    let back = app.store().write(move |sql| registrations::take_back(sql, id, at_ms));
    match back.await? {
        Ok(_)
        | Err(
            Refusal::Walk(WalkRefusal::AlreadyCancelled)
            | Refusal::Walk(WalkRefusal::AlreadyRegistered),
        ) => Ok(see(&opened.manage(&app))),
        Err(refusal) => Err(joining::refused(refusal)),
    }
}
