//! The book in memory: what the database must agree with.

use super::account::{AccountId, Balance, Unit};
use super::transfer::{Kind, LedgerRefusal, Pending, Transfer, TransferId, decide};
use std::collections::BTreeMap;

/// Accounts with their units and balances, and every transfer posted so far.
#[derive(Debug, Default)]
pub struct Book {
    accounts: BTreeMap<AccountId, (Unit, Balance)>,
    transfers: BTreeMap<TransferId, Transfer>,
    pending: BTreeMap<TransferId, Pending>,
}

impl Book {
    /// Opens an account, or does nothing when it is open.
    pub fn open(&mut self, id: AccountId, unit: Unit) {
        self.accounts.entry(id).or_insert((unit, Balance::default()));
    }

    /// Posts a transfer; the same transfer a second time changes nothing.
    ///
    /// # Errors
    /// A [`LedgerRefusal`]; the book is then as it was.
    pub fn post(&mut self, transfer: &Transfer) -> Result<(), LedgerRefusal> {
        if let Some(before) = self.transfers.get(&transfer.id) {
            let same = before == transfer;
            return if same { Ok(()) } else { Err(LedgerRefusal::ExistsWithOtherValues) };
        }
        let of = match transfer.kind {
            Kind::PostPending(of) | Kind::VoidPending(of) => Some(of),
            Kind::Posted | Kind::Pending => None,
        };
        let change = decide(transfer, of.and_then(|of| self.pending.get(&of).copied()))?;
        let debit = self.changed(transfer.debit, transfer.unit, change.debit_account)?;
        let credit = self.changed(transfer.credit, transfer.unit, change.credit_account)?;
        self.accounts.insert(transfer.debit, (transfer.unit, debit));
        self.accounts.insert(transfer.credit, (transfer.unit, credit));
        if let Some(remaining) = change.pending_left {
            let Transfer { debit, credit, unit, .. } = *transfer;
            let entry = Pending { debit, credit, unit, remaining };
            self.pending.insert(of.unwrap_or(transfer.id), entry);
        }
        self.transfers.insert(transfer.id, transfer.clone());
        Ok(())
    }

    fn changed(&self, id: AccountId, unit: Unit, by: Balance) -> Result<Balance, LedgerRefusal> {
        let (of, balance) = self.accounts.get(&id).copied().unwrap_or((unit, Balance::default()));
        if of != unit {
            return Err(LedgerRefusal::UnitDiffersFromAccount);
        }
        balance.plus(by).ok_or(LedgerRefusal::SumOverflows)
    }

    pub fn balance(&self, id: AccountId) -> Balance {
        self.accounts.get(&id).map_or(Balance::default(), |(_, balance)| *balance)
    }

    pub fn pending(&self, id: TransferId) -> Option<Pending> {
        self.pending.get(&id).copied()
    }

    pub fn accounts(&self) -> impl Iterator<Item = (AccountId, Unit, Balance)> + '_ {
        self.accounts.iter().map(|(id, (unit, balance))| (*id, *unit, *balance))
    }

    /// Debits less credits per unit, posted and pending: zero for each, or the book is wrong.
    pub fn sums(&self) -> BTreeMap<Unit, (i128, i128)> {
        let mut sums = BTreeMap::new();
        for (unit, balance) in self.accounts.values() {
            let sum: &mut (i128, i128) = sums.entry(*unit).or_default();
            sum.0 += i128::from(balance.debits_posted) - i128::from(balance.credits_posted);
            sum.1 += i128::from(balance.debits_pending) - i128::from(balance.credits_pending);
        }
        sums
    }
}
