//! A campaign's own words and picture, and its partners' own pages for gifts.

use ounce_domain::campaign::{Campaign, Face, Partner};
use ounce_domain::id::Id;
use ounce_sql::{Fault, Sql};

use crate::columns::{Columns, each, id, maybe};
use crate::plan;

const LOAD: &str = "SELECT campaign, headline, lead, picture, organiser, contact
    FROM campaign_face WHERE campaign = :campaign";
const SAVE: &str = "INSERT INTO campaign_face
        (campaign, headline, lead, picture, organiser, contact)
    VALUES (:campaign, :headline, :lead, :picture, :organiser, :contact)
    ON CONFLICT (campaign) DO UPDATE SET headline = excluded.headline, lead = excluded.lead,
        picture = excluded.picture, organiser = excluded.organiser, contact = excluded.contact";
const LIST_PAGES: &str = "SELECT g.partner, g.donate_url FROM partner_page g
        JOIN partner p ON p.id = g.partner
    WHERE p.campaign = :campaign AND g.donate_url <> '' ORDER BY p.place_in_line, p.slug";
const LOAD_PAGE: &str = "SELECT donate_url FROM partner_page WHERE partner = :partner";
const SAVE_PAGE: &str = "INSERT INTO partner_page (partner, donate_url)
    VALUES (:partner, :donate_url)
    ON CONFLICT (partner) DO UPDATE SET donate_url = excluded.donate_url";

pub const ALL_SQL: &[&str] = &[LOAD, SAVE, LIST_PAGES, LOAD_PAGE, SAVE_PAGE];

/// A campaign's own words and picture; `None` where it has none.
pub fn load(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Option<Face>, Fault> {
    maybe(sql.row(LOAD, &[("campaign", id(campaign))])?, read)
}

fn read(row: &mut Columns<'_>) -> Result<Face, Fault> {
    Ok(Face {
        campaign: row.id()?,
        headline: row.text()?,
        lead: row.text()?,
        picture: row.text()?,
        organiser: row.text()?,
        contact: row.text()?,
    })
}

/// Writes a campaign's own words and picture; true when something changed.
pub fn save(sql: &mut dyn Sql, face: &Face) -> Result<bool, Fault> {
    if load(sql, face.campaign)?.unwrap_or_else(|| Face::plain(face.campaign)) == *face {
        return Ok(false);
    }
    let args = [
        ("campaign", id(face.campaign)),
        ("headline", (&face.headline).into()),
        ("lead", (&face.lead).into()),
        ("picture", (&face.picture).into()),
        ("organiser", (&face.organiser).into()),
        ("contact", (&face.contact).into()),
    ];
    sql.run(SAVE, &args)?;
    plan::raise(sql, face.campaign)?;
    Ok(true)
}

/// The partners that have a page for gifts of their own, in the order they are named in.
pub fn list_donation_pages(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
) -> Result<Vec<(Id<Partner>, String)>, Fault> {
    let rows = sql.rows(LIST_PAGES, &[("campaign", id(campaign))])?;
    each(&rows, |row| Ok((row.id()?, row.text()?)))
}

/// Writes a partner's page for gifts, empty for none; true when something changed.
pub fn save_donation_page(sql: &mut dyn Sql, partner: &Partner, url: &str) -> Result<bool, Fault> {
    let before = maybe(sql.row(LOAD_PAGE, &[("partner", id(partner.id))])?, |row| row.text())?;
    if before.unwrap_or_default() == url {
        return Ok(false);
    }
    sql.run(SAVE_PAGE, &[("partner", id(partner.id)), ("donate_url", url.into())])?;
    plan::raise(sql, partner.campaign)?;
    Ok(true)
}
