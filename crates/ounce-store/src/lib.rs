//! The only SQL there is, and the two engines it runs on.
//!
//! [`Store`] runs closures over [`Sql`]: reads on one snapshot, writes in commit groups on one
//! thread. The modules named after nouns of the trade hold the statements and turn rows into
//! domain types; business rules live elsewhere. Start with `sql.rs` (what portable SQL is), then
//! `store.rs` and `writer.rs` (what happens to a closure).

pub mod banks;
pub mod campaigns;
mod columns;
mod copy;
mod fault;
pub mod fresh;
pub mod gifts;
pub mod idempotency;
pub mod ledger;
mod migrate;
pub mod milk;
mod named;
pub mod outbox;
pub mod plan;
mod postgres;
mod readers;
pub mod registrations;
pub mod report;
mod schema;
mod session;
pub mod settings;
mod sql;
mod sqlite;
mod store;
pub mod strolls;
pub mod tally;
pub mod verify;
pub mod waivers;
mod writer;

pub use copy::{CopiedTable, copy};
pub use fault::Fault;
pub use schema::{Column, ForeignKey, Index, Schema, Table};
pub use sql::{Args, Row, Sql, Value};
pub use store::{Options, Store};
pub use verify::{Finding, verify};

/// Each noun's statements; a test prepares every one of them on both engines.
const SQL: &[&[&str]] = &[
    banks::ALL_SQL,
    campaigns::ALL_SQL,
    gifts::ALL_SQL,
    idempotency::ALL_SQL,
    ledger::ALL_SQL,
    milk::ALL_SQL,
    outbox::ALL_SQL,
    plan::ALL_SQL,
    registrations::ALL_SQL,
    registrations::MANAGE_SQL,
    registrations::IMPORT_SQL,
    report::ALL_SQL,
    report::ROWS_SQL,
    settings::ALL_SQL,
    strolls::ALL_SQL,
    strolls::SAVE_SQL,
    strolls::CHANGE_SQL,
    strolls::NEWS_SQL,
    tally::ALL_SQL,
    waivers::ALL_SQL,
];

/// Every statement of this crate.
pub fn all_sql() -> impl Iterator<Item = &'static str> {
    SQL.iter().chain(verify::ALL_SQL).flat_map(|noun| noun.iter().copied())
}
