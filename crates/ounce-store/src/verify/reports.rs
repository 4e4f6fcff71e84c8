//! How many people came to a stroll follows from what its host reported.

use ounce_domain::id::Id;
use ounce_domain::stroll::Stroll;
use ounce_sql::{Fault, Sql};

use super::Finding;
use crate::columns::each;
use crate::stroll_reports;

const CAME: &str = "SELECT stroll, came FROM stroll_report ORDER BY stroll";

pub(super) const ALL_SQL: &[&str] = &[CAME];

pub(super) fn check(sql: &mut dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    let all: Vec<(Id<Stroll>, i64)> =
        each(&sql.rows(CAME, &[])?, |row| Ok((row.id()?, row.int()?)))?;
    for (stroll, came) in all {
        match stroll_reports::load(sql, stroll) {
            Ok(Some(kept)) if kept.report.came() != came => {
                let expected = kept.report.came();
                findings.push(Finding::new("stroll_report came", stroll.bytes(), expected, came));
            }
            Ok(_) => {}
            Err(fault) => {
                let expected = "one that can be read";
                findings.push(Finding::new("stroll_report", stroll.bytes(), expected, fault));
            }
        }
    }
    Ok(())
}
