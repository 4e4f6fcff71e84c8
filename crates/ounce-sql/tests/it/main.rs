//! The engine half held against both engines: every test of `on_both!` runs once on SQLite and once
//! on a real PostgreSQL. Without one (`OUNCE_TEST_POSTGRES`) the PostgreSQL half fails.

#[macro_use]
mod both;

mod catalogue;
mod copy;
mod dropped;
mod durability;
mod entry;
mod files;
mod health;
mod migrations;
mod probe;
mod readers;
mod schema;
mod values;
mod waiting;
mod writer;

use probe::MIGRATIONS;
