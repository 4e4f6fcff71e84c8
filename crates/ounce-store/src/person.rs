//! A person's data: everything that names somebody, as a list or gone.
//!
//! Rows stay where figures and the book are made of them; what names the person in them goes, and
//! their address becomes one that takes no mail, by which they are known as erased. [`COLUMNS`]
//! says of every text column whether it can name a person: a test holds it against the schema, so
//! that a new column is thought of. `find.rs` looks for what is kept, `words.rs` looks through free
//! text, `erase.rs` ends what was found, `retention.rs` what has had its time.

mod columns;
mod erase;
mod find;
mod questions;
pub mod retention;
mod words;

pub use columns::{COLUMNS, Names};
pub use erase::erase;
pub use find::{Cell, Found, Record, Whose, find};

pub(crate) use erase::ALL_SQL as ERASE_SQL;
pub(crate) use find::ALL_SQL;
pub(crate) use questions::ALL_SQL as QUESTIONS_SQL;
pub(crate) use retention::ALL_SQL as RETENTION_SQL;
pub(crate) use words::{SELECTS as FIND_WORDS_SQL, UPDATES as ERASE_WORDS_SQL};
