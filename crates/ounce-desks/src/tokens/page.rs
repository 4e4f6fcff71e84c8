//! The page of a member's tokens.

use askama::Template;
use ounce_domain::member::api_token::{ApiToken, DAYS, Scope};
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;

use crate::sessions::page::moment;

/// What was just made.
pub(crate) enum Made {
    Nothing,
    /// The text of the token is on this page alone.
    Now {
        name: String,
        secret: String,
    },
    /// The same form came before.
    Before,
}

/// The tokens of a member. Fields: `name`, `days`, `once`, and one for each word that is given.
#[derive(Template)]
#[template(path = "tokens/tokens.html")]
pub(crate) struct TokensPage {
    pub t: Reader,
    pub frame: Frame,
    pub email: String,
    /// The id of the token that the form makes.
    pub once: String,
    /// What this member can give.
    pub words: Vec<&'static str>,
    pub made: Made,
    pub all: Vec<ApiToken>,
    pub form: Form,
}

impl TokensPage {
    fn word(&self, word: &str) -> String {
        self.t.say(&label(word)).to_string()
    }

    fn words_of(&self, token: &ApiToken) -> String {
        let given: Vec<String> = Scope::words()
            .filter(|word| token.scope.has(word))
            .map(|word| self.word(word))
            .collect();
        given.join(" · ")
    }

    fn times(&self, token: &ApiToken) -> String {
        let ends = self.t.say("tokens-ends").s("moment", moment(&self.t, token.ends_ms));
        let used = match token.used_ms {
            Some(at_ms) => self.t.say("sessions-used").s("moment", moment(&self.t, at_ms)),
            None => self.t.say("tokens-unused"),
        };
        format!("{ends} {used}")
    }

    fn days(&self) -> [i64; 4] {
        DAYS
    }

    fn is_chosen(&self, days: &i64) -> bool {
        self.form.is("days", &days.to_string())
    }

    fn wrong(&self, field: &str) -> Option<String> {
        self.form.complaint(field).map(|refusal| self.t.refusal(refusal))
    }
}

/// The sentence for a word that is given.
pub(crate) fn label(word: &str) -> String {
    format!("action-{word}")
}
