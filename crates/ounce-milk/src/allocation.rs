//! Who gets milk first when there is not enough for all.
//!
//! Hospitals order for their wards: a number of infants of a tier, and millilitres. Names, weights
//! and diagnoses stay in the hospital. There is no column and no field for money that a town
//! raised, milk that a family gave, or who pays; a file with such a column is refused.
//!
//! Start reading at [`stock`], the input, then [`allocate`], the rule. The same files, pack and day
//! give the same answer.

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
