//! Milk promised and received, and the banks that take it.

pub mod banks;
pub mod contacts;
mod promises;

pub(crate) use promises::{ALL_SQL, read_promise, read_receipt};
pub use promises::{import_promise, load_promise, load_receipt, promise, receive};
