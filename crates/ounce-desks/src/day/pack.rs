//! What a phone takes along into the park.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use ounce_domain::waiver;
use ounce_store::day::{devices, entries};
use ounce_store::roster::{self, Walker};
use ounce_store::{Fault, banks, campaigns, day, strolls};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use serde_json::{Map, Value, json};

use super::phone;
use crate::api::read;
use crate::signed::digest;

/// `GET /api/v1/strolls/{campaign}/{stroll}/day`
pub(crate) async fn pack(
    State(app): State<App>,
    Path((campaign, stroll)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let device = phone::of(&app, &headers, (&campaign, &stroll)).await?;
    let now_ms = app.now().as_millisecond();
    if !device.may_read(now_ms) {
        return Err(Failure::Unauthorized);
    }
    let (id, own, number) = (device.stroll, device.id, device.number);
    let found = app.store().read(move |sql| -> Result<_, Fault> {
        let Some(listed) = strolls::load_by_id(sql, id)? else { return Ok(None) };
        let Some(campaign) = campaigns::load_by_id(sql, listed.stroll.campaign)? else {
            return Ok(None);
        };
        let walked_in = day::walk_ups(sql, id)?;
        let mut walkers = roster::list(sql, id)?;
        // The phone knows those by their entries, and would wait for them once more.
        walkers.retain(|walker| !walked_in.contains(&walker.id));
        Ok(Some((listed.stroll, campaign, walkers, banks::list(sql)?, entries::last(sql, id)?)))
    });
    let (found, campaign, walkers, banks, cursor) = found.await?.ok_or(Failure::NotFound)?;
    let seen = app
        .store()
        .write(move |sql| devices::see(sql, own, now_ms).map(Ok::<_, std::convert::Infallible>));
    // The phone gets its roster all the same, for instance with a full disk.
    if let Err(fault) = seen.await {
        tracing::warn!(%fault, "that a phone was heard of could not be noted");
    }
    let language = campaign.first_language();
    let roster: Vec<Value> = walkers.iter().map(party).collect();
    let tickets: Map<String, Value> =
        walkers.iter().flat_map(|walker| tickets(&app, walker)).collect();
    let banks = banks.iter().map(|bank| json!({ "bank": bank.slug, "name": bank.name }));
    Ok(read(&json!({
        "stroll": {
            "campaign": campaign.slug,
            "stroll": found.slug,
            "name": found.name,
            "starts": found.starts.to_string(),
            "time_zone": found.time_zone,
            "currency": campaign.currency.code(),
            "device": own.to_string(),
            // Its receipts begin with it.
            "device_number": number,
            "banks": banks.collect::<Vec<_>>(),
            "waiver": {
                "version": waiver::CURRENT,
                "language": language,
                "text": waiver::text(waiver::CURRENT, language),
            },
        },
        "roster": roster,
        "tickets": tickets,
        // No ticket is signed yet: the phone knows all those that were given before it asked.
        "key": null,
        "cursor": cursor.to_string(),
    })))
}

/// What the phone knows of a ticket's text: enough to find its party, and nothing to make one from.
fn digest_of(text: &str) -> String {
    let digest = digest(&text.to_uppercase());
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// The texts by which a party is known: what the picture of its ticket says, and its code.
fn tickets(app: &App, walker: &Walker) -> [(String, Value); 2] {
    let texts = [app.tokens().ticket(walker.id), walker.code.clone()];
    texts.map(|text| (digest_of(&text), walker.id.to_string().into()))
}

fn party(walker: &Walker) -> Value {
    json!({
        "registration": walker.id.to_string(),
        "number": walker.number,
        "name": walker.name,
        "adults": walker.party.adults,
        "children": walker.party.children,
        "standing": walker.standing.as_str(),
        "waiver": walker.is_signed,
        "shirts": [],
    })
}
