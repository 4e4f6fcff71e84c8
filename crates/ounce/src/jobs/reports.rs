//! Writes to hosts whose stroll is over and who have not reported.

use super::{Job, Moment};
use ounce_store::{Fault, Sql, fresh, stroll_reports};
use std::time::Duration;

pub(super) const JOB: Job = Job { name: "reports", every: Duration::from_secs(3600), act: remind };

fn remind(sql: &mut dyn Sql, moment: Moment) -> Result<u64, Fault> {
    stroll_reports::remind(sql, moment.now_ms, &mut fresh::ids(moment.now_ms, moment.seed))
}
