//! `ounce milk intake`: what becomes of the containers of a deposit.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use ounce_milk::intake::{IntakePack, Outcome, Verdict, decide, read};

use super::answer::{self, Answer, Unusable};
use super::choice::{self, Choice, footing, quoted, visible};

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Args {
    /// Containers, with the columns that docs/packs.md lists
    #[arg(long, value_name = "FILE")]
    containers: PathBuf,
    #[command(flatten)]
    choice: Choice,
}

pub(crate) fn run(args: Args) -> ExitCode {
    answer::say(judge(&args))
}

fn judge(args: &Args) -> Result<Answer, Unusable> {
    let pack: IntakePack = args.choice.pack()?;
    let verdict = decide(&pack, &choice::rows(&args.containers, read)?);
    let text = if args.choice.json { answer::json(&verdict)? } else { told(&verdict) };
    Ok(Answer { text, favourable: verdict.accepted })
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
    text + &footing(&verdict.pack, &verdict.version, verdict.effective, verdict.example)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::milk::choice::tests::{Folder, choice};
    use ounce_milk::intake::COLUMNS;

    fn run_on(row: &str, json: bool) -> Result<Answer, Unusable> {
        let folder = Folder::new();
        let text = format!("{}\n{row}\n", COLUMNS.join(","));
        let containers = folder.file("containers.csv", text);
        judge(&Args { containers, choice: Choice { json, ..choice("us-mn") } })
    }

    #[test]
    fn each_container_gets_its_outcome() {
        let fine = "C,D,2026-05-10,2026-05-10,2026-06-01,,yes,no,yes,no,,,yes,";
        let seen = run_on(fine, false).expect("can be used");
        assert!(seen.favourable);
        let start = "C: accept\n1 accepted, 0 for research only, 0 rejected.\nBy us-mn 2026.1,";
        assert!(seen.text.starts_with(start), "{}", seen.text);
        let seen = run_on(&fine.replace("2026-06-01", "2027-06-01"), true).expect("can be used");
        let json: serde_json::Value = serde_json::from_str(&seen.text).expect("JSON");
        assert_eq!(
            (json["containers"][0]["outcome"].as_str(), seen.favourable),
            (Some("reject"), false)
        );
        assert_eq!(json["containers"][0]["reasons"][0]["check"], "age");
    }

    #[test]
    fn a_bad_cell_stops_everything() {
        let bad = "C,D,2026-05-10,2026-05-10,2026-06-01,cold,maybe,no,yes,no,,,yes,";
        let said = run_on(bad, false).expect_err("two bad cells");
        assert!(said.0[0].contains("containers.csv:2: arrived_frozen: `maybe`"), "{said:?}");
        assert!(said.0[1].contains("containers.csv:2: storage_c: `cold`"), "{said:?}");
    }
}
