//! Posts all transfers of the book again, by the rule that accepted them.

use std::collections::{BTreeMap, HashMap};

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::ledger::{
    Account, AccountId, Balance, Code, Owner, Pending, Transfer, TransferId, Unit, decide,
};
use ounce_sql::{Fault, Row, Sql};

use super::{Finding, pages};
use crate::columns::Columns;
use crate::ledger::{self, select_transfer};

const ACCOUNTS: &str =
    "SELECT id, campaign, owner, owner_kind, unit, code, debits_posted, credits_posted,
        debits_pending, credits_pending FROM ledger_account
    WHERE id > :after ORDER BY id LIMIT :limit";
const TRANSFERS: &str =
    select_transfer!("WHERE t.id > :after AND t.kind = :kind ORDER BY t.id LIMIT :limit");
const PENDING: &str = "SELECT transfer, remaining FROM ledger_pending
    WHERE transfer > :after ORDER BY transfer LIMIT :limit";

pub(super) const ALL_SQL: &[&str] = &[ACCOUNTS, TRANSFERS, PENDING];

/// The sums of an account by its transfers, and its stored sums.
struct Replayed {
    unit: Unit,
    stored: Balance,
    sums: Balance,
}

#[derive(Default)]
struct Replay {
    accounts: HashMap<AccountId, Replayed>,
    pending: HashMap<TransferId, Pending>,
}

pub(super) fn check(sql: &mut dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    let mut replay = Replay::default();
    pages(sql, ACCOUNTS, &[], |row| replay.open(row, findings))?;
    // Promises come first, then confirmations, then withdrawals of the rest: ids of imported
    // records are in no order of time.
    for kind in ["posted", "pending", "post", "void"] {
        pages(sql, TRANSFERS, &[("kind", kind.into())], |row| replay.post(row, findings))?;
    }
    pages(sql, PENDING, &[], |row| replay.compare_pending(row, findings))?;
    for transfer in replay.pending.keys() {
        let found = "no row in ledger_pending";
        findings.push(Finding::new("promise left", transfer.bytes(), "a row", found));
    }
    replay.compare_sums(findings);
    Ok(())
}

impl Replay {
    fn open(&mut self, row: &Row, findings: &mut Vec<Finding>) -> Result<(), Fault> {
        let mut columns = Columns::of(row);
        let id = columns.bytes16()?;
        let campaign: Id<Campaign> = columns.id()?;
        let (owner, kind) = (columns.bytes16()?, columns.text()?);
        let (unit, code) = (columns.text()?, columns.int()?);
        let stored = Balance {
            debits_posted: columns.int()?,
            credits_posted: columns.int()?,
            debits_pending: columns.int()?,
            credits_pending: columns.int()?,
        };
        let known = (Owner::of(&kind, owner), Unit::parse(&unit), Code::from_number(code));
        let (Some(owner), Some(unit), Some(code)) = known else {
            let found = format!("owner {kind}, unit {unit}, code {code}");
            findings.push(Finding::new("account of the chart", id, "a known one", found));
            return Ok(());
        };
        let account = Account { campaign, owner, unit, code };
        if account.id().0 != id {
            let expected = Id::<()>::from_bytes(account.id().0);
            findings.push(Finding::new("account id", id, expected, Id::<()>::from_bytes(id)));
        }
        let sums = Balance::default();
        self.accounts.insert(AccountId(id), Replayed { unit, stored, sums });
        Ok(())
    }

    fn post(&mut self, row: &Row, findings: &mut Vec<Finding>) -> Result<(), Fault> {
        let id = row.id(0)?;
        let transfer = match ledger::read(&mut Columns::of(row)) {
            Ok(transfer) => transfer,
            Err(fault) => {
                findings.push(Finding::new("transfer", id, "one that can be read", fault));
                return Ok(());
            }
        };
        if let Err(why) = self.accept(&transfer) {
            findings.push(Finding::new("transfer", id, "one the book accepts", why));
        }
        Ok(())
    }

    fn accept(&mut self, transfer: &Transfer) -> Result<(), String> {
        let of = ledger::pending_of(transfer.kind);
        let change = decide(transfer, of.and_then(|of| self.pending.get(&of).copied()))
            .map_err(|refusal| format!("{refusal:?}"))?;
        let debit = self.changed(transfer.debit, transfer.unit, change.debit_account)?;
        let credit = self.changed(transfer.credit, transfer.unit, change.credit_account)?;
        for (id, sums) in [(transfer.debit, debit), (transfer.credit, credit)] {
            if let Some(account) = self.accounts.get_mut(&id) {
                account.sums = sums;
            }
        }
        if let Some(remaining) = change.pending_left {
            let Transfer { debit, credit, unit, .. } = *transfer;
            let promise = Pending { debit, credit, unit, remaining };
            self.pending.insert(of.unwrap_or(transfer.id), promise);
        }
        Ok(())
    }

    fn changed(&self, id: AccountId, unit: Unit, by: Balance) -> Result<Balance, String> {
        let account = self.accounts.get(&id).ok_or("an account that is not there")?;
        if account.unit != unit {
            return Err(format!("{unit} on an account of {}", account.unit));
        }
        account.sums.plus(by).ok_or_else(|| "a sum beyond all numbers".to_owned())
    }

    /// Removes pending transfers that agree from the map. A transfer that is left there afterwards
    /// has no row.
    fn compare_pending(&mut self, row: &Row, findings: &mut Vec<Finding>) -> Result<(), Fault> {
        let (id, found) = (row.id(0)?, row.int(1)?);
        match self.pending.remove(&Id::from_bytes(id)) {
            Some(expected) if expected.remaining == found => {}
            Some(expected) => {
                findings.push(Finding::new("promise left", id, expected.remaining, found));
            }
            None => findings.push(Finding::new("promise left", id, "no pending transfer", found)),
        }
        Ok(())
    }

    fn compare_sums(&self, findings: &mut Vec<Finding>) {
        let mut units: BTreeMap<Unit, (i128, i128)> = BTreeMap::new();
        let mut accounts: Vec<_> = self.accounts.iter().collect();
        accounts.sort_unstable_by_key(|(id, _)| **id);
        for (id, account) in accounts {
            let (sums, stored) = (account.sums, account.stored);
            for (what, expected, found) in [
                ("account debits_posted", sums.debits_posted, stored.debits_posted),
                ("account credits_posted", sums.credits_posted, stored.credits_posted),
                ("account debits_pending", sums.debits_pending, stored.debits_pending),
                ("account credits_pending", sums.credits_pending, stored.credits_pending),
            ] {
                if expected != found {
                    findings.push(Finding::new(what, id.0, expected, found));
                }
            }
            let unit = units.entry(account.unit).or_default();
            unit.0 += i128::from(stored.debits_posted) - i128::from(stored.credits_posted);
            unit.1 += i128::from(stored.debits_pending) - i128::from(stored.credits_pending);
        }
        for (unit, (posted, pending)) in units {
            for (what, sum) in [("unit posted", posted), ("unit pending", pending)] {
                if sum != 0 {
                    let (id, expected) = (unit.to_string(), 0.to_string());
                    findings.push(Finding { what, id, expected, found: sum.to_string() });
                }
            }
        }
    }
}
