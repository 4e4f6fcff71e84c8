//! SQLite: one file, one writer, readers that see one snapshot each (WAL).
//!
//! A commit is flushed before it is acknowledged (`synchronous=FULL`): a receipt must survive
//! power loss, and commit groups pay for the flush.

mod backup;
mod entry;
mod files;

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, Statement};

pub(crate) use self::backup::{backup, restore};
pub use self::entry::Look;
use self::entry::OURS;
pub(crate) use self::entry::prepare;
pub(crate) use self::files::{Files, Place};
use crate::fault::Fault;
use crate::named::{self, number};
use crate::session::{Engine, Role, Session, Step, Trace, Visit, Wipe, Wiped};
use crate::sql::{Args, Row, Sql, Value};

/// How often, and after what pause, the settings of a connection are tried again: 2 s in all.
const SETTLING_TRIES: u32 = 200;
const SETTLING_PAUSE: Duration = Duration::from_millis(10);

pub(crate) fn with_session<T>(
    place: &Place,
    role: Role,
    patience: Duration,
    work: impl FnOnce(&mut dyn Session) -> T,
) -> Result<T, Fault> {
    let files = Files::of(place)?;
    let opened = open(&place.path, role, patience);
    let connection = opened.map_err(|e| Fault::sqlite(&e).at(&place.path.to_string_lossy()))?;
    Ok(work(&mut session(&connection, role, patience, files)))
}

/// A temporary database in memory.
pub(crate) fn in_memory<T>(work: impl FnOnce(&mut dyn Session) -> T) -> Result<T, Fault> {
    let connection = Connection::open_in_memory().map_err(|e| Fault::sqlite(&e))?;
    Ok(work(&mut session(&connection, Role::Writer, Duration::ZERO, Files::none())))
}

fn session(
    connection: &Connection,
    role: Role,
    patience: Duration,
    files: Files,
) -> SqliteSession<'_> {
    SqliteSession {
        connection,
        role,
        waits: patience,
        files,
        statements: HashMap::new(),
        steps: HashMap::new(),
        trace: Trace::default(),
    }
}

fn open(path: &Path, role: Role, patience: Duration) -> rusqlite::Result<Connection> {
    // The file is never made here: `entry.rs` makes it, or says why it refuses an existing one.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(patience)?;
    // Erased data is overwritten, not only marked as free (`secure_delete`). Negative cache sizes
    // are KiB. More would not pay: a commit that split a page looks through all that the writer has
    // cached, and the system keeps the file in memory anyway.
    let settings = match role {
        Role::Writer => {
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
             PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;
             PRAGMA wal_autocheckpoint = 4000; PRAGMA secure_delete = ON;"
        }
        Role::Reader => {
            "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;"
        }
    };
    settle(&connection, settings)?;
    if role == Role::Writer {
        mark(&connection)?;
    }
    Ok(connection)
}

/// With the first write a database gets the mark of this program, and loses the mark of a copy.
fn mark(connection: &Connection) -> rusqlite::Result<()> {
    let known: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if known == OURS {
        Ok(())
    } else {
        settle(connection, &format!("PRAGMA application_id = {OURS}"))
    }
}

/// Applies the settings, asking again while the file is being turned into WAL, or closed, by
/// another process: for that moment SQLite says "busy" without calling its busy handler, because
/// the wait could be a deadlock.
#[expect(clippy::disallowed_methods, reason = "SQLite offers nothing to wait for in this state")]
fn settle(connection: &Connection, settings: &str) -> rusqlite::Result<()> {
    let mut tries = 0;
    loop {
        match connection.execute_batch(settings) {
            Err(error) if is_busy(&error) && tries < SETTLING_TRIES => {
                tries += 1;
                std::thread::sleep(SETTLING_PAUSE);
            }
            settled => return settled,
        }
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy)
}

struct SqliteSession<'c> {
    connection: &'c Connection,
    role: Role,
    /// How long the connection waits for a lock at present.
    waits: Duration,
    files: Files,
    /// By address and length: a `&'static str` never changes, and hashing two numbers is cheaper
    /// than hashing a statement.
    statements: HashMap<(usize, usize), Prepared<'c>>,
    steps: HashMap<&'static str, Statement<'c>>,
    trace: Trace,
}

