//! Files that are about to be imported, kept between the pages of an import.
//!
//! A file may hold names and addresses, so it is kept for an hour at most. Each member has one file
//! at a time, and nobody else can open it.

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::member::Member;
use ounce_sql::{Fault, Sql};

use crate::columns::{id, maybe};

/// How long a file is kept.
pub const KEPT_MS: i64 = 3_600_000;

/// A file that is about to be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    pub id: Id<Upload>,
    pub campaign: Id<Campaign>,
    pub member: Id<Member>,
    /// The kind of its rows, as the importer names it.
    pub noun: String,
    pub name: String,
    pub content: Vec<u8>,
    pub at_ms: i64,
}

const INSERT: &str = "INSERT INTO upload (id, campaign, member, noun, name, content, at_ms)
    VALUES (:id, :campaign, :member, :noun, :name, :content, :at_ms)";
const LOAD: &str = "SELECT noun, name, content, at_ms FROM upload
    WHERE id = :id AND campaign = :campaign AND member = :member AND at_ms > :over_ms";
const REMOVE: &str = "DELETE FROM upload WHERE id = :id AND member = :member";
const REMOVE_OF: &str = "DELETE FROM upload WHERE member = :member";
const FORGET: &str = "DELETE FROM upload WHERE at_ms <= :over_ms";
const REMOVE_ALL: &str = "DELETE FROM upload";

pub(crate) const ALL_SQL: &[&str] = &[INSERT, LOAD, REMOVE, REMOVE_OF, FORGET, REMOVE_ALL];

/// Keeps a file in the place of the member's last one.
pub fn put(sql: &mut dyn Sql, upload: &Upload) -> Result<(), Fault> {
    remove_of(sql, upload.member)?;
    let args = [
        ("id", id(upload.id)),
        ("campaign", id(upload.campaign)),
        ("member", id(upload.member)),
        ("noun", (&upload.noun).into()),
        ("name", (&upload.name).into()),
        ("content", (&upload.content[..]).into()),
        ("at_ms", upload.at_ms.into()),
    ];
    sql.run(INSERT, &args).map(drop)
}

/// The file, if it is this member's own for this campaign, and not over.
pub fn load(
    sql: &mut dyn Sql,
    (upload, campaign, member): (Id<Upload>, Id<Campaign>, Id<Member>),
    now_ms: i64,
) -> Result<Option<Upload>, Fault> {
    let args = [
        ("id", id(upload)),
        ("campaign", id(campaign)),
        ("member", id(member)),
        ("over_ms", (now_ms - KEPT_MS).into()),
    ];
    maybe(sql.row(LOAD, &args)?, |row| {
        let (noun, name, content, at_ms) = (row.text()?, row.text()?, row.bytes()?, row.int()?);
        Ok(Upload { id: upload, campaign, member, noun, name, content, at_ms })
    })
}

/// Deletes the file; false when it is gone already.
pub fn remove(sql: &mut dyn Sql, upload: Id<Upload>, member: Id<Member>) -> Result<bool, Fault> {
    Ok(sql.run(REMOVE, &[("id", id(upload)), ("member", id(member))])? > 0)
}

/// Deletes what a member has here.
fn remove_of(sql: &mut dyn Sql, member: Id<Member>) -> Result<(), Fault> {
    sql.run(REMOVE_OF, &[("member", id(member))]).map(drop)
}

/// Deletes the files that are over.
pub fn forget(sql: &mut dyn Sql, now_ms: i64) -> Result<u64, Fault> {
    sql.run(FORGET, &[("over_ms", (now_ms - KEPT_MS).into())])
}

/// Deletes all files: any of them may name somebody who is to be erased.
pub(crate) fn remove_all(sql: &mut dyn Sql) -> Result<(), Fault> {
    sql.run(REMOVE_ALL, &[]).map(drop)
}
