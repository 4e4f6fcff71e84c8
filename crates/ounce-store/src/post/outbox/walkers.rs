//! Letters to the walkers of a stroll about a change of it.

use ounce_domain::id::Id;
use ounce_domain::stroll::Stroll;
use ounce_sql::{Fault, Sql};

use super::Letter;
use crate::columns::{id, maybe};

macro_rules! unsent_about_stroll {
    () => {
        "kind = :kind AND about IN (SELECT id FROM registration WHERE stroll = :stroll)"
    };
}

/// A letter that is being sent at this moment has been read already and tells of the change before;
/// the new letter, which is a row of its own, follows it.
const OVERTAKE: &str = concat!(
    "INSERT INTO outbox_done (id, kind, about, at_ms, attempts, done_at_ms, error)
    SELECT id, kind, about, at_ms, attempts + 1, :now_ms, 'overtaken by a later change'
    FROM outbox WHERE ",
    unsent_about_stroll!()
);
const REMOVE_OVERTAKEN: &str = concat!("DELETE FROM outbox WHERE ", unsent_about_stroll!());
/// The letters to the walkers of a stroll that one change caused.
macro_rules! caused_by_change {
    () => {
        "kind IN ('stroll-changed', 'meeting-changed', 'promoted') AND at_ms = :at_ms
            AND about IN (SELECT id FROM registration WHERE stroll = :stroll)"
    };
}

const HOLD_BACK: &str =
    concat!("UPDATE outbox SET next_try_ms = :until_ms WHERE ", caused_by_change!());
const TAKE_BACK: &str = concat!("DELETE FROM outbox WHERE ", caused_by_change!());
const COUNT_HELD: &str =
    concat!("SELECT CAST(COUNT(*) AS BIGINT) FROM outbox WHERE ", caused_by_change!());
const OVERTOOK: &str = "SELECT 1 FROM outbox_done
    WHERE done_at_ms = :at_ms AND error = 'overtaken by a later change'
        AND about IN (SELECT id FROM registration WHERE stroll = :stroll) LIMIT 1";
const COUNT_WALKERS: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM registration
    WHERE stroll = :stroll AND standing <> 'cancelled'";
/// One statement for any number of walkers: the ids come as one string of bytes, sixteen for each
/// letter. The second argument of COALESCE is never used; it tells PostgreSQL that the first is
/// bytes.
const PUT_TO_WALKERS: &str = "INSERT INTO outbox
        (id, kind, about, at_ms, attempts, next_try_ms, last_error)
    SELECT substr(COALESCE(:ids, w.id), CAST(w.number * 16 - 15 AS INTEGER), 16),
        CAST(:kind AS TEXT), w.id, :at_ms, 0, :at_ms, ''
    FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS number FROM registration
        WHERE stroll = :stroll AND standing <> 'cancelled') w";

pub(crate) const ALL_SQL: &[&str] = &[
    OVERTAKE,
    REMOVE_OVERTAKEN,
    HOLD_BACK,
    TAKE_BACK,
    COUNT_HELD,
    OVERTOOK,
    COUNT_WALKERS,
    PUT_TO_WALKERS,
];

/// Puts a letter about the last change of a stroll into the outbox for every party that walks or
/// waits, to be sent at once; letters of the same kind about an earlier change that are still there
/// are not sent any more. How many were put. `fresh` gives their ids.
pub(crate) fn tell_walkers(
    sql: &mut dyn Sql,
    (stroll, letter): (Id<Stroll>, Letter),
    at_ms: i64,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<u64, Fault> {
    let stroll = [("stroll", id(stroll)), ("kind", letter.as_str().into())];
    let [of_stroll, kind] = stroll.clone();
    sql.run(OVERTAKE, &[of_stroll, kind, ("now_ms", at_ms.into())])?;
    sql.run(REMOVE_OVERTAKEN, &stroll)?;
    let walkers =
        maybe(sql.row(COUNT_WALKERS, &stroll[..1])?, |row| row.int())?.unwrap_or_default();
    if walkers == 0 {
        return Ok(0);
    }
    let ids: Vec<u8> = (0..walkers).flat_map(|_| fresh()).collect();
    let [stroll, kind] = stroll;
    sql.run(PUT_TO_WALKERS, &[("ids", ids.into()), stroll, kind, ("at_ms", at_ms.into())])
}

/// Lets the letters about a change of a stroll, made at `at_ms`, wait until it can't be undone any
/// more.
pub(crate) fn hold_back(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
    at_ms: i64,
    until_ms: i64,
) -> Result<(), Fault> {
    let args = [("stroll", id(stroll)), ("at_ms", at_ms.into()), ("until_ms", until_ms.into())];
    sql.run(HOLD_BACK, &args).map(drop)
}

/// How many letters about a change of a stroll, made at `at_ms`, have not left.
pub fn count_held(sql: &mut dyn Sql, stroll: Id<Stroll>, at_ms: i64) -> Result<i64, Fault> {
    let args = [("stroll", id(stroll)), ("at_ms", at_ms.into())];
    Ok(maybe(sql.row(COUNT_HELD, &args)?, |row| row.int())?.unwrap_or_default())
}

/// Removes the waiting letters about a change of a stroll, made at `at_ms`. True when that change
/// had put itself in the place of an earlier one whose letters had not left.
pub(crate) fn take_back(sql: &mut dyn Sql, stroll: Id<Stroll>, at_ms: i64) -> Result<bool, Fault> {
    let args = [("stroll", id(stroll)), ("at_ms", at_ms.into())];
    sql.run(TAKE_BACK, &args)?;
    Ok(sql.row(OVERTOOK, &args)?.is_some())
}
