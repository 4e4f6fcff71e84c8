//! The page behind the link of an invitation.

use askama::Template;
use ounce_store::invitations::Listed;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;

use crate::home::role_word;
use crate::sessions::page::moment;

/// Who opened it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Its addressee, who is signed in.
    Yours,
    /// A member with another address.
    OfAnother { email: String },
    /// Somebody who is not signed in.
    SignedOut { sends_mail: bool },
    /// Anybody: it was answered, or is too old.
    Over,
}

/// What is offered, and how it is answered.
#[derive(Template)]
#[template(path = "invitations/invitation.html")]
pub(crate) struct InvitationPage {
    pub t: Reader,
    pub frame: Frame,
    /// Of this page, with its token.
    pub action: String,
    pub listed: Listed,
    pub shown: State,
}

/// What is offered, in a few words.
pub(crate) fn offered(t: &Reader, listed: &Listed) -> String {
    t.say(&role_word(listed.invitation.role)).s("name", &listed.name).to_string()
}

/// Who offers it, and until when it can be answered.
pub(crate) fn terms(t: &Reader, listed: &Listed) -> String {
    let ends = t.say("invitation-ends").s("moment", moment(t, listed.invitation.ends_ms()));
    match &listed.by_email {
        Some(by) => format!("{} {ends}", t.say("invitation-by").s("who", by.as_str())),
        None => ends.to_string(),
    }
}

impl InvitationPage {
    fn does(&self) -> String {
        let id = format!("role-does-{}", self.listed.invitation.role.as_str());
        self.t.say(&id).to_string()
    }
}
