use super::*;
use clap::Parser;

#[derive(clap::Parser)]
struct Cli {
    #[command(flatten)]
    args: Args,
}

fn asked(arguments: &[&str]) -> Result<Answer, Unusable> {
    let line = std::iter::once("din").chain(arguments.iter().copied());
    let cli = Cli::try_parse_from(line).map_err(Unusable::one)?;
    answer(&cli.args)
}

fn json(arguments: &[&str]) -> (serde_json::Value, bool) {
    let answer = asked(&[arguments, &["--json"]].concat()).expect("the input can be used");
    (serde_json::from_str(&answer.text).expect("it is JSON"), answer.favourable)
}

#[test]
fn a_published_number_is_valid() {
    // ISBT 128 ST-001, appendix A.
    let (found, favourable) = json(&["check", "G123417654321"]);
    assert!(favourable);
    assert_eq!((&found["din"], &found["valid"]), (&"G123417654321".into(), &true.into()));
    assert_eq!((&found["check_character"], &found["flag"]), (&"A".into(), &"70".into()));
    assert_eq!(found["problems"], serde_json::json!([]));
    assert_eq!(found["facility_for_validation"], false);
    let (typed, _) = json(&["check", "G1234", "17", "654321", "70", "A"]);
    assert_eq!((&typed["valid"], &typed["flag_read"]), (&true.into(), &"70".into()));
}

#[test]
fn a_wrong_number_is_not_valid_and_says_why() {
    let (found, favourable) = json(&["check", "G1234 17 654321 B"]);
    assert!(!favourable);
    assert_eq!(found["problems"][0]["code"], "check_character");
    let said = asked(&["check", "G1234 17 65432I"]).expect("anything can be checked");
    assert!(!said.favourable);
    assert!(said.text.contains("`I` at place 13"), "{}", said.text);
    let (nothing, _) = json(&["check", "milk"]);
    assert_eq!(nothing["check_character"], serde_json::Value::Null);
    assert_eq!(nothing["din"], "milk");
}

#[test]
fn a_number_is_made_for_who_may_issue_it_only() {
    let of = |facility: &str, more: &[&str]| {
        let next = ["next", "--facility", facility, "--year", "26", "--serial", "1"];
        asked(&[&next, more].concat())
    };
    let (made, _) = json(&["next", "--facility", "A9990", "--year", "26", "--serial", "1"]);
    assert_eq!(made["din"], "A999026000001");
    assert_eq!(made["check_character"], "S");
    assert_eq!(made["flag"], "88");
    assert_eq!(made["scanned"], "=A99902600000100");
    assert_eq!(made["printed"], "A9990 26 000001 S");
    assert_eq!(made["next_serial"], 2);
    let last = ["next", "--facility", "A9990", "--year", "26", "--serial", "999999"];
    assert_eq!(json(&last).0["next_serial"], serde_json::Value::Null);
    assert!(of("A9999", &[]).is_ok());
    assert!(of("A1234", &[]).is_err_and(|Unusable(why)| why[0].contains("--facility-registered")));
    assert!(of("A1234", &["--facility-registered"]).is_ok());
    assert!(of("O1234", &["--facility-registered"]).is_err());
    for wrong in [["--year", "100", "--serial", "1"], ["--year", "26", "--serial", "1000000"]] {
        let arguments = [&["next", "--facility", "A9990"][..], &wrong].concat();
        assert!(asked(&arguments).is_err(), "{wrong:?}");
    }
}

#[test]
fn what_a_scanner_sends_is_read_as_facts() {
    let sent = "]d2=+03000=a99902600000100=<m0001013&>0271202359";
    let (found, favourable) = json(&["check", sent]);
    assert!(favourable, "{}", found["problems"]);
    assert_eq!(found["din"], "A999026000001");
    let (facts, _) = json(&["read", sent]);
    assert_eq!(facts[0]["says"], "A9990 26 000001 S");
    assert_eq!(
        (&facts[1]["fact"], &facts[1]["says"]),
        (&"product".into(), &"M0001, bottle 13".into(),)
    );
    let said = asked(&["read", sent]).expect("it is a message").text;
    assert!(said.ends_with("expires: 2027-04-30 23:59\n"), "{said}");
    assert!(asked(&["read", "milk"]).is_err());
}
