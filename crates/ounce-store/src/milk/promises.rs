//! Milk promised, and what banks say they received.

use ounce_domain::actor::Actor;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::milk_promise::{MilkPromise, MilkReceipt};
use ounce_domain::quantity::Microlitres;
use ounce_domain::refusal::{PersonRefusal, RecordRefusal, Refusal};
use ounce_sql::{Fault, Sql};

use crate::budget::{self, Unasked};
use crate::columns::{Columns, id, maybe, opt_id};
use crate::ledger;
use crate::outbox::Letter;

const LOAD_PROMISE: &str = "SELECT id, campaign, stroll, bank, volume_ul, email, language, at_ms
    FROM milk_promise WHERE id = :id";
const INSERT_PROMISE: &str = "INSERT INTO milk_promise
        (id, campaign, stroll, bank, volume_ul, email, language, at_ms)
    VALUES (:id, :campaign, :stroll, :bank, :volume_ul, :email, :language, :at_ms)
    ON CONFLICT (id) DO NOTHING";
const LOAD_RECEIPT: &str = "SELECT id, campaign, stroll, bank, promise, volume_ul, received_on,
        at_ms FROM milk_receipt WHERE id = :id";
const INSERT_RECEIPT: &str = "INSERT INTO milk_receipt
        (id, campaign, stroll, bank, promise, volume_ul, received_on, at_ms)
    VALUES (:id, :campaign, :stroll, :bank, :promise, :volume_ul, :received_on, :at_ms)
    ON CONFLICT (id) DO NOTHING";

pub(crate) const ALL_SQL: &[&str] = &[LOAD_PROMISE, INSERT_PROMISE, LOAD_RECEIPT, INSERT_RECEIPT];

/// Records a promise, writes its line into the book, and queues the letter that says what the
/// bank asks next.
pub fn promise(sql: &mut dyn Sql, promise: &MilkPromise, outbox_id: [u8; 16]) -> Result<(), Fault> {
    if !insert_promise(sql, promise)? {
        return Err(Fault::corrupt("an id that was to be fresh is taken"));
    }
    ledger::post_all(sql, &[promise.transfer(&Actor::Walker)])?;
    let letter = (outbox_id, Letter::MilkPromise, promise.id.bytes());
    budget::put(sql, &Unasked::to(&promise.email, letter, promise.at_ms))
}

/// Records a promise that was made elsewhere, without a letter; true when it is new.
///
/// # Errors
/// `ReferenceReused` when a promise of this id came with other values before, `Erased` when the
/// donor's data was erased.
pub fn import_promise(
    sql: &mut dyn Sql,
    promise: &MilkPromise,
) -> Result<Result<bool, Refusal>, Fault> {
    if insert_promise(sql, promise)? {
        ledger::post_all(sql, &[promise.transfer(&Actor::Import)])?;
        return Ok(Ok(true));
    }
    let kept = load_promise(sql, promise.id)?;
    if kept.as_ref().is_some_and(|kept| kept.email.is_of_nobody()) {
        return Ok(Err(Refusal::Person(PersonRefusal::Erased)));
    }
    let is_same = kept.as_ref() == Some(promise);
    Ok(if is_same { Ok(false) } else { Err(Refusal::Record(RecordRefusal::ReferenceReused)) })
}

pub fn load_promise(
    sql: &mut dyn Sql,
    promise: Id<MilkPromise>,
) -> Result<Option<MilkPromise>, Fault> {
    maybe(sql.row(LOAD_PROMISE, &[("id", id(promise))])?, read_promise)
}

/// Reads the columns of a promise in the order of its loading statement.
pub(crate) fn read_promise(row: &mut Columns<'_>) -> Result<MilkPromise, Fault> {
    Ok(MilkPromise {
        id: row.id()?,
        campaign: row.id()?,
        stroll: row.opt_id()?,
        bank: row.opt_id()?,
        volume: Microlitres(row.int()?),
        email: row.email()?,
        language: row.text()?,
        at_ms: row.int()?,
    })
}

/// Records a bank's receipt. Its milk is first taken out of the promise it names; the rest counts
/// as brought without a promise. True when it is new; the same receipt again changes nothing.
///
/// # Errors
/// `Unknown` when there is no such promise in this campaign, `ReferenceReused` when a receipt of
/// this id came with other values before.
pub fn receive(
    sql: &mut dyn Sql,
    receipt: &MilkReceipt,
    by: &Actor,
) -> Result<Result<bool, Refusal>, Fault> {
    if let Some(before) = load_receipt(sql, receipt.id)? {
        let is_same = before == *receipt;
        return Ok(if is_same {
            Ok(false)
        } else {
            Err(Refusal::Record(RecordRefusal::ReferenceReused))
        });
    }
    let promise = match receipt.promise {
        None => None,
        Some(promise) => match load_open_promise(sql, promise, receipt.campaign)? {
            Some(found) => Some(found),
            None => return Ok(Err(Refusal::Record(RecordRefusal::Unknown))),
        },
    };
    let args = [
        ("id", id(receipt.id)),
        ("campaign", id(receipt.campaign)),
        ("stroll", opt_id(receipt.stroll)),
        ("bank", id(receipt.bank)),
        ("promise", opt_id(receipt.promise)),
        ("volume_ul", receipt.volume.0.into()),
        ("received_on", receipt.received_on.to_string().into()),
        ("at_ms", receipt.at_ms.into()),
    ];
    sql.run(INSERT_RECEIPT, &args)?;
    let promise = promise.as_ref().map(|(promise, left)| (promise, *left));
    ledger::post_all(sql, &receipt.transfers(promise, by))?;
    Ok(Ok(true))
}

