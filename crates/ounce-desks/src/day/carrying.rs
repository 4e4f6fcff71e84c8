//! A phone hands in what another one noted, which it read from that one's screen.
//!
//! The other phone signs its log by the SHA-256 of its token, which the service keeps and no other
//! phone knows. So whoever carries a log can neither change it nor make one up.

use std::collections::BTreeMap;

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use hmac::{Hmac, KeyInit, Mac};
use ounce_domain::day::read::{self, BATCH_MAX, Sent};
use ounce_domain::day::{Device, read::BYTES_MAX};
use ounce_domain::id::Id;
use ounce_domain::refusal::FieldRefusal;
use ounce_store::day::devices;
use ounce_store::day::entries::{Upload, take};
use ounce_store::fresh;
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::{self, Fields};
use serde_json::{Value, json};
use sha2::Sha256;
use std::convert::Infallible;

use super::phone;
use super::sending::proved;
use crate::api::{JSON, answer};

/// A log is text inside of text, so each quotation mark takes one more byte.
const BODY_LIMIT: usize = BATCH_MAX * (BYTES_MAX + 500);

/// `POST /api/v1/strolls/{campaign}/{stroll}/day/carried {"device", "log", "proof"}`: `log` is the
/// text of a list of entries, `proof` its HMAC in hexadecimal digits.
pub(crate) async fn carried(
    State(app): State<App>,
    Path((campaign, stroll)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let (parts, body) = request.into_parts();
    let carrier = phone::of(&app, &parts.headers, (&campaign, &stroll)).await?;
    let body = fields::body_up_to(BODY_LIMIT, &parts.headers, body, JSON).await?;
    let mut fields = Fields::read(&body)?;
    let [device, log, proof] = ["device", "log", "proof"].map(|name| fields.text(name));
    let unknown = fields.finish(None);
    if !unknown.is_empty() {
        return Err(Failure::Wrong(unknown));
    }
    let refused = |field: &'static str| Failure::refused(field, FieldRefusal::NotAChoice);
    let id = Id::<Device>::parse(&device).ok_or_else(|| refused("device"))?;
    let found = app.store().read(move |sql| {
        let phone = devices::load(sql, id)?.map(|one| one.device);
        Ok((phone, devices::token_hash(sql, id)?))
    });
    let (phone, key) = found.await?;
    let phone = phone.filter(|phone| phone.stroll == carrier.stroll && !phone.is_desk());
    let (phone, key) = phone.zip(key).ok_or_else(|| refused("device"))?;
    if !is_proof(&key, &log, &proof) {
        return Err(refused("proof"));
    }
    let sent = entries(id, &log).ok_or_else(|| refused("log"))?;
    let tickets: BTreeMap<_, _> = sent.iter().filter_map(|one| proved(&app, one)).collect();
    let (now_ms, seed) = (app.now().as_millisecond(), app.roll());
    let taken = app.store().write(move |sql| {
        let (entries, offset_ms) = (sent.as_slice(), None);
        let upload =
            Upload { device: &phone, entries, tickets: &tickets, offset_ms, since: 0, now_ms };
        take(sql, &upload, &mut fresh::ids(now_ms, seed)).map(Ok::<_, Infallible>)
    });
    let Ok(taken) = taken.await?;
    let (through, gaps) = (taken.progress.through, taken.progress.gaps);
    Ok(answer(StatusCode::OK, &json!({ "through": through, "gaps": gaps })))
}

fn entries(device: Id<Device>, log: &str) -> Option<Vec<Sent>> {
    let all: Vec<Value> = serde_json::from_str(log).ok()?;
    let is_batch = !all.is_empty() && all.len() <= BATCH_MAX;
    is_batch.then(|| all.iter().filter_map(|one| read::sent(device, one)).collect())
}

fn is_proof(key: &[u8; 32], log: &str, proof: &str) -> bool {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("an HMAC takes a key of any length");
    mac.update(log.as_bytes());
    let hex: String =
        mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let differences = hex.bytes().zip(proof.bytes()).fold(0, |sum, (a, b)| sum | (a ^ b));
    hex.len() == proof.len() && differences == 0
}
