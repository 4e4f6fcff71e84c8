//! A question to the host of a stroll, by somebody who wants to know something before they come.
//!
//! No page shows the host's address. The question goes to the host as a letter, once the asker's
//! own address has confirmed it, so nobody can send words in another person's name.

use crate::id::Id;
use crate::refusal::{Complaints, FieldRefusal};
use crate::stroll::Stroll;
use crate::text::{self, EmailAddress};

/// The longest question, in characters.
pub const LONGEST: usize = 1_000;
/// How long a question is kept that nobody confirmed.
pub const KEEP_UNCONFIRMED_MS: i64 = 2 * 86_400_000;
/// How long a question is kept that the host was sent.
pub const KEEP_MS: i64 = 90 * 86_400_000;

/// What somebody asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub id: Id<Question>,
    pub stroll: Id<Stroll>,
    /// Where the answer goes.
    pub email: EmailAddress,
    pub words: String,
    pub language: String,
    pub at_ms: i64,
    /// `None` until the address has confirmed.
    pub confirmed_at_ms: Option<i64>,
}

/// Reads what was typed: the address and the question.
///
/// # Errors
/// One complaint per field at fault.
pub fn read(email: &str, words: &str) -> Result<(EmailAddress, String), Complaints> {
    let mut wrong = Complaints::default();
    let email = wrong.take("email", EmailAddress::parse(email));
    let words = wrong.take("words", text::message(words, LONGEST).and_then(said));
    match (email, words) {
        (Some(email), Some(words)) => Ok((email, words)),
        _ => Err(wrong),
    }
}

/// A question has words.
fn said(words: String) -> Result<String, FieldRefusal> {
    if words.is_empty() { Err(FieldRefusal::Missing) } else { Ok(words) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    fn fields(email: &str, words: &str) -> Vec<(&'static str, Refusal)> {
        let wrong = read(email, words).expect_err("something is wrong");
        wrong.into_vec().into_iter().map(|one| (one.field, one.refusal)).collect()
    }

    #[test]
    fn a_question_has_words_and_an_address_to_answer_to() {
        let (email, words) =
            read("ada@example.org", " May I bring a dog?\r\n").expect("both are fine");
        assert_eq!((email.as_str(), words.as_str()), ("ada@example.org", "May I bring a dog?"));
        assert_eq!(
            fields("ada@example.org", " \n"),
            [("words", Refusal::Field(FieldRefusal::Missing))]
        );
        assert_eq!(fields("", "Where?"), [("email", Refusal::Field(FieldRefusal::Missing))]);
        let long = "a".repeat(LONGEST + 1);
        assert!(matches!(
            fields("ada@example.org", &long)[..],
            [("words", Refusal::Field(FieldRefusal::TooLong(_)))]
        ));
    }
}
