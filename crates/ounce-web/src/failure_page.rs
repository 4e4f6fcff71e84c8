//! Failures as visitors see them: a page with the reason and the next step.

use askama::Template;
use axum::http::HeaderValue;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::cache::{HTML, Policy, VARY_OF_PAGES};
use crate::failure::Failure;
use crate::oops::Oops;
use crate::visit::Visit;

/// The page for a failure; plain words if even that page can't be made.
pub(crate) fn page(
    app: &App,
    visit: &Visit,
    failure: &Failure,
    reference: Option<String>,
    is_sent: bool,
) -> Response {
    let status = failure.status();
    let retry_after = match failure {
        Failure::TooMany(seconds) => i64::try_from(*seconds).ok(),
        Failure::Busy | Failure::TimedOut => Some(2),
        _ => None,
    };
    // A failed POST has no page of its own to come back to in another language.
    let mut frame = visit.frame(app, None);
    if visit.here.contains("token=") {
        "/".clone_into(&mut frame.path);
    }
    let (t, status_shown) = (visit.reader, status.as_u16());
    let oops = Oops { t, frame, status: status_shown, reference, retry_after, is_sent };
    let text = oops.render().unwrap_or_else(|_| format!("<!doctype html><p>{status}</p>"));
    let mut response = (status, text).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HTML);
    headers.insert(header::VARY, VARY_OF_PAGES);
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(visit.lang().tag()));
    Policy::Private.apply(headers);
    response
}
