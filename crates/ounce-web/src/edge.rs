//! The steps that every request passes on its way in and every answer on its way out.
//!
//! In: whether the host is ours, how often this address may ask, how long the request may take.
//! Out: failures become pages or problems, faults and panics are logged once under a reference
//! number, and every answer gets the headers that keep browsers safe. No typed text, no query and
//! no client's address is logged.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;

use crate::app::App;
use crate::asker::Asker;
use crate::cache::Policy;
use crate::failure::{Failed, Failure, SaidPlainly};
use crate::guard::guard;
use crate::limits::Class;
use crate::service::Terms;
use crate::tokens::base_32;
use crate::visit::{self, Visit};
use crate::{board, failure_page, hosts, problem};

/// Longer than any honest request takes on a bad connection, shorter than a proxy waits.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) static SAFE: [(HeaderName, HeaderValue); 6] = [
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

/// The edge's facts about the requested address.
#[derive(Clone)]
pub(crate) struct Edge {
    pub(crate) app: App,
    pub(crate) terms: Terms,
}

/// The middleware around everything.
pub(crate) async fn edge(
    State(Edge { app, terms }): State<Edge>,
    request: Request,
    next: Next,
) -> Response {
    let asked = Asked::of(&request);
    // Taken before the answer is made, so that a later one never stands among older ones.
    let snapshot = app.board().snapshot();
    let answer = match admit(&app, &terms, &request) {
        Ok(()) => run(request, next).await,
        Err(failure) => failure.into_response(),
    };
    let mut answer = present(&app, &asked, answer);
    seal(&app, &terms, &asked, answer.headers_mut());
    if answer.extensions().get::<board::ForAll>().is_some()
        && let Some(words) = board::Asked::of(&asked.method, &asked.uri, &asked.headers)
    {
        snapshot.ready.keep(words, terms.reading, &answer);
    }
    guard(answer, &asked.method, asked.uri.path())
}

/// The parts of a request that are needed after it was handled.
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
}

/// Whether a request is answered at all.
fn admit(app: &App, terms: &Terms, request: &Request) -> Result<(), Failure> {
    if !terms.any_host {
        hosts::check(app.config(), (request.uri(), request.version()), request.headers())?;
    }
    match terms.class(request.method()) {
        Some(class) => may(app, class, &Asker::of(app, request.headers(), request.extensions())),
        None => Ok(()),
    }
}

/// Takes one request from the allowance of an address for a class.
///
/// # Errors
/// `TooMany` when there is none left for now.
pub fn may(app: &App, class: Class, asker: &Asker) -> Result<(), Failure> {
    let Some(network) = asker.counted() else { return Ok(()) };
    app.limits().check(class, network).map_err(Failure::TooMany)
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
    let brought =
        [header::RETRY_AFTER, header::WWW_AUTHENTICATE, header::ALLOW, header::CONNECTION];
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
    let is_said = answer.extensions().get::<SaidPlainly>().is_some();
    if is_said || !status.is_client_error() && !status.is_server_error() {
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

fn seal(app: &App, terms: &Terms, asked: &Asked, headers: &mut HeaderMap) {
    // A file that never changes is no page: nothing in it runs, is framed or follows links. Six
    // long headers on each file of a first visit would be 3 kB.
    let is_file = headers.get(header::CACHE_CONTROL) == Some(&Policy::Forever.header());
    // The viewers of some browsers open no PDF under a policy that allows no plug-in.
    let is_pdf = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/pdf");
    for (name, value) in &SAFE {
        let is_left_out = is_pdf && name == header::CONTENT_SECURITY_POLICY;
        if !is_left_out && (!is_file || name == header::X_CONTENT_TYPE_OPTIONS) {
            headers.insert(name.clone(), value.clone());
        }
    }
    if terms.has_camera {
        let own =
            HeaderValue::from_static("geolocation=(), camera=(self), microphone=(), payment=()");
        headers.insert(HeaderName::from_static("permissions-policy"), own);
    }
    if !terms.is_listed {
        headers
            .insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
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

/// A body that is compressed on its way out differs from the bytes its strong tag stands for.
fn weaken_tag(headers: &mut HeaderMap) {
    let is_packed = headers.contains_key(header::CONTENT_ENCODING);
    let tag = headers.get(header::ETAG).and_then(|tag| tag.to_str().ok());
    let strong = tag.filter(|tag| is_packed && tag.starts_with('"') && !tag.ends_with("-gz\""));
    if let Some(weak) = strong.and_then(|tag| HeaderValue::from_str(&format!("W/{tag}")).ok()) {
        headers.insert(header::ETAG, weak);
    }
}

/// The answer of the cross-site guard.
pub fn cross_site(_: tower_http::csrf::ProtectionError) -> Response<Body> {
    Failure::CrossSite.into_response()
}
