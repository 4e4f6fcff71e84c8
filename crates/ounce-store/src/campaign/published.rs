//! Figures of a reconstructed campaign that were published, with what the source says.

use ounce_domain::campaign::{Campaign, OnRecord, Published};
use ounce_domain::id::Id;
use ounce_sql::{Fault, Sql};

use crate::columns::{each, id};
use crate::plan;

const LIST: &str = "SELECT figure, stated, source FROM published_figure
    WHERE campaign = :campaign ORDER BY figure";
const SAVE: &str = "INSERT INTO published_figure (campaign, figure, stated, source)
    VALUES (:campaign, :figure, :stated, :source)
    ON CONFLICT (campaign, figure) DO UPDATE SET stated = excluded.stated,
        source = excluded.source";

pub const ALL_SQL: &[&str] = &[LIST, SAVE];

pub fn list(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<OnRecord>, Fault> {
    let rows = sql.rows(LIST, &[("campaign", id(campaign))])?;
    each(&rows, |row| {
        let figure = Published::parse(&row.text()?)
            .ok_or_else(|| Fault::corrupt("a published figure that is none"))?;
        Ok(OnRecord { figure, stated: row.text()?, source: row.text()? })
    })
}

/// Writes what a source says of a figure; true when something changed.
pub fn save(sql: &mut dyn Sql, campaign: Id<Campaign>, figure: &OnRecord) -> Result<bool, Fault> {
    if list(sql, campaign)?.contains(figure) {
        return Ok(false);
    }
    let args = [
        ("campaign", id(campaign)),
        ("figure", figure.figure.as_str().into()),
        ("stated", (&figure.stated).into()),
        ("source", (&figure.source).into()),
    ];
    sql.run(SAVE, &args)?;
    plan::raise(sql, campaign)?;
    Ok(true)
}
