//! The mass balance: every microlitre that came in is somewhere, or is lost with a reason.
//!
//! Movements of milk ([`Movement`]) go between accounts that belong to a container, a pool, a
//! batch or a bottle; each is a line of the project's ledger. [`Books`] take them one after the
//! other, are kept as a table, and go on from there, whole or in part ([`Books::open`]). They refuse what cannot be: a way milk does
//! not go, an account below nothing, a bottle in two places, a loss without a reason, a number
//! with other values. [`Balance`] then holds what pools and loads lost against what the pack
//! allows. Nothing here guesses a missing movement.

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
