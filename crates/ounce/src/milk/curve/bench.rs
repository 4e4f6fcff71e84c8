//! Judges one cycle, or many, by a pack and calibrations.

use std::path::Path;

use jiff::civil::Date;
use ounce_domain::reference::Reference;
use ounce_milk::curve::logger::Logger;
use ounce_milk::curve::{
    Asked, Calibrations, Comparison, CurvePack, Judge, Reevaluation, Shift, Terms, Verdict,
};

use super::files::{self, Listed};
use crate::milk::answer::Unusable;

/// The facts that cycles are judged by.
pub(super) struct Bench<'a> {
    pub(super) pack: &'a CurvePack,
    pub(super) calibrations: Option<&'a Calibrations>,
    /// The day of a cycle that does not say its own.
    pub(super) on: Option<Date>,
    /// The layout of the traces, when they are a logger's files.
    pub(super) logger: Option<&'a Logger>,
}

impl<'a> Bench<'a> {
    fn terms(&self, on: Option<Date>) -> Result<Terms<'a>, Unusable> {
        let calibrations = match (self.calibrations, on.or(self.on)) {
            (None, _) => None,
            (Some(known), Some(on)) => Some((known, on)),
            (Some(_), None) => {
                return Err(Unusable::one(
                    "which calibration is valid depends on the day of the cycle: say it with --on",
                ));
            }
        };
        Ok(Terms { pack: self.pack, calibrations, shift: None })
    }

    /// The verdict on one load of a trace.
    pub(super) fn one(
        &self,
        trace: &Path,
        (load, batch): (Option<u32>, Option<Reference>),
        shift: Option<&Shift>,
    ) -> Result<Verdict, Unusable> {
        let on = self.on;
        let mut judge = Judge::new(Terms { shift, ..self.terms(on)? });
        let (trace_sha256, clock) = files::read(trace, self.logger, &mut judge)?;
        let named = shift.and_then(|shift| shift.probe.as_deref());
        if let Some(probe) = named.filter(|probe| !judge.met_probe(probe)) {
            let file = trace.display();
            return Err(Unusable::one(format!("{file}: holds no reading of the probe {probe}")));
        }
        let logger = self.logger.cloned();
        Ok(judge.verdict(Asked { trace_sha256, load, batch, on, logger, clock }))
    }

    /// The day on which the load began, by the logger's clock. The load is found without
    /// calibrations, because which calibration is valid depends on the day.
    pub(super) fn day_of(&self, trace: &Path, load: Option<u32>) -> Result<Option<Date>, Unusable> {
        let mut judge = Judge::new(Terms { pack: self.pack, calibrations: None, shift: None });
        let (trace_sha256, clock) = files::read(trace, self.logger, &mut judge)?;
        Ok(judge.verdict(Asked { trace_sha256, load, clock, ..Asked::default() }).on)
    }

    /// Every cycle is read before anything is printed, so that a broken trace can't hide a cycle
    /// that fails.
    pub(super) fn all(&self, at: &Path, shift: &Shift) -> Result<Reevaluation, Unusable> {
        let mut found = Reevaluation::new(&self.terms(Some(Date::MAX))?, shift);
        let mut reasons = Vec::new();
        for Listed { cycle, on, trace, file, load } in files::listed(at)? {
            let mut both = Comparison::new(self.terms(on)?, shift);
            let on = on.or(self.on);
            match files::read(&file, self.logger, &mut both) {
                Ok((trace_sha256, clock)) => {
                    let logger = self.logger.cloned();
                    let asked = Asked { trace_sha256, load, batch: None, on, logger, clock };
                    found.add(&cycle, on, &trace, both.verdicts(asked));
                }
                Err(Unusable(bad)) => reasons.extend(bad),
            }
        }
        if found.with_probe == 0 && reasons.is_empty() {
            let probe = shift.probe.as_deref().unwrap_or("any probe");
            reasons.push(format!("{}: no cycle holds a reading of {probe}", at.display()));
        }
        if reasons.is_empty() { Ok(found) } else { Err(Unusable(reasons)) }
    }
}
