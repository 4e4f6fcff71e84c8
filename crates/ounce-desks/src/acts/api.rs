//! Acts for programs, by the same search as the page.

use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::Response;
use ounce_domain::member::Action;
use ounce_domain::text::EmailAddress;
use ounce_store::acts::{By, Told};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use serde::Serialize;

use super::search::{self, FIELDS, cursor_text};
use super::{A_PAGE, wanted, zone_of};
use crate::api::{Caller, moment, read};
use crate::members::Here;

/// How many acts one answer has at most.
const MOST: usize = 200;

#[derive(Serialize)]
struct Shown {
    acts: Vec<Act>,
    /// What to send as `before` for older ones; `null` when there are none.
    next: Option<String>,
}

#[derive(Serialize)]
struct Act {
    id: String,
    at: String,
    deed: &'static str,
    kind: &'static str,
    /// Name of the object.
    object: String,
    /// Id of the member who did it; `null` for somebody at the shell.
    member: Option<String>,
    /// Address of the member; `null` for one who is no member any more.
    by: Option<String>,
    /// Whether a program of the member did it.
    by_program: bool,
    about: Option<String>,
    field: String,
    was: String,
    became: String,
    why: String,
}

fn shown(told: Told) -> Act {
    let Told { act, by, about, name } = told;
    let address = |email: EmailAddress| email.as_str().to_owned();
    Act {
        id: act.id.to_string(),
        at: moment(act.at_ms),
        deed: act.deed.as_str(),
        kind: act.object.kind.as_str(),
        object: name,
        member: act.by.member().map(|member| member.to_string()),
        by: by.map(address),
        by_program: matches!(act.by, By::Token(..)),
        about: about.map(address),
        field: act.field,
        was: act.was,
        became: act.became,
        why: act.why,
    }
}

/// `GET …/acts?q=&by=&deed=&object=&from=&to=&before=&limit=`, of a campaign or a stroll.
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Path(here): Path<Here>,
    uri: Uri,
) -> Result<Response, Failure> {
    let at = here.place_for(&app, &caller, Action::SeeActs).await?;
    let known: Vec<&str> = FIELDS.into_iter().chain(["limit"]).collect();
    let query = Typed::query(&uri, &known)?;
    let limit = query.count("limit", MOST).map_err(|wrong| Failure::refused("limit", wrong))?;
    let zone = zone_of(&app, &at).await?;
    let wanted = wanted(&app, (&here.campaign, &at, &zone), &query).await?;
    let limit = limit.unwrap_or(A_PAGE);
    let found = app.store().read(move |sql| search::find(sql, &wanted, limit)).await?;
    let next = found.next.as_ref().map(cursor_text);
    Ok(read(&Shown { acts: found.told.into_iter().map(shown).collect(), next }))
}
