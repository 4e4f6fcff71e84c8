//! One box for a town, a postcode or the browser's position: the nearest strolls and milk banks.

pub(crate) mod api;
pub(crate) mod page;
mod sample;
pub(crate) mod spot;

use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use ounce_domain::refusal::FieldRefusal;
use ounce_domain::stroll::Position;
use ounce_geo::{Gazetteer, Match, Resolved, distance_km};

use crate::bank::near::NearBanks;
use crate::find::page::FAR_KM;
use crate::find::page::Find;
use crate::find::page::Found;
use crate::find::page::Place;
use crate::find::page::PlaceName;
use crate::find::spot::{Spot, country_of};
use crate::stroll::card_of;
use ounce_web::answer;
use ounce_web::app::App;
use ounce_web::board::{Edition, Snapshot};
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::{Japanese, degrees};
use ounce_web::visit::Visit;

/// How many strolls and banks are shown: they fit a phone, and the list has the others.
const STROLLS: usize = 9;
/// How many are shown when none is near. The page then says how to take part from anywhere.
const STROLLS_FAR: usize = 3;
/// About a day by car. If there is a stroll nearby, those beyond this are not shown.
const DAYS_DRIVE_KM: f64 = 800.0;
const BANKS: usize = 3;

/// The longest query, in characters. The longest name of a place on record has 85, and a region and
/// a country may follow it.
pub(crate) const QUERY_MAX: usize = 120;

/// A stroll this near to the middle of a town is that town's.
const IN_TOWN_KM: f64 = 15.0;

/// Places further apart than this are not served by the same strolls.
const ELSEWHERE_KM: f64 = 100.0;

/// Enough to reach past a name's many villages to the one that walks.
const NAMESAKES: usize = 50;

/// `GET /campaigns/{campaign}/find?q=&lat=&lon=`
pub(crate) async fn show(
    State(app): State<App>,
    Path(campaign): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let query = Typed::lenient_query(&uri);
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let Sought { typed, at } = sought(&query);
    let found = match at {
        Ok(at) => look(&Around { snapshot: &snapshot, edition, t: &visit.reader }, at, &typed),
        Err(refusal) => Found::Refused(refusal),
    };
    let is_refused = matches!(found, Found::Refused(_));
    // Links to other languages repeat the address of the page, and with it the whole typed text.
    let frame = if is_refused {
        visit.frame_at(&app, edition, links::under(&campaign, "find"))
    } else {
        visit.frame(&app, Some(edition))
    };
    let page = Find {
        t: visit.reader,
        frame,
        campaign: edition.campaign.as_ref().clone(),
        is_over: edition.is_over(),
        query: typed,
        found,
    };
    if is_refused {
        answer::own(&visit, StatusCode::UNPROCESSABLE_ENTITY, &page)
    } else {
        answer::fresh(&visit, &page)
    }
}

/// The place a visitor looks for: the typed text, as far as it can be shown, and the position in
/// the link; or the reason why there can be no such place.
pub(crate) struct Sought {
    pub(crate) typed: String,
    pub(crate) at: Result<Option<(f64, f64)>, FieldRefusal>,
}

impl Sought {
    /// The same as the query of a link; empty without a possible place.
    pub(crate) fn as_query(&self) -> String {
        let name = Some(&self.typed).filter(|typed| !typed.is_empty());
        let name = name.map(|typed| format!("q={}", links::encode(typed)));
        match self.at {
            Err(_) => String::new(),
            Ok(at) => {
                let at = at.map(|(lat, lon)| format!("lat={lat:.4}&lon={lon:.4}"));
                at.into_iter().chain(name).collect::<Vec<_>>().join("&")
            }
        }
    }
}

pub(crate) fn sought(query: &Typed) -> Sought {
    let typed = query.get("q").trim();
    let at = unfit(typed).map_or_else(|| position(query), Err);
    let typed = typed.chars().filter(|c| !c.is_control()).take(QUERY_MAX).collect();
    Sought { typed, at }
}

/// Why a text can't be the name of a place: it is no text, or longer than any name.
pub(crate) fn unfit(typed: &str) -> Option<FieldRefusal> {
    if typed.chars().nth(QUERY_MAX).is_some() {
        return Some(FieldRefusal::TooLong(QUERY_MAX as i64));
    }
    typed.chars().any(char::is_control).then_some(FieldRefusal::NotText)
}

