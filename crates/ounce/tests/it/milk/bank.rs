//! Every file of an invented bank is read by its command, and the planted faults are found.

use serde_json::Value;
use std::collections::BTreeMap;

use super::{Bank, each, json, list, milk, names};

#[test]
fn prescreen_finds_what_everybody_answered() {
    let bank = Bank::invented(12, 6, 5);
    let id = bank.word("/prescreen/pack");
    let mut met = BTreeMap::new();
    for one in list(&bank.truth["prescreen"]["asked"]) {
        let word = |key: &str| one[key].as_str().expect("a word");
        let (who, on, status) = (word("who"), word("on"), word("status"));
        let file = format!("bank/answers/{who}.json");
        let words = ["prescreen", "--pack", id, "--answers", &file, "--on", on, "--json"];
        let said = milk(&bank.ounce, &words);
        assert_eq!(said.code, Some(i32::from(status != "looks_eligible")), "{who}: {}", said.err);
        let found = json(&said);
        assert_eq!(found["status"], one["status"], "{who}");
        assert_eq!(found["not_before"], one["not_before"], "{who}");
        let windows = list(&found["set_aside"]).iter();
        let windows: Vec<(&Value, &Value)> =
            windows.map(|one| (&one["from"], &one["to"])).collect();
        let planted = list(&one["set_aside"]).iter();
        let planted: Vec<(&Value, &Value)> =
            planted.map(|one| (&one["from"], &one["to"])).collect();
        assert_eq!(windows, planted, "{who}");
        // The decision is made again from the stored verdict, byte for byte.
        bank.ounce.write("verdict.json", &said.out);
        let again = milk(&bank.ounce, &["prescreen", "--replay", "verdict.json", "--json"]);
        assert_eq!((again.code, again.out), (said.code, said.out), "{who}");
        *met.entry(status).or_insert(0) += 1;
    }
    assert_eq!(met.len(), 4, "every status was met: {met:?}");
}

#[test]
fn intake_serology_and_culture_find_exactly_what_was_planted() {
    let bank = Bank::invented(24, 8, 5);
    let containers = "bank/containers.csv";
    let words = ["intake", "--pack", "us-mn", "--containers", containers, "--json"];
    let found = bank.asked(1, &words);
    let with = |outcome: &'static str| {
        each(&found["containers"], "container", move |one| one["outcome"] == outcome)
    };
    assert_eq!(with("reject"), bank.names("/intake/reject"));
    assert_eq!(with("research_only"), bank.names("/intake/research_only"));

    let panels = ["--panels", "bank/panels.csv", "--containers", containers, "--json"];
    let found = bank.asked(1, &[&["serology", "--pack", "us-hmbana"], &panels[..]].concat());
    let not_covered = each(&found["containers"], "container", |one| one["covered"] == false);
    assert_eq!(not_covered, bank.names("/not_covered"));
    let donor = bank.word("/late_positive/donor");
    let hers = list(&found["donors"]).iter().find(|one| one["donor"] == donor);
    let back = &hers.expect("she is there")["look_back"][0];
    assert_eq!(names(&back["containers"]), bank.names("/late_positive/containers"));
    assert_eq!(back["last_negative"], bank.truth["late_positive"]["last_negative"]);
    assert_eq!(back["drawn_on"], bank.truth["late_positive"]["positive"]);

    let words = ["culture", "--pack", "us-hmbana", "--results", "bank/results.csv", "--json"];
    let found = bank.asked(1, &words);
    let discarded = each(&found["samples"], "sample", |one| one["outcome"] == "discard");
    assert_eq!(discarded, bank.names("/cultures/discard"));
    let passed = each(&found["samples"], "sample", |one| one["outcome"] == "pass").len();
    assert_eq!(Some(passed as u64), bank.truth["cultures"]["pass"].as_u64());
}

#[test]
fn every_curve_is_judged_as_it_was_run() {
    let bank = Bank::invented(16, 8, 5);
    let mut failed = BTreeMap::new();
    let mut accepted = 0;
    for row in bank.read("cycles.csv").lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let [cycle, on, trace] = cells[..] else { panic!("three cells: {row}") };
        let trace = format!("bank/{trace}");
        let said = milk(
            &bank.ounce,
            &["curve", "--pack", "holder", "--trace", &trace, "--on", on, "--json"]
                .into_iter()
                .chain(["--calibrations", "bank/calibrations.csv"])
                .collect::<Vec<_>>(),
        );
        let found = json(&said);
        if said.code == Some(0) {
            assert_eq!(found["accepted"], true, "{cycle}");
            accepted += 1;
        } else {
            assert_eq!((said.code, &found["accepted"]), (Some(1), &Value::Bool(false)), "{cycle}");
            failed.insert(cycle.to_owned(), found["reasons"].clone());
        }
    }
    let planted = list(&bank.truth["curves"]["failed"]);
    assert_eq!(failed.len(), planted.len());
    for one in planted {
        let reasons = &failed[one["cycle"].as_str().expect("a name")];
        assert!(list(reasons).iter().any(|reason| reason["code"] == one["code"]), "{one}");
    }
    assert_eq!(Some(accepted), bank.truth["curves"]["accepted"].as_u64());
}

