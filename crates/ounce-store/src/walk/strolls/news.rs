//! What has changed in a campaign, for feeds and the coordinator: newest first.

use jiff::civil::DateTime;
use ounce_domain::actor::Actor;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::stroll::{Status, Stroll};
use ounce_sql::{Fault, Sql};

use crate::columns::{Columns, each, id};

/// What was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Its status or its start.
    Became,
    /// Where it meets, or when it ends.
    MeetsElsewhere,
}

/// One public change of a stroll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    pub told: Told,
    /// Which change of this kind of its stroll it is, from 1: together with the stroll's id, what a
    /// feed's readers know it by.
    pub number: i64,
    pub at_ms: i64,
    /// What it became then; it may have changed again since.
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

macro_rules! select_news {
    ($status:literal, $table:literal, $rest:literal) => {
        concat!(
            "SELECT c.number, c.at_ms, ",
            $status,
            ", c.by_whom, c.why, s.id, s.slug, s.name, s.town, s.region, s.country, s.time_zone,
                s.first_starts
            FROM ",
            $table,
            " c JOIN stroll s ON s.id = c.stroll
            WHERE c.campaign = :campaign AND s.status <> 'draft'",
            $rest,
            " ORDER BY c.at_ms DESC, c.stroll, c.number DESC LIMIT :limit"
        )
    };
}

const LIST: &str = select_news!("c.status, c.starts", "stroll_change", " AND c.status <> 'draft'");
const LIST_MEETINGS: &str = select_news!("s.status, s.starts", "stroll_meeting_change", "");

pub(crate) const ALL_SQL: &[&str] = &[LIST, LIST_MEETINGS];

/// At most `limit` changes of public strolls, newest first.
pub fn list_news(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    limit: i64,
) -> Result<Vec<News>, Fault> {
    let args = [("campaign", id(campaign)), ("limit", limit.into())];
    let mut news = each(&sql.rows(LIST, &args)?, |row| read(row, Told::Became))?;
    let meetings = sql.rows(LIST_MEETINGS, &args)?;
    if !meetings.is_empty() {
        news.extend(each(&meetings, |row| read(row, Told::MeetsElsewhere))?);
        // Both lists are in order; what happened to one stroll at one moment stays as it was.
        news.sort_by_key(|one| std::cmp::Reverse(one.at_ms));
        news.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    }
    Ok(news)
}

fn read(row: &mut Columns<'_>, told: Told) -> Result<News, Fault> {
    Ok(News {
        told,
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
}
