//! Questions to the host of a stroll, and the address they go to.

use std::collections::HashSet;

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::question::{KEEP_MS, KEEP_UNCONFIRMED_MS, Question};
use ounce_domain::stroll::Stroll;
use ounce_domain::text::EmailAddress;
use ounce_sql::{Fault, Sql};

use crate::budget::{self, Unasked};
use crate::columns::{Columns, each, id, maybe};
use crate::outbox::Letter;
use crate::plan;

const LOAD_HOST: &str = "SELECT email FROM stroll_host WHERE stroll = :stroll";
const SAVE_HOST: &str = "INSERT INTO stroll_host (stroll, email, email_key)
    VALUES (:stroll, :email, :email_key)
    ON CONFLICT (stroll) DO UPDATE SET email = excluded.email, email_key = excluded.email_key";
const REMOVE_HOST: &str = "DELETE FROM stroll_host WHERE stroll = :stroll";
const LIST_HOSTS: &str = "SELECT h.stroll FROM stroll_host h JOIN stroll s ON s.id = h.stroll
    WHERE s.campaign = :campaign";
const LOAD_CONTACT: &str = "SELECT f.contact FROM campaign_face f
        JOIN stroll s ON s.campaign = f.campaign
    WHERE s.id = :stroll";
const INSERT: &str = "INSERT INTO question
        (id, stroll, email, email_key, words, language, at_ms, confirmed_at_ms)
    VALUES (:id, :stroll, :email, :email_key, :words, :language, :at_ms, :confirmed_at_ms)";
const LOAD: &str = "SELECT id, stroll, email, words, language, at_ms, confirmed_at_ms
    FROM question WHERE id = :id";
const CONFIRM: &str = "UPDATE question SET confirmed_at_ms = :at_ms
    WHERE id = :id AND confirmed_at_ms IS NULL";
const FORGET: &str = "DELETE FROM question WHERE at_ms < :before_ms
    OR (at_ms < :unconfirmed_before_ms AND confirmed_at_ms IS NULL)";
/// A letter whose question was deleted while the letter waited has nothing to say.
const FORGET_LETTERS: &str = "DELETE FROM outbox WHERE kind IN ('question', 'question-asked')
    AND about NOT IN (SELECT id FROM question)";

pub(crate) const ALL_SQL: &[&str] = &[
    LOAD_HOST,
    SAVE_HOST,
    REMOVE_HOST,
    LIST_HOSTS,
    LOAD_CONTACT,
    INSERT,
    LOAD,
    CONFIRM,
    FORGET,
    FORGET_LETTERS,
];

/// The strolls of a campaign that have an address of their own for questions.
pub fn list_hosts(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<HashSet<Id<Stroll>>, Fault> {
    let rows = sql.rows(LIST_HOSTS, &[("campaign", id(campaign))])?;
    Ok(each(&rows, |row| row.id())?.into_iter().collect())
}

/// The stroll's own address for questions.
pub fn load_host(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Option<EmailAddress>, Fault> {
    maybe(sql.row(LOAD_HOST, &[("stroll", id(stroll))])?, |row| row.email())
}

/// Writes the stroll's own address for questions, `None` for none; true when something changed.
pub fn save_host(
    sql: &mut dyn Sql,
    stroll: &Stroll,
    email: Option<&EmailAddress>,
) -> Result<bool, Fault> {
    let of_stroll = ("stroll", id(stroll.id));
    let before = load_host(sql, stroll.id)?;
    if before.as_ref() == email {
        return Ok(false);
    }
    match email {
        Some(email) => {
            let args =
                [of_stroll, ("email", email.as_str().into()), ("email_key", email.key().into())];
            sql.run(SAVE_HOST, &args)?;
        }
        None => {
            sql.run(REMOVE_HOST, &[of_stroll])?;
        }
    }
    plan::raise(sql, stroll.campaign)?;
    Ok(true)
}

/// The address that answers questions about a stroll: its host's, or else the campaign's contact.
pub fn answers(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Option<EmailAddress>, Fault> {
    let of_stroll = [("stroll", id(stroll))];
    let host = load_host(sql, stroll)?;
    if host.is_some() {
        return Ok(host);
    }
    let contact = maybe(sql.row(LOAD_CONTACT, &of_stroll)?, |row| row.text())?;
    Ok(contact.and_then(|contact| EmailAddress::parse(&contact).ok()))
}

/// Stores a question. If the address has not confirmed it, a letter asks the address to; that
/// letter contains no word that was typed.
pub fn ask(sql: &mut dyn Sql, question: &Question, outbox_id: [u8; 16]) -> Result<(), Fault> {
    let args = [
        ("id", id(question.id)),
        ("stroll", id(question.stroll)),
        ("email", question.email.as_str().into()),
        ("email_key", question.email.key().into()),
        ("words", (&question.words).into()),
        ("language", (&question.language).into()),
        ("at_ms", question.at_ms.into()),
        ("confirmed_at_ms", question.confirmed_at_ms.into()),
    ];
    sql.run(INSERT, &args)?;
    if question.confirmed_at_ms.is_some() {
        return Ok(());
    }
    let letter = (outbox_id, Letter::QuestionAsked, question.id.bytes());
    budget::put(sql, &Unasked::to(&question.email, letter, question.at_ms))
}

pub fn load(sql: &mut dyn Sql, question: Id<Question>) -> Result<Option<Question>, Fault> {
    maybe(sql.row(LOAD, &[("id", id(question))])?, read)
}

fn read(row: &mut Columns<'_>) -> Result<Question, Fault> {
    Ok(Question {
        id: row.id()?,
        stroll: row.id()?,
        email: row.email()?,
        words: row.text()?,
        language: row.text()?,
        at_ms: row.int()?,
        confirmed_at_ms: row.opt_int()?,
    })
}

/// The asker's address has confirmed: the question goes to the address that answers, within that
/// address's daily number of letters. Confirming again changes nothing. False when there is no such
/// question, or nobody to send it to any more.
pub fn confirm(
    sql: &mut dyn Sql,
    question: Id<Question>,
    at_ms: i64,
    outbox_id: [u8; 16],
) -> Result<bool, Fault> {
    let Some(found) = load(sql, question)? else { return Ok(false) };
    if found.confirmed_at_ms.is_some() {
        return Ok(true);
    }
    let Some(to) = answers(sql, found.stroll)? else { return Ok(false) };
    // The clock may have been set back since it was asked.
    let at_ms = at_ms.max(found.at_ms);
    sql.run(CONFIRM, &[("id", id(question)), ("at_ms", at_ms.into())])?;
    let letter = (outbox_id, Letter::Question, question.bytes());
    budget::put(sql, &Unasked::to(&to, letter, at_ms))?;
    Ok(true)
}

/// Deletes questions that are too old. How many.
pub fn forget(sql: &mut dyn Sql, now_ms: i64) -> Result<u64, Fault> {
    let args = [
        ("before_ms", (now_ms - KEEP_MS).into()),
        ("unconfirmed_before_ms", (now_ms - KEEP_UNCONFIRMED_MS).into()),
    ];
    let forgotten = sql.run(FORGET, &args)?;
    sql.run(FORGET_LETTERS, &[])?;
    Ok(forgotten)
}
