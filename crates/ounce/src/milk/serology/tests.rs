use super::*;
use crate::milk::choice::tests::Folder;
use clap::Parser;

#[derive(Debug, Parser)]
struct Line {
    #[command(flatten)]
    args: Args,
}

fn line(words: &[&str]) -> Result<Said, Unusable> {
    let words = std::iter::once("serology").chain(words.iter().copied());
    judge(&Line::try_parse_from(words).expect("a command line").args)
}

fn run_on(panels: &str, containers: &str, more: &[&str]) -> Result<Answer, Unusable> {
    let folder = Folder::new();
    let panels = folder.file("panels.csv", panels);
    let containers = folder.file("containers.csv", containers);
    let [panels, containers] = [&panels, &containers].map(|file| file.to_str().expect("plain"));
    let words = ["--pack", "us-hmbana", "--panels", panels, "--containers", containers];
    line(&[&words, more].concat()).map(|(answer, _)| answer)
}

fn panels(result: &str) -> String {
    let rows = ["hiv_1_2", "htlv_1_2", "hbv", "hcv", "syphilis"]
        .map(|analyte| format!("D,{analyte},elisa,negative,2026-01-15,lab\n"));
    let header = "donor,analyte,method,result,drawn_on,lab\n";
    format!("{header}{}D,hcv,elisa,{result},2026-05-01,lab\n", rows.concat())
}

const CONTAINERS: &str = "container,donor,expressed_on\nA,D,2026-01-15\nB,D,2026-07-15\n";

#[test]
fn covered_or_not_and_why() {
    let seen = run_on(&panels("negative"), CONTAINERS, &[]).expect("can be used");
    assert!(seen.favourable);
    assert!(seen.text.contains("Donor D: covered 2026-01-15 to 2026-07-15\n"), "{}", seen.text);
    assert!(seen.text.contains("\nB (2026-07-15): covered\n2 of 2 containers"));
    let seen = run_on(&panels("positive"), CONTAINERS, &[]).expect("can be used");
    assert!(!seen.favourable);
    let back = "  hcv: positive on 2026-05-01, since the last negative of 2026-01-15: 1 \
                containers B\n";
    assert!(seen.text.contains(back), "{}", seen.text);
    let seen = run_on(&panels("pending"), CONTAINERS, &[]).expect("can be used");
    assert!(!seen.favourable);
    let held = "  hcv: not reported yet, drawn on 2026-05-01, since the last negative of \
                2026-01-15: 1 containers B\n";
    assert!(seen.text.contains(held), "{}", seen.text);
}

#[test]
fn json_names_the_pack_and_every_container() {
    let containers = "container,donor,expressed_on\nA,D,2026-07-16\n";
    let seen = run_on(&panels("negative"), containers, &["--json"]).expect("can be used");
    let json: serde_json::Value = serde_json::from_str(&seen.text).expect("JSON");
    assert_eq!((json["pack"].as_str(), seen.favourable), (Some("us-hmbana"), false));
    assert_eq!(json["containers"][0]["because"][0]["code"], "after_cover");
    assert_eq!(json["donors"][0]["spans"][0]["to"], "2026-07-15");
}

#[test]
fn a_stored_verdict_is_made_again_and_a_changed_one_is_not_favourable() {
    let folder = Folder::new();
    let seen = run_on(&panels("negative"), CONTAINERS, &["--json"]).expect("can be used");
    assert!(seen.favourable);
    let replay = |name: &str, text: &str| {
        let file = folder.file(name, text);
        line(&["--replay", file.to_str().expect("a plain name"), "--json"])
    };
    let (again, differs) = replay("v.json", &seen.text).expect("can be used");
    assert_eq!((&again, differs), (&seen, None));
    let changed = seen.text.replace("\"result\": \"negative\"", "\"result\": \"positive\"");
    let (again, differs) = replay("w.json", &changed).expect("can be used");
    assert!(!again.favourable && again.text != changed);
    assert!(differs.is_some_and(|differs| differs.contains("w.json:2: verdict: ")));
    let (again, differs) =
        replay("x.json", &seen.text.replace("\"covered\": true", "\"covered\": false"))
            .expect("can be used");
    assert!(!again.favourable && differs.is_some());
}

#[test]
fn both_files_are_complained_about_at_once() {
    let said = run_on("donor\n", "container,donor,expressed_on\nA,D,soon\n", &[]);
    let said = said.expect_err("bad files");
    assert_eq!(said.0.iter().filter(|said| said.contains("panels.csv:1: ")).count(), 5);
    assert!(said.0.last().is_some_and(|said| said.contains("containers.csv:2: expressed_on: ")));
}
