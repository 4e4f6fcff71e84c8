//! Where all strolls of a campaign are, and what each still needs.

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::stroll::{Hosted, Need, Position, Status};
use ounce_sql::{Fault, Sql};

use super::find::is_hosted;
use crate::columns::{each, id};

const POINTS: &str = concat!(
    "SELECT s.slug, s.town, s.region, s.country, s.lat_e7, s.lon_e7, s.status, s.meeting_point,
        CASE WHEN ",
    is_hosted!(),
    " THEN 1 ELSE 0 END
    FROM stroll s WHERE s.campaign = :campaign AND s.status <> 'cancelled'
    ORDER BY s.words, s.slug"
);

pub(crate) const ALL_SQL: &[&str] = &[POINTS];

/// One stroll on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    pub slug: String,
    pub town: String,
    pub region: String,
    pub country: String,
    pub position: Position,
    pub status: Status,
    /// What it needs, the most urgent first.
    pub needs: Vec<Need>,
}

/// Every stroll that is not cancelled, drafts too, in the order of the towns.
pub fn points(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<Point>, Fault> {
    each(&sql.rows(POINTS, &[("campaign", id(campaign))])?, |row| {
        let (slug, town) = (row.text()?, row.text()?);
        let (region, country) = (row.text()?, row.text()?);
        let (position, status) = (row.position()?, row.status()?);
        let meeting_point = row.text()?;
        let hosted = if row.flag()? { Hosted::Yes } else { Hosted::No };
        let needs = Need::of(status, &meeting_point, hosted);
        Ok(Point { slug, town, region, country, position, status, needs })
    })
}
