//! The desk of a stroll: how it stands, who walks, and where to go on.

pub(crate) mod page;
pub(crate) mod roster;
mod sample;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_domain::registration::Standing;
use ounce_domain::stroll::{Status, Stroll};
use ounce_store::members::Named;
use ounce_store::roster::{self as roster_rows, Walker};
use ounce_store::strolls::Listed;
use ounce_store::{Fault, Sql, strolls};
use ounce_web::answer::{edition_of, own};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::visit::Visit;

use crate::signed::{Answer, Signed};
use page::{Came, StrollDesk};

/// How many parties the desk shows; the roster has all.
const NEWEST: usize = 5;

/// `GET /desk/campaigns/{campaign}/strolls/{stroll}`
pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::SeeStroll).await?;
    // Who keeps the books sees figures and no names.
    let sees_names = signed.may(Action::SeeRoster, &at.place);
    let (listed, walkers) = load(&app, &at).await?;
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
        sees_members: signed.may(Action::SeeMembers, &at.place),
        stroll: listed.stroll,
        raised: edition.campaign.money(listed.tally.raised_minor),
    };
    Ok(own(&visit, StatusCode::OK, &page)?)
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
