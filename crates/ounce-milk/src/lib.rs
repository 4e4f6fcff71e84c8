//! The rules by which a milk bank decides.
//!
//! Each module turns facts and a versioned pack into a verdict with reasons, so that a decision
//! made today can be made again decades later with the same outcome. Nothing here is medical
//! advice: a row of a pack whose source was not read is marked unverified, and its results are
//! shown as an example until a bank signs the pack.

pub mod allocation;
pub mod balance;
pub mod culture;
pub mod curve;
pub mod intake;
pub mod isbt;
pub mod label;
pub mod pack;
pub mod pooling;
pub mod prescreen;
pub mod seal;
pub mod serology;
pub mod sheet;
pub mod states;
pub mod trace;
