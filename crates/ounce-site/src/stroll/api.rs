//! The strolls of a campaign: all, those near a point, or those near what was typed.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use ounce_domain::stroll::{Access, Meeting, Stroll};
use ounce_geo::{Gazetteer, Resolved};
use serde::Serialize;

use crate::api::{limit, near, read, short_enough, to_the_metre};
use crate::stroll::{starts_with_offset, with_offset};
use ounce_web::app::App;
use ounce_web::board::{Edition, Entry};
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::place::{Japanese, degrees};
use ounce_web::walk;

/// The most strolls in one answer.
const MOST: usize = 1_000;
/// How many strolls are given when the nearest are asked for, unless the client says.
const NEAREST: usize = 20;
/// A client that names a place wants strolls there, or within two hours by car.
const REACH_KM: f64 = 160.0;

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
    meeting: MeetingJson<'a>,
}

/// Where it meets and what the walk is like; null is what the host has not said.
#[derive(Serialize)]
struct MeetingJson<'a> {
    point: Option<&'a str>,
    venue: Option<&'a str>,
    street: Option<&'a str>,
    lat: Option<f64>,
    lon: Option<f64>,
    ends_at: Option<String>,
    distance_m: Option<i64>,
    surface: Option<&'a str>,
    pram: Option<&'static str>,
    wheelchair: Option<&'static str>,
    parking: Option<&'a str>,
    toilets: Option<&'a str>,
    rain_plan: Option<&'a str>,
}

impl<'a> MeetingJson<'a> {
    fn of(stroll: &'a Stroll, meeting: &'a Meeting) -> Self {
        let said = |text: &'a String| Some(text.as_str()).filter(|text| !text.is_empty());
        let at = meeting.position.map(degrees);
        let ends = walk::ends(stroll, meeting);
        Self {
            point: said(&stroll.meeting_point),
            venue: said(&meeting.venue),
            street: said(&meeting.street),
            lat: at.map(|(lat, _)| lat),
            lon: at.map(|(_, lon)| lon),
            ends_at: ends.map(|ends| with_offset(ends, &stroll.time_zone)),
            distance_m: meeting.distance_m,
            surface: said(&meeting.surface),
            pram: meeting.pram.map(Access::as_str),
            wheelchair: meeting.wheelchair.map(Access::as_str),
            parking: said(&meeting.parking),
            toilets: said(&meeting.toilets),
            rain_plan: said(&meeting.rain_plan),
        }
    }
}

#[derive(Serialize)]
struct PlaceJson<'a> {
    name: &'a str,
    /// In Japanese, for towns in Japan.
    name_ja: Option<String>,
    region: &'a str,
    country: &'a str,
    lat: f64,
    lon: f64,
}

/// `GET /api/v1/campaigns/{campaign}/strolls`: by slug. With `near`, nearest first. With `q`, those
/// of that name, then those around that place.
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
    short_enough(text)?;
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

/// Strolls whose town or name is like the typed text, the most similar first. Of several towns of
/// one name, the one that distances are measured from comes first. Then come the strolls within
/// reach of that place, nearest first.
fn named<'a>(edition: &'a Edition, text: &str, limit: usize) -> Found<'a> {
    let place = match Gazetteer::embedded().resolve(text, None) {
        Resolved::One(place) => Some(place),
        // A program can't be asked which place it means, so the likeliest is taken.
        Resolved::Several(places) => places.into_iter().next(),
        Resolved::Nothing => None,
    };
    let mut near =
        place.map_or_else(Vec::new, |place| near_to(edition, (place.lat, place.lon), MOST));
    near.retain(|(_, km)| km.is_some_and(|km| km <= REACH_KM));
    let wanted = text.to_lowercase();
    let entries = edition.entries.iter().filter(|_| !wanted.is_empty());
    let place_in_line =
        |entry| near.iter().position(|(other, _)| is_same(other, entry)).unwrap_or(usize::MAX);
    let mut called: Vec<_> = entries
        .filter_map(|entry| Some(((likeness(entry, &wanted)?, place_in_line(entry)), entry)))
        .collect();
    called.sort_by_key(|(rank, _)| *rank);
    let mut found: Found<'a> = Vec::with_capacity(limit.min(called.len() + near.len()));
    for (_, entry) in called {
        let place = near.iter().position(|(other, _)| is_same(other, entry));
        found.push(place.map_or((entry, None), |place| near.remove(place)));
    }
    found.extend(near);
    found.truncate(limit);
    found
}

fn is_same(one: &Entry, other: &Entry) -> bool {
    one.stroll().id == other.stroll().id
}

/// How similar a stroll is to the typed text in small letters, best first: its town, the beginning
/// of its town, a part of its town or of its own name. `None` when it is not similar.
fn likeness(entry: &Entry, wanted: &str) -> Option<u8> {
    let stroll = entry.stroll();
    let (town, name) = (stroll.town.to_lowercase(), stroll.name.to_lowercase());
    match () {
        () if town == wanted || name == wanted => Some(0),
        () if town.starts_with(wanted) => Some(1),
        () if town.contains(wanted) || name.contains(wanted) => Some(2),
        () => None,
    }
}

fn shown(entry: &Entry, distance_km: Option<f64>) -> StrollJson<'_> {
    let stroll = entry.stroll();
    let (lat, lon) = degrees(stroll.position);
    StrollJson {
        slug: &stroll.slug,
        name: &stroll.name,
        place: PlaceJson {
            name: &stroll.town,
            name_ja: Japanese::of(&stroll.town, &stroll.country, stroll.position).map(|it| it.name),
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
        meeting: MeetingJson::of(stroll, &entry.planned.meeting),
    }
}
