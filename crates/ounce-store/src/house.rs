//! Rows of this installation itself, independent of any campaign.

pub mod idempotency;
pub mod jobs;
pub mod settings;
pub mod uploads;
