//! The report of one stroll: read and sent by who runs it, closed by the coordinator.

use std::collections::BTreeMap;

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_domain::milk_promise::Bank;
use ounce_domain::refusal::{Complaint, FieldRefusal, RecordRefusal, Refusal};
use ounce_domain::stroll::Stroll;
use ounce_domain::stroll_report::{Field, StrollReport, may_report};
use ounce_domain::text;
use ounce_store::members::Named;
use ounce_store::stroll_reports::{self, Kept, Noted, Sending};
use ounce_store::{Fault, banks, campaigns, strolls};
use ounce_web::answer::{edition_of, own, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::links;
use ounce_web::visit::Visit;

use super::page::{Cash, ReportPage};
use super::sending::{names, opened, returned, touched, written_by};
use crate::done::done_says;
use crate::signed::{Answer, Signed};
use crate::stroll::doing::Doing;

/// The longest reason for opening a report again, in characters.
const LONGEST_WHY: usize = 300;

/// The sentences for what a form came to, by the word in the address.
const DONE: [(&str, &str); 5] = [
    ("sent", "report-done-sent"),
    ("same", "report-done-same"),
    ("closed", "report-done-closed"),
    ("opened", "report-done-opened"),
    ("before", "report-done-before"),
];

/// Everything that the page shows.
pub(super) struct Facts {
    pub stroll: Stroll,
    pub campaign: Campaign,
    pub kept: Option<Kept>,
    pub noted: Noted,
    pub banks: Vec<Bank>,
}

impl Facts {
    /// What is on record, or a report in which nothing is said.
    fn on_record(&self) -> StrollReport {
        let said = self.kept.as_ref().map(|kept| kept.report.clone());
        said.unwrap_or_else(|| StrollReport::empty(self.stroll.id, self.campaign.currency))
    }
}

pub(super) async fn load(app: &App, at: &Named) -> Result<Facts, Failure> {
    let id: Id<Stroll> = Id::from_bytes(at.place.object.id);
    let found = app.store().read(move |sql| -> Result<_, Fault> {
        let Some(found) = strolls::load_by_id(sql, id)? else { return Ok(None) };
        let Some(campaign) = campaigns::load_by_id(sql, found.stroll.campaign)? else {
            return Ok(None);
        };
        Ok(Some(Facts {
            kept: stroll_reports::load(sql, id)?,
            noted: stroll_reports::noted(sql, id, campaign.currency)?,
            banks: banks::list(sql)?,
            stroll: found.stroll,
            campaign,
        }))
    });
    found.await?.ok_or(Failure::NotFound)
}

/// `GET …/report`
pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::SeeReports).await?;
    let facts = load(&app, &at).await?;
    let (on_record, noted) = (facts.kept.as_ref().map(|kept| &kept.report), &facts.noted);
    let filled = match on_record {
        Some(report) => report.clone(),
        None => facts.on_record().prefilled(&noted.recorded, &noted.milk),
    };
    let form = opened(&visit.reader, on_record, &filled, Vec::new());
    let done = done_says(&DONE, &uri);
    let state = (StatusCode::OK, form, BTreeMap::new());
    Ok(page(&app, &visit, (&campaign, &at, &signed), facts, (state, done))?)
}

