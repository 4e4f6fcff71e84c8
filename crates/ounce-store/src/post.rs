//! Letters.

pub mod budget;
pub mod outbox;
