//! The pages of letters that somebody does without.

use askama::Template;
use ounce_domain::letter_choice::Optional;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;

/// What the link of a letter opens: one button. It shows no address, since a letter may be passed
/// on.
#[derive(Template)]
#[template(path = "letters/stop.html")]
pub(crate) struct Stop {
    pub t: Reader,
    pub frame: Frame,
    /// Name.
    pub campaign: String,
    pub kind: Optional,
    pub is_refused: bool,
    /// The button was pressed a moment ago.
    pub is_done: bool,
    pub action: String,
}

impl Stop {
    fn is_of_hosts(&self) -> bool {
        self.kind == Optional::Circulars
    }
}

/// Which letters about a place are sent. Fields: `kind`, `wish`.
#[derive(Template)]
#[template(path = "letters/own.html")]
pub(crate) struct OwnLetters {
    pub t: Reader,
    pub frame: Frame,
    /// Name.
    pub stroll: String,
    /// The path of the place.
    pub place: String,
    pub action: String,
    pub refused: Vec<Optional>,
    pub is_saved: bool,
}

impl OwnLetters {
    fn kinds(&self) -> [Optional; 2] {
        Optional::ALL
    }

    fn says(&self, kind: &Optional) -> String {
        let id = match kind {
            Optional::Circulars => "own-letters-circulars",
            Optional::Reminders => "own-letters-reminders",
        };
        self.t.say(id).to_string()
    }

    fn is_refused(&self, kind: &Optional) -> bool {
        self.refused.contains(kind)
    }
}
