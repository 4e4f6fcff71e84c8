//! The pages of a question to a stroll's host.

use crate::stroll::card::StrollCard;
use askama::Template;
use ounce_domain::question::Question;
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;

/// The form. Fields: `email`, `words`, and `once`.
#[derive(Template)]
#[template(path = "question/ask.html")]
pub(crate) struct Ask {
    pub t: Reader,
    pub frame: Frame,
    pub card: StrollCard,
    pub form: Form,
    /// Sent back as `once`, so that the same form twice has its effect once.
    pub once: String,
}

impl Ask {
    fn action(&self) -> String {
        links::ask(&self.card.campaign, &self.card.stroll.slug)
    }
}

/// The next step, for a visitor who has just asked.
#[derive(Template)]
#[template(path = "question/asked.html")]
pub(crate) struct Asked {
    pub t: Reader,
    pub frame: Frame,
    pub card: StrollCard,
    /// The address has confirmed, and the question is on its way.
    pub is_sent: bool,
}

/// Asks the address that was typed whether the question is its owner's.
#[derive(Template)]
#[template(path = "question/confirmation.html")]
pub(crate) struct Confirmation {
    pub t: Reader,
    pub frame: Frame,
    pub card: StrollCard,
    pub question: Question,
    pub action: String,
}

/// The question as the host reads it.
#[derive(Template)]
#[template(path = "question/question.html")]
pub(crate) struct ForHost {
    pub t: Reader,
    pub frame: Frame,
    pub card: StrollCard,
    pub question: Question,
}

impl ForHost {
    /// Opens a letter to the asker, in the host's own mail program.
    fn answer_href(&self) -> String {
        let email = links::encode(self.question.email.as_str()).replace("%40", "@");
        format!("mailto:{email}?subject={}", links::encode(&self.card.stroll.name))
    }
}
