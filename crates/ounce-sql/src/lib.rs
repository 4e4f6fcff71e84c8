//! The engine half of the store: one SQL text on SQLite and PostgreSQL. It knows nothing of strolls
//! or milk.
//!
//! [`Store`] runs closures over [`Sql`]: reads on one snapshot, writes in commit groups on one
//! thread. The tables come from outside, as a list of [`Migration`]s; so do the statements. Start
//! with `sql.rs` (what portable SQL is), then `store.rs` and `writer.rs` (what happens to a
//! closure).

mod address;
mod catalogue;
mod copy;
mod fault;
mod health;
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

pub use catalogue::Difference;
pub use copy::{CopiedTable, copy};
pub use fault::{Fault, Trouble};
pub use migrate::Migration;
pub use schema::{Column, ForeignKey, Index, Schema, Table};
pub use session::{Wipe, Wiped};
pub use sql::{Args, Row, Sql, Value};
pub use sqlite::Look;
pub use store::{Opening, Store};
