//! Members: their roles and invitations, what they did, how they sign in, their second factors, and their open sessions.

pub mod acts;
pub mod invitations;
pub mod members;
pub mod second_factors;
pub mod sessions;
pub mod sign_ins;
