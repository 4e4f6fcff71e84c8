//! An invented milk bank with a whole history, for tests, demonstrations and measurements.
//!
//! [`bank`] plays a bank's days with dice that fall the same way for the same seed: donors bring
//! milk, containers are checked, pooled, pasteurised, cultured, released, shipped and fed. The
//! result is the files the other rules read, and a `truth.json` with the expected results. The same
//! seed gives the same bytes. Two things are planted: a donor whose blood test turns positive at
//! the end, and a probe that reads half a degree too high since a new calibration. Volumes and
//! compositions follow published figures where there are any (the sources stand beside the dice).
//! All people and things in it are invented.

mod answers;
mod arrival;
mod bottling;
mod calendar;
mod cycle;
mod dice;
mod donor;
mod edges;
mod files;
mod journey;
mod moves;
mod pooling;
mod records;
mod steps;
mod tables;
mod truth;
mod world;

pub use files::File;
pub use world::{Plan, PlanFault};

/// All files of the bank, by path.
///
/// # Errors
/// A plan that is too small or too large to be played.
pub fn bank(plan: Plan) -> Result<Vec<File>, PlanFault> {
    plan.check()?;
    Ok(files::files(&world::play(plan)))
}

#[cfg(test)]
mod tests;
