//! A new manage link in place of an old one that got into other hands.

use axum::extract::{Path, Request, State};
use axum::http::Uri;
use axum::response::Response;
use ounce_store::registrations;

use super::open;
use ounce_web::answer::{pressed, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::links;

/// `POST /registrations/{id}/renewal?token=`: all links before end; the new one is opened, and
/// mailed.
pub(crate) async fn renew(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    request: Request,
) -> Result<Response, Failure> {
    let opened = open(&app, &id, &uri).await?;
    pressed(request, &["token"]).await?;
    let now = app.now();
    let at_ms = now.as_millisecond();
    let letter = app.fresh_id::<()>(now).bytes();
    let (id, generation) = (opened.held.registration.id, opened.held.link.generation);
    let renewed = app
        .store()
        .write(move |sql| registrations::renew(sql, id, generation, at_ms, letter))
        .await?;
    // Somebody renewed it a moment before: this link has ended.
    let link = renewed.map_err(|_| Failure::Unauthorized)?;
    Ok(see(&links::manage(app.tokens(), id, link.generation)))
}
