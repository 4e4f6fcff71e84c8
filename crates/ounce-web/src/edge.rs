//! What every request passes on its way in and every answer on its way out.
//!
//! In: how often this address may ask, how long it may take. Out: failures become pages or
//! problems, faults and panics are logged once under a reference number, and every answer gets
//! the headers that keep browsers safe. Nothing that was typed, no query and no address is logged.

use std::net::{IpAddr, SocketAddr};
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{Extensions, HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;

use crate::app::App;
use crate::failure::{Failed, Failure};
use crate::limits::Class;
use crate::tokens::base_32;
use crate::visit::{self, Visit};
use crate::{failure_page, problem};

/// Longer than any honest request takes on a bad connection, shorter than a proxy waits.
const PATIENCE: Duration = Duration::from_secs(30);

const SAFE: [(HeaderName, HeaderValue); 6] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; \
             img-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:; \
             manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
    ),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    // Manage links carry a token, so no other site ever learns where a visitor came from.
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("geolocation=(self), camera=(), microphone=(), payment=()"),
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
];

/// The middleware around everything.
pub async fn edge(State(app): State<App>, request: Request, next: Next) -> Response {
    let asked = Asked::of(&request);
    let answer = match may_ask(&app, &asked, &request) {
        Ok(()) => run(request, next).await,
        Err(failure) => failure.into_response(),
    };
    let mut answer = present(&app, &asked, answer);
    seal(&app, &asked, answer.headers_mut());
    answer
}

/// What is still needed of a request when it is gone.
struct Asked {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
}

impl Asked {
    fn of(request: &Request) -> Self {
        Self {
            method: request.method().clone(),
            uri: request.uri().clone(),
            headers: request.headers().clone(),
        }
    }

    fn is_api(&self) -> bool {
        self.uri.path().starts_with("/api/")
    }

    /// What counts against an address's allowance; `None` for what costs nothing.
    fn class(&self) -> Option<Class> {
        let path = self.uri.path();
        let is_free = ["/assets/", "/vendor/", "/geo/", "/healthz", "/readyz", "/favicon"];
        if is_free.iter().any(|free| path.starts_with(free)) {
            return None;
        }
        let stores_nothing = path.ends_with("/self-check");
        Some(match self.method {
            Method::GET | Method::HEAD | Method::OPTIONS => Class::Reading,
            _ if stores_nothing => Class::Reading,
            _ if path.ends_with("/give") || path.ends_with("/gifts") => Class::Giving,
            _ => Class::SigningUp,
        })
    }
}

fn may_ask(app: &App, asked: &Asked, request: &Request) -> Result<(), Failure> {
    match asked.class() {
        Some(class) => may(app, class, request.headers(), request.extensions()),
        None => Ok(()),
    }
}

/// Takes one from what an address is allowed of a kind.
///
/// # Errors
/// `TooMany` when there is none left for now.
pub fn may(
    app: &App,
    class: Class,
    headers: &HeaderMap,
    extensions: &Extensions,
) -> Result<(), Failure> {
    let Some(address) = address(app, headers, extensions) else { return Ok(()) };
    if app.config().is_demo && address.to_canonical().is_loopback() {
        return Ok(());
    }
    app.limits().check(class, address).map_err(Failure::TooMany)
}

/// Where a request comes from: the peer, or what the operator's own proxy says of it.
fn address(app: &App, headers: &HeaderMap, extensions: &Extensions) -> Option<IpAddr> {
    if app.config().trusts_forwarded {
        let lines = headers.get_all("x-forwarded-for").iter();
        let last = lines.filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(','));
        // The proxy adds to the end; whatever stands before it a client may have made up.
        if let Some(address) = last.last().and_then(forwarded) {
            return Some(address);
        }
    }
    extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip())
}

/// Some proxies write the port as well.
fn forwarded(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let with_port = || text.parse().ok().map(|peer: SocketAddr| peer.ip());
    text.parse().ok().or_else(with_port)
}

async fn run(request: Request, next: Next) -> Response {
    let answer = tokio::time::timeout(PATIENCE, next.run(request));
    match AssertUnwindSafe(answer).catch_unwind().await {
        Ok(Ok(answer)) => answer,
        Ok(Err(_)) => Failure::TimedOut.into_response(),
        Err(_) => Failure::broken("panic").into_response(),
    }
}

/// Turns a failure into what the visitor or the program reads.
fn present(app: &App, asked: &Asked, answer: Response) -> Response {
    let Some(failure) = failure_of(&answer) else {
        return answer;
    };
    let reference = match &failure {
        Failure::Broken(what) => {
            let reference = base_32(&app.roll::<5>(), 8);
            let (method, path) = (&asked.method, asked.uri.path());
            tracing::error!(%reference, %method, path, %what, "a request broke: {reference}");
            Some(reference)
        }
        _ => None,
    };
    let visit = Visit::new(app, &asked.uri, &asked.headers);
    let mut shown = if asked.is_api() {
        problem::answer(&failure, visit.reader, reference.as_deref())
    } else {
        failure_page::page(app, &visit, &failure, reference, !asked.method.is_safe())
    };
    let brought = [header::RETRY_AFTER, header::WWW_AUTHENTICATE, header::ALLOW];
    for name in brought {
        if let Some(value) = answer.headers().get(&name) {
            shown.headers_mut().insert(name, value.clone());
        }
    }
    shown
}

/// The failure an answer stands for: ours, or one of the router's own bare refusals.
fn failure_of(answer: &Response) -> Option<Failure> {
    if let Some(Failed(failure)) = answer.extensions().get() {
        return Some(Failure::clone(failure));
    }
    let status = answer.status();
    if !status.is_client_error() && !status.is_server_error() {
        return None;
    }
    let content_type = answer.headers().get(header::CONTENT_TYPE);
    let is_bare = content_type.is_none_or(|value| value.as_bytes().starts_with(b"text/plain"));
    is_bare.then(|| match status {
        StatusCode::NOT_FOUND => Failure::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Failure::MethodNotAllowed,
        StatusCode::FORBIDDEN => Failure::CrossSite,
        StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
        status if status.is_client_error() => Failure::Unreadable { line: 0, column: 0 },
        status => Failure::broken(format!("an answer of {status} without a reason")),
    })
}

fn seal(app: &App, asked: &Asked, headers: &mut HeaderMap) {
    for (name, value) in SAFE {
        headers.insert(name, value);
    }
    if visit::is_https(app.config(), &asked.headers) {
        let a_year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, a_year);
    }
    if asked.is_api() && matches!(asked.method, Method::GET | Method::HEAD) {
        let everyone = HeaderValue::from_static("*");
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, everyone);
    }
    for cookie in visit::remember(&asked.uri) {
        headers.append(header::SET_COOKIE, cookie);
    }
    weaken_tag(headers);
}

/// A body packed on its way out is not byte for byte what its strong tag stands for.
fn weaken_tag(headers: &mut HeaderMap) {
    let is_packed = headers.contains_key(header::CONTENT_ENCODING);
    let tag = headers.get(header::ETAG).and_then(|tag| tag.to_str().ok());
    let strong = tag.filter(|tag| is_packed && tag.starts_with('"') && !tag.ends_with("-gz\""));
    if let Some(weak) = strong.and_then(|tag| HeaderValue::from_str(&format!("W/{tag}")).ok()) {
        headers.insert(header::ETAG, weak);
    }
}

/// What the cross-site guard answers.
pub fn cross_site(_: tower_http::csrf::ProtectionError) -> Response<Body> {
    Failure::CrossSite.into_response()
}
