//! The desk of a campaign: what needs somebody, and every stroll as a table.

pub(crate) mod api;
pub(crate) mod asked;
pub(crate) mod blueprint;
pub(crate) mod carrying;
mod export;
pub(crate) mod many;
mod page;
mod sample;
pub(crate) mod standing;
mod undoing;

use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::member::{Action, Object};
use ounce_domain::stroll::{LETTERS_WAIT_MS, is_undoable};
use ounce_store::acts::{self, Deed};
use ounce_store::{Fault, Sql, host_applications, messages, outbox, stroll_reports, strolls};
use ounce_web::answer::{edition_of, own};
use ounce_web::app::App;
use ounce_web::fields::Typed;
use ounce_web::visit::Visit;

use crate::circulars::LATELY_MS;
use crate::signed::{Answer, Signed};
use asked::Asked;
use page::{CampaignDesk, Line};
use undoing::{Said, Undoable};

/// How many strolls one page of the table has.
const A_PAGE: i64 = 100;
/// Among how many of the last changes of the campaign itself one that can be undone is looked for.
const ACTS: i64 = 40;

/// `GET /desk/campaigns/{campaign}?q=&only=&status=&in=&sort=&after=`
pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::SeeCampaign).await?;
    let (id, object, now_ms) = (at.place.campaign, at.place.object, app.now().as_millisecond());
    let query = Typed::lenient_query(&uri);
    let (asked, after) = (Asked::lenient(&query), query.get("after").to_owned());
    let (what, from) = (asked.clone(), after.clone());
    let read = app.store().read(move |sql| {
        let table = load(sql, id, (&what, &from), A_PAGE)?;
        let waiting = (messages::count_held(sql, id)?, host_applications::count_waiting(sql, id)?);
        let failed = outbox::count_failed(sql, id, now_ms - LATELY_MS)?;
        let unclosed = stroll_reports::count_unclosed(sql, id)?;
        let undoable = undoable(sql, object, now_ms)?;
        let needs = strolls::count_needs(sql, id)?;
        Ok((table, (waiting, failed, unclosed), undoable, needs, strolls::regions(sql, id)?))
    });
    let (table, ((messages, applications), failed, unclosed), undoable, (all, needs), regions) =
        read.await?;
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, id)?;
    let may_change = signed.may(Action::ChangeStroll, &at.place);
    let judges = signed.may(Action::JudgeMessages, &at.place);
    let page = CampaignDesk {
        t: visit.reader,
        frame: visit.frame(&app, Some(edition)),
        campaign,
        name: at.name.clone(),
        day: edition.campaign.day,
        currency: edition.campaign.currency,
        tally: edition.tally.clone(),
        messages: judges.then_some(messages),
        applications: signed.may(Action::JudgeApplications, &at.place).then_some(applications),
        all,
        needs,
        asked,
        is_later: !after.is_empty(),
        next: table.next,
        found: table.found,
        shown: table.lines,
        regions,
        may_change,
        said: Said::of(query.get("done")),
        undoable: undoable.filter(|_| may_change),
        plans: signed.may(Action::PlanCampaign, &at.place),
        sees_members: signed.may(Action::SeeMembers, &at.place),
        sees_acts: signed.may(Action::SeeActs, &at.place),
        writes: signed.may(Action::SendCirculars, &at.place),
        unclosed_reports: signed.may(Action::SeeReports, &at.place).then_some(unclosed),
        failed_letters: signed.may(Action::RunMail, &at.place).then_some(failed),
    };
    Ok(own(&visit, StatusCode::OK, &page)?)
}

/// One page of the table.
struct Table {
    lines: Vec<Line>,
    /// How many strolls fit on all pages.
    found: i64,
    /// Slug of the last stroll, where another page follows.
    next: Option<String>,
}

fn load(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    (asked, after): (&Asked, &str),
    limit: i64,
) -> Result<Table, Fault> {
    let filter = &asked.filter;
    // Nothing is called by a text with a NUL, and PostgreSQL takes none.
    let after = if after.contains('\0') { "" } else { after };
    let mut lines =
        strolls::find(sql, (campaign, filter), (asked.sort, after), limit.saturating_add(1))?;
    let has_more = lines.len() as i64 > limit;
    lines.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = lines.last().filter(|_| has_more).map(|line| line.slug.clone());
    Ok(Table { found: strolls::count(sql, campaign, filter)?, lines, next })
}

/// The last change of many strolls, if it can still be undone.
fn undoable(sql: &mut dyn Sql, object: Object, now_ms: i64) -> Result<Option<Undoable>, Fault> {
    let told = acts::list_at(sql, object, ACTS)?;
    let last = told.into_iter().find(|one| one.act.field == strolls::MANY);
    let fits =
        |one: &acts::Told| one.act.deed == Deed::ChangedMany && is_undoable(one.act.at_ms, now_ms);
    let Some(told) = last.filter(fits) else { return Ok(None) };
    let letters = strolls::count_letters_of_many(sql, &told.act)?;
    Ok(Some(Undoable { leave_ms: told.act.at_ms + LETTERS_WAIT_MS, letters, told }))
}
