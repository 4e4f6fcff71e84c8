//! The nouns of the trade on both engines: a saved value comes back, a refused one leaves nothing
//! behind, and the figures add up.

mod bursts;
mod campaigns;
mod carry;
mod circulars;
mod codes;
mod confirming;
mod corruption;
mod day;
mod derived;
mod editing;
mod gifts;
mod history;
mod hours;
mod imports;
mod jobs;
mod joins;
mod keeping;
mod ledger;
mod mail;
mod many;
mod members;
mod milk;
mod moving;
mod person;
mod plan;
mod questions;
mod reminders;
mod report;
mod reports;
mod samples;
mod storm;
mod strolls;
mod telling;
mod undo;
mod world;
