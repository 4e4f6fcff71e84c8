//! The short codes of registrations. Each follows from the id; where another registration has it
//! already, the next turn is taken, and the table refuses two of the same.

use ounce_domain::id::Id;
use ounce_domain::registration::{Code, Registration};
use ounce_sql::{Fault, Sql};

use crate::columns::{each, id, maybe};

const LOAD_CODE: &str = "SELECT code FROM registration WHERE id = :id";
const FIND_BY_CODE: &str = "SELECT id FROM registration WHERE code = :code";
const LIST_WITHOUT_CODE: &str =
    "SELECT id FROM registration WHERE code IS NULL ORDER BY id LIMIT :limit";
const SET_CODE: &str = "UPDATE registration SET code = :code WHERE id = :id";

pub(crate) const ALL_SQL: &[&str] = &[LOAD_CODE, FIND_BY_CODE, LIST_WITHOUT_CODE, SET_CODE];

/// How many registrations get their codes in one transaction, so that it stays short.
const AT_ONCE: i64 = 2_000;

/// The turns of a code, in order.
pub(super) fn turns(registration: Id<Registration>) -> impl Iterator<Item = Code> {
    (0..Code::TURNS).map(move |turn| Code::of(registration, turn))
}

/// The registration that has this code.
pub fn find(sql: &mut dyn Sql, code: Code) -> Result<Option<Id<Registration>>, Fault> {
    maybe(sql.row(FIND_BY_CODE, &[("code", code.stored().into())])?, |row| row.id())
}

/// The code of a registration that is there. A registration that an older version of the program
/// has just written gets its code within a minute, by [`give_codes`]; this function gives the same
/// code before that.
pub(super) fn load(sql: &mut dyn Sql, registration: Id<Registration>) -> Result<Code, Fault> {
    let stored = maybe(sql.row(LOAD_CODE, &[("id", id(registration))])?, |row| row.opt_text())?;
    match stored.flatten() {
        Some(text) => Code::parse(&text).map_err(|_| Fault::corrupt("a column holds no code")),
        None => Ok(Code::of(registration, 0)),
    }
}

/// Gives codes to registrations that have none, and returns how many. When it returns 0, none are
/// left.
pub fn give_codes(sql: &mut dyn Sql) -> Result<usize, Fault> {
    let rows = sql.rows(LIST_WITHOUT_CODE, &[("limit", AT_ONCE.into())])?;
    let without: Vec<Id<Registration>> = each(&rows, |row| row.id())?;
    for registration in &without {
        let code = free(sql, *registration)?;
        sql.run(SET_CODE, &[("code", code.stored().into()), ("id", id(*registration))])?;
    }
    Ok(without.len())
}

/// The first code of a registration that no other one has.
fn free(sql: &mut dyn Sql, registration: Id<Registration>) -> Result<Code, Fault> {
    for code in turns(registration) {
        if find(sql, code)?.is_none() {
            return Ok(code);
        }
    }
    Err(Fault::corrupt("every code of a registration belongs to another one"))
}