/// How much of a promise is still open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub promise: MilkPromise,
    /// The volume still to come; zero once all was received, or the promise was withdrawn.
    pub left: Microlitres,
    pub is_withdrawn: bool,
}

/// A promise and its standing; `None` when there is none of that id.
pub fn load_standing(
    sql: &mut dyn Sql,
    promise: Id<MilkPromise>,
) -> Result<Option<Standing>, Fault> {
    let Some(promise) = load_promise(sql, promise)? else { return Ok(None) };
    let pending = ledger::load_pending(sql, Id::from_bytes(promise.id.bytes()))?
        .ok_or_else(|| Fault::corrupt("a promise that the book does not know"))?;
    let (line, _, _) = promise.withdrawal(Microlitres(0), 0, &Actor::Walker);
    let is_withdrawn = ledger::load(sql, line.id)?.is_some();
    Ok(Some(Standing { promise, left: Microlitres(pending.remaining), is_withdrawn }))
}

/// Withdraws the rest of a promise. Withdrawing again changes nothing.
///
/// # Errors
/// `Unknown`, `AlreadySettled` when everything was received.
pub fn withdraw(
    sql: &mut dyn Sql,
    promise: Id<MilkPromise>,
    at_ms: i64,
    by: &Actor,
) -> Result<Result<(), Refusal>, Fault> {
    let Some(found) = load_standing(sql, promise)? else {
        return Ok(Err(Refusal::Record(RecordRefusal::Unknown)));
    };
    if found.is_withdrawn {
        return Ok(Ok(()));
    }
    if found.left == Microlitres(0) {
        return Ok(Err(Refusal::Record(RecordRefusal::AlreadySettled)));
    }
    ledger::post_all(sql, &[found.promise.withdrawal(found.left, at_ms, by)])?;
    Ok(Ok(()))
}

/// Replaces the rest of a promise by a new promise. The book keeps both.
///
/// # Errors
/// `Unknown`, `AlreadySettled` when the old promise was received as a whole, or withdrawn before.
pub fn promise_instead(
    sql: &mut dyn Sql,
    before: Id<MilkPromise>,
    next: &MilkPromise,
    outbox_id: [u8; 16],
) -> Result<Result<(), Refusal>, Fault> {
    let Some(found) = load_standing(sql, before)? else {
        return Ok(Err(Refusal::Record(RecordRefusal::Unknown)));
    };
    if found.is_withdrawn || found.left == Microlitres(0) {
        return Ok(Err(Refusal::Record(RecordRefusal::AlreadySettled)));
    }
    ledger::post_all(sql, &[found.promise.withdrawal(found.left, next.at_ms, &Actor::Walker)])?;
    promise(sql, next, outbox_id).map(Ok)
}

/// A promise of this campaign, and what is left of it.
fn load_open_promise(
    sql: &mut dyn Sql,
    promise: Id<MilkPromise>,
    campaign: Id<Campaign>,
) -> Result<Option<(MilkPromise, Microlitres)>, Fault> {
    let found = load_promise(sql, promise)?.filter(|promise| promise.campaign == campaign);
    let Some(promise) = found else { return Ok(None) };
    match ledger::load_pending(sql, Id::from_bytes(promise.id.bytes()))? {
        Some(pending) => Ok(Some((promise, Microlitres(pending.remaining)))),
        None => Err(Fault::corrupt("a promise that the book does not know")),
    }
}

pub fn load_receipt(
    sql: &mut dyn Sql,
    receipt: Id<MilkReceipt>,
) -> Result<Option<MilkReceipt>, Fault> {
    maybe(sql.row(LOAD_RECEIPT, &[("id", id(receipt))])?, read_receipt)
}

/// Reads the columns of a receipt in the order of its loading statement.
pub(crate) fn read_receipt(row: &mut Columns<'_>) -> Result<MilkReceipt, Fault> {
    Ok(MilkReceipt {
        id: row.id()?,
        campaign: row.id()?,
        stroll: row.opt_id()?,
        bank: row.id()?,
        promise: row.opt_id()?,
        volume: Microlitres(row.int()?),
        received_on: row.date()?,
        at_ms: row.int()?,
    })
}

fn insert_promise(sql: &mut dyn Sql, promise: &MilkPromise) -> Result<bool, Fault> {
    let args = [
        ("id", id(promise.id)),
        ("campaign", id(promise.campaign)),
        ("stroll", opt_id(promise.stroll)),
        ("bank", opt_id(promise.bank)),
        ("volume_ul", promise.volume.0.into()),
        ("email", promise.email.as_str().into()),
        ("language", (&promise.language).into()),
        ("at_ms", promise.at_ms.into()),
    ];
    Ok(sql.run(INSERT_PROMISE, &args)? == 1)
}
