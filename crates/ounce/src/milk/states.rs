//! `ounce milk states`: every step of containers, pools, batches and bottles, one after the other.

mod history;
mod later;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use jiff::Timestamp;
use ounce_milk::states::steps::{Beside, Entered, Input, Walked, read, walk};
use serde::Deserialize;

use super::answer::{self, Answer, Unusable};
use super::choice::{self, visible};
use super::release::Basis;
use super::replay::{self, Said};
use later::Later;

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Args {
    /// Steps: thing,to,at,who,why,batch and perhaps pool and mark
    #[arg(long, value_name = "FILE", required_unless_present = "history")]
    steps: Option<PathBuf>,
    /// The file of what was entered so far. Steps, releases and findings are added to it; a missing
    /// file is created. The answer has the things that are concerned, and the sums of all.
    #[arg(long, value_name = "FILE", conflicts_with = "replay")]
    history: Option<PathBuf>,
    /// The evidence of a batch, as `release` reads it, or a folder of such files; may be given
    /// several times. Bottles of a batch that it does not release stay where they are.
    #[arg(long, value_name = "FILE|FOLDER")]
    record: Vec<PathBuf>,
    #[command(flatten)]
    later: Later,
    #[command(flatten)]
    basis: Basis,
    /// A stored answer to make again, from the same files
    #[arg(long, value_name = "ANSWER", conflicts_with = "at")]
    replay: Option<PathBuf>,
    /// Answer in JSON, with every change of everything
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: Args) -> ExitCode {
    replay::say(follow(&args))
}

/// The part of a stored answer that says what it was made from.
#[derive(Deserialize)]
struct Stored {
    input: Input,
}

fn follow(args: &Args) -> Result<Said, Unusable> {
    let stored: Option<(String, Stored)> =
        args.replay.as_deref().map(replay::stored).transpose()?;
    // A stored answer is made again for the moment it was asked for.
    let now = stored.as_ref().map_or_else(|| args.basis.now(), |(_, one)| one.input.asked_at);
    let basis = Basis { at: Some(now), ..args.basis.clone() };
    let steps =
        args.steps.as_deref().map_or_else(|| Ok(Vec::new()), |file| choice::rows(file, read));
    let verdicts = records(&args.record).and_then(|files| basis.decided(&files));
    let holds = args.later.holds(&basis);
    // Everything is read before any fault is reported, so that one run lists all faults.
    let (steps, verdicts, holds) = match (steps, verdicts, holds) {
        (Ok(steps), Ok(verdicts), Ok(holds)) => (steps, verdicts, holds),
        (steps, verdicts, holds) => {
            let bad = [steps.err(), verdicts.err(), holds.err()].into_iter().flatten();
            return Err(Unusable(bad.flat_map(|bad| bad.0).collect()));
        }
    };
    let releases = verdicts
        .into_iter()
        .filter_map(|verdict| verdict.release.map(|release| (verdict.batch, release)));
    if let Some(history) = &args.history {
        let releases = releases.map(|(_, release)| Entered::Release(release.into()));
        let entered = steps.into_iter().map(Entered::Step).chain(releases);
        let entered = entered.chain(holds.into_iter().map(Entered::Hold)).collect();
        let walked = history::add(history, entered, now)?;
        let text = if args.json { answer::json(&walked)? } else { told(&walked) };
        return Ok((Answer { text, favourable: walked.legal }, None));
    }
    let walked = walk(&steps, &Beside { releases: &releases.collect(), holds: &holds, now });
    let differs = match (&args.replay, stored) {
        (Some(file), Some((_, stored))) if stored.input != walked.input => {
            Some(format!("{}: answer: it was made from other files", file.display()))
        }
        (Some(file), Some((text, _))) => replay::difference(file, &text, &answer::json(&walked)?),
        _ => None,
    };
    let text = if args.json { answer::json(&walked)? } else { told(&walked) };
    Ok((Answer { text, favourable: walked.legal && differs.is_none() }, differs))
}

