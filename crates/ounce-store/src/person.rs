//! A person's data: finding everything that names somebody, and erasing it.
//!
//! Rows that figures and the book need stay. Everything in them that names the person is removed,
//! and their address becomes one that takes no mail, which marks them as erased. [`COLUMNS`] says
//! for every text column whether it can name a person. A test compares it with the schema, so that
//! no new column is forgotten. `find.rs` finds the rows, `words.rs` searches free text, `erase.rs`
//! erases the rows found, `retention.rs` the rows whose time has ended.

mod applications;
mod columns;
mod erase;
mod find;
mod letters;
mod members;
mod questions;
pub mod retention;
mod words;

pub use columns::{COLUMNS, Names};
pub use erase::erase;
pub use find::{Cell, Found, Record, Whose, find};

pub(crate) use applications::ALL_SQL as APPLICATIONS_SQL;
pub(crate) use erase::ALL_SQL as ERASE_SQL;
pub(crate) use find::ALL_SQL;
pub(crate) use letters::ALL_SQL as LETTERS_SQL;
pub(crate) use members::ALL_SQL as MEMBERS_SQL;
pub(crate) use questions::ALL_SQL as QUESTIONS_SQL;
pub(crate) use retention::ALL_SQL as RETENTION_SQL;
pub(crate) use words::{SELECTS as FIND_WORDS_SQL, UPDATES as ERASE_WORDS_SQL};
