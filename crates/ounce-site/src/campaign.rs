//! The front door, the list of campaigns, and a campaign's home.

pub(crate) mod api;
pub(crate) mod page;
mod sample;

use std::cmp::Reverse;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use ounce_domain::campaign::{self, Face};
use ounce_domain::stroll::Phase;

use crate::campaign::page::CampaignLine;
use crate::campaign::page::Campaigns;
use crate::campaign::page::Giving;
use crate::campaign::page::Home;
use crate::campaign::page::PartnerPart;
use crate::campaign::page::Story;
use crate::gift::giving;
use crate::stroll::card_of;
use ounce_web::answer::{self, Shared, stale_since};
use ounce_web::app::App;
use ounce_web::assets;
use ounce_web::board::{Edition, Entry, Snapshot};
use ounce_web::failure::Failure;
use ounce_web::i18n::Lang;
use ounce_web::links;
use ounce_web::visit::Visit;

const MS_PER_DAY: i64 = 24 * 60 * 60 * 1000;

/// How many strolls a home shows.
const FEATURED: usize = 3;

/// `GET /`: the home of the one open campaign; the list when there is none or several.
pub(crate) async fn door(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let mut open = snapshot.editions.iter().filter(|edition| !edition.is_over());
    match (open.next(), open.next()) {
        (Some(only), None) => home_of(&app, &snapshot, only, &visit),
        _ => list(&app, &snapshot, &visit),
    }
}

/// `GET /campaigns`
pub(crate) async fn campaigns(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    list(&app, &app.board().snapshot(), &visit)
}

/// `GET /campaigns/{campaign}`
pub(crate) async fn home(
    State(app): State<App>,
    Path(campaign): Path<String>,
    visit: Visit,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    home_of(&app, &snapshot, edition, &visit)
}

fn list(app: &App, snapshot: &Snapshot, visit: &Visit) -> Result<Response, Failure> {
    let line = |edition: &Arc<Edition>| CampaignLine {
        campaign: edition.campaign.as_ref().clone(),
        status: edition.status,
        tally: edition.tally.clone(),
        published: edition.published().to_vec(),
    };
    let frame = visit.frame(app, None);
    let campaigns = snapshot.editions.iter().map(line).collect();
    answer::fresh(visit, &Campaigns { t: visit.reader, frame, campaigns })
}

fn home_of(
    app: &App,
    snapshot: &Snapshot,
    edition: &Edition,
    visit: &Visit,
) -> Result<Response, Failure> {
    let path = links::campaign(&edition.campaign.slug);
    let stale_since = stale_since(snapshot, app.now());
    let shared = Shared::new(edition, visit, &path, stale_since);
    if let Some(kept) = shared.kept() {
        return Ok(kept);
    }
    let page = Home {
        t: visit.reader,
        frame: visit.frame_at(app, edition, path),
        campaign: edition.campaign.as_ref().clone(),
        status: edition.status,
        face: own_words(edition, visit.lang()),
        picture: assets::picture(&edition.face().picture),
        tally: edition.tally.clone(),
        stale_since,
        partners: partners(edition),
        published: edition.published().to_vec(),
        giving: giving(app, edition),
        featured: featured(edition),
        stories: stories(edition, visit.lang()),
        map: edition.map(visit.lang()),
    };
    shared.make(&page)
}

/// A campaign's own words are in its first language; readers of others get the usual ones in theirs.
fn own_words(edition: &Edition, lang: Lang) -> Option<Face> {
    let first = edition.campaign.languages.first().and_then(|code| Lang::from_code(code));
    (first.map(Lang::base) == Some(lang.base())).then(|| edition.face().clone())
}

fn giving(app: &App, edition: &Edition) -> Giving {
    if app.gives_from_anywhere() {
        Giving::Here
    } else if giving::elsewhere(edition).is_empty() {
        Giving::AtStrolls
    } else {
        Giving::Elsewhere
    }
}

/// Each partner's part, to the last minor unit.
pub(crate) fn partners(edition: &Edition) -> Vec<PartnerPart> {
    let shares: Vec<i64> = edition.partners.iter().map(|one| one.share_basis_points).collect();
    // A campaign whose shares do not add up can't be imported; if one is there, it has no parts.
    let parts = campaign::split(edition.tally.raised_minor(), &shares).unwrap_or_default();
    let named = edition.partners.iter().cloned().zip(parts);
    named.map(|(partner, part_minor)| PartnerPart { partner, part_minor }).collect()
}

/// Strolls with room: the newest first, and of those that were entered on one day the ones with the
/// fewest people. These look for walkers, and full ones are found without help.
fn featured(edition: &Edition) -> Vec<crate::stroll::card::StrollCard> {
    let has_room = |entry: &&Entry| match entry.phase {
        Phase::Open { room } => room.is_none_or(|room| room > 0),
        _ => false,
    };
    let mut open: Vec<&Entry> = edition.entries.iter().filter(has_room).collect();
    let day = |entry: &Entry| entry.stroll().id.made_at_ms() / MS_PER_DAY;
    open.sort_by_key(|entry| (Reverse(day(entry)), entry.tally.walkers));
    open.into_iter().take(FEATURED).map(|entry| card_of(&edition.campaign, entry, None)).collect()
}

/// Messages of givers, newest first.
fn stories(edition: &Edition, lang: Lang) -> Vec<Story> {
    let told = edition.stories.iter();
    told.map(|gift| Story {
        text: gift.message.clone(),
        name: gift.name.clone(),
        town: gift
            .stroll
            .as_ref()
            .and_then(|(slug, _)| edition.entry(slug))
            .map(|entry| ounce_web::place::town_of(entry.stroll(), lang)),
    })
    .collect()
}
