//! Browsers that are signed in.

use ounce_domain::id::Id;
use ounce_domain::member::second_factor::{Standing, standing};
use ounce_domain::member::session::{IDLE_MS, LONGEST_MS, Times};
use ounce_domain::member::{Held, Member};
use ounce_domain::text::EmailAddress;
use ounce_sql::{Fault, Sql};

use super::members;
use crate::columns::{Columns, each, id, maybe};

const INSERT: &str = "INSERT INTO session (id, key_hash, member, began_ms, used_ms, device)
    VALUES (:id, :key_hash, :member, :began_ms, :used_ms, :device)";
const FIND: &str = "SELECT s.id, s.member, s.began_ms, s.used_ms, s.device, m.email,
        CASE WHEN s.shown_ms IS NULL THEN 0 ELSE 1 END, CASE WHEN f.id IS NULL
            AND NOT EXISTS (SELECT 1 FROM passkey p WHERE p.member = s.member) THEN 0 ELSE 1 END
    FROM session s JOIN member m ON m.id = s.member
        LEFT JOIN second_factor f ON f.member = s.member
    WHERE s.key_hash = :key_hash";
const NOTE: &str = "UPDATE session SET used_ms = :now_ms WHERE id = :id AND used_ms < :now_ms";
const LIST: &str = "SELECT id, member, began_ms, used_ms, device FROM session
    WHERE member = :member AND began_ms > :began_after_ms AND used_ms > :used_after_ms
    ORDER BY used_ms DESC, id DESC";
const END: &str = "DELETE FROM session WHERE id = :id AND member = :member";
const END_OTHERS: &str = "DELETE FROM session WHERE member = :member AND id <> :id";
const FORGET: &str =
    "DELETE FROM session WHERE began_ms <= :began_before_ms OR used_ms <= :used_before_ms";

pub(crate) const ALL_SQL: &[&str] = &[INSERT, FIND, NOTE, LIST, END, END_OTHERS, FORGET];

/// A browser that is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub id: Id<Session>,
    pub member: Id<Member>,
    pub times: Times,
    /// Browser and system; empty when nothing is known.
    pub device: String,
}

/// An open session, with what every request needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    pub session: Session,
    pub email: EmailAddress,
    /// The roles of this moment: a role that was taken counts no more at the next request.
    pub roles: Vec<Held>,
    /// Whether it opens the desk, or a second factor is to be shown or set up first.
    pub standing: Standing,
}

/// Begins a session. `key_hash` is the SHA-256 of the cookie, `language` the code of the language
/// that the member signed in with.
pub fn begin(
    sql: &mut dyn Sql,
    session: &Session,
    (key_hash, language): ([u8; 32], &str),
) -> Result<(), Fault> {
    let args = [
        ("id", id(session.id)),
        ("key_hash", key_hash.as_slice().into()),
        ("member", id(session.member)),
        ("began_ms", session.times.began_ms.into()),
        ("used_ms", session.times.used_ms.into()),
        ("device", (&session.device).into()),
    ];
    sql.run(INSERT, &args)?;
    members::come_in(sql, session.member, (language, session.times.began_ms))
}

/// The open session of a cookie.
pub fn find(sql: &mut dyn Sql, key_hash: [u8; 32], now_ms: i64) -> Result<Option<Open>, Fault> {
    let found = maybe(sql.row(FIND, &[("key_hash", key_hash.as_slice().into())])?, |row| {
        Ok((read(row)?, row.email()?, row.flag()?, row.flag()?))
    })?;
    let is_open = |session: &Session| session.times.is_open(now_ms);
    let Some((session, email, is_shown, has_factor)) = found.filter(|found| is_open(&found.0))
    else {
        return Ok(None);
    };
    let roles = members::roles(sql, session.member)?;
    let standing = standing(&roles, has_factor, is_shown);
    Ok(Some(Open { session, email, roles, standing }))
}

fn read(row: &mut Columns<'_>) -> Result<Session, Fault> {
    Ok(Session {
        id: row.id()?,
        member: row.id()?,
        times: Times { began_ms: row.int()?, used_ms: row.int()? },
        device: row.text()?,
    })
}

/// Writes down that a session was used.
pub fn note(sql: &mut dyn Sql, session: Id<Session>, now_ms: i64) -> Result<(), Fault> {
    sql.run(NOTE, &[("id", id(session)), ("now_ms", now_ms.into())]).map(drop)
}

/// The open sessions of a member, the last used first.
pub fn list(sql: &mut dyn Sql, member: Id<Member>, now_ms: i64) -> Result<Vec<Session>, Fault> {
    let args = [
        ("member", id(member)),
        ("began_after_ms", (now_ms - LONGEST_MS).into()),
        ("used_after_ms", (now_ms - IDLE_MS).into()),
    ];
    each(&sql.rows(LIST, &args)?, read)
}

/// Ends one session of a member. False when there is none of this id, or it is somebody else's.
pub fn end(sql: &mut dyn Sql, member: Id<Member>, session: Id<Session>) -> Result<bool, Fault> {
    Ok(sql.run(END, &[("id", id(session)), ("member", id(member))])? == 1)
}

/// Ends all sessions of a member but one, and says how many.
pub fn end_others(
    sql: &mut dyn Sql,
    member: Id<Member>,
    session: Id<Session>,
) -> Result<u64, Fault> {
    sql.run(END_OTHERS, &[("id", id(session)), ("member", id(member))])
}

/// Forgets sessions that are over.
pub fn forget(sql: &mut dyn Sql, now_ms: i64) -> Result<(), Fault> {
    let args = [
        ("began_before_ms", (now_ms - LONGEST_MS).into()),
        ("used_before_ms", (now_ms - IDLE_MS).into()),
    ];
    sql.run(FORGET, &args).map(drop)
}
