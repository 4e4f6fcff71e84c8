//! Signing a party up by the form.

pub(crate) mod api;
pub(crate) mod joining;
pub(crate) mod page;
pub(crate) mod questions;
mod sample;

use std::sync::Arc;

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use ounce_domain::gift::{self, Offer};
use ounce_domain::join_question::{self, Answer};
use ounce_domain::refusal::Complaints;
use ounce_domain::registration::{Application, Asked, Party};
use ounce_domain::stroll::Phase;
use ounce_domain::waiver;

use crate::join::page::Join;
use crate::join::page::LinkSent;
use crate::join::page::Waiver;
use crate::stroll::card_of;
use joining::{Outcome, Wish};
use ounce_web::answer::{own, see};
use ounce_web::app::App;
use ounce_web::asker::Asker;
use ounce_web::board::{Edition, Entry};
use ounce_web::edge;
use ounce_web::failure::{Failure, What, Wrong};
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::limits::Class;
use ounce_web::links;
use ounce_web::once::{Kept, Once};
use ounce_web::tokens;
use ounce_web::visit::Visit;

const FIELDS: [&str; 10] = [
    "name",
    "email",
    "adults",
    "children",
    "waiver.version",
    "waiver.signed_name",
    "gift_amount",
    "gift_method",
    "wait",
    "once",
];

/// `GET …/strolls/{stroll}/join`. A stroll that takes nobody says why on its own page.
pub(crate) async fn form(
    State(app): State<App>,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let entry = edition.entry(&stroll).ok_or(Failure::NotFound)?;
    if edition.is_over() || matches!(entry.phase, Phase::Cancelled | Phase::Over) {
        return Ok(see(&links::stroll(&campaign, &stroll)));
    }
    let form = Form::new().with("adults", "1").with("children", "0");
    show(&app, &visit, (edition, entry), (StatusCode::OK, form, None))
}

fn show(
    app: &App,
    visit: &Visit,
    (edition, entry): (&Edition, &Entry),
    (status, form, room_for): (StatusCode, Form, Option<i64>),
) -> Result<Response, Failure> {
    let text = waiver::text(waiver::CURRENT, visit.lang().code()).unwrap_or_default();
    let path = links::join(&edition.campaign.slug, &entry.stroll().slug);
    let (asked, languages) = (&entry.planned.questions, &edition.campaign.languages);
    let page = Join {
        t: visit.reader,
        form: questions::called(form, &visit.reader, (asked, languages)),
        questions: asked.clone(),
        frame: visit.frame_at(app, edition, path),
        campaign: edition.campaign.as_ref().clone(),
        card: card_of(&edition.campaign, entry, None),
        room_for,
        waiver: Waiver { version: waiver::CURRENT, text: text.to_owned() },
        methods: app.methods(),
        once: fresh_once(app),
    };
    own(visit, status, &page)
}

/// The value that tells one showing of a form from the next.
pub(crate) fn fresh_once(app: &App) -> String {
    tokens::base_32(&app.roll::<10>(), 16)
}

/// `POST …/strolls/{stroll}/join`
pub(crate) async fn join(
    State(app): State<App>,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let entry = edition.entry(&stroll).ok_or(Failure::NotFound)?;
    let (parts, body) = request.into_parts();
    let (typed, bytes) = Typed::form(&parts.headers, body).await?;
    let once = Once::of_form(typed.get("once"), parts.uri.path(), &bytes);
    let of = (edition.as_ref(), entry);
    let again = |failure| -> Result<Response, Failure> {
        let (status, form) = refused(failure, &typed)?;
        show(&app, &visit, of, (status, form, None))
    };
    if let Err(unknown) = typed.only(&[&FIELDS[..], &join_question::FIELDS[..]].concat()) {
        return again(unknown);
    }
    // A card that comes along with a sign-up is tried out as well as one that comes alone.
    let asker = Asker::of(&app, &parts.headers, &parts.extensions);
    let may_give = || edge::may(&app, Class::Giving, &asker);
    let wish = match read(&app, &visit, of, &typed, may_give) {
        Ok((application, ..)) if has_to_choose(entry, application.party, &typed).is_some() => {
            let form = Form::refused(typed.pairs(), Vec::new());
            let room_for = has_to_choose(entry, application.party, &typed);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return show(&app, &visit, of, (status, form, room_for));
        }
        Ok((application, answers, gift)) => Wish {
            campaign: Arc::clone(&edition.campaign),
            stroll: stroll.clone(),
            application,
            answers,
            language: visit.lang().code(),
            gift,
        },
        Err(failure) => return again(failure),
    };
    let signer = app.clone();
    let link_sent = format!("{}/link-sent", links::stroll(&campaign, &stroll));
    let answer = move |outcome: &Outcome| {
        let answer = match outcome {
            Outcome::New { id, gift, .. } => {
                let manage = links::manage(signer.tokens(), *id, 0);
                let gift =
                    gift.map(|gift| format!("&gift={gift}&thanks={}", signer.tokens().gift(gift)));
                format!("{manage}&new=1{}", gift.unwrap_or_default())
            }
            Outcome::Asked | Outcome::Before => link_sent.clone(),
        };
        Kept { status: StatusCode::SEE_OTHER.as_u16(), answer }
    };
    match joining::join(&app, wish, once, answer).await {
        Ok(kept) => Ok(see(&kept.answer)),
        Err(failure) => again(failure),
    }
}

