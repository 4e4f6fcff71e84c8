//! A letter for somebody who helped, as PDF.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use ounce_domain::campaign::Campaign;
use ounce_domain::hours::Hours;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_domain::stroll::Stroll;
use ounce_paper::{Certificate, Fonts, Size, certify};
use ounce_store::members::Named;
use ounce_store::{Fault, campaigns, helper_hours, strolls};
use ounce_web::app::App;
use ounce_web::cache::Policy;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::i18n::Reader;
use ounce_web::place::{StrollName, town_of};
use ounce_web::visit::Visit;

use super::hours_of;
use super::page::time;
use crate::signed::{Answer, Signed};

/// `POST …/hours/letter`: field `id`.
pub(crate) async fn print(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::ReportStroll).await?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["id"])?;
    let hours = hours_of(&typed)?;
    Ok(letter(&app, &visit.reader, &at, hours).await?)
}

/// # Errors
/// `NotFound` for hours of another stroll, of somebody who was erased, and for a build without
/// fonts; `Busy` when the turn does not come in time.
pub(super) async fn letter(
    app: &App,
    t: &Reader,
    at: &Named,
    hours: Id<Hours>,
) -> Result<Response, Failure> {
    let id: Id<Stroll> = Id::from_bytes(at.place.object.id);
    let read = app.store().read(move |sql| -> Result<_, Fault> {
        let noted = helper_hours::load(sql, hours)?;
        let Some(noted) = noted.filter(|one| one.stroll == id && !one.name.is_empty()) else {
            return Ok(None);
        };
        let Some(found) = strolls::load_by_id(sql, id)? else { return Ok(None) };
        let campaign = campaigns::load_by_id(sql, found.stroll.campaign)?;
        Ok(campaign.map(|campaign| (noted, found.stroll, campaign)))
    });
    let (noted, stroll, campaign) = read.await?.ok_or(Failure::NotFound)?;
    let fonts = Fonts::built_in().ok_or(Failure::NotFound)?;
    let turn = Arc::clone(app.presses()).acquire_owned();
    let turn = tokio::time::timeout(app.config().press_patience, turn).await;
    let turn = turn.map_err(|_| Failure::Busy)?;
    let turn = turn.map_err(|closed| Failure::broken(closed.to_string()))?;
    let certificate = of(&noted, &stroll, &campaign, t);
    let printed = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        certify(&certificate, &fonts)
    });
    let printed = printed.await.map_err(|error| Failure::broken(error.to_string()))?;
    let printed = printed.map_err(|unprintable| Failure::broken(unprintable.to_string()))?;
    let mut response = Body::from(printed.bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(t.lang.tag()));
    let inline = HeaderValue::from_static("inline; filename=\"hours.pdf\"");
    headers.insert(header::CONTENT_DISPOSITION, inline);
    Policy::Private.apply(headers);
    Ok(response)
}

fn of(noted: &Hours, stroll: &Stroll, campaign: &Campaign, t: &Reader) -> Certificate {
    let heading = t.say("hours-letter-title").to_string();
    let name = StrollName::of(stroll, t).name;
    let helped = t.say("hours-letter-helped").s("stroll", &name).s("town", town_of(stroll, t.lang));
    let helped = helped.s("day", t.day(stroll.starts.date())).to_string();
    let role = t.say("hours-letter-role").s("role", &noted.role);
    let role = role.s("time", time(t, noted.minutes)).to_string();
    let mut foot = vec![campaign.name.clone()];
    if !stroll.host.is_empty() {
        foot.push(t.say("certificate-host").s("host", &stroll.host).to_string());
    }
    Certificate {
        language: t.lang.code().to_owned(),
        size: Size::of_country(&stroll.country),
        title: format!("{heading} · {name}"),
        heading,
        name: noted.name.clone(),
        said: vec![helped, role, t.say("hours-letter-unpaid").to_string()],
        foot,
    }
}
