//! The pages of letters to many.

use askama::Template;
use ounce_domain::circular::{Circular, Readers};
use ounce_domain::id::Id;
use ounce_domain::refusal::Refusal;
use ounce_domain::stroll::{LETTERS_WAIT_MS, Status};
use ounce_store::circulars::{Listed, Reach};
use ounce_web::circular::{Around, paragraphs};
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;

use super::writing::Writing;
use crate::sessions::page::moment;

/// What was written, and a form for the next letter. Fields: `readers`, or `country` and `status`;
/// `subject`, `text`, `shows_writer`.
#[derive(Template)]
#[template(path = "circulars/letters.html")]
pub(crate) struct LettersPage {
    pub t: Reader,
    pub frame: Frame,
    /// Of the desk it belongs to.
    pub desk: String,
    pub path: String,
    /// Of the stroll or the campaign.
    pub name: String,
    pub is_stroll: bool,
    /// How many would get it now, by whom it is for.
    pub reach: Vec<(Readers, Reach)>,
    /// Codes of the countries with strolls.
    pub countries: Vec<String>,
    pub listed: Vec<Listed>,
    /// Letters about the stroll that did not arrive lately.
    pub failed: i64,
    pub now_ms: i64,
    /// What the form that was just sent came to: a word, or empty.
    pub done: String,
    pub form: Form,
}

impl LettersPage {
    fn readers(&self, readers: &Readers) -> String {
        readers_of(&self.t, readers)
    }

    fn said(&self) -> Option<String> {
        let known = ["sent", "undone"];
        let word = known.into_iter().find(|word| *word == self.done)?;
        let quiet = word == "sent" && !self.frame.letters.go_out();
        let end = if quiet { "-quiet" } else { "" };
        Some(self.t.say(&format!("circular-said-{word}{end}")).to_string())
    }

    fn is_undo_over(&self) -> bool {
        self.done == "undo-over"
    }

    fn is_chosen(&self, readers: &Readers) -> bool {
        let chosen = self.form.value("readers");
        chosen == readers.as_str() || chosen.is_empty() && *readers == Readers::Walkers
    }

    fn statuses(&self) -> Vec<(&'static str, String)> {
        let say = |one: Status| self.t.say(&format!("desk-status-{}", one.as_str())).to_string();
        Status::ALL.into_iter().map(|one| (one.as_str(), say(one))).collect()
    }

    fn is(&self, field: &str, value: &str) -> bool {
        self.form.is(field, value)
    }

    fn wrong(&self, field: &str) -> Option<String> {
        self.form.complaint(field).map(|refusal| self.t.refusal(refusal))
    }

    fn hosts(&self) -> i64 {
        self.reach.first().map_or(0, |(_, reach)| reach.readers)
    }

    fn came(&self, listed: &Listed) -> String {
        let by = match &listed.by {
            Some(email) => email.as_str().to_owned(),
            None => self.t.say("members-gone").to_string(),
        };
        let moment = moment(&self.t, listed.circular.at_ms);
        self.t.say("act-by").s("who", by).s("moment", moment).to_string()
    }

    fn is_undoable(&self, listed: &Listed) -> bool {
        listed.circular.is_undoable(self.now_ms)
    }

    fn leaves(&self, listed: &Listed) -> String {
        let moment = moment(&self.t, listed.circular.at_ms + LETTERS_WAIT_MS);
        self.t.say("circular-leaves").s("moment", moment).to_string()
    }

    fn was_taken_back(&self, listed: &Listed) -> bool {
        listed.circular.taken_back_ms.is_some()
    }

    /// `12 readers · 10 delivered · 1 waits · 1 did not arrive`
    fn outcome(&self, listed: &Listed) -> String {
        let counts = [
            ("circular-readers", listed.readers),
            ("circular-delivered", listed.delivered),
            ("circular-waiting", listed.waiting),
            ("circular-failed", listed.failed),
        ];
        let said = counts.into_iter().filter(|(id, n)| *n > 0 || *id == "circular-readers");
        let said: Vec<String> =
            said.map(|(id, n)| self.t.say(id).n("count", n).to_string()).collect();
        said.join(" · ")
    }
}

/// Whom a letter is for, in words.
pub(crate) fn readers_of(t: &Reader, readers: &Readers) -> String {
    let Readers::Hosts { country, status } = readers else {
        return t.say(&format!("circular-to-{}", readers.as_str())).to_string();
    };
    let status = status.map(|one| t.say(&format!("desk-status-{}", one.as_str())).to_string());
    let all = [Some(t.say("circular-to-hosts").to_string()), country.clone(), status];
    all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The letter as it will be read, with the number of its readers. It sends, tests, or goes back to
/// the form with what was typed.
#[derive(Template)]
#[template(path = "circulars/preview.html")]
pub(crate) struct Preview {
    pub t: Reader,
    pub frame: Frame,
    pub desk: String,
    pub path: String,
    pub name: String,
    pub writing: Writing,
    pub around: Around,
    pub reach: Reach,
    /// The writer's.
    pub email: String,
    pub circular: Id<Circular>,
    pub test: Id<Circular>,
    /// What a test came to.
    pub tested: Option<Result<(), Refusal>>,
}

impl Preview {
    fn readers(&self) -> String {
        readers_of(&self.t, &self.writing.readers)
    }

    fn paragraphs(&self) -> Vec<&str> {
        paragraphs(&self.writing.words.text).collect()
    }

    fn is_tested(&self) -> bool {
        matches!(self.tested, Some(Ok(())))
    }

    fn test_wrong(&self) -> Option<String> {
        match self.tested {
            Some(Err(refusal)) => Some(self.t.refusal(refusal)),
            _ => None,
        }
    }

    fn whole(&self, path: &str) -> String {
        format!("{}{path}", self.frame.base_url)
    }
}
