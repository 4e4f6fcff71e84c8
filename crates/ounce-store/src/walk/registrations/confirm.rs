//! Places that are held for an address: the address confirms, or the hour passes.

use ounce_domain::actor::Actor;
use ounce_domain::id::Id;
use ounce_domain::refusal::{RecordRefusal, Refusal};
use ounce_domain::registration::{HOLD_MS, Link, Registration, Standing};
use ounce_sql::{Fault, Sql};

use super::load_bare;
use super::manage::{add_change, leave, promote};
use crate::budget::{self, Unasked};
use crate::columns::{each, id, maybe};
use crate::outbox::Letter;

const LOAD_LINK: &str = "SELECT generation, confirmed_generation, held_until_ms FROM registration
    WHERE id = :id";
const SAVE_LINK: &str = "UPDATE registration SET generation = :generation,
        confirmed_generation = :confirmed, held_until_ms = :held_until_ms
    WHERE id = :id";
/// While the mail server can't be reached, nobody can confirm: the hour begins again for places
/// whose letter was never tried.
const HOLD_ON: &str = "UPDATE registration SET held_until_ms = :until_ms
    WHERE held_until_ms <= :now_ms AND id IN (SELECT about FROM outbox WHERE attempts = 0)";
const LIST_LAPSED: &str = "SELECT id FROM registration WHERE held_until_ms <= :now_ms
    ORDER BY held_until_ms, id LIMIT :limit";

pub(crate) const ALL_SQL: &[&str] = &[LOAD_LINK, SAVE_LINK, HOLD_ON, LIST_LAPSED];

/// How many places are let go in one transaction, so that it stays short.
const AT_ONCE: i64 = 100;

/// Which links open a registration that is there.
pub(super) fn load_link(sql: &mut dyn Sql, registration: Id<Registration>) -> Result<Link, Fault> {
    let link = maybe(sql.row(LOAD_LINK, &[("id", id(registration))])?, |row| {
        let (generation, confirmed) = (row.int()?, row.opt_int()?);
        Ok(Link { generation, confirmed, held_until_ms: row.opt_int()? })
    })?;
    link.ok_or_else(|| Fault::corrupt("a registration without its link"))
}

fn save_link(sql: &mut dyn Sql, registration: Id<Registration>, link: Link) -> Result<(), Fault> {
    let args = [
        ("generation", link.generation.into()),
        ("confirmed", link.confirmed.into()),
        ("held_until_ms", link.held_until_ms.into()),
        ("id", id(registration)),
    ];
    sql.run(SAVE_LINK, &args).map(drop)
}

/// The address confirms from its letter: the place is kept, and earlier links end. Confirming again
/// changes nothing. A waiting party moves up when there is room.
///
/// # Errors
/// `Unknown` when there is no such place, its letter was replaced or its owner erased; otherwise as
/// [`Link::confirm`].
pub fn confirm(
    sql: &mut dyn Sql,
    registration: Id<Registration>,
    at_ms: i64,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Link, Refusal>, Fault> {
    let Some(held) = load_bare(sql, registration)? else {
        return Ok(Err(Refusal::Record(RecordRefusal::Unknown)));
    };
    let before = load_link(sql, registration)?;
    if !before.takes_letter() || !held.email.takes_mail() {
        return Ok(Err(Refusal::Record(RecordRefusal::Unknown)));
    }
    let link = match before.confirm(held.standing) {
        Ok(link) => link,
        Err(refusal) => return Ok(Err(refusal.into())),
    };
    if link == before {
        return Ok(Ok(link));
    }
    save_link(sql, registration, link)?;
    add_change(sql, &held, (&Actor::Walker, "address confirmed"), at_ms)?;
    if before.is_held() && held.standing == Standing::Waiting {
        promote(sql, held.stroll, (&Actor::Walker, "address confirmed"), at_ms, fresh)?;
    }
    Ok(Ok(link))
}

/// Gives a registration a new manage link; all before it end. The letter with it goes out when
/// `letter` gives it an id.
///
/// # Errors
/// `Unknown` when the link that asks is of an earlier generation by now.
pub fn renew(
    sql: &mut dyn Sql,
    registration: Id<Registration>,
    generation: i64,
    at_ms: i64,
    letter: [u8; 16],
) -> Result<Result<Link, Refusal>, Fault> {
    let Some(held) = load_bare(sql, registration)? else {
        return Ok(Err(Refusal::Record(RecordRefusal::Unknown)));
    };
    let before = load_link(sql, registration)?;
    if before.generation != generation {
        return Ok(Err(Refusal::Record(RecordRefusal::Unknown)));
    }
    let link = before.renew();
    save_link(sql, registration, link)?;
    let letter = (letter, Letter::RegistrationAgain, registration.bytes());
    budget::put(sql, &Unasked::to(&held.email, letter, at_ms))?;
    Ok(Ok(link))
}

/// Gives back places whose hour has passed, and lets waiting parties move up. Returns how many were
/// given back. Also when it runs twice or in two processes, each place is given back once.
pub fn let_go(
    sql: &mut dyn Sql,
    now_ms: i64,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<usize, Fault> {
    let until_ms = now_ms + HOLD_MS;
    sql.run(HOLD_ON, &[("until_ms", until_ms.into()), ("now_ms", now_ms.into())])?;
    let lapsed = [("now_ms", now_ms.into()), ("limit", AT_ONCE.into())];
    let lapsed: Vec<Id<Registration>> = each(&sql.rows(LIST_LAPSED, &lapsed)?, |row| row.id())?;
    for registration in &lapsed {
        let Some(mut held) = load_bare(sql, *registration)? else {
            return Err(Fault::corrupt("a registration that was listed is gone"));
        };
        let who = (&Actor::House, "the address did not confirm");
        if leave(sql, &mut held, who, now_ms, fresh)?.is_err() {
            return Err(Fault::corrupt("a place that was given back is still held"));
        }
    }
    Ok(lapsed.len())
}
