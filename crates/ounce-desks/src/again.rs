//! "Again this year?": a host of the last edition answers with one button.
//!
//! The link came to the address of the host, and its holder answers for that address alone: a yes
//! makes nobody else a host. Opening the link changes nothing, since mail scanners open links.

mod page;
mod sample;

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use axum::routing::get;
use ounce_domain::id::Id;
use ounce_domain::member::invitation::{Answer as Said, Invitation};
use ounce_domain::refusal::FieldRefusal;
use ounce_store::invitations::{self, Listed};
use ounce_store::strolls;
use ounce_web::answer::{opened, own, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::frame::Frame;
use ounce_web::links;
use ounce_web::visit::Visit;

use crate::routes::{DeskRoute, Needs, SIGNING_IN, at};
use crate::signed::Answer;
use page::{AgainPage, Shown};

pub(crate) fn table() -> Vec<DeskRoute> {
    vec![at("/again/{id}", get(show).post(answer), SIGNING_IN, Needs::Nothing)]
}

/// `GET /again/{id}?token=`
async fn show(State(app): State<App>, Path(id): Path<String>, uri: Uri, visit: Visit) -> Answer {
    let listed = load(&app, (&id, &uri)).await?;
    Ok(page(&app, &visit, listed).await?)
}

async fn load(app: &App, (id, uri): (&str, &Uri)) -> Result<Listed, Failure> {
    let id: Id<Invitation> = opened(id, uri, |id, token| app.tokens().opens_host_again(id, token))?;
    let found = app.store().read(move |sql| invitations::load(sql, id)).await?;
    found.ok_or(Failure::NotFound)
}

async fn page(app: &App, visit: &Visit, listed: Listed) -> Result<Response, Failure> {
    let now_ms = app.now().as_millisecond();
    let shown = match listed.invitation.answer {
        Some(Said::Accepted) => Shown::Yes,
        Some(Said::Declined) => Shown::No,
        None if listed.invitation.is_open(now_ms) => Shown::Asked,
        None | Some(Said::Withdrawn) => Shown::Over,
    };
    let stroll = Id::from_bytes(listed.object.id);
    let found = app.store().read(move |sql| strolls::load_by_id(sql, stroll)).await?;
    let status = if shown == Shown::Over { StatusCode::GONE } else { StatusCode::OK };
    let page = AgainPage {
        t: visit.reader,
        frame: Frame { path: "/desk".to_owned(), ..visit.frame(app, None) },
        action: links::host_again(app.tokens(), listed.invitation.id),
        campaign: listed.campaign,
        stroll: found.ok_or(Failure::NotFound)?.stroll,
        shown,
    };
    own(visit, status, &page)
}

/// `POST /again/{id}?token=`: field `answer`, `yes` or `no`. The same answer again changes nothing.
async fn answer(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
    request: Request,
) -> Answer {
    let listed = load(&app, (&id, &uri)).await?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["answer", "token"])?;
    let is_yes = match typed.get("answer") {
        "yes" => true,
        "no" => false,
        _ => return Err(Failure::refused("answer", FieldRefusal::NotAChoice).into()),
    };
    let now = app.now();
    let (id, member) = (listed.invitation.id, listed.invitation.member);
    let act = app.fresh_id::<()>(now).bytes();
    let answered = app.store().write(move |sql| {
        invitations::answer(sql, (id, is_yes), member, now.as_millisecond(), act)
    });
    match answered.await? {
        Ok(_) => Ok(see(&links::host_again(app.tokens(), id))),
        // It was answered before, or is too old: the page says which.
        Err(_) => Ok(page(&app, &visit, listed).await?),
    }
}
