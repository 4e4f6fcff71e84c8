//! The questions of a host: asked in the form to join, answered again on a party's own page.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use ounce_domain::join_question::{
    Answer, AnswerKind, CHOICES, JoinQuestion, Wording, read_answers,
};
use ounce_domain::refusal::Complaints;
use ounce_domain::registration::Registration;
use ounce_store::join_answers;
use ounce_web::answers;
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::{Field, Form};
use ounce_web::i18n::Reader;
use serde::Serialize;
use std::collections::BTreeMap;

use crate::api;

/// The questions that concern a party, with its answers.
pub(crate) async fn answered(
    app: &App,
    registration: &Registration,
) -> Result<Vec<(JoinQuestion, Option<Answer>)>, Failure> {
    let registration = registration.clone();
    Ok(app.store().read(move |sql| join_answers::of(sql, &registration)).await?)
}

/// Reads the answers of a form.
///
/// # Errors
/// One complaint for each question at fault.
pub(crate) fn read(questions: &[JoinQuestion], typed: &Typed) -> Result<Vec<Answer>, Complaints> {
    let mut wrong = Complaints::default();
    let answers = read_answers(questions, |question| typed.get(question.field()), &mut wrong);
    if wrong.is_empty() { Ok(answers) } else { Err(wrong) }
}

/// A form that knows the questions by their words.
pub(crate) fn called(
    form: Form,
    t: &Reader,
    (questions, languages): (&[JoinQuestion], &[String]),
) -> Form {
    questions.iter().fold(form, |form, question| {
        form.calling(question.field(), answers::asked(t, question, languages))
    })
}

/// The field of a question. Nothing is chosen beforehand.
pub(crate) fn field(
    form: &Form,
    t: &Reader,
    question: &JoinQuestion,
    languages: &[String],
) -> Field {
    let name = question.field();
    let none = ("", t.say("join-no-answer").to_string());
    let field = match question.kind {
        AnswerKind::Text => form.text(t, name, name),
        AnswerKind::YesNo => {
            let (yes, no) = (t.say("answer-yes").to_string(), t.say("answer-no").to_string());
            form.choice(t, name, name, vec![none, ("yes", yes), ("no", no)])
        }
        AnswerKind::Choice => {
            let choices = question.said_in(t.lang.code(), languages).choices.iter().cloned();
            let numbered = CHOICES.into_iter().zip(choices);
            form.choice(t, name, name, std::iter::once(none).chain(numbered).collect())
        }
    };
    if question.is_required { field.required() } else { field }
}

/// A question and its answer as a party's own page shows them.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) asked: String,
    /// Empty where nothing was answered.
    pub(crate) said: String,
}

impl Told {
    pub(crate) fn of(
        t: &Reader,
        (question, answer): &(JoinQuestion, Option<Answer>),
        languages: &[String],
    ) -> Self {
        let said = answer.as_ref().map(|one| answers::said(t, question, languages, &one.said));
        let asked = answers::asked(t, question, languages).to_owned();
        Self { asked, said: said.unwrap_or_default() }
    }
}

#[derive(Serialize)]
struct Listed<'a> {
    questions: Vec<Shown<'a>>,
}

/// A question as programs read it.
#[derive(Serialize)]
struct Shown<'a> {
    /// Its name within `answers`.
    number: i64,
    kind: &'static str,
    is_required: bool,
    /// By language code.
    words: BTreeMap<&'a str, Worded<'a>>,
}

#[derive(Serialize)]
struct Worded<'a> {
    question: &'a str,
    /// What can be chosen; the answer is the number of it, from 1.
    choices: &'a [String],
}

/// `GET /api/v1/strolls/{campaign}/{stroll}/join-questions`
pub(crate) async fn list(
    State(app): State<App>,
    Path((campaign, stroll)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    let entry = edition.entry(&stroll).ok_or(Failure::NotFound)?;
    let shown = entry.planned.questions.iter().map(|question| Shown {
        number: question.number,
        kind: question.kind.as_str(),
        is_required: question.is_required,
        words: question.wording.iter().map(|(language, one)| (&**language, worded(one))).collect(),
    });
    Ok(api::read(&headers, &Listed { questions: shown.collect() }))
}

fn worded(one: &Wording) -> Worded<'_> {
    Worded { question: &one.words, choices: &one.choices }
}
