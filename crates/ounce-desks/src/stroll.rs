//! The desk of a stroll: how it stands, who walks, and where to go on.

pub(crate) mod answers;
pub(crate) mod api;
pub(crate) mod deciding;
pub(crate) mod doing;
pub(crate) mod editing;
pub(crate) mod page;
pub(crate) mod roster;
mod sample;

use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_domain::registration::Standing;
use ounce_domain::stroll::{LETTERS_WAIT_MS, Status, Stroll, is_undoable};
use ounce_domain::stroll_report::may_report;
use ounce_store::acts::{self, Deed, Told};
use ounce_store::members::Named;
use ounce_store::roster::{self as roster_rows, Walker};
use ounce_store::strolls::Listed;
use ounce_store::{Fault, Sql, outbox, stroll_reports, strolls};
use ounce_web::answer::{edition_of, own};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::visit::Visit;

use crate::circulars::LATELY_MS;
use crate::reports::ReportState;
use crate::signed::{Answer, Signed};
use answers::Answers;
use page::{Came, Said, StrollDesk, Undoable};

/// How many parties the desk shows; the roster has all.
const NEWEST: usize = 5;
/// How many changes the desk reads; it shows a few of them.
const ACTS: i64 = 40;

/// `GET /desk/campaigns/{campaign}/strolls/{stroll}`
pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::SeeStroll).await?;
    // Who keeps the books sees figures and no names.
    let sees_names = signed.may(Action::SeeRoster, &at.place);
    let (listed, walkers) = load(&app, &at).await?;
    let may_change = signed.may(Action::ChangeStroll, &at.place);
    let (told, undoable) = changes(&app, &at).await?;
    let failed_letters = match signed.may(Action::SendCirculars, &at.place) {
        true => Some(failed_letters(&app, &at).await?),
        false => None,
    };
    let sees_reports = signed.may(Action::SeeReports, &at.place);
    let report = report_of(&app, &listed.stroll).await?;
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, at.place.campaign)?;
    let people = |count: fn(&Walker) -> i64| {
        let walking = walkers.iter().filter(|walker| walker.standing == Standing::Confirmed);
        walking.map(count).sum::<i64>()
    };
    let newest = walkers.iter().rev().take(NEWEST).filter(|_| sees_names);
    let page = StrollDesk {
        t: visit.reader,
        frame: visit.frame(&app, Some(edition)),
        campaign,
        adults: people(|walker| walker.party.adults),
        children: people(|walker| walker.party.children),
        waiting: listed.tally.waiting,
        parties: listed.tally.parties,
        days_left: days_left(&listed.stroll, app.now()),
        newest: newest.map(Came::of).collect(),
        sees_names,
        said: Said::of(Typed::lenient_query(&uri).get("done")),
        undoable: undoable.filter(|_| may_change),
        told: if signed.may(Action::SeeActs, &at.place) { told } else { Vec::new() },
        may_change,
        runs_day: signed.may(Action::RunDay, &at.place),
        failed_letters,
        report: if sees_reports { report } else { None },
        sees_members: signed.may(Action::SeeMembers, &at.place),
        stroll: listed.stroll,
        raised: edition.campaign.money(listed.tally.raised_minor),
    };
    Ok(own(&visit, StatusCode::OK, &page)?)
}

async fn failed_letters(app: &App, at: &Named) -> Result<i64, Failure> {
    let of = (at.place.campaign, Id::from_bytes(at.place.object.id));
    let after_ms = app.now().as_millisecond() - LATELY_MS;
    Ok(app.store().read(move |sql| outbox::count_failed_of(sql, of, after_ms)).await?)
}

/// How the report of a stroll stands; `None` while there is nothing to report.
async fn report_of(app: &App, stroll: &Stroll) -> Result<Option<ReportState>, Failure> {
    if may_report(stroll, app.now()).is_err() {
        return Ok(None);
    }
    let id = stroll.id;
    let kept = app.store().read(move |sql| stroll_reports::load(sql, id)).await?;
    Ok(Some(ReportState::of(kept.as_ref())))
}

/// What was changed, newest first, and the last change if it can still be undone.
async fn changes(app: &App, at: &Named) -> Result<(Vec<Told>, Option<Undoable>), Failure> {
    let (object, now_ms) = (at.place.object, app.now().as_millisecond());
    let read = app.store().read(move |sql| {
        let told = acts::list_at(sql, object, ACTS)?;
        let Some(last) = last_undoable(&told, now_ms) else { return Ok((told, None)) };
        let at_ms = last.act.at_ms;
        let letters = outbox::count_held(sql, Id::from_bytes(object.id), at_ms)?;
        // One form may have changed several fields.
        let same =
            told.iter().filter(|one| (one.act.deed, one.act.at_ms) == (last.act.deed, at_ms));
        let undoable = Undoable {
            act: last.act.id,
            changed: same.cloned().collect(),
            letters,
            leave_ms: at_ms + LETTERS_WAIT_MS,
        };
        Ok((told, Some(undoable)))
    });
    Ok(read.await?)
}

/// The last change of the page or the status, unless it is too old or was undone.
fn last_undoable(told: &[Told], now_ms: i64) -> Option<&Told> {
    let is_change = |deed| matches!(deed, Deed::ChangedField | Deed::ChangedStatus | Deed::Undid);
    let last = told.iter().find(|one| is_change(one.act.deed))?;
    let fits = last.act.deed != Deed::Undid && is_undoable(last.act.at_ms, now_ms);
    fits.then_some(last)
}

/// How many days there are until a stroll, by the calendar of its town; `None` when it is over, or
/// has no date.
fn days_left(stroll: &Stroll, now: Timestamp) -> Option<i32> {
    if stroll.status == (Status::Postponed { dated: false }) {
        return None;
    }
    let zone = TimeZone::get(&stroll.time_zone).ok()?;
    let today = now.to_zoned(zone).date();
    let days = today.until(stroll.starts.date()).ok()?.get_days();
    (days >= 0).then_some(days)
}

/// A stroll with its roster.
async fn load(app: &App, at: &Named) -> Result<(Listed, Vec<Walker>), Failure> {
    let id = Id::from_bytes(at.place.object.id);
    let found = app.store().read(move |sql: &mut dyn Sql| -> Result<_, Fault> {
        let Some(listed) = strolls::load_by_id(sql, id)? else { return Ok(None) };
        Ok(Some((listed, roster_rows::list(sql, id)?)))
    });
    found.await?.ok_or(Failure::NotFound)
}

/// A stroll with its roster and what its parties answered, as one moment has them.
async fn load_with_answers(
    app: &App,
    at: &Named,
) -> Result<(Listed, Vec<Walker>, Answers), Failure> {
    let id = Id::from_bytes(at.place.object.id);
    let found = app.store().read(move |sql: &mut dyn Sql| -> Result<_, Fault> {
        let Some(listed) = strolls::load_by_id(sql, id)? else { return Ok(None) };
        Ok(Some((listed, roster_rows::list(sql, id)?, Answers::load(sql, id)?)))
    });
    found.await?.ok_or(Failure::NotFound)
}
