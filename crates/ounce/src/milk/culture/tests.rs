use super::*;
use crate::milk::choice::tests::Folder;
use clap::Parser;
use ounce_milk::culture::COLUMNS;

#[derive(Debug, Parser)]
struct Line {
    #[command(flatten)]
    args: Args,
}

fn line(words: &[&str]) -> Result<Said, Unusable> {
    let words = std::iter::once("culture").chain(words.iter().copied());
    judge(&Line::try_parse_from(words).expect("a command line").args)
}

fn run_on(pack: &str, rows: &str, more: &[&str]) -> Result<Answer, Unusable> {
    let folder = Folder::new();
    let results = folder.file("results.csv", format!("{}\n{rows}\n", COLUMNS.join(",")));
    let results = results.to_str().expect("a plain name");
    let words = ["--pack", pack, "--on", "2026-08-01", "--results", results];
    line(&[&words, more].concat()).map(|(answer, _)| answer)
}

const CLEAN: &str = "S,post,total,x,=,0,cfu/ml,0.1,1";

#[test]
fn a_clean_plate_passes_where_its_limit_is_enough() {
    let seen = run_on("uk-nice", CLEAN, &[]).expect("can be used");
    assert!(seen.favourable);
    let start = "S, after pasteurisation: pass\n  total: below 10 CFU/mL\nBy uk-nice 2026.1,";
    assert!(seen.text.starts_with(start), "{}", seen.text);
    let seen = run_on("emba-2019", CLEAN, &["--json"]).expect("can be used");
    let json: serde_json::Value = serde_json::from_str(&seen.text).expect("JSON");
    assert_eq!(json["samples"][0]["outcome"], "not_enough_evidence");
    assert_eq!((json["passed"].as_bool(), seen.favourable), (Some(false), false));
}

#[test]
fn the_heat_is_told() {
    let rows = "S,pre,total,x,=,50000,cfu/ml,0.001,1\nS,pre,s_aureus,x,=,0,cfu/ml,0.1,1";
    let seen = run_on("fr-1995", rows, &[]).expect("can be used");
    assert!(seen.text.contains("  heat: 63.0 °C for 30 min [Arrêté"), "{}", seen.text);
}

#[test]
fn no_sample_and_bad_cells_do_not_pass() {
    let seen = run_on("us-hmbana", "", &[]).expect("an empty table can be used");
    assert!(!seen.favourable && seen.text.starts_with("No sample"));
    let said = run_on("us-hmbana", "S,post,total,x,=,some,cfu/ml,0.1,1", &[]);
    assert!(said.expect_err("bad").0[0].contains("results.csv:2: value: `some`: expected"));
}

#[test]
fn what_the_dictionary_does_not_know_is_told() {
    let rows = format!("{CLEAN}\nS,post,Xyz,x,=,0,cfu/ml,0.1,1");
    let seen = run_on("us-hmbana", &rows, &[]).expect("can be used");
    assert!(!seen.favourable);
    assert!(seen.text.contains("  - The dictionary does not know `Xyz`. ["), "{}", seen.text);
}

#[test]
fn one_sample_is_judged_alone() {
    let rows = format!("{CLEAN}\nP 1,post,total,x,=,90,cfu/ml,0.1,1");
    let on = |more: &[&str]| run_on("us-hmbana", &rows, more).expect("can be used");
    assert!(!on(&[]).favourable);
    assert!(on(&["--sample", "s"]).favourable);
    let seen = on(&["--sample", "p1", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&seen.text).expect("JSON");
    assert_eq!(json["input"]["results"].as_array().map(Vec::len), Some(1));
    assert!(!seen.favourable && !on(&["--sample", "nobody"]).favourable);
}

#[test]
fn a_stored_verdict_gives_the_same_bytes_and_an_altered_one_is_named() {
    let folder = Folder::new();
    let fresh = run_on("us-hmbana", CLEAN, &["--json"]).expect("can be used");
    let replayed = |text: &str| {
        let file = folder.file("v.json", text);
        line(&["--json", "--replay", file.to_str().expect("a plain name")])
    };
    assert!(fresh.favourable);
    let again = replayed(&fresh.text).expect("can be used");
    assert_eq!(again, (Answer { text: fresh.text.clone(), favourable: true }, None));
    let altered = fresh.text.replace("\"value\": \"0\"", "\"value\": \"30\"");
    let (again, differs) = replayed(&altered).expect("can be used");
    assert!(!again.favourable);
    assert!(differs.is_some_and(|differs| differs.contains("v.json:2: verdict: not what")));
    let other = fresh.text.replace("\"version\": \"2026.1\"", "\"version\": \"1999.1\"");
    let said = replayed(&other).expect_err("no such version");
    assert_eq!(said.0, ["us-hmbana: no version 1999.1 of this pack, there is 2026.1"]);
    assert!(replayed("{").is_err());
}

#[test]
fn a_bank_brings_a_dictionary_of_its_own() {
    let folder = Folder::new();
    let own = include_str!("../../../../../packs/dictionary/laboratory.json")
        .replacen("\"laboratory\"", "\"ours\"", 1)
        .replacen("\"ND\", ", "", 1)
        .replacen("\"not detected\"", "\"ND\", \"not detected\"", 1);
    let pack = include_str!("../../../../../packs/culture/us-hmbana.json")
        .replacen("\"us-hmbana\"", "\"ours\"", 1)
        .replacen("\"laboratory\"", "\"ours\"", 1);
    folder.file("dictionary/ours.json", own);
    folder.file("culture/ours.json", pack);
    let packs = folder.path().to_str().expect("a plain name");
    let rows = "S,post,total,x,,ND,cfu/ml,0.1,1";
    assert!(run_on("ours", rows, &["--packs", packs]).expect("can be used").favourable);
    assert!(!run_on("us-hmbana", rows, &["--packs", packs]).expect("can be used").favourable);
}
