//! Checks the load: its curve, the calibrations of the probes, and the cultures before and after
//! heating.

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil::Date};
use std::collections::BTreeSet;

use super::Rests;
use super::printed::{
    CultureSeen, CurveSeen, GrownSeen, HeldSeen, ProbeSeen, SampleSeen, StageSeen,
};
use super::reason::{Against, ReleaseCode};
use super::record::{CalibrationFact, CultureFact, ReleaseRecord};
use super::remade::By;

/// Whether a moment lies before a day everywhere on earth. The time zone of the bank is not known
/// here, so one day is added to the date of the moment.
pub(super) fn is_before(at: Timestamp, day: Date) -> bool {
    at.to_zoned(TimeZone::UTC).date().saturating_add(jiff::Span::new().days(1)) < day
}

/// Whether a day has not begun anywhere on earth.
pub(super) fn is_after(day: Date, now: Timestamp) -> bool {
    is_before(now, day)
}

pub(super) fn look_at_curve(record: &ReleaseRecord, rests: &mut Rests<'_>, against: &mut Against) {
    use ReleaseCode::{CurveNotPassed, CurveOfAnother, TraceUnknown, TraceUsedTwice};
    if is_after(record.cycle_on, rests.now) {
        let because = format!("the cycle of {} has not been", record.cycle_on);
        against.say(ReleaseCode::CycleInFuture, "", because);
    }
    let Some(printed) = &record.curve else {
        against.say(CurveNotPassed, "", "nobody judged the curve");
        return against.say(ReleaseCode::NoCalibration, "", "no probe is known to have taken part");
    };
    let Some(seen) = printed.read::<CurveSeen>() else {
        return against.say(ReleaseCode::Unreadable, "curve", "it is not what `curve` prints");
    };
    rests.on("curve", (&seen.pack, &seen.version), !seen.examples.is_empty(), against);
    rests.again(By::Curve(record.trace_file.as_ref()), printed, against);
    if !seen.accepted || seen.outcome != HeldSeen::Pass || !seen.reasons.is_empty() {
        against.say(CurveNotPassed, "", "the curve was not accepted");
    }
    match seen.on {
        Some(on) if on == record.cycle_on => {}
        Some(on) => {
            let because = format!("the curve is of {on}, the cycle of {}", record.cycle_on);
            against.say(CurveOfAnother, "", because);
        }
        None => against.say(CurveOfAnother, "", "the curve does not say of which day it is"),
    }
    match &seen.batch {
        Some(batch) if *batch == record.batch => {}
        Some(batch) => against.say(CurveOfAnother, "", format!("the curve is of batch {batch}")),
        None => against.say(CurveOfAnother, "", "the curve does not say of which batch it is"),
    }
    if record.trace().is_none() {
        against.say(TraceUnknown, "", "the curve does not say which trace it judged");
    }
    for other in &rests.beside.same_trace {
        let because = format!("batch {other} rests on the same trace");
        against.say(TraceUsedTwice, "", because);
    }
    look_at_calibrations(record, &seen.probes, against);
}

fn look_at_calibrations(record: &ReleaseRecord, probes: &[ProbeSeen], against: &mut Against) {
    use ReleaseCode::{CalibrationNotValid, CalibrationsContradict, NoCalibration};
    if probes.is_empty() {
        against.say(NoCalibration, "", "no probe is known to have taken part");
    }
    let mut seen = BTreeSet::new();
    for ProbeSeen { probe, readings, offset_c } in probes {
        if probe.is_empty() || *readings == 0 {
            against.say(NoCalibration, probe, "a probe without a name or without a reading");
        }
        if !seen.insert(probe) {
            against.say(CalibrationsContradict, probe, "the curve names the probe twice");
        }
        let of_it = record.calibrations.iter().filter(|fact| fact.probe == *probe);
        let of_it: Vec<&CalibrationFact> = of_it.collect();
        if of_it.is_empty() {
            against.say(NoCalibration, probe, "no calibration of it is named");
            continue;
        }
        if of_it.iter().any(|fact| fact.valid_until < fact.valid_from) {
            against.say(CalibrationsContradict, probe, "a calibration ends before it begins");
        }
        // Of two calibrations that are valid on a day, the newer one counts.
        let holds = |fact: &&&CalibrationFact| {
            fact.valid_from <= record.cycle_on && record.cycle_on <= fact.valid_until
        };
        let valid: Vec<&&CalibrationFact> = of_it.iter().filter(holds).collect();
        let Some(newest) = valid.iter().map(|fact| fact.valid_from).max() else {
            let because = format!("no calibration of it is valid on {}", record.cycle_on);
            against.say(CalibrationNotValid, probe, because);
            continue;
        };
        let mut counts = valid.iter().filter(|fact| fact.valid_from == newest);
        if counts.any(|fact| fact.offset_c != *offset_c) {
            let because = "the curve was corrected by another calibration than the one named";
            against.say(CalibrationsContradict, probe, because);
        }
    }
}

/// The results of one sample at a stage, from all cultures.
fn of<'a>(
    seen: &'a [CultureSeen],
    sample: &ounce_domain::reference::Reference,
    stage: StageSeen,
) -> Vec<&'a SampleSeen> {
    let samples = seen.iter().flat_map(|one| &one.samples);
    samples.filter(|one| one.sample == *sample && one.stage == stage).collect()
}

fn passes(samples: &[&SampleSeen]) -> bool {
    samples.iter().all(|one| one.outcome == GrownSeen::Pass && one.reasons.is_empty())
}

pub(super) fn look_at_cultures(
    record: &ReleaseRecord,
    rests: &mut Rests<'_>,
    against: &mut Against,
) {
    use ReleaseCode::{CultureNotPassed, CultureTime, PoolCultureNotPassed};
    let mut seen: Vec<CultureSeen> = Vec::new();
    for CultureFact { known_at, verdict } in &record.culture {
        if *known_at > rests.now {
            against.say(CultureTime, "", format!("a culture that is known at {known_at}"));
        }
        let Some(one) = verdict.read::<CultureSeen>() else {
            against.say(ReleaseCode::Unreadable, "culture", "it is not what `culture` prints");
            continue;
        };
        rests.on("culture", (&one.pack, &one.version), one.example, against);
        rests.again(By::Culture, verdict, against);
        let heated = |one: &SampleSeen| one.sample == record.batch && one.stage == StageSeen::Post;
        if one.samples.iter().any(heated) && is_before(*known_at, record.cycle_on) {
            let because = format!("the culture was known before the cycle of {}", record.cycle_on);
            against.say(CultureTime, "", because);
        }
        seen.push(one);
    }
    let after = of(&seen, &record.batch, StageSeen::Post);
    if after.is_empty() {
        against.say(CultureNotPassed, "", "nobody judged a culture of the batch");
    } else if !passes(&after) {
        against.say(CultureNotPassed, "", "the culture did not pass");
    }
    let before = of(&seen, &record.pool, StageSeen::Pre);
    let asked = seen.iter().any(|one| rests.packs.ask_before(&one.pack, &one.version));
    if asked && before.is_empty() {
        let because = "nobody judged a culture of the pool before heating";
        against.say(PoolCultureNotPassed, &record.pool, because);
    } else if !passes(&before) {
        against.say(PoolCultureNotPassed, &record.pool, "its culture before heating did not pass");
    }
}