struct Prepared<'c> {
    statement: Statement<'c>,
    names: Vec<String>,
    is_readonly: bool,
}

impl<'c> SqliteSession<'c> {
    fn with_statement<T>(
        &mut self,
        sql: &'static str,
        args: &Args<'_>,
        run: impl FnOnce(&mut Statement<'c>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let answer = self.prepared(sql).and_then(|(prepared, wrote)| {
            *wrote |= !prepared.is_readonly;
            let statement = &mut prepared.statement;
            named::bind(&prepared.names, args, |i, value| bind(statement, i, value))?;
            run(statement)
        });
        answer.map_err(|fault| {
            let fault = fault.at(sql);
            self.trace.fault.get_or_insert_with(|| fault.clone());
            fault
        })
    }

    fn prepared(&mut self, sql: &'static str) -> Result<(&mut Prepared<'c>, &mut bool), Fault> {
        use std::collections::hash_map::Entry;
        let prepared = match self.statements.entry((sql.as_ptr().addr(), sql.len())) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let numbered = number(sql, '?');
                let statement =
                    self.connection.prepare(&numbered.text).map_err(|e| Fault::sqlite(&e))?;
                let is_readonly = statement.readonly();
                new.insert(Prepared { statement, names: numbered.names, is_readonly })
            }
        };
        Ok((prepared, &mut self.trace.wrote))
    }

    fn step_statement(&mut self, sql: &'static str) -> rusqlite::Result<()> {
        use std::collections::hash_map::Entry;
        let statement = match self.steps.entry(sql) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(self.connection.prepare(sql)?),
        };
        statement.raw_execute().map(|_| ())
    }
}

impl Sql for SqliteSession<'_> {
    fn run(&mut self, sql: &'static str, args: &Args<'_>) -> Result<u64, Fault> {
        self.with_statement(sql, args, execute)
    }

    fn rows(&mut self, sql: &'static str, args: &Args<'_>) -> Result<Vec<Row>, Fault> {
        self.with_statement(sql, args, query)
    }
}

