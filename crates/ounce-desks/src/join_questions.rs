//! The questions that a host asks those who join: written, put in order, and asked no more.

pub(crate) mod api;
mod page;
mod sample;

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use axum::routing::{get, post};
use ounce_domain::id::Id;
use ounce_domain::join_question::{Draft, JoinQuestion, MOST_EVER, WORDS_FIELDS};
use ounce_domain::member::{Action, Kind};
use ounce_domain::refusal::{Complaint, FieldRefusal};
use ounce_domain::stroll::Stroll;
use ounce_store::join_questions::{self, Change};
use ounce_store::members::Named;
use ounce_store::{Fault, join_answers, strolls};
use ounce_web::answer::{edition_of, own, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::links;
use ounce_web::visit::Visit;

use crate::done::done_says;
use crate::routes::{DESK, DeskRoute, Needs, at};
use crate::signed::{Answer, Signed};
use crate::stroll::doing::Doing;
use page::QuestionsPage;
pub(crate) use page::says;

/// The fields of the form, without those for each language.
const FIELDS: [&str; 3] = ["question_kind", "question_required", "replaces"];

/// The sentences for what a form came to, by the word in the address.
const DONE: [(&str, &str); 5] = [
    ("asked", "questions-done-asked"),
    ("retire", "questions-done-retire"),
    ("ask-again", "questions-done-asked"),
    ("up", "questions-done-up"),
    ("before", "hours-done-before"),
];

/// The addresses, for members and for their programs.
pub(crate) fn table() -> Vec<DeskRoute> {
    let needs = Needs::May(Action::ChangeStroll, Kind::Stroll);
    vec![
        at(
            "/desk/campaigns/{campaign}/strolls/{stroll}/questions",
            get(show).post(write),
            DESK,
            needs,
        ),
        at(
            "/desk/campaigns/{campaign}/strolls/{stroll}/questions/change",
            post(change),
            DESK,
            needs,
        ),
        at(
            "/api/v1/strolls/{campaign}/{stroll}/join-questions/write",
            post(api::write),
            DESK,
            needs,
        ),
        at(
            "/api/v1/strolls/{campaign}/{stroll}/join-questions/change",
            post(api::change),
            DESK,
            needs,
        ),
    ]
}

/// `GET …/questions?change=`: with the form filled by the question that is to be worded anew.
pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::ChangeStroll).await?;
    let typed = Typed::lenient_query(&uri);
    let done = done_says(&DONE, &uri);
    let id: Id<Stroll> = Id::from_bytes(at.place.object.id);
    let all = app.store().read(move |sql| join_questions::list(sql, id)).await?;
    let number = number(typed.get("change")).ok();
    let form = all.iter().find(|one| Some(one.number) == number && one.is_asked).map(filled);
    let state = (StatusCode::OK, form.unwrap_or_default(), done);
    Ok(page(&app, &visit, (&campaign, &at), state).await?)
}

/// The form with a question in it.
fn filled(question: &JoinQuestion) -> Form {
    let form = Form::new()
        .with("replaces", question.number.to_string())
        .with("question_kind", question.kind.as_str())
        .with("question_required", if question.is_required { "on" } else { "" });
    WORDS_FIELDS.into_iter().fold(form, |form, (language, words, choices)| {
        match question.wording.get(language) {
            Some(one) => form.with(words, &one.words).with(choices, one.choices.join("\n")),
            None => form,
        }
    })
}

async fn page(
    app: &App,
    visit: &Visit,
    (campaign, at): (&str, &Named),
    (status, form, done): (StatusCode, Form, &'static str),
) -> Result<Response, Failure> {
    let id: Id<Stroll> = Id::from_bytes(at.place.object.id);
    let read = app.store().read(move |sql| -> Result<_, Fault> {
        let Some(found) = strolls::load_by_id(sql, id)? else { return Ok(None) };
        let all = join_questions::list(sql, id)?;
        Ok(Some((found.stroll, all, join_answers::counts(sql, id)?)))
    });
    let (stroll, all, counts) = read.await?.ok_or(Failure::NotFound)?;
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, at.place.campaign)?;
    let path = links::stroll_desk(campaign, &at.slug, "questions");
    let (asked, retired) = all.into_iter().partition(|question| question.is_asked);
    let page = QuestionsPage {
        t: visit.reader,
        frame: visit.frame_at(app, edition, path),
        campaign: campaign.to_owned(),
        slug: at.slug.clone(),
        name: stroll.name,
        languages: edition.campaign.languages.clone(),
        asked,
        retired,
        counts,
        form,
        done,
    };
    own(visit, status, &page)
}

