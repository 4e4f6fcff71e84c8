//! The one book: double entry, one ledger per unit, transfers that are never changed.
//!
//! A transfer moves a positive amount of one unit from the account it credits to the account it
//! debits. A promise is a pending transfer. A confirmation posts it, in one or several parts; a
//! withdrawal voids it. A mistake is corrected by a transfer the other way round. So every unit
//! sums to zero at every moment, and every total anybody sees is a sum over the same rows.
//!
//! [`decide`] is the rule and is pure; [`Book`] is the book in memory, for proofs and for
//! `ounce verify`; the store keeps the same rows and the same balances in the database.

mod account;
mod book;
mod transfer;

pub use account::{Account, AccountId, Balance, Code, Owner, Unit};
pub use book::Book;
pub use transfer::{BalanceChange, Kind, LedgerRefusal, Pending, Transfer, TransferId, decide};

#[cfg(test)]
mod tests;
