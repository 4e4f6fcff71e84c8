//! The two planted stories, from the commands that find them to the hospitals that are called.

use serde_json::Value;

use super::{Bank, each, list, milk, names};

fn image(bank: &Bank) {
    let tables = ["--edges", "bank/edges.csv", "--where", "bank/where.csv", "--out", "bank.trace"];
    let said = milk(&bank.ounce, &[&["trace", "build"], &tables[..]].concat());
    assert_eq!(said.code, Some(0), "{}", said.err);
}

/// Whether the answer holds exactly what the story says it should.
fn assert_told(bank: &Bank, story: &str, found: &Value) {
    let told = &bank.truth[story];
    assert_eq!(each(&found["bottles"], "bottle", |_| true), names(&told["bottles"]), "{story}");
    assert_eq!(found["by_state"], told["by_state"], "{story}");
    assert_eq!(names(&found["nodes"]["recipient"]), names(&told["recipients"]), "{story}");
    let called = each(&found["hospitals"], "hospital", |_| true);
    assert_eq!(called, names(&told["hospitals"]), "{story}");
    let ul: u64 = list(&found["bottles"]).iter().filter_map(|one| one["volume_ul"].as_u64()).sum();
    assert_eq!(Some(ul), told["bottles_ul"].as_u64(), "{story}");
}

#[test]
fn a_probe_that_reads_too_high_calls_back_exactly_its_loads() {
    let bank = Bank::invented(30, 8, 5);
    let (probe, offset) = (bank.word("/bad_probe/probe"), bank.word("/bad_probe/probe_offset_c"));
    let words = ["curve", "--pack", "holder", "--calibrations", "bank/calibrations.csv", "--json"];
    let shift = ["--cycles", "bank/suspect_cycles.csv", "--probe", probe, "--probe-offset", offset];
    let found = bank.asked(1, &[&words[..], &shift[..]].concat());
    let failing = each(&found["now_fail"], "cycle", |_| true);
    assert_eq!(failing, bank.names("/bad_probe/now_fail"));
    assert!(!failing.is_empty());
    let since = list(&bank.truth["bad_probe"]["cycles_since"]).len();
    assert!(failing.len() < since, "not every load of the probe was too cold");
    assert_eq!(found["with_probe"].as_u64(), Some(since as u64));

    image(&bank);
    let from: Vec<String> = failing.iter().map(|batch| format!("batch:{batch}")).collect();
    let from: Vec<&str> = from.iter().flat_map(|batch| ["--from", batch.as_str()]).collect();
    let ask = ["trace", "forward", "--in", "bank.trace", "--json"];
    let found = bank.asked(0, &[&ask[..], &from[..]].concat());
    assert_told(&bank, "bad_probe", &found);
    let label = format!("probe:{probe}");
    let when = ["--from", &label, "--since", bank.word("/bad_probe/since")];
    let found = bank.asked(0, &[&ask[..], &when[..]].concat());
    assert_eq!(names(&found["nodes"]["batch"]), bank.names("/bad_probe/cycles_since"));

    // Back from one of the bottles: the probe is named, and so is whose milk it is.
    let bottle = list(&bank.truth["bad_probe"]["bottles"])[0].as_str().expect("a name");
    let label = format!("bottle:{bottle}");
    let back = ["trace", "backward", "--in", "bank.trace", "--json", "--from", &label];
    let found = bank.asked(0, &back);
    assert!(names(&found["nodes"]["probe"]).contains(probe));
    assert!(!list(&found["shares"]).is_empty());
}

#[test]
fn a_donor_who_is_positive_late_is_looked_back_on_and_every_hospital_is_told_its_own() {
    let bank = Bank::invented(30, 8, 5);
    image(&bank);
    let donor = format!("donor:{}", bank.word("/late_positive/donor"));
    let since = bank.word("/late_positive/expressed_since");
    let ask = ["trace", "forward", "--in", "bank.trace", "--from", &donor, "--since", since];
    let found = bank.asked(0, &[&ask[..], &["--json"]].concat());
    assert_told(&bank, "late_positive", &found);
    let told = &bank.truth["late_positive"];
    assert_eq!(names(&found["nodes"]["container"]), names(&told["containers"]));
    assert_eq!(names(&found["nodes"]["pool"]), names(&told["pools"]));
    assert_eq!(names(&found["nodes"]["batch"]), names(&told["batches"]));
    assert_eq!(names(&found["sibling_donors"]), names(&told["sibling_donors"]));
    for called in list(&found["hospitals"]) {
        let hospital = called["hospital"].as_str().expect("a name");
        let only = [&ask[..], &["--hospital", hospital]].concat();
        let notice = bank.asked(0, &[&only[..], &["--json"]].concat());
        assert_eq!(notice["sum"]["count"], called["bottles"]);
        assert_eq!(notice["sum"]["volume_ul"], called["volume_ul"]);
        let text = milk(&bank.ounce, &only).out;
        assert!(text.starts_with(&format!("To {hospital}: {} bottles", called["bottles"])));
        for shown in [text, notice.to_string()] {
            let words = shown.split(|c: char| !c.is_ascii_alphanumeric());
            let donor = |word: &str| word.len() == 6 && word.starts_with('D');
            assert!(!words.clone().any(donor) && !shown.contains("r-0"), "{shown}");
        }
    }
    // The donors beside her are named as such, and nothing is held against them.
    let text = milk(&bank.ounce, &ask).out;
    assert!(text.contains("nothing is wrong with them"), "{text}");
}

#[test]
fn an_image_that_was_damaged_is_not_believed() {
    let bank = Bank::invented(6, 4, 5);
    image(&bank);
    let check = ["trace", "check", "--in", "bank.trace"];
    assert_eq!(milk(&bank.ounce, &check).code, Some(0));
    let path = bank.ounce.path("bank.trace");
    let mut bytes = std::fs::read(&path).expect("it was built");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x10;
    std::fs::write(&path, bytes).expect("the folder can be written to");
    let said = milk(&bank.ounce, &check);
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
}
