//! Signing a party up.

use crate::join::questions::field;
use crate::stroll::card::StrollCard;
use askama::Template;
use ounce_domain::campaign::Campaign;
use ounce_domain::gift::Method;
use ounce_domain::join_question::JoinQuestion;
use ounce_web::form::{Field, Form};
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;

/// The form. Fields: `name`, `email`, `adults`, `children`, `waiver.version` and
/// `waiver.signed_name`, `answers.1` and so on, `gift_amount` and `gift_method` (a first gift, optional), `wait` (a box, when
/// only some of the party could come now), and `once`.
#[derive(Template)]
#[template(path = "join/join.html")]
pub(crate) struct Join {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: Campaign,
    pub card: StrollCard,
    pub form: Form,
    /// What the host asks.
    pub questions: Vec<JoinQuestion>,
    /// How many of the party could come now; the visitor has to choose.
    pub room_for: Option<i64>,
    pub waiver: Waiver,
    /// Ways to make a first gift; none takes the question away.
    pub methods: Vec<Method>,
    /// Sent back as `once`, so that the same form twice has its effect once.
    pub once: String,
}

/// The text that is signed, as it is shown.
#[derive(Clone, Debug)]
pub(crate) struct Waiver {
    pub version: i64,
    pub text: String,
}

impl Waiver {
    fn paragraphs(&self) -> Vec<&str> {
        self.text.lines().filter(|line| !line.trim().is_empty()).collect()
    }
}

impl Join {
    fn action(&self) -> String {
        self.card.join_href()
    }

    /// Said before the form is sent, where a family could be too many.
    fn room_left(&self) -> Option<i64> {
        const NEARLY_FULL: i64 = 12;
        self.card.room().filter(|room| (1..=NEARLY_FULL).contains(room))
    }

    /// The strolls around this one.
    fn towns_href(&self) -> String {
        let town = links::encode(&self.card.town(&self.t));
        format!("{}?q={town}", links::under(&self.campaign.slug, "find"))
    }

    fn question(&self, question: &JoinQuestion) -> Field {
        field(&self.form, &self.t, question, &self.campaign.languages)
    }

    /// The way of giving that is chosen unless another one was.
    fn is_method(&self, method: &Method) -> bool {
        match self.form.value("gift_method") {
            "" => self.methods.first() == Some(method),
            chosen => chosen == method.as_str(),
        }
    }
}

/// Shown when the e-mail address has a place on this stroll already: the link to it was mailed
/// again, and the visitor learns nothing about that place.
#[derive(Template)]
#[template(path = "join/link_sent.html")]
pub(crate) struct LinkSent {
    pub t: Reader,
    pub frame: Frame,
    pub card: StrollCard,
}
