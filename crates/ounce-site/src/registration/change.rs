//! Changing how many come, and what was answered.

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::join_question::{Answer, FIELDS, JoinQuestion, read_answers};
use ounce_domain::refusal::Complaints;
use ounce_domain::registration::{Party, Registration, read_party};
use ounce_store::{fresh, join_answers, registrations};

use super::{Opened, open};
use crate::join::joining;
use crate::join::questions::{answered, called};
use crate::join::refused;
use crate::registration::page::Change;
use ounce_web::answer::{own, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::visit::Visit;

/// `GET /registrations/{id}/change?token=`
pub(crate) async fn form(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let opened = open(&app, &id, &uri).await?;
    let party = opened.held.registration.party;
    let form = Form::new()
        .with("adults", party.adults.to_string())
        .with("children", party.children.to_string());
    let answered = answered(&app, &opened.held.registration).await?;
    let form = answered.iter().fold(form, |form, (question, answer)| {
        let said = answer.as_ref().map_or("", |answer| &answer.said);
        form.with(question.field(), said)
    });
    show(&app, &visit, opened, asked(answered), (StatusCode::OK, form))
}

/// The questions that are still asked.
fn asked(answered: Vec<(JoinQuestion, Option<Answer>)>) -> Vec<JoinQuestion> {
    let questions = answered.into_iter().map(|(question, _)| question);
    questions.filter(|question| question.is_asked).collect()
}

fn show(
    app: &App,
    visit: &Visit,
    opened: Opened,
    questions: Vec<JoinQuestion>,
    (status, form): (StatusCode, Form),
) -> Result<Response, Failure> {
    let languages = opened.held.campaign.languages.clone();
    let page = Change {
        t: visit.reader,
        form: called(form, &visit.reader, (&questions, &languages)),
        frame: opened.frame(app, visit),
        card: opened.card(app),
        registration: opened.held.registration,
        questions,
        languages,
        token: opened.token,
    };
    own(visit, status, &page)
}

/// `POST /registrations/{id}/change?token=`
pub(crate) async fn change(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    visit: Visit,
    request: Request,
) -> Result<Response, Failure> {
    let opened = open(&app, &id, &uri).await?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    let id = opened.held.registration.id;
    let asked = asked(answered(&app, &opened.held.registration).await?);
    let known = [&["adults", "children", "token"][..], &FIELDS[..]].concat();
    let failure = match typed.only(&known).and_then(|()| Ok(read(&asked, &typed)?)) {
        Err(wrong) => wrong,
        Ok((party, answers)) => match save(&app, id, party, (shown(&asked, &typed), answers)).await
        {
            Ok(()) => return Ok(see(&opened.manage(&app))),
            Err(failure) => failure,
        },
    };
    show(&app, &visit, opened, asked, refused(failure, &typed)?)
}

/// The questions that the form had when it was opened; another one is not answered by it.
fn shown(asked: &[JoinQuestion], typed: &Typed) -> Vec<JoinQuestion> {
    asked.iter().filter(|question| typed.has(question.field())).cloned().collect()
}

fn read(asked: &[JoinQuestion], typed: &Typed) -> Result<(Party, Vec<Answer>), Complaints> {
    let mut wrong = Complaints::default();
    let party = read_party(typed.get("adults"), typed.get("children"), &mut wrong);
    let asked = shown(asked, typed);
    let answers = read_answers(&asked, |question| typed.get(question.field()), &mut wrong);
    match party {
        Some(party) if wrong.is_empty() => Ok((party, answers)),
        _ => Err(wrong),
    }
}

async fn save(
    app: &App,
    id: Id<Registration>,
    party: Party,
    (asked, answers): (Vec<JoinQuestion>, Vec<Answer>),
) -> Result<(), Failure> {
    let (at_ms, seed) = (app.now().as_millisecond(), app.roll());
    let written = app.store().write(move |sql| {
        let mut fresh = fresh::ids(at_ms, seed);
        let changed = registrations::change(sql, id, party, at_ms, &mut fresh)?;
        if let Ok(registration) = &changed {
            join_answers::save(sql, registration, &asked, &answers)?;
        }
        Ok(changed)
    });
    written.await?.map(drop).map_err(joining::refused)
}
