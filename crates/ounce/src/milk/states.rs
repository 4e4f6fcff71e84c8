//! `ounce milk states`: every step of containers, pools, batches and bottles, one after the other.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use ounce_milk::states::steps::{Walked, read, walk};

use super::answer::{self, Answer, Unusable};
use super::choice::{self, visible};
use super::release::Basis;

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Args {
    /// Steps: thing,to,at,who,why,batch and perhaps mark
    #[arg(long, value_name = "FILE")]
    steps: PathBuf,
    /// The evidence of a batch, as `release` reads it, or a folder of such files; may be given
    /// several times. What it does not release stays where it is.
    #[arg(long, value_name = "FILE|FOLDER")]
    record: Vec<PathBuf>,
    #[command(flatten)]
    basis: Basis,
    /// Answer in JSON, with every change of everything
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: Args) -> ExitCode {
    answer::say(follow(&args))
}

fn follow(args: &Args) -> Result<Answer, Unusable> {
    let steps = choice::rows(&args.steps, read);
    let verdicts = records(&args.record).and_then(|files| args.basis.decided(&files));
    // Everything is read before anything is complained about, so that one run names it all.
    let (steps, verdicts) = match (steps, verdicts) {
        (Ok(steps), Ok(verdicts)) => (steps, verdicts),
        (steps, verdicts) => {
            let bad = [steps.err(), verdicts.err()].into_iter().flatten();
            return Err(Unusable(bad.flat_map(|bad| bad.0).collect()));
        }
    };
    let releases = verdicts
        .into_iter()
        .filter_map(|verdict| verdict.release.map(|release| (verdict.batch, release)));
    let walked = walk(&steps, &releases.collect(), args.basis.now());
    let text = if args.json { answer::json(&walked)? } else { told(&walked) };
    Ok(Answer { text, favourable: walked.legal })
}

/// The files that are named, and those of the folders that are.
fn records(named: &[PathBuf]) -> Result<Vec<PathBuf>, Unusable> {
    let mut files = Vec::new();
    for at in named {
        if at.is_dir() {
            files.extend(answer::files(at, "json")?);
        } else {
            files.push(at.clone());
        }
    }
    Ok(files)
}

fn told(walked: &Walked) -> String {
    let mut text = String::new();
    for (kind, states) in &walked.states {
        for (state, count) in states {
            let _ = writeln!(text, "{kind:10} {state:14} {count:>8}");
        }
    }
    for refused in &walked.refused {
        let (thing, detail) = (visible(&refused.thing), &refused.detail);
        let (line, from, to, code) = (refused.line, refused.from, refused.to, refused.code);
        let _ = writeln!(text, "Line {line}: {thing}, {from} to {to}: {code}: {detail}");
    }
    for drill in &walked.drills {
        let (thing, bottles) = (visible(&drill.thing), drill.bottles.len());
        let (line, from, to) = (drill.line, drill.from, drill.to);
        let _ = writeln!(
            text,
            "Line {line}: a drill, {thing}, {from} to {to}: {bottles} bottles would be pulled, \
             nothing was moved"
        );
    }
    let asked = walked.steps;
    let taken = asked - walked.refused.len() - walked.drills.len();
    let _ = writeln!(text, "{taken} of {asked} steps were taken.");
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::milk::choice::tests::Folder;
    use crate::milk::release::tests::basis;

    #[test]
    fn steps_are_taken_or_refused_by_name() {
        let folder = Folder::new();
        let rows = "container:C1,received,2026-03-01,O1,arrived frozen,\n\
                    container:C1,pooled,2026-03-02,O1,never thawed,\n";
        let steps = folder.file("steps.csv", format!("thing,to,at,who,why,batch\n{rows}"));
        let seen = follow(&Args { steps, record: Vec::new(), basis: basis(), json: false })
            .expect("can be used");
        assert!(!seen.favourable);
        assert_eq!(
            seen.text,
            "container  received              1\n\
             Line 3: container:C1, received to pooled: not_from_here: this state does not follow \
             that one\n1 of 2 steps were taken.\n"
        );
    }

    #[test]
    fn a_bad_row_and_a_bad_record_are_told_at_once() {
        let folder = Folder::new();
        let steps = folder.file("steps.csv", "thing,to,at,who,why,batch\nC1,received,,,,\n");
        folder.file("records/b.json", "{\n\"batch\": 7}");
        folder.file("records/README.md", "not a record");
        let record = vec![folder.path().join("records")];
        let said = follow(&Args { steps, record, basis: basis(), json: true })
            .expect_err("neither can be used");
        assert_eq!(said.0.len(), 3, "{said:?}");
        assert!(said.0[0].contains("steps.csv:2: thing: `C1` is none of"), "{said:?}");
        assert!(said.0[2].contains("b.json:2: 10: invalid type"), "{said:?}");
    }
}
