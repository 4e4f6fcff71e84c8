//! `ounce milk serology`: which containers the donors' blood tests cover.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use ounce_milk::serology::{
    Cover, LookBack, SerologyPack, Verdict, decide, read_containers, read_panels,
};

use super::answer::{self, Answer, Unusable};
use super::choice::{self, Choice, footing, quoted, visible};

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Args {
    /// Blood tests: donor,analyte,method,result,drawn_on,lab
    #[arg(long, value_name = "FILE")]
    panels: PathBuf,
    /// Containers: container,donor,expressed_on, or the file of an intake
    #[arg(long, value_name = "FILE")]
    containers: PathBuf,
    #[command(flatten)]
    choice: Choice,
}

pub(crate) fn run(args: Args) -> ExitCode {
    answer::say(judge(&args))
}

fn judge(args: &Args) -> Result<Answer, Unusable> {
    let pack: SerologyPack = args.choice.pack()?;
    let panels = choice::rows(&args.panels, read_panels);
    let containers = choice::rows(&args.containers, read_containers);
    let (panels, containers) = match (panels, containers) {
        (Ok(panels), Ok(containers)) => (panels, containers),
        (panels, containers) => {
            let bad = [panels.err(), containers.err()].into_iter().flatten();
            return Err(Unusable(bad.flat_map(|bad| bad.0).collect()));
        }
    };
    let verdict = decide(&pack, &panels, &containers);
    let text = if args.choice.json { answer::json(&verdict)? } else { told(&verdict) };
    Ok(Answer { text, favourable: verdict.covered })
}

fn told(verdict: &Verdict) -> String {
    let mut text = String::new();
    for donor in &verdict.donors {
        let spans: Vec<String> = donor
            .spans
            .iter()
            .map(|span| match span.to {
                Some(to) => format!("{} to {to}", span.from),
                None => format!("{} on", span.from),
            })
            .collect();
        let covered = if spans.is_empty() { "no day".into() } else { spans.join(", ") };
        let _ = writeln!(text, "Donor {}: covered {covered}", visible(&donor.donor));
        donor.look_back.iter().for_each(|back| tell_back(&mut text, back));
    }
    for one in &verdict.containers {
        tell(&mut text, one);
    }
    let covered = verdict.containers.iter().filter(|one| one.covered).count();
    let _ = writeln!(text, "{covered} of {} containers are covered.", verdict.containers.len());
    text + &footing(&verdict.pack, &verdict.version, verdict.effective, verdict.example)
}

fn tell_back(text: &mut String, back: &LookBack) {
    let found = format!("{:?}", back.found).to_lowercase();
    let last = match &back.last_negative {
        Some(day) => format!("since the last negative of {day}"),
        None => "with no negative before".into(),
    };
    let _ = writeln!(
        text,
        "  {}: {found} on {}, {last}: {} containers {}",
        visible(&back.analyte),
        back.drawn_on,
        back.containers.len(),
        visible(&back.containers.join(" "))
    );
}

fn tell(text: &mut String, one: &Cover) {
    let verdict = if one.covered { "covered" } else { "not covered" };
    let day = one.expressed_on.as_deref().unwrap_or("no day");
    let _ = writeln!(text, "{} ({day}): {verdict}", visible(&one.container));
    for reason in &one.because {
        let quoted = quoted(&reason.source, reason.verified);
        let _ = writeln!(text, "  - {} {quoted}", visible(&reason.detail));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::milk::choice::tests::{Folder, choice};

    fn run_on(panels: &str, containers: &str, json: bool) -> Result<Answer, Unusable> {
        let folder = Folder::new();
        judge(&Args {
            panels: folder.file("panels.csv", panels),
            containers: folder.file("containers.csv", containers),
            choice: Choice { json, ..choice("us-hmbana") },
        })
    }

    fn panels(result: &str) -> String {
        let rows = ["hiv_1_2", "htlv_1_2", "hbv", "hcv", "syphilis"]
            .map(|analyte| format!("D,{analyte},elisa,negative,2026-01-15,lab\n"));
        let header = "donor,analyte,method,result,drawn_on,lab\n";
        format!("{header}{}D,hcv,elisa,{result},2026-05-01,lab\n", rows.concat())
    }

    #[test]
    fn covered_or_not_and_why() {
        let containers = "container,donor,expressed_on\nA,D,2026-01-15\nB,D,2026-07-15\n";
        let seen = run_on(&panels("pending"), containers, false).expect("can be used");
        assert!(seen.favourable);
        assert!(seen.text.contains("Donor D: covered 2026-01-15 to 2026-07-15\n"), "{}", seen.text);
        assert!(seen.text.contains("\nB (2026-07-15): covered\n2 of 2 containers"));
        let seen = run_on(&panels("positive"), containers, false).expect("can be used");
        assert!(!seen.favourable);
        let back = "  hcv: positive on 2026-05-01, since the last negative of 2026-01-15: 1 \
                    containers B\n";
        assert!(seen.text.contains(back), "{}", seen.text);
    }

    #[test]
    fn json_names_the_pack_and_every_container() {
        let containers = "container,donor,expressed_on\nA,D,2026-07-16\n";
        let seen = run_on(&panels("negative"), containers, true).expect("can be used");
        let json: serde_json::Value = serde_json::from_str(&seen.text).expect("JSON");
        assert_eq!((json["pack"].as_str(), seen.favourable), (Some("us-hmbana"), false));
        assert_eq!(json["containers"][0]["because"][0]["code"], "after_cover");
        assert_eq!(json["donors"][0]["spans"][0]["to"], "2026-07-15");
    }

    #[test]
    fn both_files_are_complained_about_at_once() {
        let said = run_on("donor\n", "container,donor,expressed_on\nA,D,soon\n", false);
        let said = said.expect_err("bad files");
        assert_eq!(said.0.iter().filter(|said| said.contains("panels.csv:1: ")).count(), 5);
        assert!(
            said.0.last().is_some_and(|said| said.contains("containers.csv:2: expressed_on: "))
        );
    }
}
