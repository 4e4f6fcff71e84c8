//! Towns and postcodes by name, from the gazetteer inside the program.

use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use ounce_domain::country;
use ounce_geo::{Gazetteer, Kind};
use serde::Serialize;

use crate::api::{limit, read, short_enough};
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;

#[derive(Serialize)]
struct PlaceJson {
    name: String,
    /// In Japanese, where such a name is on record.
    name_ja: Option<String>,
    region: String,
    country: String,
    lat: f64,
    lon: f64,
    kind: &'static str,
    time_zone: String,
}

/// `GET /api/v1/places?q=&country=&limit=`: best first.
pub(crate) async fn search(uri: Uri, headers: HeaderMap) -> Result<Response, Failure> {
    let query = Typed::query(&uri, &["q", "country", "limit"])?;
    let limit = limit(&query, 10, 50)?;
    let country = wanted_country(&query)?;
    short_enough(query.get("q").trim())?;
    let found = Gazetteer::embedded().search(query.get("q"), country.as_deref(), limit);
    let places: Vec<PlaceJson> = found
        .into_iter()
        .map(|place| PlaceJson {
            name: place.name,
            name_ja: Some(place.japanese_name).filter(|name| !name.is_empty()),
            region: place.region,
            country: place.country,
            lat: place.lat,
            lon: place.lon,
            kind: match place.kind {
                Kind::Town => "town",
                Kind::Postcode => "postcode",
            },
            time_zone: place.time_zone,
        })
        .collect();
    Ok(read(&headers, &places))
}

/// A country's two letters as ISO 3166-1 has them, in either case.
fn wanted_country(query: &Typed) -> Result<Option<String>, Failure> {
    match query.get("country").trim() {
        "" => Ok(None),
        code => match country::parse(&code.to_ascii_uppercase()) {
            Ok(country) => Ok(Some(country.to_owned())),
            Err(refusal) => Err(Failure::refused("country", refusal)),
        },
    }
}
