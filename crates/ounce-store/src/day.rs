//! The day in the park: phones, what they noted, and what that brings about.
//!
//! `entries.rs` takes what a phone sends, in one transaction with all that follows from it
//! (`effects.rs`). The state is never stored: it is folded from the entries and the roster
//! (`facts.rs`) whenever somebody asks.

pub mod desk;
pub mod devices;
mod effects;
pub mod entries;
mod facts;
pub mod settled;
mod words;

pub(crate) use effects::terms;
pub(crate) use facts::ALL_SQL as FACTS_SQL;
pub use facts::{facts, folded, load};
pub(crate) use words::{ALL_SQL as WORDS_SQL, erase};
