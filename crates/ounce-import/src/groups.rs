//! `groups.csv`: the partners' local chapters that take part.

use super::findings::Findings;
use super::ids::id_of_new;
use super::seen::Seen;
use super::table::{Cells, Column, Table, column};
use super::{Change, Frame, Rows, Written, read};
use ounce_domain::campaign::Group;
use ounce_domain::text;
use ounce_store::{Fault, Sql, campaigns};

pub(crate) const COLUMNS: &[Column] = &[
    column("campaign"),
    column("slug"),
    column("name"),
    column("partner"),
    column("town"),
    column("region"),
    column("country"),
];

/// A group, and whether it is new.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    group: Group,
    is_new: bool,
}

pub(crate) fn check(table: &Table, frame: &Frame<'_>, bad: &mut Findings) -> Rows<Record> {
    let mut seen = Seen::default();
    let mut records = Rows::default();
    for cells in table.cells() {
        let key = (cells.key("campaign"), cells.key("slug"));
        let is_once = seen.is_new(key, cells, "slug", bad);
        if let Some(record) = read_group(cells, frame, bad).filter(|_| is_once) {
            records.push(cells.line(), record);
        }
    }
    records
}

fn read_group(cells: Cells<'_>, frame: &Frame<'_>, bad: &mut Findings) -> Option<Record> {
    let edition = cells.take("campaign", bad, |cell| frame.known.edition(cell));
    let slug = cells.take("slug", bad, read::slug);
    let name = cells.take("name", bad, |cell| text::line(cell, 120));
    let town = cells.take("town", bad, text::name);
    let region = cells.take("region", bad, |cell| read::line_or_none(cell, 60));
    let country = cells.take("country", bad, read::country);
    let edition = edition?;
    let partner = cells.take("partner", bad, |cell| edition.partner(cell));
    let slug = slug?;
    let campaign = edition.campaign.id;
    let known = edition.group(&slug).ok();
    let fresh = || id_of_new(frame.now, "group", &campaign.bytes(), &slug);
    let group = Group {
        id: known.map_or_else(fresh, |known| known.id),
        campaign,
        partner: partner?.id,
        slug: slug.clone(),
        name: name?,
        town: town?,
        region: region?,
        country: country?,
    };
    Some(Record { group, is_new: known.is_none() })
}

pub(crate) fn write(
    sql: &mut dyn Sql,
    records: &Rows<Record>,
    written: &mut Written,
) -> Result<(), Fault> {
    for (_, record) in records.iter() {
        let changed = campaigns::save_group(sql, &record.group)?;
        written.count(Change::of(changed, record.is_new));
    }
    Ok(())
}
