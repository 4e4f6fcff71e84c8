//! What a phone takes along into the park.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::registration::Registration;
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
        let walked_in = day::load(sql, id)?.walk_ups();
        let mut walkers = roster::list(sql, id)?;
        // The phone knows those by their entries, and would wait for them once more.
        walkers.retain(|walker| !walked_in.contains(&walker.id));
        let gone = roster::given_back(sql, id)?;
        let read = (walkers, gone, banks::list(sql)?, entries::last(sql, id)?);
        Ok(Some((listed.stroll, campaign, read)))
    });
    let (found, campaign, (walkers, gone, banks, cursor)) =
        found.await?.ok_or(Failure::NotFound)?;
    let seen = app
        .store()
        .write(move |sql| devices::see(sql, own, now_ms).map(Ok::<_, std::convert::Infallible>));
    // The phone gets its roster all the same, for instance with a full disk.
    if let Err(fault) = seen.await {
        tracing::warn!(%fault, "that a phone was heard of could not be noted");
    }
    let language = campaign.first_language();
    let roster: Vec<Value> = walkers.iter().map(party).collect();
    let gone = gone.iter().flat_map(|(id, code)| texts_of(&app, *id, code));
    let banks = banks.iter().map(|bank| json!({ "bank": bank.slug, "name": bank.name }));
    Ok(read(&json!({
        "stroll": {
            "campaign": campaign.slug,
            "stroll": found.slug,
            // It is in the signature of a ticket.
            "id": found.id.to_string(),
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
        "tickets": tickets(&app, &walkers),
        // Of these the phone says that the place was given back.
        "given_back": gone.collect::<Vec<_>>(),
        // Tickets of those who sign up from now on bring a signature by this key.
        "key": app.tickets().public(),
        "cursor": cursor.to_string(),
    })))
}

/// The party of each ticket.
fn tickets(app: &App, walkers: &[Walker]) -> Map<String, Value> {
    let of = |walker: &Walker| {
        let party = Value::from(walker.id.to_string());
        let texts = texts_of(app, walker.id, &walker.code);
        texts.into_iter().map(move |ticket| (ticket, party.clone()))
    };
    walkers.iter().flat_map(of).collect()
}

/// What the phone knows of a ticket's text: enough to find its party, and nothing to make one from.
fn digest_of(text: &str) -> String {
    let digest = digest(&text.to_uppercase());
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// The texts by which a ticket is known: what its picture says, and its code.
fn texts_of(app: &App, id: Id<Registration>, code: &str) -> Vec<String> {
    let texts = [app.tokens().ticket(id), code.to_owned()];
    texts.iter().filter(|text| !text.is_empty()).map(|text| digest_of(text)).collect()
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
