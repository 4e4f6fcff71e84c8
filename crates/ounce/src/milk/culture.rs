//! `ounce milk culture`: whether what grew, or did not, lets milk pass.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ounce_domain::reference::Reference;
use ounce_milk::culture::{
    CulturePack, Outcome, Rules, Stage, Stored, Verdict, again, decide, read,
};

use super::answer::{Answer, Unusable};
use super::choice::{self, quoted, sealed_by, visible};
use super::replay::{self, Basis, Said};

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Args {
    /// Results: sample,stage,organism,method,operator,value,unit,plated_ml,plates
    #[arg(
        long,
        value_name = "FILE",
        required_unless_present = "replay",
        conflicts_with = "replay"
    )]
    results: Option<PathBuf>,
    /// Judge this sample only, for the record of its batch
    #[arg(long, value_name = "SAMPLE", conflicts_with = "replay")]
    sample: Option<String>,
    #[command(flatten)]
    basis: Basis,
}

pub(crate) fn run(args: Args) -> ExitCode {
    replay::say(judge(&args))
}

fn judge(args: &Args) -> Result<Said, Unusable> {
    match (&args.basis.replay, &args.results) {
        (Some(stored), _) => replayed(args, stored),
        (None, Some(results)) => {
            let verdict = asked(args, results)?;
            Ok((answer(args, &verdict, verdict.passed), None))
        }
        _ => Err(Unusable::one("culture needs --results, or --replay")),
    }
}

fn asked(args: &Args, results: &Path) -> Result<Verdict, Unusable> {
    let shelf = choice::shelf(args.basis.packs.as_deref())?;
    let pack: CulturePack = args.basis.pack()?;
    let rules = Rules::of(&shelf, pack).map_err(Unusable::all)?;
    let mut rows = choice::rows(results, |text| read(&rules.dictionary, text))?;
    if let Some(sample) = args.sample.as_deref().map(Reference::new) {
        rows.retain(|row| row.sample == sample);
    }
    Ok(decide(&rules, &rows))
}

/// Makes a stored verdict again. If the bytes differ, the answer is not favourable.
fn replayed(args: &Args, file: &Path) -> Result<Said, Unusable> {
    let (text, stored): (String, Stored) = replay::stored(file)?;
    let shelf = choice::shelf(args.basis.packs.as_deref())?;
    let verdict = again(&shelf, &stored).map_err(Unusable::all)?;
    let differs = replay::difference(file, &text, &verdict.to_json());
    Ok((answer(args, &verdict, differs.is_none() && verdict.passed), differs))
}

fn answer(args: &Args, verdict: &Verdict, favourable: bool) -> Answer {
    let text = if args.basis.json { verdict.to_json() } else { told(verdict) };
    Answer { text, favourable }
}

fn told(verdict: &Verdict) -> String {
    let mut text = String::new();
    for one in &verdict.samples {
        let stage = match one.stage {
            Stage::Pre => "before pasteurisation",
            Stage::Post => "after pasteurisation",
        };
        let outcome = match one.outcome {
            Outcome::Pass => "pass",
            Outcome::NotEnoughEvidence => "not enough evidence",
            Outcome::Discard => "discard",
        };
        let _ = writeln!(text, "{}, {stage}: {outcome}", visible(one.sample.as_str()));
        for proven in &one.proven {
            let _ = writeln!(text, "  {}: {}", visible(&proven.organism), proven.count);
        }
        for combined in &one.combined {
            let _ = writeln!(text, "  methods combined: {}", visible(combined));
        }
        if let Some(heat) = &one.heat {
            let (whole, rest) = (heat.target_mc / 1000, heat.target_mc.rem_euclid(1000) / 100);
            let quoted = quoted(&heat.source, heat.verified);
            let _ = writeln!(text, "  heat: {whole}.{rest} °C for {} min {quoted}", heat.minutes);
        }
        for reason in &one.reasons {
            let quoted = quoted(&reason.source, reason.verified);
            let _ = writeln!(text, "  - {} {quoted}", visible(&reason.because));
        }
    }
    if verdict.samples.is_empty() {
        text += "No sample, so nothing passes.\n";
    }
    text + &sealed_by(&verdict.seal)
}

#[cfg(test)]
mod tests;
