//! A host hands in the file that a phone saved which never found network.

use axum::extract::{Path, Request, State};
use ounce_domain::day::Device;
use ounce_domain::day::read::{self, BATCH_MAX, Sent};
use ounce_domain::id::Id;
use ounce_domain::refusal::{Complaint, FieldRefusal, RecordRefusal, Refusal};
use ounce_domain::registration::Registration;
use ounce_store::day::desk::{self as deeds, Desk};
use ounce_store::day::devices;
use ounce_store::day::entries::Upload;
use ounce_store::{Fault, Sql};
use ounce_web::app::App;
use ounce_web::visit::Visit;
use serde_json::Value;
use std::collections::BTreeMap;

use super::pressed::{Fresh, Here, Pressed, Work};
use crate::day::sending::proved;
use crate::signed::{Answer, Signed};

/// `POST …/day/hand-in`: field `log`, the text of the file that a phone of this stroll saved.
pub(crate) async fn hand_in(
    State(app): State<App>,
    signed: Signed,
    Path(path): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Answer {
    let here = Here::of(&app, &signed, path).await?;
    let pressed = Pressed::read(app, here, visit, request, &["log"]).await?;
    let work = handing_in(&pressed.app, pressed.typed.get("log"));
    pressed.does(("log", "handed-in"), work).await
}

/// The work for the text of a file: `{"device", "entries": […]}`.
pub(super) fn handing_in(app: &App, text: &str) -> Result<impl Work + use<>, Complaint> {
    let wrong = |refusal: FieldRefusal| Complaint { field: "log", refusal: refusal.into() };
    let (device, sent) = saved(text).map_err(wrong)?;
    let tickets: BTreeMap<_, _> = sent.iter().filter_map(|one| proved(app, one)).collect();
    Ok(move |sql: &mut dyn Sql, desk: &Desk, fresh: Fresh<'_>| {
        take(sql, desk, (device, &sent), &tickets, fresh)
    })
}

fn take(
    sql: &mut dyn Sql,
    desk: &Desk,
    (device, sent): (Id<Device>, &[Sent]),
    tickets: &BTreeMap<String, Id<Registration>>,
    fresh: Fresh<'_>,
) -> Result<Result<(), Refusal>, Fault> {
    let found = devices::load(sql, device)?.map(|one| one.device);
    let Some(phone) = found.filter(|one| one.stroll == desk.stroll && !one.is_desk()) else {
        return Ok(Err(RecordRefusal::Unknown.into()));
    };
    let uploads: Vec<Upload<'_>> = sent
        .chunks(BATCH_MAX)
        .map(|entries| Upload {
            device: &phone,
            entries,
            tickets,
            offset_ms: None,
            since: 0,
            now_ms: desk.at_ms,
        })
        .collect();
    deeds::hand_in(sql, desk, &phone, &uploads, fresh)?;
    Ok(Ok(()))
}

/// The file of a phone: whose it is, and its entries.
fn saved(text: &str) -> Result<(Id<Device>, Vec<Sent>), FieldRefusal> {
    if text.trim().is_empty() {
        return Err(FieldRefusal::Missing);
    }
    let value: Value = serde_json::from_str(text).map_err(|_| FieldRefusal::NotAChoice)?;
    let device = value["device"].as_str().and_then(Id::parse).ok_or(FieldRefusal::NotAChoice)?;
    let entries = value["entries"].as_array().ok_or(FieldRefusal::NotAChoice)?;
    Ok((device, entries.iter().filter_map(|one| read::sent(device, one)).collect()))
}
