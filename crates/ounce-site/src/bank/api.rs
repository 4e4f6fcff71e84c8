//! Milk banks, nearest first when it is said near to what.

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use ounce_domain::milk_promise::Bank;
use serde::Serialize;

use crate::api::{limit, near, read, to_the_metre};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::place::degrees;

#[derive(Serialize)]
struct BankJson<'a> {
    slug: &'a str,
    name: &'a str,
    city: &'a str,
    region: &'a str,
    country: &'a str,
    lat: f64,
    lon: f64,
    network: &'a str,
    distance_km: Option<f64>,
    last_checked: String,
}

/// `GET /api/v1/banks?near=LAT,LON&limit=`. Only banks known to be active; call first all the same.
pub(crate) async fn list(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let query = Typed::query(&uri, &["near", "limit"])?;
    let limit = limit(&query, 100, 1_000)?;
    let snapshot = app.board().snapshot();
    let found: Vec<(&Bank, Option<f64>)> = match near(&query)? {
        Some(at) => {
            let found = snapshot.banks.near(at, limit);
            found.into_iter().map(|(bank, km)| (bank, Some(km))).collect()
        }
        None => snapshot.banks.all.iter().take(limit).map(|bank| (bank, None)).collect(),
    };
    let banks: Vec<BankJson<'_>> = found.into_iter().map(|(bank, km)| shown(bank, km)).collect();
    Ok(read(&headers, &banks))
}

fn shown(bank: &Bank, distance_km: Option<f64>) -> BankJson<'_> {
    let (lat, lon) = degrees(bank.position);
    BankJson {
        slug: &bank.slug,
        name: &bank.name,
        city: &bank.city,
        region: &bank.region,
        country: &bank.country,
        lat,
        lon,
        network: &bank.network,
        distance_km: distance_km.map(to_the_metre),
        last_checked: bank.last_checked.to_string(),
    }
}
