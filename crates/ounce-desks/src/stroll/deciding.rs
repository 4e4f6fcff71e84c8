//! A stroll is opened, postponed, cancelled or taken up again, and what was just done is undone.

pub(crate) mod api;
mod page;
mod sample;

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::{Date, DateTime};
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_domain::refusal::{Complaint, Complaints, FieldRefusal, Refusal};
use ounce_domain::stroll::{Doubt, Status, Stroll, doubts_of_move};
use ounce_domain::text;
use ounce_store::members::Named;
use ounce_store::strolls::Listed;
use ounce_store::{Fault, strolls};
use ounce_web::answer::{edition_of, own, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::links;
use ounce_web::visit::Visit;

use super::doing::Doing;
use crate::members::LONGEST_WHY;
use crate::signed::{Answer, Signed};
use page::{DecidePage, Preview};

const FIELDS: [&str; 4] = ["next", "day", "start_time", "why"];

/// What somebody wants a stroll to become.
#[derive(Clone, Debug)]
struct Plan {
    next: Status,
    /// The new start, with a postponement to a date.
    starts: Option<DateTime>,
    why: String,
}

/// `GET …/status`: what can be decided now.
pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::ChangeStroll).await?;
    let listed = load(&app, &at).await?;
    let form = Form::new().with("start_time", listed.stroll.starts.strftime("%H:%M").to_string());
    Ok(choices(&app, &visit, (&campaign, &at), listed.stroll, (StatusCode::OK, form))?)
}

async fn load(app: &App, at: &Named) -> Result<Listed, Failure> {
    let id = Id::from_bytes(at.place.object.id);
    let found = app.store().read(move |sql| strolls::load_by_id(sql, id)).await?;
    found.ok_or(Failure::NotFound)
}

fn choices(
    app: &App,
    visit: &Visit,
    (campaign, at): (&str, &Named),
    stroll: Stroll,
    (status, form): (StatusCode, Form),
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, at.place.campaign)?;
    let path = links::stroll_desk(campaign, &at.slug, "status");
    let frame = visit.frame_at(app, edition, path);
    let page = DecidePage { t: visit.reader, frame, campaign: campaign.to_owned(), stroll, form };
    own(visit, status, &page)
}

/// `POST …/status/preview`: shows what will happen and writes nothing.
pub(crate) async fn preview(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::ChangeStroll).await?;
    let typed = read_form(request).await?;
    let listed = load(&app, &at).await?;
    let (plan, doubts) = match read(&app, &typed, &listed.stroll) {
        Ok(plan) => plan,
        Err(wrong) => {
            let answer = refused(&typed, wrong);
            return Ok(choices(&app, &visit, (&campaign, &at), listed.stroll, answer)?);
        }
    };
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, at.place.campaign)?;
    let after = Stroll {
        status: plan.next,
        starts: plan.starts.unwrap_or(listed.stroll.starts),
        ..listed.stroll.clone()
    };
    let page = Preview {
        t: visit.reader,
        frame: visit.frame_at(&app, edition, links::stroll_desk(&campaign, &stroll, "status")),
        campaign,
        announced: listed.stroll.announces(&after, app.now()),
        before: listed.stroll,
        after,
        why: plan.why,
        parties: listed.tally.parties + listed.tally.waiting,
        sends_mail: app.config().letters.go_out(),
        doubts,
    };
    Ok(own(&visit, StatusCode::OK, &page)?)
}

async fn read_form(request: Request) -> Result<Typed, Failure> {
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&FIELDS)?;
    Ok(typed)
}

fn refused(typed: &Typed, wrong: Vec<Complaint>) -> (StatusCode, Form) {
    (StatusCode::UNPROCESSABLE_ENTITY, Form::refused(typed.pairs(), wrong))
}

/// `POST …/status`: fields `next`, `day`, `start_time`, `why`.
pub(crate) async fn decide(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::ChangeStroll).await?;
    let typed = read_form(request).await?;
    let listed = load(&app, &at).await?;
    let written = match read(&app, &typed, &listed.stroll) {
        Ok((plan, _)) => write(&app, &signed, &at, plan).await?,
        Err(wrong) => Err(wrong),
    };
    match written {
        Ok(done) => Ok(see(&format!("{}?done={done}", links::stroll_desk(&campaign, &stroll, "")))),
        Err(wrong) => {
            let answer = refused(&typed, wrong);
            Ok(choices(&app, &visit, (&campaign, &at), listed.stroll, answer)?)
        }
    }
}

