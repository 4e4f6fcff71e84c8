use super::*;
use clap::Parser;
use std::fs;

#[derive(clap::Parser)]
struct Cli {
    #[command(flatten)]
    args: Args,
}

/// A folder for one test, removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("ounce-curve-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("the temporary folder can be written");
        Self(path)
    }

    fn put(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        let folder = path.parent().expect("it stands in the folder");
        fs::create_dir_all(folder).expect("the temporary folder can be written");
        fs::write(&path, text).expect("the temporary folder can be written");
        path.display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed from the temporary folder is no reason for a test to fail.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A good cycle held at `held` thousandths of a degree.
fn trace(probe: &str, held: i64) -> String {
    let mut text = String::from("t_s,probe,temp_c\n");
    for n in 0..=202 {
        let at = n * 30;
        let temp = match at {
            0..1200 => 4_000 + (held - 4_000) * at / 1200,
            1200..=3060 => held,
            3061..3540 => held - (held - 20_000) * (at - 3060) / 480,
            _ => 20_000 - (at - 3540) * 16_000 / 2520,
        };
        text.push_str(&format!("{at},{probe},{}.{:03}\n", temp / 1000, temp % 1000));
    }
    text
}

const PROBES: &str = "probe,valid_from,valid_until,offset_c,certificate\n\
    p1,2025-01-01,2025-12-31,0,C-1\n";

fn asked(arguments: &[&str]) -> Result<Answer, Unusable> {
    let line = std::iter::once("curve").chain(arguments.iter().copied());
    let cli = Cli::try_parse_from(line).map_err(Unusable::one)?;
    answer(&cli.args)
}

fn json(arguments: &[&str]) -> (serde_json::Value, bool) {
    let answer = asked(&[arguments, &["--json"]].concat()).expect("the input can be used");
    let value = serde_json::from_str(&answer.text).expect("it is JSON");
    (value, answer.favourable)
}

#[test]
fn a_trace_passes_or_fails_with_its_reasons() {
    let folder = Folder::new("trace");
    let good = folder.put("good.csv", &trace("p1", 62_700));
    let probes = folder.put("probes.csv", PROBES);
    let by = ["--calibrations", probes.as_str(), "--on", "2025-07-01"];
    let json = |words: &[&str]| json(&[words, &by].concat());
    let asked = |words: &[&str]| asked(&[words, &by].concat());
    let (verdict, favourable) = json(&["--pack", "holder", "--trace", &good]);
    assert!(favourable);
    assert_eq!((&verdict["accepted"], &verdict["pack"]), (&true.into(), &"holder".into()));
    assert_eq!(verdict["hold_s"], 1860);
    let (shifted, favourable) = json(&["--trace", &good, "--probe-offset", "-0.3"]);
    assert!(!favourable);
    assert_eq!(shifted["reasons"][0]["code"], "come_up");
    assert_eq!(shifted["reasons"][1]["code"], "hold");
    assert_eq!(shifted["max_c"].to_string(), "62.4");
    let said = asked(&["--trace", &good]).expect("the trace can be used").text;
    assert!(said.starts_with("Pass: ") && said.contains("Held 31 min from 20 min on"), "{said}");
    let said = asked(&["--trace", &good, "--probe-offset", "-0.3"]).expect("it can be used").text;
    assert!(said.contains("because: ") || said.contains("because at "), "{said}");
}

#[test]
fn calibrations_are_asked_on_the_day_of_the_cycle() {
    let folder = Folder::new("calibrations");
    let good = folder.put("good.csv", &trace("p1", 62_700));
    let known = folder.put(
        "calibrations.csv",
        "probe,valid_from,valid_until,offset_c,certificate\np1,2025-01-01,2025-12-31,-0.1,C-1\n",
    );
    let on = |day| json(&["--trace", &good, "--calibrations", &known, "--on", day]);
    let (valid, favourable) = on("2025-07-01");
    assert!(favourable);
    assert_eq!(valid["probes"][0]["certificate"], "C-1");
    assert_eq!(valid["max_c"].to_string(), "62.6");
    let (expired, favourable) = on("2026-01-01");
    assert!(!favourable);
    assert_eq!(expired["reasons"][0]["code"], "calibration");
    assert_eq!(expired["reasons"][0]["at_s"], serde_json::Value::Null);
    let no_day = asked(&["--trace", &good, "--calibrations", &known]);
    assert!(no_day.is_err_and(|Unusable(reasons)| reasons[0].contains("--on")));
}

#[test]
fn what_cannot_be_used_is_said_by_file_line_and_column() {
    let folder = Folder::new("unusable");
    let bad = folder.put("bad.csv", "t_s,probe,temp_c\n0,p1,4\nx,p1,hot\n");
    assert_eq!(
        asked(&["--trace", &bad]),
        Err(Unusable(vec![
            format!("{bad}:3: t_s: `x` is not a time in seconds"),
            format!("{bad}:3: temp_c: `hot` is not a temperature in °C"),
        ]))
    );
    let good = folder.put("good.csv", &trace("p1", 62_700));
    for (arguments, says) in [
        (vec!["--trace", "no-such.csv"], "no-such.csv: "),
        (vec!["--trace", &good, "--pack", "none"], "no such curve pack"),
        (vec!["--trace", &good, "--probe", "p9", "--probe-offset", "1"], "of the probe p9"),
        (vec!["--trace", &good, "--probe-offset", "warm"], "not a difference in °C"),
        (vec!["--trace", &good, "--probe", "p1"], "--probe-offset"),
        (vec!["--trace", &good, "--cycles", &good], "cannot be used with"),
        (vec![], "required"),
    ] {
        let reasons = asked(&arguments).expect_err("it cannot be used").0.join("\n");
        assert!(reasons.contains(says), "{arguments:?}: {reasons}");
    }
}

#[test]
fn exactly_the_cycles_that_now_fail_are_listed() {
    let folder = Folder::new("cycles");
    for (name, probe, held) in [
        ("a.csv", "bad", 62_600),
        ("b.csv", "bad", 63_000),
        ("c.csv", "other", 62_600),
        ("d.csv", "bad", 62_400),
        ("e.csv", "bad", 64_700),
        ("f.csv", "bad", 62_899),
    ] {
        folder.put(name, &trace(probe, held));
    }
    let here = folder.0.display().to_string();
    let arguments = ["--cycles", &here, "--probe", "bad", "--probe-offset", "-0.4"];
    let names = |found: &serde_json::Value| {
        let names = found.as_array().expect("it is a list").iter();
        names.map(|change| change["cycle"].as_str().expect("it has a name").to_owned()).collect()
    };
    let (found, favourable) = json(&arguments);
    assert!(!favourable);
    let now_fail: Vec<String> = names(&found["now_fail"]);
    assert_eq!(now_fail, ["a", "f"]);
    let now_pass: Vec<String> = names(&found["now_pass"]);
    assert_eq!(now_pass, ["e"]);
    assert_eq!(found["fail_both"], serde_json::json!(["d"]));
    assert_eq!((&found["cycles"], &found["with_probe"]), (&6.into(), &5.into()));

    let list = "cycle,on,trace\nmonday,2025-06-30,b.csv\ntuesday,2025-07-01,a.csv\n";
    let list = folder.put("cycles.csv", list);
    for at in [&here, &list] {
        let (found, _) = json(&["--cycles", at, "--probe", "bad", "--probe-offset", "-0.4"]);
        let now_fail: Vec<String> = names(&found["now_fail"]);
        assert_eq!(now_fail, ["tuesday"]);
        assert_eq!(found["now_fail"][0]["on"], "2025-07-01");
    }
    let said = asked(&arguments).expect("it can be used").text;
    assert!(said.starts_with("1 of 2 cycles now fail"), "{said}");
    assert!(said.contains("tuesday of 2025-07-01 (a.csv):"), "{said}");
}

#[test]
fn a_broken_trace_stops_a_whole_list() {
    let folder = Folder::new("broken");
    folder.put("a.csv", &trace("bad", 62_600));
    let broken = folder.put("b.csv", "t_s,probe,temp_c\n0,bad,?\n");
    let here = folder.0.display().to_string();
    let found = asked(&["--cycles", &here, "--probe-offset", "-0.4"]);
    let reason = format!("{broken}:2: temp_c: `?` is not a temperature in °C");
    assert_eq!(found, Err(Unusable::one(reason)));
    let nobody = Folder::new("nobody");
    nobody.put("a.csv", &trace("p1", 62_600));
    let here = nobody.0.display().to_string();
    let found = asked(&["--cycles", &here, "--probe", "p2", "--probe-offset", "-0.4"]);
    assert!(found.is_err_and(|Unusable(reasons)| reasons[0].contains("no cycle holds a reading")));
}

#[test]
fn a_bank_may_bring_its_own_pack() {
    let folder = Folder::new("packs");
    let good = folder.put("good.csv", &trace("p1", 62_700));
    let own = include_str!("../../../../../packs/curve/holder.json")
        .replace("\"id\": \"holder\"", "\"id\": \"ours\"")
        .replace("\"value\": 1800", "\"value\": 1900");
    folder.put("packs/curve/ours.json", &own);
    let packs = folder.0.join("packs").display().to_string();
    let probes = folder.put("probes.csv", PROBES);
    let by = ["--calibrations", &probes, "--on", "2025-07-01"];
    let (found, favourable) =
        json(&[&["--trace", &good, "--packs", &packs, "--pack", "ours"], &by[..]].concat());
    assert!(!favourable);
    assert_eq!((&found["pack"], &found["reasons"][0]["code"]), (&"ours".into(), &"hold".into()));
    folder.put("packs/curve/bad.json", &own.replace("\"hold_s\"", "\"hold\""));
    let refused = asked(&["--trace", &good, "--packs", &packs, "--pack", "ours"]);
    let reasons = refused.expect_err("an unknown field is refused").0.join("\n");
    assert!(reasons.contains("bad.json") && reasons.contains("unknown field `hold`"), "{reasons}");
}

/// Two good cycles, an hour apart.
fn two_loads() -> String {
    let first = trace("p1", 62_700);
    let rows = first.lines().skip(1).map(|row| {
        let (at, rest) = row.split_once(',').expect("a row has cells");
        let at: i64 = at.parse().expect("a time");
        format!("{},{rest}\n", at + 9_690)
    });
    first.clone() + &rows.collect::<String>()
}

#[test]
fn one_load_of_several_is_named_or_none_is_accepted() {
    let folder = Folder::new("loads");
    let (both, probes) = (folder.put("both.csv", &two_loads()), folder.put("probes.csv", PROBES));
    let by = ["--trace", &both, "--calibrations", &probes, "--on", "2025-07-01"];
    let (found, favourable) = json(&by);
    // The logger was silent between the two loads, which counts against neither of them.
    assert_eq!((favourable, &found["reasons"][0]["code"]), (false, &"several_loads".into()));
    assert_eq!(found["loads"].as_array().map(Vec::len), Some(2));
    let said = asked(&by).expect("it can be read").text;
    assert!(said.contains("Load 1, from 0 s to ") && said.contains("Load 2, from "), "{said}");
    let (found, favourable) = json(&[&by[..], &["--load", "2"]].concat());
    assert!(favourable, "{}", found["reasons"]);
    assert_eq!((&found["load"], &found["on"]), (&2.into(), &"2025-07-01".into()));
    assert!(asked(&[&by[..], &["--load", "0"]].concat()).is_err());
}

#[test]
fn a_verdict_is_made_again_from_its_trace_and_no_other() {
    let folder = Folder::new("replay");
    let (both, probes) = (folder.put("both.csv", &two_loads()), folder.put("probes.csv", PROBES));
    let by = ["--trace", &both, "--calibrations", &probes, "--on", "2025-07-01", "--load", "2"];
    let stored = asked(&[&by[..], &["--json"]].concat()).expect("it can be read").text;
    let file = folder.put("verdict.json", &stored);
    let again = ["--replay", &file, "--trace", &both, "--json"];
    let made = asked(&again).expect("it can be made again");
    assert_eq!((made.text.as_str(), made.favourable), (stored.as_str(), true));
    let other = folder.put("other.csv", &trace("p1", 62_700));
    let why = asked(&["--replay", &file, "--trace", &other]).expect_err("another file").0;
    assert!(why[0].contains("SHA-256"), "{why:?}");
    let forged = stored.replace("62.7", "62.9");
    let forged = folder.put("forged.json", &forged);
    let made = asked(&["--replay", &forged, "--trace", &both, "--json"]).expect("it is read");
    assert_eq!((made.text.as_str(), made.favourable), (stored.as_str(), false));
    for words in [&["--load", "2"][..], &["--on", "2025-07-01"], &["--pack", "htst"]] {
        assert!(asked(&[&again[..], words].concat()).is_err(), "{words:?} is in the verdict");
    }
}

/// A good cycle as a logger's file, from nine o'clock on.
fn log(probe: &str) -> String {
    let mut text = format!("Datum/Zeit;{probe} [°C]\n");
    for row in trace(probe, 62_700).lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let at = 9 * 3600 + cells[0].parse::<i64>().expect("a time");
        let (hour, minute, second) = (at / 3600, at / 60 % 60, at % 60);
        let shown = cells[2].replace('.', ",");
        text += &format!("01.07.2025 {hour:02}:{minute:02}:{second:02};{shown}\n");
    }
    text
}

