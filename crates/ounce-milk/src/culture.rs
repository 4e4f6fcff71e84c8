//! Culture: whether the growth in a sample lets milk pass.
//!
//! [`decide`] compares the results of each sample with the gate of a pack, before or after
//! pasteurisation. There are three answers: pass, discard, not enough evidence. An empty plate
//! proves only that there is less than one colony in the plated volume: no colony on 0.1 mL is less
//! than 10 CFU/mL, never less than 1. So every count is a range, and a rule that the range leaves
//! open is not kept. Every row is evidence by itself ([`evidence`]), read by the dictionary that
//! the pack names ([`Dictionary`]). Unknown words and contradictions are named and never pass. A
//! verdict holds the rows it was made from, so that [`again`] makes it again, byte for byte.

mod amount;
mod dictionary;
mod estimate;
mod evidence;
mod question;
mod range;
mod result;
mod rule;
mod verdict;
mod written;

use std::collections::BTreeMap;

use ounce_domain::reference::Reference;

pub use dictionary::{Counted, Dictionary, Meaning, Observation, Organism, UnitNames, Word};
pub use question::Test;
pub use rule::{By, Combine, CulturePack, Gate, Named, Need, Rule, Rules, Treatment};
pub use verdict::{Heat, Input, Judged, Outcome, Proven, Reason, ReasonKind, Stored, Verdict};
pub use written::{COLUMNS, CultureRow, Stage, read};

use crate::pack::{PackFault, Shelf};
use crate::seal::{self, Seal};
use dictionary::Lexicon;
use evidence::Evidence;
use question::Holds;
use result::{CultureResult, Finding};

/// Makes a stored verdict again, from its rows and the version of the pack it names.
///
/// # Errors
/// As [`Rules::version`].
pub fn again(shelf: &Shelf, stored: &Stored) -> Result<Verdict, Vec<PackFault>> {
    let rules = Rules::version(shelf, &stored.pack, &stored.version)?;
    Ok(decide(&rules, &stored.input.results))
}

/// Judges every sample at every stage it was tested at.
pub fn decide(rules: &Rules, results: &[CultureRow]) -> Verdict {
    let Rules { pack, dictionary } = rules;
    let lexicon = Lexicon::open(dictionary);
    let mut samples: BTreeMap<(&Reference, Stage), Vec<&CultureRow>> = BTreeMap::new();
    for row in results {
        samples.entry((&row.sample, row.stage)).or_default().push(row);
    }
    let judged: Vec<Judged> = samples
        .into_iter()
        .map(|((sample, stage), rows)| judge(pack, &lexicon, (sample, stage), &rows))
        .collect();
    let mut seal = Seal::of(pack, rules.is_example(), Input { results: results.to_vec() });
    seal.dictionary = Some(pack.dictionary.clone());
    let verdict = Verdict {
        passed: !judged.is_empty() && judged.iter().all(|one| one.outcome == Outcome::Pass),
        samples: judged,
        seal,
    };
    seal::sealed(verdict, |verdict| &mut verdict.seal)
}

/// A reason, and the outcome it leads to.
type Said = (Outcome, Reason);

fn judge(
    pack: &CulturePack,
    lexicon: &Lexicon<'_>,
    (sample, stage): (&Reference, Stage),
    rows: &[&CultureRow],
) -> Judged {
    let gate = match stage {
        Stage::Pre => &pack.pre,
        Stage::Post => &pack.post,
    };
    let (results, mut said) = understood(rows, lexicon);
    let combine = gate.as_ref().map_or(&[][..], |gate| &gate.combine);
    let seen = Evidence::of(lexicon, combine, &results);
    match gate {
        Some(gate) => said.extend(against(gate, &seen)),
        None => said.push(never_passes(
            ReasonKind::NoRule,
            "The pack has no rule for this stage, so a person decides.".into(),
            "what no rule allows never passes, in every pack",
        )),
    }
    said.extend(seen.contradictions().into_iter().map(|because| {
        let source = "what contradicts itself never passes, in every pack";
        never_passes(ReasonKind::Contradiction, because, source)
    }));
    let heat = gate.as_ref().and_then(|gate| heat(gate, &seen, &mut said));
    said.sort_by_key(|(outcome, _)| std::cmp::Reverse(*outcome));
    Judged {
        sample: sample.clone(),
        stage,
        outcome: said.first().map_or(Outcome::Pass, |(outcome, _)| *outcome),
        reasons: said.into_iter().map(|(_, reason)| reason).collect(),
        heat,
        proven: proven(&seen),
        combined: seen.combined.iter().map(|rule| rule.because.clone()).collect(),
    }
}

