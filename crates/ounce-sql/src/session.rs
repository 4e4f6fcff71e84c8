//! One connection, as the writer, the readers, `migrate` and `copy` use it.
//!
//! A session lives inside a call of [`Address::with_session`](crate::address::Address) because a
//! prepared SQLite statement borrows its connection. Code that needs a session for long runs its
//! loop in there. Both engines are built on this file, so it names neither of them.

use std::time::Duration;

use crate::fault::Fault;
use crate::sql::{Row, Sql, Value};

/// What a session may do, and how much memory it may take for it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Writer,
    Reader,
}

/// How long a transaction may wait for another process's lock, and how long a statement may take. A
/// caller has one deadline for the queue and the run; the remaining time is passed on here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    pub(crate) wait: Duration,
    pub(crate) statement: Statement,
}

/// How long one statement may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Statement {
    /// [`STATEMENT`], where the engine can hold a statement to it.
    Bounded,
    /// Without a limit, for commands that read or write everything.
    Unbounded,
}

/// How long a caller waits for the queue, the lock and the run together.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// How long a statement of the service may take at most. Nobody waits longer for a page.
pub(crate) const STATEMENT: Duration = Duration::from_secs(15);

/// The steps of a transaction, in each engine's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Begins the transaction of the role: a writer's is serializable, a reader's is one snapshot.
    Begin(Limits),
    Commit,
    Rollback,
    /// Starts a savepoint for one job,
    Mark,
    /// keeps what the job did since,
    Keep,
    /// or undoes it.
    Undo,
}

pub(crate) trait Session: Sql {
    fn step(&mut self, step: Step) -> Result<(), Fault>;

    /// Fails when the files are no longer those that were opened, because later writes would be
    /// lost.
    fn look_at_files(&mut self) -> Result<(), Fault>;

    /// The trace since the last [`Step::Begin`], [`Step::Mark`] or call of this: the first fault of
    /// any statement, whether or not the closure passed it on, and whether anything was written.
    fn take_trace(&mut self) -> Trace;

    /// Text made at run time, by `migrate` and `copy` alone; numbered for this engine already.
    fn run_dynamic(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64, Fault>;
    fn rows_dynamic(&mut self, sql: &str, values: &[Value<'_>]) -> Result<Vec<Row>, Fault>;
    /// Visits the rows one by one, for tables that do not fit into memory. Inside a transaction.
    fn each_row(&mut self, sql: &str, visit: &mut Visit<'_>) -> Result<(), Fault>;
    /// Several statements without arguments, as a migration is.
    fn script(&mut self, sql: &str) -> Result<(), Fault>;
    /// Prepares a statement and drops it; the fault says why it can't be prepared.
    fn check(&mut self, sql: &str) -> Result<(), Fault>;

    fn engine(&self) -> Engine;
    fn as_sql(&mut self) -> &mut dyn Sql;
    /// Moves committed changes from the log into the main file, if the engine has such a log.
    fn checkpoint(&mut self) -> Result<(), Fault>;
    /// Overwrites data that was erased before.
    fn wipe(&mut self, wipe: Wipe) -> Result<Wiped, Fault>;
}

/// How far [`Store::wipe`](crate::Store::wipe) goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wipe {
    /// The log alone. That is enough if every program that wrote to the file overwrote the data it
    /// deleted.
    Log,
    /// The whole file is rewritten as well. Writes wait meanwhile.
    File,
}

/// The outcome of [`Store::wipe`](crate::Store::wipe).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wiped {
    /// No file has a byte of the erased data.
    Done,
    /// Reads were under way all the time, so the log still has some of the data; try again.
    Busy,
    /// The server keeps old rows until its administrator runs `VACUUM FULL`.
    ByServer,
}

/// What is done with each row of [`Session::each_row`].
pub(crate) type Visit<'a> = dyn FnMut(Row) -> Result<(), Fault> + 'a;

/// See [`Session::take_trace`].
#[derive(Default)]
pub(crate) struct Trace {
    pub(crate) fault: Option<Fault>,
    pub(crate) wrote: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}
