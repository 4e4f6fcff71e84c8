//! A campaign carried over by a program.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use ounce_domain::member::Action;
use ounce_store::Sql;
use ounce_store::carry::Counts;
use ounce_web::app::App;
use ounce_web::failure::{Failure, Kind};
use serde::Serialize;

use super::{Carrying, read};
use crate::api::{self, Caller, Sent};
use crate::stroll::doing::Doing;

#[derive(Serialize)]
struct Carried {
    /// Slug of the next edition.
    campaign: String,
    partners: i64,
    groups: i64,
    strolls: i64,
    hosts_asked: i64,
    coordinators: i64,
    /// How many strolls were drafts, and stay behind.
    drafts_left: i64,
}

impl Carried {
    fn of(campaign: String, counts: Counts) -> Self {
        let Counts { partners, groups, strolls, hosts, coordinators, drafts } = counts;
        let (hosts_asked, drafts_left) = (hosts, drafts);
        Self { campaign, partners, groups, strolls, hosts_asked, coordinators, drafts_left }
    }
}

/// `POST /api/v1/campaigns/{campaign}/carry`: the fields of the form, and `dry_run`.
pub(crate) async fn carry_over(
    State(app): State<App>,
    caller: Caller,
    Path(campaign): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let at = caller.campaign(&app, &campaign, Action::PlanCampaign).await?;
    let sent = Sent::read(&app, &caller, request).await?;
    let fields = [("edition", Kind::Text), ("day", Kind::Text), ("dry_run", Kind::YesOrNo)];
    let typed = sent.typed(&fields)?;
    let next = read(&typed)?;
    let (to, carrying) = (next.to.clone(), Carrying::new(&app, &at, next));
    if typed.is_ticked("dry_run") {
        let survey = app.store().read(move |sql| carrying.survey(sql)).await?;
        let survey = survey.map_err(|wrong| vec![wrong])?;
        return Ok(api::read(&Carried::of(to, survey.counts())));
    }
    let doing = Doing::by_program(&app, &caller, &at, String::new());
    let act = move |sql: &mut dyn Sql| {
        let written = carrying.write(sql, &doing)?;
        Ok(written.map(|counts| Carried::of(to.clone(), counts)).map_err(|wrong| wrong.refusal))
    };
    sent.write(&app, "edition", act).await
}
