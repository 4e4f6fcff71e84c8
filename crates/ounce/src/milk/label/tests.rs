use super::*;
use clap::Parser;

#[derive(clap::Parser)]
struct Cli {
    #[command(flatten)]
    args: Args,
}

const BOTTLE: &[&str] = &["--din", "A9990 26 000001 S", "--division", "13"];

fn asked(arguments: &[&[&str]]) -> Result<Answer, Unusable> {
    let line = std::iter::once("label").chain(arguments.concat());
    let cli = Cli::try_parse_from(line).map_err(Unusable::one)?;
    answer(&cli.args)
}

#[test]
fn a_label_is_the_exact_string_and_its_symbols() {
    let by = ["--expires", "2027-04-30"];
    let said = asked(&[BOTTLE, &by]).expect("it can be printed");
    let exact = "=+03000=A99902600000100=<M0001013&>0271202359";
    assert_eq!(said.text.lines().next(), Some(exact));
    let answer = asked(&[BOTTLE, &by, &["--json"]]).expect("it can be printed");
    let found: serde_json::Value = serde_json::from_str(&answer.text).expect("it is JSON");
    assert_eq!((&found["message"], &found["check_character"]), (&exact.into(), &"S".into()));
    let texts: Vec<&str> = found["code_128"]
        .as_array()
        .expect("it is a list")
        .iter()
        .filter_map(|bars| bars["text"].as_str())
        .collect();
    assert_eq!(texts, ["=A99902600000100", "=<M0001013", "&>0271202359"]);
    for svg in [&found["data_matrix_svg"], &found["label_svg"], &found["code_128"][0]["svg"]] {
        assert!(svg.as_str().is_some_and(|svg| svg.starts_with("<svg ")));
    }
}

#[test]
fn more_facts_stand_in_the_message() {
    let more = ["--expires", "2027-04-30T12:05", "--produced", "2026-11-21T08:05", "--flag", "10"];
    let said = asked(&[BOTTLE, &more]).expect("it can be printed");
    let exact = "=+04000=A99902600000110=<M0001013&>0271201205&}0263250805";
    assert_eq!(said.text.lines().next(), Some(exact));
}

#[test]
fn drawings_are_written_where_they_are_asked_for() {
    let folder = std::env::temp_dir().join(format!("ounce-label-{}", std::process::id()));
    let out = folder.display().to_string();
    let asked = asked(&[BOTTLE, &["--expires", "2027-04-30", "--out", &out]]);
    let mut names: Vec<String> = answer::files(&folder, "svg")
        .expect("the folder was made")
        .iter()
        .map(|file| file.file_name().unwrap_or_default().to_string_lossy().into_owned())
        .collect();
    names.sort();
    fs::remove_dir_all(&folder).expect("it was made above");
    assert!(asked.is_ok_and(|answer| answer.text.contains("label.svg")));
    assert_eq!(names, ["data-matrix.svg", "din.svg", "expires.svg", "label.svg", "product.svg"]);
}

#[test]
fn what_may_not_be_printed_is_refused() {
    let by: &[&str] = &["--expires", "2027-04-30"];
    let other: &[&str] = &["--din", "G123417654321", "--division", "1"];
    assert!(asked(&[other, by, &["--facility-registered"]]).is_ok());
    for (arguments, says) in [
        (vec![other, by], "A9990 to A9999"),
        (vec![&["--din", "A9990 26 000001 Q", "--division", "13"], by], "check character"),
        (vec![&["--din", "A999026000001", "--division", "1000"], by], "division"),
        (vec![BOTTLE, by, &["--product", "E0001"]], "M0001 to M0999"),
        (vec![BOTTLE, by, &["--flag", "61"]], "--flag"),
        (vec![BOTTLE, by, &["--collected", "2027-05-01"]], "contradict"),
        (vec![BOTTLE, &["--expires", "2027-02-30"]], "not a day"),
        (vec![BOTTLE, &["--expires", "2027-04-30 12:00"]], "not a day"),
        (vec![BOTTLE], "--expires"),
    ] {
        let reasons = asked(&arguments).expect_err("it may not be printed").0.join("\n");
        assert!(reasons.contains(says), "{arguments:?}: {reasons}");
    }
}

#[test]
fn what_the_ward_needs_to_know_stands_on_the_label() {
    let by: &[&str] = &["--expires", "2027-04-30", "--json"];
    let more: &[&str] = &[
        "--volume-ml",
        "100",
        "--energy-kcal-dl",
        "67.5",
        "--protein-g-dl",
        "1.05",
        "--storage",
        "Keep frozen",
        "--use-within-h",
        "24",
        "--name",
        "Donor human milk, pasteurised, preterm, fortified",
    ];
    let answer = asked(&[BOTTLE, by, more]).expect("it can be printed");
    let found: serde_json::Value = serde_json::from_str(&answer.text).expect("it is JSON");
    let svg = found["label_svg"].as_str().expect("a drawing");
    for words in ["Volume 100 mL", "Energy 67.5 kcal", "Protein 1.05 g", "Keep frozen", "fortified"]
    {
        assert!(svg.contains(words), "{words}: {svg}");
    }
    let scanned: &[&str] = &["--din", "]C1=a99902600000100", "--division", "13"];
    assert!(asked(&[scanned, by]).is_ok(), "as a scanner sends it");
    for wrong in [
        ["--volume-ml", "-1"],
        ["--volume-ml", "1.0005"],
        ["--energy-kcal-dl", "6,7"],
        ["--protein-g-dl", "105"],
        ["--use-within-h", "0"],
    ] {
        assert!(asked(&[BOTTLE, by, &wrong]).is_err(), "{wrong:?}");
    }
}
