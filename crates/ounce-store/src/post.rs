//! Letters.

pub mod budget;
pub mod choices;
pub mod circulars;
pub mod outbox;
pub mod reminders;
