//! A party's place, opened by its manage link: the ticket, changing the party, giving it back.

pub(crate) mod cancellation;
pub(crate) mod certificate;
pub(crate) mod change;
pub(crate) mod confirmation;
pub(crate) mod page;
pub(crate) mod renewal;
mod sample;

use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use ounce_domain::gift::Gift;
use ounce_domain::id::Id;
use ounce_domain::registration::{Registration, Standing, link_is_open};
use ounce_store::day::devices;
use ounce_store::registrations::{self, Held};

use crate::join::questions::{self, Told};
use crate::question::ask_href;
use crate::registration::page::Ticket;
use crate::stroll::card::StrollCard;
use crate::{gift, stroll};
use ounce_web::answer::{own, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::frame::Frame;
use ounce_web::visit::Visit;
use ounce_web::{links, qr};

/// A registration whose manage link was followed.
pub(crate) struct Opened {
    pub(crate) held: Held,
    token: String,
    query: Typed,
}

/// Loads the place that a manage link opens.
///
/// # Errors
/// `NotFound` for an unknown id, `Unauthorized` without the token of the present generation,
/// `Gone` when the link has ended.
pub(crate) async fn open(app: &App, id: &str, uri: &Uri) -> Result<Opened, Failure> {
    let id = Id::<Registration>::parse(id).ok_or(Failure::NotFound)?;
    let query = Typed::lenient_query(uri);
    let token = query.get("token").to_owned();
    let held = app.store().read(move |sql| registrations::load(sql, id)).await?;
    let Some(held) = held else {
        let is_ours = app.tokens().opens_registration(id, 0, &token);
        return Err(if is_ours { Failure::NotFound } else { Failure::Unauthorized });
    };
    may_manage(app, &held, &token)?;
    Ok(Opened { held, token, query })
}

/// Whether a token manages a place, now.
///
/// # Errors
/// `Unauthorized` for a token of another place or an earlier generation, `Gone` for one that has
/// ended with its stroll.
pub(crate) fn may_manage(app: &App, held: &Held, token: &str) -> Result<(), Failure> {
    let (id, generation) = (held.registration.id, held.link.generation);
    if !app.tokens().opens_registration(id, generation, token) {
        return Err(Failure::Unauthorized);
    }
    is_in_time(app, held)
}

/// Links to a place end some time after its stroll.
fn is_in_time(app: &App, held: &Held) -> Result<(), Failure> {
    if link_is_open(&held.stroll.stroll, app.now()) { Ok(()) } else { Err(Failure::Gone) }
}

impl Opened {
    fn card(&self, app: &App) -> StrollCard {
        card(app, &self.held)
    }

    /// The manage link as it is now.
    pub(crate) fn manage(&self, app: &App) -> String {
        links::manage(app.tokens(), self.held.registration.id, self.held.link.generation)
    }

    pub(crate) fn frame(&self, app: &App, visit: &Visit) -> Frame {
        frame(app, visit, &self.held)
    }
}

fn card(app: &App, held: &Held) -> StrollCard {
    let listed = &held.stroll;
    let phase = listed.stroll.phase(listed.tally.walkers, app.now());
    let stroll = (&listed.stroll, listed.group.as_ref(), &held.meeting);
    stroll::card(&held.campaign, stroll, listed.tally, phase)
}

fn frame(app: &App, visit: &Visit, held: &Held) -> Frame {
    let snapshot = app.board().snapshot();
    visit.frame(app, snapshot.edition(&held.campaign.slug).map(AsRef::as_ref))
}

/// `GET /registrations/{id}?token=`: the ticket, also of a cancelled place.
pub(crate) async fn show(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let opened = open(&app, &id, &uri).await?;
    let registration = opened.held.registration.clone();
    let scanned = format!("{}{}", visit.origin, scanned(&app, &registration).await?);
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&opened.held.campaign.slug);
    let entry = edition.and_then(|edition| edition.entry(&opened.held.stroll.stroll.slug));
    let page = Ticket {
        ask: edition.zip(entry).and_then(|(edition, entry)| ask_href(&app, edition, entry)),
        t: visit.reader,
        frame: opened.frame(&app, &visit),
        card: opened.card(&app),
        is_new: opened.query.get("new") == "1",
        place_in_line: opened.held.place_in_line,
        can_undo: can_undo(&app, &opened.held),
        gift: first_gift(&app, &opened.query).await?,
        answers: told(&app, &visit, &opened.held).await?,
        has_certificate: certificate::is_due(&opened.held, app.now()),
        qr_svg: qr::svg(&scanned)?,
        code: opened.held.code,
        token: opened.token,
        registration,
    };
    own(&visit, StatusCode::OK, &page)
}

/// What the party was asked and answered, in the reader's words.
async fn told(app: &App, visit: &Visit, held: &Held) -> Result<Vec<Told>, Failure> {
    let answers = questions::answered(app, &held.registration).await?;
    let languages = &held.campaign.languages;
    Ok(answers.iter().map(|one| Told::of(&visit.reader, one, languages)).collect())
}

/// The address in the picture of a ticket. Phones in the park fetched their lists before a late
/// registration was made: its ticket brings a signature that they can check.
async fn scanned(app: &App, registration: &Registration) -> Result<String, Failure> {
    let (stroll, ticket) = (registration.stroll, app.tokens().ticket(registration.id));
    let first = app.store().read(move |sql| devices::first_enrolled(sql, stroll)).await?;
    let is_late = first.is_some_and(|first_ms| first_ms <= registration.at_ms);
    let signed = is_late && registration.standing == Standing::Confirmed;
    let signed = signed.then(|| app.tickets().sign(&ticket, stroll, registration.party)).flatten();
    Ok(links::ticket(&signed.unwrap_or(ticket)))
}

/// Whether a place that was given back can be taken back now.
fn can_undo(app: &App, held: &Held) -> bool {
    let now_ms = app.now().as_millisecond();
    let takes_people = card(app, held).takes_people();
    takes_people && held.undo_until_ms.is_some_and(|until_ms| now_ms <= until_ms)
}

/// The gift made while joining, named and opened by the link that joining leads to.
async fn first_gift(app: &App, query: &Typed) -> Result<Option<Gift>, Failure> {
    let Some(id) = Id::<Gift>::parse(query.get("gift")) else { return Ok(None) };
    if !app.tokens().opens_gift(id, query.get("thanks")) {
        return Ok(None);
    }
    gift::load(app, id).await
}

/// `GET /tickets/{ticket}`: the page that a ticket's QR code opens. It shows the stroll, and
/// nothing about the person.
pub(crate) async fn ticket(
    State(app): State<App>,
    Path(ticket): Path<String>,
) -> Result<Response, Failure> {
    let id = app.tokens().read_ticket(&ticket).ok_or(Failure::NotFound)?;
    let held = app.store().read(move |sql| registrations::load(sql, id)).await?;
    let held = held.ok_or(Failure::NotFound)?;
    Ok(see(&links::stroll(&held.campaign.slug, &held.stroll.stroll.slug)))
}
