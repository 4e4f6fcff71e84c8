//! Invitations: what is offered, and the yes or no of its addressee.
//!
//! The letter may be forwarded, so its link alone accepts nothing: the addressee signs in first, by a
//! code that goes to their own address.

pub(crate) mod page;
mod sample;

use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::member::invitation::Invitation;
use ounce_domain::refusal::FieldRefusal;
use ounce_store::invitations::{self, Listed};
use ounce_web::answer::{opened, own, pressed, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::frame::Frame;
use ounce_web::links;
use ounce_web::visit::Visit;

use crate::signed::{self, Answer, Signed, id_of};
use crate::{home, sign_in};
use page::{InvitationPage, State as Shown};

/// `GET /invitations/{id}?token=`
pub(crate) async fn show(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
    visit: Visit,
) -> Answer {
    let listed = load(&app, (&id, &uri)).await?;
    let shown = state(&app, &headers, &listed).await?;
    Ok(page(&app, &visit, listed, shown)?)
}

async fn load(app: &App, (id, uri): (&str, &Uri)) -> Result<Listed, Failure> {
    let id: Id<Invitation> = opened(id, uri, |id, token| app.tokens().opens_invitation(id, token))?;
    let found = app.store().read(move |sql| invitations::load(sql, id)).await?;
    found.ok_or(Failure::NotFound)
}

async fn state(app: &App, headers: &HeaderMap, listed: &Listed) -> Result<Shown, Failure> {
    if !listed.invitation.is_open(app.now().as_millisecond()) {
        return Ok(Shown::Over);
    }
    Ok(match signed::find(app, headers).await? {
        None => Shown::SignedOut { sends_mail: app.config().letters.go_out() },
        Some(open) if open.session.member == listed.invitation.member => Shown::Yours,
        Some(open) => Shown::OfAnother { email: open.email.as_str().to_owned() },
    })
}

fn page(app: &App, visit: &Visit, listed: Listed, shown: Shown) -> Result<Response, Failure> {
    let status = if shown == Shown::Over { StatusCode::GONE } else { StatusCode::OK };
    let id = listed.invitation.id;
    let page = InvitationPage {
        t: visit.reader,
        frame: Frame { path: "/desk".to_owned(), ..visit.frame(app, None) },
        action: links::invitation(app.tokens(), id),
        listed,
        shown,
    };
    own(visit, status, &page)
}

/// `POST /invitations/{id}?token=`: sends the addressee a code to sign in. Who holds the letter does
/// not learn the address.
pub(crate) async fn ask(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
    visit: Visit,
    request: Request,
) -> Answer {
    let listed = load(&app, (&id, &uri)).await?;
    pressed(request, &["token"]).await?;
    match state(&app, &headers, &listed).await? {
        Shown::SignedOut { .. } => Ok(sign_in::begin(&app, &visit, listed.email, "/desk").await?),
        shown => Ok(page(&app, &visit, listed, shown)?),
    }
}

/// `POST /desk/invitations/{id}/answer`: field `answer`, `yes` or `no`.
pub(crate) async fn answer(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    visit: Visit,
    request: Request,
) -> Answer {
    let id: Id<Invitation> = id_of(&id)?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["answer"])?;
    let is_yes = is_yes(&typed)?;
    let now = app.now();
    let (member, act) = (signed.open.session.member, app.fresh_id::<()>(now).bytes());
    let answered = app.store().write(move |sql| {
        invitations::answer(sql, (id, is_yes), member, now.as_millisecond(), act)
    });
    match answered.await? {
        Ok(_) => Ok(see("/desk")),
        Err(refusal) => home::page(&app, &signed, &visit, Some(refusal)).await,
    }
}

/// The field `answer`.
pub(crate) fn is_yes(typed: &Typed) -> Result<bool, Failure> {
    match typed.get("answer") {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Failure::refused("answer", FieldRefusal::NotAChoice)),
    }
}
