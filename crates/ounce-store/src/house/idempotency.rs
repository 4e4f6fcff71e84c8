//! Stored answers, so that a repeated request gets the same answer again.

use ounce_sql::{Fault, Sql};

use crate::columns::maybe;

/// A stored answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// SHA-256 of the request's body: the same key with another body is a mistake of the client.
    pub body_hash: [u8; 32],
    /// The HTTP status.
    pub status: i64,
    pub answer: String,
}

/// The status of an answer that named somebody whose data was erased: 410 is "gone". Its text is
/// empty.
pub const ERASED: i64 = 410;

const FIND: &str = "SELECT body_hash, status, answer FROM idempotency WHERE key_hash = :key_hash";
const PUT: &str = "INSERT INTO idempotency (key_hash, body_hash, status, answer, at_ms)
    VALUES (:key_hash, :body_hash, :status, :answer, :at_ms) ON CONFLICT (key_hash)
    DO UPDATE SET status = EXCLUDED.status, answer = EXCLUDED.answer";
const FORGET_ONE: &str = "DELETE FROM idempotency WHERE key_hash = :key_hash";
const FORGET: &str = "DELETE FROM idempotency WHERE at_ms < :at_ms";

pub(crate) const ALL_SQL: &[&str] = &[FIND, PUT, FORGET_ONE, FORGET];

/// The answer kept under a key (SHA-256 of the route and the key).
pub fn find(sql: &mut dyn Sql, key_hash: &[u8; 32]) -> Result<Option<Answer>, Fault> {
    maybe(sql.row(FIND, &[("key_hash", key_hash.into())])?, |row| {
        Ok(Answer { body_hash: row.bytes32()?, status: row.int()?, answer: row.text()? })
    })
}

/// Stores an answer, in place of an earlier one under this key.
pub fn put(
    sql: &mut dyn Sql,
    key_hash: &[u8; 32],
    answer: &Answer,
    at_ms: i64,
) -> Result<(), Fault> {
    let args = [
        ("key_hash", key_hash.into()),
        ("body_hash", (&answer.body_hash).into()),
        ("status", answer.status.into()),
        ("answer", (&answer.answer).into()),
        ("at_ms", at_ms.into()),
    ];
    sql.run(PUT, &args).map(drop)
}

/// Forgets the answer under a key.
pub fn forget(sql: &mut dyn Sql, key_hash: &[u8; 32]) -> Result<(), Fault> {
    sql.run(FORGET_ONE, &[("key_hash", key_hash.into())]).map(drop)
}

/// Deletes the answers from before a moment, and says how many.
pub fn forget_before(sql: &mut dyn Sql, at_ms: i64) -> Result<u64, Fault> {
    sql.run(FORGET, &[("at_ms", at_ms.into())])
}
