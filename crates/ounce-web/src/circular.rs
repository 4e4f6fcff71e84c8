//! What stands around the words of a circular, in the letter and in its preview: who writes, where
//! an answer goes, and why the reader gets it.

use crate::i18n::Reader;

/// Whose letter it is.
#[derive(Clone, Copy, Debug)]
pub enum From<'a> {
    /// Of the host, by the name of the stroll.
    Host(&'a str),
    /// Of the coordinators, by the name of the campaign.
    Coordinators(&'a str),
}

/// Where an answer goes.
#[derive(Clone, Copy, Debug)]
pub enum Answers<'a> {
    /// To the writer's own address.
    Writer(&'a str),
    /// To the host, by the form for questions at this path.
    Form(&'a str),
    /// To the contact of the campaign.
    Contact,
    Nobody,
}

/// The sentences around the words, in the reader's language.
#[derive(Clone, Debug)]
pub struct Around {
    pub from: String,
    pub answers: String,
    /// The path of the form for questions, to stand below `answers`.
    pub form: Option<String>,
    pub why: String,
}

impl Around {
    pub fn new(from: From<'_>, answers: Answers<'_>, t: &Reader) -> Self {
        let (says, why) = match from {
            From::Host(stroll) => (
                t.say("circular-from-host").s("stroll", stroll).to_string(),
                t.say("circular-why-walker").s("stroll", stroll).to_string(),
            ),
            From::Coordinators(campaign) => (
                t.say("circular-from-coordinators").s("campaign", campaign).to_string(),
                t.say("circular-why-host").s("campaign", campaign).to_string(),
            ),
        };
        let answer = match answers {
            Answers::Writer(email) => t.say("circular-answer-writer").s("email", email).to_string(),
            Answers::Form(_) => t.say("circular-answer-form").to_string(),
            Answers::Contact => t.say("circular-answer-contact").to_string(),
            Answers::Nobody => t.say("circular-answer-nobody").to_string(),
        };
        let form = match answers {
            Answers::Form(path) => Some(path.to_owned()),
            _ => None,
        };
        Self { from: says, answers: answer, form, why }
    }
}

/// The paragraphs of what was typed.
pub fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim().is_empty())
}
