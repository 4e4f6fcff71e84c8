//! Culture: whether what grew, or did not, lets milk pass.
//!
//! [`decide`] holds the results of each sample against the gate of a pack, before or after
//! pasteurisation. Three answers: pass, discard, not enough evidence. Nothing on a plate proves
//! only that there is less than one colony in the volume plated: no colony on 0.1 mL is less than
//! 10 CFU/mL, never less than 1. So every count is a range, and a rule that the range leaves open
//! is not kept.

mod estimate;
mod question;
mod result;
mod rule;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

pub use estimate::Estimate;
pub use question::Test;
pub use result::{COLUMNS, CultureResult, Operator, Stage, Unit, read};
pub use rule::{CulturePack, Gate, Need, Rule, Treatment};

use crate::pack::day;
use question::Holds;

/// What becomes of the milk a sample stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Pass,
    NotEnoughEvidence,
    Discard,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    pub because: String,
    pub source: String,
    pub verified: bool,
}

/// What is proven of an organism, in words such as `below 10 CFU/mL`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proven {
    pub organism: String,
    pub count: String,
}

/// How the pack wants milk with this count heated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heat {
    /// Thousandths of a degree Celsius.
    pub target_mc: i32,
    pub minutes: u16,
    pub source: String,
    pub verified: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Judged {
    pub sample: String,
    pub stage: Stage,
    pub outcome: Outcome,
    pub reasons: Vec<Reason>,
    pub heat: Option<Heat>,
    pub proven: Vec<Proven>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Whether every sample passes, and there is at least one.
    pub passed: bool,
    pub samples: Vec<Judged>,
    /// Whether any rule of the pack rests on a source nobody read.
    pub example: bool,
    pub pack: String,
    pub version: String,
    #[serde(with = "day")]
    pub effective: Date,
}

/// Judges every sample at every stage it was tested at.
pub fn decide(pack: &CulturePack, results: &[CultureResult]) -> Verdict {
    let mut samples: BTreeMap<(&str, Stage), Vec<&CultureResult>> = BTreeMap::new();
    for result in results {
        samples.entry((&result.sample, result.stage)).or_default().push(result);
    }
    let judged: Vec<Judged> = samples
        .into_iter()
        .map(|((sample, stage), results)| judge(pack, sample, stage, &results))
        .collect();
    Verdict {
        passed: !judged.is_empty() && judged.iter().all(|one| one.outcome == Outcome::Pass),
        samples: judged,
        example: pack.is_example(),
        pack: pack.id.clone(),
        version: pack.version.clone(),
        effective: pack.effective,
    }
}

fn judge(pack: &CulturePack, sample: &str, stage: Stage, results: &[&CultureResult]) -> Judged {
    let gate = match stage {
        Stage::Pre => &pack.pre,
        Stage::Post => &pack.post,
    };
    let (outcome, reasons, heat) = match gate {
        Some(gate) => pass_gate(gate, results),
        None => {
            let because = "The pack has no rule for this stage, so a person decides.".into();
            let source = "what no rule allows never passes, in every pack".into();
            (Outcome::NotEnoughEvidence, vec![Reason { because, source, verified: true }], None)
        }
    };
    let mut organisms: Vec<&str> = results.iter().map(|row| row.organism.as_str()).collect();
    organisms.sort_unstable();
    organisms.dedup();
    let proven = organisms.into_iter().filter_map(|organism| {
        let count = Estimate::of(results, organism)?.to_string();
        Some(Proven { organism: organism.to_owned(), count })
    });
    let (sample, proven) = (sample.to_owned(), proven.collect());
    Judged { sample, stage, outcome, reasons, heat, proven }
}

fn pass_gate(gate: &Gate, results: &[&CultureResult]) -> (Outcome, Vec<Reason>, Option<Heat>) {
    let mut said: Vec<(Outcome, Reason)> = Vec::new();
    let reason = |because: &str, open: &str, source: &str, verified| Reason {
        because: format!("{because}{open}"),
        source: source.to_owned(),
        verified,
    };
    for rule in &gate.discard_if {
        let (follows, open) = match rule.when.holds(results) {
            Holds::No => continue,
            Holds::Yes => (Outcome::Discard, ""),
            Holds::Open => {
                (Outcome::NotEnoughEvidence, " The results leave open whether this is so.")
            }
        };
        said.push((follows, reason(&rule.because, open, &rule.source, rule.verified)));
    }
    for need in gate.needs.iter().filter(|need| !need.is_met(results)) {
        let reason = reason(&need.because, "", &need.source, need.verified);
        said.push((Outcome::NotEnoughEvidence, reason));
    }
    let heat = gate.heat.iter().find(|heat| heat.when.holds(results) == Holds::Yes);
    if let (true, None, Some(first)) = (said.is_empty(), heat, gate.heat.first()) {
        let because = "The text names no heat for such a count.";
        said.push((Outcome::NotEnoughEvidence, reason(because, "", &first.source, first.verified)));
    }
    let heat = heat.filter(|_| said.is_empty()).map(|heat| Heat {
        target_mc: heat.target_mc,
        minutes: heat.minutes,
        source: heat.source.clone(),
        verified: heat.verified,
    });
    let outcome = said.iter().map(|(outcome, _)| *outcome).max().unwrap_or(Outcome::Pass);
    (outcome, said.into_iter().map(|(_, reason)| reason).collect(), heat)
}

#[cfg(test)]
mod tests;
