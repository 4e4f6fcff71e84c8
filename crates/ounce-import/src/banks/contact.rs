//! The columns that say how a bank is reached and what it asks for.

use super::super::findings::Findings;
use super::super::read;
use super::super::table::Cells;
use ounce_domain::id::Id;
use ounce_domain::milk_promise::{Contact, Frozen};

/// A file without any of these leaves the values on record.
pub(super) const COLUMNS: [&str; 10] = [
    "website",
    "donor_page",
    "telephone",
    "telephone_readings",
    "ships",
    "minimum_oz",
    "milk_already_frozen",
    "takes_from",
    "contact_source",
    "contact_seen",
];

/// How a bank is reached; the caller fills in the bank's id.
pub(super) fn read(cells: Cells<'_>, bad: &mut Findings) -> Option<Contact> {
    let website = cells.take_optional("website", bad, read::link);
    let donor_page = cells.take_optional("donor_page", bad, read::link);
    let telephone = cells.take("telephone", bad, |cell| read::line_or_none(cell, 40));
    let readings = cells.take_optional("telephone_readings", bad, |cell| read::whole(cell, 0, 100));
    let ships = cells.take_optional("ships", bad, read::yes_or_no);
    let minimum_oz = cells.take_optional("minimum_oz", bad, |cell| read::whole(cell, 1, 100_000));
    let frozen = cells.take_optional("milk_already_frozen", bad, |cell| {
        read::word(cell, "yes, ask, no", Frozen::parse)
    });
    let takes_from = cells.take("takes_from", bad, |cell| read::line_or_none(cell, 300));
    let source = cells.take("contact_source", bad, |cell| read::line_or_none(cell, 300));
    let seen_on = cells.take_optional("contact_seen", bad, read::seen_on);
    Some(Contact {
        website: website?.unwrap_or_default(),
        donor_page: donor_page?.unwrap_or_default(),
        telephone: telephone?,
        telephone_readings: readings?.unwrap_or(0),
        ships: ships?,
        minimum_oz: minimum_oz?,
        frozen: frozen?,
        takes_from: takes_from?,
        source: source?,
        seen_on: seen_on?,
        ..Contact::unknown(Id::from_bytes([0; 16]))
    })
}
