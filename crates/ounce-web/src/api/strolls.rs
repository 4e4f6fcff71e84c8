//! The strolls of a campaign: all, those near a point, or those near what was typed.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use ounce_geo::{Gazetteer, Resolved};
use serde::Serialize;

use super::{limit, near, read, to_the_metre};
use crate::app::App;
use crate::board::{Edition, Entry};
use crate::failure::Failure;
use crate::fields::Typed;
use crate::strolls::{degrees, starts_with_offset};

/// As many as one answer holds.
const MOST: usize = 1_000;
/// As many as somebody looks at who asks for the nearest.
const NEAREST: usize = 20;

#[derive(Serialize)]
struct StrollJson<'a> {
    slug: &'a str,
    name: &'a str,
    place: PlaceJson<'a>,
    starts_at: String,
    time_zone: &'a str,
    status: &'static str,
    capacity: Option<i64>,
    walkers: i64,
    distance_km: Option<f64>,
}

#[derive(Serialize)]
struct PlaceJson<'a> {
    name: &'a str,
    region: &'a str,
    country: &'a str,
    lat: f64,
    lon: f64,
}

/// `GET /api/v1/campaigns/{campaign}/strolls`: by slug, or nearest first when `near` or `q` says
/// where. A text that names no place is looked for in the strolls' own names.
pub(crate) async fn list(
    State(app): State<App>,
    Path(campaign): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let query = Typed::query(&uri, &["near", "q", "limit"])?;
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let text = query.get("q").trim();
    let found = match near(&query)? {
        Some(at) => near_to(edition, at, limit(&query, NEAREST, MOST)?),
        None if query.has("q") => named(edition, text, limit(&query, NEAREST, MOST)?),
        None => {
            let all = edition.entries.iter().map(|entry| (entry, None));
            all.take(limit(&query, MOST, MOST)?).collect()
        }
    };
    let strolls: Vec<StrollJson<'_>> = found.into_iter().map(|(e, km)| shown(e, km)).collect();
    Ok(read(&headers, &strolls))
}

type Found<'a> = Vec<(&'a Entry, Option<f64>)>;

fn near_to(edition: &Edition, at: (f64, f64), limit: usize) -> Found<'_> {
    edition.near(at, limit).into_iter().map(|(entry, km)| (entry, Some(km))).collect()
}

fn named<'a>(edition: &'a Edition, text: &str, limit: usize) -> Found<'a> {
    let place = match Gazetteer::embedded().resolve(text, None) {
        Resolved::One(place) => Some(place),
        // A program can't be asked which; the likeliest comes first.
        Resolved::Several(places) => places.into_iter().next(),
        Resolved::Nothing => None,
    };
    if let Some(place) = place {
        return near_to(edition, (place.lat, place.lon), limit);
    }
    let wanted = text.to_lowercase();
    let holds = |entry: &&Entry| {
        let stroll = entry.stroll();
        [&stroll.name, &stroll.town].into_iter().any(|name| name.to_lowercase().contains(&wanted))
    };
    let found = edition.entries.iter().filter(|_| !wanted.is_empty()).filter(holds);
    found.take(limit).map(|entry| (entry, None)).collect()
}

fn shown(entry: &Entry, distance_km: Option<f64>) -> StrollJson<'_> {
    let stroll = entry.stroll();
    let (lat, lon) = degrees(stroll.position);
    StrollJson {
        slug: &stroll.slug,
        name: &stroll.name,
        place: PlaceJson {
            name: &stroll.town,
            region: &stroll.region,
            country: &stroll.country,
            lat,
            lon,
        },
        starts_at: starts_with_offset(stroll),
        time_zone: &stroll.time_zone,
        status: entry.phase.as_str(),
        capacity: stroll.capacity,
        walkers: entry.tally.walkers,
        distance_km: distance_km.map(to_the_metre),
    }
}
