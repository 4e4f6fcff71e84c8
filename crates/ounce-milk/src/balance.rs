//! The mass balance: every microlitre that came in is somewhere, or is lost with a reason.
//!
//! Movements of milk ([`Movement`]) are posted one after the other on the project's own ledger,
//! between accounts that belong to a container, a pool, a batch or a bottle. [`Balance`] refuses
//! what cannot be: a way milk does not go, an account below nothing, a bottle in two places, a
//! loss without a reason, a history that was changed. It then holds what pools and loads lost
//! against what the pack allows. It never guesses a missing movement.

mod movement;
mod pack;
mod post;
mod report;
mod route;

pub use movement::{Movement, read};
pub use pack::BalancePack;
pub use post::{Books, MoveCode};
pub use report::{Balance, Loss, Refused, Vessel, balance};
pub use route::{Place, Side};

#[cfg(test)]
mod tests;
