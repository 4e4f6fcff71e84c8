use super::*;
use crate::milk::choice::tests::Folder;
use clap::Parser;

#[derive(clap::Parser)]
struct Line {
    #[command(flatten)]
    args: Args,
}

/// Runs the words of a command line.
fn asked(words: &[&str]) -> Result<Answer, Unusable> {
    let line = Line::try_parse_from([&["trace"], words].concat());
    let line = line.unwrap_or_else(|error| panic!("{words:?}: {error}"));
    obey(&line.args.command)
}

const EDGES: &str = "from,to,volume_ml,at
donor:D1,container:C1,120,2026-01-02
donor:D2,container:C2,80,2026-01-02
container:C1,pool:P1,120,2026-02-10
container:C2,pool:P1,80,2026-02-10
pool:P1,batch:P1-1,200,2026-02-11
pasteuriser:M1,batch:P1-1,,2026-02-11T08:00:00Z
batch:P1-1,bottle:B1,100,2026-02-11
batch:P1-1,bottle:B2,95,2026-02-11
bottle:B1,recipient:r-1,100,2026-03-03
";

fn built(folder: &Folder) -> String {
    let edges = folder.file("edges.csv", EDGES).display().to_string();
    let places = folder.file("where.csv", "bottle,state,at\nB1,fed,hospital:H1\n");
    let out = folder.path().join("bank.trace").display().to_string();
    let places = places.display().to_string();
    asked(&["build", "--edges", &edges, "--where", &places, "--out", &out]).expect("it is built");
    out
}

#[test]
fn an_image_is_built_checked_and_asked() {
    let folder = Folder::new();
    let image = built(&folder);
    let checked = asked(&["check", "--in", &image]).expect("unharmed");
    assert_eq!(checked.text, "11 nodes, 9 edges, unharmed\n");
    let seen = asked(&["forward", "--in", &image, "--from", "donor:D1"]).expect("answered");
    for line in [
        "  bottle: 2, 195.000 mL\n",
        "  bottles unaccounted: 1, 95.000 mL\n",
        "Call H1: 1 bottles, 100.000 mL\n",
        "nothing is wrong with them: D2\n",
        "Bottle B1: 100.000 mL (60.000 mL of it), fed, hospital:H1\n",
    ] {
        assert!(seen.text.contains(line), "{line}{}", seen.text);
    }
    let words = ["backward", "--in", &image, "--from", "recipient:r-1", "--json"];
    let seen = asked(&words).expect("answered");
    let json: serde_json::Value = serde_json::from_str(&seen.text).expect("JSON");
    assert_eq!(json["shares"][1]["volume_ul"], 40_000);
    assert_eq!(json["other_bottles"][0]["bottle"], "B2");
    let words = ["sideways", "--in", &image, "--from", "bottle:B1", "--through", "pasteuriser"];
    let seen = asked(&words).expect("answered");
    assert!(seen.text.contains("Bottle B2: 95.000 mL, unaccounted\n"), "{}", seen.text);
}

#[test]
fn a_day_lasts_until_its_end() {
    let folder = Folder::new();
    let image = built(&folder);
    for (since, until, bottles) in
        [("2026-02-11", "2026-02-11", true), ("2026-02-11T09:00:00Z", "2026-02-12", false)]
    {
        let words =
            ["forward", "--in", &image, "--all", "pasteuriser", "--since", since, "--until", until];
        let seen = asked(&words).expect("answered");
        assert_eq!(seen.text.contains("Bottle B1"), bottles, "{}", seen.text);
    }
}

#[test]
fn what_cannot_be_used_is_told() {
    let folder = Folder::new();
    let image = built(&folder);
    let said = |words: &[&str]| asked(words).expect_err("unusable").0.join("\n");
    let none = said(&["forward", "--in", &image, "--from", "donor:D9"]);
    assert!(none.ends_with("there is no donor:D9"), "{none}");
    let text = folder.file("text", "not an image").display().to_string();
    assert!(said(&["check", "--in", &text]).ends_with("this is not an image of a trace"));
    assert!(said(&["forward", "--in", &image]).starts_with("--from or --all"));
    let mut bytes = std::fs::read(&image).expect("it was written");
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    let harmed = folder.file("harmed", bytes).display().to_string();
    assert!(said(&["check", "--in", &harmed]).contains("other checksum"));
    let edges = folder.file("bad.csv", format!("{EDGES}a,b,c,d\n")).display().to_string();
    let bad = said(&["build", "--edges", &edges, "--out", &text]);
    assert_eq!(bad.lines().count(), 4, "{bad}");
    assert!(bad.contains("bad.csv:11: volume_ml: `c` is not"), "{bad}");
}