#[test]
fn balance_release_and_states_come_to_what_happened() {
    let bank = Bank::invented(24, 8, 5);
    let found = bank.asked(0, &["balance", "--moves", "bank/moves.csv", "--json"]);
    let held = found["accounts"].as_object().expect("an object");
    let told = bank.truth["accounts_ul"].as_object().expect("an object");
    for (account, ul) in held {
        assert_eq!(*ul, told.get(account).cloned().unwrap_or(0.into()), "{account}");
    }
    assert_eq!(found["in_ul"], found["accounted_ul"]);

    let until = format!("{}T23:59:59Z", bank.word("/plan/until"));
    let mut released = Vec::new();
    let records = std::fs::read_dir(bank.ounce.path("bank/release")).expect("they are written");
    let mut files: Vec<String> = records
        .map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned())
        .collect();
    files.sort();
    for some in files.chunks(40) {
        let words =
            some.iter().flat_map(|file| ["--record".into(), format!("bank/release/{file}")]);
        let words: Vec<String> = words.collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let asked = ["release", "--json", "--at", &until];
        let said = milk(&bank.ounce, &[&asked[..], &words[..]].concat());
        let found = json(&said);
        let some = each(&found, "batch", |one| one["released"] == true);
        assert_eq!(said.code, Some(i32::from(some.len() < list(&found).len())));
        released.extend(some.into_iter().map(str::to_owned));
    }
    assert_eq!(released.len(), list(&bank.truth["released"]).len());
    assert!(released.iter().all(|batch| bank.names("/released").contains(batch.as_str())));

    let words = ["states", "--steps", "bank/steps.csv", "--record", "bank/release", "--json"];
    let found = bank.asked(0, &words);
    assert_eq!(found["states"], bank.truth["states"]);
    assert_eq!(found["refused"], Value::Array(Vec::new()));
    // Without the evidence nothing leaves quarantine.
    let found = bank.asked(1, &["states", "--steps", "bank/steps.csv", "--json"]);
    assert_eq!(found["refused"][0]["code"], "needs_release");
    assert_eq!(found["states"]["bottle"].get("fed"), None);
    assert_eq!(found["states"]["batch"].get("released"), None);
}

#[test]
fn pool_and_allocate_keep_to_their_limits_on_what_is_in_the_freezers() {
    let bank = Bank::invented(24, 8, 5);
    let deposits = bank.read("deposits.csv");
    let flags: BTreeMap<&str, &str> = (deposits.lines().skip(1))
        .filter_map(|row| Some((row.split_once(',')?.0, row.rsplit_once(',')?.1)))
        .collect();
    let words = ["pool", "--deposits", "bank/deposits.csv", "--plan", "bank/plan.toml", "--json"];
    let words = [&words[..], &["--seconds", "1"]].concat();
    let said = milk(&bank.ounce, &words);
    let found = json(&said);
    let asked = found["asked"].as_u64().expect("a number");
    let pools = list(&found["pools"]);
    assert_eq!(said.code, Some(i32::from((pools.len() as u64) < asked)));
    let mut seen = names(&found["unused"]);
    for pool in pools {
        let volume = pool["volume_ml"].as_f64().expect("a number");
        assert!((2000.0..=3000.0).contains(&volume), "{pool}");
        assert!(pool["donors"].as_u64().is_some_and(|donors| donors <= 5), "{pool}");
        let kinds: std::collections::BTreeSet<&str> =
            names(&pool["containers"]).into_iter().map(|container| flags[container]).collect();
        assert_eq!(kinds.len(), 1, "flags are never mixed: {pool}");
        seen.extend(names(&pool["containers"]));
    }
    assert_eq!(seen, flags.keys().copied().collect());
    let planted = bank.truth["raw_stock"].as_object().expect("by flags");
    let count: u64 = planted.values().filter_map(|kind| kind["containers"].as_u64()).sum();
    assert_eq!(count, flags.len() as u64);
    assert_eq!(milk(&bank.ounce, &words).out, said.out, "the same files and seed, the same bytes");

    let on = bank.word("/allocate/on");
    let files = ["--stock", "bank/stock.csv", "--orders", "bank/orders.csv", "--on", on];
    let said = milk(&bank.ounce, &[&["allocate", "--json"], &files[..]].concat());
    let found = json(&said);
    assert_eq!(said.code, Some(i32::from(!list(&found["short"]).is_empty())));
    let given = each(&found["assigned"], "bottle", |_| true);
    let kept = each(&found["held_back"], "bottle", |_| true);
    let may_not = bank.names("/allocate/may_not_go");
    assert!(may_not.is_subset(&kept) && given.is_disjoint(&kept) && !given.is_empty());
    let may = bank.truth["allocate"]["may_go"].as_u64();
    assert_eq!(Some((given.len() + kept.len() - may_not.len()) as u64), may);
    let not_out =
        each(&found["held_back"], "bottle", |one| one["because"].to_string().contains("may not"));
    assert!(not_out.is_subset(&may_not));
}

#[test]
fn the_commands_of_its_readme_run_as_they_stand() {
    let bank = Bank::invented(12, 6, 5);
    let readme = bank.read("README.md").replace("\\\n", " ");
    let commands: Vec<&str> =
        readme.lines().filter_map(|line| line.strip_prefix("ounce milk ")).collect();
    assert!(commands.len() >= 12, "{readme}");
    for command in commands {
        let words: Vec<String> = command
            .split_whitespace()
            .map(|word| {
                let is_file = word.contains('.') && !word.starts_with('-');
                let is_folder = word == "release" && command.starts_with("states");
                if is_file || is_folder { format!("bank/{word}") } else { word.to_owned() }
            })
            .collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let said = milk(&bank.ounce, &words);
        assert!(matches!(said.code, Some(0 | 1)), "{command}: {}", said.err);
        assert_eq!(said.err, "", "{command}");
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let (one, again, other) =
        (Bank::invented(8, 4, 7), Bank::invented(8, 4, 7), Bank::invented(8, 4, 8));
    for file in ["truth.json", "edges.csv", "steps.csv", "panels.csv", "answers/D00003.json"] {
        assert_eq!(one.read(file), again.read(file), "{file}");
    }
    assert_ne!(one.read("edges.csv"), other.read("edges.csv"));
}
