//! A stored verdict made again, from the trace it was made from.

use crate::say::tell;
use std::path::Path;

use ounce_milk::curve::{CurvePack, Stored, again};
use ounce_milk::pack::Shelf;

use super::say;
use crate::milk::answer::{self, Answer, Unusable};

/// Makes a stored verdict again. If the bytes differ, the answer is not favourable.
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
    if stored.input.calibrations.is_some() && stored.input.on.is_none() {
        let reason = "verdict: calibrations, and no day on which they were asked for";
        return Err(Unusable::one(format!("{}:1: {reason}", file.display())));
    }
    let bytes = std::fs::read(trace).map_err(|error| answer::unreadable(trace, &error))?;
    let sum = stored.trace_sha256.clone();
    let verdict = again(&pack, stored, &bytes).map_err(|bad| Unusable::rows(trace, &bad))?;
    if verdict.trace_sha256 != sum {
        let reason = "is not the file the verdict was made from: its SHA-256 is another one";
        return Err(Unusable::one(format!("{}: {reason}", trace.display())));
    }
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
