//! A person's own data, by the link to one of their records: download it as a file, or erase it.
//!
//! A person who confirmed by a letter owns its address, so that link finds all data about the
//! address. Any other link proves nothing about a typed address, and finds only its own record.

use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use ounce_domain::id::Id;
use ounce_domain::registration::{Registration, Standing};
use ounce_store::person::{self, Found, Whose};
use ounce_store::{Wipe, Wiped, milk, registrations};
use std::convert::Infallible;

use super::export;
use super::page::{Erased, Erasure, step};
use crate::{gift, registration};
use ounce_web::answer::{edition_of, opened, own, pressed, see};
use ounce_web::app::App;
use ounce_web::cache::Policy;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::frame::Frame;
use ounce_web::visit::Visit;

/// The page after an erasure: nothing of the person is left to show.
const ERASED: &str = "/erased";
/// How often the search is repeated: rows that are written during an erasure are found by the next
/// search.
const LOOKS: usize = 5;

/// Which kind of record a link opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Record {
    Registration,
    Gift,
    Promise,
}

/// The record that a link opens.
struct Opened {
    whose: Whose,
    frame: Frame,
    /// The place is still taken, so it may better be given back first.
    has_place: bool,
}

/// `GET …/data?token=`
pub(crate) fn data(record: Record) -> MethodRouter<App> {
    get(move |State(app): State<App>, Path(id): Path<String>, uri: Uri, visit: Visit| async move {
        download(&app, record, (&id, &uri), &visit).await
    })
}

/// `GET …/erasure?token=` asks; `POST` erases.
pub(crate) fn erasure(record: Record) -> MethodRouter<App> {
    get(move |State(app): State<App>, Path(id): Path<String>, uri: Uri, visit: Visit| async move {
        ask(&app, record, (&id, &uri), &visit).await
    })
    .post(
        move |State(app): State<App>,
              Path(id): Path<String>,
              uri: Uri,
              visit: Visit,
              request: Request| async move {
            pressed(request, &["token"]).await?;
            erase(&app, record, (&id, &uri), &visit).await
        },
    )
}

/// All stored data, as a file.
async fn download(
    app: &App,
    record: Record,
    link: (&str, &Uri),
    visit: &Visit,
) -> Result<Response, Failure> {
    let opened = open(app, record, link, visit).await?;
    file(&find(app, &opened.whose).await?)
}

async fn ask(
    app: &App,
    record: Record,
    link: (&str, &Uri),
    visit: &Visit,
) -> Result<Response, Failure> {
    let opened = open(app, record, link, visit).await?;
    let path = visit.here.clone();
    let page = Erasure {
        t: visit.reader,
        is_whole: matches!(opened.whose, Whose::Address(_)),
        cancellation: opened.has_place.then(|| instead(&path, "/cancellation")),
        back: instead(&path, ""),
        action: path,
        frame: opened.frame,
    };
    own(visit, StatusCode::OK, &page)
}

/// Sent twice, it has its effect once.
async fn erase(
    app: &App,
    record: Record,
    (id, uri): (&str, &Uri),
    visit: &Visit,
) -> Result<Response, Failure> {
    if record != Record::Registration || !is_erased(app, id, uri).await? {
        let opened = open(app, record, (id, uri), visit).await?;
        end(app, opened.whose).await?;
    }
    Ok(see(ERASED))
}

/// `GET /erased`
pub(crate) async fn erased(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let frame = visit.frame(&app, None);
    own(&visit, StatusCode::OK, &Erased { t: visit.reader, frame })
}

/// Another step of the same record.
fn instead(path: &str, other: &str) -> String {
    step(&path.replacen("/erasure", "", 1), other)
}

async fn open(
    app: &App,
    record: Record,
    (id, uri): (&str, &Uri),
    visit: &Visit,
) -> Result<Opened, Failure> {
    let snapshot = app.board().snapshot();
    let tokens = app.tokens();
    match record {
        Record::Registration => {
            let opened = registration::open(app, id, uri).await?;
            let held = &opened.held;
            let whose = if held.link.is_confirmed() {
                Whose::Address(held.registration.email.clone())
            } else {
                Whose::Registration(held.registration.id)
            };
            let has_place = held.registration.standing != Standing::Cancelled;
            Ok(Opened { whose, frame: opened.frame(app, visit), has_place })
        }
        Record::Gift => {
            let id = opened(id, uri, |id, token| tokens.opens_gift(id, token))?;
            let gift = gift::load(app, id).await?.ok_or(Failure::NotFound)?;
            let frame = visit.frame(app, Some(edition_of(&snapshot, gift.campaign)?));
            Ok(Opened { whose: Whose::Gift(id), frame, has_place: false })
        }
        Record::Promise => {
            let id = opened(id, uri, |id, token| tokens.opens_milk_promise(id, token))?;
            let promise = app.store().read(move |sql| milk::load_promise(sql, id)).await?;
            let campaign = promise.ok_or(Failure::NotFound)?.campaign;
            let frame = visit.frame(app, Some(edition_of(&snapshot, campaign)?));
            Ok(Opened { whose: Whose::Promise(id), frame, has_place: false })
        }
    }
}

/// Whether this link has erased its place before.
async fn is_erased(app: &App, id: &str, uri: &Uri) -> Result<bool, Failure> {
    let Some(id) = Id::<Registration>::parse(id) else { return Ok(false) };
    let token = Typed::lenient_query(uri).get("token").to_owned();
    let held = app.store().read(move |sql| registrations::load(sql, id)).await?;
    Ok(held.is_some_and(|held| {
        let before = held.link.generation - 1;
        held.registration.email.is_of_nobody()
            && app.tokens().opens_registration(id, before, &token)
    }))
}

async fn find(app: &App, whose: &Whose) -> Result<Found, Failure> {
    let whose = whose.clone();
    Ok(app.store().read(move |sql| person::find(sql, &whose)).await?)
}

async fn end(app: &App, whose: Whose) -> Result<(), Failure> {
    for _ in 0..LOOKS {
        let found = find(app, &whose).await?;
        if found.is_empty() {
            break;
        }
        let erased = app
            .store()
            .write(move |sql| person::erase(sql, &found).map(Ok::<_, Infallible>))
            .await?;
        let Ok(()) = erased;
        // The row of one record stays, and is found by its id.
        if !matches!(whose, Whose::Address(_)) {
            break;
        }
    }
    // The erasure is committed. The rest of the data in the database's log is overwritten now, or
    // when the log is emptied next.
    let store = app.store().clone();
    match tokio::task::spawn_blocking(move || store.wipe(Wipe::Log)).await {
        Ok(Ok(Wiped::Done | Wiped::ByServer)) => {}
        Ok(Ok(Wiped::Busy)) => tracing::warn!("the log keeps what was erased a little longer"),
        Ok(Err(fault)) => tracing::warn!(%fault, "the log keeps what was erased"),
        Err(error) => tracing::warn!(%error, "the log keeps what was erased"),
    }
    Ok(())
}

fn file(found: &Found) -> Result<Response, Failure> {
    let text = serde_json::to_string_pretty(&export(found))
        .map_err(|error| Failure::broken(format!("a person's data: {error}")))?;
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let name = HeaderValue::from_static("attachment; filename=\"my-data.json\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Policy::Private.apply(headers);
    Ok(response)
}