/// The number of a question, as a form sends it.
fn number(typed: &str) -> Result<i64, FieldRefusal> {
    let number = typed.trim().parse::<i64>().ok();
    number.filter(|n| (1..=MOST_EVER).contains(n)).ok_or(FieldRefusal::NotAChoice)
}

/// What somebody typed, and the number of the question that it replaces.
fn read(typed: &Typed, languages: &[String]) -> Result<(Draft, Option<i64>), Vec<Complaint>> {
    let replaces = match typed.get("replaces") {
        "" => Ok(None),
        typed => number(typed).map(Some),
    };
    let is_required = typed.is_ticked("question_required");
    let draft = Draft::read(|name| typed.get(name), is_required, languages);
    match (draft, replaces) {
        (Ok(draft), Ok(replaces)) => Ok((draft, replaces)),
        (Err(wrong), _) => Err(wrong.into_vec()),
        (Ok(_), Err(refusal)) => {
            Err(vec![Complaint { field: "question_kind", refusal: refusal.into() }])
        }
    }
}

/// Every field of the form.
fn known() -> Vec<&'static str> {
    let of_languages = WORDS_FIELDS.into_iter().flat_map(|(_, words, choices)| [words, choices]);
    FIELDS.into_iter().chain(of_languages).collect()
}

/// `POST …/questions`: fields `question_kind`, `question_required`, `replaces`, and for each language
/// `question_en` and `choices_en`.
pub(crate) async fn write(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::ChangeStroll).await?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&known())?;
    let languages = languages(&app, &at)?;
    let written = match read(&typed, &languages) {
        Ok((draft, replaces)) => {
            let doing = Doing::new(&app, &signed, &at, String::new());
            let id = Id::from_bytes(at.place.object.id);
            let written = app.store().write(move |sql| {
                let (draft, mut ids) = ((&draft, replaces), doing.ids());
                join_questions::write(sql, id, draft, &doing.doer(), &mut ids)
            });
            let written = written.await?;
            written.map_err(|refusal| vec![Complaint { field: "question_kind", refusal }])
        }
        Err(complaints) => Err(complaints),
    };
    match written {
        Ok(act) => {
            app.refresh().await.map_err(Failure::from)?;
            let done = if act.is_some() { "asked" } else { "before" };
            let page = links::stroll_desk(&campaign, &stroll, "questions");
            Ok(see(&format!("{page}?done={done}")))
        }
        Err(complaints) => {
            let form = Form::refused(typed.pairs(), complaints);
            let state = (StatusCode::UNPROCESSABLE_ENTITY, form, "");
            Ok(page(&app, &visit, (&campaign, &at), state).await?)
        }
    }
}

fn languages(app: &App, at: &Named) -> Result<Vec<String>, Failure> {
    let snapshot = app.board().snapshot();
    Ok(edition_of(&snapshot, at.place.campaign)?.campaign.languages.clone())
}

/// The question and the change of a form.
fn read_change(typed: &Typed) -> Result<(i64, Change), Failure> {
    let number =
        number(typed.get("number")).map_err(|refusal| Failure::refused("number", refusal))?;
    let change = Change::parse(typed.get("change"))
        .ok_or_else(|| Failure::refused("change", FieldRefusal::NotAChoice))?;
    Ok((number, change))
}

/// `POST …/questions/change`: fields `number` and `change`.
pub(crate) async fn change(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::ChangeStroll).await?;
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(&["number", "change"])?;
    let (number, change) = read_change(&typed)?;
    let doing = Doing::new(&app, &signed, &at, String::new());
    let id = Id::from_bytes(at.place.object.id);
    let changed = app.store().write(move |sql| {
        join_questions::change(sql, (id, number), change, &doing.doer(), &mut doing.ids())
    });
    match changed.await? {
        Ok(act) => {
            app.refresh().await.map_err(Failure::from)?;
            let done = if act.is_some() { change.as_str() } else { "before" };
            let page = links::stroll_desk(&campaign, &stroll, "questions");
            Ok(see(&format!("{page}?done={done}")))
        }
        Err(refusal) => {
            let complaint = Complaint { field: "question_kind", refusal };
            let form = Form::refused(Vec::new(), vec![complaint]);
            let state = (StatusCode::UNPROCESSABLE_ENTITY, form, "");
            Ok(page(&app, &visit, (&campaign, &at), state).await?)
        }
    }
}
