//! The page of the mail of a campaign.

use askama::Template;
use ounce_domain::id::Id;
use ounce_domain::reminder::Reminder;
use ounce_store::outbox::{Letter, OfKind, Test, Troubled};
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;

use crate::sessions::page::moment;

/// What waits, left and failed. Forms: `retry` with `letter`; `test` with `to`; `reminders` with
/// `reminder` and `wish`.
#[derive(Template)]
#[template(path = "mail/mail.html")]
pub(crate) struct MailPage {
    pub t: Reader,
    pub frame: Frame,
    /// With its query.
    pub here: String,
    pub path: String,
    pub desk: String,
    pub name: String,
    /// The member's own.
    pub email: String,
    pub kinds: Vec<OfKind>,
    pub failed: Vec<Troubled>,
    pub troubled: Vec<Troubled>,
    /// Reminders that are not sent.
    pub off: Vec<Reminder>,
    /// What the form that was just sent came to: a word, or empty.
    pub done: String,
    /// What became of the test that was asked about.
    pub tested: Option<Test>,
}

impl MailPage {
    fn said(&self) -> Option<String> {
        let word = ["retried", "turned"].into_iter().find(|word| *word == self.done)?;
        Some(self.t.say(&format!("mail-said-{word}")).to_string())
    }

    fn kind(&self, letter: &Letter) -> String {
        self.t.say(&format!("letter-kind-{}", letter.as_str())).to_string()
    }

    fn id(&self, letter: &Troubled) -> String {
        Id::<()>::from_bytes(letter.id).to_string()
    }

    /// As much of an address as helps to know whom to ask.
    fn to(&self, letter: &Troubled) -> String {
        letter.email.as_ref().map(|email| email.masked()).unwrap_or_default()
    }

    fn written(&self, letter: &Troubled) -> String {
        moment(&self.t, letter.at_ms)
    }

    fn then(&self, letter: &Troubled) -> String {
        moment(&self.t, letter.then_ms)
    }

    fn reminders(&self) -> [Reminder; 3] {
        Reminder::ALL
    }

    fn reminder(&self, reminder: &Reminder) -> String {
        self.t.say(&format!("mail-reminder-{}", reminder.as_str())).to_string()
    }

    fn is_on(&self, reminder: &Reminder) -> bool {
        !self.off.contains(reminder)
    }

    fn moment(&self, at_ms: &i64) -> String {
        moment(&self.t, *at_ms)
    }
}
