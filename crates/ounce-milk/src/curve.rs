//! The pasteurisation curve: was this load of milk held hot enough, long enough?
//!
//! A trace is judged in one pass. The memory grows with its probes and loads, never with its
//! length. [`TraceReader`] turns bytes into readings, and [`Judge`] turns readings and a
//! [`CurvePack`] into a [`Verdict`] with every reason. Between two readings nothing is assumed: a
//! hold counts only as far as every probe confirmed it, and a silence longer than the pack allows
//! ends it. [`Comparison`] judges a trace twice, with the old and with the corrected offset of a
//! probe, because a wrong thermometer may be noticed long after the milk was shipped. Temperatures
//! are thousandths of a degree Celsius and times are thousandths of a second, in whole numbers.

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

use crate::sheet::BadRow;

/// Makes a stored verdict again, from the bytes of its trace and the pack it names. The digest in
/// the verdict shows whether it is the same trace.
///
/// # Errors
/// Every row of the trace that cannot be used.
pub fn again(pack: &CurvePack, stored: Stored, trace: &[u8]) -> Result<Verdict, Vec<BadRow>> {
    let Input { on, load, batch, logger, shift, calibrations } = stored.input;
    let calibrations = calibrations.as_ref().zip(on);
    let mut judge = Judge::new(Terms { pack, calibrations, shift: shift.as_ref() });
    let (trace_sha256, clock) = match &logger {
        Some(by) => {
            let found = logger::read(trace, by)?;
            found.tell(&mut judge);
            (found.trace_sha256, Some(found.clock))
        }
        None => {
            let mut reader = TraceReader::new();
            reader.feed(trace, &mut judge);
            (reader.finish(&mut judge)?, None)
        }
    };
    Ok(judge.verdict(Asked { trace_sha256, load, batch, on, logger, clock }))
}

#[cfg(test)]
mod tests;
