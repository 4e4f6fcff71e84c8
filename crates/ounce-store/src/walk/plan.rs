//! The version of a campaign's plan: its strolls, what was changed about them, and the groups that
//! run them. Figures change with every sign-up, the plan hardly ever. A process that holds the plan
//! in memory reads it again only when the version has changed. The version is raised in the
//! transaction that changes the plan, so every process that shares the database sees it.

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

/// Raises the version of the plan. Call it with every statement that writes a stroll, one of its
/// changes or a group. Call it also where a giver's message is shown or hidden: no figure changes
/// then, but the pages of the campaign have to be made anew.
pub(crate) fn raise(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<(), Fault> {
    sql.run(RAISE, &[("campaign", id(campaign))]).map(drop)
}
