//! The strolls of a campaign as a table: narrowed, sorted and turned page by page by the database.
//!
//! A page goes on after the last stroll of the page before, so the last page of many strolls costs
//! what the first one does.

use jiff::civil::DateTime;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::stroll::{Need, Status};
use ounce_sql::{Fault, Sql, Value};

use super::words::beginnings;
use crate::columns::{Columns, each, id, maybe};

/// Whether a member hosts the stroll.
macro_rules! is_hosted {
    () => {
        "EXISTS (SELECT 1 FROM member_role m
            WHERE m.kind = 'stroll' AND m.object = s.id AND m.role = 'host')"
    };
}

/// What it needs, as `Stroll::needs` decides it.
macro_rules! needs {
    () => {
        concat!(
            "s.status NOT IN ('cancelled', 'held')
                AND (CAST(:need AS TEXT) = 'host' AND NOT ",
            is_hosted!(),
            " OR CAST(:need AS TEXT) = 'place' AND s.meeting_point = ''
                OR CAST(:need AS TEXT) = 'day' AND s.status = 'postponed-undated'
                OR CAST(:need AS TEXT) = 'opening' AND s.status = 'draft')"
        )
    };
}

/// The conditions of a filter. One that is not wanted is an empty text, or fits everything.
macro_rules! fits {
    () => {
        concat!(
            "s.campaign = :campaign AND s.status LIKE :status
                AND (CAST(:country AS TEXT) = '' OR s.country = :country)
                AND (CAST(:region AS TEXT) = '' OR s.region = :region)
                AND s.words LIKE :word1 AND s.words LIKE :word2
                AND s.words LIKE :word3 AND s.words LIKE :word4
                AND (CAST(:need AS TEXT) = '' OR ",
            needs!(),
            ")"
        )
    };
}
pub(super) use {fits, is_hosted, needs};

macro_rules! list {
    ($key:literal, $compares:literal) => {
        concat!(
            "SELECT s.slug, s.name, s.town, s.region, s.country, s.status, s.starts, s.time_zone,
                s.meeting_point, r.capacity, r.taken, r.parties, r.waiting,
                CASE WHEN ",
            is_hosted!(),
            " THEN 1 ELSE 0 END,
                (SELECT CAST(COALESCE(SUM(l.credits_posted - l.debits_posted), 0) AS BIGINT)
                    FROM ledger_account l
                    WHERE l.owner_kind = 'stroll' AND l.owner = s.id AND l.code IN (4000, 4100))
            FROM stroll s JOIN stroll_room r ON r.stroll = s.id
            WHERE ",
            fits!(),
            " AND (CAST(:after AS TEXT) = '' OR ",
            $compares,
            ") ORDER BY ",
            $key,
            " LIMIT :limit"
        )
    };
}

const BY_TOWN: &str = list!(
    "s.words, s.slug",
    "(s.words, s.slug) > (SELECT a.words, a.slug FROM stroll a
        WHERE a.campaign = :campaign AND a.slug = :after)"
);
const BY_REGION: &str = list!(
    "s.country, s.region, s.words, s.slug",
    "(s.country, s.region, s.words, s.slug) > (SELECT a.country, a.region, a.words, a.slug
        FROM stroll a WHERE a.campaign = :campaign AND a.slug = :after)"
);
const BY_DAY: &str = list!(
    "s.starts, s.words, s.slug",
    "(s.starts, s.words, s.slug) > (SELECT a.starts, a.words, a.slug FROM stroll a
        WHERE a.campaign = :campaign AND a.slug = :after)"
);
/// The most walkers first.
const BY_WALKERS: &str = list!(
    "0 - r.taken, s.words, s.slug",
    "(0 - r.taken, s.words, s.slug) > (SELECT 0 - b.taken, a.words, a.slug FROM stroll a
        JOIN stroll_room b ON b.stroll = a.id WHERE a.campaign = :campaign AND a.slug = :after)"
);
const COUNT: &str = concat!("SELECT CAST(COUNT(*) AS BIGINT) FROM stroll s WHERE ", fits!());
const COUNT_NEEDS: &str = concat!(
    "SELECT CAST(COUNT(*) AS BIGINT),
        CAST(COALESCE(SUM(CASE WHEN s.status IN ('cancelled', 'held') THEN 0 WHEN ",
    is_hosted!(),
    " THEN 0 ELSE 1 END), 0) AS BIGINT),
        CAST(COALESCE(SUM(CASE WHEN s.status NOT IN ('cancelled', 'held')
            AND s.meeting_point = '' THEN 1 ELSE 0 END), 0) AS BIGINT),
        CAST(COALESCE(SUM(CASE s.status WHEN 'postponed-undated' THEN 1 ELSE 0 END), 0) AS BIGINT),
        CAST(COALESCE(SUM(CASE s.status WHEN 'draft' THEN 1 ELSE 0 END), 0) AS BIGINT)
    FROM stroll s WHERE s.campaign = :campaign"
);
const REGIONS: &str = "SELECT country, region, CAST(COUNT(*) AS BIGINT) FROM stroll
    WHERE campaign = :campaign GROUP BY country, region ORDER BY country, region";

pub(crate) const ALL_SQL: &[&str] =
    &[BY_TOWN, BY_REGION, BY_DAY, BY_WALKERS, COUNT, COUNT_NEEDS, REGIONS];

/// Which strolls are wanted. `None` and empty texts are no condition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Each begins a word of the town, the region or the name; the first four count.
    pub words: String,
    pub need: Option<Need>,
    /// A postponed one is found with a day and without.
    pub status: Option<Status>,
    pub country: String,
    pub region: String,
}

/// The order of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Town,
    Region,
    Day,
    Walkers,
}

impl Sort {
    pub const ALL: [Self; 4] = [Self::Town, Self::Region, Self::Day, Self::Walkers];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Town => "town",
            Self::Region => "region",
            Self::Day => "day",
            Self::Walkers => "walkers",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.as_str() == text)
    }
}

