//! A write on its way through the queue and back.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use tokio::sync::oneshot;

use crate::fault::Fault;
use crate::session::Statement;
use crate::sql::Sql;

/// A closure on its way through the queue, and the way back for its answer.
pub(crate) trait Job: Send {
    fn run(&mut self, sql: &mut dyn Sql) -> Outcome;
    /// Replaces the result of the last run.
    fn spoil(&mut self, fault: Fault);
    /// Called once, after the commit or instead of it. Nobody may be listening any more.
    fn answer(self: Box<Self>, end: Result<(), Fault>);
    /// Whether the caller still waits for the answer. A caller that has left was told "no", or will
    /// be.
    fn is_wanted(&self) -> bool;
    fn asked(&self) -> Asked;
}

/// How a write was asked for.
#[derive(Clone, Copy)]
pub(crate) struct Asked {
    /// The caller is told "no" then, unless the job has begun.
    pub(crate) until: Instant,
    pub(crate) statement: Statement,
    pub(crate) news: News,
}

/// Whether those who watch for commits hear of this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum News {
    Told,
    /// A heartbeat changes nothing that anybody shows.
    Untold,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Keep,
    /// The job refused or failed, so its writes must be undone.
    Undo,
}

/// A write closure with its latest result.
pub(crate) struct Write<F, T, R> {
    closure: F,
    asked: Asked,
    result: Option<Result<Result<T, R>, Fault>>,
    reply: oneshot::Sender<Result<Result<T, R>, Fault>>,
}

/// The receiver of the answer to a write.
pub(crate) type Reply<T, R> = oneshot::Receiver<Result<Result<T, R>, Fault>>;

pub(crate) fn job<F, T, R>(asked: Asked, closure: F) -> (Box<dyn Job>, Reply<T, R>)
where
    F: FnMut(&mut dyn Sql) -> Result<Result<T, R>, Fault> + Send + 'static,
    T: Send + 'static,
    R: Send + 'static,
{
    let (reply, receiver) = oneshot::channel();
    (Box::new(Write { closure, asked, result: None, reply }), receiver)
}

impl<F, T, R> Job for Write<F, T, R>
where
    F: FnMut(&mut dyn Sql) -> Result<Result<T, R>, Fault> + Send,
    T: Send,
    R: Send,
{
    fn run(&mut self, sql: &mut dyn Sql) -> Outcome {
        let result =
            catch_unwind(AssertUnwindSafe(|| (self.closure)(sql))).unwrap_or_else(|panic| {
                Err(Fault::new(format!("a write panicked: {}", said(&*panic))))
            });
        let outcome = if matches!(result, Ok(Ok(_))) { Outcome::Keep } else { Outcome::Undo };
        self.result = Some(result);
        outcome
    }

    fn spoil(&mut self, fault: Fault) {
        self.result = Some(Err(fault));
    }

    fn answer(self: Box<Self>, end: Result<(), Fault>) {
        let never = || Err(Fault::new("a write that never ran"));
        let result = match end {
            Ok(()) => self.result.unwrap_or_else(never),
            // The job's own fault says more than the fault of its group.
            Err(fault) => match self.result {
                Some(Err(own)) if !own.is_retry() => Err(own),
                _ => Err(fault),
            },
        };
        // Clients leave; that is no reason to stop.
        let _ = self.reply.send(result);
    }

    fn is_wanted(&self) -> bool {
        !self.reply.is_closed()
    }

    fn asked(&self) -> Asked {
        self.asked
    }
}

pub(crate) fn said(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("without words")
        .to_owned()
}
