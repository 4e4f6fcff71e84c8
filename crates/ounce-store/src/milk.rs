//! Milk promised and received, and the banks that take it.

pub mod banks;
pub mod contacts;
mod promises;

pub(crate) use promises::{ALL_SQL, read_promise, read_receipt};
pub use promises::{
    Standing, import_promise, load_promise, load_receipt, load_standing, promise, promise_instead,
    receive, withdraw,
};
