//! Letters about a question to a stroll's host: one asks the asker to confirm the question, one
//! brings it to the host.

use super::{Letter, Sender, body::Body};
use ounce_domain::campaign::Campaign;
use ounce_domain::question::Question;
use ounce_domain::stroll::Stroll;
use ounce_web::i18n::Reader;
use ounce_web::links;

/// A question and what it is about.
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    pub campaign: &'a Campaign,
    pub stroll: &'a Stroll,
    pub question: &'a Question,
    /// The path that opens the question for the letter's reader.
    pub path: &'a str,
}

impl Query<'_> {
    fn stroll_link(&self, sender: Sender<'_>) -> String {
        let page = links::stroll(&self.campaign.slug, &self.stroll.slug);
        format!("{}{page}", sender.base_url)
    }
}

/// Asks an address whether a question is its owner's. A stranger may have typed the address, so no
/// word of the question is in the letter.
pub fn question_asked(query: &Query<'_>, sender: Sender<'_>, t: &Reader) -> Letter {
    let mut body = Body::new(t, sender, "");
    body.say(t.say("letter-asked-opening").s("stroll", &query.stroll.name));
    body.link(t.say("letter-asked-open"), &format!("{}{}", sender.base_url, query.path));
    body.link(t.say("letter-stroll"), &query.stroll_link(sender));
    body.small(t.say("letter-asked-not-you"));
    body.finish(t.say("letter-asked-subject").s("stroll", &query.stroll.name))
}

/// The question, to the host. The asker's address has confirmed it.
pub fn question(query: &Query<'_>, sender: Sender<'_>, t: &Reader) -> Letter {
    let Query { stroll, question, .. } = query;
    let mut body = Body::new(t, sender, "");
    body.say(t.say("letter-question-opening").s("stroll", &stroll.name));
    for line in question.words.lines().filter(|line| !line.trim().is_empty()) {
        body.say(line);
    }
    body.fact(t.say("fact-asked-by"), question.email.as_str());
    body.say(t.say("letter-question-answer"));
    body.link(t.say("letter-question-page"), &format!("{}{}", sender.base_url, query.path));
    body.link(t.say("letter-stroll"), &query.stroll_link(sender));
    body.small(t.say("letter-question-why"));
    body.finish(t.say("letter-question-subject").s("stroll", &stroll.name))
}
