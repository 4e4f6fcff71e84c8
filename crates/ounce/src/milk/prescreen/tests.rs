use super::*;
use crate::milk::choice::tests::Folder;
use clap::Parser;

const VERDICT: &str = include_str!("../../../../ounce-milk/src/prescreen/tests/verdict.json");

#[derive(Debug, Parser)]
struct Line {
    #[command(flatten)]
    args: Args,
}

fn answered(folder: &Folder, answers: &str, more: &[&str]) -> Result<Answer, Unusable> {
    let file = folder.file("a.json", answers);
    let file = file.to_str().expect("a plain name");
    let line = ["prescreen", "--pack", "br-rdc171", "--answers", file];
    let line = Line::try_parse_from(line.iter().chain(more)).expect("a command line");
    judge(&line.args).map(|(answer, _)| answer)
}

fn replayed_file(file: &Path) -> Result<(Answer, Option<String>), Unusable> {
    let file = file.to_str().expect("a plain name");
    judge(&Line::try_parse_from(["prescreen", "--replay", file, "--json"]).expect("a line").args)
}

const CLEAR: &str = r#"{"tobacco": false, "alcohol_daily": false, "drugs": false,
 "transfusion": "never", "transplant": "never", "tattoo_unsterile": "never",
 "partner_risk": "never", "chronic_inf": false, "meds": [], "mastitis": "never",
 "infant_ok": true, "min_volume": true, "freezer": -18}"#;

#[test]
fn the_status_follows_the_verdict() {
    let folder = Folder::new();
    let on = ["--on", "2026-08-01"];
    let seen = answered(&folder, CLEAR, &on).expect("can be used");
    assert!(seen.favourable);
    assert!(seen.text.starts_with("It looks as if you can give milk. The milk bank decides.\n"));
    assert!(seen.text.contains("no bank has signed them"), "{}", seen.text);
    let recent = CLEAR.replace("\"transfusion\": \"never\"", "\"transfusion\": \"2024-02-29\"");
    let seen = answered(&folder, &recent, &on).expect("can be used");
    assert!(!seen.favourable);
    assert!(seen.text.contains("Not before 2029-02-28;"), "{}", seen.text);
    let missing = CLEAR.replace("\"drugs\": false,", "");
    let seen = answered(&folder, &missing, &on).expect("can be used");
    assert!(!seen.favourable && seen.text.contains("The bank will ask (drugs): "));
    assert!(!seen.text.contains("There is no answer"), "told once: {}", seen.text);
}

#[test]
fn a_stored_verdict_gives_the_same_bytes() {
    let folder = Folder::new();
    let stored = folder.file("v.json", VERDICT);
    let again = replayed_file(&stored).expect("can be used");
    assert_eq!(again, (Answer { text: VERDICT.into(), favourable: false }, None));
    let fresh = answered(&folder, CLEAR, &["--at", "2026-08-01T09:00Z", "--json"]);
    let fresh = fresh.expect("can be used");
    let stored = folder.file("w.json", &fresh.text);
    assert!(fresh.favourable);
    assert_eq!(replayed_file(&stored), Ok((fresh, None)));
}

#[test]
fn a_verdict_that_was_altered_is_not_made_again() {
    let folder = Folder::new();
    let altered = VERDICT.replace("\"not_before\": \"2026-06-28\"", "\"not_before\": null");
    let (again, differs) = replayed_file(&folder.file("v.json", altered)).expect("can be used");
    assert_eq!(again, Answer { text: VERDICT.into(), favourable: false });
    assert!(differs.is_some_and(|differs| differs.contains("v.json:3: verdict: not what")));
    let eligible = answered(&folder, CLEAR, &["--on", "2026-08-01", "--json"]);
    let spaced = eligible.expect("can be used").text + "\n";
    let (again, differs) = replayed_file(&folder.file("v.json", spaced)).expect("can be used");
    assert_eq!((again.favourable, differs.is_some()), (false, true), "other bytes");
    let other = VERDICT.replace("\"version\": \"2026.1\"", "\"version\": \"2019.1\"");
    let said = replayed_file(&folder.file("v.json", other)).expect_err("no such version");
    assert_eq!(said.0, ["us-hmbana-practice: no version 2019.1 of this pack, there is 2026.1"]);
}

#[test]
fn every_answer_that_cannot_be_used_is_named_with_its_line() {
    let folder = Folder::new();
    let on = ["--on", "2026-08-01"];
    let bad = "{\n \"tobaco\": true,\n \"drugs\": true,\n \"drugs\": true\n}";
    let said = answered(&folder, bad, &on).expect_err("a slip");
    let file = folder.path().join("a.json");
    let file = file.display();
    assert_eq!(
        said.0,
        [
            format!("{file}:2: tobaco: no pack asks this"),
            format!("{file}:4: drugs: answered twice")
        ]
    );
    let bad = "{\n \"infant_ok\": 3,\n \"drugs\": \"a bit\"}";
    let said = answered(&folder, bad, &on).expect_err("two bad answers");
    let mut lines: Vec<&str> = said.0.iter().filter_map(|said| said.split(": ").nth(1)).collect();
    lines.sort_unstable();
    assert_eq!(lines, ["drugs", "infant_ok"]);
    assert!(said.0[0].starts_with(&format!("{file}:3: drugs: expected true, false")), "{said:?}");
    let said = answered(&folder, "{\n\"a\" 3}", &on).expect_err("not JSON");
    assert_eq!(said.0, [format!("{file}:2: 5: expected `:`")]);
    assert!(answered(&folder, "[]", &on).is_err());
}

#[test]
fn the_command_line_is_complete_or_refused() {
    for line in [
        &["prescreen"][..],
        &["prescreen", "--pack", "p", "--answers", "a"],
        &["prescreen", "--replay", "v", "--on", "2026-08-01"],
        &["prescreen", "--pack", "p", "--answers", "a", "--on", "1 August"],
        &["prescreen", "--pack", "p", "--answers", "a", "--at", "2026-08-01T09:00"],
    ] {
        assert!(Line::try_parse_from(line).is_err(), "{line:?}");
    }
}
