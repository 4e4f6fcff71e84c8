//! Sheets as PDF: the page where a member asks for them, the file, and the same for programs.
//!
//! The store gives the facts of the strolls, `town.rs` and `words.rs` turn them into text in one
//! language, and `ounce-paper` prints that. `asked.rs` reads what is wanted; `made.rs` prints it in
//! its turn.

mod api;
mod asked;
mod campaign;
mod made;
mod page;
mod sample;
mod stroll;
mod table;
mod town;
mod words;

pub use asked::Wanted;
pub use made::{Printing, print};
pub(crate) use table::table;
