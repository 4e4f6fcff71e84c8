//! The store: one writer thread and a few readers behind two calls.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::{mpsc, watch};

use crate::address::Address;
use crate::catalogue::{self, Difference};
use crate::fault::Fault;
use crate::health::Health;
use crate::migrate::{self, Migration};
use crate::readers::Readers;
use crate::session::{PATIENCE, Role, Statement, Wipe, Wiped};
use crate::sql::Sql;
use crate::sqlite::{self, Files, Look};
use crate::writer::{self, Asked, End, Job, News, Reply, Writer};

/// How many writes may queue before the next one waits for room.
const QUEUE: usize = 4096;

/// How to open a store, and what its tables are.
#[derive(Clone, Copy)]
pub struct Opening {
    /// The migrations that make the tables, in order.
    pub migrations: &'static [Migration],
    /// When, in milliseconds UTC: recorded with each migration that is applied.
    pub now_ms: i64,
    /// How many threads read.
    pub readers: usize,
    /// How long a caller waits for the queue and for other processes together, before the answer is
    /// a fault that [`is_busy`](Fault::is_busy) and nothing has been done.
    pub patience: Duration,
    /// How closely a file is looked at before it is opened.
    pub look: Look,
}

impl Opening {
    /// Two readers, which suits two cores, and five seconds of patience.
    pub fn new(migrations: &'static [Migration], now_ms: i64) -> Opening {
        Opening { migrations, now_ms, readers: 2, patience: PATIENCE, look: Look::Header }
    }
}

/// A database that is open. Clones share it; it closes when the last one is dropped, or with
/// [`Store::close`].
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    address: Address,
    migrations: &'static [Migration],
    /// None once closed.
    writes: Mutex<Option<mpsc::Sender<Box<dyn Job>>>>,
    writer: Mutex<Option<JoinHandle<()>>>,
    readers: Readers,
    commits: watch::Receiver<u64>,
    patience: Duration,
    health: Health,
    files: Mutex<Files>,
}

