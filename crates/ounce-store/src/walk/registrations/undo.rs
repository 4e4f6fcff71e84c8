//! A party takes again the place it has just given back.

use ounce_domain::actor::Actor;
use ounce_domain::id::Id;
use ounce_domain::refusal::{RecordRefusal, Refusal, WalkRefusal};
use ounce_domain::registration::{self, LastChange, Registration, Standing};
use ounce_sql::{Fault, Sql};

use super::manage::{add_change, load_with_stroll, phase, room, set_standing};
use super::{FIND_BY_EMAIL, RoomChange, join::moment, move_room_as_decided};
use crate::columns::{id, maybe};

const LAST_CHANGE: &str = "SELECT at_ms, by_whom FROM registration_change
    WHERE registration = :registration ORDER BY number DESC LIMIT 1";

pub(crate) const ALL_SQL: &[&str] = &[LAST_CHANGE];

/// The last change of a registration; `None` for one that is as it was made.
pub(super) fn last_change(
    sql: &mut dyn Sql,
    registration: Id<Registration>,
) -> Result<Option<LastChange>, Fault> {
    maybe(sql.row(LAST_CHANGE, &[("registration", id(registration))])?, |row| {
        Ok(LastChange { at_ms: row.int()?, by: Actor::parse(&row.text()?) })
    })
}

/// Takes again a place that was given back: it is confirmed if there is room, and waits if there is
/// none. A place that was not given back stays as it is.
///
/// # Errors
/// `Unknown`, `AlreadyCancelled` when it can't be undone any more, `AlreadyRegistered` when the
/// address has joined again meanwhile; otherwise as [`registration::join`].
pub fn take_back(
    sql: &mut dyn Sql,
    registration: Id<Registration>,
    at_ms: i64,
) -> Result<Result<Registration, Refusal>, Fault> {
    let Some((mut held, stroll)) = load_with_stroll(sql, registration)? else {
        return Ok(Err(Refusal::Record(RecordRefusal::Unknown)));
    };
    if held.standing != Standing::Cancelled {
        return Ok(Ok(held));
    }
    if held.email.is_of_nobody() {
        return Ok(Err(Refusal::Walk(WalkRefusal::AlreadyCancelled)));
    }
    let campaign = crate::campaigns::load_by_id(sql, held.campaign)?
        .ok_or_else(|| Fault::corrupt("a registration for no campaign"))?;
    let status = campaign.status(moment(at_ms)?);
    let joined = registration::join(phase(&stroll, at_ms)?, status, room(&stroll), held.party);
    let last = last_change(sql, held.id)?;
    held.standing = match registration::take_back(last.as_ref(), at_ms, joined) {
        Ok(standing) => standing,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let args = [("stroll", id(held.stroll)), ("email_key", held.email.key().into())];
    if sql.row(FIND_BY_EMAIL, &args)?.is_some() {
        return Ok(Err(Refusal::Walk(WalkRefusal::AlreadyRegistered)));
    }
    set_standing(sql, held.id, held.standing)?;
    let change = match held.standing {
        Standing::Confirmed => RoomChange { people: held.party.people(), parties: 1, waiting: 0 },
        _ => RoomChange { people: 0, parties: 0, waiting: 1 },
    };
    move_room_as_decided(sql, held.stroll, change)?;
    add_change(sql, &held, (&Actor::Walker, "taken back"), at_ms)?;
    Ok(Ok(held))
}
