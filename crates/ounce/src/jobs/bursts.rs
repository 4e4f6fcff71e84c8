//! Notes many sign-ups for one stroll within an hour, and writes to its host.

use super::{Job, Moment};
use ounce_store::{Fault, Sql, bursts, fresh};
use std::time::Duration;

/// A host hears within five minutes, while places that nobody confirms are still held.
pub(super) const JOB: Job = Job { name: "bursts", every: Duration::from_secs(300), act: note };

fn note(sql: &mut dyn Sql, moment: Moment) -> Result<u64, Fault> {
    bursts::note(sql, moment.now_ms, &mut fresh::ids(moment.now_ms, moment.seed))
}
