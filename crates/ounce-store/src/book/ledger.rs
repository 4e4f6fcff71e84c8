//! The book in the database: the same rule as in memory, the same rows, the same sums.
//!
//! A transfer is inserted once and never touched again. The sums of its two accounts and the rest
//! of a promise change in the same transaction. `verify.rs` adds it all up again.

use ounce_domain::actor::Actor;
use ounce_domain::id::Id;
use ounce_domain::ledger::{
    Account, AccountId, Balance, Kind, LedgerRefusal, Pending, Transfer, TransferId, Unit, decide,
};
use ounce_sql::{Fault, Sql};

use crate::columns::{Columns, id, maybe, opt_id};

macro_rules! select_transfer {
    ($rest:literal) => {
        concat!(
            "SELECT t.id, t.kind, t.pending_of, t.debit, t.credit, t.unit, t.amount, t.about,
                t.at_ms, t.by_whom FROM ledger_transfer t ",
            $rest
        )
    };
}
pub(crate) use select_transfer;

const LOAD: &str = select_transfer!("WHERE t.id = :id");
const LOAD_PENDING: &str = "SELECT t.debit, t.credit, t.unit, p.remaining
    FROM ledger_pending p JOIN ledger_transfer t ON t.id = p.transfer WHERE p.transfer = :id";
/// Opens the account with its first sum, or adds to what it has. No row changes when a sum would
/// not fit into 64 bits.
const ADD: &str = "INSERT INTO ledger_account (id, campaign, owner, owner_kind, unit, code,
        debits_posted, credits_posted, debits_pending, credits_pending)
    VALUES (:id, :campaign, :owner, :owner_kind, :unit, :code, :debits, :credits, :debits_pending,
        :credits_pending)
    ON CONFLICT (id) DO UPDATE SET
        debits_posted = ledger_account.debits_posted + excluded.debits_posted,
        credits_posted = ledger_account.credits_posted + excluded.credits_posted,
        debits_pending = ledger_account.debits_pending + excluded.debits_pending,
        credits_pending = ledger_account.credits_pending + excluded.credits_pending
    WHERE ledger_account.debits_posted <= 9223372036854775807 - excluded.debits_posted
        AND ledger_account.credits_posted <= 9223372036854775807 - excluded.credits_posted
        AND ledger_account.debits_pending <= 9223372036854775807 - excluded.debits_pending
        AND ledger_account.credits_pending <= 9223372036854775807 - excluded.credits_pending";
/// For changes that reduce a pending sum: a new account has none to reduce.
const CHANGE: &str = "UPDATE ledger_account SET debits_posted = debits_posted + :debits,
        credits_posted = credits_posted + :credits,
        debits_pending = debits_pending + :debits_pending,
        credits_pending = credits_pending + :credits_pending
    WHERE id = :id AND debits_posted <= 9223372036854775807 - :debits
        AND credits_posted <= 9223372036854775807 - :credits
        AND debits_pending + :debits_pending >= 0
        AND credits_pending + :credits_pending >= 0";
const INSERT: &str = "INSERT INTO ledger_transfer
        (id, kind, debit, credit, unit, amount, pending_of, about, at_ms, by_whom)
    VALUES (:id, :kind, :debit, :credit, :unit, :amount, :pending_of, :about, :at_ms, :by)";
const INSERT_PENDING: &str =
    "INSERT INTO ledger_pending (transfer, remaining) VALUES (:id, :remaining)";
const SET_PENDING: &str = "UPDATE ledger_pending SET remaining = :remaining WHERE transfer = :id";

pub(crate) const ALL_SQL: &[&str] =
    &[LOAD, LOAD_PENDING, ADD, CHANGE, INSERT, INSERT_PENDING, SET_PENDING];