#[test]
fn a_loggers_file_says_its_day_itself() {
    let folder = Folder::new("logger");
    let (file, probes) = (folder.put("log.csv", &log("C1")), folder.put("probes.csv", PROBES));
    let by = ["--trace", &file, "--calibrations", &probes, "--order", "dmy", "--as", "testo"];
    let (found, favourable) = json(&[&by[..], &["--probes", "P1"]].concat());
    assert!(favourable, "{}", found["reasons"]);
    assert_eq!(
        (&found["on"], &found["loads"][0]["began"]),
        (&"2025-07-01".into(), &"2025-07-01T09:00:00".into(),)
    );
    let stored = asked(&[&by[..], &["--probes", "P1", "--json"]].concat()).expect("it is read");
    let verdict = folder.put("verdict.json", &stored.text);
    let again = asked(&["--replay", &verdict, "--trace", &file, "--json"]);
    assert_eq!(again.expect("the layout is in the verdict"), stored);
    let (other, _) = json(&[&by[..], &["--probes", "P1", "--on", "2025-07-02"]].concat());
    assert_eq!(other["reasons"][0]["code"], "other_day");
    let (unknown, _) = json(&by);
    assert_eq!(unknown["reasons"][0]["code"], "calibration", "C1 is no probe of the table");
    let own = include_str!("../../../../../packs/logger/testo.toml");
    let own =
        folder.put("own.toml", &own.replace("id = \"testo\"", "id = \"ours\"\nprobes = [\"P1\"]"));
    let by = ["--trace", &file, "--calibrations", &probes, "--order", "dmy", "--as", &own];
    let (found, favourable) = json(&by);
    assert!(favourable && found["input"]["logger"]["id"] == "ours", "{}", found["reasons"]);
    for (words, says) in [
        (&["--as", "nobody"][..], "there is generic, hobo, ibutton, lascar, testo"),
        (&["--as", "testo", "--zone", "Mars"], "`Mars` is no zone"),
        (&["--as", "testo", "--order", "ydm"], "one of mdy, dmy, ymd"),
        (&["--zone", "UTC"], "--as"),
    ] {
        let why = asked(&[&["--trace", file.as_str()], words].concat()).expect_err("refused").0;
        assert!(why.join("\n").contains(says), "{words:?}: {why:?}");
    }
}
