//! The pages of signing in.

use askama::Template;
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;

use crate::passkeys::ceremony::Ask;

/// Asks for the address. Fields: `email`, `to`.
#[derive(Template)]
#[template(path = "sign_in/ask.html")]
pub(crate) struct AskPage {
    pub t: Reader,
    pub frame: Frame,
    pub form: Form,
    /// The page of the desk to go on to; empty for none.
    pub to: String,
    pub sends_mail: bool,
    /// The browser will not keep the cookie of a session: no TLS.
    pub is_unsafe: bool,
    /// `None` where no passkey can be used.
    pub passkey: Option<Ask>,
}

/// Asks for the code of the letter. Fields: `code`, `to`.
#[derive(Template)]
#[template(path = "sign_in/code.html")]
pub(crate) struct CodePage {
    pub t: Reader,
    pub frame: Frame,
    pub form: Form,
    pub to: String,
    pub sends_mail: bool,
    /// This browser began a sign-in.
    pub has_begun: bool,
}

impl CodePage {
    fn ask_again(&self) -> String {
        links::sign_in(&self.to)
    }
}

/// What the link of a letter leads to in this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinkState {
    /// One button signs in.
    Ready,
    /// Another browser asked: the code is to be typed there.
    Elsewhere,
    /// Used, or too old.
    Over,
}

/// The page behind the link of the letter.
#[derive(Template)]
#[template(path = "sign_in/link.html")]
pub(crate) struct LinkPage {
    pub t: Reader,
    pub frame: Frame,
    pub state: LinkState,
    pub action: String,
}

impl LinkPage {
    /// The part of the names of the page's sentences.
    fn word(&self) -> &'static str {
        match self.state {
            LinkState::Ready => "ready",
            LinkState::Elsewhere => "elsewhere",
            LinkState::Over => "over",
        }
    }

    fn says(&self, part: &str) -> String {
        self.t.say(&format!("sign-in-link-{}-{part}", self.word())).to_string()
    }
}
