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

pub(crate) const ALL_SQL: &[&str] =
    &[OF_CAMPAIGN, OF_PARTNER, OF_GROUP, OF_STROLL, GROUP_OF_STROLL];

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
    named.place.group = group_of(sql, named.place.object)?;
    Ok(Some(named))
}

/// The group that runs an object, if it is a stroll and one does.
pub(crate) fn group_of(sql: &mut dyn Sql, object: Object) -> Result<Option<Id<Group>>, Fault> {
    if object.kind != Kind::Stroll {
        return Ok(None);
    }
    let args = [("stroll", object.id.into())];
    let group = maybe(sql.row(GROUP_OF_STROLL, &args)?, |row| row.opt_id())?;
    Ok(group.flatten())
}
