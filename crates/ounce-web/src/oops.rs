//! The page for when a page can't be shown: the reason, and the next step.

use crate::frame::Frame;
use crate::i18n::Reader;
use askama::Template;

/// An error page. Inner detail goes to the log; the reader gets a reference number to tell us.
#[derive(Template)]
#[template(path = "oops.html")]
pub struct Oops {
    pub t: Reader,
    pub frame: Frame,
    /// 400, 401, 403, 404, 405, 408, 409, 410, 413, 415, 421, 422, 429, 500 or 503; others speak as 500.
    pub status: u16,
    /// Only for faults of ours.
    pub reference: Option<String>,
    /// Seconds until another try makes sense.
    pub retry_after: Option<i64>,
    /// A form was sent: the typed text is still on the page before this one.
    pub is_sent: bool,
}

impl Oops {
    fn known(&self) -> u16 {
        let id = format!("oops-{}-title", self.status);
        if self.t.knows(&id) { self.status } else { 500 }
    }

    fn title(&self) -> String {
        self.t.say(&format!("oops-{}-title", self.known())).to_string()
    }

    fn text(&self) -> String {
        self.t.say(&format!("oops-{}-text", self.known())).to_string()
    }

    /// Whether trying the same again is the next step.
    fn is_passing(&self) -> bool {
        matches!(self.known(), 408 | 429 | 500 | 503)
    }
}