/// What the form says, and what about it is unlikely.
fn read(app: &App, typed: &Typed, stroll: &Stroll) -> Result<(Plan, Vec<Doubt>), Vec<Complaint>> {
    let mut wrong = Complaints::default();
    let next = Status::parse(typed.get("next")).filter(|next| *next != Status::Held);
    let Some(next) = wrong.take("next", next.ok_or(FieldRefusal::NotAChoice)) else {
        return Err(wrong.into_vec());
    };
    let needs_why = matches!(next, Status::Postponed { .. } | Status::Cancelled);
    // Walkers will want to know why.
    let why = match text::line(typed.get("why"), LONGEST_WHY) {
        Err(FieldRefusal::Missing) if !needs_why => Ok(String::new()),
        read => read,
    };
    let why = wrong.take("why", why);
    let mut starts = None;
    let mut doubts = Vec::new();
    if next == (Status::Postponed { dated: true }) {
        starts = read_start(typed, &mut wrong);
        doubts = starts.map(|at| doubts_of_move(stroll, at, app.now())).unwrap_or_default();
        if doubts.contains(&Doubt::IntoThePast) {
            wrong.add("day", FieldRefusal::InThePast);
        }
        if doubts.contains(&Doubt::SkippedTime) {
            wrong.add("start_time", FieldRefusal::NotATime);
        }
    }
    if !wrong.is_empty() {
        return Err(wrong.into_vec());
    }
    Ok((Plan { next, starts, why: why.unwrap_or_default() }, doubts))
}

fn read_start(typed: &Typed, wrong: &mut Complaints) -> Option<DateTime> {
    let day = typed.get("day").trim();
    let day = match day {
        "" => Err(FieldRefusal::Missing),
        day => day.parse::<Date>().map_err(|_| FieldRefusal::NotADate),
    };
    let time = ounce_domain::stroll::time_typed(typed.get("start_time"));
    let day = wrong.take("day", day);
    let time = wrong.take("start_time", time.ok_or(FieldRefusal::NotATime));
    Some(day?.to_datetime(time?))
}

async fn write(
    app: &App,
    signed: &Signed,
    at: &Named,
    plan: Plan,
) -> Result<Result<String, Vec<Complaint>>, Failure> {
    let id = Id::from_bytes(at.place.object.id);
    let Plan { next, starts, why } = plan;
    let doing = Doing::new(app, signed, at, why);
    let decided = app.store().write(move |sql| -> Result<_, Fault> {
        let mut ids = doing.ids();
        strolls::decide(sql, (id, (next, starts)), &doing.doer(), &mut ids)
    });
    match decided.await? {
        Ok(act) => {
            app.refresh().await.map_err(Failure::from)?;
            Ok(Ok(act.to_string()))
        }
        Err(Refusal::Record(_)) => Err(Failure::NotFound),
        Err(refusal) => Ok(Err(vec![Complaint { field: "next", refusal }])),
    }
}

/// `POST …/undo`: field `act`.
pub(crate) async fn undo(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    request: Request,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::ChangeStroll).await?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["act"])?;
    let act = Id::parse(typed.get("act"))
        .ok_or_else(|| Failure::refused("act", FieldRefusal::NotAChoice))?;
    let id = Id::from_bytes(at.place.object.id);
    let doing = Doing::new(&app, &signed, &at, String::new());
    let undone = app.store().write(move |sql| -> Result<_, Fault> {
        let mut ids = doing.ids();
        strolls::undo(sql, (id, act), &doing.doer(), &mut ids)
    });
    let desk = links::stroll_desk(&campaign, &stroll, "");
    match undone.await? {
        Ok(()) => {
            app.refresh().await.map_err(Failure::from)?;
            Ok(see(&format!("{desk}?done=undone")))
        }
        Err(Refusal::Record(_)) => Err(Failure::NotFound.into()),
        Err(_) => Ok(see(&format!("{desk}?done=undo-over"))),
    }
}
