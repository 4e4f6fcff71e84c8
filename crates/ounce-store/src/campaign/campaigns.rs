//! Campaigns, the partners who share in them, and the groups that take part.

use ounce_domain::campaign::{Campaign, Fee, Group, Partner};
use ounce_domain::id::Id;
use ounce_domain::quantity::Microlitres;
use ounce_domain::refusal::{BookRefusal, Refusal};
use ounce_sql::{Fault, Sql};

use crate::columns::{Columns, each, id, maybe};
use crate::plan;

macro_rules! select_campaign {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.slug, c.name, c.day, c.last_day, c.currency, c.languages, c.goal_minor,
                c.goal_ul, c.fee_basis_points, c.fee_fixed_minor, c.previous_places,
                c.is_reconstruction FROM campaign c ",
            $rest
        )
    };
}

const LOAD: &str = select_campaign!("WHERE c.slug = :slug");
const LOAD_BY_ID: &str = select_campaign!("WHERE c.id = :id");
pub(crate) const LIST: &str = select_campaign!("ORDER BY c.day DESC, c.slug");
/// Changes nothing, and says so, when every value is what it was. The id and the last day of a
/// campaign that is there stay.
const SAVE: &str = "INSERT INTO campaign (id, slug, name, day, last_day, currency, languages,
        goal_minor, goal_ul, fee_basis_points, fee_fixed_minor, previous_places, is_reconstruction)
    VALUES (:id, :slug, :name, :day, :day, :currency, :languages, :goal_minor, :goal_ul,
        :fee_basis_points, :fee_fixed_minor, :previous_places, :is_reconstruction)
    ON CONFLICT (slug) DO UPDATE SET name = excluded.name, day = excluded.day,
        currency = excluded.currency, languages = excluded.languages,
        goal_minor = excluded.goal_minor, goal_ul = excluded.goal_ul,
        fee_basis_points = excluded.fee_basis_points,
        fee_fixed_minor = excluded.fee_fixed_minor, previous_places = excluded.previous_places,
        is_reconstruction = excluded.is_reconstruction
    WHERE campaign.name <> excluded.name OR campaign.day <> excluded.day
        OR campaign.currency <> excluded.currency OR campaign.languages <> excluded.languages
        OR campaign.goal_minor IS DISTINCT FROM excluded.goal_minor
        OR campaign.goal_ul IS DISTINCT FROM excluded.goal_ul
        OR campaign.fee_basis_points <> excluded.fee_basis_points
        OR campaign.fee_fixed_minor <> excluded.fee_fixed_minor
        OR campaign.previous_places IS DISTINCT FROM excluded.previous_places
        OR campaign.is_reconstruction <> excluded.is_reconstruction";
const OTHER_MONEY: &str = "SELECT 1 FROM ledger_account a JOIN campaign c ON c.id = a.campaign
    WHERE c.slug = :slug AND a.unit <> 'ul' AND a.unit <> :currency LIMIT 1";
/// The day itself, or the latest local date of a stroll that takes place, whichever is later.
const SET_LAST_DAY: &str = "UPDATE campaign SET last_day = (SELECT MAX(d.day) FROM (
        SELECT c.day FROM campaign c WHERE c.id = :id
        UNION ALL SELECT substr(s.starts, 1, 10) FROM stroll s WHERE s.campaign = :id
            AND s.status IN ('open', 'postponed', 'held')) d) WHERE id = :id";
const EXTEND_LAST_DAY: &str =
    "UPDATE campaign SET last_day = :day WHERE id = :id AND last_day < :day";

const LIST_PARTNERS: &str = "SELECT id, campaign, slug, name, url, share_basis_points FROM partner
    WHERE campaign = :campaign ORDER BY place_in_line, slug";
const SAVE_PARTNER: &str = "INSERT INTO partner
        (id, campaign, slug, name, url, share_basis_points, place_in_line)
    VALUES (:id, :campaign, :slug, :name, :url, :share, :place)
    ON CONFLICT (campaign, slug) DO UPDATE SET name = excluded.name, url = excluded.url,
        share_basis_points = excluded.share_basis_points, place_in_line = excluded.place_in_line
    WHERE partner.name <> excluded.name OR partner.url <> excluded.url
        OR partner.share_basis_points <> excluded.share_basis_points
        OR partner.place_in_line <> excluded.place_in_line";

const LIST_GROUPS: &str = "SELECT id, campaign, partner, slug, name, town, region, country
    FROM chapter WHERE campaign = :campaign ORDER BY country, region, town, slug";
const SAVE_GROUP: &str = "INSERT INTO chapter
        (id, campaign, partner, slug, name, town, region, country)
    VALUES (:id, :campaign, :partner, :slug, :name, :town, :region, :country)
    ON CONFLICT (campaign, slug) DO UPDATE SET partner = excluded.partner, name = excluded.name,
        town = excluded.town, region = excluded.region, country = excluded.country
    WHERE chapter.partner <> excluded.partner OR chapter.name <> excluded.name
        OR chapter.town <> excluded.town OR chapter.region <> excluded.region
        OR chapter.country <> excluded.country";

pub(crate) const ALL_SQL: &[&str] = &[
    LOAD,
    LOAD_BY_ID,
    LIST,
    SAVE,
    OTHER_MONEY,
    SET_LAST_DAY,
    EXTEND_LAST_DAY,
    LIST_PARTNERS,
    SAVE_PARTNER,
    LIST_GROUPS,
    SAVE_GROUP,
];

pub fn load(sql: &mut dyn Sql, slug: &str) -> Result<Option<Campaign>, Fault> {
    maybe(sql.row(LOAD, &[("slug", slug.into())])?, read)
}

