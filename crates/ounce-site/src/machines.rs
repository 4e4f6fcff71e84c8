//! Addresses of the site as a whole: assets, the map's ground, robots, the sitemap, health.

use std::io::Read;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use flate2::read::GzDecoder;
use ounce_geo::world_geojson_gz;
use ounce_store::Trouble;

use crate::news::escaped;
use ounce_web::app::App;
use ounce_web::assets::{self, Asset, Packing};
use ounce_web::cache::{self, Policy};
use ounce_web::failure::{Failure, SaidPlainly};
use ounce_web::links;
use ounce_web::visit::Visit;

/// A sitemap holds at most this many addresses (sitemaps.org).
const SITEMAP_MOST: usize = 50_000;

/// `GET /assets/{hash}/{name}` and `GET /vendor/{path}`
pub(crate) async fn asset(uri: Uri, headers: HeaderMap) -> Result<Response, Failure> {
    let asset = assets::at(uri.path()).ok_or(Failure::NotFound)?;
    Ok(serve(asset, &headers, Policy::Forever))
}

/// `GET /favicon.svg`, and `/favicon.ico` for browsers that ask without having been told.
pub(crate) async fn favicon(headers: HeaderMap) -> Result<Response, Failure> {
    let asset = assets::at(assets::href("favicon.svg")).ok_or(Failure::NotFound)?;
    Ok(serve(asset, &headers, Policy::Day))
}

fn serve(asset: &'static Asset, asked: &HeaderMap, policy: Policy) -> Response {
    let packing = Packing::for_client(asked);
    let packed = packing.and_then(|packing| Some((packing, asset.packed(packing)?)));
    let bytes = packed.map_or(&*asset.bytes, |(_, bytes)| bytes);
    let mut response = if cache::is_held(asked, &asset.etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let mut full = Body::from(bytes).into_response();
        if let Some((packing, _)) = packed {
            let coding = HeaderValue::from_static(packing.coding());
            full.headers_mut().insert(header::CONTENT_ENCODING, coding);
        }
        full
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.mime));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::from_str(&asset.etag) {
        headers.insert(header::ETAG, tag);
    }
    policy.apply(headers);
    response
}

/// `GET /geo/world.geojson`: the ground of the interactive map.
pub(crate) async fn world(headers: HeaderMap) -> Result<Response, Failure> {
    let packed = world_geojson_gz();
    let tag = cache::tag(packed);
    let mut response = if cache::is_held(&headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else if cache::takes_gzip(&headers) {
        let gzip = (header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        ([gzip], Body::from(packed)).into_response()
    } else {
        let mut plain = Vec::new();
        let read = GzDecoder::new(packed).read_to_end(&mut plain);
        read.map_err(|error| Failure::broken(format!("the world map: {error}")))?;
        Body::from(plain).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/geo+json"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    Policy::Day.apply(headers);
    Ok(response)
}

/// `GET /robots.txt`: nothing is forbidden. Pages behind a manage link say `noindex` themselves,
/// and a crawler sees that only if it may fetch them.
pub(crate) async fn robots(visit: Visit) -> Response {
    let text = format!("User-agent: *\nDisallow:\nSitemap: {}/sitemap.xml\n", visit.origin);
    cache::checked(&visit.headers, "text/plain; charset=utf-8", text.into_bytes())
}

/// `GET /sitemap.xml`
pub(crate) async fn sitemap(State(app): State<App>, visit: Visit) -> Response {
    let snapshot = app.board().snapshot();
    let mut paths = vec!["/campaigns".to_owned(), "/about".to_owned(), "/privacy".to_owned()];
    for edition in &snapshot.editions {
        let campaign = &edition.campaign.slug;
        paths.push(links::campaign(campaign));
        paths.push(links::strolls(campaign, None, 1));
        paths.push(links::under(campaign, "milk"));
        paths.push(links::under(campaign, "report"));
        paths.extend(edition.entries.iter().map(|one| links::stroll(campaign, &one.stroll().slug)));
    }
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for path in paths.iter().take(SITEMAP_MOST) {
        xml.push_str(&format!("<url><loc>{}{}</loc></url>\n", visit.origin, escaped(path)));
    }
    xml.push_str("</urlset>\n");
    cache::checked(&visit.headers, "application/xml; charset=utf-8", xml.into_bytes())
}

/// `GET /healthz`: the process answers.
pub(crate) async fn healthz() -> Response {
    plainly("ok\n".to_owned())
}

/// `GET /readyz`: a write is possible too. If not, the status tells a load balancer to send nobody
/// here for now, and the text tells the operators why. The fault itself may name paths, so it goes
/// only to the log.
pub(crate) async fn readyz(State(app): State<App>) -> Response {
    let Err(fault) = app.store().health().await else { return plainly("ready\n".to_owned()) };
    tracing::warn!(%fault, "not ready");
    let why = fault.trouble().map_or(BROKEN, Trouble::sentence);
    let mut response = plainly(format!("not ready: {why}\n"));
    response.extensions_mut().insert(SaidPlainly);
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
    response
}

/// The text for a fault that does not pass by itself, such as a damaged page.
const BROKEN: &str = "the database takes no write, and the log of the service says why";

fn plainly(text: String) -> Response {
    let mut response = text.into_response();
    Policy::Private.apply(response.headers_mut());
    response
}
