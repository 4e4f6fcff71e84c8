//! The blueprint where strolls are made: of an offer to host, and of last year's.

use std::collections::BTreeMap;

use ounce_domain::campaign::Campaign;
use ounce_domain::campaign::blueprint::field_of;
use ounce_domain::id::Id;
use ounce_domain::stroll::{Field, Meeting, Particulars, Stroll};
use ounce_sql::{Fault, Sql};

use super::{GIVE, load, save};
use crate::acts::Act;
use crate::columns::{each, id};
use crate::strolls;

const LIST_OF_STROLL: &str = "SELECT field, value FROM stroll_given WHERE stroll = :stroll";

pub(crate) const ALL_SQL: &[&str] = &[LIST_OF_STROLL];

/// A new stroll with what the blueprint says, and the text that each field was given.
pub(crate) fn begin(
    sql: &mut dyn Sql,
    stroll: Stroll,
) -> Result<(Particulars, Vec<(Field, String)>), Fault> {
    let blueprint = load(sql, stroll.campaign)?;
    let meeting = Meeting::unknown(stroll.id);
    let page = Particulars { stroll, meeting, host_email: None, about: BTreeMap::new() };
    Ok(blueprint.begin(page))
}

/// Notes what a stroll was given by an act.
pub(crate) fn note_given(
    sql: &mut dyn Sql,
    (stroll, act): (Id<Stroll>, Id<Act>),
    given: &[(Field, String)],
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<(), Fault> {
    for (field, value) in given {
        let args = [
            ("id", fresh().into()),
            ("stroll", id(stroll)),
            ("field", field.name().into()),
            ("value", value.into()),
            ("act", id(act)),
        ];
        sql.run(GIVE, &args)?;
    }
    Ok(())
}

/// Carries the blueprint over to another edition: what is not set there yet.
pub(crate) fn carry(
    sql: &mut dyn Sql,
    (from, to): (Id<Campaign>, Id<Campaign>),
) -> Result<(), Fault> {
    let there = load(sql, to)?;
    for (spot, entry) in load(sql, from)?.entries() {
        if there.get(spot).is_none() {
            save(sql, (to, spot), Some(entry))?;
        }
    }
    Ok(())
}

/// Carries over what a stroll was given: a text that was the blueprint's is so again, even where the
/// next edition has it in other words, such as another year.
pub(crate) fn carry_given(
    sql: &mut dyn Sql,
    (was, again): (Id<Stroll>, Id<Stroll>),
    act: Id<Act>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<(), Fault> {
    let rows = sql.rows(LIST_OF_STROLL, &[("stroll", id(was))])?;
    let given =
        each(&rows, |row| Ok((row.parsed("field of a blueprint", field_of)?, row.text()?)))?;
    if given.is_empty() {
        return Ok(());
    }
    let pages = (strolls::load_particulars(sql, was)?, strolls::load_particulars(sql, again)?);
    let (Some(was), Some(now)) = pages else {
        return Err(Fault::corrupt("a stroll that was there is gone"));
    };
    let along = given.into_iter().map(|(field, value)| {
        let is_blueprints = was.text(field) == value;
        (field, if is_blueprints { now.text(field) } else { value })
    });
    let along: Vec<(Field, String)> = along.collect();
    note_given(sql, (again, act), &along, fresh)
}
