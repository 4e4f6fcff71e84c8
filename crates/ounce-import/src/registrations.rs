//! `registrations.csv`: parties that signed up elsewhere.

use super::findings::{Findings, Reason};
use super::seen::Seen;
use super::table::{Cells, Column, Table, column};
use super::wrong::Wrong;
use super::{Frame, Rows, Written, read};
use ounce_domain::refusal::{PersonRefusal, RecordRefusal, Refusal, WalkRefusal};
use ounce_domain::registration::{Party, Registration, Standing};
use ounce_domain::text::{self, EmailAddress};
use ounce_domain::waiver::{self, Signature};
use ounce_store::{Fault, Sql, fresh, registrations};

pub(crate) const COLUMNS: &[Column] = &[
    column("campaign"),
    column("stroll"),
    column("reference"),
    column("name"),
    column("email"),
    column("adults"),
    column("children"),
    column("standing"),
    column("language"),
    column("waiver_version"),
    column("signed_name"),
    column("registered_at"),
];

pub(crate) fn check(table: &Table, frame: &Frame<'_>, bad: &mut Findings) -> Rows<Registration> {
    let mut references = Seen::default();
    let mut addresses = Seen::default();
    let mut records = Rows::default();
    for cells in table.cells() {
        frame.step();
        let mut is_once = references.is_new_reference(cells, bad);
        if let Some(address) = read_address(cells) {
            is_once &= addresses.is_new(address, cells, "email", bad);
        }
        if let Some(record) = read_registration(cells, frame, bad).filter(|_| is_once) {
            records.push(cells.line(), record);
        }
    }
    records
}

/// The stroll and the address, which may have one place there. A cancelled party has none.
fn read_address(cells: Cells<'_>) -> Option<(String, String, String)> {
    if cells.get("standing") == Standing::Cancelled.as_str() {
        return None;
    }
    let email = EmailAddress::parse(cells.get("email")).ok()?;
    Some((cells.key("campaign"), cells.key("stroll"), email.key()))
}

fn read_registration(
    cells: Cells<'_>,
    frame: &Frame<'_>,
    bad: &mut Findings,
) -> Option<Registration> {
    let edition = cells.take("campaign", bad, |cell| frame.known.edition(cell));
    let stroll = edition.and_then(|e| cells.take("stroll", bad, |cell| e.stroll(cell)));
    let reference = cells.take("reference", bad, read::reference);
    let name = cells.take("name", bad, text::name);
    let email = cells.take("email", bad, EmailAddress::parse);
    let party = read_party(cells, bad);
    let standing = cells.take("standing", bad, |cell| {
        read::word(cell, "confirmed, waiting, cancelled", Standing::parse)
    });
    let language = cells.take("language", bad, read::language);
    let signature = read_signature(cells, language.as_deref(), bad);
    let at = cells.take("registered_at", bad, |cell| read::moment(cell, frame.now));
    let (edition, at_ms) = (edition?, at?.as_millisecond());
    let campaign = edition.campaign.id;
    Some(Registration {
        id: fresh::imported(campaign, "registration", &reference?),
        campaign,
        stroll: stroll?.id,
        name: name?,
        email: email?,
        party: party?,
        standing: standing?,
        language: language?,
        signature: signature?,
        at_ms,
    })
}

fn read_party(cells: Cells<'_>, bad: &mut Findings) -> Option<Party> {
    let count = |cell| read::whole(cell, 0, 1_000_000);
    let adults = cells.take("adults", bad, count);
    let children = cells.take_optional("children", bad, count);
    let (adults, children) = (adults?, children?.unwrap_or(0));
    cells.take("adults", bad, |_| Party::new(adults, children))
}

fn read_signature(
    cells: Cells<'_>,
    language: Option<&str>,
    bad: &mut Findings,
) -> Option<Signature> {
    let version = cells.take("waiver_version", bad, |cell| {
        let version = read::whole(cell, 1, 1_000_000)?;
        let is_written = waiver::text(version, "en").is_some();
        if is_written { Ok(version) } else { Err(Reason::from(Wrong::NoSuchWaiver)) }
    });
    let signed_name = cells.take("signed_name", bad, |cell| match cell {
        "" => Err(Refusal::Walk(WalkRefusal::WaiverUnsigned)),
        _ => text::name(cell).map_err(Refusal::Field),
    });
    let language = language?.to_owned();
    Some(Signature { version: version?, language, signed_name: signed_name? })
}

pub(crate) fn write(
    sql: &mut dyn Sql,
    records: &Rows<Registration>,
    written: &mut Written,
) -> Result<(), Fault> {
    match registrations::import_many(sql, &records.rows, records.filled)? {
        Ok(imported) => {
            written.counts.new += imported.new as u64;
            written.counts.unchanged += imported.unchanged as u64;
        }
        Err(refusals) => {
            for (row, refusal) in refusals {
                written.refuse(records.lines[row], column_of(refusal), refusal);
            }
        }
    }
    Ok(())
}

/// The column to look at first.
fn column_of(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Record(RecordRefusal::ReferenceReused)
        | Refusal::Person(PersonRefusal::Erased) => "reference",
        Refusal::Walk(WalkRefusal::AlreadyRegistered) => "email",
        Refusal::Walk(WalkRefusal::NoRoom(_)) | Refusal::Walk(WalkRefusal::PartyTooLarge(_)) => {
            "adults"
        }
        Refusal::Record(RecordRefusal::Unknown) => "waiver_version",
        _ => "stroll",
    }
}
