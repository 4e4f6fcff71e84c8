//! The nouns held against both engines: every test of `on_both!` runs once on SQLite and once on a
//! real PostgreSQL. Without one (`OUNCE_TEST_POSTGRES`) the PostgreSQL half fails.

#[macro_use]
#[path = "../../../ounce-sql/tests/it/both.rs"]
mod both;

mod nouns;
mod schema;

use ounce_store::MIGRATIONS;