/// Posts a transfer between two accounts, which are opened when they are not there. The same
/// transfer again is accepted and changes nothing.
///
/// # Errors
/// The first [`LedgerRefusal`] that applies. Nothing has been written then, but for
/// `SumOverflows`, after which the caller must refuse or fault so that the write is undone.
pub fn post(
    sql: &mut dyn Sql,
    transfer: &Transfer,
    debit: &Account,
    credit: &Account,
) -> Result<Result<(), LedgerRefusal>, Fault> {
    let named = |account: &Account, id: AccountId| account.id() == id;
    if !named(debit, transfer.debit) || !named(credit, transfer.credit) {
        return Err(Fault::corrupt("a transfer and its accounts were mixed up"));
    }
    if let Some(before) = load(sql, transfer.id)? {
        let same = before == *transfer;
        return Ok(if same { Ok(()) } else { Err(LedgerRefusal::ExistsWithOtherValues) });
    }
    let of = pending_of(transfer.kind);
    let pending = match of {
        Some(of) => load_pending(sql, of)?,
        None => None,
    };
    let change = match decide(transfer, pending) {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if debit.unit != transfer.unit || credit.unit != transfer.unit {
        return Ok(Err(LedgerRefusal::UnitDiffersFromAccount));
    }
    if !add(sql, debit, change.debit_account)? || !add(sql, credit, change.credit_account)? {
        return Ok(Err(LedgerRefusal::SumOverflows));
    }
    insert(sql, transfer)?;
    if let Some(left) = change.pending_left {
        let statement = if of.is_some() { SET_PENDING } else { INSERT_PENDING };
        let args = [("remaining", left.into()), ("id", id(of.unwrap_or(transfer.id)))];
        sql.run(statement, &args)?;
    }
    Ok(Ok(()))
}

/// Posts lines that a record has computed itself. They can't be refused; a refusal is a fault.
pub(crate) fn post_all(
    sql: &mut dyn Sql,
    lines: &[(Transfer, Account, Account)],
) -> Result<(), Fault> {
    for (transfer, debit, credit) in lines {
        if let Err(refusal) = post(sql, transfer, debit, credit)? {
            return Err(Fault::corrupt(format!("the book refused a line: {refusal:?}")));
        }
    }
    Ok(())
}

/// Posts a line unless one of its id is there, at whatever time that was posted.
pub(crate) fn post_new(
    sql: &mut dyn Sql,
    line: Option<(Transfer, Account, Account)>,
) -> Result<(), Fault> {
    let Some(line) = line else { return Ok(()) };
    if load(sql, line.0.id)?.is_some() {
        return Ok(());
    }
    post_all(sql, &[line])
}

/// A transfer by its id.
pub fn load(sql: &mut dyn Sql, transfer: TransferId) -> Result<Option<Transfer>, Fault> {
    maybe(sql.row(LOAD, &[("id", id(transfer))])?, read)
}

/// What is left of a pending transfer; `None` when there is none of that id.
pub fn load_pending(sql: &mut dyn Sql, transfer: TransferId) -> Result<Option<Pending>, Fault> {
    maybe(sql.row(LOAD_PENDING, &[("id", id(transfer))])?, |row| {
        Ok(Pending {
            debit: AccountId(row.bytes16()?),
            credit: AccountId(row.bytes16()?),
            unit: row.parsed("unit", Unit::parse)?,
            remaining: row.int()?,
        })
    })
}

/// Reads the columns of `select_transfer!`.
pub(crate) fn read(row: &mut Columns<'_>) -> Result<Transfer, Fault> {
    let transfer = row.id()?;
    let word = row.text()?;
    let of: Option<Id<Transfer>> = row.opt_id()?;
    let kind = match (word.as_str(), of) {
        ("posted", None) => Kind::Posted,
        ("pending", None) => Kind::Pending,
        ("post", Some(of)) => Kind::PostPending(of),
        ("void", Some(of)) => Kind::VoidPending(of),
        _ => return Err(Fault::corrupt("a transfer of no known kind")),
    };
    Ok(Transfer {
        id: transfer,
        kind,
        debit: AccountId(row.bytes16()?),
        credit: AccountId(row.bytes16()?),
        unit: row.parsed("unit", Unit::parse)?,
        amount: row.int()?,
        about: row.bytes16()?,
        at_ms: row.int()?,
        by: row.parsed("role", |text| Some(Actor::parse(text)).filter(Actor::keeps_the_book))?,
    })
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Posted => "posted",
        Kind::Pending => "pending",
        Kind::PostPending(_) => "post",
        Kind::VoidPending(_) => "void",
    }
}

pub(crate) fn pending_of(kind: Kind) -> Option<TransferId> {
    match kind {
        Kind::PostPending(of) | Kind::VoidPending(of) => Some(of),
        Kind::Posted | Kind::Pending => None,
    }
}

/// Changes the sums of an account; false when one of them would not fit.
fn add(sql: &mut dyn Sql, account: &Account, change: Balance) -> Result<bool, Fault> {
    let sums = [
        ("debits", change.debits_posted.into()),
        ("credits", change.credits_posted.into()),
        ("debits_pending", change.debits_pending.into()),
        ("credits_pending", change.credits_pending.into()),
    ];
    let [debits, credits, debits_pending, credits_pending] = sums;
    let key = ("id", account.id().0.into());
    if change.debits_pending < 0 || change.credits_pending < 0 {
        let args = [debits, credits, debits_pending, credits_pending, key];
        return Ok(sql.run(CHANGE, &args)? == 1);
    }
    let args = [
        key,
        ("campaign", id(account.campaign)),
        ("owner", account.owner.id().into()),
        ("owner_kind", account.owner.kind().into()),
        ("unit", account.unit.as_str().into()),
        ("code", account.code.number().into()),
        debits,
        credits,
        debits_pending,
        credits_pending,
    ];
    Ok(sql.run(ADD, &args)? == 1)
}

fn insert(sql: &mut dyn Sql, transfer: &Transfer) -> Result<(), Fault> {
    if !transfer.by.keeps_the_book() {
        return Err(Fault::corrupt("the book names roles and no persons"));
    }
    let args = [
        ("id", id(transfer.id)),
        ("kind", kind_word(transfer.kind).into()),
        ("debit", transfer.debit.0.into()),
        ("credit", transfer.credit.0.into()),
        ("unit", transfer.unit.as_str().into()),
        ("amount", transfer.amount.into()),
        ("pending_of", opt_id(pending_of(transfer.kind))),
        ("about", transfer.about.into()),
        ("at_ms", transfer.at_ms.into()),
        ("by", transfer.by.as_str().into()),
    ];
    sql.run(INSERT, &args).map(drop)
}
