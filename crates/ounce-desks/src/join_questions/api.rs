//! The questions of a host, for programs. What the form asks is read at the public address
//! `…/join-questions`.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_store::{Sql, join_questions};
use ounce_web::app::App;
use ounce_web::failure::{Failure, Kind};

use super::{known, languages, read, read_change};
use crate::api::{Caller, Changed, Sent};
use crate::stroll::doing::Doing;

/// `POST /api/v1/strolls/{campaign}/{stroll}/join-questions/write`: the fields of the form.
pub(crate) async fn write(
    State(app): State<App>,
    caller: Caller,
    Path((campaign, stroll)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let at = caller.stroll(&app, (&campaign, &stroll), Action::ChangeStroll).await?;
    let sent = Sent::read(&app, &caller, request).await?;
    let kind = |name| match name {
        "question_required" => Kind::YesOrNo,
        "replaces" => Kind::WholeNumber,
        _ => Kind::Text,
    };
    let fields: Vec<_> = known().into_iter().map(|name| (name, kind(name))).collect();
    let typed = sent.typed(&fields)?;
    let (draft, replaces) = read(&typed, &languages(&app, &at)?)?;
    let doing = Doing::by_program(&app, &caller, &at, String::new());
    let id = Id::from_bytes(at.place.object.id);
    let act = move |sql: &mut dyn Sql| {
        let (draft, mut ids) = ((&draft, replaces), doing.ids());
        let written = join_questions::write(sql, id, draft, &doing.doer(), &mut ids)?;
        Ok(written.map(Changed::of))
    };
    sent.write(&app, "question_kind", act).await
}

/// `POST /api/v1/strolls/{campaign}/{stroll}/join-questions/change`: `number` and `change`.
pub(crate) async fn change(
    State(app): State<App>,
    caller: Caller,
    Path((campaign, stroll)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let at = caller.stroll(&app, (&campaign, &stroll), Action::ChangeStroll).await?;
    let sent = Sent::read(&app, &caller, request).await?;
    let typed = sent.typed(&[("number", Kind::WholeNumber), ("change", Kind::Text)])?;
    let (number, change) = read_change(&typed)?;
    let doing = Doing::by_program(&app, &caller, &at, String::new());
    let id = Id::from_bytes(at.place.object.id);
    let act = move |sql: &mut dyn Sql| {
        let mut ids = doing.ids();
        let of = (id, number);
        let changed = join_questions::change(sql, of, change, &doing.doer(), &mut ids)?;
        Ok(changed.map(Changed::of))
    };
    sent.write(&app, "number", act).await
}