type FormState = (StatusCode, Form, BTreeMap<&'static str, String>);

fn page(
    app: &App,
    visit: &Visit,
    (campaign, at, signed): (&str, &Named, &Signed),
    facts: Facts,
    ((status, form, theirs), done): (FormState, &'static str),
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, at.place.campaign)?;
    let path = links::stroll_desk(campaign, &at.slug, "report");
    // The recorded cash is shown once somebody has counted.
    let is_compared = form.complaint(Field::CashReason.name()).is_some();
    let cash = match (facts.kept.is_some(), is_compared) {
        (false, false) => Cash::NotYetCounted,
        (false, true) => Cash::Differs,
        (true, _) => Cash::Known,
    };
    let page = ReportPage {
        t: visit.reader,
        frame: visit.frame_at(app, edition, path),
        campaign: campaign.to_owned(),
        slug: at.slug.clone(),
        name: facts.stroll.name.clone(),
        time_zone: facts.stroll.time_zone.clone(),
        refused: may_report(&facts.stroll, app.now()).err(),
        currency: facts.campaign.currency,
        may_report: signed.may(Action::ReportStroll, &at.place),
        may_close: signed.may(Action::CloseReports, &at.place),
        runs_day: signed.may(Action::RunDay, &at.place),
        kept: facts.kept,
        noted: facts.noted,
        banks: facts.banks.into_iter().map(|bank| (bank.slug, bank.name)).collect(),
        cash,
        form,
        theirs,
        done,
    };
    own(visit, status, &page)
}

/// `POST …/report/send`: every field, with `was_…` for the text it had when the form was opened, and
/// `keep_…` where two texts are to choose from.
pub(crate) async fn send(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::ReportStroll).await?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    let known = names();
    typed.only(&known.iter().map(String::as_str).collect::<Vec<_>>())?;
    let facts = load(&app, &at).await?;
    let touched = touched(&visit.reader, facts.campaign.currency, &typed);
    let doing = Doing::new(&app, &signed, &at, String::new());
    let ((marks, unit), id) = (written_by(&visit.reader), facts.stroll.id);
    let sent = app.store().write(move |sql| {
        let sending = Sending { stroll: id, touched: &touched, marks, unit };
        stroll_reports::send(sql, &sending, &doing.doer(), &mut doing.ids())
    });
    match sent.await? {
        Ok(act) => {
            let done = if act.is_some() { "sent" } else { "same" };
            Ok(see(&format!("{}?done={done}", links::stroll_desk(&campaign, &stroll, "report"))))
        }
        Err(complaints) => {
            // Somebody else may have sent meanwhile.
            let facts = load(&app, &at).await?;
            let (form, theirs) = returned(&visit.reader, &typed, &facts.on_record(), complaints);
            let state = (StatusCode::UNPROCESSABLE_ENTITY, form, theirs);
            Ok(page(&app, &visit, (&campaign, &at, &signed), facts, (state, ""))?)
        }
    }
}

/// `POST …/report/close`: field `version`, of the report that the coordinator has read.
pub(crate) async fn close(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::CloseReports).await?;
    let typed = typed(request, &["version"]).await?;
    let version = version(&typed)?;
    let doing = Doing::new(&app, &signed, &at, String::new());
    let id = Id::from_bytes(at.place.object.id);
    let closed = app.store().write(move |sql| {
        stroll_reports::close(sql, (id, version), &doing.doer(), &mut doing.ids())
    });
    let path = links::stroll_desk(&campaign, &stroll, "report");
    match closed.await? {
        Ok(act) => {
            app.refresh().await.map_err(Failure::from)?;
            let done = if act.is_some() { "closed" } else { "before" };
            Ok(see(&format!("{path}?done={done}")))
        }
        Err(Refusal::Record(RecordRefusal::Unknown)) => Err(Failure::NotFound.into()),
        Err(refusal) => again(&app, &visit, (&campaign, &at, &signed), ("version", refusal)).await,
    }
}

/// `POST …/report/open-again`: field `why`.
pub(crate) async fn open_again(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::CloseReports).await?;
    let typed = typed(request, &["why"]).await?;
    let why = match why(&typed) {
        Ok(why) => why,
        Err(refusal) => {
            let wrong = ("why", refusal.into());
            return again(&app, &visit, (&campaign, &at, &signed), wrong).await;
        }
    };
    let doing = Doing::new(&app, &signed, &at, why);
    let id = Id::from_bytes(at.place.object.id);
    let opened = app
        .store()
        .write(move |sql| stroll_reports::open_again(sql, id, &doing.doer(), &mut doing.ids()));
    let path = links::stroll_desk(&campaign, &stroll, "report");
    match opened.await? {
        Ok(act) => {
            app.refresh().await.map_err(Failure::from)?;
            let done = if act.is_some() { "opened" } else { "before" };
            Ok(see(&format!("{path}?done={done}")))
        }
        Err(_) => Err(Failure::NotFound.into()),
    }
}

async fn typed(request: Request, known: &[&str]) -> Result<Typed, Failure> {
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(known)?;
    Ok(typed)
}

pub(super) fn version(typed: &Typed) -> Result<i64, Failure> {
    let version = typed.get("version").parse::<i64>().ok();
    version.ok_or_else(|| Failure::refused("version", FieldRefusal::NotANumber))
}

pub(super) fn why(typed: &Typed) -> Result<String, FieldRefusal> {
    text::line(typed.get("why"), LONGEST_WHY)
}

/// The page as it is now, with a complaint about what the coordinator sent.
async fn again(
    app: &App,
    visit: &Visit,
    at: (&str, &Named, &Signed),
    (field, refusal): (&'static str, Refusal),
) -> Answer {
    let facts = load(app, at.1).await?;
    let on_record = facts.on_record();
    let kept = facts.kept.as_ref().map(|kept| &kept.report);
    let form = opened(&visit.reader, kept, &on_record, vec![Complaint { field, refusal }]);
    let state = (StatusCode::UNPROCESSABLE_ENTITY, form, BTreeMap::new());
    Ok(page(app, visit, at, facts, (state, ""))?)
}