/// How many of a party could come now, if that is some but not all of them, and the visitor has not
/// yet chosen that all wait. The store makes the final decision.
fn has_to_choose(entry: &Entry, party: Party, typed: &Typed) -> Option<i64> {
    let room = match entry.phase {
        Phase::Open { room } | Phase::Postponed { room, .. } => room?,
        _ => return None,
    };
    let fits_once = entry.stroll().capacity.is_none_or(|capacity| party.people() <= capacity);
    let has_chosen = typed.is_ticked("wait");
    (room > 0 && room < party.people() && fits_once && !has_chosen).then_some(room)
}

/// The form that comes back, with the typed text and the complaints of the failure; any other
/// failure passes through.
///
/// # Errors
/// The failure itself, where the form can't help.
pub(crate) fn refused(failure: Failure, typed: &Typed) -> Result<(StatusCode, Form), Failure> {
    let complaints = failure.wrong().iter().filter_map(Wrong::complaint).collect();
    let unknown = failure.wrong().iter().filter(|wrong| wrong.what == What::UnknownField);
    let unknown = unknown.map(|wrong| wrong.field.to_string()).collect();
    let form = Form::refused(typed.pairs(), complaints).with_unknown(unknown);
    if form.is_refused() { Ok((failure.status(), form)) } else { Err(failure) }
}

type Read = (Application, Vec<Answer>, Option<Offer>);

fn read(
    app: &App,
    visit: &Visit,
    (edition, entry): (&Edition, &Entry),
    typed: &Typed,
    may_give: impl FnOnce() -> Result<(), Failure>,
) -> Result<Read, Failure> {
    let asked = Asked {
        name: typed.get("name"),
        email: typed.get("email"),
        adults: typed.get("adults"),
        children: typed.get("children"),
        waiver_version: typed.get("waiver.version"),
        signed_name: typed.get("waiver.signed_name"),
    };
    let application = Application::read(&asked, visit.lang().code(), waiver::CURRENT);
    let answers = questions::read(&entry.planned.questions, typed);
    let gift = first_gift(app, visit, edition, typed);
    match (application, answers, gift) {
        (Ok(application), Ok(answers), Ok(offer)) => {
            if offer.as_ref().is_some_and(|offer| offer.method.has_fee()) {
                may_give()?;
            }
            Ok((application, answers, offer))
        }
        (application, answers, gift) => {
            let mut wrong = Complaints::default();
            let lists = [application.err(), answers.err(), gift.err()];
            for complaint in lists.into_iter().flatten().flat_map(Complaints::into_vec) {
                wrong.add(complaint.field, complaint.refusal);
            }
            Err(wrong.into())
        }
    }
}

/// The first gift, if an amount was typed. It is from the walker: name and address are those of the
/// sign-up, which has the complaints about them.
fn first_gift(
    app: &App,
    visit: &Visit,
    edition: &Edition,
    typed: &Typed,
) -> Result<Option<Offer>, Complaints> {
    if typed.get("gift_amount").trim().is_empty() {
        return Ok(None);
    }
    let asked = gift::Asked {
        amount: typed.get("gift_amount"),
        marks: visit.lang().marks(),
        currency: edition.campaign.currency.code(),
        purpose: "gift",
        method: typed.get("gift_method"),
        name: typed.get("name"),
        email: typed.get("email"),
        ..gift::Asked::default()
    };
    Offer::read(&asked, &edition.campaign, &app.methods()).map(Some).map_err(|complaints| {
        let mut wrong = Complaints::default();
        for complaint in complaints.into_vec() {
            match complaint.field {
                "amount" => wrong.add("gift_amount", complaint.refusal),
                "method" => wrong.add("gift_method", complaint.refusal),
                _ => {}
            }
        }
        wrong
    })
}

/// `GET …/strolls/{stroll}/link-sent`: says the same to everybody.
pub(crate) async fn link_sent(
    State(app): State<App>,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let entry = edition.entry(&stroll).ok_or(Failure::NotFound)?;
    let page = LinkSent {
        t: visit.reader,
        frame: visit.frame(&app, Some(edition)),
        card: card_of(&edition.campaign, entry, None),
    };
    own(&visit, StatusCode::OK, &page)
}
