//! What has changed in a campaign, for feeds and the coordinator: newest first.

use jiff::civil::DateTime;
use ounce_domain::actor::Actor;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::stroll::{Status, Stroll};
use ounce_sql::{Fault, Sql};

use crate::columns::{each, id};

/// What has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Its status or its start.
    Became,
    /// Something else that calendars and feeds show, such as where it meets.
    Particulars,
}

/// One public change of a stroll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    pub told: Told,
    /// The number of this change of its stroll, from 1. Readers of a feed know a change by it and
    /// the stroll's id.
    pub number: i64,
    pub at_ms: i64,
    /// The status it got then; it may have changed again since.
    pub status: Status,
    pub starts: DateTime,
    pub by: Actor,
    pub why: String,
    pub stroll: Id<Stroll>,
    pub slug: String,
    pub name: String,
    pub town: String,
    pub region: String,
    pub country: String,
    pub time_zone: String,
    /// The first start that was announced, when it has been moved since.
    pub first_starts: Option<DateTime>,
}

/// A change that left status and start as they were is a change of particulars.
const LIST: &str = "SELECT CASE WHEN c.status = LAG(c.status) OVER w
            AND c.starts = LAG(c.starts) OVER w THEN 1 ELSE 0 END,
        c.number, c.at_ms, c.status, c.starts, c.by_whom, c.why, s.id, s.slug, s.name, s.town,
        s.region, s.country, s.time_zone, s.first_starts
    FROM stroll_change c JOIN stroll s ON s.id = c.stroll
    WHERE c.campaign = :campaign AND c.status <> 'draft' AND s.status <> 'draft'
    WINDOW w AS (PARTITION BY c.stroll ORDER BY c.number)
    ORDER BY c.at_ms DESC, c.stroll, c.number DESC LIMIT :limit";

pub(crate) const ALL_SQL: &[&str] = &[LIST];

/// At most `limit` changes of public strolls, newest first.
pub fn list_news(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    limit: i64,
) -> Result<Vec<News>, Fault> {
    each(&sql.rows(LIST, &[("campaign", id(campaign)), ("limit", limit.into())])?, |row| {
        Ok(News {
            told: if row.flag()? { Told::Particulars } else { Told::Became },
            number: row.int()?,
            at_ms: row.int()?,
            status: row.status()?,
            starts: row.date_time()?,
            by: Actor::parse(&row.text()?),
            why: row.text()?,
            stroll: row.id()?,
            slug: row.text()?,
            name: row.text()?,
            town: row.text()?,
            region: row.text()?,
            country: row.text()?,
            time_zone: row.text()?,
            first_starts: row.opt_date_time()?,
        })
    })
}