impl Store {
    /// Opens `sqlite:PATH` (made when it is not there) or `postgres://…` and applies the
    /// migrations it lacks. Blocks until the database is ready.
    pub fn open(url: &str, opening: impl Into<Opening>) -> Result<Store, Fault> {
        let opening = opening.into();
        let address = Address::parse(url)?;
        address.prepare(opening.look)?;
        let (writes, queue) = mpsc::channel(QUEUE);
        let (counter, commits) = watch::channel(0);
        let (ready, is_ready) = std::sync::mpsc::channel();
        let theirs = address.clone();
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || {
                write_until_closed(
                    &theirs,
                    Writer::new(queue, counter, opening.patience),
                    opening,
                    &ready,
                )
            })
            .map_err(|e| Fault::new(format!("cannot start the writer: {e}")))?;
        is_ready.recv().unwrap_or_else(|_| Err(Fault::new("the writer ended early")))?;
        let readers = Readers::start(&address, opening.readers.max(1), opening.patience)?;
        let files = Mutex::new(address.files()?);
        let inner = Inner {
            files,
            address,
            migrations: opening.migrations,
            writes: Mutex::new(Some(writes)),
            writer: Mutex::new(Some(thread)),
            readers,
            commits,
            patience: opening.patience,
            health: Health::default(),
        };
        Ok(Store { inner: Arc::new(inner) })
    }

    /// Reads from one snapshot. The connection cannot write. Fails at once, with a fault that
    /// [`is_busy`](Fault::is_busy), when too many reads wait.
    pub async fn read<F, T>(&self, f: F) -> Result<T, Fault>
    where
        F: FnOnce(&mut dyn Sql) -> Result<T, Fault> + Send + 'static,
        T: Send + 'static,
    {
        self.inner.readers.submit(f)?.await.unwrap_or_else(|_| Err(closed()))
    }

    /// Like [`Store::read`], but `None` when more than `max_queued` reads wait already: for figures
    /// that may stay old for a while.
    pub async fn read_if_idle<F, T>(&self, max_queued: usize, f: F) -> Option<Result<T, Fault>>
    where
        F: FnOnce(&mut dyn Sql) -> Result<T, Fault> + Send + 'static,
        T: Send + 'static,
    {
        if self.read_queue_len() > max_queued { None } else { Some(self.read(f).await) }
    }

    /// Writes atomically: `Ok(Ok)` is committed and on disk, `Ok(Err)` is the closure's own refusal
    /// with nothing written, `Err` is a fault with nothing written (unless the connection broke
    /// during the commit itself, when nobody can know). If the caller stops waiting before the
    /// commit begins, the closure is not run, or is undone.
    ///
    /// `f` may run more than once and must touch nothing but `sql`.
    pub async fn write<F, T, R>(&self, f: F) -> Result<Result<T, R>, Fault>
    where
        F: FnMut(&mut dyn Sql) -> Result<Result<T, R>, Fault> + Send + 'static,
        T: Send + 'static,
        R: Send + 'static,
    {
        let reply = self.queue(Statement::Bounded, News::Told, f).await?;
        let answer = reply.await.unwrap_or_else(|_| Err(closed()));
        if let Err(fault) = &answer {
            self.inner.health.note(fault);
        }
        answer
    }

    /// [`Store::read`] for threads that may block, such as the command line's. Panics on a thread
    /// of an async runtime.
    pub fn read_now<F, T>(&self, f: F) -> Result<T, Fault>
    where
        F: FnOnce(&mut dyn Sql) -> Result<T, Fault> + Send + 'static,
        T: Send + 'static,
    {
        self.inner.readers.submit_now(f)?.blocking_recv().unwrap_or_else(|_| Err(closed()))
    }

    /// [`Store::write`] for threads that may block. Panics on a thread of an async runtime.
    pub fn write_now<F, T, R>(&self, f: F) -> Result<Result<T, R>, Fault>
    where
        F: FnMut(&mut dyn Sql) -> Result<Result<T, R>, Fault> + Send + 'static,
        T: Send + 'static,
        R: Send + 'static,
    {
        let asked = self.asked(Statement::Unbounded, News::Told);
        let (job, reply) = writer::job(asked, f);
        self.sender()?.blocking_send(job).map_err(|_| closed())?;
        reply.blocking_recv().unwrap_or_else(|_| Err(closed()))
    }

    /// Whether a write is possible now. It makes and commits one, at most once a second. A load
    /// balancer decides by this whether to send visitors here; the fault says why not. Needs a
    /// runtime with timers.
    pub async fn health(&self) -> Result<(), Fault> {
        self.inner.health.ask(self).await
    }

    /// Whether the files of the database are still those that were opened. The writer checks them
    /// with every write; call this to watch them while nobody writes. It takes as long as asking
    /// the disk about three files. A server's files can't be checked.
    ///
    /// # Errors
    /// A fault with [`Trouble::Replaced`](crate::Trouble::Replaced), which [`Store::health`] then
    /// gives as well.
    pub fn look_at_files(&self) -> Result<(), Fault> {
        let looked = self.inner.files.lock().unwrap_or_else(PoisonError::into_inner).look();
        match &looked {
            Ok(()) => self.inner.health.forget_replaced(),
            Err(fault) => self.inner.health.note(fault),
        }
        looked
    }

    /// Puts a write into the queue and returns the receiver of its answer.
    pub(crate) async fn queue<F, T, R>(
        &self,
        statement: Statement,
        news: News,
        f: F,
    ) -> Result<Reply<T, R>, Fault>
    where
        F: FnMut(&mut dyn Sql) -> Result<Result<T, R>, Fault> + Send + 'static,
        T: Send + 'static,
        R: Send + 'static,
    {
        let (job, reply) = writer::job(self.asked(statement, news), f);
        self.sender()?.send(job).await.map_err(|_| closed())?;
        Ok(reply)
    }

    /// As asked for now: the wait for room in the queue counts as well.
    fn asked(&self, statement: Statement, news: News) -> Asked {
        Asked { until: writer::now() + self.inner.patience, statement, news }
    }

    /// Changes after each commit of this process: what a live tally waits for. Commits by other
    /// processes do not show.
    pub fn commits(&self) -> watch::Receiver<u64> {
        self.inner.commits.clone()
    }

    /// How many reads wait for a thread.
    pub fn read_queue_len(&self) -> usize {
        self.inner.readers.len()
    }

    /// Runs all queued jobs, brings SQLite's log into its file, and ends all threads. Reads and
    /// writes after this are refused.
    pub fn close(&self) {
        self.inner.close();
    }

    /// Overwrites deleted and changed data, so that no byte of it is in the files any more. Blocks,
    /// and must not be called on a thread of an async runtime.
    pub fn wipe(&self, wipe: Wipe) -> Result<Wiped, Fault> {
        let patience = self.inner.patience;
        self.inner.address.with_session(Role::Writer, patience, |session| session.wipe(wipe))?
    }

    /// A whole copy of an SQLite database as of this moment, in a new file, while the store goes
    /// on serving. PostgreSQL has its own tools for this and gets a fault.
    pub fn backup(&self, to: &Path) -> Result<(), Fault> {
        let Address::Sqlite(from) = &self.inner.address else {
            return Err(Fault::new("back a PostgreSQL database up with pg_dump"));
        };
        if to.exists() {
            return Err(Fault::new(format!("{} is there already", to.display())));
        }
        // Under another name until it is whole, so that half a copy is never taken for a backup.
        let mut partial = to.as_os_str().to_owned();
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        let failed = |e: std::io::Error| Fault::new(format!("backup: {e}"));
        if partial.exists() {
            std::fs::remove_file(&partial).map_err(failed)?;
        }
        sqlite::backup(&from.path, &partial)?;
        std::fs::rename(&partial, to).map_err(failed)
    }

    /// Puts a copy of a backup in the place of the SQLite database that `url` names, which nobody
    /// may have open. The old database is kept; its new path is returned, with `now_ms` in its
    /// name.
    pub fn restore(from: &Path, url: &str, now_ms: i64) -> Result<Option<PathBuf>, Fault> {
        let Address::Sqlite(to) = Address::parse(url)? else {
            return Err(Fault::new("restore a PostgreSQL database with pg_restore or psql"));
        };
        sqlite::restore(from, &to.path, &format!(".before-{now_ms}"))
    }

    /// Prepares every one of these statements against the database as it is, and gives the reason
    /// for each one that can't be prepared.
    pub fn check_statements(
        &self,
        statements: impl Iterator<Item = &'static str>,
    ) -> Result<Vec<Fault>, Fault> {
        self.inner.address.with_session(Role::Reader, PATIENCE, |session| {
            statements.filter_map(|sql| session.check(sql).err()).collect()
        })
    }

    /// Compares the database with its migrations, object by object, and lists the differences.
    /// Blocks, and must not be called on a thread of an async runtime.
    pub fn compare_with_migrations(&self) -> Result<Vec<Difference>, Fault> {
        catalogue::compare(&self.inner.address, self.inner.migrations)
    }

    pub(crate) fn address(&self) -> &Address {
        &self.inner.address
    }

    fn sender(&self) -> Result<mpsc::Sender<Box<dyn Job>>, Fault> {
        let writes = self.inner.writes.lock().unwrap_or_else(PoisonError::into_inner);
        writes.clone().ok_or_else(closed)
    }
}

impl Inner {
    fn close(&self) {
        // A connection that cannot write leaves SQLite's log behind when it is the last to go.
        self.readers.close();
        drop(self.writes.lock().unwrap_or_else(PoisonError::into_inner).take());
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        if writer.is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the writer ended with a panic");
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.close();
    }
}

pub(crate) fn closed() -> Fault {
    Fault::new("the store is closed")
}

/// The writer's thread: the first connection migrates and says so.
fn write_until_closed(
    address: &Address,
    mut writer: Writer,
    opening: Opening,
    ready: &std::sync::mpsc::Sender<Result<(), Fault>>,
) {
    let first = address.with_session(Role::Writer, opening.patience, |session| {
        let migrated = migrate::apply(session, opening.migrations, opening.now_ms);
        let is_migrated = migrated.is_ok();
        // The thread that opens the store waits for this, or has ended.
        let _ = ready.send(migrated);
        if is_migrated { writer.serve_session(session) } else { End::Closed }
    });
    match first {
        Ok(End::Closed) => {}
        Ok(End::Lost) => writer.serve(address),
        Err(fault) => drop(ready.send(Err(fault))),
    }
}
