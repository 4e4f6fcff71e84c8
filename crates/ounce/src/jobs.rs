//! The jobs: work that is repeated while the service runs.
//!
//! One loop runs all of them. A job is a function that writes to the database and returns how many
//! things it did. It is called again at once until it has nothing left to do, so each call can be
//! short and no visitor waits for it. Every process of a service runs the loop, and the table `job`
//! makes sure that each turn is taken once. Mail is not here: it talks to another machine, and
//! `ounce-post` delivers it under a lease from the same table.

mod bursts;
mod forgetting;
mod places;
mod reminders;
mod reports;
mod retention;

use crate::clock;
use crate::say::{End, print};
use crate::words;
use jiff::Timestamp;
use ounce_store::jobs::Run;
use ounce_store::{Fault, Sql, Store, jobs};
use std::convert::Infallible;
use std::fmt::Write;
use std::time::Duration;

/// A piece of repeated work.
struct Job {
    /// As `ounce jobs` and the log name it; it never changes.
    name: &'static str,
    every: Duration,
    /// Does a part of the work, and returns how much it did; 0 when there is nothing to do.
    act: fn(&mut dyn Sql, Moment) -> Result<u64, Fault>,
}

/// The time and the random bytes for a job.
#[derive(Clone, Copy)]
struct Moment {
    now_ms: i64,
    seed: [u8; 16],
}

const JOBS: &[Job] =
    &[bursts::JOB, forgetting::JOB, places::JOB, reminders::JOB, reports::JOB, retention::JOB];

/// How often the loop checks which jobs are due.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// A job that failed is tried again after this time, or after its own if that is shorter.
const AFTER_FAILURE: Duration = Duration::from_secs(300);
/// How many turns `ounce jobs` shows.
const SHOWN: i64 = 20;

/// Runs due jobs until the process ends.
pub(crate) async fn run(store: Store) {
    loop {
        let moment = Moment { now_ms: clock::now_ms(), seed: clock::random() };
        match due(&store, JOBS, moment.now_ms).await {
            Ok(due) => {
                for job in due {
                    take_turns(&store, job, moment).await;
                }
            }
            Err(fault) => tracing::warn!(%fault, "which jobs are due could not be read"),
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// The jobs that are due. A job whose next turn is further away than its period was postponed by a
/// clock that was ahead, so it is due too.
async fn due(store: &Store, all: &'static [Job], now_ms: i64) -> Result<Vec<&'static Job>, Fault> {
    let known = store.read(jobs::list).await?;
    let is_due = |job: &&Job| {
        let next_ms = known.iter().find(|one| one.name == job.name).map_or(0, |one| one.next_ms);
        next_ms <= now_ms || next_ms > now_ms + ms(job.every)
    };
    Ok(all.iter().filter(is_due).collect())
}

/// Takes turns at a job until it has nothing left to do, or fails.
async fn take_turns(store: &Store, job: &'static Job, moment: Moment) {
    loop {
        match take_turn(store, job, moment).await {
            Ok(0) => return,
            Ok(did) => tracing::info!(job = job.name, did, "a job was done"),
            Err(fault) => {
                tracing::warn!(job = job.name, %fault, "a job failed");
                note_failure(store, job, moment.now_ms, fault.to_string()).await;
                return;
            }
        }
    }
}

/// One turn: the check that it is due, its work and its record are one transaction.
async fn take_turn(store: &Store, job: &'static Job, moment: Moment) -> Result<u64, Fault> {
    let done = store.write(move |sql| {
        if !jobs::begin(sql, job.name, moment.now_ms, ms(job.every))? {
            return Ok(Ok::<_, Infallible>(0));
        }
        let did = (job.act)(sql, moment)?;
        jobs::end(sql, job.name, moment.now_ms, did)?;
        Ok(Ok(did))
    });
    let Ok(did) = done.await?;
    Ok(did)
}

async fn note_failure(store: &Store, job: &'static Job, now_ms: i64, error: String) {
    let after_ms = ms(job.every.min(AFTER_FAILURE));
    let noted = store.write(move |sql| {
        jobs::fail(sql, job.name, now_ms, after_ms, &error).map(Ok::<_, Infallible>)
    });
    if let Err(fault) = noted.await {
        tracing::warn!(job = job.name, %fault, "that a job failed could not be written");
    }
}

fn ms(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

/// `ounce jobs`: prints the last and the next turn of each job, and what the last turns did.
///
/// # Errors
/// A fault of the store.
pub(crate) fn list(store: &Store) -> Result<(), End> {
    let (known, runs) = store.read_now(|sql| Ok((jobs::list(sql)?, jobs::runs(sql, SHOWN)?)))?;
    let mut text = String::new();
    for job in known {
        let last = job.last_ms.map_or_else(|| "not yet".to_owned(), moment);
        let next = match job.held_until_ms {
            Some(until_ms) => format!("in hand until {}", moment(until_ms)),
            None if job.last_ms.is_none() => "when there is something to do".to_owned(),
            None => format!("next {}", moment(job.next_ms)),
        };
        // A `String` takes any text.
        let _ = writeln!(text, "{:<12} last {last}, {next}", job.name);
    }
    if text.is_empty() {
        text.push_str("no job has had its turn yet; `ounce serve` does them\n");
    }
    for run in runs {
        let _ = writeln!(text, "{} {:<12} {}", moment(run.at_ms), run.job, said(&run));
    }
    print(&text)
}

fn said(run: &Run) -> String {
    match &run.error {
        Some(error) => format!("failed: {error}"),
        None => words::count(run.did.unsigned_abs(), "thing done", "things done"),
    }
}

fn moment(at_ms: i64) -> String {
    let second = Timestamp::from_second(at_ms.div_euclid(1000));
    second.map(|at| at.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
