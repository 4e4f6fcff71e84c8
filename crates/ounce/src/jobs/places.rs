//! Gives places back whose address did not confirm in time.

use super::{Job, Moment};
use ounce_store::{Fault, Sql, fresh, registrations};
use std::time::Duration;

/// Its period is the longest that a place is held beyond its hour.
pub(super) const JOB: Job = Job { name: "places", every: Duration::from_secs(30), act: let_go };

fn let_go(sql: &mut dyn Sql, moment: Moment) -> Result<u64, Fault> {
    // An older version of the program may have written registrations without a code.
    registrations::give_codes(sql)?;
    let mut fresh = fresh::ids(moment.now_ms, moment.seed);
    let places = registrations::let_go(sql, moment.now_ms, &mut fresh)?;
    Ok(u64::try_from(places).unwrap_or(u64::MAX))
}
