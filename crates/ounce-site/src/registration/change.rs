//! Changing how many come.

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use ounce_domain::refusal::Complaints;
use ounce_domain::registration::{Party, read_party};
use ounce_store::{fresh, registrations};

use super::{Opened, open};
use crate::join::joining;
use crate::join::refused;
use crate::registration::page::Change;
use ounce_web::answer::{own, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::visit::Visit;

/// `GET /registrations/{id}/change?token=`
pub(crate) async fn form(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let opened = open(&app, &id, &uri).await?;
    let party = opened.held.registration.party;
    let form = Form::new()
        .with("adults", party.adults.to_string())
        .with("children", party.children.to_string());
    show(&app, &visit, opened, (StatusCode::OK, form))
}

fn show(
    app: &App,
    visit: &Visit,
    opened: Opened,
    (status, form): (StatusCode, Form),
) -> Result<Response, Failure> {
    let page = Change {
        t: visit.reader,
        frame: opened.frame(app, visit),
        card: opened.card(app),
        registration: opened.held.registration,
        form,
        token: opened.token,
    };
    own(visit, status, &page)
}

/// `POST /registrations/{id}/change?token=`
pub(crate) async fn change(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
    request: Request,
) -> Result<Response, Failure> {
    let opened = open(&app, &id, &uri).await?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    let id = opened.held.registration.id;
    let known = typed.only(&["adults", "children", "token"]);
    let failure = match known.and_then(|()| Ok(read(&typed)?)) {
        Err(wrong) => wrong,
        Ok(party) => match save(&app, id, party).await {
            Ok(()) => return Ok(see(&opened.manage(&app))),
            Err(failure) => failure,
        },
    };
    show(&app, &visit, opened, refused(failure, &typed)?)
}

fn read(typed: &Typed) -> Result<Party, Complaints> {
    let mut wrong = Complaints::default();
    read_party(typed.get("adults"), typed.get("children"), &mut wrong).ok_or(wrong)
}

async fn save(
    app: &App,
    id: ounce_domain::id::Id<ounce_domain::registration::Registration>,
    party: Party,
) -> Result<(), Failure> {
    let (at_ms, seed) = (app.now().as_millisecond(), app.roll());
    let written = app.store().write(move |sql| {
        let mut fresh = fresh::ids(at_ms, seed);
        registrations::change(sql, id, party, at_ms, &mut fresh)
    });
    written.await?.map(drop).map_err(joining::refused)
}
