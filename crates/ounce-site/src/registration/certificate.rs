//! A certificate for a party that had a place: a PDF, for whoever asks after the day.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use ounce_domain::registration::Standing;
use ounce_domain::stroll_report::may_report;
use ounce_paper::{Certificate, Fonts, Size, certify};
use ounce_store::registrations::Held;
use ounce_web::app::App;
use ounce_web::cache::Policy;
use ounce_web::failure::Failure;
use ounce_web::i18n::Reader;
use ounce_web::place::{StrollName, town_of};
use ounce_web::visit::Visit;

use super::open;

/// Whether a party can have a certificate: it had a place, and its stroll has begun. Nobody is asked
/// to prove that they came: a phone in the park may have missed them.
pub(super) fn is_due(held: &Held, now: Timestamp) -> bool {
    let is_confirmed = held.registration.standing == Standing::Confirmed;
    let has_name = !held.registration.name.is_empty();
    has_name
        && is_confirmed
        && may_report(&held.stroll.stroll, now).is_ok()
        && Fonts::built_in().is_some()
}

/// `GET /registrations/{id}/certificate?token=`
pub(crate) async fn show(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let opened = open(&app, &id, &uri).await?;
    if !is_due(&opened.held, app.now()) {
        return Err(Failure::NotFound);
    }
    let fonts = Fonts::built_in().ok_or(Failure::NotFound)?;
    let turn = Arc::clone(app.presses()).acquire_owned();
    let turn = tokio::time::timeout(app.config().press_patience, turn).await;
    let turn = turn.map_err(|_| Failure::Busy)?;
    let turn = turn.map_err(|closed| Failure::broken(closed.to_string()))?;
    let certificate = of(&opened.held, &visit.reader);
    let printed = tokio::task::spawn_blocking(move || {
        // It is given back here: a visitor who leaves does not end the work.
        let _turn = turn;
        certify(&certificate, &fonts)
    });
    let printed = printed.await.map_err(|error| Failure::broken(error.to_string()))?;
    let printed = printed.map_err(|unprintable| Failure::broken(unprintable.to_string()))?;
    let mut response = Body::from(printed.bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(visit.lang().tag()));
    let inline = HeaderValue::from_static("inline; filename=\"certificate.pdf\"");
    headers.insert(header::CONTENT_DISPOSITION, inline);
    Policy::Private.apply(headers);
    Ok(response)
}

/// What stands on it, in the reader's language. The paper is that of the town's country.
fn of(held: &Held, t: &Reader) -> Certificate {
    let (stroll, registration) = (&held.stroll.stroll, &held.registration);
    let heading = t.say("certificate-title").to_string();
    let name = StrollName::of(stroll, t).name;
    let walked = t.say("certificate-walked").s("stroll", &name).s("town", town_of(stroll, t.lang));
    let walked = walked.s("day", t.day(stroll.starts.date())).to_string();
    let party = registration.party;
    let mut said = vec![walked];
    if party.people() > 1 {
        let party = t.say("party").n("adults", party.adults).n("children", party.children);
        said.push(t.say("certificate-party").s("party", party).to_string());
    }
    said.push(t.say("certificate-why").to_string());
    let mut foot = vec![held.campaign.name.clone()];
    if !stroll.host.is_empty() {
        foot.push(t.say("certificate-host").s("host", &stroll.host).to_string());
    }
    Certificate {
        language: t.lang.code().to_owned(),
        size: Size::of_country(&stroll.country),
        title: format!("{heading} · {name}"),
        heading,
        name: registration.name.clone(),
        said,
        foot,
    }
}
