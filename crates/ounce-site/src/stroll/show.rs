//! One town's stroll.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::Response;
use jiff::Timestamp;
use ounce_domain::campaign::Campaign;
use ounce_domain::stroll::{Status, Stroll};
use ounce_store::gifts;

use super::card_of;
use crate::question;
use crate::stroll::json_ld;
use crate::stroll::page::RecentGift;
use crate::stroll::page::StatusNote;
use crate::stroll::page::StrollPage;
use ounce_web::answer::{Shared, stale_since};
use ounce_web::app::App;
use ounce_web::board::Edition;
use ounce_web::failure::Failure;
use ounce_web::i18n::Lang;
use ounce_web::links;
use ounce_web::visit::Visit;

/// How many gifts a town's page shows.
const GIFTS: i64 = 5;
/// If more reads than this wait already, the page is made without its gifts.
const IDLE: usize = 8;

/// `GET /campaigns/{campaign}/strolls/{stroll}`, and `{stroll}.ics`.
pub(crate) async fn show(
    State(app): State<App>,
    Path((campaign, slug)): Path<(String, String)>,
    visit: Visit,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    if let Some(slug) = slug.strip_suffix(".ics") {
        return crate::calendar::stroll(edition, slug, &visit);
    }
    let entry = edition.entry(&slug).ok_or(Failure::NotFound)?;
    let path = links::stroll(&campaign, &slug);
    let stale_since = stale_since(&snapshot, app.now());
    let shared = Shared::new(edition, &visit, &path, stale_since);
    if let Some(kept) = shared.kept() {
        return Ok(kept);
    }
    let card = card_of(&edition.campaign, entry, None);
    let gifts = recent(&app, entry.stroll()).await?;
    // A page without its gifts should not be kept for long.
    let of = gifts.is_some().then_some(entry.stroll().id);
    let page = StrollPage {
        t: visit.reader,
        frame: visit.frame_at(&app, edition, path.clone()),
        campaign: edition.campaign.as_ref().clone(),
        ask: question::ask_href(&app, edition, entry),
        about: about(&entry.planned.about, &edition.campaign, visit.lang()),
        changed: status_note(edition, entry.stroll()),
        gifts: gifts.unwrap_or_default(),
        stale_since,
        json_ld: json_ld::event(edition, entry, &format!("{}{path}", visit.origin)),
        card,
    };
    shared.make_of(&page, of)
}

/// The host's welcome: in the reader's language, else in the first of the campaign's that has one.
fn about(
    about: &BTreeMap<String, String>,
    campaign: &Campaign,
    lang: Lang,
) -> Option<(String, String)> {
    let code = |tag: &String| tag.split('-').next().unwrap_or_default().to_owned();
    let own = std::iter::once(lang.code().to_owned()).chain(campaign.languages.iter().map(code));
    own.into_iter().find_map(|code| about.get(&code).map(|words| (code.clone(), words.clone())))
}

/// When and why the plan changed, where it did.
fn status_note(edition: &Edition, stroll: &Stroll) -> Option<StatusNote> {
    if !matches!(stroll.status, Status::Postponed { .. } | Status::Cancelled) {
        return None;
    }
    let last = edition.changes().last(stroll.id)?;
    let at = Timestamp::from_millisecond(last.at_ms).ok()?;
    Some(StatusNote { at, why: last.why.clone() })
}

/// `None` when too many reads wait already.
async fn recent(app: &App, stroll: &Stroll) -> Result<Option<Vec<RecentGift>>, Failure> {
    let (campaign, stroll) = (stroll.campaign, stroll.id);
    let read =
        app.store().read_if_idle(IDLE, move |sql| gifts::list_recent(sql, campaign, stroll, GIFTS));
    let Some(found) = read.await else { return Ok(None) };
    let shown = found?.into_iter().map(|gift| RecentGift {
        name: gift.name,
        amount: gift.amount,
        message: gift.message,
    });
    Ok(Some(shown.collect()))
}
