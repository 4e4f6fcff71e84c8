//! `ounce milk culture`: whether what grew, or did not, lets milk pass.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use ounce_milk::culture::{CulturePack, Outcome, Stage, Verdict, decide, read};

use super::answer::{self, Answer, Unusable};
use super::choice::{self, Choice, footing, quoted, visible};

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Args {
    /// Results: sample,stage,organism,method,operator,value,unit,plated_ml,plates
    #[arg(long, value_name = "FILE")]
    results: PathBuf,
    #[command(flatten)]
    choice: Choice,
}

pub(crate) fn run(args: Args) -> ExitCode {
    answer::say(judge(&args))
}

fn judge(args: &Args) -> Result<Answer, Unusable> {
    let pack: CulturePack = args.choice.pack()?;
    let verdict = decide(&pack, &choice::rows(&args.results, read)?);
    let text = if args.choice.json { answer::json(&verdict)? } else { told(&verdict) };
    Ok(Answer { text, favourable: verdict.passed })
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
        let _ = writeln!(text, "{}, {stage}: {outcome}", visible(&one.sample));
        for proven in &one.proven {
            let _ = writeln!(text, "  {}: {}", visible(&proven.organism), proven.count);
        }
        if let Some(heat) = &one.heat {
            let (whole, rest) = (heat.target_mc / 1000, heat.target_mc.rem_euclid(1000) / 100);
            let quoted = quoted(&heat.source, heat.verified);
            let _ = writeln!(text, "  heat: {whole}.{rest} °C for {} min {quoted}", heat.minutes);
        }
        for reason in &one.reasons {
            let quoted = quoted(&reason.source, reason.verified);
            let _ = writeln!(text, "  - {} {quoted}", reason.because);
        }
    }
    if verdict.samples.is_empty() {
        text += "No sample, so nothing passes.\n";
    }
    text + &footing(&verdict.pack, &verdict.version, verdict.effective, verdict.example)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::milk::choice::tests::{Folder, choice};
    use ounce_milk::culture::COLUMNS;

    fn run_on(pack: &str, rows: &str, json: bool) -> Result<Answer, Unusable> {
        let folder = Folder::new();
        let results = folder.file("results.csv", format!("{}\n{rows}\n", COLUMNS.join(",")));
        judge(&Args { results, choice: Choice { json, ..choice(pack) } })
    }

    #[test]
    fn a_clean_plate_passes_where_its_limit_is_enough() {
        let clean = "S,post,total,x,=,0,cfu/ml,0.1,1";
        let seen = run_on("uk-nice", clean, false).expect("can be used");
        assert!(seen.favourable);
        let start = "S, after pasteurisation: pass\n  total: below 10 CFU/mL\nBy uk-nice 2026.1,";
        assert!(seen.text.starts_with(start), "{}", seen.text);
        let seen = run_on("emba-2019", clean, true).expect("can be used");
        let json: serde_json::Value = serde_json::from_str(&seen.text).expect("JSON");
        assert_eq!(json["samples"][0]["outcome"], "not_enough_evidence");
        assert_eq!((json["passed"].as_bool(), seen.favourable), (Some(false), false));
    }

    #[test]
    fn the_heat_is_told() {
        let rows = "S,pre,total,x,=,50000,cfu/ml,0.001,1\nS,pre,s_aureus,x,=,0,cfu/ml,0.1,1";
        let seen = run_on("fr-1995", rows, false).expect("can be used");
        assert!(seen.text.contains("  heat: 63.0 °C for 30 min [Arrêté"), "{}", seen.text);
    }

    #[test]
    fn no_sample_and_bad_cells_do_not_pass() {
        let seen = run_on("us-hmbana", "", false).expect("an empty table can be used");
        assert!(!seen.favourable && seen.text.starts_with("No sample"));
        let said = run_on("us-hmbana", "S,post,total,x,=,some,cfu/ml,0.1,1", false);
        assert!(said.expect_err("bad").0[0].contains("results.csv:2: value: `some`: expected"));
    }
}
