//! A question to a stroll's host: the form, the asker's confirmation, and the host's page. No page
//! shows the host's address.

pub(crate) mod page;
mod sample;

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::question::{self, Question};
use ounce_domain::stroll::{Phase, Stroll};
use ounce_domain::text::EmailAddress;
use ounce_store::{Sql, questions, strolls};

use crate::join::joining::stopped;
use crate::join::{fresh_once, refused};
use crate::stroll::card_of;
use ounce_web::answer::{edition_of, opened, own, pressed, see, see_first};
use ounce_web::app::App;
use ounce_web::board::{Edition, Entry};
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::links;
use ounce_web::once::{self, Kept, Once};
use ounce_web::visit::Visit;
use page::{Ask, Asked, Confirmation, ForHost};

const FIELDS: [&str; 3] = ["email", "words", "once"];

/// Whether a question about a stroll can reach somebody.
fn can_ask(app: &App, entry: &Entry) -> bool {
    let config = app.config();
    let goes_out = config.letters.go_out() || config.is_demo;
    entry.planned.has_answers && entry.phase != Phase::Over && goes_out
}

/// The link to the form that asks the host, if somebody answers.
pub(crate) fn ask_href(app: &App, edition: &Edition, entry: &Entry) -> Option<String> {
    can_ask(app, entry).then(|| links::ask(&edition.campaign.slug, &entry.stroll().slug))
}

/// A stroll that questions can be asked about.
///
/// # Errors
/// `NotFound` where nobody would answer, or the day is over.
fn asked_about<'a>(app: &App, edition: &'a Edition, slug: &str) -> Result<&'a Entry, Failure> {
    let entry = edition.entry(slug).ok_or(Failure::NotFound)?;
    if can_ask(app, entry) { Ok(entry) } else { Err(Failure::NotFound) }
}

/// `GET …/strolls/{stroll}/ask`
pub(crate) async fn form(
    State(app): State<App>,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let entry = asked_about(&app, edition, &stroll)?;
    show(&app, &visit, (edition, entry), (StatusCode::OK, Form::new()))
}

fn show(
    app: &App,
    visit: &Visit,
    (edition, entry): (&Edition, &Entry),
    (status, form): (StatusCode, Form),
) -> Result<Response, Failure> {
    let path = links::ask(&edition.campaign.slug, &entry.stroll().slug);
    let page = Ask {
        t: visit.reader,
        frame: visit.frame_at(app, edition, path),
        card: card_of(&edition.campaign, entry, None),
        form,
        once: fresh_once(app),
    };
    own(visit, status, &page)
}

/// `POST …/strolls/{stroll}/ask`: keeps the question, and asks its address to confirm it.
pub(crate) async fn ask(
    State(app): State<App>,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let entry = asked_about(&app, edition, &stroll)?;
    let (parts, body) = request.into_parts();
    let (typed, bytes) = Typed::form(&parts.headers, body).await?;
    let once = Once::of_form(typed.get("once"), parts.uri.path(), &bytes);
    let read = typed.only(&FIELDS);
    let read = read.and_then(|()| Ok(question::read(typed.get("email"), typed.get("words"))?));
    let failure = match read {
        Err(wrong) => wrong,
        Ok(read) => match keep(&app, &visit, (edition, entry.stroll()), read, once).await {
            Ok(kept) => return Ok(see(&kept.answer)),
            Err(Failure::KeyReused(first)) => return Ok(see_first(&first)),
            Err(failure) => failure,
        },
    };
    show(&app, &visit, (edition, entry), refused(failure, &typed)?)
}

