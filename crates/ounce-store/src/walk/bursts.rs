//! Many sign-ups for one stroll within an hour: found, noted once a day, and told to its host.

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::letter_budget;
use ounce_domain::registration::{SignUps, WINDOW_MS};
use ounce_domain::stroll::Stroll;
use ounce_sql::{Fault, Sql};

use crate::columns::{Columns, each, id, maybe};
use crate::outbox::{self, Letter};
use crate::{campaigns, questions};

/// One hour of sign-ups is found by the index of a campaign's registrations.
const COUNT: &str = "SELECT r.stroll, COUNT(*),
        SUM(CASE WHEN r.confirmed_generation IS NULL THEN 1 ELSE 0 END)
    FROM registration r
    WHERE r.campaign = :campaign AND r.at_ms > :after_ms AND r.at_ms <= :now_ms
        AND NOT EXISTS (SELECT 1 FROM sign_up_burst b
            WHERE b.stroll = r.stroll AND b.day = :day)
    GROUP BY r.stroll HAVING COUNT(*) >= :least ORDER BY r.stroll";
const INSERT: &str = "INSERT INTO sign_up_burst (id, stroll, day, at_ms, parties, unconfirmed)
    VALUES (:id, :stroll, :day, :at_ms, :parties, :unconfirmed)";
const LOAD: &str = "SELECT stroll, at_ms, parties, unconfirmed FROM sign_up_burst WHERE id = :id";
const LIST: &str = "SELECT b.stroll, b.at_ms, b.parties, b.unconfirmed
    FROM sign_up_burst b JOIN stroll s ON s.id = b.stroll
    WHERE s.campaign = :campaign ORDER BY b.at_ms DESC, b.id LIMIT :limit";

pub(crate) const ALL_SQL: &[&str] = &[COUNT, INSERT, LOAD, LIST];

/// A burst that was noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Burst {
    pub stroll: Id<Stroll>,
    pub at_ms: i64,
    pub sign_ups: SignUps,
}

/// Looks at the last hour of every campaign. Notes each burst once a day and stroll, and writes to
/// the address that answers for the stroll, where there is one. Returns how many were noted.
pub fn note(
    sql: &mut dyn Sql,
    now_ms: i64,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<u64, Fault> {
    let mut noted = 0;
    for campaign in campaigns::list(sql)? {
        let day = letter_budget::day(now_ms);
        let args = [
            ("campaign", id(campaign.id)),
            ("after_ms", (now_ms - WINDOW_MS).into()),
            ("now_ms", now_ms.into()),
            ("day", day.into()),
            ("least", SignUps::LEAST.into()),
        ];
        let found = each(&sql.rows(COUNT, &args)?, |row| {
            Ok((row.id()?, SignUps { parties: row.int()?, unconfirmed: row.int()? }))
        })?;
        for (stroll, sign_ups) in found.into_iter().filter(|(_, sign_ups)| sign_ups.is_burst()) {
            insert(sql, fresh(), &Burst { stroll, at_ms: now_ms, sign_ups }, fresh)?;
            noted += 1;
        }
    }
    Ok(noted)
}

fn insert(
    sql: &mut dyn Sql,
    of: [u8; 16],
    burst: &Burst,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<(), Fault> {
    let args = [
        ("id", of.into()),
        ("stroll", id(burst.stroll)),
        ("day", letter_budget::day(burst.at_ms).into()),
        ("at_ms", burst.at_ms.into()),
        ("parties", burst.sign_ups.parties.into()),
        ("unconfirmed", burst.sign_ups.unconfirmed.into()),
    ];
    sql.run(INSERT, &args)?;
    if questions::answers(sql, burst.stroll)?.is_some() {
        outbox::put(sql, fresh(), Letter::Burst, of, burst.at_ms)?;
    }
    Ok(())
}

pub fn load(sql: &mut dyn Sql, of: [u8; 16]) -> Result<Option<Burst>, Fault> {
    maybe(sql.row(LOAD, &[("id", of.into())])?, read)
}

/// The bursts of a campaign, the newest first.
pub fn list(sql: &mut dyn Sql, campaign: Id<Campaign>, limit: i64) -> Result<Vec<Burst>, Fault> {
    each(&sql.rows(LIST, &[("campaign", id(campaign)), ("limit", limit.into())])?, read)
}

fn read(row: &mut Columns<'_>) -> Result<Burst, Fault> {
    Ok(Burst {
        stroll: row.id()?,
        at_ms: row.int()?,
        sign_ups: SignUps { parties: row.int()?, unconfirmed: row.int()? },
    })
}
