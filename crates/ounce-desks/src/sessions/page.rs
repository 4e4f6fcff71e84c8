//! The page of a member's sessions.

use askama::Template;
use jiff::Timestamp;
use ounce_domain::id::Id;
use ounce_store::sessions::Session;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;

/// The browsers a member is signed in with.
#[derive(Template)]
#[template(path = "sessions/sessions.html")]
pub(crate) struct SessionsPage {
    pub t: Reader,
    pub frame: Frame,
    pub email: String,
    /// The session of this browser.
    pub here: Id<Session>,
    pub all: Vec<Session>,
}

impl SessionsPage {
    fn is_here(&self, session: &Session) -> bool {
        session.id == self.here
    }

    fn device(&self, session: &Session) -> String {
        if session.device.is_empty() {
            self.t.say("sessions-unknown").to_string()
        } else {
            session.device.clone()
        }
    }

    fn used(&self, session: &Session) -> String {
        moment(&self.t, session.times.used_ms)
    }

    fn began(&self, session: &Session) -> String {
        moment(&self.t, session.times.began_ms)
    }
}

/// A moment in words; empty for one that no calendar has.
pub(crate) fn moment(t: &Reader, at_ms: i64) -> String {
    Timestamp::from_millisecond(at_ms).map(|at| t.moment(at)).unwrap_or_default()
}