/// The named files, and the files of the named folders.
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
    let mut found: BTreeMap<(Timestamp, &str), usize> = BTreeMap::new();
    for hold in &walked.input.holds {
        *found.entry((hold.at, &hold.why)).or_default() += 1;
    }
    for ((at, why), count) in found {
        let _ = writeln!(text, "Held from {at} on: {count} containers: {}", visible(why));
    }
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

    fn args(steps: PathBuf) -> Args {
        let (record, later) = (Vec::new(), Later::default());
        let (steps, basis) = (Some(steps), basis());
        Args { steps, history: None, record, later, basis, replay: None, json: false }
    }

    const HEADER: &str = "thing,to,at,who,why,batch";

    #[test]
    fn a_stored_answer_is_made_again_from_the_same_files_and_from_no_others() {
        let folder = Folder::new();
        let row = "container:C1,received,2026-03-01,O1,arrived frozen,\n";
        let steps = folder.file("steps.csv", format!("{HEADER}\n{row}"));
        let asked = Args { json: true, ..args(steps.clone()) };
        let (seen, _) = follow(&asked).expect("can be used");
        let stored = folder.file("states.json", &seen.text);
        let mut again = Args { replay: Some(stored), ..asked };
        // The answer is made for the same moment again, whatever the clock says now.
        again.basis.at = None;
        assert_eq!(follow(&again).expect("can be used"), (seen, None));
        again.steps = Some(folder.file("more.csv", format!("{HEADER}\n{row}{row}")));
        let (other, differs) = follow(&again).expect("can be used");
        assert!(!other.favourable);
        assert!(differs.is_some_and(|said| said.ends_with("it was made from other files")));
        again.steps = Some(steps);
        let text = std::fs::read_to_string(folder.path().join("states.json")).expect("it is there");
        let forged = text.replacen("\"received\": 1", "\"rejected\": 1", 1);
        again.replay = Some(folder.file("forged.json", forged));
        let (_, differs) = follow(&again).expect("can be used");
        assert!(differs.is_some_and(|said| said.contains("forged.json:8: verdict: not what")));
    }

    #[test]
    fn what_is_found_later_holds_the_milk_of_that_donor() {
        let folder = Folder::new();
        let rows: String = ["received", "raw_stock"]
            .map(|to| format!("container:C1,{to},2026-03-01,O1,as said,\n"))
            .concat();
        let steps = folder.file("steps.csv", format!("{HEADER}\n{rows}"));
        let containers = "container,donor,expressed_on\nC1,D1,2026-02-01\nC2,D2,2026-02-01\n";
        let later = Later {
            deferrals: Some(folder.file(
                "deferrals.csv",
                "donor,at,who,why,expressed_since\nd1,2026-03-04,O4,a new medicine,\n",
            )),
            containers: Some(folder.file("containers.csv", containers)),
            ..Later::default()
        };
        let (seen, _) = follow(&Args { later, ..args(steps) }).expect("can be used");
        assert!(seen.favourable);
        assert_eq!(
            seen.text,
            "Held from 2026-03-04T00:00:00Z on: 1 containers: donor d1 is deferred: a new \
             medicine\ncontainer  suspected             1\n2 of 2 steps were taken.\n"
        );
    }

    #[test]
    fn steps_are_taken_or_refused_by_name() {
        let folder = Folder::new();
        let rows = "container:C1,received,2026-03-01,O1,arrived frozen,\n\
                    container:C1,pooled,2026-03-02,O1,never thawed,\n";
        let steps = folder.file("steps.csv", format!("thing,to,at,who,why,batch\n{rows}"));
        let (seen, _) = follow(&args(steps)).expect("can be used");
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
        let said = follow(&Args { record, ..args(steps) }).expect_err("neither can be used");
        assert_eq!(said.0.len(), 3, "{said:?}");
        assert!(said.0[0].contains("steps.csv:2: thing: `C1` is none of"), "{said:?}");
        assert!(said.0[2].contains("b.json:2: 10: invalid type"), "{said:?}");
    }

    #[test]
    fn a_history_goes_on_day_by_day_and_says_the_same_as_one_file() {
        let folder = Folder::new();
        let rows = [
            "container:C1,received,2026-03-01,O1,arrived frozen,\n",
            "container:C2,received,2026-03-02,O1,arrived frozen,\n",
            "container:C1,raw_stock,2026-03-01,O1,accepted,\n",
        ];
        let history = folder.path().join("history");
        let day = |rows: &str| {
            let steps = folder.file("day.csv", format!("{HEADER}\n{rows}"));
            let args = Args { history: Some(history.clone()), ..args(steps) };
            follow(&args).map(|(answer, _)| answer.text)
        };
        let all = folder.file("all.csv", format!("{HEADER}\n{}", rows.concat()));
        let (whole, _) = follow(&args(all.clone())).expect("can be used");
        for row in &rows[..2] {
            day(row).expect("it can be added to");
        }
        assert_eq!(day(rows[2]).as_ref(), Ok(&whole.text));
        let only = Args { steps: None, history: Some(history.clone()), ..args(all) };
        assert_eq!(follow(&only).expect("can be used").0.text, whole.text);
        // An addition for an earlier moment is refused, and so is a file that was changed by hand.
        let mut earlier = only.clone();
        earlier.basis.at = Some("2026-01-01T00:00:00Z".parse().expect("a time"));
        let Unusable(said) = follow(&earlier).expect_err("it was asked for later before");
        assert!(said[0].contains("was asked for"), "{said:?}");
        let text = std::fs::read_to_string(&history).expect("it was kept");
        std::fs::write(&history, text.replacen("O1", "O2", 1)).expect("it can be written");
        let Unusable(said) = follow(&only).expect_err("it was changed");
        assert!(said[0].contains("history:1: row: this row or one above it is not"), "{said:?}");
    }
}
