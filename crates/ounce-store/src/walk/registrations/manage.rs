//! Changes of a registration: its party changes, it is cancelled, it moves up.

use ounce_domain::actor::Actor;
use ounce_domain::id::Id;
use ounce_domain::refusal::{RecordRefusal, Refusal, WalkRefusal};
use ounce_domain::registration::{self, Party, Registration, Room, Standing};
use ounce_domain::stroll::{Phase, Stroll};
use ounce_sql::{Fault, Sql};

use super::join::moment;
use super::{RoomChange, load_bare, move_room_as_decided};
use crate::budget::{self, Unasked};
use crate::columns::{each, id};
use crate::outbox::Letter;
use crate::strolls::{self, Listed};

const SET_PARTY: &str =
    "UPDATE registration SET adults = :adults, children = :children WHERE id = :id";
/// A party that moves up or leaves is not held any more.
const SET_STANDING: &str =
    "UPDATE registration SET standing = :standing, held_until_ms = NULL WHERE id = :id";
const ADD_CHANGE: &str = "INSERT INTO registration_change
        (registration, number, standing, adults, children, at_ms, by_whom, why)
    VALUES (:registration, (SELECT COALESCE(MAX(number), 0) + 1 FROM registration_change
        WHERE registration = :registration), :standing, :adults, :children, :at_ms, :by, :why)";
/// Only parties that could fit. A party too large for the free places blocks nobody, and neither
/// does one whose address has not confirmed yet.
const LIST_WAITING: &str = "SELECT id, adults, children, email_key FROM registration
    WHERE stroll = :stroll AND standing = 'waiting' AND adults + children <= :left
        AND held_until_ms IS NULL AND name <> ''
    ORDER BY at_ms, id";

pub(crate) const ALL_SQL: &[&str] = &[SET_PARTY, SET_STANDING, ADD_CHANGE, LIST_WAITING];

/// The outcome of a cancellation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cancelled {
    pub registration: Registration,
    /// Those who moved up, in the order they came.
    pub promoted: Vec<Id<Registration>>,
}

