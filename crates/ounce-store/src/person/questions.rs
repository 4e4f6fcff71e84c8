//! Questions a person asked, and the strolls whose questions go to their address.

use ounce_sql::{Fault, Row, Sql};

use super::erase;

const QUESTIONS: &str = "SELECT id, stroll, email, words, language, at_ms, confirmed_at_ms
    FROM question WHERE email_key = :email_key ORDER BY id";
const HOSTS: &str = "SELECT stroll, email FROM stroll_host
    WHERE email_key = :email_key ORDER BY stroll";
const REMOVE_QUESTION: &str = "DELETE FROM question WHERE id = :id";
const REMOVE_HOST: &str = "DELETE FROM stroll_host WHERE stroll = :id";

pub(crate) const ALL_SQL: &[&str] = &[QUESTIONS, HOSTS, REMOVE_QUESTION, REMOVE_HOST];

pub(super) const QUESTION_COLUMNS: &[&str] =
    &["id", "stroll", "email", "words", "language", "at_ms", "confirmed_at_ms"];
pub(super) const HOST_COLUMNS: &[&str] = &["stroll", "email"];

/// The questions asked from an address, each with its id first.
pub(super) fn asked(sql: &mut dyn Sql, email_key: &str) -> Result<Vec<Row>, Fault> {
    sql.rows(QUESTIONS, &[("email_key", email_key.into())])
}

/// The strolls whose questions go to an address, each with its id first.
pub(super) fn hosted(sql: &mut dyn Sql, email_key: &str) -> Result<Vec<Row>, Fault> {
    sql.rows(HOSTS, &[("email_key", email_key.into())])
}

/// Removes a question and its letters. No figure needs it, so the whole row is deleted.
pub(super) fn remove(sql: &mut dyn Sql, question: [u8; 16]) -> Result<(), Fault> {
    erase::letters(sql, question)?;
    sql.run(REMOVE_QUESTION, &[("id", question.into())]).map(drop)
}

/// Questions about a stroll do not go to the address any more.
pub(super) fn leave(sql: &mut dyn Sql, stroll: [u8; 16]) -> Result<(), Fault> {
    sql.run(REMOVE_HOST, &[("id", stroll.into())]).map(drop)
}
