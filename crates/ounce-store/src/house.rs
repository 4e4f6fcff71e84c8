//! What belongs to this installation, whatever it counts.

pub mod idempotency;
pub mod jobs;
pub mod settings;
