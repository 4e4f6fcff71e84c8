//! Milk banks: how lists show them, and the list for programs.

pub(crate) mod api;
pub(crate) mod card;
