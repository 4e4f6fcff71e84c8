//! What belongs to this installation, whatever it counts.

pub mod idempotency;
pub mod settings;
