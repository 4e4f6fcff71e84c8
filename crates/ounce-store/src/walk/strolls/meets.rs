//! Tells walkers that a stroll meets elsewhere, or ends at another time.
//!
//! `change.rs` records this change with the stroll's other changes, for calendars and the feed. For
//! a change of status or start there is another letter.

use ounce_domain::id::Id;
use ounce_domain::stroll::{Meeting, MeetsAt, Phase, Stroll};
use ounce_sql::{Fault, Sql};

use super::change::moment;
use super::meeting::load_meeting;
use crate::fresh::made_ms;
use crate::outbox::{self, Letter};

/// Where a stroll meets now; `None` when there is no such stroll.
pub fn meets_at(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Option<MeetsAt>, Fault> {
    let Some(found) = super::load_bare_by_id(sql, stroll)? else { return Ok(None) };
    let meeting = load_meeting(sql, stroll)?.unwrap_or_else(|| Meeting::unknown(stroll));
    Ok(Some(MeetsAt { point: found.stroll.meeting_point, meeting }))
}

/// Writes to everybody who signed up when a stroll meets elsewhere than `before`, unless it is a
/// draft, cancelled or over. `fresh` gives the letters' ids, and with them the moment.
pub fn tell_meets_elsewhere(
    sql: &mut dyn Sql,
    (stroll, before): (Id<Stroll>, &MeetsAt),
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<(), Fault> {
    let after = meets_at(sql, stroll)?.filter(|after| after.contradicts(before));
    let found = super::load_bare_by_id(sql, stroll)?;
    let (Some(_), Some(found)) = (after, found) else { return Ok(()) };
    let now_ms = made_ms(fresh());
    let phase = found.stroll.phase(0, moment(now_ms)?);
    if !matches!(phase, Phase::Draft | Phase::Cancelled | Phase::Over) {
        outbox::tell_walkers(sql, (stroll, Letter::MeetingChanged), now_ms, fresh)?;
    }
    Ok(())
}