/// The edition to search, and the visitor.
struct Around<'a> {
    snapshot: &'a Snapshot,
    edition: &'a Edition,
    t: &'a Reader,
}

fn look(around: &Around<'_>, at: Option<(f64, f64)>, typed: &str) -> Found {
    if let Some(at) = at {
        let place = if typed.is_empty() { Place::Position } else { chosen(typed, at) };
        return near(around, place, at);
    }
    if typed.is_empty() {
        return Found::Empty;
    }
    match Gazetteer::embedded().resolve(typed, None) {
        Resolved::Nothing => Found::Nothing,
        Resolved::Several(places) => Found::Which(places.into_iter().map(place_name).collect()),
        Resolved::One(place) => {
            let namesakes = walking_namesakes(around.edition, &place, typed);
            if namesakes.is_empty() {
                let at = (place.lat, place.lon);
                near(around, Place::Named(place_name(place)), at)
            } else {
                let all = std::iter::once(place).chain(namesakes);
                Found::Which(all.map(place_name).collect())
            }
        }
    }
}

/// Other towns of this name that have a stroll. A visitor who types "London" may mean a small town
/// with a stroll, and not the famous one.
fn walking_namesakes(
    edition: &Edition,
    place: &ounce_geo::Place,
    typed: &str,
) -> Vec<ounce_geo::Place> {
    let walks = |other: &ounce_geo::Place| {
        let nearest = edition.near((other.lat, other.lon), 1);
        nearest.first().is_some_and(|(_, km)| *km < IN_TOWN_KM)
    };
    let is_elsewhere = |other: &ounce_geo::Place| {
        distance_km(place.lat, place.lon, other.lat, other.lon) > ELSEWHERE_KM
    };
    let mut found = Gazetteer::embedded().search(typed, None, NAMESAKES);
    found.retain(|other| other.name == place.name && is_elsewhere(other) && walks(other));
    found
}

/// The position in the link; none where it has none.
///
/// # Errors
/// `NotAPosition` for one that is nowhere on Earth.
fn position(query: &Typed) -> Result<Option<(f64, f64)>, FieldRefusal> {
    let (lat, lon) = (query.get("lat"), query.get("lon"));
    if lat.is_empty() && lon.is_empty() {
        return Ok(None);
    }
    Position::parse(lat, lon).map(|position| Some(degrees(position)))
}

/// A place that was chosen among several of its name.
fn chosen(name: &str, (lat, lon): (f64, f64)) -> Place {
    let (region, country) = (String::new(), String::new());
    let name = name.to_owned();
    let (japanese, is_misspelt) = (None, false);
    Place::Named(PlaceName { name, region, country, lat, lon, japanese, is_misspelt })
}

fn near(around: &Around<'_>, place: Place, at: (f64, f64)) -> Found {
    let Around { snapshot, edition, t } = around;
    let mut found = edition.near(at, STROLLS);
    match found.first() {
        Some((_, km)) if *km <= FAR_KM => found.retain(|(_, km)| *km <= DAYS_DRIVE_KM),
        _ => found.truncate(STROLLS_FAR),
    }
    let strolls = found.into_iter();
    let strolls = strolls.map(|(entry, km)| card_of(&edition.campaign, entry, Some(km)));
    let strolls = strolls.collect();
    let (name, country) = match &place {
        Place::Named(place) => (place.full(t.lang), country_of(&place.country, at)),
        Place::Position => (t.say("find-here").to_string(), country_of("", at)),
    };
    let spot = Spot { name, at, country };
    let banks = Box::new(NearBanks::look(&edition.campaign.slug, snapshot, &spot, BANKS));
    Found::Near { place, strolls, banks }
}

pub(crate) fn place_name(place: ounce_geo::Place) -> PlaceName {
    let japanese = Japanese::of_place(&place);
    let is_misspelt = place.matched == Match::Misspelt;
    let ounce_geo::Place { name, region, country, lat, lon, .. } = place;
    PlaceName { name, region, country, lat, lon, japanese, is_misspelt }
}
