//! Erases personal data that campaigns of earlier years still hold, when its time has ended.

use super::{Job, Moment};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ounce_store::person::retention;
use ounce_store::{Fault, Sql};
use std::time::Duration;

/// How many rows are erased in one turn, so that it stays short.
const AT_ONCE: usize = 500;

pub(super) const JOB: Job =
    Job { name: "retention", every: Duration::from_secs(24 * 3600), act: end };

fn end(sql: &mut dyn Sql, moment: Moment) -> Result<u64, Fault> {
    let now = Timestamp::from_millisecond(moment.now_ms)
        .map_err(|_| Fault::corrupt("a time beyond all calendars"))?;
    retention::end_some(sql, now.to_zoned(TimeZone::UTC).date(), AT_ONCE)
}
