//! Passkeys of members: adding, showing, naming, removing.

use ounce_domain::id::Id;
use ounce_domain::member::passkey::{self, Challenge, OPEN_MS, Passkey};
use ounce_domain::member::{Held, Member};
use ounce_domain::refusal::MemberRefusal;
use ounce_sql::{Fault, Sql};

use super::sessions::Session;
use super::{members, second_factors};
use crate::columns::{Columns, each, id, maybe};
use crate::outbox::Letter;

const INSERT: &str = "INSERT INTO passkey (id, member, name, host, credential, public_key,
        algorithm, counter, transports, at_ms, used_ms)
    VALUES (:id, :member, :name, :host, :credential, :public_key, :algorithm, :counter,
        :transports, :at_ms, NULL)";
const OWNER: &str = "SELECT member FROM passkey WHERE credential = :credential";
const LIST: &str = "SELECT id, name, host, at_ms, used_ms FROM passkey
    WHERE member = :member ORDER BY at_ms, id";
const KEYS: &str = "SELECT id, member, credential, public_key, algorithm, counter, transports
    FROM passkey WHERE member = :member AND host = :host ORDER BY at_ms, id";
const KEY: &str = "SELECT id, member, credential, public_key, algorithm, counter, transports
    FROM passkey WHERE credential = :credential AND host = :host";
const ANSWER: &str = "INSERT INTO passkey_answered (challenge, at_ms) VALUES (:challenge, :at_ms)
    ON CONFLICT (challenge) DO NOTHING";
const USE: &str = "UPDATE passkey SET counter = :counter,
        used_ms = CASE WHEN :now_ms < at_ms THEN at_ms ELSE :now_ms END
    WHERE id = :id AND counter = :was_counter";
const RENAME: &str = "UPDATE passkey SET name = :name WHERE id = :id AND member = :member";
const REMOVE: &str = "DELETE FROM passkey WHERE id = :id AND member = :member";
const FORGET: &str = "DELETE FROM passkey_answered WHERE at_ms < :before_ms";

pub(crate) const ALL_SQL: &[&str] =
    &[INSERT, OWNER, LIST, KEYS, KEY, ANSWER, USE, RENAME, REMOVE, FORGET];

/// What an authenticator is asked by, and its answer checked with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub id: Id<Passkey>,
    pub member: Id<Member>,
    /// The authenticator's own id of the key.
    pub credential: Vec<u8>,
    /// As the authenticator gave it (COSE).
    pub public_key: Vec<u8>,
    pub algorithm: i64,
    pub counter: i64,
    /// How the browser reaches it, with spaces between the words.
    pub transports: String,
}

/// The passkeys of a member, the oldest first.
pub fn list(sql: &mut dyn Sql, member: Id<Member>) -> Result<Vec<Passkey>, Fault> {
    each(&sql.rows(LIST, &[("member", id(member))])?, |row| {
        Ok(Passkey {
            id: row.id()?,
            name: row.text()?,
            host: row.text()?,
            at_ms: row.int()?,
            used_ms: row.opt_int()?,
        })
    })
}

/// The keys of a member that work at a host.
pub fn keys(sql: &mut dyn Sql, member: Id<Member>, host: &str) -> Result<Vec<Key>, Fault> {
    each(&sql.rows(KEYS, &[("member", id(member)), ("host", host.into())])?, read)
}

/// The key that an authenticator names, at a host.
pub fn key(sql: &mut dyn Sql, credential: &[u8], host: &str) -> Result<Option<Key>, Fault> {
    let args = [("credential", credential.into()), ("host", host.into())];
    maybe(sql.row(KEY, &args)?, read)
}

fn read(row: &mut Columns<'_>) -> Result<Key, Fault> {
    Ok(Key {
        id: row.id()?,
        member: row.id()?,
        credential: row.bytes()?,
        public_key: row.bytes()?,
        algorithm: row.int()?,
        counter: row.int()?,
        transports: row.text()?,
    })
}

