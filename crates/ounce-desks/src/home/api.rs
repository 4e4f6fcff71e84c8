//! The member's own roles for programs: what is offered, a yes or no to it, and laying a role down.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::member::api_token::OWN_ROLES;
use ounce_domain::member::invitation::Invitation;
use ounce_store::members::Changed;
use ounce_store::{Sql, invitations, members};
use ounce_web::app::App;
use ounce_web::failure::{Failure, Kind};
use serde::Serialize;

use super::Leaving;
use crate::api::{Caller, Done, Sent, moment, read};
use crate::invitations::is_yes;
use crate::signed::id_of;

#[derive(Serialize)]
struct Shown {
    invitations: Vec<Offered>,
}

#[derive(Serialize)]
struct Offered {
    id: String,
    role: &'static str,
    kind: &'static str,
    /// Slug of the campaign.
    campaign: String,
    /// Slug of the object; `null` for the campaign itself.
    slug: Option<String>,
    name: String,
    ends_at: String,
}

/// `GET /api/v1/invitations`: what is offered to the member and not answered yet.
pub(crate) async fn invitations(
    State(app): State<App>,
    caller: Caller,
) -> Result<Response, Failure> {
    caller.granted.token.scope.gives_own(OWN_ROLES).map_err(Failure::forbidden)?;
    let (member, now_ms) = (caller.granted.member, app.now().as_millisecond());
    let all = app.store().read(move |sql| invitations::list_of(sql, member, now_ms)).await?;
    let offered = all.into_iter().map(|one| Offered {
        id: one.invitation.id.to_string(),
        role: one.invitation.role.as_str(),
        kind: one.object.kind.as_str(),
        ends_at: moment(one.invitation.ends_ms()),
        campaign: one.campaign.0,
        slug: Some(one.slug).filter(|slug| !slug.is_empty()),
        name: one.name,
    });
    Ok(read(&Shown { invitations: offered.collect() }))
}

/// `POST /api/v1/invitations/{id}/answer`
pub(crate) async fn answer(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    caller.granted.token.scope.gives_own(OWN_ROLES).map_err(Failure::forbidden)?;
    let id: Id<Invitation> = id_of(&id)?;
    let sent = Sent::read(&app, &caller, request).await?;
    let is_yes = is_yes(&sent.typed(&[("answer", Kind::Text)])?)?;
    let now = app.now();
    let (member, act) = (caller.granted.member, app.fresh_id::<()>(now).bytes());
    let answer = move |sql: &mut dyn Sql| {
        let answered = invitations::answer(sql, (id, is_yes), member, now.as_millisecond(), act)?;
        Ok(answered.map(|_| Done { outcome: "done" }))
    };
    sent.write(&app, "answer", answer).await
}

const FIELDS: [(&str, Kind); 4] =
    [("kind", Kind::Text), ("campaign", Kind::Text), ("slug", Kind::Text), ("role", Kind::Text)];

/// `POST /api/v1/me/lay-down`
pub(crate) async fn lay_down(
    State(app): State<App>,
    caller: Caller,
    request: Request,
) -> Result<Response, Failure> {
    caller.granted.token.scope.gives_own(OWN_ROLES).map_err(Failure::forbidden)?;
    let sent = Sent::read(&app, &caller, request).await?;
    let who = (caller.by(), caller.granted.email.clone());
    let leaving = Leaving::read(&app, who, &sent.typed(&FIELDS)?).await?;
    let lay_down = move |sql: &mut dyn Sql| {
        let outcome = |changed| if changed == Changed::Before { "before" } else { "done" };
        Ok(members::take(sql, &leaving.change())?.map(|it| Done { outcome: outcome(it) }))
    };
    sent.write(&app, "role", lay_down).await
}
