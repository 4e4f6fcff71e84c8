//! All strolls of a campaign: on one page while they fit, by region and page when they don't.

use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::Response;
use ounce_domain::stroll::Stroll;

use super::card_of;
use super::filter::Filter;
use crate::stroll::list_page::RegionCount;
use crate::stroll::list_page::Strolls;
use ounce_geo::fold;
use ounce_web::answer::{Shared, stale_since};
use ounce_web::app::App;
use ounce_web::board::{Edition, Entry};
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::visit::Visit;

/// A campaign of the usual size is read on one page.
const ON_ONE_PAGE: usize = 250;
/// How many strolls one page of a longer list has.
const A_PAGE: usize = 100;

/// `GET /campaigns/{campaign}/strolls?region=&page=&room=&pram=&wheelchair=`
pub(crate) async fn show(
    State(app): State<App>,
    Path(campaign): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let query = Typed::lenient_query(&uri);
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let region = Some(query.get("region").to_owned()).filter(|region| !region.is_empty());
    let page = query.count("page", 100_000).ok().flatten().unwrap_or(1);
    let number = i64::try_from(page).unwrap_or(1);
    let filter = Filter::read(&query);
    let path = filter.added_to(&links::strolls(&campaign, region.as_deref(), number));
    let shared = Shared::new(edition, &visit, &path, stale_since(&snapshot, app.now()));
    if let Some(kept) = shared.kept() {
        return Ok(kept);
    }
    let sorted = in_region(edition, region.as_deref(), &visit.reader);
    if region.is_some() && sorted.is_empty() {
        return Err(Failure::NotFound);
    }
    let fits: Vec<&Entry> = sorted.iter().copied().filter(|e| filter.is_met(e)).collect();
    let (among, sorted) = (sorted.len(), fits);
    let a_page = if sorted.len() <= ON_ONE_PAGE { ON_ONE_PAGE } else { A_PAGE };
    let pages = sorted.len().div_ceil(a_page).max(1);
    if page > pages {
        return Err(Failure::NotFound);
    }
    let shown = sorted.iter().skip((page - 1) * a_page).take(a_page);
    let page = Strolls {
        t: visit.reader,
        frame: visit.frame_at(&app, edition, path),
        campaign: edition.campaign.as_ref().clone(),
        is_over: edition.is_over(),
        total: edition.tally.places,
        regions: regions(edition, &visit.reader),
        region,
        offered: filter.offered(edition.entries.iter()),
        among: i64::try_from(among).unwrap_or(i64::MAX),
        found: i64::try_from(sorted.len()).unwrap_or(i64::MAX),
        filter,
        strolls: shown.map(|entry| card_of(&edition.campaign, entry, None)).collect(),
        page: number,
        pages: i64::try_from(pages).unwrap_or(i64::MAX),
        map: edition.map(visit.lang()),
    };
    shared.make(&page)
}

/// By country, region and town as the reader calls them; of one region such as `US-VA` only, if it
/// is given.
fn in_region<'a>(edition: &'a Edition, region: Option<&str>, t: &Reader) -> Vec<&'a Entry> {
    let is_in = |entry: &&Entry| {
        let stroll = entry.stroll();
        region.is_none_or(|region| {
            let rest = region.strip_prefix(stroll.country.as_str());
            rest.and_then(|rest| rest.strip_prefix('-')) == Some(stroll.region.as_str())
        })
    };
    let mut sorted: Vec<&Entry> = edition.entries.iter().filter(is_in).collect();
    sorted.sort_by_cached_key(|&entry| {
        let Stroll { country, region, town, slug, .. } = entry.stroll();
        let named = fold(&t.region(country, region));
        (country.as_str(), named, region.as_str(), fold(town), slug.as_str())
    });
    sorted
}

fn regions(edition: &Edition, t: &Reader) -> Vec<RegionCount> {
    let sorted = in_region(edition, None, t);
    let same = |a: &&Entry, b: &&Entry| {
        (&a.stroll().country, &a.stroll().region) == (&b.stroll().country, &b.stroll().region)
    };
    let counts = sorted.chunk_by(same).map(|entries| {
        let stroll = entries[0].stroll();
        let count = i64::try_from(entries.len()).unwrap_or(i64::MAX);
        RegionCount { country: stroll.country.clone(), region: stroll.region.clone(), count }
    });
    counts.collect()
}
