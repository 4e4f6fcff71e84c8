//! `ounce milk intake`: what becomes of the containers of a deposit.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ounce_milk::intake::{IntakePack, Outcome, Stored, Verdict, decide, read};

use super::answer::{Answer, Unusable};
use super::choice::{self, quoted, sealed_by, visible};
use super::replay::{self, Basis, Said};

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Args {
    /// Containers, with the columns that docs/packs.md lists
    #[arg(
        long,
        value_name = "FILE",
        required_unless_present = "replay",
        conflicts_with = "replay"
    )]
    containers: Option<PathBuf>,
    #[command(flatten)]
    basis: Basis,
}

pub(crate) fn run(args: Args) -> ExitCode {
    replay::say(judge(&args))
}

fn judge(args: &Args) -> Result<Said, Unusable> {
    match (&args.basis.replay, &args.containers) {
        (Some(stored), _) => replayed(args, stored),
        (None, Some(containers)) => {
            let pack: IntakePack = args.basis.pack()?;
            let others = choice::shelf(args.basis.packs.as_deref())?;
            let others: Vec<IntakePack> = others.all().map_err(Unusable::all)?;
            let containers = choice::rows(containers, |text| read(text, &pack, &others))?;
            let verdict = decide(&pack, &containers);
            Ok((answer(args, &verdict, verdict.accepted), None))
        }
        _ => Err(Unusable::one("intake needs --containers or --replay")),
    }
}

/// Makes a stored verdict again. If the bytes differ, the answer is not favourable.
fn replayed(args: &Args, file: &Path) -> Result<Said, Unusable> {
    let (text, stored): (String, Stored) = replay::stored(file)?;
    let pack: IntakePack = args.basis.version(&stored.pack, &stored.version)?;
    let verdict = decide(&pack, &stored.input.containers);
    let differs = replay::difference(file, &text, &verdict.to_json());
    Ok((answer(args, &verdict, differs.is_none() && verdict.accepted), differs))
}

fn answer(args: &Args, verdict: &Verdict, favourable: bool) -> Answer {
    let text = if args.basis.json { verdict.to_json() } else { told(verdict) };
    Answer { text, favourable }
}

fn told(verdict: &Verdict) -> String {
    let mut text = String::new();
    for one in &verdict.containers {
        let outcome = match one.outcome {
            Outcome::Accept => "accept",
            Outcome::ResearchOnly => "research only",
            Outcome::Reject => "reject",
        };
        let _ = writeln!(text, "{}: {outcome}", visible(&one.container));
        for reason in &one.reasons {
            let quoted = quoted(&reason.source, reason.verified);
            let _ = writeln!(text, "  - {}: {} {quoted}", reason.check, reason.because);
        }
    }
    let count = |outcome| verdict.counts.get(outcome).copied().unwrap_or(0);
    let _ = writeln!(
        text,
        "{} accepted, {} for research only, {} rejected.",
        count("accept"),
        count("research_only"),
        count("reject")
    );
    text + &sealed_by(&verdict.seal)
}

#[cfg(test)]
mod tests;
