//! Transfers and the rule by which they are accepted.

use super::account::{AccountId, Balance, Unit};
use crate::actor::Actor;
use crate::id::Id;

pub type TransferId = Id<Transfer>;

/// What a transfer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Moves the amount at once.
    Posted,
    /// Promises the amount.
    Pending,
    /// Confirms part or all of what is left of a pending transfer.
    PostPending(TransferId),
    /// Withdraws all that is left of a pending transfer; the amount must be exactly that.
    VoidPending(TransferId),
}

/// One line of the book. Never changed, never deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    pub id: TransferId,
    pub kind: Kind,
    pub debit: AccountId,
    pub credit: AccountId,
    pub unit: Unit,
    /// In the unit's smallest part; always positive.
    pub amount: i64,
    /// The gift, promise or receipt this line is about.
    pub about: [u8; 16],
    /// Unix milliseconds.
    pub at_ms: i64,
    /// Who did it; one that [keeps the book](Actor::keeps_the_book).
    pub by: Actor,
}

/// What is left of a pending transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pending {
    pub debit: AccountId,
    pub credit: AccountId,
    pub unit: Unit,
    pub remaining: i64,
}

/// How the two accounts change. Changes of sums are signed; pending ones can shrink.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BalanceChange {
    pub debit_account: Balance,
    pub credit_account: Balance,
    /// What is left of the pending transfer afterwards, in the unit's smallest part.
    pub pending_left: Option<i64>,
}

/// Why a transfer is not accepted, in the order in which it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LedgerRefusal {
    AmountNotPositive,
    AccountsAreTheSame,
    UnitDiffersFromAccount,
    PendingUnknown,
    PendingHasOtherAccounts,
    PendingHasOtherUnit,
    ExceedsPending,
    VoidIsNotWhole,
    SumOverflows,
    /// The id was used before with other values. With the same values it is accepted silently.
    ExistsWithOtherValues,
}

/// Decides what a transfer changes, given the pending transfer it refers to (if it does).
///
/// # Errors
/// The first [`LedgerRefusal`] that applies.
pub fn decide(
    transfer: &Transfer,
    pending: Option<Pending>,
) -> Result<BalanceChange, LedgerRefusal> {
    let amount = transfer.amount;
    if amount <= 0 {
        return Err(LedgerRefusal::AmountNotPositive);
    }
    if transfer.debit == transfer.credit {
        return Err(LedgerRefusal::AccountsAreTheSame);
    }
    let mut change = BalanceChange::default();
    match transfer.kind {
        Kind::Posted => {
            change.debit_account.debits_posted = amount;
            change.credit_account.credits_posted = amount;
        }
        Kind::Pending => {
            change.debit_account.debits_pending = amount;
            change.credit_account.credits_pending = amount;
            change.pending_left = Some(amount);
        }
        Kind::PostPending(_) => {
            let left = left_of(transfer, pending)?;
            change.debit_account.debits_pending = -amount;
            change.credit_account.credits_pending = -amount;
            change.debit_account.debits_posted = amount;
            change.credit_account.credits_posted = amount;
            change.pending_left = Some(left - amount);
        }
        Kind::VoidPending(_) => {
            if left_of(transfer, pending)? != amount {
                return Err(LedgerRefusal::VoidIsNotWhole);
            }
            change.debit_account.debits_pending = -amount;
            change.credit_account.credits_pending = -amount;
            change.pending_left = Some(0);
        }
    }
    Ok(change)
}

fn left_of(transfer: &Transfer, pending: Option<Pending>) -> Result<i64, LedgerRefusal> {
    let pending = pending.ok_or(LedgerRefusal::PendingUnknown)?;
    if (pending.debit, pending.credit) != (transfer.debit, transfer.credit) {
        return Err(LedgerRefusal::PendingHasOtherAccounts);
    }
    if pending.unit != transfer.unit {
        return Err(LedgerRefusal::PendingHasOtherUnit);
    }
    if transfer.amount > pending.remaining {
        return Err(LedgerRefusal::ExceedsPending);
    }
    Ok(pending.remaining)
}
