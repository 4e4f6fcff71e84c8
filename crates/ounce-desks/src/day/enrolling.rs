//! What a host does: enrol a phone, and see the state of the day.

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use ounce_domain::day::settling::offered;
use ounce_domain::day::{Device, Log, Question, device};
use ounce_domain::id::Id;
use ounce_domain::member::{Action, Member};
use ounce_domain::refusal::{FieldRefusal, Refusal};
use ounce_domain::text;
use ounce_store::acts::By;
use ounce_store::day::desk::{self, Desk};
use ounce_store::day::settled;
use ounce_store::members::Named;
use ounce_store::{Fault, day, fresh, strolls};
use ounce_web::app::App;
use ounce_web::failure::{Failure, What, Wrong};
use ounce_web::fields::{self, Fields};
use serde_json::{Value, json};

use super::desk::settling;
use crate::api::{Caller, JSON, answer, moment, read};
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
    let (by, member) = (caller.by(), caller.granted.member);
    let id = app.fresh_id(app.now());
    let Some((phone, token)) = phone(&app, &at, (by, member), (id, name)).await? else {
        let refusal = Refusal::Field(FieldRefusal::TooLarge(device::MOST));
        let wrong = Wrong { field: "devices".into(), what: What::Refused(refusal) };
        return Err(Failure::Conflict(wrong));
    };
    Ok(answer(
        StatusCode::CREATED,
        &json!({
            "device": phone.id.to_string(),
            "token": token,
            "expires_at": moment(phone.ends_ms),
            "page": page(&campaign, &stroll, &token),
        }),
    ))
}

/// The page of the phone. The token is in the fragment, which no browser sends and no log has.
pub(super) fn page(campaign: &str, stroll: &str, token: &str) -> String {
    format!("/day/{campaign}/{stroll}#{token}")
}

/// Enrols a phone; `None` when the stroll has as many as it may have. The token is known here alone.
pub(super) async fn phone(
    app: &App,
    at: &Named,
    (by, member): (By, Id<Member>),
    (own, name): (Id<Device>, String),
) -> Result<Option<(Device, String)>, Failure> {
    let id = Id::from_bytes(at.place.object.id);
    let listed = app.store().read(move |sql| strolls::load_by_id(sql, id)).await?;
    let listed = listed.ok_or(Failure::NotFound)?;
    let now_ms = app.now().as_millisecond();
    let starts_ms = listed.stroll.starts_at().map_or(now_ms, |at| at.as_millisecond());
    let phone = Device {
        id: own,
        campaign: at.place.campaign,
        stroll: id,
        // The store gives it one.
        number: 0,
        name,
        enrolled_ms: now_ms,
        ends_ms: device::ends_ms(starts_ms, now_ms),
        cut_off_ms: None,
    };
    // 130 bits of text for 128 of dice, in letters that a code on a screen holds well.
    let token = Id::<()>::from_bytes(app.roll()).to_string();
    let desk = Desk { campaign: phone.campaign, stroll: phone.stroll, member, by, at_ms: now_ms };
    let (kept, hash, seed) = (phone.clone(), digest(&token), app.roll());
    let is_kept = app.store().write(move |sql| {
        let kept = (&kept, hash);
        let is_kept = desk::enrol(sql, &desk, kept, &mut fresh::ids(now_ms, seed))?;
        Ok::<_, Fault>(if is_kept { Ok(()) } else { Err(()) })
    });
    Ok(is_kept.await?.is_ok().then_some((phone, token)))
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
        let mut told = state.json();
        told["review"] = state.questions.iter().map(|one| asked(one, &loaded.log)).collect();
        Ok(told)
    });
    Ok(read(&state.await?))
}

/// A question as a program answers it: with its name, and the answers that it offers.
fn asked(question: &Question, log: &Log) -> Value {
    let mut told = question.json();
    told["question"] = settling::name(&settled::digest(&question.entries)).into();
    told["answers"] = offered(question, log).into_iter().map(|answer| answer.word()).collect();
    told
}
