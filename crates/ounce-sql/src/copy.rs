//! The move from one machine to the next: a whole database into an empty one, of either engine.
//!
//! There are only three kinds of column, so it is one loop over the tables. It reads one snapshot,
//! writes one transaction, and reads the written rows again. Rows are counted and hashed on both
//! sides, and any difference leaves the target as empty as it was.

use sha2::{Digest, Sha256};

use crate::fault::Fault;
use crate::schema::{Schema, Table};
use crate::session::{Engine, Limits, PATIENCE, Role, Session, Statement, Step};
use crate::sql::{Row, Value};
use crate::store::Store;

/// Rows per insert, as far as the smallest limit on parameters (SQLite's 32,766) allows.
const BATCH: usize = 500;
const PARAMETERS: usize = 32_000;

/// The target has its own record of migrations (the schemas are compared, so it is right) and its
/// own heartbeat.
const NOT_COPIED: [&str; 2] = ["migration", "heartbeat"];

/// Everything is read and written in one transaction, without a limit of time.
const LIMITS: Limits = Limits { wait: PATIENCE, statement: Statement::Unbounded };

/// A table that was copied and read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopiedTable {
    pub name: String,
    pub rows: u64,
}

/// Copies everything. `done` is called for each finished table. Blocks, and must not be called on a
/// thread of an async runtime. Fails when the schemas differ, when the target holds rows, or when
/// the copied rows differ from the source; then nothing is written.
pub fn copy(
    from: &Store,
    to: &Store,
    mut done: impl FnMut(&CopiedTable),
) -> Result<Vec<CopiedTable>, Fault> {
    from.address().with_session(Role::Reader, PATIENCE, |source| {
        to.address().with_session(Role::Writer, PATIENCE, |target| {
            source.step(Step::Begin(LIMITS))?;
            target.step(Step::Begin(LIMITS))?;
            let copied = copy_tables(source, target, &mut done);
            source.step(Step::Rollback)?;
            match copied {
                Ok(tables) => target.step(Step::Commit).map(|()| tables),
                Err(fault) => {
                    target.step(Step::Rollback)?;
                    Err(fault.at("copy"))
                }
            }
        })?
    })?
}

fn copy_tables(
    source: &mut dyn Session,
    target: &mut dyn Session,
    done: &mut dyn FnMut(&CopiedTable),
) -> Result<Vec<CopiedTable>, Fault> {
    let schema = Schema::read(source)?;
    let differing = schema.differing_tables(&Schema::read(target)?);
    if !differing.is_empty() {
        return Err(Fault::new(format!("the schemas differ in: {}", differing.join(", "))));
    }
    let names = || schema.tables.iter().filter(|(name, _)| !NOT_COPIED.contains(&name.as_str()));
    for (name, _) in names() {
        if !target.rows_dynamic(&format!("SELECT 1 FROM {name} LIMIT 1"), &[])?.is_empty() {
            return Err(Fault::new(format!("the target is not empty: {name} has rows")));
        }
    }
    let restore = defer_foreign_keys(target)?;
    let mut copied = Vec::new();
    for (name, table) in names() {
        let sent = copy_table(source, target, name, table)?;
        let mut arrived = Sum::default();
        target.each_row(&select(name, table), &mut |row| {
            arrived.add(&row);
            Ok(())
        })?;
        if sent != arrived {
            return Err(Fault::corrupt(format!(
                "{name}: sent {} rows, {} arrived, or not the same ones",
                sent.rows, arrived.rows
            )));
        }
        let table = CopiedTable { name: name.clone(), rows: sent.rows };
        done(&table);
        copied.push(table);
    }
    target.script(&restore)?;
    Ok(copied)
}

fn select(name: &str, table: &Table) -> String {
    format!("SELECT {} FROM {name}", columns(table))
}

fn columns(table: &Table) -> String {
    table.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn copy_table(
    source: &mut dyn Session,
    target: &mut dyn Session,
    name: &str,
    table: &Table,
) -> Result<Sum, Fault> {
    let width = table.columns.len();
    let batch = BATCH.min(PARAMETERS / width);
    let mut sum = Sum::default();
    let mut values: Vec<Value<'static>> = Vec::with_capacity(batch * width);
    source.each_row(&select(name, table), &mut |row| {
        sum.add(&row);
        values.extend(row.into_cells());
        if values.len() == batch * width {
            insert(target, name, table, &values)?;
            values.clear();
        }
        Ok(())
    })?;
    if !values.is_empty() {
        insert(target, name, table, &values)?;
    }
    Ok(sum)
}

fn insert(
    target: &mut dyn Session,
    name: &str,
    table: &Table,
    values: &[Value<'_>],
) -> Result<(), Fault> {
    let sigil = match target.engine() {
        Engine::Sqlite => '?',
        Engine::Postgres => '$',
    };
    let mut sql = format!("INSERT INTO {name} ({}) VALUES ", columns(table));
    for i in 0..values.len() {
        let place = i % table.columns.len();
        sql.push_str(match (i, place) {
            (0, _) => "(",
            (_, 0) => "), (",
            _ => ", ",
        });
        sql.push(sigil);
        sql.push_str(&(i + 1).to_string());
    }
    sql.push(')');
    target.run_dynamic(&sql, values).map(|_| ()).map_err(|fault| fault.at(name))
}

/// Lets rows arrive before the rows they point to, until the end of the transaction at most.
/// Returns the script that checks all keys and makes each as strict as it was.
fn defer_foreign_keys(target: &mut dyn Session) -> Result<String, Fault> {
    if target.engine() == Engine::Sqlite {
        // Ends with the transaction by itself.
        target.script("PRAGMA defer_foreign_keys = ON")?;
        return Ok(String::new());
    }
    let keys = target.rows_dynamic(
        "SELECT format('ALTER TABLE %s ALTER CONSTRAINT %I ', conrelid::regclass, conname),
            condeferrable, condeferred
        FROM pg_constraint
        WHERE contype = 'f' AND connamespace = current_schema()::regnamespace",
        &[],
    )?;
    let mut restore = "SET CONSTRAINTS ALL IMMEDIATE;".to_owned();
    for key in keys {
        let alter = key.str(0)?;
        target.script(&format!("{alter} DEFERRABLE INITIALLY DEFERRED"))?;
        restore.push_str(alter);
        restore.push_str(match (key.flag(1)?, key.flag(2)?) {
            (false, _) => "NOT DEFERRABLE;",
            (true, false) => "DEFERRABLE INITIALLY IMMEDIATE;",
            (true, true) => "DEFERRABLE INITIALLY DEFERRED;",
        });
    }
    Ok(restore)
}

/// How many rows, and the sum of their hashes: the same for the same rows in any order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sum {
    rows: u64,
    hashes: u128,
}

impl Sum {
    fn add(&mut self, row: &Row) {
        let mut hash = Sha256::new();
        for cell in row.cells() {
            // A letter and a length before each value, so that no two rows read the same.
            let (kind, bytes): (u8, &[u8]) = match cell {
                Value::Null => (b'n', &[]),
                Value::Int(n) => (b'i', &n.to_be_bytes()),
                Value::Text(text) => (b't', text.as_bytes()),
                Value::Bytes(bytes) => (b'b', bytes),
                Value::Id(id) => (b'b', id),
            };
            hash.update([kind]);
            hash.update((bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
        }
        let mut half = [0; 16];
        half.copy_from_slice(&hash.finalize()[..16]);
        self.rows += 1;
        self.hashes = self.hashes.wrapping_add(u128::from_be_bytes(half));
    }
}
