//! `depots.csv`: where milk can be left for a bank.

use super::findings::{Findings, Reason};
use super::ids::id_of_new;
use super::seen::Seen;
use super::table::{Cells, Column, Table, column, optional};
use super::wrong::Wrong;
use super::{Change, Frame, Rows, Written, doubts, read};
use ounce_domain::milk_promise::Depot;
use ounce_domain::stroll::{Position, Row};
use ounce_domain::text::{self, slug_of};
use ounce_store::{Fault, Sql, contacts};

pub(crate) const COLUMNS: &[Column] = &[
    optional("slug"),
    column("name"),
    column("city"),
    column("region"),
    column("country"),
    optional("lat"),
    optional("lon"),
    column("bank"),
    column("source"),
    optional("seen_on"),
];

pub(crate) fn check(table: &Table, frame: &Frame<'_>, bad: &mut Findings) -> Rows<Depot> {
    let mut seen = Seen::default();
    let mut records = Rows::default();
    for cells in table.cells() {
        let is_once = slug_in(cells).is_none_or(|slug| seen.is_new(slug, cells, "slug", bad));
        if let Some(depot) = read_depot(cells, frame, bad).filter(|_| is_once) {
            records.push(cells.line(), depot);
        }
        frame.step();
    }
    records
}

/// The slug a row has or gets: hospitals of one name stand in several towns.
fn slug_in(cells: Cells<'_>) -> Option<String> {
    match cells.key("slug").as_str() {
        "" => slug_of(&format!("{} {}", cells.get("name"), cells.get("city"))),
        given => Some(given.to_owned()),
    }
}

fn read_depot(cells: Cells<'_>, frame: &Frame<'_>, bad: &mut Findings) -> Option<Depot> {
    let slug = cells.take("slug", bad, |cell| match cell {
        "" => slug_in(cells).ok_or(Reason::from(Wrong::NoSlugFromName)),
        _ => read::slug(cell),
    });
    let bank = cells.take("bank", bad, |cell| frame.known.bank(cell).map(|bank| bank.id));
    let name = cells.take("name", bad, |cell| text::line(cell, 120));
    let city = cells.take("city", bad, text::name);
    let region = cells.take("region", bad, |cell| read::line_or_none(cell, 60));
    let country = cells.take("country", bad, read::country);
    let source = cells.take("source", bad, |cell| text::line(cell, 300));
    let seen_on = cells.take_optional("seen_on", bad, read::seen_on);
    let (city, region, country) = (city?, region?, country?);
    let position = cells.take("lat", bad, |lat| {
        if lat.is_empty() && cells.get("lon").is_empty() {
            let known = doubts::town_of(&city, &region, &country);
            return known.ok_or(Reason::from(Wrong::NoTownKnown));
        }
        Position::parse(lat, cells.get("lon")).map_err(Reason::from)
    })?;
    let row = Row { country: &country, position, when: None };
    doubts::note(cells, &row, (&city, &region), bad);
    let slug = slug?;
    Some(Depot {
        id: id_of_new(frame.now, "depot", b"", &slug),
        slug,
        bank: bank?,
        name: name?,
        city,
        region,
        country,
        position,
        source: source?,
        seen_on: seen_on?,
    })
}

pub(crate) fn write(
    sql: &mut dyn Sql,
    records: &Rows<Depot>,
    written: &mut Written,
) -> Result<(), Fault> {
    for (_, depot) in records.iter() {
        let is_new = contacts::load_depot(sql, &depot.slug)?.is_none();
        let changed = contacts::save_depot(sql, depot)?;
        written.count(Change::of(changed, is_new));
    }
    Ok(())
}
