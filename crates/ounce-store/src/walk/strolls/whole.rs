//! Writes everything that is known of a stroll, and tells those who have to know.

use ounce_domain::refusal::Refusal;
use ounce_domain::stroll::{Meeting, StatusChange, Stroll};
use ounce_domain::text::EmailAddress;
use ounce_sql::{Fault, Sql};

use super::{meets_at, save, save_meeting, tell_meets_elsewhere};
use crate::questions;

/// A stroll with what goes beside it. `None` leaves what is on record.
#[derive(Clone, Copy, Debug)]
pub struct Whole<'a> {
    pub stroll: &'a Stroll,
    pub meeting: Option<&'a Meeting>,
    /// The address for questions; the inner `None` is no address.
    pub host_email: Option<Option<&'a EmailAddress>>,
}

/// Writes a stroll; true when something changed. See [`save`] for `change` and `fresh`.
///
/// # Errors
/// As [`save`].
pub fn save_whole(
    sql: &mut dyn Sql,
    whole: Whole<'_>,
    change: &StatusChange,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<bool, Refusal>, Fault> {
    let Whole { stroll, meeting, host_email } = whole;
    let met = meets_at(sql, stroll.id)?;
    let mut changed = match save(sql, stroll, change, &mut *fresh)? {
        Ok(changed) => changed,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let Some(meeting) = meeting {
        changed |= save_meeting(sql, stroll.campaign, meeting, &change.by, &mut *fresh)?;
    }
    if let Some(email) = host_email {
        changed |= questions::save_host(sql, stroll, email)?;
    }
    if let Some(before) = met.filter(|_| changed) {
        tell_meets_elsewhere(sql, (stroll.id, &before), &mut *fresh)?;
    }
    Ok(Ok(changed))
}
