//! The blueprint for programs: read, changed, and undone.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use ounce_domain::campaign::blueprint::Outline;
use ounce_domain::member::Action;
use ounce_domain::quantity::Marks;
use ounce_store::{Sql, blueprints};
use ounce_web::app::App;
use ounce_web::failure::{Failure, Kind};
use serde::Serialize;

use super::deciding::{Pushing, read_setting};
use crate::api::{Caller, Sent, read};
use crate::stroll::doing::Doing;

const FIELDS: [(&str, Kind); 5] = [
    ("field", Kind::Text),
    ("in", Kind::Text),
    ("hold", Kind::Text),
    ("value", Kind::Text),
    ("dry_run", Kind::YesOrNo),
];

#[derive(Serialize)]
struct Set {
    field: &'static str,
    /// The country it is set for; `null` for the whole campaign.
    #[serde(rename = "in")]
    tier: Option<&'static str>,
    hold: &'static str,
    value: String,
}

#[derive(Serialize)]
struct All {
    blueprint: Vec<Set>,
}

/// `GET /api/v1/campaigns/{campaign}/blueprint`: every field that is set.
pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(campaign): Path<String>,
) -> Result<Response, Failure> {
    let at = caller.campaign(&app, &campaign, Action::PlanCampaign).await?;
    let id = at.place.campaign;
    let blueprint = app.store().read(move |sql| blueprints::load(sql, id)).await?;
    let set = blueprint.entries().map(|(spot, entry)| Set {
        field: spot.field.name(),
        tier: Some(spot.tier.as_str()).filter(|code| !code.is_empty()),
        hold: entry.hold.as_str(),
        value: entry.value.clone(),
    });
    Ok(read(&All { blueprint: set.collect() }))
}

#[derive(Serialize)]
struct Pushed {
    /// The act by which it is undone; `null` for a dry run.
    act: Option<String>,
    changed: Vec<OfStroll>,
    /// How many parties are told.
    parties_told: i64,
    /// How many strolls had the text already.
    in_step: usize,
    kept: Vec<Stays>,
}

#[derive(Serialize)]
struct OfStroll {
    /// Slug.
    stroll: String,
    was: String,
    became: String,
}

#[derive(Serialize)]
struct Stays {
    /// Slug.
    stroll: String,
    why: &'static str,
}

impl Pushed {
    fn of(act: Option<String>, outline: &Outline) -> Self {
        let changed = outline.touched.iter().map(|one| OfStroll {
            stroll: one.standing.stroll.slug.clone(),
            was: one.standing.text.clone(),
            became: one.to.clone(),
        });
        let kept = outline.kept.iter().map(|(standing, why)| Stays {
            stroll: standing.stroll.slug.clone(),
            why: why.as_str(),
        });
        Self {
            act,
            changed: changed.collect(),
            parties_told: outline.told(),
            in_step: outline.in_step.len(),
            kept: kept.collect(),
        }
    }
}

/// `POST /api/v1/campaigns/{campaign}/blueprint`: the fields of the form, and `dry_run`.
pub(super) async fn change(
    State(app): State<App>,
    caller: Caller,
    Path(campaign): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let at = caller.campaign(&app, &campaign, Action::PlanCampaign).await?;
    let sent = Sent::read(&app, &caller, request).await?;
    let typed = sent.typed(&FIELDS)?;
    let setting = read_setting(&typed, Marks::Plain)?;
    let id = at.place.campaign;
    if typed.is_ticked("dry_run") {
        let now = app.now();
        let seen = app.store().read(move |sql| {
            blueprints::outline(sql, (id, setting.spot), setting.entry.as_ref(), now)
        });
        return Ok(read(&Pushed::of(None, &seen.await?)));
    }
    let doing = Doing::by_program(&app, &caller, &at, String::new());
    let pushing = Pushing { campaign: id, setting, seen: None, doing };
    let act = move |sql: &mut dyn Sql| {
        Ok(pushing.write(sql)?.map(|(act, outline)| Pushed::of(Some(act.to_string()), &outline)))
    };
    sent.write(&app, "value", act).await
}

/// `POST /api/v1/campaigns/{campaign}/blueprint/undo`
pub(super) async fn undo(
    State(app): State<App>,
    caller: Caller,
    Path(campaign): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    super::UNDOING.by_program((&app, &caller), &campaign, request).await
}
