//! The page of a stroll for programs: read, changed, and undone.

use std::collections::BTreeMap;

use axum::extract::{Path, Request, State};
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_domain::quantity::Marks;
use ounce_domain::refusal::{Complaint, FieldRefusal, RecordRefusal, Refusal};
use ounce_domain::stroll::{Field, Touched};
use ounce_store::{Sql, strolls};
use ounce_web::app::App;
use ounce_web::failure::{Failure, Kind};
use serde::Serialize;

use super::super::doing::Doing;
use super::load;
use crate::api::{Caller, Changed, Done, Sent, read};

/// `GET /api/v1/strolls/{campaign}/{stroll}/page`: every field as text; empty where nothing is said.
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path((campaign, stroll)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let at = caller.stroll(&app, (&campaign, &stroll), Action::ChangeStroll).await?;
    let now = load(&app, &at).await?;
    let fields: BTreeMap<&str, String> =
        Field::ALL.into_iter().map(|field| (field.name(), now.page.text(field))).collect();
    #[derive(Serialize)]
    struct Page {
        page: BTreeMap<&'static str, String>,
        locked: Vec<&'static str>,
    }
    let locked = now.locked.iter().map(|field| field.name()).collect();
    Ok(read(&Page { page: fields, locked }))
}

/// `POST /api/v1/strolls/{campaign}/{stroll}/page`: the fields that are to change.
pub(crate) async fn save(
    State(app): State<App>,
    caller: Caller,
    Path((campaign, stroll)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let at = caller.stroll(&app, (&campaign, &stroll), Action::ChangeStroll).await?;
    let sent = Sent::read(&app, &caller, request).await?;
    let typed = sent.typed(&Field::ALL.map(|field| (field.name(), Kind::Text)))?;
    let now = load(&app, &at).await?;
    let came = Field::ALL.into_iter().filter(|field| !typed.get(field.name()).is_empty());
    let touched: Vec<Touched> = came
        .map(|field| Touched {
            field,
            base: now.page.text(field),
            mine: typed.get(field.name()).to_owned(),
            keep: None,
            must_choose: false,
        })
        .collect();
    if touched.is_empty() {
        return Err(Failure::refused(Field::Name.name(), FieldRefusal::Missing));
    }
    now.page.edit(&touched, Marks::Plain, &now.locked)?;
    let doing = Doing::by_program(&app, &caller, &at, String::new());
    let id = Id::from_bytes(at.place.object.id);
    let act = move |sql: &mut dyn Sql| {
        let mut ids = doing.ids();
        let edited = strolls::edit(sql, (id, &touched, Marks::Plain), &doing.doer(), &mut ids)?;
        let first = |all: Vec<Complaint>| {
            all.first().map_or(Refusal::Record(RecordRefusal::Unknown), |one| one.refusal)
        };
        Ok(edited.map(Changed::of).map_err(first))
    };
    sent.write(&app, "page", act).await
}

/// `POST /api/v1/strolls/{campaign}/{stroll}/undo`
pub(crate) async fn undo(
    State(app): State<App>,
    caller: Caller,
    Path((campaign, stroll)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let at = caller.stroll(&app, (&campaign, &stroll), Action::ChangeStroll).await?;
    let sent = Sent::read(&app, &caller, request).await?;
    let typed = sent.typed(&[("act", Kind::Text)])?;
    let undone = Id::parse(typed.get("act"))
        .ok_or_else(|| Failure::refused("act", FieldRefusal::NotAChoice))?;
    let doing = Doing::by_program(&app, &caller, &at, String::new());
    let id = Id::from_bytes(at.place.object.id);
    let act = move |sql: &mut dyn Sql| {
        let mut ids = doing.ids();
        let undone = strolls::undo(sql, (id, undone), &doing.doer(), &mut ids)?;
        Ok(undone.map(|()| Done { outcome: "done" }))
    };
    sent.write(&app, "act", act).await
}
