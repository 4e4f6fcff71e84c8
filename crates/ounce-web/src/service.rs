//! The service: every crate's addresses, each with its terms, and the layers around each request.

use std::convert::Infallible;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{Method, Uri};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, any};
use tower_http::compression::predicate::{
    DefaultPredicate, NotForContentType, Predicate, SizeAbove,
};
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;

use crate::app::App;
use crate::cache::Policy;
use crate::edge;
use crate::failure::Failure;
use crate::fields::BODY_LIMIT;
use crate::front::Front;
use crate::limits::Class;

/// Gzip's fourth level: nearly as small as the sixth in half the time.
const PACKING: CompressionLevel = CompressionLevel::Precise(4);

/// Below this many bytes an answer fits a packet or two anyway, and setting the packer up costs
/// more than making the answer did.
const WORTH_PACKING: u64 = 1_024;

/// One address and its terms.
pub struct Route {
    pub path: &'static str,
    pub methods: MethodRouter<App>,
    pub terms: Terms,
}

impl Route {
    pub fn new(path: &'static str, methods: MethodRouter<App>, terms: Terms) -> Self {
        Self { path, methods, terms }
    }
}

/// The terms on which an address answers, said where the address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The class that reading counts against; `None` if it does not count.
    pub reading: Option<Class>,
    /// The class that sending counts against; `None` where nothing can be sent.
    pub sending: Option<Class>,
    /// How long its good answers may be kept.
    pub policy: Policy,
    /// Whether search engines may show it.
    pub is_listed: bool,
    /// Whether it answers under any host, because it writes no link.
    pub any_host: bool,
    /// Whether its page may ask for the camera.
    pub has_camera: bool,
}

impl Terms {
    /// For visitors: reading it counts, and search engines may show it.
    pub const fn page(policy: Policy) -> Self {
        Self {
            reading: Some(Class::Reading),
            sending: None,
            policy,
            is_listed: true,
            any_host: false,
            has_camera: false,
        }
    }

    /// Something can be sent there too, and counts against this class.
    pub const fn sending(self, class: Class) -> Self {
        Self { sending: Some(class), ..self }
    }

    /// Search engines should not show it: it belongs to one person, or is no page.
    pub const fn unlisted(self) -> Self {
        Self { is_listed: false, ..self }
    }

    /// Part of a page. The page was counted against the limit already.
    pub const fn free(self) -> Self {
        Self { reading: None, ..self }
    }

    /// Its page reads codes with the camera.
    pub const fn with_camera(self) -> Self {
        Self { has_camera: true, ..self }
    }

    /// For monitors of the service, which often use its IP address.
    pub const fn at_any_host(self) -> Self {
        Self { any_host: true, ..self }
    }

    /// The class that a request counts against.
    pub(crate) fn class(&self, method: &Method) -> Option<Class> {
        match *method {
            Method::GET | Method::HEAD | Method::OPTIONS => self.reading,
            // Sending to an address that takes nothing is refused, which costs no more than
            // reading.
            _ => self.sending.or(self.reading),
        }
    }
}

/// The terms of addresses that do not exist.
const NOWHERE: Terms = Terms::page(Policy::Private).unlisted();

/// The service with these addresses.
pub fn service(routes: Vec<Route>, app: App) -> Front {
    let guard = guard(&app);
    let worth_packing = DefaultPredicate::new()
        .and(SizeAbove::new(WORTH_PACKING))
        // Its pages are packed already.
        .and(NotForContentType::const_new("application/pdf"));
    let packing = CompressionLayer::new().quality(PACKING).compress_when(worth_packing);
    let surrounded = |methods: MethodRouter<App>, terms| -> MethodRouter<App> {
        // As one layer: each of several would be boxed, and all boxes copied for each request.
        methods.layer::<_, Infallible>((
            from_fn_with_state(edge::Edge { app: app.clone(), terms }, edge::edge),
            packing.clone(),
            guard.clone().with_rejection_response(edge::cross_site),
            DefaultBodyLimit::max(BODY_LIMIT),
        ))
    };
    let nowhere = surrounded(any(nowhere), NOWHERE).with_state(app.clone());
    let all = routes.into_iter().fold(Router::new(), |all, Route { path, methods, terms }| {
        let methods = methods.fallback(async || Failure::MethodNotAllowed);
        all.route(path, surrounded(methods, terms))
    });
    Front::new(app.clone(), all.fallback_service(nowhere).with_state(app))
}

/// Refuses requests that another site's page sends.
fn guard(app: &App) -> CsrfLayer {
    let guard = CsrfLayer::new();
    let Some(base_url) = &app.config().base_url else { return guard };
    let origin = base_url.trim_end_matches('/');
    guard.clone().add_trusted_origin(origin).unwrap_or_else(|_| {
        tracing::warn!("the base URL is no origin; forms rely on the Host header");
        guard
    })
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
