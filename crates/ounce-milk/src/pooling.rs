//! Which containers of raw milk go together, so that every pool comes close to its target.
//!
//! Limits come first and are never broken: whole containers, the volume window, the number of
//! donors, milk with different flags kept apart. Within them [`plan_pools`] makes the sum of the
//! pools' distances from the target as small as it can, and takes the oldest milk first among
//! equals. It compares itself with three ways to pool by hand ([`baseline`]) and with a proven
//! lower bound ([`bound`], [`exact`]).
//!
//! Start reading at [`deposit`] and [`recipe`], the input, then [`blend`], the arithmetic, then
//! [`table`] and [`search`]. The same input, seed and effort give the same plan on every machine:
//! effort is counted in trials, never in time.

pub mod baseline;
pub mod blend;
pub mod bound;
pub mod chance;
pub mod deposit;
pub mod exact;
pub mod pack;
pub mod recipe;
pub mod report;
pub mod search;
pub mod table;

pub use deposit::Container;
pub use recipe::Recipe;
pub use report::Report;
pub use search::{Effort, plan_pools};
