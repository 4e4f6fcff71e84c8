//! The nouns of the trade held against both engines: what is saved comes back, what is refused
//! leaves nothing behind, and what was done adds up.

mod campaigns;
mod codes;
mod confirming;
mod corruption;
mod derived;
mod gifts;
mod history;
mod imports;
mod jobs;
mod joins;
mod keeping;
mod ledger;
mod milk;
mod moving;
mod person;
mod plan;
mod questions;
mod report;
mod samples;
mod storm;
mod strolls;
mod telling;
mod undo;
mod world;
