//! The one book, and the gifts of money that write into it.

pub mod gifts;
pub mod ledger;
pub mod messages;
