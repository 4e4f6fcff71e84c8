//! Who gets milk first when there is not enough for all.
//!
//! Hospitals order for their wards: so many infants of a tier, so many millilitres. Names,
//! weights and diagnoses stay in the hospital. What a town raised, how much milk a family gave and
//! who pays have no column, no field and no way in; a file that brings one is refused.
//!
//! Start reading at [`stock`], what goes in, then [`allocate`], the rule. The same files, pack
//! and day give the same answer.

mod contest;
mod desk;
mod freezer;
pub mod pack;
pub mod rule;
pub mod stock;
mod told;
mod verdict;
mod ward;

pub use pack::Pack;
pub use rule::{Allocation, allocate};
pub use stock::{Bottle, Order, Tier};
pub use verdict::{Input, Stored, Verdict};

#[cfg(test)]
mod tests;
