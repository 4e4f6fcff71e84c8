//! One job of a group: run, kept or undone, and why a group does not get through.

use super::job::{Job, Outcome};
use crate::fault::Fault;
use crate::session::{Session, Step};

/// Why a group did not get through. It has been rolled back by then.
pub(super) enum Setback {
    /// The transaction could not be opened, so no job has run.
    NotBegun(Fault),
    /// A job has written and must be undone, and without savepoints that undoes its whole group.
    Undo,
    /// Another process changed the same rows at the same time.
    Crossed,
    /// Another process held a lock for longer than the first job of the group can wait.
    Late(Fault),
    /// The caller of a job that has run has left.
    Unwanted,
    Broken(Fault),
}

impl Setback {
    pub(super) fn of(fault: Fault) -> Setback {
        if fault.is_retry() {
            Setback::Crossed
        } else if fault.is_late() {
            Setback::Late(fault)
        } else {
            Setback::Broken(fault)
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Savepoints {
    None,
    Each,
}

/// Runs one job inside the transaction and says whether it wrote anything that stays.
pub(super) fn run_job(
    session: &mut dyn Session,
    job: &mut dyn Job,
    savepoints: Savepoints,
) -> Result<bool, Setback> {
    match savepoints {
        Savepoints::Each => session.step(Step::Mark).map_err(Setback::of)?,
        Savepoints::None => drop(session.take_trace()),
    }
    let outcome = job.run(session.as_sql());
    let trace = session.take_trace();
    let has_failed = trace.fault.is_some();
    if let Some(fault) = trace.fault {
        if fault.is_retry() || fault.is_lost() || fault.is_late() {
            return Err(Setback::of(fault));
        }
        if outcome == Outcome::Keep {
            job.spoil(fault.at("a failed statement was passed over"));
        }
    }
    match (outcome, savepoints) {
        (Outcome::Keep, Savepoints::None) if !has_failed => Ok(trace.wrote),
        (Outcome::Keep, Savepoints::Each) if !has_failed => {
            session.step(Step::Keep).map_err(Setback::of).map(|()| trace.wrote)
        }
        (_, Savepoints::None) if !has_failed && !trace.wrote => Ok(false),
        (_, Savepoints::None) => Err(Setback::Undo),
        (_, Savepoints::Each) => session.step(Step::Undo).map_err(Setback::of).map(|()| false),
    }
}
