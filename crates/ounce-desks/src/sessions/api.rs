//! The browsers a member is signed in with, and what a token is, for programs.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use ounce_domain::member::api_token::OWN_SESSIONS;
use ounce_domain::refusal::MemberRefusal;
use ounce_store::sessions;
use ounce_web::app::App;
use ounce_web::failure::Failure;
use serde::Serialize;

use crate::api::{Caller, Done, Sent, moment, read};
use crate::signed::id_of;

#[derive(Serialize)]
struct Shown {
    sessions: Vec<Session>,
}

#[derive(Serialize)]
struct Session {
    id: String,
    /// Browser and system; empty when nothing is known.
    device: String,
    began_at: String,
    used_at: String,
}

/// `GET /api/v1/sessions`
pub(crate) async fn list(State(app): State<App>, caller: Caller) -> Result<Response, Failure> {
    caller.granted.token.scope.gives_own(OWN_SESSIONS).map_err(Failure::forbidden)?;
    let (member, now_ms) = (caller.granted.member, app.now().as_millisecond());
    let all = app.store().read(move |sql| sessions::list(sql, member, now_ms)).await?;
    let sessions = all.into_iter().map(|one| Session {
        id: one.id.to_string(),
        device: one.device,
        began_at: moment(one.times.began_ms),
        used_at: moment(one.times.used_ms),
    });
    Ok(read(&Shown { sessions: sessions.collect() }))
}

/// `POST /api/v1/sessions/{id}/end`: ends one of the member's own. Again it changes nothing.
pub(crate) async fn end(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    caller.granted.token.scope.gives_own(OWN_SESSIONS).map_err(Failure::forbidden)?;
    let (member, id) = (caller.granted.member, id_of(&id)?);
    let sent = Sent::read(&app, &caller, request).await?;
    sent.typed(&[])?;
    let act = move |sql: &mut dyn ounce_store::Sql| {
        let is_ended = sessions::end(sql, member, id)?;
        let outcome = if is_ended { "done" } else { "before" };
        Ok(Ok::<_, MemberRefusal>(Done { outcome }))
    };
    sent.write(&app, "id", act).await
}
