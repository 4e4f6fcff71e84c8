//! The pasteurisation curve: was this load of milk held hot enough, long enough?
//!
//! A trace is judged in one pass and in memory that grows with its probes and loads, never with its
//! length: [`TraceReader`] turns bytes into readings, [`Judge`] turns readings and a [`CurvePack`]
//! into a [`Verdict`] with every reason. Between two readings nothing is assumed: a hold counts
//! only as far as every probe confirmed it, and a silence longer than the pack allows ends it.
//! [`Comparison`] judges a trace twice, as it was judged then and with a probe put right, because
//! a thermometer that reads high is found out long after the milk was shipped. Temperatures are
//! thousandths of a degree Celsius, times thousandths of a second, and all of it whole numbers.

mod calibration;
mod comparison;
mod course;
mod hold;
mod judge;
mod limits;
mod load;
pub mod logger;
mod measure;
mod trace;
mod verdict;

pub use calibration::{Calibrations, Certificate};
pub use comparison::{Change, Comparison, Cycle, Reevaluation, cycles};
pub use judge::{Asked, Judge, MOST_LOADS, Shift, Terms};
pub use limits::{Cooling, CurvePack, Dip, Finding, Late};
pub use measure::{MilliCelsius, Milliseconds};
pub use trace::{Reading, Readings, TraceReader};
pub use verdict::{Code, Input, LoadVerdict, Outcome, ProbeRecord, Reason, Stored, Verdict};

#[cfg(test)]
mod tests;
