//! Many strolls changed at once by programs.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use ounce_domain::member::Action;
use ounce_domain::stroll::Outline;
use ounce_store::Sql;
use ounce_web::app::App;
use ounce_web::failure::{Failure, Kind};
use serde::Serialize;

use super::choosing::{Changing, outline, read_change, read_chosen};
use crate::api::{Caller, Sent, read};
use crate::stroll::doing::Doing;

const FIELDS: [(&str, Kind); 10] = [
    ("strolls", Kind::Text),
    ("all", Kind::YesOrNo),
    ("q", Kind::Text),
    ("only", Kind::Text),
    ("status", Kind::Text),
    ("in", Kind::Text),
    ("next", Kind::Text),
    ("day", Kind::Text),
    ("why", Kind::Text),
    ("dry_run", Kind::YesOrNo),
];

#[derive(Serialize)]
struct Changed {
    /// The act that joins all changes, by which they are undone; `null` for a dry run.
    act: Option<String>,
    /// Slugs.
    changed: Vec<String>,
    /// How many parties are told.
    parties_told: i64,
    left_out: Vec<Left>,
}

#[derive(Serialize)]
struct Left {
    /// Slug.
    stroll: String,
    why: &'static str,
}

impl Changed {
    fn of(act: Option<String>, outline: &Outline) -> Self {
        let left = outline.left_out.iter();
        Self {
            act,
            changed: outline.planned.iter().map(|one| one.candidate.stroll.slug.clone()).collect(),
            parties_told: outline.told(),
            left_out: left
                .map(|(candidate, why)| Left {
                    stroll: candidate.stroll.slug.clone(),
                    why: why.as_str(),
                })
                .collect(),
        }
    }
}

/// `POST /api/v1/campaigns/{campaign}/many`: the fields of the form, `strolls` with all slugs, and
/// `dry_run` to see what it would do.
pub(crate) async fn change(
    State(app): State<App>,
    caller: Caller,
    Path(campaign): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let at = caller.campaign(&app, &campaign, Action::ChangeStroll).await?;
    let sent = Sent::read(&app, &caller, request).await?;
    let typed = sent.typed(&FIELDS)?;
    let chosen = read_chosen(&typed)?;
    let (change, why) = read_change(&typed)?;
    let (id, doing) = (at.place.campaign, Doing::by_program(&app, &caller, &at, why));
    if typed.is_ticked("dry_run") {
        let seen = app.store().read(move |sql| outline(sql, id, (&chosen, change), &doing)).await?;
        let outline = seen.map_err(|refusal| Failure::refused("strolls", refusal))?;
        return Ok(read(&Changed::of(None, &outline)));
    }
    let changing = Changing { campaign: id, chosen, change, seen: None, doing };
    let act = move |sql: &mut dyn Sql| {
        Ok(changing.write(sql)?.map(|(act, outline)| Changed::of(Some(act.to_string()), &outline)))
    };
    sent.write(&app, "strolls", act).await
}

/// `POST /api/v1/campaigns/{campaign}/many/undo`
pub(crate) async fn undo(
    State(app): State<App>,
    caller: Caller,
    Path(campaign): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    super::UNDOING.by_program((&app, &caller), &campaign, request).await
}
