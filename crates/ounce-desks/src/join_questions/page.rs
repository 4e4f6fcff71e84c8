//! The page of questions to those who join.

use std::collections::BTreeMap;

use askama::Template;
use ounce_domain::join_question::{AnswerKind, JoinQuestion, WORDS_FIELDS};
use ounce_store::acts::{Act, Deed};
use ounce_web::answers;
use ounce_web::form::{Field, Form, label_id};
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;

/// What is asked, what was asked before, and the form for another question. Fields: those of
/// `POST …/questions`.
#[derive(Template)]
#[template(path = "join_questions/questions.html")]
pub(crate) struct QuestionsPage {
    pub t: Reader,
    pub frame: Frame,
    /// Slug of the campaign.
    pub campaign: String,
    pub slug: String,
    pub name: String,
    /// Of the campaign.
    pub languages: Vec<String>,
    pub asked: Vec<JoinQuestion>,
    /// Not asked any more.
    pub retired: Vec<JoinQuestion>,
    /// How many parties answered, by the number of the question.
    pub counts: BTreeMap<i64, i64>,
    pub form: Form,
    /// The sentence for what a form came to; empty for none.
    pub done: &'static str,
}

impl QuestionsPage {
    fn page(&self, page: &str) -> String {
        links::stroll_desk(&self.campaign, &self.slug, page)
    }

    fn change_href(&self, question: &JoinQuestion) -> String {
        format!("{}?change={}#write", self.page("questions"), question.number)
    }

    fn words<'q>(&self, question: &'q JoinQuestion) -> &'q str {
        answers::asked(&self.t, question, &self.languages)
    }

    /// What kind it is, whether it must be answered, and how many did.
    fn about(&self, question: &JoinQuestion) -> String {
        let kind = match question.kind {
            AnswerKind::Choice => {
                let choices = &question.said_in(self.t.lang.code(), &self.languages).choices;
                choices.join(" / ")
            }
            kind => self.t.say(&format!("question-kind-{}", kind.as_str())).to_string(),
        };
        let must = if question.is_required { "questions-required" } else { "questions-optional" };
        let count = self.counts.get(&question.number).copied().unwrap_or_default();
        let count = self.t.say("questions-answers").n("count", count).to_string();
        format!("{kind} · {} · {count}", self.t.say(must))
    }

    fn is_first(&self, question: &JoinQuestion) -> bool {
        self.asked.first() == Some(question)
    }

    fn replaces(&self) -> &str {
        self.form.value("replaces")
    }

    /// The fields of each language of the campaign, the first one first.
    fn fields(&self) -> Vec<Field> {
        let codes = self.languages.iter().map(|tag| tag.split('-').next().unwrap_or(tag));
        let known = |code: &str| WORDS_FIELDS.into_iter().find(|(known, ..)| *known == code);
        let mut fields = Vec::new();
        for (n, (_, words, choices)) in codes.filter_map(known).enumerate() {
            let field = self.form.text(&self.t, words, &label_id(words));
            fields.push(if n == 0 { field.required() } else { field });
            let field = self.form.area(&self.t, choices, &label_id(choices));
            fields.push(field.help(self.t.say("questions-choices-help")));
        }
        fields
    }

    fn kind(&self) -> Field {
        let kinds = AnswerKind::ALL.map(|kind| {
            let word = kind.as_str();
            (word, self.t.say(&format!("question-kind-{word}")).to_string())
        });
        let label = label_id("question_kind");
        self.form.choice(&self.t, "question_kind", &label, kinds.into()).required()
    }

    fn required(&self) -> Field {
        self.form.tick(&self.t, "question_required", &label_id("question_required"))
    }
}

/// What an act about a question says.
pub(crate) fn says(t: &Reader, act: &Act) -> String {
    let said = match (act.deed, act.was.as_str()) {
        (Deed::RetiredQuestion, was) => t.say("act-retired-question").s("what", was),
        (Deed::MovedQuestion, _) => t.say("act-moved-question").s("what", &act.became),
        (_, "") => t.say("act-asked-question").s("what", &act.became),
        (_, was) => t.say("act-reworded-question").s("was", was).s("what", &act.became),
    };
    said.to_string()
}
