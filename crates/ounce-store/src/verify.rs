//! Adds everything up again and says where it does not agree.
//!
//! Nothing here trusts what the rest of this crate keeps: sums of accounts and what is left of
//! promises are worked out anew from the transfers by the domain's own rule, rooms from the
//! registrations, lines of the book from the gifts, promises and receipts they are about. Rows are
//! read in pages, so a million of them need no more memory than a thousand; only accounts,
//! promises and strolls are held at once.

mod book;
mod codes;
mod foreign;
mod records;
mod rooms;

use ounce_domain::id::Id;
use ounce_sql::{Fault, Sql};

/// One thing that does not agree with the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at, such as `account credits_posted`.
    pub what: &'static str,
    /// The record: an id as text.
    pub id: String,
    /// What follows from the other rows.
    pub expected: String,
    /// What is stored.
    pub found: String,
}

impl Finding {
    fn new(
        what: &'static str,
        id: [u8; 16],
        expected: impl ToString,
        found: impl ToString,
    ) -> Self {
        let id = Id::<()>::from_bytes(id).to_string();
        Self { what, id, expected: expected.to_string(), found: found.to_string() }
    }
}

/// How many rows a page has.
const PAGE: i64 = 2_000;

/// The statements of all checks.
pub(crate) const ALL_SQL: &[&[&str]] =
    &[book::ALL_SQL, codes::ALL_SQL, foreign::ALL_SQL, records::ALL_SQL, rooms::ALL_SQL];

/// Checks the whole database as of this snapshot. No finding means that everything agrees.
///
/// # Errors
/// A fault of the database itself; a row that can't be read is a finding.
pub fn verify(sql: &mut dyn Sql) -> Result<Vec<Finding>, Fault> {
    let mut findings = Vec::new();
    foreign::check(sql, &mut findings)?;
    rooms::check(sql, &mut findings)?;
    codes::check(sql, &mut findings)?;
    book::check(sql, &mut findings)?;
    records::check(sql, &mut findings)?;
    Ok(findings)
}
