//! Puts the reminders before a stroll and the thanks after it into the outbox.

use super::{Job, Moment};
use ounce_store::{Fault, Sql, reminders};
use std::time::Duration;

/// Nobody waits for a reminder to the minute.
pub(super) const JOB: Job = Job { name: "reminders", every: Duration::from_secs(600), act: send };

fn send(sql: &mut dyn Sql, moment: Moment) -> Result<u64, Fault> {
    reminders::send_due(sql, moment.now_ms, moment.seed)
}