async fn keep(
    app: &App,
    visit: &Visit,
    (edition, stroll): (&Edition, &Stroll),
    (email, words): (EmailAddress, String),
    once: Option<Once>,
) -> Result<Kept, Failure> {
    let now = app.now();
    let at_ms = now.as_millisecond();
    let (letter, id) = (app.fresh_id::<()>(now).bytes(), app.fresh_id(now));
    // The people of a demo are invented, and so are their addresses: there is none to confirm.
    let confirmed_at_ms = app.config().is_demo.then_some(at_ms);
    let language = visit.lang().code().to_owned();
    let question =
        Question { id, stroll: stroll.id, email, words, language, at_ms, confirmed_at_ms };
    let answer = if app.config().is_demo {
        links::question(app.tokens(), id)
    } else {
        links::asked(&edition.campaign.slug, &stroll.slug, false)
    };
    let written = app.store().write(move |sql: &mut dyn Sql| {
        once::once(sql, once.as_ref(), at_ms, |sql| {
            questions::ask(sql, &question, letter)?;
            let answer = answer.clone();
            Ok(Ok((Kept { status: StatusCode::SEE_OTHER.as_u16(), answer }, ())))
        })
    });
    Ok(written.await?.map_err(stopped)?.kept())
}

/// A question, and the stroll it is about.
async fn load(app: &App, id: Id<Question>) -> Result<(Question, Stroll), Failure> {
    let found = app.store().read(move |sql| {
        let Some(question) = questions::load(sql, id)? else { return Ok(None) };
        let stroll = strolls::load_by_id(sql, question.stroll)?;
        Ok(stroll.map(|listed| (question, listed.stroll)))
    });
    found.await?.ok_or(Failure::NotFound)
}

/// `GET …/strolls/{stroll}/asked`: the next step, with no word of the question.
pub(crate) async fn asked(
    State(app): State<App>,
    Path((campaign, stroll)): Path<(String, String)>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let entry = edition.entry(&stroll).ok_or(Failure::NotFound)?;
    let page = Asked {
        t: visit.reader,
        frame: visit.frame(&app, Some(edition)),
        card: card_of(&edition.campaign, entry, None),
        is_sent: Typed::lenient_query(&uri).get("sent") == "1",
    };
    own(&visit, StatusCode::OK, &page)
}

/// `GET /questions/{id}?token=`: the question, for the host.
pub(crate) async fn show_question(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let id = opened(&id, &uri, |id, token| app.tokens().opens_question(id, token))?;
    let (question, stroll) = load(&app, id).await?;
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, stroll.campaign)?;
    let entry = edition.entry(&stroll.slug).ok_or(Failure::NotFound)?;
    let page = ForHost {
        t: visit.reader,
        frame: visit.frame(&app, Some(edition)),
        card: card_of(&edition.campaign, entry, None),
        question,
    };
    own(&visit, StatusCode::OK, &page)
}

/// `GET /questions/{id}/confirmation?token=`: one button. Mail programs open links by themselves,
/// so opening sends nothing.
pub(crate) async fn confirmation(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let id = opened(&id, &uri, |id, token| app.tokens().opens_question_confirmation(id, token))?;
    let (question, stroll) = load(&app, id).await?;
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, stroll.campaign)?;
    if question.confirmed_at_ms.is_some() {
        return Ok(see(&links::asked(&edition.campaign.slug, &stroll.slug, true)));
    }
    let entry = edition.entry(&stroll.slug).ok_or(Failure::NotFound)?;
    let page = Confirmation {
        t: visit.reader,
        frame: visit.frame(&app, Some(edition)),
        card: card_of(&edition.campaign, entry, None),
        action: links::question_confirmation(app.tokens(), id),
        question,
    };
    own(&visit, StatusCode::OK, &page)
}

/// `POST /questions/{id}/confirmation?token=`: the question goes to the host, once.
pub(crate) async fn confirm(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    request: Request,
) -> Result<Response, Failure> {
    let id = opened(&id, &uri, |id, token| app.tokens().opens_question_confirmation(id, token))?;
    pressed(request, &["token"]).await?;
    let now = app.now();
    let (at_ms, letter) = (now.as_millisecond(), app.fresh_id::<()>(now).bytes());
    let sent = app.store().write(move |sql| {
        questions::confirm(sql, id, at_ms, letter).map(Ok::<_, std::convert::Infallible>)
    });
    let Ok(is_sent) = sent.await?;
    if !is_sent {
        return Err(Failure::NotFound);
    }
    let (_, stroll) = load(&app, id).await?;
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, stroll.campaign)?;
    Ok(see(&links::asked(&edition.campaign.slug, &stroll.slug, true)))
}
