//! Erases the data that names a person.

use ounce_domain::id::Id;
use ounce_domain::text::EmailAddress;
use ounce_sql::{Fault, Sql};

use super::find::Found;
use super::{applications, letters as to_many, members, questions, words};
use crate::{campaigns, day, idempotency, plan, uploads};

// Links of an earlier generation open nothing any more.
const REGISTRATION: &str = "UPDATE registration SET name = '', signed_name = '', email = :email,
        email_key = :email_key, generation = generation + 1
    WHERE id = :id";
const REGISTRATION_CHANGES: &str =
    "UPDATE registration_change SET why = '' WHERE registration = :id";
// No figure needs an answer.
const JOIN_ANSWERS: &str = "DELETE FROM join_answer WHERE registration = :id";
// Without a name the gift is shown as one whose giver wished not to be named.
const GIFT: &str = "UPDATE gift SET name = '', email = :email, message = '', is_hidden = 1
    WHERE id = :id";
const MESSAGE_CHANGES: &str = "UPDATE gift_message_change SET why = '' WHERE gift = :id";
// An erased donor's promise stays a promise: a bank's receipts are still taken out of it.
const PROMISE: &str = "UPDATE milk_promise SET email = :email WHERE id = :id";
const LETTERS: &str = "DELETE FROM outbox WHERE about = :id";
const LETTERS_DONE: &str = "DELETE FROM outbox_done WHERE about = :id";
const LINES: &str = "DELETE FROM letter_beyond WHERE digest = :id OR about = :id";
const BUDGET: &str = "DELETE FROM letter_budget WHERE email_key = :email_key";
// The key stays, so that the same request again has no second effect.
const ANSWER: &str =
    "UPDATE idempotency SET status = :status, answer = '' WHERE key_hash = :key_hash";

pub(crate) const ALL_SQL: &[&str] = &[
    REGISTRATION,
    REGISTRATION_CHANGES,
    JOIN_ANSWERS,
    GIFT,
    MESSAGE_CHANGES,
    PROMISE,
    LETTERS,
    LETTERS_DONE,
    LINES,
    BUDGET,
    ANSWER,
];

/// Erases everything that was found. Figures, the book and the places that are taken stay as they
/// are. Erasing again changes nothing. Rows that came after the search need another search.
///
/// # Errors
/// A fault of the store.
pub fn erase(sql: &mut dyn Sql, found: &Found) -> Result<(), Fault> {
    for id in &found.registrations {
        registration(sql, *id)?;
    }
    let mut is_shown = !found.gifts.is_empty();
    for id in &found.gifts {
        gift(sql, *id)?;
    }
    for id in &found.promises {
        promise(sql, *id)?;
    }
    for id in &found.questions {
        questions::remove(sql, *id)?;
    }
    for id in &found.applications {
        applications::remove(sql, *id)?;
    }
    for id in &found.refusals {
        to_many::forget(sql, *id)?;
    }
    for stroll in &found.hosted {
        questions::leave(sql, *stroll)?;
        is_shown = true;
    }
    for id in &found.sign_ins {
        members::remove_sign_in(sql, *id)?;
    }
    if let Some(id) = found.member {
        members::remove(sql, id)?;
    }
    for id in &found.digests {
        letters(sql, *id)?;
    }
    if let Some(email_key) = &found.counted {
        sql.run(BUDGET, &[("email_key", email_key.into())])?;
    }
    for key_hash in &found.answers {
        let status = ("status", idempotency::ERASED.into());
        sql.run(ANSWER, &[("key_hash", key_hash.as_slice().into()), status])?;
    }
    uploads::remove_all(sql)?;
    for mention in &found.mentions {
        is_shown |= words::take_out(sql, mention)?;
    }
    // No figure changes, so the version of the plan tells the pages to be made anew.
    if is_shown {
        for campaign in campaigns::list(sql)? {
            plan::raise(sql, campaign.id)?;
        }
    }
    Ok(())
}

/// A registration, with its answers, its history and its letters.
pub(super) fn registration(sql: &mut dyn Sql, id: [u8; 16]) -> Result<(), Fault> {
    let nobody = nobody(id);
    let args =
        [("id", id.into()), ("email", nobody.as_str().into()), ("email_key", nobody.key().into())];
    sql.run(REGISTRATION, &args)?;
    sql.run(REGISTRATION_CHANGES, &args[..1])?;
    sql.run(JOIN_ANSWERS, &args[..1])?;
    to_many::remove_to_walker(sql, id)?;
    letters(sql, id)
}

fn gift(sql: &mut dyn Sql, id: [u8; 16]) -> Result<(), Fault> {
    let email = nobody(id);
    sql.run(GIFT, &[("id", id.into()), ("email", email.as_str().into())])?;
    sql.run(MESSAGE_CHANGES, &[("id", id.into())])?;
    letters(sql, id)
}

pub(super) fn promise(sql: &mut dyn Sql, id: [u8; 16]) -> Result<(), Fault> {
    let email = nobody(id);
    sql.run(PROMISE, &[("id", id.into()), ("email", email.as_str().into())])?;
    letters(sql, id)
}

/// The letters about a row, what a helper noted when it was made in the park, and the lines of digests about it or under it.
pub(super) fn letters(sql: &mut dyn Sql, about: [u8; 16]) -> Result<(), Fault> {
    for statement in [LETTERS, LETTERS_DONE, LINES] {
        sql.run(statement, &[("id", about.into())])?;
    }
    day::erase(sql, about)
}

pub(super) fn nobody(row: [u8; 16]) -> EmailAddress {
    EmailAddress::of_nobody(Id::<()>::from_bytes(row))
}
