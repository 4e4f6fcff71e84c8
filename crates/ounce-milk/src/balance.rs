//! The mass balance: every microlitre that came in is in an account, or is lost with a reason.
//!
//! A movement of milk ([`Movement`]) goes between two accounts. An account belongs to a container,
//! a pool, a batch or a bottle. Each movement is a line of the project's ledger. [`Books`] take one
//! movement after the other. They are kept as a table, and are resumed from it whole or in part
//! ([`Books::open`]). They refuse a movement that cannot be: milk does not go this way, an account
//! would be below nothing, a bottle would be in two places, a loss has no reason, or a number
//! comes again with other values. [`Balance`] compares the losses of pools and loads with what the
//! pack allows. Nothing here guesses a missing movement.

mod code;
pub mod index;
mod movement;
mod pack;
mod post;
mod report;
mod route;
mod sums;
mod timeline;

pub use code::{MoveCode, Refusal};
pub use movement::{Movement, read};
pub use pack::BalancePack;
pub use post::{Books, KeptRow, OpenFault, Standing, Wanted};
pub use report::{Against, Balance, Loss, Refused, Stored, Vessel, balance};
pub use route::{Place, Side};

#[cfg(test)]
mod tests;
