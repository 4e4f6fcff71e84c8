//! An answer to a host's question in the reader's words, for a party's own page and for the roster.

use ounce_domain::join_question::{AnswerKind, CHOICES, JoinQuestion};

use crate::i18n::Reader;

/// The question as this reader sees it, in a campaign of these languages.
pub fn asked<'q>(t: &Reader, question: &'q JoinQuestion, languages: &[String]) -> &'q str {
    &question.said_in(t.lang.code(), languages).words
}

/// The answer as this reader sees it: a yes or no in their language, a choice by its words.
pub fn said(t: &Reader, question: &JoinQuestion, languages: &[String], said: &str) -> String {
    match (question.kind, said) {
        (AnswerKind::YesNo, "yes") => t.say("answer-yes").to_string(),
        (AnswerKind::YesNo, _) => t.say("answer-no").to_string(),
        (AnswerKind::Choice, number) => {
            let choices = &question.said_in(t.lang.code(), languages).choices;
            let place = CHOICES.iter().position(|choice| *choice == number);
            place.and_then(|place| choices.get(place)).map_or(number, String::as_str).to_owned()
        }
        (AnswerKind::Text, words) => words.to_owned(),
    }
}
