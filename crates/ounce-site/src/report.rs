//! The report of a campaign: as a page, as files, and with the rows behind each figure.
//!
//! `files.rs` writes it as Markdown, CSV and JSON; the command line prints the same. The figures
//! are the store's own sums, so report and tally always agree.

pub(crate) mod files;
pub(crate) mod origin;
pub(crate) mod page;
pub(crate) mod rows;
mod sample;
pub(crate) mod tiles;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use jiff::Timestamp;
use ounce_domain::stroll::{Status, Stroll};
use ounce_store::report::{self, Figures};

use crate::campaign::page::PartnerPart;
use crate::report::page::Moved;
use crate::report::page::PartnerStrolls;
use crate::report::page::Report;
use ounce_web::answer::{Shared, stale_since};
use ounce_web::app::App;
use ounce_web::board::Edition;
use ounce_web::cache;
use ounce_web::charts::MapDrawing;
use ounce_web::charts::SignUps;
use ounce_web::failure::Failure;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::Japanese;
use ounce_web::visit::Visit;

pub(crate) use rows::rows;

/// `GET /campaigns/{campaign}/report`
pub(crate) async fn show(
    State(app): State<App>,
    Path(campaign): Path<String>,
    visit: Visit,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let path = links::under(&campaign, "report");
    let shared = Shared::new(edition, &visit, &path, stale_since(&snapshot, app.now()));
    if let Some(kept) = shared.kept() {
        return Ok(kept);
    }
    let figures = figures(&app, edition).await?;
    let frame = visit.frame_at(&app, edition, path);
    let strolls = edition.entries.iter().map(ounce_web::board::Entry::stroll);
    shared.make(&filled(
        &figures,
        strolls,
        (visit.reader, frame),
        edition.map(visit.lang()),
        app.now(),
    ))
}

async fn figures(app: &App, edition: &Edition) -> Result<Figures, Failure> {
    let id = edition.campaign.id;
    let figures = app.store().read(move |sql| report::figures(sql, id)).await?;
    figures.ok_or(Failure::NotFound)
}

/// The page, filled: for the site and for `ounce report --format html`.
pub(crate) fn filled<'a>(
    figures: &Figures,
    strolls: impl Iterator<Item = &'a Stroll>,
    (reader, frame): (Reader, Frame),
    map: Arc<MapDrawing>,
    now: Timestamp,
) -> Report {
    let (campaign, tally) = (&figures.campaign, &figures.tally);
    let by_partner = figures.partners.iter().filter(|one| one.strolls > 0 || one.groups > 0);
    let by_partner = by_partner.map(|one| PartnerStrolls {
        name: one.partner.name.clone(),
        strolls: one.strolls,
        participants: one.walkers,
        groups: one.groups,
    });
    let parts = figures
        .partners
        .iter()
        .map(|one| PartnerPart { partner: one.partner.clone(), part_minor: one.share_minor });
    let days = figures.sign_ups.iter();
    Report {
        t: reader,
        frame,
        campaign: campaign.clone(),
        published: figures.published.clone(),
        status: campaign.status(now),
        figures: page::Figures {
            places: tally.places,
            previous_places: campaign.previous_places,
            by_partner: by_partner.collect(),
            groups: tally.groups,
            walkers: tally.walkers,
            parties: figures.parties,
            gift_minor: tally.gift_minor,
            shirt_minor: tally.shirt_minor,
            promised_minor: tally.promised_minor,
            milk_promised: tally.milk_promised,
            milk_received: tally.milk_received,
            after: figures.after,
        },
        stories: figures.stories.clone(),
        partners: parts.collect(),
        sign_ups: days.map(|day| SignUps { day: day.date, parties: day.parties }).collect(),
        moved: strolls.filter_map(moved).collect(),
        map,
    }
}

/// Growth over the year before in whole percent, where that year is known.
pub(crate) fn growth(places: i64, previous: Option<i64>) -> Option<i64> {
    let previous = previous.filter(|previous| *previous > 0)?;
    Some((places - previous) * 100 / previous)
}

/// Whether a stroll took place on another day than was first announced, or waits for one.
fn moved(stroll: &Stroll) -> Option<Moved> {
    let is_open = stroll.status == (Status::Postponed { dated: false });
    let from = match stroll.first_starts {
        Some(first) if is_open || first.date() != stroll.starts.date() => first,
        None if is_open => stroll.starts,
        _ => return None,
    };
    Some(Moved {
        slug: stroll.slug.clone(),
        town: stroll.town.clone(),
        region: stroll.region.clone(),
        japanese: Japanese::of(&stroll.town, &stroll.country, stroll.position),
        from,
        to: (!is_open).then_some(stroll.starts),
    })
}

/// `GET /campaigns/{campaign}/report.csv`
pub(crate) async fn csv(
    State(app): State<App>,
    Path(campaign): Path<String>,
    visit: Visit,
) -> Result<Response, Failure> {
    file(&app, &campaign, &visit, "csv", |figures, moved, _| files::csv(figures, moved)).await
}

/// `GET /campaigns/{campaign}/report.json`
pub(crate) async fn json(
    State(app): State<App>,
    Path(campaign): Path<String>,
    visit: Visit,
) -> Result<Response, Failure> {
    file(&app, &campaign, &visit, "json", |figures, moved, _| files::json(figures, moved)).await
}

/// `GET /campaigns/{campaign}/report.md`
pub(crate) async fn markdown(
    State(app): State<App>,
    Path(campaign): Path<String>,
    visit: Visit,
) -> Result<Response, Failure> {
    file(&app, &campaign, &visit, "md", files::markdown).await
}

async fn file(
    app: &App,
    campaign: &str,
    visit: &Visit,
    ending: &'static str,
    write: fn(&Figures, &[Moved], Reader) -> String,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(campaign).ok_or(Failure::NotFound)?;
    let strolls = edition.entries.iter().map(ounce_web::board::Entry::stroll);
    let moved: Vec<_> = strolls.filter_map(moved).collect();
    let body = write(&figures(app, edition).await?, &moved, visit.reader);
    let content_type = match ending {
        "csv" => "text/csv; charset=utf-8",
        "json" => "application/json",
        _ => "text/markdown; charset=utf-8",
    };
    let mut response = cache::checked(&visit.headers, content_type, body.into_bytes());
    let name = format!("inline; filename=\"{campaign}-report.{ending}\"");
    let headers = response.headers_mut();
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    headers.insert(header::VARY, cache::VARY_OF_PAGES);
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::growth;

    #[test]
    fn growth_is_over_a_year_that_is_known() {
        assert_eq!(growth(150, Some(70)), Some(114));
        assert_eq!(growth(60, Some(80)), Some(-25));
        assert_eq!((growth(150, None), growth(150, Some(0))), (None, None));
    }
}
