//! Lets places go whose address did not confirm in time.

use super::{Job, Moment};
use ounce_store::{Fault, Sql, fresh, registrations};
use std::time::Duration;

/// How long a place may be held beyond its hour.
pub(super) const JOB: Job = Job { name: "places", every: Duration::from_secs(30), act: let_go };

fn let_go(sql: &mut dyn Sql, moment: Moment) -> Result<u64, Fault> {
    // A program of before may have written some beside this one.
    registrations::give_codes(sql)?;
    let mut fresh = fresh::ids(moment.now_ms, moment.seed);
    let places = registrations::let_go(sql, moment.now_ms, &mut fresh)?;
    Ok(u64::try_from(places).unwrap_or(u64::MAX))
}
