//! Opening, postponing and cancelling for programs.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_store::{Sql, strolls};
use ounce_web::app::App;
use ounce_web::failure::{Failure, Kind};

use super::super::doing::Doing;
use super::{FIELDS, load, read};
use crate::api::{Caller, Changed, Sent};

/// `POST /api/v1/strolls/{campaign}/{stroll}/status`: the fields of the form.
pub(crate) async fn decide(
    State(app): State<App>,
    caller: Caller,
    Path((campaign, stroll)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let at = caller.stroll(&app, (&campaign, &stroll), Action::ChangeStroll).await?;
    let sent = Sent::read(&app, &caller, request).await?;
    let typed = sent.typed(&FIELDS.map(|name| (name, Kind::Text)))?;
    let listed = load(&app, &at).await?;
    let (plan, _) = read(&app, &typed, &listed.stroll)?;
    let doing = Doing::by_program(&app, &caller, &at, plan.why);
    let (id, next) = (Id::from_bytes(at.place.object.id), (plan.next, plan.starts));
    let act = move |sql: &mut dyn Sql| {
        let mut ids = doing.ids();
        let decided = strolls::decide(sql, (id, next), &doing.doer(), &mut ids)?;
        Ok(decided.map(|act| Changed::of(Some(act))))
    };
    sent.write(&app, "next", act).await
}
