//! Milk banks and their depots: how lists show them, a page for each, and the lists for programs.

pub(crate) mod api;
pub(crate) mod card;
pub(crate) mod depot;
pub(crate) mod near;
pub(crate) mod network;
pub(crate) mod page;
mod sample;

use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::Response;
use ounce_domain::stroll::Position;
use ounce_geo::fold;

use crate::bank::card::BankCard;
use crate::bank::depot::DepotLine;
use crate::bank::page::{BankPage, BankRow, BanksPage};
use ounce_web::answer;
use ounce_web::app::App;
use ounce_web::board::KnownBank;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::links;
use ounce_web::place::degrees;
use ounce_web::visit::Visit;

/// `GET /campaigns/{campaign}/banks`: all of them, by country.
pub(crate) async fn list(
    State(app): State<App>,
    Path(campaign): Path<String>,
    visit: Visit,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let row = |known: &KnownBank| BankRow::new(&campaign, known, &visit.reader);
    let mut banks: Vec<BankRow> = snapshot.banks.all.iter().map(row).collect();
    // Sorted without accents: in French the United States (États-Unis) are at E, and not behind Z.
    banks.sort_by_cached_key(|row| {
        (fold(&row.heading), row.country.clone(), fold(&row.place), fold(&row.name))
    });
    let page = BanksPage {
        t: visit.reader,
        frame: visit.frame_at(&app, edition, links::under(&campaign, "banks")),
        campaign: edition.campaign.as_ref().clone(),
        banks,
    };
    answer::fresh(&visit, &page)
}

/// `GET /campaigns/{campaign}/banks/{bank}?lat=&lon=`: one bank with all its depots, the nearest to
/// the point first.
pub(crate) async fn show(
    State(app): State<App>,
    Path((campaign, bank)): Path<(String, String)>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let known = snapshot.banks.find(&bank).ok_or(Failure::NotFound)?;
    let query = Typed::lenient_query(&uri);
    // Without a valid point the depots stay in the order of their towns.
    let at = Position::parse(query.get("lat"), query.get("lon")).ok().map(degrees);
    let page = BankPage {
        t: visit.reader,
        frame: visit.frame_at(&app, edition, links::bank(&campaign, &bank, at)),
        campaign: edition.campaign.as_ref().clone(),
        is_over: edition.is_over(),
        card: BankCard::new(&campaign, known, at),
        depots: depots(known, at),
    };
    answer::fresh(&visit, &page)
}

/// All depots of a bank: nearest first if a point is given, else by town.
fn depots(known: &KnownBank, at: Option<(f64, f64)>) -> Vec<DepotLine> {
    if let Some(at) = at {
        let found = known.depots_near(at).into_iter();
        return found.map(|(depot, km)| DepotLine::new(depot, Some(km))).collect();
    }
    let mut all: Vec<DepotLine> =
        known.depots.iter().map(|depot| DepotLine::new(depot, None)).collect();
    all.sort_by_cached_key(|line| (line.depot.region.clone(), fold(&line.depot.city)));
    all
}