/// The slug of the last stroll of the page before; empty for the first page.
pub type After<'a> = &'a str;

/// One stroll of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub slug: String,
    pub name: String,
    pub town: String,
    pub region: String,
    pub country: String,
    pub status: Status,
    pub starts: DateTime,
    pub time_zone: String,
    pub meeting_point: String,
    pub capacity: Option<i64>,
    pub walkers: i64,
    pub parties: i64,
    pub waiting: i64,
    pub is_hosted: bool,
    pub raised_minor: i64,
}

/// A country, or a part of it, that has strolls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    pub country: String,
    pub region: String,
    pub strolls: i64,
}

impl Filter {
    pub(super) fn args(&self, campaign: Id<Campaign>) -> Vec<(&'static str, Value<'_>)> {
        let [word1, word2, word3, word4] = beginnings(&self.words);
        let status = match self.status {
            None => "%",
            Some(Status::Postponed { .. }) => "postponed%",
            Some(status) => status.as_str(),
        };
        vec![
            ("campaign", id(campaign)),
            ("status", status.into()),
            ("country", (&self.country).into()),
            ("region", (&self.region).into()),
            ("word1", word1.into()),
            ("word2", word2.into()),
            ("word3", word3.into()),
            ("word4", word4.into()),
            ("need", self.need.map_or("", Need::as_str).into()),
        ]
    }
}

/// At most `limit` strolls that fit, after one of them.
pub fn find(
    sql: &mut dyn Sql,
    (campaign, filter): (Id<Campaign>, &Filter),
    (sort, after): (Sort, After<'_>),
    limit: i64,
) -> Result<Vec<Line>, Fault> {
    let mut args = filter.args(campaign);
    args.extend([("after", after.into()), ("limit", limit.into())]);
    let text = match sort {
        Sort::Town => BY_TOWN,
        Sort::Region => BY_REGION,
        Sort::Day => BY_DAY,
        Sort::Walkers => BY_WALKERS,
    };
    each(&sql.rows(text, &args)?, read)
}

/// How many strolls fit.
pub fn count(sql: &mut dyn Sql, campaign: Id<Campaign>, filter: &Filter) -> Result<i64, Fault> {
    let row = sql.row(COUNT, &filter.args(campaign))?;
    Ok(maybe(row, |row| row.int())?.unwrap_or_default())
}

/// How many strolls there are, and how many need what, in the order of [`Need::ALL`].
pub fn count_needs(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
) -> Result<(i64, [(Need, i64); 4]), Fault> {
    let row = sql.row(COUNT_NEEDS, &[("campaign", id(campaign))])?;
    let counts = maybe(row, |row| {
        let all = row.int()?;
        let mut needs = Need::ALL.map(|need| (need, 0));
        for (_, count) in &mut needs {
            *count = row.int()?;
        }
        Ok((all, needs))
    })?;
    Ok(counts.unwrap_or((0, Need::ALL.map(|need| (need, 0)))))
}

/// Where the strolls of a campaign are.
pub fn regions(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<Region>, Fault> {
    each(&sql.rows(REGIONS, &[("campaign", id(campaign))])?, |row| {
        Ok(Region { country: row.text()?, region: row.text()?, strolls: row.int()? })
    })
}

fn read(row: &mut Columns<'_>) -> Result<Line, Fault> {
    Ok(Line {
        slug: row.text()?,
        name: row.text()?,
        town: row.text()?,
        region: row.text()?,
        country: row.text()?,
        status: row.status()?,
        starts: row.date_time()?,
        time_zone: row.text()?,
        meeting_point: row.text()?,
        capacity: row.opt_int()?,
        walkers: row.int()?,
        parties: row.int()?,
        waiting: row.int()?,
        is_hosted: row.flag()?,
        raised_minor: row.int()?,
    })
}