fn never_passes(kind: ReasonKind, because: String, source: &str) -> Said {
    let reason = Reason { kind, because, source: source.to_owned(), verified: true };
    (Outcome::NotEnoughEvidence, reason)
}

/// The results of the rows, and a reason for each row without one.
fn understood(rows: &[&CultureRow], lexicon: &Lexicon<'_>) -> (Vec<CultureResult>, Vec<Said>) {
    let (mut results, mut said) = (Vec::new(), Vec::new());
    let mut unknown = |because: String| {
        let source = "what is not known never passes, in every pack";
        said.push(never_passes(ReasonKind::Unknown, because, source));
    };
    for row in rows {
        let result = match row.understand(lexicon) {
            Ok(result) => result,
            Err(faults) => {
                for (column, reason) in faults {
                    unknown(format!("{}: {reason}.", COLUMNS[column]));
                }
                continue;
            }
        };
        if !result.is_known {
            unknown(format!("The dictionary does not know `{}`.", row.organism));
        } else if result.finding == Finding::Open {
            let because = format!("`{}` is no result for {}.", row.value, result.organism);
            unknown(because);
        }
        results.push(result);
    }
    (results, said)
}

fn against(gate: &Gate, seen: &Evidence<'_>) -> Vec<Said> {
    let mut said = Vec::new();
    for rule in &gate.discard_if {
        let (follows, kind, open) = match rule.when.holds(seen) {
            Holds::No => continue,
            Holds::Yes => (Outcome::Discard, ReasonKind::Rule, ""),
            Holds::Open => {
                let open = " The results leave open whether this is so.";
                (Outcome::NotEnoughEvidence, ReasonKind::Open, open)
            }
        };
        let because = format!("{}{open}", rule.because);
        let (source, verified) = (rule.source.clone(), rule.verified);
        said.push((follows, Reason { kind, because, source, verified }));
    }
    for need in gate.needs.iter().filter(|need| !need.is_met(seen)) {
        let (because, source) = (need.because.clone(), need.source.clone());
        let kind = ReasonKind::Missing;
        let reason = Reason { kind, because, source, verified: need.verified };
        said.push((Outcome::NotEnoughEvidence, reason));
    }
    said
}

/// How milk without a reason against it is heated. If the pack lists heats but none for this count,
/// that is a reason against the milk.
fn heat(gate: &Gate, seen: &Evidence<'_>, said: &mut Vec<Said>) -> Option<Heat> {
    let first = gate.heat.first()?;
    if !said.is_empty() {
        return None;
    }
    let Some(heat) = gate.heat.iter().find(|heat| heat.when.holds(seen) == Holds::Yes) else {
        let because = "The text names no heat for such a count.".into();
        let (kind, source) = (ReasonKind::NoRule, first.source.clone());
        let reason = Reason { kind, because, source, verified: first.verified };
        said.push((Outcome::NotEnoughEvidence, reason));
        return None;
    };
    Some(Heat {
        target_mc: heat.target_mc,
        minutes: heat.minutes,
        source: heat.source.clone(),
        verified: heat.verified,
    })
}

/// The proven count of each organism, also of those without a count.
fn proven(seen: &Evidence<'_>) -> Vec<Proven> {
    let told = |organism: &str| {
        let mut found: Vec<bool> = seen
            .of_its_own(organism)
            .filter_map(|row| if let Finding::Found(it) = row.finding { Some(it) } else { None })
            .collect();
        found.sort_unstable();
        let found = found.last().map(|found| if *found { "found" } else { "not found" });
        match (seen.estimate(organism), found) {
            (Some(count), Some("found")) => {
                Some(format!("{count}; found by a test that does not count"))
            }
            (Some(count), _) => Some(count.to_string()),
            (None, found) => found.map(str::to_owned),
        }
    };
    let organisms = seen.organisms().into_iter();
    organisms
        .filter_map(|organism| {
            Some(Proven { organism: organism.to_owned(), count: told(organism)? })
        })
        .collect()
}

#[cfg(test)]
mod tests;
