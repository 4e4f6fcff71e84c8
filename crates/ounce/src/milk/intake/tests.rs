use super::*;
use crate::milk::choice::tests::Folder;
use clap::Parser;

#[derive(Debug, Parser)]
struct Line {
    #[command(flatten)]
    args: Args,
}

const COLUMNS: &str = "container,donor,expressed_on,frozen_on,received_on,storage_c,\
                       arrived_frozen,thaw_signs,intact,debris,warm_milk_added,one_expression,\
                       medicines_named,cow_milk";
const FINE: &str = "C,D,2026-05-10,2026-05-10,2026-06-01,,yes,no,yes,no,,,yes,";

fn line(words: &[&str]) -> Result<Said, Unusable> {
    let words = std::iter::once("intake").chain(words.iter().copied());
    judge(&Line::try_parse_from(words).expect("a command line").args)
}

fn run_on(row: &str, more: &[&str]) -> Result<Answer, Unusable> {
    let folder = Folder::new();
    let file = folder.file("containers.csv", format!("{COLUMNS}\n{row}\n"));
    let file = file.to_str().expect("a plain name");
    line(&[&["--pack", "us-mn", "--containers", file], more].concat()).map(|(answer, _)| answer)
}

#[test]
fn each_container_gets_its_outcome() {
    let seen = run_on(FINE, &[]).expect("can be used");
    assert!(seen.favourable);
    let start = "C: accept\n1 accepted, 0 for research only, 0 rejected.\nBy us-mn 2026.1,";
    assert!(seen.text.starts_with(start), "{}", seen.text);
    let seen = run_on(&FINE.replace("2026-06-01", "2027-06-01"), &["--json"]);
    let seen = seen.expect("can be used");
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
    let said = run_on(bad, &[]).expect_err("two bad cells");
    assert!(said.0[0].contains("containers.csv:2: arrived_frozen: `maybe`"), "{said:?}");
    assert!(said.0[1].contains("containers.csv:2: storage_c: `cold`"), "{said:?}");
}

#[test]
fn a_stored_verdict_is_made_again_and_a_changed_one_is_not_favourable() {
    let folder = Folder::new();
    let row = FINE.replacen("2026-05-10", "2026-05-10T08:00-05:00[America/Chicago]", 1);
    let seen = run_on(&row, &["--json"]).expect("can be used");
    assert!(seen.favourable, "{}", seen.text);
    let replay = |name: &str, text: &str| {
        let file = folder.file(name, text);
        line(&["--replay", file.to_str().expect("a plain name"), "--json"])
    };
    let (again, differs) = replay("v.json", &seen.text).expect("can be used");
    assert_eq!((&again, differs), (&seen, None));
    let changed = seen.text.replace("\"intact\": true", "\"intact\": false");
    let (again, differs) = replay("w.json", &changed).expect("can be used");
    assert!(!again.favourable && again.text != changed);
    let differs = differs.expect("it was accepted before");
    assert!(differs.contains("w.json:2: verdict: "), "{differs}");
    let no_version = seen.text.replace("\"2026.1\"", "\"1.0\"");
    assert!(replay("x.json", &no_version).is_err());
}

#[test]
fn the_file_of_one_pack_serves_another() {
    let folder = Folder::new();
    let own = include_str!("../../../../../packs/intake/us-ny-52-9.json");
    assert!(own.contains("freezer_kind"));
    let text = format!("{COLUMNS},freezer_kind\n{FINE},chest\n");
    let file = folder.file("containers.csv", text);
    let file = file.to_str().expect("a plain name");
    let (seen, _) = line(&["--pack", "us-mn", "--containers", file]).expect("can be used");
    assert!(seen.favourable, "{}", seen.text);
    let slip = folder.file("slip.csv", format!("{COLUMNS},freezer_knid\n{FINE},chest\n"));
    let slip = slip.to_str().expect("a plain name");
    let said = line(&["--pack", "us-mn", "--containers", slip]).expect_err("a slip");
    assert!(said.0[0].contains("slip.csv:1: freezer_knid: "), "{said:?}");
}