/// Changes who comes along. Places that come free go to those who wait. `fresh` gives the ids of
/// letters, the same ones whenever the closure runs.
///
/// # Errors
/// `Unknown`, `StrollCancelled`, `StrollOver`; otherwise as [`registration::change`].
pub fn change(
    sql: &mut dyn Sql,
    registration: Id<Registration>,
    next: Party,
    at_ms: i64,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Registration, Refusal>, Fault> {
    let Some((mut held, stroll)) = load_with_stroll(sql, registration)? else {
        return Ok(Err(Refusal::Record(RecordRefusal::Unknown)));
    };
    match phase(&stroll, at_ms)? {
        Phase::Cancelled => return Ok(Err(Refusal::Walk(WalkRefusal::StrollCancelled))),
        Phase::Over => return Ok(Err(Refusal::Walk(WalkRefusal::StrollOver))),
        _ => {}
    }
    let more = match registration::change(held.standing, held.party, next, room(&stroll)) {
        Ok(more) => more,
        Err(refusal) => return Ok(Err(refusal.into())),
    };
    if next == held.party {
        return Ok(Ok(held));
    }
    let is_smaller = next.people() < held.party.people();
    held.party = next;
    let args =
        [("adults", next.adults.into()), ("children", next.children.into()), ("id", id(held.id))];
    sql.run(SET_PARTY, &args)?;
    if more != 0 {
        let change = RoomChange { people: more, ..RoomChange::default() };
        move_room_as_decided(sql, held.stroll, change)?;
    }
    add_change(sql, &held, (&Actor::Walker, ""), at_ms)?;
    if is_smaller {
        let up = promote(sql, held.stroll, (&Actor::Walker, "room came free"), at_ms, fresh)?;
        if up.contains(&held.id) {
            held.standing = Standing::Confirmed;
        }
    }
    Ok(Ok(held))
}

/// Gives a registration's places back and lets those who wait move up. Possible at any time, also
/// when the stroll is over or cancelled.
///
/// # Errors
/// `Unknown` or `AlreadyCancelled`.
pub fn cancel(
    sql: &mut dyn Sql,
    registration: Id<Registration>,
    at_ms: i64,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Cancelled, Refusal>, Fault> {
    let Some(mut held) = load_bare(sql, registration)? else {
        return Ok(Err(Refusal::Record(RecordRefusal::Unknown)));
    };
    let promoted = leave(sql, &mut held, (&Actor::Walker, ""), at_ms, fresh)?;
    Ok(promoted.map(|promoted| Cancelled { registration: held, promoted }))
}

/// Ends a registration, and gives those who moved up.
///
/// # Errors
/// `AlreadyCancelled`.
pub(super) fn leave(
    sql: &mut dyn Sql,
    held: &mut Registration,
    who: (&Actor, &str),
    at_ms: i64,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Vec<Id<Registration>>, Refusal>, Fault> {
    let given_back = match held.standing {
        Standing::Cancelled => return Ok(Err(Refusal::Walk(WalkRefusal::AlreadyCancelled))),
        Standing::Confirmed => RoomChange { people: -held.party.people(), parties: -1, waiting: 0 },
        Standing::Waiting => RoomChange { people: 0, parties: 0, waiting: -1 },
    };
    held.standing = Standing::Cancelled;
    set_standing(sql, held.id, held.standing)?;
    move_room_as_decided(sql, held.stroll, given_back)?;
    add_change(sql, held, who, at_ms)?;
    if given_back.people < 0 {
        promote(sql, held.stroll, (who.0, "room came free"), at_ms, fresh).map(Ok)
    } else {
        Ok(Ok(Vec::new()))
    }
}

/// Lets everybody move up for whom there is room now, in the order they came, and queues their
/// letters. Nobody moves up on a stroll that is cancelled or over.
pub(crate) fn promote(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
    who: (&Actor, &str),
    at_ms: i64,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Vec<Id<Registration>>, Fault> {
    let Some(found) = strolls::load_bare_by_id(sql, stroll)? else {
        return Err(Fault::corrupt("a registration for no stroll"));
    };
    if matches!(phase(&found, at_ms)?, Phase::Draft | Phase::Cancelled | Phase::Over) {
        return Ok(Vec::new());
    }
    let room = room(&found);
    let left = room.capacity.map_or(i64::MAX, |capacity| capacity - room.taken);
    if left == 0 || found.tally.waiting == 0 {
        return Ok(Vec::new());
    }
    let rows = sql.rows(LIST_WAITING, &[("stroll", id(stroll)), ("left", left.into())])?;
    let waiting = each(&rows, |row| {
        let registration: Id<Registration> = row.id()?;
        let party = Party { adults: row.int()?, children: row.int()? };
        Ok(((registration, party, row.text()?), party.people()))
    })?;
    let up = registration::promote(&waiting_by_place(&waiting), room);
    let mut promoted = Vec::with_capacity(up.len());
    for place in up {
        let ((registration, party, email_key), people) = &waiting[place];
        let (registration, party, people) = (*registration, *party, *people);
        let email_key = email_key.clone();
        set_standing(sql, registration, Standing::Confirmed)?;
        move_room_as_decided(sql, stroll, RoomChange { people, parties: 1, waiting: -1 })?;
        let as_now = (registration, Standing::Confirmed, party);
        record(sql, as_now, who, at_ms)?;
        let (letter, about) = (Letter::Promoted, registration.bytes());
        budget::put(sql, &Unasked { id: fresh(), letter, about, email_key, at_ms })?;
        promoted.push(registration);
    }
    Ok(promoted)
}

fn waiting_by_place<T>(waiting: &[(T, i64)]) -> Vec<(usize, i64)> {
    waiting.iter().enumerate().map(|(place, (_, people))| (place, *people)).collect()
}

pub(super) fn load_with_stroll(
    sql: &mut dyn Sql,
    registration: Id<Registration>,
) -> Result<Option<(Registration, Listed)>, Fault> {
    let Some(held) = load_bare(sql, registration)? else { return Ok(None) };
    match strolls::load_bare_by_id(sql, held.stroll)? {
        Some(stroll) => Ok(Some((held, stroll))),
        None => Err(Fault::corrupt("a registration for no stroll")),
    }
}

pub(super) fn room(stroll: &Listed) -> Room {
    Room { capacity: stroll.stroll.capacity, taken: stroll.tally.walkers }
}

pub(super) fn phase(stroll: &Listed, at_ms: i64) -> Result<Phase, Fault> {
    Ok(stroll.stroll.phase(stroll.tally.walkers, moment(at_ms)?))
}

pub(super) fn set_standing(
    sql: &mut dyn Sql,
    registration: Id<Registration>,
    standing: Standing,
) -> Result<(), Fault> {
    let args = [("standing", standing.as_str().into()), ("id", id(registration))];
    sql.run(SET_STANDING, &args).map(drop)
}

/// Records the new party and standing of a registration, and by whom and why.
pub(super) fn add_change(
    sql: &mut dyn Sql,
    held: &Registration,
    who: (&Actor, &str),
    at_ms: i64,
) -> Result<(), Fault> {
    record(sql, (held.id, held.standing, held.party), who, at_ms)
}

fn record(
    sql: &mut dyn Sql,
    (registration, standing, party): (Id<Registration>, Standing, Party),
    (by, why): (&Actor, &str),
    at_ms: i64,
) -> Result<(), Fault> {
    let args = [
        ("registration", id(registration)),
        ("standing", standing.as_str().into()),
        ("adults", party.adults.into()),
        ("children", party.children.into()),
        ("at_ms", at_ms.into()),
        ("by", by.as_str().into()),
        ("why", why.into()),
    ];
    sql.run(ADD_CHANGE, &args).map(drop)
}
