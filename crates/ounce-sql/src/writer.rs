//! The one thread that writes.
//!
//! It takes a job, opens a transaction, runs the job and all jobs that have queued meanwhile,
//! commits once, and only then answers everybody. While one group is flushed, the next one gathers.
//! Both engines use it. Jobs may run more than once and answer only after the commit, so a group is
//! first run without savepoints, trusting that no job has to be undone; when one has to be, the
//! group is rolled back and run again with a savepoint around each job, and so are the next few
//! groups.
//!
//! Nobody is told "no" about a job that is done after all. A job whose caller has left is not run,
//! or is undone if it has run. A job whose time is over before it could begin is answered and not
//! run. Each job has one deadline for the queue and for every lock it waits for.

mod job;
mod run;

use std::time::{Duration, Instant};

use tokio::sync::{mpsc, watch};

use crate::address::Address;
use crate::fault::Fault;
use crate::session::{Limits, Role, Session, Statement, Step};
pub(crate) use job::{Asked, Job, News, Reply, job, said};
use run::{Savepoints, Setback, run_job};

/// How many jobs may share a commit, and how long they may take together.
const GROUP: usize = 512;
const GROUP_TIME: Duration = Duration::from_millis(5);
/// How many groups go with savepoints after a job had to be undone.
const CAREFUL_GROUPS: u32 = 32;
/// How often one job is tried again when another process changes the same rows.
const TRIES: u32 = 60;

type Group = Vec<Box<dyn Job>>;

/// What the jobs of a group have written.
#[derive(Clone, Copy, Default)]
struct Written {
    anything: bool,
    /// Whether those who watch for commits have to be told.
    news: bool,
}

/// Why [`Writer::serve_session`] came back.
pub(crate) enum End {
    Closed,
    Lost,
}

pub(crate) struct Writer {
    queue: mpsc::Receiver<Box<dyn Job>>,
    commits: watch::Sender<u64>,
    /// Taken from the queue and not answered yet.
    group: Group,
    patience: Duration,
    /// How many groups are still to go with savepoints.
    careful: u32,
    /// Whether the group in hand has lost a connection already, before it could begin.
    is_second_try: bool,
}

impl Writer {
    pub(crate) fn new(
        queue: mpsc::Receiver<Box<dyn Job>>,
        commits: watch::Sender<u64>,
        patience: Duration,
    ) -> Writer {
        Writer {
            queue,
            commits,
            patience,
            group: Vec::with_capacity(GROUP),
            careful: 0,
            is_second_try: false,
        }
    }

    /// Connects and serves until every sender is gone. A lost connection is replaced as soon as
    /// there is something to write; while there is none to be had, each job gets the fault.
    pub(crate) fn serve(mut self, address: &Address) {
        while self.wait() {
            let patience = self.patience;
            let served =
                address.with_session(Role::Writer, patience, |session| self.serve_session(session));
            match served {
                Ok(End::Closed) => return,
                Ok(End::Lost) => tracing::warn!("the connection to write with was lost"),
                Err(fault) => {
                    tracing::error!(%fault, "no connection to write with");
                    // All of them have waited for the same lock; nobody waits for it once more.
                    while let Ok(job) = self.queue.try_recv() {
                        self.group.push(job);
                    }
                    answer_all(self.group.drain(..), Err(fault));
                }
            }
        }
    }

    /// Waits for a job to begin a group with; false when there will never be one again.
    fn wait(&mut self) -> bool {
        loop {
            self.turn_away(&Fault::busy("waited too long for its turn to write"));
            if !self.group.is_empty() {
                return true;
            }
            match self.queue.blocking_recv() {
                Some(job) => self.group.push(job),
                None => return false,
            }
        }
    }

    /// Answers those of the group whose time is over, and forgets those whose asker has left.
    fn turn_away(&mut self, fault: &Fault) {
        let now = now();
        for job in std::mem::take(&mut self.group) {
            if now >= job.asked().until {
                job.answer(Err(fault.clone()));
            } else if job.is_wanted() {
                self.group.push(job);
            }
        }
    }

    /// How long the first job of the group can still wait, since it has waited longest.
    fn limits(&self) -> Limits {
        let asked = self.group.iter().map(|job| job.asked());
        let until = asked.clone().map(|asked| asked.until).min();
        let left = until.map_or(self.patience, |until| until.saturating_duration_since(now()));
        let statement = asked.map(|asked| asked.statement).max().unwrap_or(Statement::Bounded);
        Limits { wait: left.min(self.patience).max(Duration::from_millis(1)), statement }
    }

    /// Serves on one connection until it is lost or every sender is gone.
    pub(crate) fn serve_session(&mut self, session: &mut dyn Session) -> End {
        while self.wait() {
            match self.settle(session) {
                Ok(()) => self.is_second_try = false,
                // If the connection was lost while nothing ran, the group is tried once more on a
                // new one.
                Err(Setback::NotBegun(fault)) if fault.is_lost() && !self.is_second_try => {
                    self.is_second_try = true;
                    return End::Lost;
                }
                Err(Setback::NotBegun(fault) | Setback::Broken(fault)) => {
                    tracing::error!(%fault, jobs = self.group.len(), "a commit group failed");
                    let is_lost = fault.is_lost();
                    answer_all(self.group.drain(..), Err(fault));
                    if is_lost {
                        return End::Lost;
                    }
                }
                Err(Setback::Late(fault)) => {
                    tracing::warn!(%fault, jobs = self.group.len(), "waited for another process");
                    let count = self.group.len();
                    self.turn_away(&fault);
                    // A wait that ended too early is answered too, or it would begin again.
                    if self.group.len() == count {
                        answer_all(self.group.drain(..1), Err(fault));
                    }
                }
                Err(Setback::Unwanted) => self.group.retain(|job| job.is_wanted()),
                Err(Setback::Undo | Setback::Crossed) => {
                    let fault = Fault::new("a job could neither be kept nor undone");
                    answer_all(self.group.drain(..), Err(fault));
                }
            }
        }
        if let Err(fault) = session.checkpoint() {
            tracing::warn!(%fault, "the last checkpoint failed");
        }
        End::Closed
    }

