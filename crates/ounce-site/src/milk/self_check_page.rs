//! A first look at whether somebody may give milk. What is answered is never kept.

use crate::milk::self_check::{Question, Verdict};
use askama::Template;
use ounce_domain::campaign::Campaign;
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;

/// The questions, and under them the verdict once they are answered. The form posts to its own
/// address; each field has the name of its [`Question`] and the value of one of its choices.
#[derive(Template)]
#[template(path = "milk/self_check.html")]
pub(crate) struct SelfCheckPage {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: Campaign,
    /// The answers as they were sent, so that they stay on the page; empty at first.
    pub form: Form,
    pub verdict: Option<Verdict>,
}

impl SelfCheckPage {
    fn questions(&self) -> [Question; 7] {
        Question::ALL
    }

    fn ask(&self, question: &Question) -> String {
        self.t.say(&format!("check-{}", question.name())).to_string()
    }

    /// A choice that means the same everywhere says the same everywhere.
    fn choice(&self, question: &Question, choice: &str) -> String {
        let own = format!("check-{}-{choice}", question.name());
        let id = if self.t.knows(&own) { own } else { format!("check-choice-{choice}") };
        self.t.say(&id).to_string()
    }

    fn is_chosen(&self, question: &Question, choice: &str) -> bool {
        self.form.is(question.name(), choice)
    }

    fn reason(&self, id: &str) -> String {
        self.t.say(id).to_string()
    }

    fn link(&self, page: &str) -> String {
        links::under(&self.campaign.slug, page)
    }
}
