//! Adds everything up again and reports every difference.
//!
//! Nothing here trusts the stored sums. Sums of accounts and the rests of promises are calculated
//! again from the transfers, by the domain's own rule. Rooms are calculated from the registrations,
//! lines of the book from the gifts, promises and receipts, the form for comparing addresses from
//! the addresses, counted letters from the letters. The database's structure is compared with the
//! migrations. Rows are read in pages, so a million of them need no more memory than a thousand;
//! only accounts, promises, strolls and the counts of a day are held at once. No finding quotes
//! text that names a person.

mod book;
mod codes;
mod days;
mod doubles;
mod foreign;
mod histories;
mod jobs;
mod letters;
mod plan;
mod records;
mod reports;
mod rooms;
mod walkers;

use ounce_domain::campaign::language_of;
use ounce_domain::id::Id;
use ounce_domain::waiver;
use ounce_sql::{Args, Fault, Row, Sql, Store};

/// One thing that does not agree with the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was checked, such as `account credits_posted`.
    pub what: &'static str,
    /// The record: an id as text.
    pub id: String,
    /// The value calculated from other rows.
    pub expected: String,
    /// The stored value.
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
pub(crate) const ALL_SQL: &[&[&str]] = &[
    book::ALL_SQL,
    codes::ALL_SQL,
    days::ALL_SQL,
    doubles::ALL_SQL,
    foreign::ALL_SQL,
    histories::ALL_SQL,
    jobs::ALL_SQL,
    letters::ALL_SQL,
    plan::ALL_SQL,
    records::ALL_SQL,
    reports::ALL_SQL,
    rooms::ALL_SQL,
    walkers::ALL_SQL,
];

/// Checks the database against its migrations, and every row against the others. No finding means
/// that everything agrees. Blocks, and must not be called on a thread of an async runtime.
///
/// # Errors
/// A fault of the database itself, unless a difference in the schema explains it.
pub fn everything(store: &Store) -> Result<Vec<Finding>, Fault> {
    let mut findings: Vec<Finding> = store
        .compare_with_migrations()?
        .into_iter()
        .map(|difference| {
            let none = || "none".to_owned();
            let expected = difference.made.unwrap_or_else(none);
            let found = difference.found.unwrap_or_else(none);
            Finding { what: "schema", id: difference.object, expected, found }
        })
        .collect();
    match store.read_now(verify) {
        Ok(rows) => findings.extend(rows),
        Err(fault) if findings.is_empty() => return Err(fault),
        Err(fault) => findings.push(Finding {
            what: "rows",
            id: "of all tables".to_owned(),
            expected: "rows that can be read".to_owned(),
            found: fault.to_string(),
        }),
    }
    Ok(findings)
}

/// Checks every row as of this snapshot. No finding means that they agree.
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
    days::check(sql, &mut findings)?;
    reports::check(sql, &mut findings)?;
    plan::check(sql, &mut findings)?;
    doubles::check(sql, &mut findings)?;
    histories::check(sql, &mut findings)?;
    walkers::check(sql, &mut findings)?;
    letters::check(sql, &mut findings)?;
    jobs::check(sql, &mut findings)?;
    Ok(findings)
}

/// Visits all rows of a statement whose first column is the key they are paged by, from `:after` on
/// and `:limit` at a time.
fn pages(
    sql: &mut dyn Sql,
    statement: &'static str,
    more: &Args<'_>,
    mut visit: impl FnMut(&Row) -> Result<(), Fault>,
) -> Result<(), Fault> {
    // An id of zeros is never made: its time would be the first millisecond of 1970.
    let mut after = [0; 16];
    loop {
        let mut args = more.to_vec();
        args.extend([("after", after.into()), ("limit", PAGE.into())]);
        let rows = sql.rows(statement, &args)?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.id(0)?;
        rows.iter().try_for_each(&mut visit)?;
    }
}

/// Whether letters and pages are written in a language, whatever the country it is spoken in.
fn is_language(tag: &str) -> bool {
    waiver::LANGUAGES.contains(&language_of(tag))
}
