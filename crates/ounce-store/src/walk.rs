//! The walk: strolls and their plan, registrations, and what walkers sign.

pub mod bursts;
pub mod plan;
pub mod questions;
pub mod registrations;
pub mod strolls;
pub mod waivers;
