//! The campaign once more, next year: what goes along is shown first, then carried over.

pub(crate) mod api;
mod page;
mod sample;

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use jiff::civil::Date;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::member::{Action, Kind};
use ounce_domain::refusal::{Complaint, Complaints, FieldRefusal, Refusal};
use ounce_store::carry::{self, Carry, Counts, Survey};
use ounce_store::host_applications::Writes;
use ounce_store::members::Named;
use ounce_store::{Fault, Sql, campaigns};
use ounce_web::answer::{edition_of, own, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::links;
use ounce_web::visit::Visit;

use crate::routes::{DESK, DeskRoute, Needs, OWN, at};
use crate::signed::{Answer, Signed};
use crate::stroll::doing::Doing;
use page::{CarryPage, CarryPreview};

const FIELDS: [&str; 2] = ["edition", "day"];

pub(crate) fn table() -> Vec<DeskRoute> {
    let needs = Needs::May(Action::PlanCampaign, Kind::Campaign);
    vec![
        at("/desk/campaigns/{campaign}/carry", get(show).post(carry_over), DESK, needs),
        at("/desk/campaigns/{campaign}/carry/preview", post(preview), OWN, needs),
        at("/api/v1/campaigns/{campaign}/carry", post(api::carry_over), DESK, needs),
    ]
}

/// Where a campaign is carried to, as it was typed.
#[derive(Clone, Debug)]
struct Next {
    to: String,
    day: Date,
}

fn read(typed: &Typed) -> Result<Next, Vec<Complaint>> {
    let mut wrong = Complaints::default();
    let to = match typed.get("edition").trim() {
        "" => Err(FieldRefusal::Missing),
        to if to.contains('\0') => Err(FieldRefusal::NotText),
        to => Ok(to.to_owned()),
    };
    let day = match typed.get("day").trim() {
        "" => Err(FieldRefusal::Missing),
        day => day.parse::<Date>().map_err(|_| FieldRefusal::NotADate),
    };
    let (to, day) = (wrong.take("edition", to), wrong.take("day", day));
    match (to, day) {
        (Some(to), Some(day)) => Ok(Next { to, day }),
        _ => Err(wrong.into_vec()),
    }
}

/// A campaign that is carried over, with the dice of it.
#[derive(Clone, Debug)]
struct Carrying {
    from: Id<Campaign>,
    next: Next,
    fresh: Id<Campaign>,
    writes: Writes,
}

impl Carrying {
    fn new(app: &App, at: &Named, next: Next) -> Self {
        let goes_out = app.config().letters.go_out();
        let writes = if goes_out { Writes::Letter } else { Writes::Nothing };
        Self { from: at.place.campaign, next, fresh: app.fresh_id(app.now()), writes }
    }

    fn survey(&self, sql: &mut dyn Sql) -> Result<Result<Survey, Complaint>, Fault> {
        let from = self.from(sql)?;
        Ok(carry::survey(sql, &self.carry(&from))?.map_err(complaint))
    }

    fn write(&self, sql: &mut dyn Sql, doing: &Doing) -> Result<Result<Counts, Complaint>, Fault> {
        let (from, mut ids) = (self.from(sql)?, doing.ids());
        let how = (self.writes, &doing.doer());
        Ok(carry::carry(sql, &self.carry(&from), how, &mut ids)?.map_err(complaint))
    }

    fn from(&self, sql: &mut dyn Sql) -> Result<Campaign, Fault> {
        let found = campaigns::load_by_id(sql, self.from)?;
        found.ok_or_else(|| Fault::corrupt("a campaign that was there is gone"))
    }

    fn carry<'a>(&'a self, from: &'a Campaign) -> Carry<'a> {
        Carry { from, to: &self.next.to, day: self.next.day, fresh: self.fresh }
    }
}

fn complaint((field, refusal): (&'static str, Refusal)) -> Complaint {
    Complaint { field, refusal }
}

async fn read_form(request: Request) -> Result<Typed, Failure> {
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&FIELDS)?;
    Ok(typed)
}

fn form_page(
    app: &App,
    visit: &Visit,
    (campaign, at): (&str, &Named),
    (status, form): (StatusCode, Form),
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, at.place.campaign)?;
    let page = CarryPage {
        t: visit.reader,
        frame: visit.frame_at(app, edition, links::campaign_desk(campaign, "carry")),
        campaign: campaign.to_owned(),
        name: at.name.clone(),
        form,
    };
    own(visit, status, &page)
}

fn refused(typed: &Typed, wrong: Vec<Complaint>) -> (StatusCode, Form) {
    (StatusCode::UNPROCESSABLE_ENTITY, Form::refused(typed.pairs(), wrong))
}

/// `GET /desk/campaigns/{campaign}/carry`
async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    visit: Visit,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::PlanCampaign).await?;
    Ok(form_page(&app, &visit, (&campaign, &at), (StatusCode::OK, Form::new()))?)
}

/// `POST …/carry/preview`: what would go along; writes nothing.
async fn preview(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    visit: Visit,
    request: Request,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::PlanCampaign).await?;
    let typed = read_form(request).await?;
    let surveyed = match read(&typed) {
        Ok(next) => {
            let carrying = Carrying::new(&app, &at, next);
            app.store().read(move |sql| carrying.survey(sql)).await?.map_err(|one| vec![one])
        }
        Err(wrong) => Err(wrong),
    };
    let survey = match surveyed {
        Ok(survey) => survey,
        Err(wrong) => {
            return Ok(form_page(&app, &visit, (&campaign, &at), refused(&typed, wrong))?);
        }
    };
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, at.place.campaign)?;
    let page = CarryPreview {
        t: visit.reader,
        frame: visit.frame_at(&app, edition, links::campaign_desk(&campaign, "carry")),
        campaign,
        name: at.name.clone(),
        counts: survey.counts(),
        to: survey.to,
        is_new: survey.is_new,
        sends_mail: app.config().letters.go_out(),
    };
    Ok(own(&visit, StatusCode::OK, &page)?)
}

/// `POST …/carry`: fields `edition`, `day`. A second time it does nothing.
async fn carry_over(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    visit: Visit,
    request: Request,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::PlanCampaign).await?;
    let typed = read_form(request).await?;
    let written = match read(&typed) {
        Ok(next) => {
            let (to, carrying) = (next.to.clone(), Carrying::new(&app, &at, next));
            let doing = Doing::new(&app, &signed, &at, String::new());
            let written = app.store().write(move |sql| carrying.write(sql, &doing)).await?;
            written.map(|_| to).map_err(|one| vec![one])
        }
        Err(wrong) => Err(wrong),
    };
    match written {
        Ok(to) => {
            app.refresh().await.map_err(Failure::from)?;
            Ok(see(&links::campaign_desk(&to, "")))
        }
        Err(wrong) => Ok(form_page(&app, &visit, (&campaign, &at), refused(&typed, wrong))?),
    }
}
