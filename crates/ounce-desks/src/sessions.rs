//! The browsers a member is signed in with, and signing out.

pub(crate) mod api;
pub(crate) mod page;
mod sample;

use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use ounce_store::sessions;
use ounce_web::answer::{own, pressed, see};
use ounce_web::app::App;
use ounce_web::visit::Visit;
use std::convert::Infallible;

use crate::signed::{self, Answer, SESSION, Signed, id_of, set_cookie};
use page::SessionsPage;

/// `GET /desk/sessions`
pub(crate) async fn show(State(app): State<App>, signed: Signed, visit: Visit) -> Answer {
    let (member, now_ms) = (signed.open.session.member, app.now().as_millisecond());
    let all = app.store().read(move |sql| sessions::list(sql, member, now_ms)).await?;
    let page = SessionsPage {
        t: visit.reader,
        frame: visit.frame(&app, None),
        email: signed.open.email.as_str().to_owned(),
        here: signed.open.session.id,
        all,
    };
    Ok(own(&visit, StatusCode::OK, &page)?)
}

/// `POST /desk/sessions/{id}/end`: ends one of one's own. Ending it again changes nothing.
pub(crate) async fn end(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    request: Request,
) -> Answer {
    let (member, id) = (signed.open.session.member, id_of(&id)?);
    pressed(request, &[]).await?;
    let ended =
        app.store().write(move |sql| sessions::end(sql, member, id).map(Ok::<_, Infallible>));
    let Ok(_) = ended.await?;
    if id == signed.open.session.id {
        return Ok(out());
    }
    Ok(see("/desk/sessions"))
}

/// `POST /desk/sessions/end-others`
pub(crate) async fn end_others(State(app): State<App>, signed: Signed, request: Request) -> Answer {
    let (member, id) = (signed.open.session.member, signed.open.session.id);
    pressed(request, &[]).await?;
    let ended = app
        .store()
        .write(move |sql| sessions::end_others(sql, member, id).map(Ok::<_, Infallible>));
    let Ok(_) = ended.await?;
    Ok(see("/desk/sessions"))
}

/// `POST /sign-out`: works without a session too, so that nobody is stuck with a dead cookie.
pub(crate) async fn sign_out(
    State(app): State<App>,
    headers: HeaderMap,
    request: Request,
) -> Answer {
    pressed(request, &[]).await?;
    if let Some(open) = signed::find(&app, &headers).await? {
        let (member, id) = (open.session.member, open.session.id);
        let ended =
            app.store().write(move |sql| sessions::end(sql, member, id).map(Ok::<_, Infallible>));
        let Ok(_) = ended.await?;
    }
    Ok(out())
}

fn out() -> Response {
    let mut answer = see("/sign-in");
    answer.headers_mut().append(header::SET_COOKIE, set_cookie(SESSION, "", 0));
    answer
}