    /// Brings the group in hand to a commit and answers it, with as many attempts as needed.
    fn settle(&mut self, session: &mut dyn Session) -> Result<(), Setback> {
        let savepoints = if self.careful > 0 { Savepoints::Each } else { Savepoints::None };
        self.careful = self.careful.saturating_sub(1);
        match self.attempt(session, savepoints, GROUP) {
            Err(Setback::Undo) if self.group.len() > 1 => {
                self.careful = CAREFUL_GROUPS;
                match self.attempt(session, Savepoints::Each, GROUP) {
                    Err(Setback::Crossed) => return self.attempt_apart(session),
                    end => end?,
                }
            }
            // Nothing else was in the transaction, so rolling it back undid that job alone.
            Err(Setback::Undo) => {}
            Err(Setback::Crossed) => return self.attempt_apart(session),
            end => end?,
        }
        answer_all(self.group.drain(..), Ok(()));
        Ok(())
    }

    /// One transaction with the jobs in hand and those that queue meanwhile, up to `limit` jobs.
    fn attempt(
        &mut self,
        session: &mut dyn Session,
        savepoints: Savepoints,
        limit: usize,
    ) -> Result<(), Setback> {
        let not_begun = |fault: Fault| {
            if fault.is_late() { Setback::Late(fault) } else { Setback::NotBegun(fault) }
        };
        session.look_at_files().map_err(not_begun)?;
        session.step(Step::Begin(self.limits())).map_err(not_begun)?;
        let end = self.run_jobs(session, savepoints, limit).and_then(|written| {
            if !written.anything {
                return session.step(Step::Rollback).map_err(Setback::of);
            }
            if !self.group.iter().all(|job| job.is_wanted()) {
                return Err(Setback::Unwanted);
            }
            session.step(Step::Commit).map_err(Setback::of)?;
            session.look_at_files().map_err(Setback::Broken)?;
            if written.news {
                self.commits.send_modify(|count| *count += 1);
            }
            Ok(())
        });
        end.inspect_err(|_| {
            if let Err(fault) = session.step(Step::Rollback) {
                tracing::warn!(%fault, "a rollback failed");
            }
        })
    }

    /// Runs the group and returns what it has written.
    fn run_jobs(
        &mut self,
        session: &mut dyn Session,
        savepoints: Savepoints,
        limit: usize,
    ) -> Result<Written, Setback> {
        let started = now();
        let mut written = Written::default();
        let mut add = |job: &dyn Job, wrote: bool| {
            written.anything |= wrote;
            written.news |= wrote && job.asked().news == News::Told;
        };
        for job in &mut self.group {
            let wrote = run_job(session, job.as_mut(), savepoints)?;
            add(job.as_ref(), wrote);
        }
        while self.group.len() < limit && started.elapsed() < GROUP_TIME {
            let Ok(mut job) = self.queue.try_recv() else { break };
            if !job.is_wanted() {
                continue;
            }
            let ran = run_job(session, job.as_mut(), savepoints);
            if let Ok(wrote) = ran {
                add(job.as_ref(), wrote);
            }
            self.group.push(job);
            ran?;
        }
        Ok(written)
    }

    /// Whether the first of the group still waits.
    fn is_in_time(&self) -> bool {
        self.group.iter().all(|job| job.is_wanted() && now() < job.asked().until)
    }

    /// After a conflict with another process: runs halves of the group, then halves of those, down
    /// to single jobs, which are tried until they get through.
    fn attempt_apart(&mut self, session: &mut dyn Session) -> Result<(), Setback> {
        let mut parts = vec![std::mem::take(&mut self.group)];
        let mut tries = 0;
        while let Some(part) = parts.pop() {
            self.group = part;
            match self.attempt(session, Savepoints::Each, 0) {
                Ok(()) => {
                    tries = 0;
                    answer_all(self.group.drain(..), Ok(()));
                }
                Err(Setback::Crossed) if self.group.len() > 1 => {
                    let later = self.group.split_off(self.group.len().div_ceil(2));
                    parts.extend([later, std::mem::take(&mut self.group)]);
                }
                Err(Setback::Crossed) if tries < TRIES && self.is_in_time() => {
                    tries += 1;
                    back_off(tries);
                    parts.push(std::mem::take(&mut self.group));
                }
                Err(Setback::Crossed) => {
                    tries = 0;
                    let fault = Fault::busy("crossed other writers too often");
                    answer_all(self.group.drain(..), Err(fault));
                }
                Err(setback) => {
                    self.group.extend(parts.into_iter().rev().flatten());
                    return Err(setback);
                }
            }
        }
        Ok(())
    }
}

/// A clock for measuring, not for the time of day: it only limits how long a group may gather.
#[expect(clippy::disallowed_methods, reason = "how long a group takes is no fact of the domain")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// Another process's transaction gives no signal when it ends, so the only way is to wait and try
/// again, longer each time.
#[expect(clippy::disallowed_methods, reason = "nothing signals the end of a foreign transaction")]
fn back_off(tries: u32) {
    std::thread::sleep(Duration::from_micros(u64::from(tries * tries) * 20));
}

fn answer_all(group: impl Iterator<Item = Box<dyn Job>>, end: Result<(), Fault>) {
    for job in group {
        job.answer(end.clone());
    }
}
