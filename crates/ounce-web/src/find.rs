//! One box for a town, a postcode or the browser's position: the nearest strolls and milk banks.

use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::Response;
use ounce_domain::stroll::Position;
use ounce_geo::{Gazetteer, Resolved};

use crate::app::App;
use crate::board::{Edition, Snapshot};
use crate::failure::Failure;
use crate::fields::Typed;
use crate::page;
use crate::pages::{BankCard, Find, Found, Place, PlaceName};
use crate::strolls::{card_of, degrees};
use crate::visit::Visit;

/// As many strolls and banks as fit a phone before somebody would rather read the list.
const STROLLS: usize = 8;
const BANKS: usize = 3;

/// `GET /campaigns/{campaign}/find?q=&lat=&lon=`
pub(crate) async fn show(
    State(app): State<App>,
    Path(campaign): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let query = Typed::lenient_query(&uri)?;
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let typed = query.get("q").trim().to_owned();
    let found = look(&snapshot, edition, &query, &typed)?;
    let page = Find {
        t: visit.reader,
        frame: visit.frame(&app, Some(edition)),
        campaign: edition.campaign.as_ref().clone(),
        is_over: edition.is_over(),
        query: typed,
        found,
    };
    page::fresh(&visit, &page)
}

fn look(
    snapshot: &Snapshot,
    edition: &Edition,
    query: &Typed,
    typed: &str,
) -> Result<Found, Failure> {
    if let Some(at) = position(query)? {
        let place = if typed.is_empty() { Place::Position } else { chosen(typed, at) };
        return Ok(near(snapshot, edition, place, at));
    }
    if typed.is_empty() {
        return Ok(Found::Empty);
    }
    Ok(match Gazetteer::embedded().resolve(typed, None) {
        Resolved::Nothing => Found::Nothing,
        Resolved::Several(places) => Found::Which(places.into_iter().map(place_name).collect()),
        Resolved::One(place) => {
            let at = (place.lat, place.lon);
            near(snapshot, edition, Place::Named(place_name(place)), at)
        }
    })
}

/// The position in the link; none where it has none.
///
/// # Errors
/// `NotAPosition` as a failure for one that is nowhere on Earth.
pub(crate) fn position(query: &Typed) -> Result<Option<(f64, f64)>, Failure> {
    let (lat, lon) = (query.get("lat"), query.get("lon"));
    if lat.is_empty() && lon.is_empty() {
        return Ok(None);
    }
    let position = Position::parse(lat, lon).map_err(|refusal| Failure::refused("lat", refusal))?;
    Ok(Some(degrees(position)))
}

/// A place that was chosen among several of its name.
fn chosen(name: &str, (lat, lon): (f64, f64)) -> Place {
    let (region, country) = (String::new(), String::new());
    Place::Named(PlaceName { name: name.to_owned(), region, country, lat, lon })
}

fn near(snapshot: &Snapshot, edition: &Edition, place: Place, at: (f64, f64)) -> Found {
    let strolls = edition.near(at, STROLLS).into_iter();
    let strolls = strolls.map(|(entry, km)| card_of(&edition.campaign, entry, Some(km)));
    let strolls = strolls.collect();
    Found::Near { place, strolls, banks: banks_near(snapshot, at, BANKS) }
}

pub(crate) fn banks_near(snapshot: &Snapshot, at: (f64, f64), limit: usize) -> Vec<BankCard> {
    let found = snapshot.banks.near(at, limit).into_iter();
    found.map(|(bank, km)| BankCard { bank: bank.clone(), distance_km: Some(km) }).collect()
}

pub(crate) fn place_name(place: ounce_geo::Place) -> PlaceName {
    let ounce_geo::Place { name, region, country, lat, lon, .. } = place;
    PlaceName { name, region, country, lat, lon }
}
