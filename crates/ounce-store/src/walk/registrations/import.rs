//! Registrations from elsewhere, many at a time.
//!
//! Imported registrations have happened already, so neither the clock nor the campaign's day is
//! checked. The room is checked: more people than places can't be true.

use ounce_domain::actor::Actor;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashSet};

use ounce_domain::id::Id;
use ounce_domain::refusal::{PersonRefusal, RecordRefusal, Refusal, WalkRefusal};
use ounce_domain::registration::{Registration, Standing};
use ounce_domain::stroll::Stroll;
use ounce_sql::{Fault, Sql};

use super::manage::add_change;
use super::{RoomChange, insert, load_bare, move_room_as_decided};
use crate::columns::{id, maybe};
use crate::{Filled, waivers};

const ROOM: &str = "SELECT capacity, taken FROM stroll_room WHERE stroll = :stroll";
const HAS_CHANGED: &str =
    "SELECT 1 FROM registration_change WHERE registration = :registration LIMIT 1";

pub(crate) const ALL_SQL: &[&str] = &[ROOM, HAS_CHANGED];

/// The outcome of an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub new: usize,
    pub unchanged: usize,
}

/// The room of a stroll during the import, and the change to write at the end.
struct Filling {
    /// Places left; `None` for no limit.
    left: Option<i64>,
    change: RoomChange,
}

/// Inserts registrations whose ids follow from their references ([`crate::fresh::imported`]). One that
/// is there already with the same values is left alone, and so is one that was changed here after
/// it was imported. `filled` says what is not compared. No letters are sent.
///
/// # Errors
/// Every one at fault, by its place in the slice: `ReferenceReused` when the reference came with
/// other values before, `Erased` when it is of somebody whose data was erased (a file must not bring
/// them back), `AlreadyRegistered` when the address has a place on this stroll, `NoRoom(left)` when
/// a confirmed party does not fit, `Unknown` for a waiver nobody was shown.
pub fn import_many(
    sql: &mut dyn Sql,
    registrations: &[Registration],
    filled: Filled,
) -> Result<Result<Imported, Vec<(usize, Refusal)>>, Fault> {
    // In the order of their ids, so that neighbours in the table are written one after the other.
    let mut order: Vec<usize> = (0..registrations.len()).collect();
    order.sort_by_key(|i| registrations[*i].id);
    let mut known_waivers = HashSet::new();
    let mut refusals = Vec::new();
    let mut new = Vec::new();
    for i in order {
        let registration = &registrations[i];
        if !knows_waiver(sql, registration, &mut known_waivers)? {
            refusals.push((i, Refusal::Record(RecordRefusal::Unknown)));
        } else if insert(sql, registration, None)?.is_some() {
            new.push(i);
        } else if let Err(refusal) = compare(sql, registration, filled)? {
            refusals.push((i, refusal));
        }
    }
    // The party that stands first in the file gets the places.
    new.sort_unstable();
    let mut fillings = BTreeMap::new();
    for i in &new {
        if let Err(refusal) = fill(sql, &registrations[*i], &mut fillings)? {
            refusals.push((*i, refusal));
        }
    }
    if !refusals.is_empty() {
        refusals.sort_by_key(|(row, _)| *row);
        return Ok(Err(refusals));
    }
    for (stroll, filling) in fillings {
        move_room_as_decided(sql, stroll, filling.change)?;
    }
    Ok(Ok(Imported { new: new.len(), unchanged: registrations.len() - new.len() }))
}

fn knows_waiver<'r>(
    sql: &mut dyn Sql,
    registration: &'r Registration,
    known: &mut HashSet<(i64, &'r str)>,
) -> Result<bool, Fault> {
    let signature = &registration.signature;
    let signed = (signature.version, signature.language.as_str());
    if !known.contains(&signed) && waivers::load(sql, signed.0, signed.1)?.is_some() {
        known.insert(signed);
    }
    Ok(known.contains(&signed))
}

/// Compares a registration that could not be inserted with the row that prevented it.
fn compare(
    sql: &mut dyn Sql,
    given: &Registration,
    filled: Filled,
) -> Result<Result<(), Refusal>, Fault> {
    let Some(kept) = load_bare(sql, given.id)? else {
        return Ok(Err(Refusal::Walk(WalkRefusal::AlreadyRegistered)));
    };
    if kept.email.is_of_nobody() {
        return Ok(Err(Refusal::Person(PersonRefusal::Erased)));
    }
    let given = &told(given, &kept, filled);
    if kept == *given {
        return Ok(Ok(()));
    }
    // Only party and standing may have changed here since.
    let as_given = Registration { party: given.party, standing: given.standing, ..kept };
    let has_changed = sql.row(HAS_CHANGED, &[("registration", id(given.id))])?.is_some();
    let is_same = as_given == *given && has_changed;
    Ok(if is_same { Ok(()) } else { Err(Refusal::Record(RecordRefusal::ReferenceReused)) })
}

/// A registration with what is on record in the place of what the file does not say.
fn told(given: &Registration, kept: &Registration, filled: Filled) -> Registration {
    let mut told = given.clone();
    if filled.at {
        told.at_ms = kept.at_ms;
    }
    if filled.language {
        told.language.clone_from(&kept.language);
        told.signature.language.clone_from(&kept.signature.language);
    }
    if filled.waiver {
        told.signature.version = kept.signature.version;
    }
    told
}

/// Counts a new registration into the room of its stroll.
fn fill(
    sql: &mut dyn Sql,
    registration: &Registration,
    fillings: &mut BTreeMap<Id<Stroll>, Filling>,
) -> Result<Result<(), Refusal>, Fault> {
    let filling = match fillings.entry(registration.stroll) {
        Entry::Occupied(known) => known.into_mut(),
        Entry::Vacant(new) => new.insert(begin(sql, registration.stroll)?),
    };
    let people = registration.party.people();
    match registration.standing {
        Standing::Confirmed => {
            if let Some(left) = &mut filling.left {
                if *left < people {
                    return Ok(Err(Refusal::Walk(WalkRefusal::NoRoom(*left))));
                }
                *left -= people;
            }
            filling.change.people += people;
            filling.change.parties += 1;
        }
        Standing::Waiting => filling.change.waiting += 1,
        Standing::Cancelled => {
            add_change(sql, registration, (&Actor::Import, ""), registration.at_ms)?;
        }
    }
    Ok(Ok(()))
}

fn begin(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Filling, Fault> {
    let room = maybe(sql.row(ROOM, &[("stroll", id(stroll))])?, |row| {
        let (capacity, taken) = (row.opt_int()?, row.int()?);
        Ok(capacity.map(|capacity| capacity - taken))
    })?;
    let left = room.ok_or_else(|| Fault::corrupt("a stroll without a room"))?;
    Ok(Filling { left, change: RoomChange::default() })
}
