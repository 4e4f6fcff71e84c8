//! A family that had not signed up is on the roster from the moment a helper has noted it.
//!
//! It is there, so nothing is refused: where no place is left it waits, as far as the roster goes.
//! The day's own figures count it in any case.

use ounce_domain::actor::Actor;
use ounce_domain::id::Id;
use ounce_domain::registration::{Registration, Standing};
use ounce_sql::{Fault, Sql};

use super::manage::leave;
use super::{RoomChange, insert, load_bare, move_room_as_decided};
use crate::strolls;

/// Gives a walk-up family its place. Nothing happens when it has one, or when its address has.
pub(crate) fn walk_up(sql: &mut dyn Sql, family: &Registration) -> Result<(), Fault> {
    let Some(found) = strolls::load_bare_by_id(sql, family.stroll)? else {
        return Err(Fault::corrupt("a walk-up family for no stroll"));
    };
    let people = family.party.people();
    let capacity = found.stroll.capacity;
    let fits = capacity.is_none_or(|capacity| found.tally.walkers + people <= capacity);
    let (standing, change) = if fits {
        (Standing::Confirmed, RoomChange { people, parties: 1, waiting: 0 })
    } else {
        (Standing::Waiting, RoomChange { people: 0, parties: 0, waiting: 1 })
    };
    let placed = Registration { standing, ..family.clone() };
    if insert(sql, &placed, None)?.is_some() {
        move_room_as_decided(sql, family.stroll, change)?;
    }
    Ok(())
}

/// Takes the place of a walk-up family back, when it was noted by mistake. Again it changes nothing.
pub(crate) fn walk_back(
    sql: &mut dyn Sql,
    family: Id<Registration>,
    at_ms: i64,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<(), Fault> {
    let Some(mut held) = load_bare(sql, family)? else { return Ok(()) };
    // One that was cancelled before stays as it is.
    let _ = leave(sql, &mut held, (&Actor::Host, ""), at_ms, fresh)?;
    Ok(())
}
