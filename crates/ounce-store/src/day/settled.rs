//! What the host answered to questions of the day.

use ounce_domain::day::{Code, Key, Question};
use ounce_domain::id::Id;
use ounce_domain::member::Member;
use ounce_domain::stroll::Stroll;
use ounce_sql::{Fault, Sql};
use sha2::{Digest, Sha256};

use crate::columns::{each, id};

const INSERT: &str = "INSERT INTO day_settled (id, stroll, code, entries, answer, by_member, at_ms,
        undo_seq)
    VALUES (:id, :stroll, :code, :entries, :answer, :by_member, :at_ms, :undo_seq)
    ON CONFLICT (stroll, code, entries) DO NOTHING";
const LIST: &str =
    "SELECT code, entries, answer, at_ms, undo_seq FROM day_settled WHERE stroll = :stroll
    ORDER BY at_ms, id";

const DELETE: &str = "DELETE FROM day_settled
    WHERE stroll = :stroll AND code = :code AND entries = :entries";

pub(crate) const ALL_SQL: &[&str] = &[INSERT, LIST, DELETE];

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    pub code: Code,
    /// See [`digest`].
    pub entries: [u8; 32],
    pub answer: String,
    pub at_ms: i64,
    /// The entry of the desk that took something back, where the answer did.
    pub undo_seq: Option<i64>,
}

/// What tells one question of a code from another: the entries that it is about.
pub fn digest(entries: &[Key]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for key in entries {
        hash.update(key.device.bytes());
        hash.update(key.seq.to_be_bytes());
    }
    hash.finalize().into()
}

/// Keeps an answer; false when the question was answered before.
pub fn settle(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
    question: &Question,
    answer: (&str, Id<Member>, i64),
    undo_seq: Option<i64>,
    own: [u8; 16],
) -> Result<bool, Fault> {
    let entries = digest(&question.entries);
    let args = [
        ("id", own.into()),
        ("stroll", id(stroll)),
        ("code", question.code.as_str().into()),
        ("entries", entries.as_slice().into()),
        ("answer", answer.0.into()),
        ("by_member", id(answer.1)),
        ("at_ms", answer.2.into()),
        ("undo_seq", undo_seq.into()),
    ];
    Ok(sql.run(INSERT, &args)? == 1)
}

/// Takes an answer away, so that the question is open again.
pub(super) fn remove(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
    code: Code,
    entries: [u8; 32],
) -> Result<(), Fault> {
    let args = [
        ("stroll", id(stroll)),
        ("code", code.as_str().into()),
        ("entries", entries.as_slice().into()),
    ];
    sql.run(DELETE, &args).map(drop)
}

/// The answers of a stroll's day.
pub fn list(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Vec<Settled>, Fault> {
    each(&sql.rows(LIST, &[("stroll", id(stroll))])?, |row| {
        Ok(Settled {
            code: row.parsed("code", Code::parse)?,
            entries: row.bytes32()?,
            answer: row.text()?,
            at_ms: row.int()?,
            undo_seq: row.opt_int()?,
        })
    })
}

/// The questions that nobody has answered.
pub fn open(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
    questions: &[Question],
) -> Result<Vec<Question>, Fault> {
    let settled = list(sql, stroll)?;
    let is_open = |question: &&Question| {
        let entries = digest(&question.entries);
        !settled.iter().any(|one| one.code == question.code && one.entries == entries)
    };
    Ok(questions.iter().filter(is_open).cloned().collect())
}
