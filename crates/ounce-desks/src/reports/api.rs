//! Reports of strolls for programs.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_domain::quantity::{Currency, Marks, Microlitres, MilkUnit, Money};
use ounce_domain::refusal::{Complaint, RecordRefusal, Refusal};
use ounce_domain::stroll::Touched;
use ounce_domain::stroll_report::{Field, Handed, Recorded, StrollReport};
use ounce_store::Sql;
use ounce_store::stroll_reports::{self, Kept, Sending};
use ounce_web::app::App;
use ounce_web::failure::{Failure, Kind};
use serde::Serialize;

use super::campaign;
use super::page::ReportState;
use super::stroll::{load, version, why};
use crate::api::{Caller, Changed, Sent, moment, read};
use crate::stroll::doing::Doing;

#[derive(Serialize)]
struct Answered {
    state: &'static str,
    /// What the day has recorded by now.
    recorded: Figures,
    /// `null` while nobody has reported.
    report: Option<Report>,
}

/// What the day recorded.
#[derive(Serialize)]
struct Figures {
    expected: i64,
    arrived: i64,
    walk_ups: i64,
    headcount: Option<i64>,
    /// In the campaign's currency.
    cash: String,
    milk_ml: i64,
}

impl Figures {
    fn of(recorded: &Recorded, currency: Currency) -> Self {
        Self {
            expected: recorded.expected,
            arrived: recorded.arrived,
            walk_ups: recorded.walk_ups,
            headcount: recorded.headcount,
            cash: Money::new(recorded.cash_minor, currency).plain(),
            milk_ml: Microlitres(recorded.milk_ul).millilitres(),
        }
    }
}

#[derive(Serialize)]
struct Report {
    version: i64,
    came: i64,
    arrived: Option<i64>,
    walk_ups: Option<i64>,
    headcount: Option<i64>,
    currency: String,
    cash_counted: Option<String>,
    cash_reason: String,
    milk: Vec<Milk>,
    milk_reason: String,
    story: String,
    story_is_public: bool,
    /// What the day had recorded when the report was sent.
    recorded: Figures,
    sent_at: String,
    changed_at: String,
    closed_at: Option<String>,
}

#[derive(Serialize)]
struct Milk {
    /// Slug.
    bank: String,
    ml: i64,
}

impl Report {
    fn of(kept: &Kept) -> Self {
        let StrollReport { currency, .. } = kept.report;
        let report = &kept.report;
        let milk = |row: &Handed| {
            row.volume.map(|volume| Milk { bank: row.bank.clone(), ml: volume.millilitres() })
        };
        Self {
            version: kept.version,
            came: report.came(),
            arrived: report.arrived,
            walk_ups: report.walk_ups,
            headcount: report.headcount,
            currency: currency.code().to_owned(),
            cash_counted: report
                .cash_counted_minor
                .map(|minor| Money::new(minor, currency).plain()),
            cash_reason: report.cash_reason.clone(),
            milk: report.milk.iter().filter_map(milk).collect(),
            milk_reason: report.milk_reason.clone(),
            story: report.story.clone(),
            story_is_public: report.story_is_public,
            recorded: Figures::of(&kept.recorded, currency),
            sent_at: moment(kept.sent_ms),
            changed_at: moment(kept.changed_ms),
            closed_at: kept.closed_ms.map(moment),
        }
    }
}

/// `GET /api/v1/strolls/{campaign}/{stroll}/report`
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path((campaign, stroll)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let at = caller.stroll(&app, (&campaign, &stroll), Action::SeeReports).await?;
    let facts = load(&app, &at).await?;
    Ok(read(&Answered {
        state: ReportState::of(facts.kept.as_ref()).as_str(),
        recorded: Figures::of(&facts.noted.recorded, facts.campaign.currency),
        report: facts.kept.as_ref().map(Report::of),
    }))
}

