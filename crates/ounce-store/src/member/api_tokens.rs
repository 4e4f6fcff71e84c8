//! Tokens of members' programs.

use ounce_domain::id::Id;
use ounce_domain::member::api_token::{self, ApiToken, Scope};
use ounce_domain::member::second_factor::is_needed;
use ounce_domain::member::{Held, Member};
use ounce_domain::refusal::MemberRefusal;
use ounce_domain::text::EmailAddress;
use ounce_sql::{Fault, Sql};

use super::{members, second_factors};
use crate::columns::{Columns, each, id, maybe};

const INSERT: &str = "INSERT INTO api_token
        (id, key_hash, member, name, actions, at_ms, ends_ms, used_ms)
    VALUES (:id, :key_hash, :member, :name, :actions, :at_ms, :ends_ms, NULL)
    ON CONFLICT (id) DO NOTHING";
const FIND: &str =
    "SELECT t.id, t.name, t.actions, t.at_ms, t.ends_ms, t.used_ms, t.member, m.email,
        CASE WHEN f.id IS NULL
            AND NOT EXISTS (SELECT 1 FROM passkey p WHERE p.member = t.member) THEN 0 ELSE 1 END
    FROM api_token t JOIN member m ON m.id = t.member
        LEFT JOIN second_factor f ON f.member = t.member
    WHERE t.key_hash = :key_hash";
const NOTE: &str = "UPDATE api_token
    SET used_ms = CASE WHEN :now_ms < at_ms THEN at_ms ELSE :now_ms END WHERE id = :id";
const LIST: &str = "SELECT id, name, actions, at_ms, ends_ms, used_ms FROM api_token
    WHERE member = :member AND ends_ms > :now_ms ORDER BY at_ms DESC, id DESC";
const REVOKE: &str = "DELETE FROM api_token WHERE id = :id AND member = :member";
const FORGET: &str = "DELETE FROM api_token WHERE ends_ms <= :now_ms";

pub(crate) const ALL_SQL: &[&str] = &[INSERT, FIND, NOTE, LIST, REVOKE, FORGET];

/// The member behind a token, with what every request needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Granted {
    pub token: ApiToken,
    pub member: Id<Member>,
    pub email: EmailAddress,
    /// The roles of this moment: a role that was taken counts no more at the next request.
    pub roles: Vec<Held>,
    pub has_factor: bool,
}

/// What issuing a token led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Issued {
    Now,
    /// The same request came before, and its token was shown then.
    Before,
}

/// Writes down a token. `key_hash` is the SHA-256 of its text.
///
/// # Errors
/// As [`api_token::issue`].
pub fn issue(
    sql: &mut dyn Sql,
    member: Id<Member>,
    token: &ApiToken,
    key_hash: [u8; 32],
) -> Result<Result<Issued, MemberRefusal>, Fault> {
    let own = list(sql, member, token.at_ms)?;
    if own.iter().any(|known| known.id == token.id) {
        return Ok(Ok(Issued::Before));
    }
    let needs_factor = is_needed(&members::roles(sql, member)?);
    let has_factor = second_factors::has_any(sql, member)?;
    if let Err(refusal) = api_token::issue(needs_factor, has_factor, own.len()) {
        return Ok(Err(refusal));
    }
    let actions = token.scope.text();
    let args = [
        ("id", id(token.id)),
        ("key_hash", key_hash.as_slice().into()),
        ("member", id(member)),
        ("name", (&token.name).into()),
        ("actions", (&actions).into()),
        ("at_ms", token.at_ms.into()),
        ("ends_ms", token.ends_ms.into()),
    ];
    Ok(Ok(if sql.run(INSERT, &args)? == 1 { Issued::Now } else { Issued::Before }))
}

/// The open token of a digest.
pub fn find(sql: &mut dyn Sql, key_hash: [u8; 32], now_ms: i64) -> Result<Option<Granted>, Fault> {
    let found = maybe(sql.row(FIND, &[("key_hash", key_hash.as_slice().into())])?, |row| {
        Ok((read(row)?, row.id()?, row.email()?, row.flag()?))
    })?;
    let Some((token, member, email, has_factor)) = found.filter(|found| found.0.is_open(now_ms))
    else {
        return Ok(None);
    };
    let roles = members::roles(sql, member)?;
    Ok(Some(Granted { token, member, email, roles, has_factor }))
}

fn read(row: &mut Columns<'_>) -> Result<ApiToken, Fault> {
    Ok(ApiToken {
        id: row.id()?,
        name: row.text()?,
        scope: Scope::stored(&row.text()?),
        at_ms: row.int()?,
        ends_ms: row.int()?,
        used_ms: row.opt_int()?,
    })
}

/// Writes down that a token was used.
pub fn note(sql: &mut dyn Sql, token: Id<ApiToken>, now_ms: i64) -> Result<(), Fault> {
    sql.run(NOTE, &[("id", id(token)), ("now_ms", now_ms.into())]).map(drop)
}

/// The open tokens of a member, the newest first.
pub fn list(sql: &mut dyn Sql, member: Id<Member>, now_ms: i64) -> Result<Vec<ApiToken>, Fault> {
    each(&sql.rows(LIST, &[("member", id(member)), ("now_ms", now_ms.into())])?, read)
}

/// Ends a token of a member. False when there is none of this id, or it is somebody else's.
pub fn revoke(sql: &mut dyn Sql, member: Id<Member>, token: Id<ApiToken>) -> Result<bool, Fault> {
    Ok(sql.run(REVOKE, &[("id", id(token)), ("member", id(member))])? == 1)
}

/// Forgets tokens that are over.
pub fn forget(sql: &mut dyn Sql, now_ms: i64) -> Result<(), Fault> {
    sql.run(FORGET, &[("now_ms", now_ms.into())]).map(drop)
}