impl Session for SqliteSession<'_> {
    fn step(&mut self, step: Step) -> Result<(), Fault> {
        if let Step::Begin(limits) = step
            && limits.wait != self.waits
        {
            self.connection.busy_timeout(limits.wait).map_err(|e| Fault::sqlite(&e))?;
            self.waits = limits.wait;
        }
        let sql: &[&'static str] = match (step, self.role) {
            (Step::Begin(_), Role::Writer) => &["BEGIN IMMEDIATE"],
            (Step::Begin(_), Role::Reader) => &["BEGIN DEFERRED"],
            (Step::Commit, _) => &["COMMIT"],
            // An error such as a full disk may have rolled back already.
            (Step::Rollback, _) if self.connection.is_autocommit() => &[],
            (Step::Rollback, _) => &["ROLLBACK"],
            (Step::Mark, _) => &["SAVEPOINT job"],
            (Step::Keep, _) => &["RELEASE job"],
            (Step::Undo, _) => &["ROLLBACK TO job", "RELEASE job"],
        };
        if matches!(step, Step::Begin(_) | Step::Mark) {
            self.trace = Trace::default();
        }
        for text in sql {
            self.step_statement(text).map_err(|e| Fault::sqlite(&e).at(text))?;
        }
        Ok(())
    }

    fn look_at_files(&mut self) -> Result<(), Fault> {
        self.files.look()
    }

    fn take_trace(&mut self) -> Trace {
        std::mem::take(&mut self.trace)
    }

    fn run_dynamic(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64, Fault> {
        let mut statement = self.connection.prepare_cached(sql).map_err(|e| Fault::sqlite(&e))?;
        for (i, value) in values.iter().enumerate() {
            bind(&mut statement, i + 1, value)?;
        }
        execute(&mut statement)
    }

    fn rows_dynamic(&mut self, sql: &str, values: &[Value<'_>]) -> Result<Vec<Row>, Fault> {
        let mut statement = self.connection.prepare_cached(sql).map_err(|e| Fault::sqlite(&e))?;
        for (i, value) in values.iter().enumerate() {
            bind(&mut statement, i + 1, value)?;
        }
        query(&mut statement)
    }

    fn each_row(&mut self, sql: &str, visit: &mut Visit<'_>) -> Result<(), Fault> {
        let mut statement = self.connection.prepare(sql).map_err(|e| Fault::sqlite(&e))?;
        each_row(&mut statement, visit)
    }

    fn script(&mut self, sql: &str) -> Result<(), Fault> {
        self.connection.execute_batch(sql).map_err(|e| Fault::sqlite(&e))
    }

    fn check(&mut self, sql: &str) -> Result<(), Fault> {
        let numbered = number(sql, '?');
        self.connection.prepare(&numbered.text).map(|_| ()).map_err(|e| Fault::sqlite(&e).at(sql))
    }

    fn engine(&self) -> Engine {
        Engine::Sqlite
    }

    fn as_sql(&mut self) -> &mut dyn Sql {
        self
    }

    fn checkpoint(&mut self) -> Result<(), Fault> {
        // While a reader uses its snapshot, a part of the log stays for the next time; that is no
        // fault.
        self.script("PRAGMA wal_checkpoint(TRUNCATE)")
    }

    fn wipe(&mut self, wipe: Wipe) -> Result<Wiped, Fault> {
        if wipe == Wipe::File {
            // Pages that were split before `secure_delete` was on have copies of rows that moved.
            // The new pages are gathered in a file, since a database may be larger than the memory.
            self.script("PRAGMA temp_store = FILE; VACUUM; PRAGMA temp_store = MEMORY")?;
        }
        // It waits for readers as long as the connection waits for a lock. Afterwards the log is
        // empty, so the erased data can't be read from it either.
        let rows = self.rows_dynamic("PRAGMA wal_checkpoint(TRUNCATE)", &[])?;
        let is_busy = rows.first().map(|row| row.int(0)).transpose()? != Some(0);
        Ok(if is_busy { Wiped::Busy } else { Wiped::Done })
    }
}

fn bind(statement: &mut Statement<'_>, i: usize, value: &Value<'_>) -> Result<(), Fault> {
    let bound = ToSqlOutput::Borrowed(match value {
        Value::Null => ValueRef::Null,
        Value::Int(n) => ValueRef::Integer(*n),
        Value::Text(text) => ValueRef::Text(text.as_bytes()),
        Value::Bytes(bytes) => ValueRef::Blob(bytes),
        Value::Id(id) => ValueRef::Blob(id),
    });
    statement.raw_bind_parameter(i, bound).map_err(|e| Fault::sqlite(&e))
}

fn execute(statement: &mut Statement<'_>) -> Result<u64, Fault> {
    let changed = statement.raw_execute().map_err(|e| Fault::sqlite(&e))?;
    u64::try_from(changed).map_err(|_| Fault::new("more rows changed than can be counted"))
}

fn query(statement: &mut Statement<'_>) -> Result<Vec<Row>, Fault> {
    let mut answer = Vec::new();
    each_row(statement, &mut |row| {
        answer.push(row);
        Ok(())
    })?;
    Ok(answer)
}

fn each_row(statement: &mut Statement<'_>, visit: &mut Visit<'_>) -> Result<(), Fault> {
    let columns = statement.column_count();
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().map_err(|e| Fault::sqlite(&e))? {
        let mut cells = Vec::with_capacity(columns);
        for i in 0..columns {
            cells.push(cell(row.get_ref(i).map_err(|e| Fault::sqlite(&e))?)?);
        }
        visit(Row::new(cells))?;
    }
    Ok(())
}

fn cell(value: ValueRef<'_>) -> Result<Value<'static>, Fault> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(n) => Value::Int(n),
        ValueRef::Text(text) => {
            let text = std::str::from_utf8(text).map_err(|_| Fault::corrupt("not UTF-8"))?;
            Value::Text(Cow::Owned(text.to_owned()))
        }
        ValueRef::Blob(bytes) => match bytes.try_into() {
            Ok(id) => Value::Id(id),
            Err(_) => Value::Bytes(Cow::Owned(bytes.to_vec())),
        },
        ValueRef::Real(_) => return Err(Fault::corrupt("a floating point number")),
    })
}
