//! Members: their roles, what they did, how they sign in, and their open sessions.

pub mod acts;
pub mod members;
pub mod sessions;
pub mod sign_ins;
