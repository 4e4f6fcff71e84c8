//! The service: every crate's addresses, with what surrounds each request.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::Uri;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Redirect, Response};
use tower_http::compression::predicate::{DefaultPredicate, Predicate, SizeAbove};
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;

use crate::app::App;
use crate::edge;
use crate::failure::Failure;
use crate::fields::BODY_LIMIT;

/// Gzip's fourth level: nearly as small as the sixth in half the time.
const PACKING: CompressionLevel = CompressionLevel::Precise(4);

/// Below this many bytes an answer fits a packet or two anyway, and setting the packer up costs
/// more than making the answer did.
const WORTH_PACKING: u64 = 1_024;

/// The service with these addresses.
pub fn service(all: Router<App>, app: App) -> Router {
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
