//! Offers to host, for programs.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use ounce_domain::hosting::HostApplication;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_domain::refusal::FieldRefusal;
use ounce_store::{Fault, Sql, campaigns, host_applications};
use ounce_web::app::App;
use ounce_web::failure::{Failure, Kind};
use serde::Serialize;

use super::judging::{Done, Judging};
use super::near::{self, Near, What};
use super::{A_PAGE, FIELDS};
use crate::api::{Caller, Sent, moment, read};
use crate::stroll::doing::Doing;

#[derive(Serialize)]
struct Open {
    applications: Vec<Application>,
}

#[derive(Serialize)]
struct Application {
    application: String,
    name: String,
    email: String,
    town: String,
    region: String,
    country: String,
    /// Slug.
    group: Option<String>,
    why: String,
    language: String,
    standing: &'static str,
    /// What was asked last; empty when nothing was.
    asked: String,
    applied_at: String,
    near: Vec<NearBy>,
}

#[derive(Serialize)]
struct NearBy {
    /// `stroll` or `application`.
    kind: &'static str,
    town: String,
    /// Slug of the stroll.
    stroll: Option<String>,
    kilometres: i64,
}

impl NearBy {
    fn of(near: Near) -> Self {
        let (kind, stroll) = match near.what {
            What::Stroll(slug, _) => ("stroll", Some(slug)),
            What::Application(_) => ("application", None),
        };
        Self { kind, town: near.town, stroll, kilometres: near.km.round() as i64 }
    }
}

/// `GET /api/v1/campaigns/{campaign}/applications`: those that can be judged.
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Path(campaign): Path<String>,
) -> Result<Response, Failure> {
    let at = caller.campaign(&app, &campaign, Action::JudgeApplications).await?;
    let id = at.place.campaign;
    let found = app.store().read(move |sql| {
        let open = host_applications::list_open(sql, id, A_PAGE)?;
        let near = open.iter().map(|one| near::find(sql, one, &open));
        let near = near.collect::<Result<Vec<_>, Fault>>()?;
        Ok((campaigns::list_groups(sql, id)?, open, near))
    });
    let (groups, open, near) = found.await?;
    let applications = open.into_iter().zip(near).map(|(one, near)| Application {
        group: groups.iter().find(|group| Some(group.id) == one.group).map(|g| g.slug.clone()),
        application: one.id.to_string(),
        email: one.email.as_str().to_owned(),
        town: one.town.name,
        region: one.town.region,
        country: one.town.country,
        standing: one.standing.as_str(),
        asked: one.said,
        applied_at: moment(one.at_ms),
        name: one.name,
        why: one.why,
        language: one.language,
        near: near.into_iter().map(NearBy::of).collect(),
    });
    Ok(read(&Open { applications: applications.collect() }))
}

#[derive(Serialize)]
struct Verdict {
    outcome: &'static str,
    /// Slug of the stroll that was made.
    stroll: Option<String>,
    /// By which a no can be undone.
    act: Option<String>,
}

impl Verdict {
    fn of(done: Done) -> Self {
        let outcome = done.outcome();
        let (stroll, act) = match done {
            Done::Approved(slug) => (Some(slug), None),
            Done::Asked => (None, None),
            Done::Declined(act) => (None, Some(act.to_string())),
        };
        Self { outcome, stroll, act }
    }
}

/// `POST /api/v1/campaigns/{campaign}/applications/judge`: the fields of the form.
pub(crate) async fn judge(
    State(app): State<App>,
    caller: Caller,
    Path(campaign): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let at = caller.campaign(&app, &campaign, Action::JudgeApplications).await?;
    let sent = Sent::read(&app, &caller, request).await?;
    let typed = sent.typed(&FIELDS.map(|name| (name, Kind::Text)))?;
    let application: Id<HostApplication> = Id::parse(typed.get("application"))
        .ok_or_else(|| Failure::refused("application", FieldRefusal::NotAChoice))?;
    let (verdict, words) = Judging::read(&typed).map_err(|wrong| vec![wrong])?;
    let doing = Doing::by_program(&app, &caller, &at, words);
    let judging = Judging::new(&app, &at, application, verdict, doing);
    let act = move |sql: &mut dyn Sql| Ok(judging.write(sql)?.map(Verdict::of));
    sent.write(&app, "application", act).await
}

/// `POST /api/v1/campaigns/{campaign}/applications/undo`
pub(crate) async fn undo(
    State(app): State<App>,
    caller: Caller,
    Path(campaign): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let at = caller.campaign(&app, &campaign, Action::JudgeApplications).await?;
    let sent = Sent::read(&app, &caller, request).await?;
    let typed = sent.typed(&[("act", Kind::Text)])?;
    let act = Id::parse(typed.get("act"))
        .ok_or_else(|| Failure::refused("act", FieldRefusal::NotAChoice))?;
    let doing = Doing::by_program(&app, &caller, &at, String::new());
    let place = at.place.clone();
    let undo = move |sql: &mut dyn Sql| {
        let mut ids = doing.ids();
        let undone = host_applications::undo_decline(sql, (&place, act), &doing.doer(), &mut ids)?;
        Ok(undone.map(|()| crate::api::Done { outcome: "done" }))
    };
    sent.write(&app, "act", undo).await
}
