//! What a host writes to walkers, or a coordinator to hosts.

use super::{Letter, Sender, body::Body};
use ounce_domain::circular::Words;
use ounce_web::circular::{Around, paragraphs};
use ounce_web::i18n::Reader;

/// A circular to one reader.
#[derive(Clone, Copy, Debug)]
pub struct ToReader<'a> {
    pub words: &'a Words,
    pub around: &'a Around,
    /// The reader's; empty where it is not known to be theirs.
    pub name: &'a str,
    /// Only the writer gets it.
    pub is_test: bool,
    /// Sentence and path of the pages that are of use to the reader.
    pub pages: &'a [(&'static str, String)],
    /// Of the page that ends such letters; `None` in a test.
    pub stop: Option<&'a str>,
}

/// The words as they were typed, line by line, between sentences in the reader's language.
pub fn circular(to: &ToReader<'_>, sender: Sender<'_>, t: &Reader) -> Letter {
    let ToReader { words, around, .. } = to;
    let mut body = Body::new(t, sender, to.name);
    if to.is_test {
        body.say(t.say("circular-test"));
    }
    body.say(&around.from);
    for line in paragraphs(&words.text) {
        body.say(line);
    }
    match &around.form {
        Some(form) => body.link(&around.answers, &format!("{}{form}", sender.base_url)),
        None => body.say(&around.answers),
    }
    for (says, path) in to.pages {
        body.link(t.say(says), &format!("{}{path}", sender.base_url));
    }
    body.small(&around.why);
    if let Some(stop) = to.stop {
        body.link(t.say("letter-stop"), &format!("{}{stop}", sender.base_url));
    }
    body.finish(&words.subject)
}
