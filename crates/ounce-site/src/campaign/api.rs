//! Campaigns, and the figures of each.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use ounce_domain::campaign::Partner;
use ounce_domain::web_address;
use serde::Serialize;

use crate::api::read;
use crate::report::origin::by_figure;
use ounce_web::app::App;
use ounce_web::assets;
use ounce_web::board::Edition;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;

#[derive(Serialize)]
struct Line<'a> {
    slug: &'a str,
    name: &'a str,
    day: String,
    currency: &'a str,
    status: &'static str,
    headline: Option<&'a str>,
    lead: Option<&'a str>,
    picture: Option<&'static str>,
    organiser: Option<&'a str>,
    contact: Option<&'a str>,
    partners: Vec<PartnerJson<'a>>,
}

#[derive(Serialize)]
struct PartnerJson<'a> {
    slug: &'a str,
    name: &'a str,
    share_basis_points: i64,
    url: Option<&'a str>,
    donation_page: Option<&'a str>,
}

/// `GET /api/v1/campaigns`: all of them, the newest day first.
pub(crate) async fn list(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    Typed::query(&uri, &[])?;
    let snapshot = app.board().snapshot();
    let lines: Vec<Line<'_>> = snapshot.editions.iter().map(|edition| line(edition)).collect();
    Ok(read(&headers, &lines))
}

fn line(edition: &Edition) -> Line<'_> {
    let (campaign, face) = (&edition.campaign, edition.face());
    Line {
        slug: &campaign.slug,
        name: &campaign.name,
        day: campaign.day.to_string(),
        currency: campaign.currency.code(),
        status: edition.status.as_str(),
        headline: said(&face.headline),
        lead: said(&face.lead),
        picture: assets::picture(&face.picture),
        organiser: said(&face.organiser),
        contact: said(&face.contact),
        partners: edition.partners.iter().map(|partner| shown(edition, partner)).collect(),
    }
}

fn said(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

fn shown<'a>(edition: &'a Edition, partner: &'a Partner) -> PartnerJson<'a> {
    PartnerJson {
        slug: &partner.slug,
        name: &partner.name,
        share_basis_points: partner.share_basis_points,
        url: web_address::safe(&partner.url),
        donation_page: edition.donation_page(partner.id),
    }
}

#[derive(Serialize)]
struct TallyJson<'a> {
    as_of: String,
    places: i64,
    strolls: Strolls,
    groups: i64,
    walkers: i64,
    raised: [Raised<'a>; 1],
    milk_ml: Milk,
    origins: serde_json::Value,
}

#[derive(Serialize)]
struct Strolls {
    open: i64,
    postponed: i64,
    cancelled: i64,
    held: i64,
}

#[derive(Serialize)]
struct Raised<'a> {
    currency: &'a str,
    amount: String,
    by_kind: ByKind,
}

#[derive(Serialize)]
struct ByKind {
    gift: String,
    shirt: String,
}

#[derive(Serialize)]
struct Milk {
    promised: i64,
    received: i64,
}

/// `GET /api/v1/campaigns/{campaign}/tally`: the figures, and the moment they are from.
pub(crate) async fn tally(
    State(app): State<App>,
    Path(campaign): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    Typed::query(&uri, &[])?;
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let (campaign, tally) = (&edition.campaign, &edition.tally);
    let plain = |minor| campaign.money(minor).plain();
    let counts = tally.strolls;
    let shown = TallyJson {
        as_of: seconds(snapshot.as_of),
        places: tally.places,
        strolls: Strolls {
            open: counts.open,
            postponed: counts.postponed,
            cancelled: counts.cancelled,
            held: counts.held,
        },
        groups: tally.groups,
        walkers: tally.walkers,
        raised: [Raised {
            currency: campaign.currency.code(),
            amount: plain(tally.raised_minor()),
            by_kind: ByKind { gift: plain(tally.gift_minor), shirt: plain(tally.shirt_minor) },
        }],
        milk_ml: Milk {
            promised: tally.milk_promised.millilitres(),
            received: tally.milk_received.millilitres(),
        },
        origins: by_figure(campaign, edition.published()),
    };
    Ok(read(&headers, &shown))
}

/// A moment in UTC to the second.
pub(crate) fn seconds(at: jiff::Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
