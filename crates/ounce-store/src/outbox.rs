//! Letters that are still to be written, and what became of them.
//!
//! A row is put here in the transaction that caused it and carried out afterwards by a job that
//! may run twice; its id is the letter's Message-ID, so that a second delivery can be told.

use crate::columns::{Columns, each};
use crate::fault::Fault;
use crate::sql::Sql;

/// Which letter it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Letter {
    /// To a walker who signed up. About a registration.
    Registration,
    /// To a walker whose address was typed again: the link once more. About a registration.
    RegistrationAgain,
    /// To a walker who moved up from the waiting list. About a registration.
    Promoted,
    /// To a giver who left an address. About a gift.
    Gift,
    /// To a milk donor. About a promise.
    MilkPromise,
}

impl Letter {
    pub const ALL: [Self; 5] = [
        Self::Registration,
        Self::RegistrationAgain,
        Self::Promoted,
        Self::Gift,
        Self::MilkPromise,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::RegistrationAgain => "registration-again",
            Self::Promoted => "promoted",
            Self::Gift => "gift",
            Self::MilkPromise => "milk-promise",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|letter| letter.as_str() == text)
    }
}

/// A letter that is to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub id: [u8; 16],
    pub letter: Letter,
    /// The id of the registration, gift or promise.
    pub about: [u8; 16],
    pub at_ms: i64,
    /// How often it was tried.
    pub attempts: i64,
    pub next_try_ms: i64,
    pub last_error: String,
}

/// A letter that was delivered or given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    pub id: [u8; 16],
    pub letter: Letter,
    pub about: [u8; 16],
    pub at_ms: i64,
    pub attempts: i64,
    pub done_at_ms: i64,
    /// Why it was given up; `None` when it was delivered.
    pub error: Option<String>,
}

macro_rules! select_due {
    ($rest:literal) => {
        concat!(
            "SELECT id, kind, about, at_ms, attempts, next_try_ms, last_error FROM outbox ",
            $rest
        )
    };
}

const PUT: &str = "INSERT INTO outbox (id, kind, about, at_ms, attempts, next_try_ms, last_error)
    VALUES (:id, :kind, :about, :at_ms, 0, :at_ms, '')";
const LIST_DUE: &str = select_due!("WHERE next_try_ms <= :now_ms ORDER BY id LIMIT :limit");
const LIST: &str = select_due!("ORDER BY id DESC LIMIT :limit");
const LIST_DONE: &str = "SELECT id, kind, about, at_ms, attempts, done_at_ms, error
    FROM outbox_done ORDER BY id DESC LIMIT :limit";
const FAIL: &str = "UPDATE outbox SET attempts = attempts + 1, next_try_ms = :next_try_ms,
    last_error = :error WHERE id = :id";
const FINISH: &str = "INSERT INTO outbox_done
        (id, kind, about, at_ms, attempts, done_at_ms, error)
    SELECT id, kind, about, at_ms, attempts + 1, :now_ms, :error FROM outbox WHERE id = :id";
const REMOVE: &str = "DELETE FROM outbox WHERE id = :id";

pub const ALL_SQL: &[&str] = &[PUT, LIST_DUE, LIST, LIST_DONE, FAIL, FINISH, REMOVE];

/// Puts a letter about a record into the outbox, to be sent at once.
pub fn put(
    sql: &mut dyn Sql,
    id: [u8; 16],
    letter: Letter,
    about: [u8; 16],
    at_ms: i64,
) -> Result<(), Fault> {
    let args = [
        ("id", id.into()),
        ("kind", letter.as_str().into()),
        ("about", about.into()),
        ("at_ms", at_ms.into()),
    ];
    sql.run(PUT, &args).map(drop)
}

/// At most `limit` letters whose time has come, oldest first.
pub fn list_due(sql: &mut dyn Sql, now_ms: i64, limit: i64) -> Result<Vec<Due>, Fault> {
    each(&sql.rows(LIST_DUE, &[("now_ms", now_ms.into()), ("limit", limit.into())])?, read)
}

/// At most `limit` letters that are still to be sent, newest first.
pub fn list(sql: &mut dyn Sql, limit: i64) -> Result<Vec<Due>, Fault> {
    each(&sql.rows(LIST, &[("limit", limit.into())])?, read)
}

/// At most `limit` letters that were delivered or given up, newest first.
pub fn list_done(sql: &mut dyn Sql, limit: i64) -> Result<Vec<Done>, Fault> {
    each(&sql.rows(LIST_DONE, &[("limit", limit.into())])?, |row| {
        Ok(Done {
            id: row.bytes16()?,
            letter: row.parsed("letter", Letter::parse)?,
            about: row.bytes16()?,
            at_ms: row.int()?,
            attempts: row.int()?,
            done_at_ms: row.int()?,
            error: Some(row.text()?).filter(|error| !error.is_empty()),
        })
    })
}

/// Records that a letter was delivered. Recording it again changes nothing.
pub fn record_sent(sql: &mut dyn Sql, id: [u8; 16], now_ms: i64) -> Result<(), Fault> {
    finish(sql, id, now_ms, "")
}

/// Records a failure, which never quotes an address: `next_try_ms` says when to try again, or
/// that the letter is given up.
pub fn record_failed(
    sql: &mut dyn Sql,
    id: [u8; 16],
    now_ms: i64,
    error: &str,
    next_try_ms: Option<i64>,
) -> Result<(), Fault> {
    match next_try_ms {
        None => finish(sql, id, now_ms, if error.is_empty() { "given up" } else { error }),
        Some(next) => {
            let args = [("next_try_ms", next.into()), ("error", error.into()), ("id", id.into())];
            sql.run(FAIL, &args).map(drop)
        }
    }
}

fn finish(sql: &mut dyn Sql, id: [u8; 16], now_ms: i64, error: &str) -> Result<(), Fault> {
    let args = [("now_ms", now_ms.into()), ("error", error.into()), ("id", id.into())];
    sql.run(FINISH, &args)?;
    sql.run(REMOVE, &[("id", id.into())]).map(drop)
}

fn read(row: &mut Columns<'_>) -> Result<Due, Fault> {
    Ok(Due {
        id: row.bytes16()?,
        letter: row.parsed("letter", Letter::parse)?,
        about: row.bytes16()?,
        at_ms: row.int()?,
        attempts: row.int()?,
        next_try_ms: row.int()?,
        last_error: row.text()?,
    })
}
