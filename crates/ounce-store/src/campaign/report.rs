//! The report of a campaign: its published figures, and the rows behind each of them.
//!
//! The figures are those of the tally, so report and page always agree. Rows name towns, groups and
//! gifts. No row has an address, a milk donor or a hidden name.

mod rows;

use std::collections::HashMap;

use jiff::civil::Date;
use ounce_domain::campaign::{Campaign, OnRecord, Origin, Partner, Published, origin, split};
use ounce_domain::id::Id;
use ounce_domain::quantity::Microlitres;
use ounce_domain::tally::Tally;
use ounce_sql::{Fault, Row, Sql};

use crate::columns::{Columns, each, id, maybe};
use crate::{campaigns, published, tally};

pub(crate) use rows::ALL_SQL as ROWS_SQL;
pub use rows::{After, GroupRow, MilkRow, MoneyRow, Rows, count_gifts, list_rows};

/// Everything a report of a campaign says in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    pub campaign: Campaign,
    /// The figures that were published, of a campaign that is a reconstruction.
    pub published: Vec<OnRecord>,
    /// Places, strolls by status, groups, walkers, money and milk.
    pub tally: Tally,
    /// Registrations that have places.
    pub parties: i64,
    /// Registrations on waiting lists.
    pub waiting: i64,
    /// In the order in which they are named.
    pub partners: Vec<PartnerFigures>,
    /// What givers added so that fees did not shrink their gifts, in minor units.
    pub fee_cover_minor: i64,
    /// What hosts reported after the day, of the reports that are closed.
    pub after: AfterTheDay,
    /// What hosts wrote for everybody, of the reports that are closed, by town.
    pub stories: Vec<Story>,
    /// Oldest first; days on which nobody signed up are left out.
    pub sign_ups: Vec<Day>,
}

/// The figures of a partner's groups, and the partner's share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerFigures {
    pub partner: Partner,
    /// Its groups that take part.
    pub groups: i64,
    /// Strolls that are run by one of its groups and not cancelled.
    pub strolls: i64,
    /// People with a place on those.
    pub walkers: i64,
    /// Its share of what was raised, in minor units.
    pub share_minor: i64,
}

/// What is known of the day from the towns whose reports are closed; nothing is guessed for the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AfterTheDay {
    /// Strolls that were not cancelled.
    pub towns: i64,
    /// Those of them whose report is closed.
    pub reported: i64,
    pub came: i64,
    /// Milk handed over to banks by hosts.
    pub milk_handed: Microlitres,
}

/// How it was in a town, in the words of its host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Slug of the stroll.
    pub slug: String,
    pub town: String,
    pub region: String,
    pub words: String,
}

/// Sign-ups of one day (UTC), also those that were cancelled later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    pub date: Date,
    pub parties: i64,
}

impl Figures {
    /// Where a figure comes from; `None` for a campaign that counted its own.
    pub fn origin(&self, figure: Option<Published>) -> Option<Origin<'_>> {
        origin(&self.campaign, &self.published, figure)
    }

    /// Strolls that groups ran, over all partners.
    pub fn strolls_of_groups(&self) -> i64 {
        self.partners.iter().map(|one| one.strolls).sum()
    }
}

/// More than anybody reads on one page.
const MOST_STORIES: i64 = 200;

/// As in the tally, walkers of a stroll that was cancelled are not counted.
const ROOMS: &str = "SELECT CAST(COALESCE(SUM(r.parties), 0) AS BIGINT),
        CAST(COALESCE(SUM(r.waiting), 0) AS BIGINT)
    FROM stroll_room r JOIN stroll s ON s.id = r.stroll
    WHERE r.campaign = :campaign AND s.status <> 'cancelled'";
const GROUPS_OF_PARTNERS: &str = "SELECT partner, CAST(COUNT(*) AS BIGINT) FROM chapter
    WHERE campaign = :campaign GROUP BY partner";
const STROLLS_OF_PARTNERS: &str = "SELECT g.partner, CAST(COUNT(*) AS BIGINT),
        CAST(SUM(r.taken) AS BIGINT)
    FROM stroll s JOIN chapter g ON g.id = s.chapter JOIN stroll_room r ON r.stroll = s.id
    WHERE s.campaign = :campaign AND s.status NOT IN ('draft', 'cancelled') GROUP BY g.partner";
const FEE_COVER: &str = "SELECT CAST(COALESCE(SUM(credits_posted - debits_posted), 0) AS BIGINT)
    FROM ledger_account WHERE campaign = :campaign AND code = 4900";
const TOWNS: &str = "SELECT CAST(COUNT(*) AS BIGINT), CAST(COUNT(r.closed_ms) AS BIGINT),
        CAST(COALESCE(SUM(CASE WHEN r.closed_ms IS NULL THEN 0 ELSE r.came END), 0) AS BIGINT)
    FROM stroll s LEFT JOIN stroll_report r ON r.stroll = s.id
    WHERE s.campaign = :campaign AND s.status NOT IN ('draft', 'cancelled')";
