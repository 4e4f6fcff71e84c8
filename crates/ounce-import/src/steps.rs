//! How far an import is, for those who wait for it.

use std::sync::Arc;

/// What somebody who waits for an import is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// This many rows are to be checked.
    Checks(usize),
    /// This many rows are to be written; said again if the transaction runs again.
    Writes(usize),
    /// One row more is done.
    Row,
    Ends,
}

/// Is called with every step.
pub type Watch = Arc<dyn Fn(Step) + Send + Sync>;

pub(crate) fn tell(watch: Option<&Watch>, step: Step) {
    if let Some(watch) = watch {
        watch(step);
    }
}
