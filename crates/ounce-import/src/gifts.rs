//! `gifts.csv`: money given or promised elsewhere, and shirts sold.

use super::findings::{Findings, Reason};
use super::seen::Seen;
use super::table::{Cells, Column, Table, column};
use super::wrong::Wrong;
use super::{Change, Frame, Rows, Written, read};
use ounce_domain::gift::{Gift, GiftStanding, Method, Offer, Purpose};
use ounce_domain::quantity::Money;
use ounce_domain::refusal::{FieldRefusal, Refusal};
use ounce_domain::text::{self, EmailAddress};
use ounce_store::{Fault, Sql, fresh, gifts};

pub(crate) const COLUMNS: &[Column] = &[
    column("campaign"),
    column("stroll"),
    column("reference"),
    column("kind"),
    column("method"),
    column("amount"),
    column("currency"),
    column("name"),
    column("email"),
    column("hidden"),
    column("message"),
    column("standing"),
    column("language"),
    column("given_at"),
];

pub(crate) fn check(table: &Table, frame: &Frame<'_>, bad: &mut Findings) -> Rows<Gift> {
    let mut references = Seen::default();
    let mut records = Rows::default();
    for cells in table.cells() {
        frame.step();
        let is_once = references.is_new_reference(cells, bad);
        if let Some(record) = read_gift(cells, frame, bad).filter(|_| is_once) {
            records.push(cells.line(), record);
        }
    }
    records
}

fn read_gift(cells: Cells<'_>, frame: &Frame<'_>, bad: &mut Findings) -> Option<Gift> {
    let edition = cells.take("campaign", bad, |cell| frame.known.edition(cell));
    let stroll = edition.and_then(|e| cells.take_optional("stroll", bad, |cell| e.stroll(cell)));
    let reference = cells.take("reference", bad, read::reference);
    let purpose = cells.take("kind", bad, |cell| read::word(cell, "gift, shirt", Purpose::parse));
    let method = cells.take("method", bad, |cell| {
        read::word(cell, "demo-card, at-stroll, imported", Method::parse)
    });
    let amount = edition.and_then(|edition| {
        let currency = edition.campaign.currency;
        let is_its_own = cells.take("currency", bad, |cell| match cell {
            "" => Err(Reason::from(Refusal::Field(FieldRefusal::Missing))),
            _ if cell == currency.code() => Ok(()),
            _ => Err(Wrong::OtherCurrency(currency.code().to_owned()).into()),
        });
        let read = |cell| Money::parse(cell, currency).map_err(Refusal::from);
        cells.take("amount", bad, read).filter(|_| is_its_own.is_some())
    });
    let is_hidden = cells.take("hidden", bad, read::yes_or_no);
    let name = cells.take("name", bad, |cell| match cell {
        "" if is_hidden == Some(true) => Ok(String::new()),
        "" => Err(Reason::from(Wrong::Nameless)),
        _ => Ok(text::name(cell)?),
    });
    let email = cells.take_optional("email", bad, EmailAddress::parse);
    let message = cells.take("message", bad, |cell| text::message(cell, Offer::MESSAGE_MAX));
    let standing = cells.take("standing", bad, |cell| read_standing(cell, method));
    let language = cells.take_optional("language", bad, read::language);
    let at = cells.take("given_at", bad, |cell| read::moment(cell, frame.now));
    let (campaign, at_ms) = (&edition?.campaign, at?.as_millisecond());
    let first_language = || campaign.first_language().to_owned();
    Some(Gift {
        id: fresh::imported(campaign.id, "gift", &reference?),
        campaign: campaign.id,
        stroll: stroll?.map(|stroll| stroll.id),
        purpose: purpose?,
        method: method?,
        amount: amount?,
        fee_cover_minor: 0,
        name: name?,
        email: email?,
        is_hidden: is_hidden?,
        message: message?,
        standing: standing?,
        language: language?.unwrap_or_else(first_language),
        at_ms,
    })
}

/// Only a gift that is paid at the stroll can still be a promise.
fn read_standing(cell: &str, method: Option<Method>) -> Result<GiftStanding, Reason> {
    let known = |word: &str| GiftStanding::parse(word).filter(|s| *s != GiftStanding::Withdrawn);
    let standing = read::word(cell, "received, promised", known)?;
    match (standing, method) {
        (GiftStanding::Promised, Some(Method::DemoCard | Method::Imported)) => {
            Err(Wrong::PromisedElsewhere.into())
        }
        _ => Ok(standing),
    }
}

pub(crate) fn write(
    sql: &mut dyn Sql,
    records: &Rows<Gift>,
    written: &mut Written,
) -> Result<(), Fault> {
    for (line, gift) in records.iter() {
        match gifts::import(sql, gift, records.filled)? {
            Ok(is_new) => written.count(Change::of(false, is_new)),
            Err(refusal) => written.refuse(line, "reference", refusal),
        }
    }
    Ok(())
}
