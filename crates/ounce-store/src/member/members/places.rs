//! What roles are held for, found by the slugs of its campaign and its own.

use ounce_domain::campaign::Group;
use ounce_domain::id::Id;
use ounce_domain::member::{Kind, Object, Place};
use ounce_sql::{Fault, Sql};

use crate::columns::maybe;

const OF_CAMPAIGN: &str = "SELECT id, id, name, slug FROM campaign WHERE slug = :campaign";
const OF_PARTNER: &str = "SELECT p.id, p.campaign, p.name, p.slug FROM partner p
    JOIN campaign c ON c.id = p.campaign WHERE c.slug = :campaign AND p.slug = :slug";
const OF_GROUP: &str = "SELECT g.id, g.campaign, g.name, g.slug FROM chapter g
    JOIN campaign c ON c.id = g.campaign WHERE c.slug = :campaign AND g.slug = :slug";
const OF_STROLL: &str = "SELECT s.id, s.campaign, s.name, s.slug FROM stroll s
    JOIN campaign c ON c.id = s.campaign WHERE c.slug = :campaign AND s.slug = :slug";
const GROUP_OF_STROLL: &str = "SELECT chapter FROM stroll WHERE id = :stroll";

const CAMPAIGN_OF_PARTNER: &str = "SELECT campaign FROM partner WHERE id = :id";
const CAMPAIGN_OF_GROUP: &str = "SELECT campaign FROM chapter WHERE id = :id";
const CAMPAIGN_OF_STROLL: &str = "SELECT campaign FROM stroll WHERE id = :id";

pub(crate) const ALL_SQL: &[&str] = &[
    OF_CAMPAIGN,
    OF_PARTNER,
    OF_GROUP,
    OF_STROLL,
    GROUP_OF_STROLL,
    CAMPAIGN_OF_PARTNER,
    CAMPAIGN_OF_GROUP,
    CAMPAIGN_OF_STROLL,
];

/// An object that was found by its slugs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub place: Place,
    pub name: String,
    pub slug: String,
}

/// An object by the slug of its campaign and its own, which does not matter for the campaign.
pub fn place(
    sql: &mut dyn Sql,
    kind: Kind,
    campaign: &str,
    slug: &str,
) -> Result<Option<Named>, Fault> {
    let args = [("campaign", campaign.into()), ("slug", slug.into())];
    let found = match kind {
        Kind::Campaign => sql.row(OF_CAMPAIGN, &args[..1])?,
        Kind::Partner => sql.row(OF_PARTNER, &args)?,
        Kind::Group => sql.row(OF_GROUP, &args)?,
        Kind::Stroll => sql.row(OF_STROLL, &args)?,
    };
    let found = maybe(found, |row| {
        let object = Object { kind, id: row.bytes16()? };
        let place = Place { object, group: None, campaign: row.id()? };
        Ok(Named { place, name: row.text()?, slug: row.text()? })
    })?;
    let Some(mut named) = found else { return Ok(None) };
    if kind == Kind::Stroll {
        named.place.group = group_of(sql, named.place.object.id)?;
    }
    Ok(Some(named))
}

fn group_of(sql: &mut dyn Sql, stroll: [u8; 16]) -> Result<Option<Id<Group>>, Fault> {
    let group = maybe(sql.row(GROUP_OF_STROLL, &[("stroll", stroll.into())])?, |row| row.opt_id())?;
    Ok(group.flatten())
}

/// The place of an object by its id.
pub(crate) fn place_of(sql: &mut dyn Sql, object: Object) -> Result<Option<Place>, Fault> {
    let statement = match object.kind {
        Kind::Campaign => return Ok(Some(Place::of_campaign(Id::from_bytes(object.id)))),
        Kind::Partner => CAMPAIGN_OF_PARTNER,
        Kind::Group => CAMPAIGN_OF_GROUP,
        Kind::Stroll => CAMPAIGN_OF_STROLL,
    };
    let found = maybe(sql.row(statement, &[("id", object.id.into())])?, |row| row.id())?;
    let Some(campaign) = found else { return Ok(None) };
    let group = match object.kind {
        Kind::Stroll => group_of(sql, object.id)?,
        _ => None,
    };
    Ok(Some(Place { object, group, campaign }))
}
