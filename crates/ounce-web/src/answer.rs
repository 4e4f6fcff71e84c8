//! From a filled page to an answer.

use std::sync::Arc;

use askama::Template;
use axum::BoxError;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use futures_util::{Stream, StreamExt};
use jiff::Timestamp;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::stroll::Stroll;

use crate::app::App;
use crate::board::{Edition, Snapshot};
use crate::cache::{HTML, Policy, Rendered, VARY_OF_PAGES};
use crate::failure::Failure;
use crate::fields::Typed;
use crate::frame::CampaignName;
use crate::frame::Frame;
use crate::visit::Visit;

/// A page says since when its figures stand, if they are older than this.
const STALE_AFTER_SECONDS: i64 = 10;

impl Visit {
    /// The frame of a page, with the campaign of an edition or without one.
    pub fn frame(&self, app: &App, edition: Option<&Edition>) -> Frame {
        Frame {
            path: self.here.clone(),
            base_url: self.origin.clone(),
            campaign: edition.map(name),
            is_demo: app.config().is_demo,
            letters: app.config().letters,
            theme: self.theme,
        }
    }

    /// As [`Visit::frame`], for a page that can be opened at another path than the request's.
    pub fn frame_at(&self, app: &App, edition: &Edition, path: String) -> Frame {
        Frame { path, ..self.frame(app, Some(edition)) }
    }
}

/// The record a link with a token opens: its id, if the token is right.
///
/// # Errors
/// `NotFound` for text that is no id, `Unauthorized` for a wrong token.
pub fn opened<T>(
    id: &str,
    uri: &Uri,
    opens: impl FnOnce(Id<T>, &str) -> bool,
) -> Result<Id<T>, Failure> {
    let id = Id::parse(id).ok_or(Failure::NotFound)?;
    let query = Typed::lenient_query(uri);
    if opens(id, query.get("token")) { Ok(id) } else { Err(Failure::Unauthorized) }
}

/// A form with a button alone: nothing but these hidden fields.
///
/// # Errors
/// `Wrong` for any other field; a body that can't be read.
pub async fn pressed(request: Request, hidden: &[&str]) -> Result<(), Failure> {
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(hidden)
}

/// The edition a record belongs to.
pub fn edition_of(snapshot: &Snapshot, campaign: Id<Campaign>) -> Result<&Arc<Edition>, Failure> {
    let found = snapshot.editions.iter().find(|edition| edition.campaign.id == campaign);
    found.ok_or(Failure::NotFound)
}

pub fn name(edition: &Edition) -> CampaignName {
    CampaignName {
        slug: edition.campaign.slug.clone(),
        name: edition.campaign.name.clone(),
        is_over: edition.is_over(),
        organiser: edition.face().organiser.clone(),
        contact: edition.face().contact.clone(),
    }
}

/// When the figures are from, if that is so long ago that a page says it.
pub fn stale_since(snapshot: &Snapshot, now: Timestamp) -> Option<Timestamp> {
    let age = now.as_second() - snapshot.as_of.as_second();
    (age > STALE_AFTER_SECONDS).then_some(snapshot.as_of)
}

pub fn html(page: &impl Template) -> Result<String, Failure> {
    page.render().map_err(|error| Failure::broken(format!("a page: {error}")))
}

/// A page that everybody with this language and units gets, kept as long as its edition does not
/// change.
pub struct Shared<'a> {
    pub edition: &'a Edition,
    pub visit: &'a Visit,
    name: String,
    is_stale: bool,
}

impl<'a> Shared<'a> {
    /// The page's name is its path and everything else that makes a difference to it.
    pub fn new(
        edition: &'a Edition,
        visit: &'a Visit,
        path: &str,
        stale: Option<Timestamp>,
    ) -> Self {
        let is_stale = stale.is_some();
        let stale = stale.map(|since| since.as_second().to_string()).unwrap_or_default();
        let name = format!("{} {path} {} {stale}", visit.origin, visit.theme);
        Self { edition, visit, name, is_stale }
    }

    /// The answer, if the page is kept already.
    pub fn kept(&self) -> Option<Response> {
        let kept = self.edition.kept_page(&self.name, self.visit.reader)?;
        let headers = &self.visit.headers;
        // Figures grow old without any change on the board.
        let mut answer =
            if self.is_stale { kept.answer(headers) } else { kept.answer_for_all(headers) };
        speak(&mut answer, self.visit);
        Some(answer)
    }

    /// Makes the page and keeps it.
    pub fn make(self, page: &impl Template) -> Result<Response, Failure> {
        self.make_of(page, None)
    }

    /// Makes a page that shows one stroll and nothing that others change, and keeps it until
    /// something about that stroll does. `None` when it shows more.
    pub fn make_of(
        self,
        page: &impl Template,
        stroll: Option<Id<Stroll>>,
    ) -> Result<Response, Failure> {
        let made = Arc::new(Rendered::new(html(page)?));
        let mut answer = made.answer(&self.visit.headers);
        speak(&mut answer, self.visit);
        // A page that says how old its figures are is dropped when the figures change.
        let of = stroll.filter(|_| !self.is_stale);
        self.edition.keep_page(self.name, self.visit.reader, made, of);
        Ok(answer)
    }
}

/// A page for this visitor alone, which is not kept.
pub fn own(visit: &Visit, status: StatusCode, page: &impl Template) -> Result<Response, Failure> {
    let mut response = (status, html(page)?).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HTML);
    headers.insert(header::VARY, VARY_OF_PAGES);
    Policy::Private.apply(headers);
    speak(&mut response, visit);
    Ok(response)
}

/// A page that everybody gets but is made each time.
pub fn fresh(visit: &Visit, page: &impl Template) -> Result<Response, Failure> {
    let mut response = Rendered::new(html(page)?).answer(&visit.headers);
    speak(&mut response, visit);
    Ok(response)
}

fn speak(response: &mut Response, visit: &Visit) {
    let lang = HeaderValue::from_static(visit.lang().tag());
    response.headers_mut().insert(header::CONTENT_LANGUAGE, lang);
}

/// A body that is made while it is sent. The gzip layer polls a stream once more after its end, so
/// the stream is fused: not every stream allows that.
pub fn streamed<T, E>(parts: impl Stream<Item = Result<T, E>> + Send + 'static) -> Body
where
    T: Into<Bytes> + Send + 'static,
    E: Into<BoxError> + Send + 'static,
{
    Body::from_stream(parts.fuse())
}

/// After a form was taken: see the result by a GET, so that a reload sends nothing again.
pub fn see(place: &str) -> Response {
    let mut response = Redirect::to(place).into_response();
    Policy::Private.apply(response.headers_mut());
    response
}

/// After a form that was sent before came again with other words: see the result of the first one.
/// That page says so and asks which is meant.
pub fn see_first(place: &str) -> Response {
    let is_ours = place.starts_with('/') && place.contains('?');
    if is_ours { see(&format!("{place}&again=1")) } else { see(place) }
}

/// Whether the visitor came to a page by [`see_first`].
pub fn is_again(uri: &Uri) -> bool {
    Typed::lenient_query(uri).get("again") == "1"
}
