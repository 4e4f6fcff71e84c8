//! The roster of a stroll: everybody who walks or waits, as its host reads it.

use ounce_domain::id::Id;
use ounce_domain::registration::{Party, Registration, Standing};
use ounce_domain::stroll::Stroll;
use ounce_domain::text::EmailAddress;
use ounce_sql::{Fault, Sql};

use crate::columns::{each, id};

/// The number of a party is its place among all that ever signed up, so it stays the same when
/// others leave. The same number stands on paper.
const LIST: &str = "SELECT id, number, name, email, adults, children, standing, code, at_ms,
        signed_name, held_until_ms
    FROM (SELECT id, name, email, adults, children, standing, code, at_ms, signed_name,
            held_until_ms, CAST(ROW_NUMBER() OVER (ORDER BY at_ms, id) AS BIGINT) AS number
        FROM registration WHERE stroll = :stroll) r
    WHERE standing <> 'cancelled' ORDER BY number";

const GIVEN_BACK: &str = "SELECT id, COALESCE(code, '') FROM registration
    WHERE stroll = :stroll AND standing = 'cancelled' ORDER BY id";

pub(crate) const ALL_SQL: &[&str] = &[LIST, GIVEN_BACK];

/// A party on the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walker {
    pub id: Id<Registration>,
    pub number: i64,
    /// Empty for somebody whose data was erased.
    pub name: String,
    pub email: EmailAddress,
    pub party: Party,
    pub standing: Standing,
    /// The code of the ticket, as it is stored; empty until it is given.
    pub code: String,
    pub at_ms: i64,
    /// Whether the waiver has a signature.
    pub is_signed: bool,
    /// The place is held until then for an address that has not confirmed.
    pub held_until_ms: Option<i64>,
}

/// Everybody who walks or waits, in the order they signed up.
pub fn list(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Vec<Walker>, Fault> {
    each(&sql.rows(LIST, &[("stroll", id(stroll))])?, |row| {
        Ok(Walker {
            id: row.id()?,
            number: row.int()?,
            name: row.text()?,
            email: row.email()?,
            party: Party { adults: row.int()?, children: row.int()? },
            standing: row.parsed("standing", Standing::parse)?,
            code: row.opt_text()?.unwrap_or_default(),
            at_ms: row.int()?,
            is_signed: !row.text()?.is_empty(),
            held_until_ms: row.opt_int()?,
        })
    })
}

/// The places of a stroll that were given back, with the codes of their tickets.
pub fn given_back(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
) -> Result<Vec<(Id<Registration>, String)>, Fault> {
    each(&sql.rows(GIVEN_BACK, &[("stroll", id(stroll))])?, |row| Ok((row.id()?, row.text()?)))
}
