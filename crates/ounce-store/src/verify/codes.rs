//! The short code of every registration follows from its id, in one of its turns.

use ounce_domain::id::Id;
use ounce_domain::registration::{Code, Registration};
use ounce_sql::{Fault, Sql};

use super::{Finding, PAGE};
use crate::columns::Columns;

const CODES: &str = "SELECT id, code FROM registration WHERE id > :after AND code IS NOT NULL
    ORDER BY id LIMIT :limit";

pub(super) const ALL_SQL: &[&str] = &[CODES];

pub(super) fn check(sql: &mut dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    let mut after = [0; 16];
    loop {
        let rows = sql.rows(CODES, &[("after", after.into()), ("limit", PAGE.into())])?;
        if rows.is_empty() {
            return Ok(());
        }
        for row in rows {
            let mut row = Columns::of(&row);
            let (registration, found): (Id<Registration>, _) = (row.id()?, row.text()?);
            after = registration.bytes();
            let mut turns = (0..Code::TURNS).map(|turn| Code::of(registration, turn));
            if !turns.any(|code| code.stored() == found) {
                let expected = Code::of(registration, 0).stored();
                findings.push(Finding::new("registration code", after, expected, found));
            }
        }
    }
}
