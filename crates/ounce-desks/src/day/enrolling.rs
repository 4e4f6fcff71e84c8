//! What a host does: enrol a phone, and see the state of the day.

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use ounce_domain::day::{Device, device};
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_domain::refusal::{FieldRefusal, Refusal};
use ounce_domain::text;
use ounce_store::day::{devices, settled};
use ounce_store::{Fault, day, strolls};
use ounce_web::app::App;
use ounce_web::failure::{Failure, What, Wrong};
use ounce_web::fields::{self, Fields};
use serde_json::json;

use crate::api::{Caller, JSON, answer, read};
use crate::signed::digest;

/// `POST /api/v1/strolls/{campaign}/{stroll}/day/devices`: 201. The token is shown this once.
pub(crate) async fn enrol(
    State(app): State<App>,
    caller: Caller,
    Path((campaign, stroll)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let at = caller.stroll(&app, (&campaign, &stroll), Action::RunDay).await?;
    let name = name_of(request).await?;
    let id = Id::from_bytes(at.place.object.id);
    let listed = app.store().read(move |sql| strolls::load_by_id(sql, id)).await?;
    let listed = listed.ok_or(Failure::NotFound)?;
    let (now, now_ms) = (app.now(), app.now().as_millisecond());
    let starts_ms = listed.stroll.starts_at().map_or(now_ms, |at| at.as_millisecond());
    let phone = Device {
        id: app.fresh_id(now),
        campaign: at.place.campaign,
        stroll: id,
        name,
        enrolled_ms: now_ms,
        ends_ms: device::ends_ms(starts_ms, now_ms),
        cut_off_ms: None,
    };
    // 130 bits of text for 128 of dice, in letters that a code on a screen holds well.
    let token = Id::<()>::from_bytes(app.roll()).to_string();
    let (kept, hash, by) = (phone.clone(), digest(&token), caller.granted.member);
    let is_kept = app.store().write(move |sql| {
        devices::enrol(sql, &kept, hash, by).map(|is_kept| if is_kept { Ok(()) } else { Err(()) })
    });
    if is_kept.await?.is_err() {
        let refusal = Refusal::Field(FieldRefusal::TooLarge(device::MOST));
        let wrong = Wrong { field: "devices".into(), what: What::Refused(refusal) };
        return Err(Failure::Conflict(wrong));
    }
    let ends = jiff::Timestamp::from_millisecond(phone.ends_ms);
    Ok(answer(
        StatusCode::CREATED,
        &json!({
            "device": phone.id.to_string(),
            "token": token,
            "expires_at": ends.map_or_else(|_| String::new(), |at| at.to_string()),
            // The token is in the fragment, which no browser sends and no log has.
            "page": format!("/day/{campaign}/{stroll}#{token}"),
        }),
    ))
}

/// The name of the phone that is to be enrolled.
async fn name_of(request: Request) -> Result<String, Failure> {
    let (parts, body) = request.into_parts();
    let body = fields::body(&parts.headers, body, JSON).await?;
    let mut fields = Fields::read(&body)?;
    let name = fields.text("name");
    let unknown = fields.finish(None);
    if !unknown.is_empty() {
        return Err(Failure::Wrong(unknown));
    }
    text::line(&name, device::NAME_MAX).map_err(|refusal| Failure::refused("name", refusal))
}

/// `GET /api/v1/strolls/{campaign}/{stroll}/day/state`
pub(crate) async fn state(
    State(app): State<App>,
    caller: Caller,
    Path((campaign, stroll)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let at = caller.stroll(&app, (&campaign, &stroll), Action::RunDay).await?;
    let id = Id::from_bytes(at.place.object.id);
    let state = app.store().read(move |sql| -> Result<_, Fault> {
        let loaded = day::load(sql, id)?;
        let mut state = day::folded(sql, &loaded, id)?;
        state.questions = settled::open(sql, id, &state.questions)?;
        Ok(state)
    });
    Ok(read(&state.await?.json()))
}
