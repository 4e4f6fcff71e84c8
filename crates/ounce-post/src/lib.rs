//! Letters and their delivery: what is mailed, when, and to whom.
//!
//! `letters.rs` writes a letter from values, `desk.rs` finds the values for a row of the outbox,
//! and `delivery.rs` hands the letter to a mail server and records the outcome. There is no SQL and
//! no rule of the trade here, and the clock comes from outside.

mod delivery;
mod desk;
pub mod letters;

pub use delivery::{Delivery, Lease, Mail, Post};
pub use desk::{Addressed, Desk};
