//! Letters.

pub mod outbox;
