//! Milk banks and their depots, nearest first if a point is given.

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use ounce_domain::milk_promise::{Contact, Depot, Telephone};
use ounce_domain::refusal::{RecordRefusal, Refusal};
use ounce_domain::web_address;
use serde::Serialize;

use crate::api::{limit, near, read, to_the_metre};
use ounce_web::app::App;
use ounce_web::board::KnownBank;
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
    contact: ContactJson<'a>,
    depots: usize,
}

/// An unknown value is `null`. A telephone number is given only if two sources have it.
#[derive(Serialize)]
struct ContactJson<'a> {
    telephones: Vec<TelephoneJson>,
    website: Option<&'a str>,
    donor_page: Option<&'a str>,
    ships: Option<bool>,
    minimum_ml: Option<i64>,
    milk_already_frozen: Option<&'static str>,
    takes_from: Option<&'a str>,
    source: Option<&'a str>,
    seen_on: Option<&'a str>,
}

#[derive(Serialize)]
struct TelephoneJson {
    number: String,
    tel: Option<String>,
    toll_free: bool,
}

#[derive(Serialize)]
struct DepotJson<'a> {
    slug: &'a str,
    bank: &'a str,
    name: &'a str,
    city: &'a str,
    region: &'a str,
    country: &'a str,
    lat: f64,
    lon: f64,
    distance_km: Option<f64>,
    source: &'a str,
    seen_on: Option<&'a str>,
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
    let found: Vec<(&KnownBank, Option<f64>)> = match near(&query)? {
        Some(at) => {
            let found = snapshot.banks.near(at, limit);
            found.into_iter().map(|(known, km)| (known, Some(km))).collect()
        }
        None => snapshot.banks.all.iter().take(limit).map(|known| (known, None)).collect(),
    };
    let banks: Vec<BankJson<'_>> = found.into_iter().map(|(known, km)| shown(known, km)).collect();
    Ok(read(&headers, &banks))
}

/// `GET /api/v1/depots?near=LAT,LON&bank=&limit=`: where milk can be left for an active bank.
pub(crate) async fn depots(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let query = Typed::query(&uri, &["near", "bank", "limit"])?;
    let limit = limit(&query, 100, 1_000)?;
    let at = near(&query)?;
    let snapshot = app.board().snapshot();
    let banks = match query.get("bank").trim() {
        "" => snapshot.banks.all.as_slice(),
        slug => match snapshot.banks.find(slug) {
            Some(known) => std::slice::from_ref(known),
            None => return Err(Failure::refused("bank", Refusal::Record(RecordRefusal::Unknown))),
        },
    };
    let mut found: Vec<(&Depot, &KnownBank, Option<f64>)> = Vec::new();
    for known in banks {
        match at {
            Some(at) => {
                let near = known.depots_near(at).into_iter();
                found.extend(near.map(|(depot, km)| (depot, known, Some(km))));
            }
            None => found.extend(known.depots.iter().map(|depot| (depot, known, None))),
        }
    }
    found.sort_by(|(a, _, a_km), (b, _, b_km)| {
        let by_distance = a_km.unwrap_or_default().total_cmp(&b_km.unwrap_or_default());
        by_distance.then_with(|| a.slug.cmp(&b.slug))
    });
    found.truncate(limit);
    let depots: Vec<DepotJson<'_>> = found.into_iter().map(depot_shown).collect();
    Ok(read(&headers, &depots))
}

fn shown(known: &KnownBank, distance_km: Option<f64>) -> BankJson<'_> {
    let bank = &known.bank;
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
        contact: contact(&known.contact, &bank.country),
        depots: known.depots.len(),
    }
}

fn contact<'a>(contact: &'a Contact, country: &str) -> ContactJson<'a> {
    let telephone = |Telephone { said, dialled, is_toll_free }| TelephoneJson {
        number: said,
        tel: dialled.map(|number| format!("tel:{number}")),
        toll_free: is_toll_free,
    };
    ContactJson {
        telephones: contact.shown_telephones(country).into_iter().map(telephone).collect(),
        website: web_address::safe(&contact.website),
        donor_page: web_address::safe(&contact.donor_page),
        ships: contact.ships,
        minimum_ml: contact.minimum().map(|least| least.millilitres()),
        milk_already_frozen: contact.frozen.map(|frozen| frozen.as_str()),
        takes_from: or_null(&contact.takes_from),
        source: or_null(&contact.source),
        seen_on: contact.seen_on.as_ref().map(|seen| seen.as_str()),
    }
}

fn or_null(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn depot_shown<'a>(
    (depot, known, distance_km): (&'a Depot, &'a KnownBank, Option<f64>),
) -> DepotJson<'a> {
    let (lat, lon) = degrees(depot.position);
    DepotJson {
        slug: &depot.slug,
        bank: &known.bank.slug,
        name: &depot.name,
        city: &depot.city,
        region: &depot.region,
        country: &depot.country,
        lat,
        lon,
        distance_km: distance_km.map(to_the_metre),
        source: &depot.source,
        seen_on: depot.seen_on.as_ref().map(|seen| seen.as_str()),
    }
}
