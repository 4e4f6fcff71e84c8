//! The rows behind each figure, which add up to it.

use ounce_domain::campaign::{Campaign, Group};
use ounce_domain::gift::{Gift, Method, Purpose};
use ounce_domain::id::Id;
use ounce_domain::quantity::{Microlitres, Money};
use ounce_domain::stroll::Status;
use ounce_domain::tally::Figure;
use ounce_sql::{Fault, Sql};

use super::{Day, sign_ups};
use crate::columns::{Columns, each, id, maybe};
use crate::strolls::{self, Listed};

/// The rows of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rows {
    Strolls(Vec<Listed>),
    Groups(Vec<GroupRow>),
    Money(Vec<MoneyRow>),
    Milk(Vec<MilkRow>),
    Days(Vec<Day>),
}

/// A group that took part, and the strolls it ran.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRow {
    pub group: Group,
    pub partner_slug: String,
    pub partner_name: String,
    /// Not counting cancelled ones.
    pub strolls: i64,
    pub walkers: i64,
}

/// One gift, without the name of a giver who asked not to be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoneyRow {
    pub id: Id<Gift>,
    pub at_ms: i64,
    /// Slug and name; `None` for the whole campaign.
    pub stroll: Option<(String, String)>,
    pub purpose: Purpose,
    pub method: Method,
    pub amount: Money,
    pub name: Option<String>,
}

/// Milk of one town and one bank, added up, so that nobody sees how much one person gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MilkRow {
    /// Slug and name; `None` for the whole campaign.
    pub stroll: Option<(String, String)>,
    /// Slug and name; `None` where no bank was named yet.
    pub bank: Option<(String, String)>,
    /// How many promises or receipts.
    pub entries: i64,
    pub volume: Microlitres,
}

/// Where a page of gifts goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// After the last row of the page before. It reveals when that gift was given, so no page shows
    /// it.
    Row { at_ms: i64, id: Id<Gift> },
    /// After this many rows since the beginning of a day.
    InDay { from_ms: i64, rows: i64 },
}

impl After {
    /// Before the first row.
    const START: Self = Self::Row { at_ms: i64::MIN, id: Id::from_bytes([0; 16]) };

    /// The row it goes on after, and how many more are left out.
    fn place(self) -> (i64, Id<Gift>, i64) {
        match self {
            Self::Row { at_ms, id } => (at_ms, id, 0),
            // No id comes after this one.
            Self::InDay { from_ms, rows } => {
                (from_ms.saturating_sub(1), Id::from_bytes([255; 16]), rows)
            }
        }
    }
}

const GROUPS: &str = "SELECT g.id, g.campaign, g.partner, g.slug, g.name, g.town, g.region,
        g.country, p.slug, p.name, CAST(COUNT(r.stroll) AS BIGINT),
        CAST(COALESCE(SUM(r.taken), 0) AS BIGINT)
    FROM chapter g JOIN partner p ON p.id = g.partner
        LEFT JOIN stroll s ON s.chapter = g.id AND s.status NOT IN ('draft', 'cancelled')
        LEFT JOIN stroll_room r ON r.stroll = s.id
    WHERE g.campaign = :campaign
    GROUP BY g.id, g.campaign, g.partner, g.slug, g.name, g.town, g.region, g.country, p.slug,
        p.name
    ORDER BY g.country, g.region, g.town, g.slug";

macro_rules! select_money {
    ($which:literal) => {
        concat!(
            "SELECT g.id, g.at_ms, s.slug, s.name, g.purpose, g.method, g.amount_minor, g.currency,
                CASE WHEN g.message_standing = 'hidden' THEN 1 ELSE g.is_hidden END, g.name
            FROM gift g LEFT JOIN stroll s ON s.id = g.stroll
            WHERE g.campaign = :campaign AND ",
            $which,
            " AND (g.at_ms > :after_ms OR (g.at_ms = :after_ms AND g.id > :after_id))
            ORDER BY g.at_ms, g.id LIMIT :limit OFFSET :rows"
        )
    };
}

macro_rules! count_money {
    ($which:literal) => {
        concat!(
            "SELECT CAST(COUNT(*) AS BIGINT) FROM gift g WHERE g.campaign = :campaign AND ",
            $which
        )
    };
}

const COUNT_RECEIVED: &str = count_money!("g.standing = 'received' AND g.purpose = :purpose");
const COUNT_PROMISED: &str = count_money!("g.standing = 'promised'");
const RECEIVED: &str = select_money!("g.standing = 'received' AND g.purpose = :purpose");
const PROMISED: &str = select_money!("g.standing = 'promised'");

const MILK_PROMISED: &str = "SELECT s.slug, s.name, b.slug, b.name, CAST(COUNT(*) AS BIGINT),
        CAST(SUM(m.volume_ul) AS BIGINT)
    FROM milk_promise m LEFT JOIN stroll s ON s.id = m.stroll LEFT JOIN bank b ON b.id = m.bank
    WHERE m.campaign = :campaign GROUP BY s.slug, s.name, b.slug, b.name
    ORDER BY s.name NULLS FIRST, s.slug NULLS FIRST, b.slug NULLS FIRST";
const MILK_RECEIVED: &str = "SELECT s.slug, s.name, b.slug, b.name, CAST(COUNT(*) AS BIGINT),
        CAST(SUM(m.volume_ul) AS BIGINT)
    FROM milk_receipt m LEFT JOIN stroll s ON s.id = m.stroll JOIN bank b ON b.id = m.bank
    WHERE m.campaign = :campaign GROUP BY s.slug, s.name, b.slug, b.name
    ORDER BY s.name NULLS FIRST, s.slug NULLS FIRST, b.slug NULLS FIRST";