/// `POST /api/v1/strolls/{campaign}/{stroll}/report/send`: the fields that are to change, as text.
/// Volumes without a unit are millilitres.
pub(crate) async fn send(
    State(app): State<App>,
    caller: Caller,
    Path((campaign, stroll)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let at = caller.stroll(&app, (&campaign, &stroll), Action::ReportStroll).await?;
    let sent = Sent::read(&app, &caller, request).await?;
    let typed = sent.typed(&Field::ALL.map(|field| (field.name(), Kind::Text)))?;
    let facts = load(&app, &at).await?;
    let said = facts.kept.map(|kept| kept.report);
    let said =
        said.unwrap_or_else(|| StrollReport::empty(facts.stroll.id, facts.campaign.currency));
    let came = Field::ALL.into_iter().filter(|field| !typed.get(field.name()).is_empty());
    let touched: Vec<Touched<Field>> = came
        .map(|field| Touched {
            field,
            base: said.text(field),
            mine: typed.get(field.name()).to_owned(),
            keep: None,
            must_choose: false,
        })
        .collect();
    let id = facts.stroll.id;
    let doing = Doing::by_program(&app, &caller, &at, String::new());
    // Every complaint is told, before the key of the request is used up.
    let (looked, tried) = (doing.clone(), touched.clone());
    let wrong = app.store().read(move |sql| {
        let sending = sending(id, &tried);
        stroll_reports::complaints(sql, &sending, looked.doer().at)
    });
    let wrong = wrong.await?;
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let act = move |sql: &mut dyn Sql| {
        let sending = sending(id, &touched);
        let written = stroll_reports::send(sql, &sending, &doing.doer(), &mut doing.ids())?;
        let first = |all: Vec<Complaint>| {
            all.first().map_or(Refusal::Record(RecordRefusal::Unknown), |one| one.refusal)
        };
        Ok(written.map(Changed::of).map_err(first))
    };
    sent.write(&app, Field::Arrived.name(), act).await
}

fn sending(stroll: Id<ounce_domain::stroll::Stroll>, touched: &[Touched<Field>]) -> Sending<'_> {
    Sending { stroll, touched, marks: Marks::Plain, unit: MilkUnit::Millilitre }
}

/// `POST /api/v1/strolls/{campaign}/{stroll}/report/close`
pub(crate) async fn close(
    State(app): State<App>,
    caller: Caller,
    Path((campaign, stroll)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let at = caller.stroll(&app, (&campaign, &stroll), Action::CloseReports).await?;
    let sent = Sent::read(&app, &caller, request).await?;
    let typed = sent.typed(&[("version", Kind::WholeNumber)])?;
    let version = version(&typed)?;
    let doing = Doing::by_program(&app, &caller, &at, String::new());
    let id = Id::from_bytes(at.place.object.id);
    let act = move |sql: &mut dyn Sql| {
        let closed = stroll_reports::close(sql, (id, version), &doing.doer(), &mut doing.ids())?;
        Ok(closed.map(Changed::of))
    };
    sent.write(&app, "version", act).await
}

/// `POST /api/v1/strolls/{campaign}/{stroll}/report/open-again`
pub(crate) async fn open_again(
    State(app): State<App>,
    caller: Caller,
    Path((campaign, stroll)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let at = caller.stroll(&app, (&campaign, &stroll), Action::CloseReports).await?;
    let sent = Sent::read(&app, &caller, request).await?;
    let typed = sent.typed(&[("why", Kind::Text)])?;
    let why = why(&typed).map_err(|refusal| Failure::refused("why", refusal))?;
    let doing = Doing::by_program(&app, &caller, &at, why);
    let id = Id::from_bytes(at.place.object.id);
    let act = move |sql: &mut dyn Sql| {
        let opened = stroll_reports::open_again(sql, id, &doing.doer(), &mut doing.ids())?;
        Ok(opened.map(Changed::of))
    };
    sent.write(&app, "why", act).await
}

#[derive(Serialize)]
struct Listed {
    towns: usize,
    reported: usize,
    strolls: Vec<OfStroll>,
}

#[derive(Serialize)]
struct OfStroll {
    slug: String,
    town: String,
    state: &'static str,
    expected: i64,
    report: Option<Report>,
}

/// `GET /api/v1/campaigns/{campaign}/reports`: every stroll that is over.
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Path(campaign): Path<String>,
) -> Result<Response, Failure> {
    let at = caller.campaign(&app, &campaign, Action::SeeReports).await?;
    let towns = campaign::load(&app, at.place.campaign, app.now()).await?;
    let strolls: Vec<OfStroll> = towns
        .iter()
        .map(|town| OfStroll {
            slug: town.slug.clone(),
            town: town.name.clone(),
            state: town.state().as_str(),
            expected: town.expected(),
            report: town.kept.as_ref().map(Report::of),
        })
        .collect();
    let reported = strolls.iter().filter(|one| one.report.is_some()).count();
    Ok(read(&Listed { towns: strolls.len(), reported, strolls }))
}
