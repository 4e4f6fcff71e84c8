//! Campaigns, their figures, and their report.

pub mod blueprints;
pub mod campaigns;
pub mod carry;
pub mod faces;
pub mod published;
pub mod report;
pub mod tally;
