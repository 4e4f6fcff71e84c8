//! Runs the one numbered list of migrations it is handed, on either engine.
//!
//! Each is applied once, in its own transaction, and recorded with the checksum of its text. So a
//! changed migration or an unknown one is noticed at the start.

use sha2::{Digest, Sha256};

use crate::fault::Fault;
use crate::session::{Engine, Session};
use crate::sql::{Row, Value};

/// One step of the schema. `text` is for both engines after its tokens are replaced. The other two
/// hold statements that differ between the engines, such as triggers, and run after it. The number
/// of a migration is its place in its list, from 1.
pub struct Migration {
    pub name: &'static str,
    pub text: &'static str,
    pub sqlite: &'static str,
    pub postgres: &'static str,
}

/// The tables of the engine half itself: the applied migrations, and the row whose change proves
/// that a write is possible.
const OWN: &str = "CREATE TABLE IF NOT EXISTS migration (
        number $int NOT NULL PRIMARY KEY, name $text NOT NULL, sha256 $bytes NOT NULL,
        at_ms $int NOT NULL) $strict;
    CREATE TABLE IF NOT EXISTS heartbeat (
        id $int NOT NULL PRIMARY KEY, beats $int NOT NULL) $strict";

/// Applies the missing migrations. Fails when an applied migration has been changed since, or when
/// the database is newer than this program.
pub(crate) fn apply(
    session: &mut dyn Session,
    list: &[Migration],
    now_ms: i64,
) -> Result<(), Fault> {
    let engine = session.engine();
    locked(session, |session| session.script(&in_dialect(OWN, engine)))?;
    for (number, migration) in (1..).zip(list) {
        locked(session, |session| apply_one(session, number, migration, now_ms))
            .map_err(|fault| fault.at(&format!("migration {}", migration.name)))?;
    }
    let newest = "SELECT CAST(COUNT(*) AS BIGINT) FROM migration";
    let applied = first_row(session.rows_dynamic(newest, &[])?)?.int(0)?;
    if usize::try_from(applied) != Ok(list.len()) {
        return Err(Fault::new(format!(
            "the database has {applied} migrations, this program knows {}: a newer one made it",
            list.len()
        )));
    }
    Ok(())
}

fn first_row(rows: Vec<Row>) -> Result<Row, Fault> {
    rows.into_iter().next().ok_or_else(|| Fault::corrupt("an aggregate without a row"))
}

/// Two processes that start at once take turns: SQLite by its write lock, PostgreSQL by an
/// advisory lock, since neither the record nor any table is there to be locked the first time.
/// READ COMMITTED, so that the second one sees what the first one did.
fn locked(
    session: &mut dyn Session,
    work: impl FnOnce(&mut dyn Session) -> Result<(), Fault>,
) -> Result<(), Fault> {
    session.script(match session.engine() {
        Engine::Sqlite => "BEGIN IMMEDIATE",
        Engine::Postgres => {
            "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = 0;
             SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(7079910)"
        }
    })?;
    match work(session) {
        Ok(()) => session.script("COMMIT"),
        Err(fault) => {
            session.script("ROLLBACK")?;
            Err(fault)
        }
    }
}

fn apply_one(
    session: &mut dyn Session,
    number: i64,
    migration: &Migration,
    now_ms: i64,
) -> Result<(), Fault> {
    let sum = checksum(migration);
    let known = session
        .rows_dynamic(&format!("SELECT sha256 FROM migration WHERE number = {number}"), &[])?;
    if let Some(row) = known.first() {
        return if row.bytes(0)? == sum {
            Ok(())
        } else {
            Err(Fault::new("was applied with another text; applied migrations never change"))
        };
    }
    run(session, migration)?;
    let record = match session.engine() {
        Engine::Sqlite => "INSERT INTO migration VALUES (?1, ?2, ?3, ?4)",
        Engine::Postgres => "INSERT INTO migration VALUES ($1, $2, $3, $4)",
    };
    let values = [number.into(), migration.name.into(), Value::from(&sum), Value::Int(now_ms)];
    session.run_dynamic(record, &values).map(|_| ())
}

/// Runs all migrations in an empty place, without a record of them. A database is compared with the
/// result.
pub(crate) fn make(session: &mut dyn Session, list: &[Migration]) -> Result<(), Fault> {
    session.script(&in_dialect(OWN, session.engine()))?;
    list.iter().try_for_each(|migration| run(session, migration))
}

fn run(session: &mut dyn Session, migration: &Migration) -> Result<(), Fault> {
    let engine = session.engine();
    let own = match engine {
        Engine::Sqlite => migration.sqlite,
        Engine::Postgres => migration.postgres,
    };
    session.script(&in_dialect(migration.text, engine))?;
    session.script(own)
}

/// The text as this engine takes it.
fn in_dialect(text: &str, engine: Engine) -> String {
    let tokens: [(&str, &str); 5] = match engine {
        Engine::Sqlite => [
            ("$clustered", "STRICT, WITHOUT ROWID"),
            ("$strict", "STRICT"),
            ("$int", "INTEGER"),
            ("$text", "TEXT"),
            ("$bytes", "BLOB"),
        ],
        Engine::Postgres => [
            ("$clustered", ""),
            ("$strict", ""),
            ("$int", "BIGINT"),
            ("$text", "TEXT COLLATE \"C\""),
            ("$bytes", "BYTEA"),
        ],
    };
    tokens.iter().fold(text.to_owned(), |text, (token, word)| text.replace(token, word))
}

/// The same for both engines, so that a copied database is recognised.
fn checksum(migration: &Migration) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in [migration.text, migration.sqlite, migration.postgres] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().into()
}
