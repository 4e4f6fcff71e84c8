//! The figures of a campaign, and of each of its strolls: sums over the rooms and the accounts,
//! never over people.
//!
//! People who signed up for a cancelled stroll do not walk. They keep their registration, and are
//! counted only on that stroll's own page. Gifts for it stay counted.

use std::collections::HashMap;

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::ledger::Code;
use ounce_domain::quantity::Microlitres;
use ounce_domain::stroll::{Status, Stroll};
use ounce_domain::tally::{StrollTally, Tally};
use ounce_sql::{Fault, Sql};

use crate::columns::{Columns, id, maybe};

const STATUSES: &str = "SELECT status, CAST(COUNT(*) AS BIGINT) FROM stroll
    WHERE campaign = :campaign GROUP BY status";
/// Groups, and people who have a place on a stroll that was cancelled.
const COUNTS: &str = "SELECT
        (SELECT CAST(COUNT(*) AS BIGINT) FROM chapter WHERE campaign = :campaign),
        (SELECT CAST(COALESCE(SUM(r.taken), 0) AS BIGINT)
            FROM stroll s JOIN stroll_room r ON r.stroll = s.id
            WHERE s.campaign = :campaign AND s.status = 'cancelled')";
const ROOMS: &str = "SELECT stroll, taken, parties, waiting FROM stroll_room
    WHERE campaign = :campaign";
const SUMS: &str = "SELECT owner, code, credits_posted - debits_posted,
        credits_pending - debits_pending
    FROM ledger_account WHERE campaign = :campaign AND code >= 4000";

pub(crate) const ALL_SQL: &[&str] = &[STATUSES, COUNTS, ROOMS, SUMS];

/// The figures of a campaign, and of each of its strolls.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tallies {
    pub campaign: Tally,
    /// Of every stroll, drafts included.
    pub strolls: HashMap<Id<Stroll>, StrollTally>,
}

/// The figures of a campaign as of this snapshot.
pub fn campaign(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Tally, Fault> {
    Ok(read(sql, campaign)?.campaign)
}

/// The figures of a campaign and all its strolls as of this snapshot. Four statements, however
/// many strolls there are.
pub fn read(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Tallies, Fault> {
    let args = [("campaign", id(campaign))];
    let mut tally = Tally::default();
    count_strolls(sql, campaign, &mut tally)?;
    let counts = maybe(sql.row(COUNTS, &args)?, |row| Ok((row.int()?, row.int()?)))?;
    let (groups, cancelled) = counts.unwrap_or_default();
    tally.groups = groups;
    let mut strolls = HashMap::new();
    for row in sql.rows(ROOMS, &args)? {
        let mut row = Columns::of(&row);
        let stroll = row.id()?;
        let (walkers, parties, waiting) = (row.int()?, row.int()?, row.int()?);
        tally.walkers += walkers;
        strolls.insert(stroll, StrollTally { walkers, parties, waiting, ..StrollTally::default() });
    }
    tally.walkers -= cancelled;
    for row in sql.rows(SUMS, &args)? {
        let mut row = Columns::of(&row);
        let owner = row.id()?;
        let sum = Sum::read(&mut row)?;
        sum.add_to_campaign(&mut tally);
        // Gifts to the campaign itself belong to no stroll.
        if let Some(stroll) = strolls.get_mut(&owner) {
            sum.add_to_stroll(stroll);
        }
    }
    Ok(Tallies { campaign: tally, strolls })
}

fn count_strolls(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    tally: &mut Tally,
) -> Result<(), Fault> {
    for row in sql.rows(STATUSES, &[("campaign", id(campaign))])? {
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
    Ok(())
}

/// The sums of one account.
pub(crate) struct Sum {
    code: Code,
    posted: i64,
    pending: i64,
}

impl Sum {
    /// From the number of its code on.
    pub(crate) fn read(row: &mut Columns<'_>) -> Result<Self, Fault> {
        let number = row.int()?;
        let code = Code::from_number(number)
            .ok_or_else(|| Fault::corrupt(format!("no account has the code {number}")))?;
        Ok(Self { code, posted: row.int()?, pending: row.int()? })
    }

    fn add_to_campaign(&self, tally: &mut Tally) {
        match self.code {
            Code::Gifts => tally.gift_minor += self.posted,
            Code::Shirts => tally.shirt_minor += self.posted,
            _ => {}
        }
        if matches!(self.code, Code::Gifts | Code::Shirts) {
            tally.promised_minor += self.pending;
        }
        self.add_milk(&mut tally.milk_promised, &mut tally.milk_received);
    }

    pub(crate) fn add_to_stroll(&self, tally: &mut StrollTally) {
        if matches!(self.code, Code::Gifts | Code::Shirts) {
            tally.raised_minor += self.posted;
        }
        self.add_milk(&mut tally.milk_promised, &mut tally.milk_received);
    }

    fn add_milk(&self, promised: &mut Microlitres, received: &mut Microlitres) {
        match self.code {
            Code::MilkPromised => {
                promised.0 += self.posted + self.pending;
                received.0 += self.posted;
            }
            Code::MilkBrought => received.0 += self.posted,
            _ => {}
        }
    }
}