const HANDED: &str = "SELECT CAST(COALESCE(SUM(m.volume_ul), 0) AS BIGINT)
    FROM stroll_report_milk m JOIN stroll_report r ON r.stroll = m.stroll
        JOIN stroll s ON s.id = r.stroll
    WHERE s.campaign = :campaign AND r.closed_ms IS NOT NULL
        AND s.status NOT IN ('draft', 'cancelled')";
const STORIES: &str = "SELECT s.slug, s.town, s.region, r.story
    FROM stroll_report r JOIN stroll s ON s.id = r.stroll
    WHERE s.campaign = :campaign AND r.closed_ms IS NOT NULL AND r.story_is_public = 1
        AND r.story <> '' AND s.status NOT IN ('draft', 'cancelled')
    ORDER BY s.town, s.slug LIMIT :limit";
/// Answered by an index alone, so that a million sign-ups are counted in a moment.
const SIGN_UPS: &str = "SELECT at_ms / 86400000, CAST(COUNT(*) AS BIGINT) FROM registration
    WHERE campaign = :campaign GROUP BY at_ms / 86400000 ORDER BY at_ms / 86400000";

pub(crate) const ALL_SQL: &[&str] =
    &[ROOMS, GROUPS_OF_PARTNERS, STROLLS_OF_PARTNERS, FEE_COVER, TOWNS, HANDED, STORIES, SIGN_UPS];

/// The figures of a campaign as of this snapshot; `None` when there is no such campaign.
pub fn figures(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Option<Figures>, Fault> {
    let Some(campaign) = campaigns::load_by_id(sql, campaign)? else { return Ok(None) };
    let args = [("campaign", id(campaign.id))];
    let tally = tally::campaign(sql, campaign.id)?;
    let rooms = maybe(sql.row(ROOMS, &args)?, |row| Ok((row.int()?, row.int()?)))?;
    let (parties, waiting) = rooms.unwrap_or_default();
    let fee_cover_minor = maybe(sql.row(FEE_COVER, &args)?, |row| row.int())?.unwrap_or_default();
    let partners = partners(sql, campaign.id, tally.raised_minor())?;
    Ok(Some(Figures {
        published: published::list(sql, campaign.id)?,
        after: after_the_day(sql, campaign.id)?,
        stories: stories(sql, campaign.id)?,
        sign_ups: sign_ups(sql, campaign.id)?,
        campaign,
        tally,
        parties,
        waiting,
        partners,
        fee_cover_minor,
    }))
}

fn after_the_day(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<AfterTheDay, Fault> {
    let args = [("campaign", id(campaign))];
    let towns = maybe(sql.row(TOWNS, &args)?, |row| Ok((row.int()?, row.int()?, row.int()?)))?;
    let (towns, reported, came) = towns.unwrap_or_default();
    let handed = maybe(sql.row(HANDED, &args)?, |row| row.int())?.unwrap_or_default();
    Ok(AfterTheDay { towns, reported, came, milk_handed: Microlitres(handed) })
}

fn stories(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<Story>, Fault> {
    let args = [("campaign", id(campaign)), ("limit", MOST_STORIES.into())];
    each(&sql.rows(STORIES, &args)?, |row| {
        Ok(Story { slug: row.text()?, town: row.text()?, region: row.text()?, words: row.text()? })
    })
}

fn partners(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    raised_minor: i64,
) -> Result<Vec<PartnerFigures>, Fault> {
    let listed = campaigns::list_partners(sql, campaign)?;
    let shares: Vec<i64> = listed.iter().map(|partner| partner.share_basis_points).collect();
    let parts = if listed.is_empty() {
        Vec::new()
    } else {
        split(raised_minor, &shares).map_err(|_| Fault::corrupt("shares that do not add up"))?
    };
    let args = [("campaign", id(campaign))];
    let groups = by_partner(&sql.rows(GROUPS_OF_PARTNERS, &args)?, |row| row.int())?;
    let strolls =
        by_partner(&sql.rows(STROLLS_OF_PARTNERS, &args)?, |row| Ok((row.int()?, row.int()?)))?;
    let figures = listed.into_iter().zip(parts).map(|(partner, share_minor)| {
        let groups = groups.get(&partner.id).copied().unwrap_or_default();
        let (strolls, walkers) = strolls.get(&partner.id).copied().unwrap_or_default();
        PartnerFigures { partner, groups, strolls, walkers, share_minor }
    });
    Ok(figures.collect())
}

/// Counts by the partner in the first column.
fn by_partner<T>(
    rows: &[Row],
    mut read: impl FnMut(&mut Columns<'_>) -> Result<T, Fault>,
) -> Result<HashMap<Id<Partner>, T>, Fault> {
    let counts = each(rows, |row| Ok((row.id()?, read(row)?)))?;
    Ok(counts.into_iter().collect())
}

/// Sign-ups per day (UTC), oldest first.
pub fn sign_ups(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<Day>, Fault> {
    each(&sql.rows(SIGN_UPS, &[("campaign", id(campaign))])?, |row| {
        let day = row.int()?;
        let date = jiff::Timestamp::from_second(day.saturating_mul(86_400))
            .map_err(|_| Fault::corrupt("a sign-up beyond all calendars"))?
            .to_zoned(jiff::tz::TimeZone::UTC)
            .date();
        Ok(Day { date, parties: row.int()? })
    })
}
