//! Every address there is, grouped by whom it is for.
//!
//! Links to them are written by `ounce_web::links`.

use axum::Router;
use axum::routing::get;
use ounce_web::App;
use ounce_web::service::service;

use crate::{
    about, api, calendar, campaign, find, gift, join, live, machines, milk, news, registration,
    report, stroll,
};

/// The service.
pub fn router(app: App) -> Router {
    service(routes(), app)
}

/// Every address there is.
fn routes() -> Router<App> {
    let mut all =
        Router::new().merge(visitors()).merge(walkers()).merge(readers()).merge(machines());
    for (path, methods) in api::table() {
        all = all.route(path, methods);
    }
    all
}

/// Whoever looks around.
fn visitors() -> Router<App> {
    Router::new()
        .route("/", get(campaign::door))
        .route("/campaigns", get(campaign::campaigns))
        .route("/campaigns/{campaign}", get(campaign::home))
        .route("/campaigns/{campaign}/find", get(find::show))
        .route("/campaigns/{campaign}/strolls", get(stroll::list::show))
        // Also `{stroll}.ics`: the router has no patterns within a segment.
        .route("/campaigns/{campaign}/strolls/{stroll}", get(stroll::show::show))
        .route("/campaigns/{campaign}/report", get(report::show))
        // Also `{kind}.csv`.
        .route("/campaigns/{campaign}/report/{kind}", get(report::rows))
        .route("/campaigns/{campaign}/report.csv", get(report::csv))
        .route("/campaigns/{campaign}/report.json", get(report::json))
        .route("/campaigns/{campaign}/report.md", get(report::markdown))
        .route("/about", get(about::about))
        .route("/privacy", get(about::privacy))
}

/// Whoever takes part.
fn walkers() -> Router<App> {
    let join = get(join::form).post(join::join);
    let change = get(registration::change::form).post(registration::change::change);
    let cancellation =
        get(registration::cancellation::form).post(registration::cancellation::cancel);
    Router::new()
        .route("/campaigns/{campaign}/strolls/{stroll}/join", join)
        .route("/campaigns/{campaign}/strolls/{stroll}/link-sent", get(join::link_sent))
        .route("/registrations/{id}", get(registration::show))
        .route("/registrations/{id}/change", change)
        .route("/registrations/{id}/cancellation", cancellation)
        .route("/tickets/{ticket}", get(registration::ticket))
        .route("/campaigns/{campaign}/give", get(gift::form).post(gift::give))
        .route("/gifts/{id}", get(gift::thanks))
        .route("/campaigns/{campaign}/milk", get(milk::form).post(milk::promise))
        .route(
            "/campaigns/{campaign}/milk/self-check",
            get(milk::self_check).post(milk::self_check_answered),
        )
        .route("/milk-promises/{id}", get(milk::thanks))
}

/// Calendars, feed readers, open pages and search engines.
fn readers() -> Router<App> {
    Router::new()
        .route("/campaigns/{campaign}/strolls.ics", get(calendar::campaign))
        .route("/campaigns/{campaign}/news.atom", get(news::atom))
        .route("/campaigns/{campaign}/live", get(live::stream))
        .route("/robots.txt", get(machines::robots))
        .route("/sitemap.xml", get(machines::sitemap))
}

/// Browsers fetching what belongs to a page, and whoever watches over the service.
fn machines() -> Router<App> {
    Router::new()
        .route("/assets/{hash}/{name}", get(machines::asset))
        .route("/vendor/{*path}", get(machines::asset))
        .route("/geo/world.geojson", get(machines::world))
        .route("/favicon.svg", get(machines::favicon))
        .route("/favicon.ico", get(machines::favicon))
        .route("/healthz", get(machines::healthz))
        .route("/readyz", get(machines::readyz))
}

/// The paths of the interface for programs, as `openapi.json` writes them.
pub fn api_paths() -> Vec<&'static str> {
    api::table().into_iter().map(|(path, _)| path).collect()
}
