//! The walk: strolls and their plan, registrations, and what walkers sign.

pub mod bursts;
pub mod helper_hours;
pub mod host_applications;
pub mod join_answers;
pub mod join_questions;
pub mod paper;
pub mod plan;
pub mod questions;
pub mod registrations;
pub mod roster;
pub mod stroll_reports;
pub mod strolls;
pub mod waivers;
