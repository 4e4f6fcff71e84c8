//! A stroll that meets elsewhere, or ends at another time: the record of it, and who is told.
//!
//! A change of status or start is in `change.rs`, with a letter of its own.

use ounce_domain::id::Id;
use ounce_domain::stroll::{Meeting, MeetsAt, Phase, Stroll};
use ounce_sql::{Fault, Sql};

use super::change::moment;
use super::meeting::load_meeting;
use crate::columns::{id, maybe};
use crate::fresh::made_ms;
use crate::outbox::{self, Letter};
use crate::plan;

const ADD: &str =
    "INSERT INTO stroll_meeting_change (stroll, number, campaign, at_ms, by_whom, why)
    VALUES (:stroll, (SELECT COALESCE(MAX(number), 0) + 1 FROM stroll_meeting_change
        WHERE stroll = :stroll), :campaign, :at_ms, :by, :why)";
const RAISE_SEQUENCE: &str = "UPDATE stroll SET sequence = sequence + 1 WHERE id = :stroll";
const LAST_WHY: &str = "SELECT why FROM stroll_meeting_change WHERE stroll = :stroll
    ORDER BY number DESC LIMIT 1";
pub(crate) const ALL_SQL: &[&str] = &[ADD, RAISE_SEQUENCE, LAST_WHY];

/// Where a stroll meets as things are; `None` when there is no such stroll.
pub fn meets_at(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Option<MeetsAt>, Fault> {
    let Some(found) = super::load_bare_by_id(sql, stroll)? else { return Ok(None) };
    let meeting = load_meeting(sql, stroll)?.unwrap_or_else(|| Meeting::unknown(stroll));
    Ok(Some(MeetsAt { point: found.stroll.meeting_point, meeting }))
}

/// Records that a stroll meets elsewhere or ends at another time than `before`, if that is so: a
/// calendar gets a new sequence, and whoever signed up a letter, unless the day is over or nobody
/// walks anyway. `who` is a role or public name, and the reason; `fresh` gives the letters' ids and
/// with them the moment.
pub fn note_meeting(
    sql: &mut dyn Sql,
    (stroll, before): (Id<Stroll>, &MeetsAt),
    (by, why): (&str, &str),
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<(), Fault> {
    let Some(after) = meets_at(sql, stroll)?.filter(|after| after.differs_in_calendars(before))
    else {
        return Ok(());
    };
    let Some(found) = super::load_bare_by_id(sql, stroll)? else { return Ok(()) };
    let now_ms = made_ms(fresh());
    let now = moment(now_ms)?;
    let args = [
        ("stroll", id(stroll)),
        ("campaign", id(found.stroll.campaign)),
        ("at_ms", now_ms.into()),
        ("by", by.into()),
        ("why", why.into()),
    ];
    sql.run(ADD, &args)?;
    sql.run(RAISE_SEQUENCE, &args[..1])?;
    plan::raise(sql, found.stroll.campaign)?;
    let is_on =
        !matches!(found.stroll.phase(0, now), Phase::Draft | Phase::Cancelled | Phase::Over);
    if is_on && after.contradicts(before) {
        let told = (stroll, Letter::MeetingChanged);
        outbox::tell_walkers(sql, told, now_ms, fresh)?;
    }
    Ok(())
}

/// The reason given for the last change of where a stroll meets; may be empty.
pub fn why_meets_elsewhere(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<String, Fault> {
    let last = sql.row(LAST_WHY, &[("stroll", id(stroll))])?;
    Ok(maybe(last, |row| row.text())?.unwrap_or_default())
}
