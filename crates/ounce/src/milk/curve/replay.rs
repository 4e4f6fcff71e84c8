//! A stored verdict made again, from the trace it was made from.

use crate::say::tell;
use std::path::Path;

use ounce_milk::curve::{Asked, CurvePack, Judge, Stored, Terms};
use ounce_milk::pack::Shelf;

use super::{files, say};
use crate::milk::answer::{self, Answer, Unusable};

/// Makes a stored verdict again. Other bytes are never favourable.
pub(super) fn replayed(
    shelf: &Shelf,
    file: &Path,
    trace: &Path,
    as_json: bool,
) -> Result<Answer, Unusable> {
    let text = answer::text(file)?;
    let stored: Stored = serde_json::from_str(&text).map_err(|error| {
        Unusable::one(format!("{}:{}: verdict: {error}", file.display(), error.line()))
    })?;
    let pack: CurvePack = shelf.version(&stored.pack, &stored.version).map_err(Unusable::all)?;
    let input = stored.input;
    let calibrations = match (&input.calibrations, input.on) {
        (Some(known), Some(on)) => Some((known, on)),
        (None, _) => None,
        (Some(_), None) => {
            let reason = "verdict: calibrations, and no day on which they were asked for";
            return Err(Unusable::one(format!("{}:1: {reason}", file.display())));
        }
    };
    let shift = input.shift.as_ref();
    let mut judge = Judge::new(Terms { pack: &pack, calibrations, shift });
    let (trace_sha256, clock) = files::read(trace, input.logger.as_ref(), &mut judge)?;
    if trace_sha256 != stored.trace_sha256 {
        let reason = "is not the file the verdict was made from: its SHA-256 is another one";
        return Err(Unusable::one(format!("{}: {reason}", trace.display())));
    }
    let (load, on, logger) = (input.load, input.on, input.logger.clone());
    let verdict = judge.verdict(Asked { trace_sha256, load, on, logger, clock });
    let again = verdict.to_json();
    let differs = (again != text).then(|| {
        let same = again.lines().zip(text.lines()).take_while(|(one, other)| one == other);
        let line = same.count() + 1;
        format!("{}:{line}: verdict: not what this trace and this pack come to\n", file.display())
    });
    let favourable = differs.is_none() && verdict.accepted;
    if let Some(differs) = differs.filter(|_| as_json) {
        tell!("{}", differs.to_string().trim_end());
        return Ok(Answer { text: again, favourable });
    }
    let differs = (again != text).then_some("The stored verdict says something else.\n");
    let told = say::verdict(&trace.display().to_string(), &verdict);
    let text = if as_json { again } else { told + differs.unwrap_or_default() };
    Ok(Answer { text, favourable })
}