pub fn load_by_id(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Option<Campaign>, Fault> {
    maybe(sql.row(LOAD_BY_ID, &[("id", id(campaign))])?, read)
}

/// All campaigns, the one with the latest day first.
pub fn list(sql: &mut dyn Sql) -> Result<Vec<Campaign>, Fault> {
    each(&sql.rows(LIST, &[])?, read)
}

pub(crate) fn read(row: &mut Columns<'_>) -> Result<Campaign, Fault> {
    Ok(Campaign {
        id: row.id()?,
        slug: row.text()?,
        name: row.text()?,
        day: row.date()?,
        last_day: row.date()?,
        currency: row.currency()?,
        languages: row.text()?.split(' ').map(str::to_owned).collect(),
        goal_minor: row.opt_int()?,
        goal_milk: row.opt_int()?.map(Microlitres),
        fee: Fee { basis_points: row.int()?, fixed_minor: row.int()? },
        previous_places: row.opt_int()?,
        is_reconstruction: row.flag()?,
    })
}

/// Inserts a campaign, or brings the one with this slug up to date (its id is kept); true when
/// something changed. Its last day follows from its strolls and is not taken from the argument.
///
/// # Errors
/// `OtherCurrency` when money in another currency has been booked for it.
pub fn save(sql: &mut dyn Sql, campaign: &Campaign) -> Result<Result<bool, Refusal>, Fault> {
    let currency = campaign.currency.code();
    let other = [("slug", (&campaign.slug).into()), ("currency", currency.into())];
    if sql.row(OTHER_MONEY, &other)?.is_some() {
        return Ok(Err(Refusal::Book(BookRefusal::OtherCurrency)));
    }
    let args = [
        ("id", id(campaign.id)),
        ("slug", (&campaign.slug).into()),
        ("name", (&campaign.name).into()),
        ("day", campaign.day.to_string().into()),
        ("currency", currency.into()),
        ("languages", campaign.languages.join(" ").into()),
        ("goal_minor", campaign.goal_minor.into()),
        ("goal_ul", campaign.goal_milk.map(|milk| milk.0).into()),
        ("fee_basis_points", campaign.fee.basis_points.into()),
        ("fee_fixed_minor", campaign.fee.fixed_minor.into()),
        ("previous_places", campaign.previous_places.into()),
        ("is_reconstruction", campaign.is_reconstruction.into()),
    ];
    let has_changed = sql.run(SAVE, &args)? > 0;
    if has_changed && let Some(saved) = load(sql, &campaign.slug)? {
        set_last_day(sql, saved.id)?;
    }
    Ok(Ok(has_changed))
}

/// Finds the last day anew from all strolls.
pub(crate) fn set_last_day(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<(), Fault> {
    sql.run(SET_LAST_DAY, &[("id", id(campaign))]).map(drop)
}

/// Moves the last day on when a stroll takes place later: no other stroll need be looked at.
pub(crate) fn extend_last_day(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    day: jiff::civil::Date,
) -> Result<(), Fault> {
    sql.run(EXTEND_LAST_DAY, &[("day", day.to_string().into()), ("id", id(campaign))]).map(drop)
}

/// The partners of a campaign in the order in which they are named.
pub fn list_partners(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<Partner>, Fault> {
    each(&sql.rows(LIST_PARTNERS, &[("campaign", id(campaign))])?, |row| {
        Ok(Partner {
            id: row.id()?,
            campaign: row.id()?,
            slug: row.text()?,
            name: row.text()?,
            url: row.text()?,
            share_basis_points: row.int()?,
        })
    })
}

/// Inserts a partner at a place in line, or brings the one with this slug up to date; true when
/// something changed. The caller, who saves all partners, checks that the shares add up.
pub fn save_partner(sql: &mut dyn Sql, partner: &Partner, place: i64) -> Result<bool, Fault> {
    let args = [
        ("id", id(partner.id)),
        ("campaign", id(partner.campaign)),
        ("slug", (&partner.slug).into()),
        ("name", (&partner.name).into()),
        ("url", (&partner.url).into()),
        ("share", partner.share_basis_points.into()),
        ("place", place.into()),
    ];
    let has_changed = sql.run(SAVE_PARTNER, &args)? > 0;
    if has_changed {
        // Strolls are listed with the partner of the group that runs them.
        plan::raise(sql, partner.campaign)?;
    }
    Ok(has_changed)
}

/// The groups that take part in a campaign, by country, region and town.
pub fn list_groups(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<Group>, Fault> {
    each(&sql.rows(LIST_GROUPS, &[("campaign", id(campaign))])?, |row| {
        Ok(Group {
            id: row.id()?,
            campaign: row.id()?,
            partner: row.id()?,
            slug: row.text()?,
            name: row.text()?,
            town: row.text()?,
            region: row.text()?,
            country: row.text()?,
        })
    })
}

/// Inserts a group, or brings the one with this slug up to date; true when something changed.
pub fn save_group(sql: &mut dyn Sql, group: &Group) -> Result<bool, Fault> {
    let args = [
        ("id", id(group.id)),
        ("campaign", id(group.campaign)),
        ("partner", id(group.partner)),
        ("slug", (&group.slug).into()),
        ("name", (&group.name).into()),
        ("town", (&group.town).into()),
        ("region", (&group.region).into()),
        ("country", (&group.country).into()),
    ];
    let has_changed = sql.run(SAVE_GROUP, &args)? > 0;
    if has_changed {
        plan::raise(sql, group.campaign)?;
    }
    Ok(has_changed)
}
