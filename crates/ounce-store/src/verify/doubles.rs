//! Finds rows that are there twice and may be there only once.
//!
//! Unique indexes prevent this while they exist. If one was dropped and made again later, or lost
//! in a damaged file, an address can take two places.

use ounce_sql::{Fault, Sql};

use super::Finding;

/// Rows of a table that come after one with the same values.
macro_rules! doubled {
    ($table:literal, $columns:literal, $rest:literal) => {
        concat!(
            "SELECT d.id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY ",
            $columns,
            " ORDER BY id) AS number FROM ",
            $table,
            $rest,
            ") d WHERE d.number > 1 ORDER BY d.id"
        )
    };
}

const CAMPAIGNS: &str = doubled!("campaign", "slug", "");
const PARTNERS: &str = doubled!("partner", "campaign, slug", "");
const GROUPS: &str = doubled!("chapter", "campaign, slug", "");
const STROLLS: &str = doubled!("stroll", "campaign, slug", "");
const BANKS: &str = doubled!("bank", "slug", "");
const DEPOTS: &str = doubled!("depot", "slug", "");
const PLACES: &str =
    doubled!("registration", "stroll, email_key", " WHERE standing <> 'cancelled'");
const LINE: &str = doubled!("partner", "campaign, place_in_line", "");

pub(super) const ALL_SQL: &[&str] =
    &[CAMPAIGNS, PARTNERS, GROUPS, STROLLS, BANKS, DEPOTS, PLACES, LINE];

pub(super) fn check(sql: &mut dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    for (statement, what, expected) in [
        (CAMPAIGNS, "campaign slug", "one campaign of this name"),
        (PARTNERS, "partner slug", "one partner of this name in the campaign"),
        (GROUPS, "chapter slug", "one group of this name in the campaign"),
        (STROLLS, "stroll slug", "one stroll of this name in the campaign"),
        (BANKS, "bank slug", "one bank of this name"),
        (DEPOTS, "depot slug", "one depot of this name"),
        (PLACES, "registration place", "one place for an address on a stroll"),
        (LINE, "partner place in line", "one partner at a place of the campaign's order"),
    ] {
        for row in sql.rows(statement, &[])? {
            findings.push(Finding::new(what, row.id(0)?, expected, "another one before it"));
        }
    }
    Ok(())
}