pub(crate) const ALL_SQL: &[&str] =
    &[GROUPS, COUNT_RECEIVED, COUNT_PROMISED, RECEIVED, PROMISED, MILK_PROMISED, MILK_RECEIVED];

/// How many gifts are behind a figure, on all pages together; `None` for figures with other rows,
/// which are not split into pages.
pub fn count_gifts(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    figure: Figure,
) -> Result<Option<i64>, Fault> {
    let campaign = ("campaign", id(campaign));
    let purpose = |purpose: Purpose| ("purpose", purpose.as_str().into());
    let row = match figure {
        Figure::Gifts => sql.row(COUNT_RECEIVED, &[campaign, purpose(Purpose::Gift)])?,
        Figure::Shirts => sql.row(COUNT_RECEIVED, &[campaign, purpose(Purpose::Shirt)])?,
        Figure::PromisedGifts => sql.row(COUNT_PROMISED, &[campaign])?,
        _ => return Ok(None),
    };
    maybe(row, |row| row.int())
}

/// The rows that a figure adds up from. Gifts come oldest first in pages of `limit`, each after
/// the last row of the page before; other rows are as few as towns, groups or days and come whole.
pub fn list_rows(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    figure: Figure,
    after: Option<After>,
    limit: i64,
) -> Result<Rows, Fault> {
    let page = (after.unwrap_or(After::START), limit);
    Ok(match figure {
        Figure::Places => Rows::Strolls(strolls::list(sql, campaign)?),
        Figure::RunByGroups => {
            let mut strolls = strolls::list(sql, campaign)?;
            strolls.retain(|one| one.group.is_some() && one.stroll.status != Status::Cancelled);
            Rows::Strolls(strolls)
        }
        Figure::Walkers => {
            let mut strolls = strolls::list(sql, campaign)?;
            let walks = |one: &Listed| one.stroll.status != Status::Cancelled;
            strolls.retain(|one| walks(one) && one.tally.walkers > 0);
            Rows::Strolls(strolls)
        }
        Figure::Groups => Rows::Groups(list_groups(sql, campaign)?),
        Figure::Gifts => Rows::Money(list_money(sql, campaign, Some(Purpose::Gift), page)?),
        Figure::Shirts => Rows::Money(list_money(sql, campaign, Some(Purpose::Shirt), page)?),
        Figure::PromisedGifts => Rows::Money(list_money(sql, campaign, None, page)?),
        Figure::MilkPromised => Rows::Milk(list_milk(sql, campaign, MILK_PROMISED)?),
        Figure::MilkReceived => Rows::Milk(list_milk(sql, campaign, MILK_RECEIVED)?),
        Figure::SignUps => Rows::Days(sign_ups(sql, campaign)?),
    })
}

fn list_groups(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<GroupRow>, Fault> {
    each(&sql.rows(GROUPS, &[("campaign", id(campaign))])?, |row| {
        Ok(GroupRow {
            group: Group {
                id: row.id()?,
                campaign: row.id()?,
                partner: row.id()?,
                slug: row.text()?,
                name: row.text()?,
                town: row.text()?,
                region: row.text()?,
                country: row.text()?,
            },
            partner_slug: row.text()?,
            partner_name: row.text()?,
            strolls: row.int()?,
            walkers: row.int()?,
        })
    })
}

/// Received gifts of a purpose, or the promised ones of any.
fn list_money(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    received: Option<Purpose>,
    (after, limit): (After, i64),
) -> Result<Vec<MoneyRow>, Fault> {
    let campaign = ("campaign", id(campaign));
    let (at_ms, after, rows) = after.place();
    let (after_ms, after_id) = (("after_ms", at_ms.into()), ("after_id", id(after)));
    let (limit, rows) = (("limit", limit.into()), ("rows", rows.into()));
    let rows = match received {
        None => sql.rows(PROMISED, &[campaign, after_ms, after_id, limit, rows])?,
        Some(purpose) => {
            let purpose = ("purpose", purpose.as_str().into());
            sql.rows(RECEIVED, &[campaign, purpose, after_ms, after_id, limit, rows])?
        }
    };
    each(&rows, |row| {
        Ok(MoneyRow {
            id: row.id()?,
            at_ms: row.int()?,
            stroll: slug_and_name(row)?,
            purpose: row.parsed("purpose", Purpose::parse)?,
            method: row.parsed("method", Method::parse)?,
            amount: Money::new(row.int()?, row.currency()?),
            name: shown_name(row)?,
        })
    })
}

fn list_milk(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    statement: &'static str,
) -> Result<Vec<MilkRow>, Fault> {
    each(&sql.rows(statement, &[("campaign", id(campaign))])?, |row| {
        Ok(MilkRow {
            stroll: slug_and_name(row)?,
            bank: slug_and_name(row)?,
            entries: row.int()?,
            volume: Microlitres(row.int()?),
        })
    })
}

/// The name of a giver, unless it is hidden.
fn shown_name(row: &mut Columns<'_>) -> Result<Option<String>, Fault> {
    let is_hidden = row.flag()?;
    let name = row.text()?;
    Ok((!is_hidden).then_some(name))
}

fn slug_and_name(row: &mut Columns<'_>) -> Result<Option<(String, String)>, Fault> {
    let slug = row.opt_text()?;
    let name = row.opt_text()?;
    Ok(slug.zip(name))
}
