//! The version of a campaign's plan: its strolls, what was changed about them, and the groups that
//! run them. Figures move with every sign-up, the plan hardly ever; whoever holds the plan in memory
//! reads it again only when its version is another. It is raised in the transaction that changes
//! the plan, so it is seen by every process that shares the database.

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_sql::{Fault, Sql};

use crate::columns::{id, maybe};

const VERSION: &str = "SELECT version FROM plan_version WHERE campaign = :campaign";
const RAISE: &str = "INSERT INTO plan_version (campaign, version) VALUES (:campaign, 1)
    ON CONFLICT (campaign) DO UPDATE SET version = plan_version.version + 1";

pub(crate) const ALL_SQL: &[&str] = &[VERSION, RAISE];

/// The version of a campaign's plan; 0 before it has one. Two reads with the same version would
/// give the same strolls, changes and groups.
pub fn version(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<i64, Fault> {
    let version = sql.row(VERSION, &[("campaign", id(campaign))])?;
    Ok(maybe(version, |row| row.int())?.unwrap_or(0))
}

/// Says that the plan is another now. Every statement that writes a stroll, one of its changes or
/// a group goes with it, and so does one that shows or hides what a giver wrote: no figure moves
/// with it, and the pages of its campaign have to be made anew.
pub(crate) fn raise(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<(), Fault> {
    sql.run(RAISE, &[("campaign", id(campaign))]).map(drop)
}
