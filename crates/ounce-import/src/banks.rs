//! `banks.csv`: the milk banks that promises can name.

mod contact;

use super::findings::Findings;
use super::ids::id_of_new;
use super::seen::Seen;
use super::table::{Cells, Column, Table, column, optional};
use super::wrong::Wrong;
use super::{Change, Frame, Rows, Written, doubts, read};
use ounce_domain::milk_promise::{Bank, Contact};
use ounce_domain::reference::key;
use ounce_domain::stroll::{Position, Row};
use ounce_domain::text::{self, slug_of};
use ounce_store::{Fault, Sql, banks, contacts};

pub(crate) const COLUMNS: &[Column] = &[
    optional("slug"),
    column("name"),
    column("city"),
    column("region"),
    column("country_code"),
    column("lat"),
    column("lon"),
    column("network"),
    column("status"),
    column("source"),
    optional("last_checked"),
    optional("website"),
    optional("donor_page"),
    optional("telephone"),
    optional("telephone_readings"),
    optional("ships"),
    optional("minimum_oz"),
    optional("milk_already_frozen"),
    optional("takes_from"),
    optional("contact_source"),
    optional("contact_seen"),
];

/// A bank, and whether it is new.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    bank: Bank,
    /// `None` when the file has no such columns.
    contact: Option<Contact>,
    is_new: bool,
}

pub(crate) fn check(table: &Table, frame: &Frame<'_>, bad: &mut Findings) -> Rows<Record> {
    let mut seen = Seen::default();
    let mut records = Rows::default();
    let has_contact = contact::COLUMNS.iter().any(|column| table.has(column));
    for cells in table.cells() {
        let slug = match cells.get("slug") {
            "" => slug_of(cells.get("name")),
            given => Some(key(given)),
        };
        let is_once = slug.is_none_or(|slug| seen.is_new(slug, cells, "slug", bad));
        if let Some(record) = read_bank(cells, has_contact, frame, bad).filter(|_| is_once) {
            records.push(cells.line(), record);
        }
    }
    records
}

fn read_bank(
    cells: Cells<'_>,
    has_contact: bool,
    frame: &Frame<'_>,
    bad: &mut Findings,
) -> Option<Record> {
    let name = cells.take("name", bad, |cell| text::line(cell, 120));
    let slug = match cells.get("slug") {
        "" => name.as_deref().and_then(|name| {
            let made = slug_of(name);
            let read = made.ok_or(Wrong::NoSlugFromName);
            cells.take("slug", bad, |_| read)
        }),
        _ => cells.take("slug", bad, read::slug),
    };
    let city = cells.take("city", bad, text::name);
    let region = cells.take("region", bad, |cell| read::line_or_none(cell, 60));
    let country = cells.take("country_code", bad, read::country);
    let position = cells.take("lat", bad, |lat| Position::parse(lat, cells.get("lon")));
    let network = cells.take("network", bad, |cell| read::line_or_none(cell, 80));
    let status = cells.take("status", bad, |cell| {
        read::word(cell, "active, unverified, historical", |word| {
            ["active", "unverified", "historical"].into_iter().find(|known| *known == word)
        })
    });
    let source = cells.take("source", bad, |cell| read::line_or_none(cell, 300));
    let last_checked = match (cells.get("last_checked"), frame.checked) {
        ("", Some(day)) => Some(day),
        ("", None) => {
            bad.add(cells.line(), "last_checked", Wrong::NotChecked);
            None
        }
        _ => cells.take("last_checked", bad, read::day),
    };
    let contact = has_contact.then(|| contact::read(cells, bad));
    let (city, region, country, position) = (city?, region?, country?, position?);
    let row = Row { country: &country, position, when: None };
    doubts::note(cells, &row, (&city, &region), bad);
    let slug = slug?;
    let known = frame.known.bank(&slug).ok();
    let fresh = || id_of_new(frame.now, "bank", b"", &slug);
    let id = known.map_or_else(fresh, |known| known.id);
    let contact = match contact {
        Some(contact) => Some(Contact { bank: id, ..contact? }),
        None => None,
    };
    let bank = Bank {
        id,
        slug: slug.clone(),
        name: name?,
        city,
        region,
        country,
        position,
        network: network?,
        status: status?.to_owned(),
        source: source?,
        last_checked: last_checked?,
    };
    Some(Record { bank, contact, is_new: known.is_none() })
}

pub(crate) fn write(
    sql: &mut dyn Sql,
    records: &Rows<Record>,
    written: &mut Written,
) -> Result<(), Fault> {
    for (_, record) in records.iter() {
        let mut changed = banks::save(sql, &record.bank)?;
        if let Some(contact) = &record.contact {
            changed |= contacts::save(sql, contact)?;
        }
        written.count(Change::of(changed, record.is_new));
    }
    Ok(())
}
