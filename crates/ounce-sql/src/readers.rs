//! The threads that read: each owns a connection that cannot write, and gives every closure one
//! snapshot. The queue is short on purpose: under overload a read that would wait too long is
//! refused at once, and a tally can check the queue first ([`Readers::len`]) and keep its old
//! figures instead.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use crate::address::Address;
use crate::fault::Fault;
use crate::session::{Limits, Role, Session, Statement, Step};
use crate::sql::Sql;
use crate::writer::said;

/// How many reads may wait. At ten thousand a second that is a tenth of a second.
const QUEUE: usize = 1024;

/// A read closure that sends its own answer. It gets a session, or the reason why there is none.
type Run = Box<dyn FnOnce(Result<&mut dyn Session, Fault>) -> Went + Send>;

/// A read in the queue.
struct Job {
    run: Run,
    /// The caller is told "no" then, unless the read has begun.
    until: Instant,
    statement: Statement,
}

impl Job {
    /// How long it can still wait; `None` when its time is over.
    fn limits(&self) -> Option<Limits> {
        let wait = self.until.saturating_duration_since(now());
        (!wait.is_zero()).then_some(Limits { wait, statement: self.statement })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Went {
    Well,
    /// The connection is gone, so the thread has to make another.
    Lost,
}

pub(crate) struct Readers {
    queue: Arc<Queue>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    patience: Duration,
}

#[derive(Default)]
struct Queue {
    state: Mutex<State>,
    has_job: Condvar,
    has_room: Condvar,
}

#[derive(Default)]
struct State {
    jobs: VecDeque<Job>,
    is_closed: bool,
}

impl Queue {
    /// Jobs run outside the lock, so a poisoned one still guards a whole state.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self) -> Option<Job> {
        let mut state = self.lock();
        loop {
            if let Some(job) = state.jobs.pop_front() {
                drop(state);
                self.has_room.notify_one();
                return Some(job);
            }
            if state.is_closed {
                return None;
            }
            state = self.has_job.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn close(&self) {
        self.lock().is_closed = true;
        self.has_job.notify_all();
        self.has_room.notify_all();
    }
}

impl Readers {
    pub(crate) fn start(
        address: &Address,
        count: usize,
        patience: Duration,
    ) -> Result<Readers, Fault> {
        let readers = Readers { queue: Arc::default(), threads: Mutex::default(), patience };
        for i in 0..count {
            let (address, queue) = (address.clone(), Arc::clone(&readers.queue));
            let thread = std::thread::Builder::new()
                .name(format!("reader-{i}"))
                .spawn(move || serve(&address, patience, &queue))
                .map_err(|e| Fault::new(format!("cannot start a reader: {e}")))?;
            readers.threads().push(thread);
        }
        Ok(readers)
    }

    /// How many reads wait for a thread.
    pub(crate) fn len(&self) -> usize {
        self.queue.lock().jobs.len()
    }

    /// Queues a read, or says at once that too many wait.
    pub(crate) fn submit<F, T>(
        &self,
        closure: F,
    ) -> Result<oneshot::Receiver<Result<T, Fault>>, Fault>
    where
        F: FnOnce(&mut dyn Sql) -> Result<T, Fault> + Send + 'static,
        T: Send + 'static,
    {
        let (run, answer) = job(closure);
        let job = Job { run, until: now() + self.patience, statement: Statement::Bounded };
        self.push(self.queue.lock(), job)?;
        Ok(answer)
    }

    /// Like [`Readers::submit`], but waits for room, as the command line may.
    pub(crate) fn submit_now<F, T>(
        &self,
        closure: F,
    ) -> Result<oneshot::Receiver<Result<T, Fault>>, Fault>
    where
        F: FnOnce(&mut dyn Sql) -> Result<T, Fault> + Send + 'static,
        T: Send + 'static,
    {
        let (run, answer) = job(closure);
        let mut state = self.queue.lock();
        while state.jobs.len() >= QUEUE && !state.is_closed {
            state = self.queue.has_room.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        let job = Job { run, until: now() + self.patience, statement: Statement::Unbounded };
        self.push(state, job)?;
        Ok(answer)
    }

    fn threads(&self) -> MutexGuard<'_, Vec<JoinHandle<()>>> {
        self.threads.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn push(&self, mut state: MutexGuard<'_, State>, job: Job) -> Result<(), Fault> {
        if state.is_closed {
            return Err(Fault::new("the store is closed"));
        }
        if state.jobs.len() >= QUEUE {
            return Err(Fault::busy("too many reads wait"));
        }
        state.jobs.push_back(job);
        drop(state);
        self.queue.has_job.notify_one();
        Ok(())
    }

    /// Answers the queued reads, then ends the threads. Afterwards every read is refused.
    pub(crate) fn close(&self) {
        self.queue.close();
        for thread in std::mem::take(&mut *self.threads()) {
            if thread.join().is_err() {
                tracing::error!("a reader ended with a panic");
            }
        }
    }
}

fn job<F, T>(closure: F) -> (Run, oneshot::Receiver<Result<T, Fault>>)
where
    F: FnOnce(&mut dyn Sql) -> Result<T, Fault> + Send + 'static,
    T: Send + 'static,
{
    let (reply, answer) = oneshot::channel();
    let run = move |session: Result<&mut dyn Session, Fault>| {
        // A caller that has left needs no answer.
        if reply.is_closed() {
            let ended = session.and_then(|session| session.step(Step::Rollback));
            return if ended.is_err_and(|fault| fault.is_lost()) { Went::Lost } else { Went::Well };
        }
        let result = session.and_then(|session| in_snapshot(session, closure));
        let is_lost = result.as_ref().is_err_and(Fault::is_lost);
        // Clients leave; that is no reason to stop.
        let _ = reply.send(result);
        if is_lost { Went::Lost } else { Went::Well }
    };
    (Box::new(run), answer)
}

/// Runs a closure in the transaction that has been begun, and ends it.
fn in_snapshot<T>(
    session: &mut dyn Session,
    closure: impl FnOnce(&mut dyn Sql) -> Result<T, Fault>,
) -> Result<T, Fault> {
    let result = catch_unwind(AssertUnwindSafe(|| closure(session.as_sql())))
        .unwrap_or_else(|panic| Err(Fault::new(format!("a read panicked: {}", said(&*panic)))));
    let ended = session.step(Step::Rollback);
    if let Some(fault) = session.take_trace().fault
        && fault.is_lost()
    {
        return Err(fault);
    }
    let value = result?;
    ended?;
    Ok(value)
}

/// The loop of one reader: it connects when there is something to read, and again after the
/// connection is lost.
fn serve(address: &Address, patience: Duration, queue: &Queue) {
    let mut reader = Reader { queue, job: None, is_second_try: false };
    while reader.wait() {
        let served = address.with_session(Role::Reader, patience, |session| reader.serve(session));
        if let Err(fault) = served {
            tracing::error!(%fault, "no connection to read with");
            if let Some(job) = reader.job.take() {
                (job.run)(Err(fault));
            }
        }
    }
}

struct Reader<'q> {
    queue: &'q Queue,
    /// Taken from the queue and not run yet.
    job: Option<Job>,
    /// Whether that job has lost a connection already, before it could begin.
    is_second_try: bool,
}

impl Reader<'_> {
    fn wait(&mut self) -> bool {
        self.job = self.job.take().or_else(|| self.queue.take());
        self.job.is_some()
    }

    /// Serves on one connection until it is lost or the queue is closed.
    fn serve(&mut self, session: &mut dyn Session) {
        while self.wait() {
            let limits = self.job.as_ref().and_then(Job::limits);
            let begun = match limits {
                Some(limits) => session.step(Step::Begin(limits)),
                None => Err(Fault::busy("waited too long for its turn to read")),
            };
            let is_lost = begun.as_ref().is_err_and(Fault::is_lost);
            // If the connection was lost while idle, the job is tried once more on a new one.
            if is_lost && !self.is_second_try {
                self.is_second_try = true;
                return;
            }
            self.is_second_try = false;
            let Some(job) = self.job.take() else { return };
            let went = match begun {
                Ok(()) => (job.run)(Ok(&mut *session)),
                Err(fault) => (job.run)(Err(fault)),
            };
            if went == Went::Lost {
                return;
            }
        }
    }
}

/// A clock for measuring, not for the time of day: it only limits how long a read may wait.
#[expect(clippy::disallowed_methods, reason = "how long somebody waits is no fact of the domain")]
fn now() -> Instant {
    Instant::now()
}
