//! `milk.csv`: milk promised elsewhere, and what banks say they received.

use super::findings::Findings;
use super::known::Edition;
use super::seen::Seen;
use super::table::{Cells, Column, Table, column};
use super::wrong::Wrong;
use super::{Change, Frame, Rows, Written, read};
use jiff::tz::TimeZone;
use ounce_domain::actor::Actor;
use ounce_domain::id::Id;
use ounce_domain::milk_promise::{MilkPromise, MilkReceipt};
use ounce_domain::quantity::{Microlitres, MilkUnit};
use ounce_domain::reference::key;
use ounce_domain::refusal::{RecordRefusal, Refusal};
use ounce_domain::text::EmailAddress;
use ounce_store::{Fault, Sql, fresh, milk};
use std::collections::BTreeMap;

pub(crate) const COLUMNS: &[Column] = &[
    column("record"),
    column("campaign"),
    column("stroll"),
    column("bank"),
    column("reference"),
    column("promise"),
    column("volume_ml"),
    column("email"),
    column("language"),
    column("at"),
];

/// One row that makes sense.
#[derive(Clone, Debug)]
pub(crate) enum Record {
    Promise(MilkPromise),
    Receipt(MilkReceipt),
}

/// Promises come first, wherever they stand, so that a receipt may stand before its promise. If the
/// promise of a receipt may be in a row at fault, the receipt is not compared with the records.
pub(crate) fn check(table: &Table, frame: &Frame<'_>, bad: &mut Findings) -> Rows<Record> {
    let mut references = Seen::default();
    let mut records = Rows::default();
    let has_lost_rows = !bad.is_empty();
    let mut promises = BTreeMap::new();
    for cells in table.cells() {
        match cells.get("record") {
            "promise" => {}
            "receipt" => continue,
            _ => {
                bad.add(cells.line(), "record", Wrong::one_of("promise, receipt"));
                continue;
            }
        }
        frame.step();
        let is_once = references.is_new_reference(cells, bad);
        let promise = read_promise(cells, frame, bad).filter(|_| is_once);
        let key = (cells.key("campaign"), cells.key("reference"));
        promises.entry(key).or_insert(promise.is_some());
        if let Some(promise) = promise {
            records.push(cells.line(), Record::Promise(promise));
        }
    }
    for cells in table.cells().filter(|cells| cells.get("record") == "receipt") {
        frame.step();
        let is_once = references.is_new_reference(cells, bad);
        let key = (cells.key("campaign"), cells.key("promise"));
        let is_judged = promises.get(&key).copied().unwrap_or(key.1.is_empty() || !has_lost_rows);
        let receipt = read_receipt(cells, frame, bad).filter(|_| is_once && is_judged);
        if let Some(receipt) = receipt {
            records.push(cells.line(), Record::Receipt(receipt));
        }
    }
    records
}

/// What promises and receipts have in common.
struct Common<'a> {
    edition: &'a Edition,
    stroll: Option<Id<ounce_domain::stroll::Stroll>>,
    reference: String,
    volume: Microlitres,
    at: jiff::Timestamp,
}

fn read_common<'a>(cells: Cells<'_>, frame: &Frame<'a>, bad: &mut Findings) -> Option<Common<'a>> {
    let edition = cells.take("campaign", bad, |cell| frame.known.edition(cell));
    let stroll = edition.and_then(|e| cells.take_optional("stroll", bad, |cell| e.stroll(cell)));
    let reference = cells.take("reference", bad, read::reference);
    let volume = cells.take("volume_ml", bad, |cell| {
        Microlitres::parse(cell, MilkUnit::Millilitre).map_err(Refusal::from)
    });
    let at = cells.take("at", bad, |cell| read::moment(cell, frame.now));
    Some(Common {
        edition: edition?,
        stroll: stroll?.map(|stroll| stroll.id),
        reference: reference?,
        volume: volume?,
        at: at?,
    })
}

fn read_promise(cells: Cells<'_>, frame: &Frame<'_>, bad: &mut Findings) -> Option<MilkPromise> {
    let common = read_common(cells, frame, bad);
    let bank = cells.take_optional("bank", bad, |cell| frame.known.bank(cell));
    let email = cells.take("email", bad, EmailAddress::parse);
    let language = cells.take_optional("language", bad, read::language);
    let named = cells.take("promise", bad, |cell| match cell {
        "" => Ok(()),
        _ => Err(Wrong::PromiseNamesPromise),
    });
    let Common { edition, stroll, reference, volume, at } = common?;
    let campaign = &edition.campaign;
    let first_language = || campaign.languages.first().cloned().unwrap_or_default();
    let at_ms = at.as_millisecond();
    Some(MilkPromise {
        id: fresh::imported(campaign.id, "promise", &reference),
        campaign: campaign.id,
        stroll,
        bank: bank?.map(|bank| bank.id),
        volume,
        email: named.and(email)?,
        language: language?.unwrap_or_else(first_language),
        at_ms,
    })
}

fn read_receipt(cells: Cells<'_>, frame: &Frame<'_>, bad: &mut Findings) -> Option<MilkReceipt> {
    let common = read_common(cells, frame, bad);
    let bank = cells.take("bank", bad, |cell| frame.known.bank(cell));
    let is_bare = ["email", "language"].map(|column| {
        cells.take(column, bad, |cell| match cell {
            "" => Ok(()),
            _ => Err(Wrong::NobodyWrittenTo),
        })
    });
    let Common { edition, stroll, reference, volume, at } = common?;
    let at_ms = at.as_millisecond();
    let campaign = edition.campaign.id;
    // By its id, or by its reference; whether there is such a promise is seen when it is written.
    let promise = Some(cells.get("promise")).filter(|cell| !cell.is_empty());
    let [Some(()), Some(())] = is_bare else { return None };
    let promise = promise.map(|cell| {
        Id::parse(cell).unwrap_or_else(|| fresh::imported(campaign, "promise", &key(cell)))
    });
    Some(MilkReceipt {
        id: fresh::imported(campaign, "receipt", &reference),
        campaign,
        stroll,
        bank: bank?.id,
        promise,
        volume,
        received_on: at.to_zoned(TimeZone::UTC).date(),
        at_ms,
    })
}

pub(crate) fn write(
    sql: &mut dyn Sql,
    records: &Rows<Record>,
    written: &mut Written,
) -> Result<(), Fault> {
    for (line, record) in records.iter() {
        let done = match record {
            Record::Promise(promise) => milk::import_promise(sql, promise)?,
            Record::Receipt(receipt) => milk::receive(sql, receipt, &Actor::Import)?,
        };
        match done {
            Ok(is_new) => written.count(Change::of(false, is_new)),
            Err(Refusal::Record(RecordRefusal::Unknown)) => {
                written.refuse(line, "promise", Wrong::NoSuchPromise)
            }
            Err(refusal) => written.refuse(line, "reference", refusal),
        }
    }
    Ok(())
}
