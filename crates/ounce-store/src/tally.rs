//! What a campaign has come to: sums over the rooms and the accounts, never over people.

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::ledger::Code;
use ounce_domain::stroll::Status;
use ounce_domain::tally::Tally;

use crate::columns::{Columns, id, maybe};
use crate::fault::Fault;
use crate::sql::Sql;

const STATUSES: &str = "SELECT status, CAST(COUNT(*) AS BIGINT) FROM stroll
    WHERE campaign = :campaign GROUP BY status";
const COUNTS: &str = "SELECT
        (SELECT CAST(COUNT(*) AS BIGINT) FROM chapter WHERE campaign = :campaign),
        (SELECT CAST(COALESCE(SUM(taken), 0) AS BIGINT) FROM stroll_room
            WHERE campaign = :campaign)";
const SUMS: &str = "SELECT code, CAST(SUM(credits_posted - debits_posted) AS BIGINT),
        CAST(SUM(credits_pending - debits_pending) AS BIGINT)
    FROM ledger_account WHERE campaign = :campaign AND code >= 4000 GROUP BY code";

pub const ALL_SQL: &[&str] = &[STATUSES, COUNTS, SUMS];

/// The figures of a campaign as of this snapshot.
pub fn campaign(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Tally, Fault> {
    let args = [("campaign", id(campaign))];
    let mut tally = Tally::default();
    for row in sql.rows(STATUSES, &args)? {
        let mut row = Columns::of(&row);
        let (status, count) = (row.status()?, row.int()?);
        let strolls = &mut tally.strolls;
        match status {
            Status::Draft => continue,
            Status::Open => strolls.open += count,
            Status::Postponed { .. } => strolls.postponed += count,
            Status::Cancelled => strolls.cancelled += count,
            Status::Held => strolls.held += count,
        }
        tally.places += count;
    }
    let counts = maybe(sql.row(COUNTS, &args)?, |row| Ok((row.int()?, row.int()?)))?;
    (tally.groups, tally.walkers) = counts.unwrap_or_default();
    for row in sql.rows(SUMS, &args)? {
        let mut row = Columns::of(&row);
        let (code, posted, pending) = (row.int()?, row.int()?, row.int()?);
        match Code::from_number(code) {
            Some(Code::Gifts) => {
                tally.gift_minor += posted;
                tally.promised_minor += pending;
            }
            Some(Code::Shirts) => {
                tally.shirt_minor += posted;
                tally.promised_minor += pending;
            }
            Some(Code::MilkPromised) => {
                tally.milk_promised.0 += posted + pending;
                tally.milk_received.0 += posted;
            }
            Some(Code::MilkBrought) => tally.milk_received.0 += posted,
            Some(_) => {}
            None => return Err(Fault::corrupt(format!("no account has the code {code}"))),
        }
    }
    Ok(tally)
}