/// Adds a passkey. `passkey` has its name and moment, `key` what it answers with.
///
/// # Errors
/// `PasskeyKnown` when the key is somebody else's, `PasskeyOver` when this challenge was answered
/// before, and as [`passkey::add`].
pub fn add(
    sql: &mut dyn Sql,
    (challenge, fresh): (Id<Challenge>, [u8; 16]),
    passkey: &Passkey,
    key: &Key,
) -> Result<Result<(), MemberRefusal>, Fault> {
    match owner(sql, &key.credential)? {
        // The same form again.
        Some(owner) if owner == key.member => return Ok(Ok(())),
        Some(_) => return Ok(Err(MemberRefusal::PasskeyKnown)),
        None => {}
    }
    if let Err(refusal) = passkey::add(list(sql, key.member)?.len()) {
        return Ok(Err(refusal));
    }
    if !answer(sql, challenge, passkey.at_ms)? {
        return Ok(Err(MemberRefusal::PasskeyOver));
    }
    let args = [
        ("id", id(passkey.id)),
        ("member", id(key.member)),
        ("name", (&passkey.name).into()),
        ("host", (&passkey.host).into()),
        ("credential", key.credential.as_slice().into()),
        ("public_key", key.public_key.as_slice().into()),
        ("algorithm", key.algorithm.into()),
        ("counter", key.counter.into()),
        ("transports", (&key.transports).into()),
        ("at_ms", passkey.at_ms.into()),
    ];
    sql.run(INSERT, &args)?;
    second_factors::tell(sql, key.member, (Letter::StepAdded, fresh, passkey.at_ms))?;
    Ok(Ok(()))
}

/// Whose key it is.
fn owner(sql: &mut dyn Sql, credential: &[u8]) -> Result<Option<Id<Member>>, Fault> {
    maybe(sql.row(OWNER, &[("credential", credential.into())])?, |row| row.id())
}

/// Writes down that a challenge was answered. False when it was answered before.
fn answer(sql: &mut dyn Sql, challenge: Id<Challenge>, now_ms: i64) -> Result<bool, Fault> {
    let args = [("challenge", id(challenge)), ("at_ms", now_ms.into())];
    Ok(sql.run(ANSWER, &args)? == 1)
}

/// Notes that a key answered a challenge rightly, with the counter that it tells.
///
/// # Errors
/// `PasskeyOver` when this challenge was answered before, `PasskeyWrong` when the key is gone, or
/// was used in between.
pub fn used(
    sql: &mut dyn Sql,
    challenge: Id<Challenge>,
    key: &Key,
    (counter, now_ms): (i64, i64),
) -> Result<Result<(), MemberRefusal>, Fault> {
    if !answer(sql, challenge, now_ms)? {
        return Ok(Err(MemberRefusal::PasskeyOver));
    }
    let args = [
        ("id", id(key.id)),
        ("counter", counter.into()),
        ("was_counter", key.counter.into()),
        ("now_ms", now_ms.into()),
    ];
    Ok(match sql.run(USE, &args)? {
        0 => Err(MemberRefusal::PasskeyWrong),
        _ => Ok(()),
    })
}

/// Shows a passkey as the second factor in a session.
///
/// # Errors
/// As [`used`].
pub fn show(
    sql: &mut dyn Sql,
    session: Id<Session>,
    challenge: Id<Challenge>,
    key: &Key,
    (counter, now_ms): (i64, i64),
) -> Result<Result<(), MemberRefusal>, Fault> {
    if let Err(refusal) = used(sql, challenge, key, (counter, now_ms))? {
        return Ok(Err(refusal));
    }
    second_factors::show(sql, session, now_ms).map(Ok)
}

/// Gives one of a member's passkeys another name. False when it is somebody else's, or gone.
pub fn rename(
    sql: &mut dyn Sql,
    member: Id<Member>,
    passkey: Id<Passkey>,
    name: &str,
) -> Result<bool, Fault> {
    let args = [("id", id(passkey)), ("member", id(member)), ("name", name.into())];
    Ok(sql.run(RENAME, &args)? == 1)
}

/// Removes one of a member's passkeys. One that is gone, or somebody else's, changes nothing.
///
/// # Errors
/// As [`passkey::remove`].
pub fn remove(
    sql: &mut dyn Sql,
    (member, passkey): (Id<Member>, Id<Passkey>),
    (fresh, now_ms): ([u8; 16], i64),
) -> Result<Result<(), MemberRefusal>, Fault> {
    let own = list(sql, member)?;
    if !own.iter().any(|one| one.id == passkey) {
        return Ok(Ok(()));
    }
    let roles: Vec<Held> = members::roles(sql, member)?;
    let has_codes = second_factors::load(sql, member)?.is_some();
    if let Err(refusal) = passkey::remove(&roles, own.len(), has_codes) {
        return Ok(Err(refusal));
    }
    sql.run(REMOVE, &[("id", id(passkey)), ("member", id(member))])?;
    second_factors::tell(sql, member, (Letter::StepRemoved, fresh, now_ms))?;
    Ok(Ok(()))
}

/// Forgets answers to challenges that nobody can answer any more.
pub fn forget(sql: &mut dyn Sql, now_ms: i64) -> Result<(), Fault> {
    sql.run(FORGET, &[("before_ms", (now_ms - 2 * OPEN_MS).into())]).map(drop)
}
