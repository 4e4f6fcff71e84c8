//! The only SQL there is, and the two engines it runs on.
//!
//! [`Store`] runs closures over [`Sql`]: reads on one snapshot, writes in commit groups on one
//! thread. The modules named after nouns of the trade hold the statements and turn rows into
//! domain types; business rules live elsewhere. Start with `sql.rs` (what portable SQL is), then
//! `store.rs` and `writer.rs` (what happens to a closure).

mod copy;
mod fault;
mod migrate;
mod named;
mod postgres;
mod readers;
mod schema;
mod session;
mod sql;
mod sqlite;
mod store;
mod writer;

pub use copy::{CopiedTable, copy};
pub use fault::Fault;
pub use schema::{Column, ForeignKey, Index, Schema, Table};
pub use sql::{Args, Row, Sql, Value};
pub use store::{Options, Store};

/// Each noun's statements; a test prepares every one of them on both engines.
const SQL: &[&[&str]] = &[];

/// Every statement of this crate.
pub fn all_sql() -> impl Iterator<Item = &'static str> {
    SQL.iter().flat_map(|noun| noun.iter().copied())
}
