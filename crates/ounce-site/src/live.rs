//! The live tally of an open page, by server-sent events.
//!
//! The board joins commits together, so a connection gets at most two changes a second for any
//! number of sign-ups. Each event has the numbers in this reader's language and units.

pub(crate) mod numbers;

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, Uri, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;
use futures_util::stream::{self, Stream};
use jiff::Timestamp;
use serde_json::{Map, Value};
use tokio::sync::watch;

use crate::live::numbers::live_numbers;
use crate::live::numbers::live_numbers_of_stroll;
use crate::stroll::card_of;
use ounce_web::answer::stale_since;
use ounce_web::app::App;
use ounce_web::asker::Asker;
use ounce_web::board::Edition;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::seats::Seat;
use ounce_web::visit::Visit;

/// Proxies close a connection that is silent for a minute; this is well before that.
const HEARTBEAT: Duration = Duration::from_secs(20);
/// How often an open page learns that its figures have grown old, or are fresh again.
const LOOK_FOR_AGE: Duration = Duration::from_secs(5);
/// How long a browser waits before it connects again.
const RETRY: Duration = Duration::from_secs(5);

/// One open page.
struct Listener {
    app: App,
    campaign: String,
    /// The slug of the stroll whose numbers are wanted; the campaign's where there is none.
    stroll: Option<String>,
    visit: Visit,
    moved: watch::Receiver<u64>,
    closing: watch::Receiver<bool>,
    /// The figures sent last, and their age if they were old: the same is not sent again.
    told: Option<(Arc<Edition>, Option<Timestamp>)>,
    /// The text sent last: a change elsewhere in the campaign may leave a stroll's text as it was.
    said: String,
    /// Given back when the connection ends.
    _seat: Seat,
}

/// `GET /campaigns/{campaign}/live?stroll=`
pub(crate) async fn stream(
    State(app): State<App>,
    Path(campaign): Path<String>,
    uri: Uri,
    asker: Asker,
    visit: Visit,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let stroll = Some(Typed::lenient_query(&uri).get("stroll").to_owned());
    let stroll = stroll.filter(|slug| !slug.is_empty());
    if let Some(slug) = &stroll {
        edition.entry(slug).ok_or(Failure::NotFound)?;
    }
    let seat = app.seats().take(asker.counted()).ok_or(Failure::Busy)?;
    let listener = Listener {
        moved: app.board().moved(),
        closing: app.closing(),
        app,
        campaign,
        stroll,
        visit,
        told: None,
        said: String::new(),
        _seat: seat,
    };
    let heartbeat = KeepAlive::new().interval(HEARTBEAT);
    let mut response = Sse::new(events(listener)).keep_alive(heartbeat).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // A proxy that buffers answers would make the tally stand still.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}

fn events(listener: Listener) -> impl Stream<Item = Result<Event, Infallible>> {
    let events = stream::unfold(listener, |mut listener| async move {
        let event = listener.next().await?;
        Some((Ok(event), listener))
    });
    // The layer that packs the body may ask once more after its end.
    events.fuse()
}

impl Listener {
    /// The next event; none when the service closes or the campaign is gone.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if *self.closing.borrow() {
                return None;
            }
            self.moved.mark_unchanged();
            let snapshot = self.app.board().snapshot();
            let edition = snapshot.edition(&self.campaign)?;
            let stale = stale_since(&snapshot, self.app.now());
            let same = |told: &(Arc<Edition>, _)| Arc::ptr_eq(&told.0, edition) && told.1 == stale;
            if !self.told.as_ref().is_some_and(same) {
                self.told = Some((Arc::clone(edition), stale));
                let text = self.text(edition, stale)?;
                if text != self.said {
                    self.said = text;
                    let event = Event::default().event("tally").retry(RETRY);
                    return Some(event.data(&self.said));
                }
            }
            tokio::select! {
                moved = self.moved.changed() => moved.ok()?,
                () = tokio::time::sleep(LOOK_FOR_AGE) => {}
                _ = self.closing.changed() => return None,
            }
        }
    }

    /// The numbers in the reader's own words; none when the stroll is gone.
    fn text(&self, edition: &Edition, stale: Option<Timestamp>) -> Option<String> {
        let reader = &self.visit.reader;
        let numbers = match &self.stroll {
            None => live_numbers(reader, &edition.campaign, &edition.tally),
            Some(slug) => {
                let card = card_of(&edition.campaign, edition.entry(slug)?, None);
                live_numbers_of_stroll(reader, &card)
            }
        };
        let mut data: Map<String, Value> = numbers
            .into_iter()
            .map(|number| (number.name.to_owned(), Value::String(number.text)))
            .collect();
        if let Some(since) = stale {
            data.insert("stale-since".to_owned(), Value::String(reader.moment(since)));
        }
        Some(Value::Object(data).to_string())
    }
}
