//! The hours of helpers, for programs.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_store::{Sql, helper_hours};
use ounce_web::app::App;
use ounce_web::failure::{Failure, Kind};
use serde::Serialize;

use super::{FIELDS, hours_of, letter as letters, read as read_form};
use crate::api::{Caller, Changed, Sent, moment, read};
use crate::stroll::doing::Doing;

#[derive(Serialize)]
struct Listed {
    minutes: i64,
    hours: Vec<Noted>,
}

#[derive(Serialize)]
struct Noted {
    id: String,
    /// Empty for somebody whose data was erased.
    name: String,
    role: String,
    minutes: i64,
    is_member: bool,
    noted_at: String,
}

/// `GET /api/v1/strolls/{campaign}/{stroll}/hours`
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Path((campaign, stroll)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let at = caller.stroll(&app, (&campaign, &stroll), Action::ReportStroll).await?;
    let id = Id::from_bytes(at.place.object.id);
    let noted = app.store().read(move |sql| helper_hours::list(sql, id)).await?;
    let minutes = noted.iter().map(|one| one.minutes).sum();
    let hours = noted.into_iter().map(|one| Noted {
        id: one.id.to_string(),
        role: one.role,
        minutes: one.minutes,
        is_member: one.member.is_some(),
        noted_at: moment(one.at_ms),
        name: one.name,
    });
    Ok(read(&Listed { minutes, hours: hours.collect() }))
}

/// `POST /api/v1/strolls/{campaign}/{stroll}/hours/note`: the fields of the form.
pub(crate) async fn note(
    State(app): State<App>,
    caller: Caller,
    Path((campaign, stroll)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let at = caller.stroll(&app, (&campaign, &stroll), Action::ReportStroll).await?;
    let sent = Sent::read(&app, &caller, request).await?;
    let typed = sent.typed(&FIELDS.map(|name| (name, Kind::Text)))?;
    let (helped, member) = read_form(&typed)?;
    let doing = Doing::by_program(&app, &caller, &at, String::new());
    let id = Id::from_bytes(at.place.object.id);
    let act = move |sql: &mut dyn Sql| {
        let helped = (&helped, member);
        let noted = helper_hours::note(sql, id, helped, &doing.doer(), &mut doing.ids())?;
        Ok(noted.map(Changed::of))
    };
    sent.write(&app, "helper", act).await
}

/// `POST /api/v1/strolls/{campaign}/{stroll}/hours/remove`
pub(crate) async fn remove(
    State(app): State<App>,
    caller: Caller,
    Path((campaign, stroll)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let at = caller.stroll(&app, (&campaign, &stroll), Action::ReportStroll).await?;
    let sent = Sent::read(&app, &caller, request).await?;
    let typed = sent.typed(&[("id", Kind::Text)])?;
    let hours = hours_of(&typed)?;
    let doing = Doing::by_program(&app, &caller, &at, String::new());
    let id = Id::from_bytes(at.place.object.id);
    let act = move |sql: &mut dyn Sql| {
        let removed = helper_hours::remove(sql, (id, hours), &doing.doer(), &mut doing.ids())?;
        Ok(removed.map(Changed::of))
    };
    sent.write(&app, "id", act).await
}

/// `POST /api/v1/strolls/{campaign}/{stroll}/hours/letter`: a PDF.
pub(crate) async fn letter(
    State(app): State<App>,
    caller: Caller,
    Path((campaign, stroll)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let at = caller.stroll(&app, (&campaign, &stroll), Action::ReportStroll).await?;
    let sent = Sent::read(&app, &caller, request).await?;
    let typed = sent.typed(&[("id", Kind::Text)])?;
    letters::letter(&app, &sent.visit.reader, &at, hours_of(&typed)?).await
}
