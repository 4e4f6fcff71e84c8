//! Every address there is, grouped by whom it is for.
//!
//! Links within pages are made in `pages/links.rs`; those that carry a token are made here.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::Uri;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use ounce_domain::gift::Gift;
use ounce_domain::id::Id;
use ounce_domain::milk_promise::MilkPromise;
use ounce_domain::registration::Registration;
use tower_http::compression::predicate::{DefaultPredicate, Predicate, SizeAbove};
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;

use crate::app::App;
use crate::failure::Failure;
use crate::fields::BODY_LIMIT;
use crate::tokens::Tokens;
use crate::{
    about, api, calendars, edge, find, front, gifts, live, milk, news, registrations, report, site,
    strolls,
};

/// Gzip's fourth level: nearly as small as the sixth in half the time.
const PACKING: CompressionLevel = CompressionLevel::Precise(4);

/// Below this many bytes an answer fits a packet or two anyway, and setting the packer up costs
/// more than making the answer did.
const WORTH_PACKING: u64 = 1_024;

/// The service.
pub fn router(app: App) -> Router {
    let mut all =
        Router::new().merge(visitors()).merge(walkers()).merge(readers()).merge(machines());
    for (path, methods) in api::table() {
        all = all.route(path, methods);
    }
    let mut guard = CsrfLayer::new();
    if let Some(base_url) = &app.config().base_url {
        let origin = base_url.trim_end_matches('/');
        match guard.clone().add_trusted_origin(origin) {
            Ok(trusting) => guard = trusting,
            Err(_) => tracing::warn!("the base URL is no origin; forms rely on the Host header"),
        }
    }
    let worth_packing = DefaultPredicate::new().and(SizeAbove::new(WORTH_PACKING));
    let packing = CompressionLayer::new().quality(PACKING).compress_when(worth_packing);
    all.fallback(nowhere)
        .method_not_allowed_fallback(async || Failure::MethodNotAllowed)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(guard.with_rejection_response(edge::cross_site))
        .layer(packing)
        .layer(from_fn_with_state(app.clone(), edge::edge))
        .with_state(app)
}

/// An address typed with a slash at its end means the one without; anything else is nowhere.
/// A path with two slashes in a row could name another host once it stands in `Location`.
async fn nowhere(uri: Uri) -> Response {
    match uri.path().strip_suffix('/') {
        Some(path) if !path.is_empty() && !path.contains("//") && !path.contains('\\') => {
            let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
            Redirect::permanent(&format!("{path}{query}")).into_response()
        }
        _ => Failure::NotFound.into_response(),
    }
}

/// Whoever looks around.
fn visitors() -> Router<App> {
    Router::new()
        .route("/", get(front::door))
        .route("/campaigns", get(front::campaigns))
        .route("/campaigns/{campaign}", get(front::home))
        .route("/campaigns/{campaign}/find", get(find::show))
        .route("/campaigns/{campaign}/strolls", get(strolls::list::show))
        // Also `{stroll}.ics`: the router has no patterns within a segment.
        .route("/campaigns/{campaign}/strolls/{stroll}", get(strolls::show::show))
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
    let join = get(strolls::join::form).post(strolls::join::join);
    let change = get(registrations::change::form).post(registrations::change::change);
    let cancellation =
        get(registrations::cancellation::form).post(registrations::cancellation::cancel);
    Router::new()
        .route("/campaigns/{campaign}/strolls/{stroll}/join", join)
        .route("/campaigns/{campaign}/strolls/{stroll}/link-sent", get(strolls::join::link_sent))
        .route("/registrations/{id}", get(registrations::show))
        .route("/registrations/{id}/change", change)
        .route("/registrations/{id}/cancellation", cancellation)
        .route("/tickets/{ticket}", get(registrations::ticket))
        .route("/campaigns/{campaign}/give", get(gifts::form).post(gifts::give))
        .route("/gifts/{id}", get(gifts::thanks))
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
        .route("/campaigns/{campaign}/strolls.ics", get(calendars::campaign))
        .route("/campaigns/{campaign}/news.atom", get(news::atom))
        .route("/campaigns/{campaign}/live", get(live::stream))
        .route("/robots.txt", get(site::robots))
        .route("/sitemap.xml", get(site::sitemap))
}

/// Browsers fetching what belongs to a page, and whoever watches over the service.
fn machines() -> Router<App> {
    Router::new()
        .route("/assets/{hash}/{name}", get(site::asset))
        .route("/vendor/{*path}", get(site::asset))
        .route("/geo/world.geojson", get(site::world))
        .route("/favicon.svg", get(site::favicon))
        .route("/favicon.ico", get(site::favicon))
        .route("/healthz", get(site::healthz))
        .route("/readyz", get(site::readyz))
}

/// `/registrations/{id}?token=…`: the manage link.
pub fn manage(tokens: &Tokens, id: Id<Registration>) -> String {
    format!("/registrations/{id}?token={}", tokens.registration(id))
}

/// `/gifts/{id}?token=…`: thanks, and how the gift stands.
pub fn gift(tokens: &Tokens, id: Id<Gift>) -> String {
    format!("/gifts/{id}?token={}", tokens.gift(id))
}

/// `/milk-promises/{id}?token=…`: what to do next.
pub fn milk_promise(tokens: &Tokens, id: Id<MilkPromise>) -> String {
    format!("/milk-promises/{id}?token={}", tokens.milk_promise(id))
}

/// `/tickets/{ticket}`: what the code on a ticket says.
pub fn ticket(tokens: &Tokens, id: Id<Registration>) -> String {
    format!("/tickets/{}", tokens.ticket(id))
}

/// The paths of the interface for programs, as `openapi.json` writes them.
pub fn api_paths() -> Vec<&'static str> {
    api::table().into_iter().map(|(path, _)| path).collect()
}
