//! One batch of an invented bank, from the mother's answers to the ward: what one command prints
//! the next one reads, unchanged.

use serde_json::Value;

use super::{Bank, each, json, list, milk};

/// A batch that was released, and nothing was held against it afterwards.
struct Load<'a> {
    bank: &'a Bank,
    batch: String,
    pool: String,
    day: String,
    operator: String,
}

fn rows(text: &str, keep: impl Fn(&[&str]) -> bool) -> String {
    let kept = text
        .lines()
        .enumerate()
        .filter(|(n, line)| *n == 0 || keep(&line.split(',').collect::<Vec<_>>()));
    kept.map(|(_, line)| format!("{line}\n")).collect()
}

impl<'a> Load<'a> {
    fn of(bank: &'a Bank) -> Self {
        let late = bank.names("/late_positive/batches");
        let released = bank.names("/released");
        let mut clean = released.difference(&late);
        let batch = (*clean.next().expect("a batch that nothing is wrong with")).to_owned();
        let pool = batch.rsplit_once('-').expect("a pool and a load").0.to_owned();
        let cycles = bank.read("cycles.csv");
        let row = cycles.lines().find(|row| row.starts_with(&format!("{batch},")));
        let day = row.and_then(|row| row.split(',').nth(1)).expect("a day").to_owned();
        let steps = bank.read("steps.csv");
        let row = steps.lines().find(|row| row.starts_with(&format!("batch:{batch},heating,")));
        let operator = row.and_then(|row| row.split(',').nth(3)).expect("a person").to_owned();
        let load = Self { bank, batch, pool, day, operator };
        load.cut_out();
        load
    }

    /// The rows of the bank's tables that are about this batch.
    fn cut_out(&self) {
        let (batch, pool) = (&self.batch, format!("pool:{}", self.pool));
        let edges = self.bank.read("edges.csv");
        let into: Vec<&str> = (edges.lines())
            .filter_map(|row| row.split_once(','))
            .filter(|(_, rest)| rest.starts_with(&format!("{pool},")))
            .filter_map(|(from, _)| from.strip_prefix("container:"))
            .collect();
        assert!(!into.is_empty());
        let write = |name: &str, text: String| self.bank.ounce.write(name, &text);
        write("pool.csv", rows(&self.bank.read("containers.csv"), |row| into.contains(&row[0])));
        write("grown.csv", rows(&self.bank.read("results.csv"), |row| row[0] == batch));
        write(
            "steps.csv",
            // The whole chain: a release rests on the pool and on each container too.
            rows(&self.bank.read("steps.csv"), |row| {
                let container = row[0].strip_prefix("container:");
                row[0] == pool
                    || row[0] == format!("batch:{batch}")
                    || row[5] == batch
                    || container.is_some_and(|container| into.contains(&container))
            }),
        );
    }

    /// Runs a command that ends like this, and keeps what it printed.
    fn keep(&self, code: i32, line: &str, name: &str) -> Value {
        let words: Vec<&str> = line.split_whitespace().collect();
        let said = milk(&self.bank.ounce, &words);
        assert_eq!(said.code, Some(code), "{line}: {}{}", said.err, said.out);
        self.bank.ounce.write(name, &said.out);
        json(&said)
    }

    /// The verdicts of intake, serology, curve and culture, each in a file.
    fn judged(&self) {
        let Self { batch, day, .. } = self;
        self.keep(0, "intake --pack us-mn --containers pool.csv --json", "intake.json");
        let panels = "--panels bank/panels.csv --containers pool.csv --json";
        self.keep(0, &format!("serology --pack us-hmbana {panels}"), "serology.json");
        let trace = format!("--trace bank/traces/{batch}.csv --on {day} --batch {batch}");
        let calibrations = "--calibrations bank/calibrations.csv --json";
        self.keep(0, &format!("curve --pack holder {trace} {calibrations}"), "curve.json");
        self.keep(0, "culture --pack us-hmbana --results grown.csv --json", "culture.json");
    }

    fn assembled(&self, batch: &str, out: &str) {
        let Self { pool, day, operator, .. } = self;
        let whose = format!("--batch {batch} --pool {pool} --on {day} --operator {operator}");
        let verdicts = "--intake intake.json --serology serology.json --curve curve.json \
                        --culture culture.json";
        let line = format!(
            "release assemble {whose} --containers pool.csv --donors bank/donors.csv {verdicts} \
             --trace bank/traces/{}.csv --calibrations bank/calibrations.csv --culture-known-at {} --out {out} --json",
            self.batch,
            self.moment(3, 12)
        );
        self.keep(0, &line, "said.json");
    }

    /// This many days after the cycle, at this hour.
    fn moment(&self, days: i8, hours: i8) -> String {
        let day: jiff::civil::Date = self.day.parse().expect("a day");
        let day = day.saturating_add(jiff::Span::new().days(days));
        format!("{day}T{hours:02}:00:00Z")
    }

    fn signed(&self, who: &str, record: &str) {
        let at = self.moment(3, 13);
        self.keep(
            0,
            &format!("release sign --record {record} --who {who} --at {at} --json"),
            "said.json",
        );
    }
}

#[test]
fn what_one_command_prints_the_next_one_reads() {
    let bank = Bank::invented(24, 8, 5);
    let asked = list(&bank.truth["prescreen"]["asked"]);
    let eligible = asked.iter().find(|one| one["status"] == "looks_eligible").expect("somebody");
    let word = |key: &str| eligible[key].as_str().expect("a word");
    let (id, who, on) = (bank.word("/prescreen/pack"), word("who"), word("on"));
    let load = Load::of(&bank);
    let answers =
        format!("prescreen --pack {id} --answers bank/answers/{who}.json --on {on} --json");
    load.keep(0, &answers, "prescreen.json");

    load.judged();
    load.assembled(&load.batch, "record.json");
    load.signed("O91", "record.json");
    let alone = load.keep(1, "release --record record.json --json", "verdict.json");
    assert_eq!(each(&alone["reasons"], "code", |_| true), ["two_must_sign"].into());
    load.signed("O92", "record.json");
    let verdict = load.keep(0, "release --record record.json --json", "verdict.json");
    assert_eq!(verdict["released"], true);
    // The output of the commands stands in it word for word.
    for (name, at) in [
        ("intake", "/record/intake/0"),
        ("serology", "/record/serology/0"),
        ("curve", "/record/curve"),
        ("culture", "/record/culture/0/verdict"),
    ] {
        let printed = std::fs::read_to_string(bank.ounce.path(&format!("{name}.json")));
        let printed: Value = serde_json::from_str(&printed.expect("it was kept")).expect("JSON");
        assert_eq!(verdict.pointer(at), Some(&printed), "{name}");
    }
    let stored = std::fs::read_to_string(bank.ounce.path("verdict.json")).expect("it was kept");
    let again = milk(&bank.ounce, &["release", "--replay", "verdict.json", "--json"]);
    assert_eq!((again.code, again.out), (Some(0), stored));

    // The batch is released by it, and its bottles go where they went.
    let walked =
        load.keep(0, "states --steps steps.csv --record record.json --json", "states.json");
    assert_eq!(walked["states"]["batch"]["released"], 1);
    let without = load.keep(1, "states --steps steps.csv --json", "states.json");
    assert_eq!(without["states"]["batch"].get("released"), None);
    // A verdict that speaks of the same trace as another batch's releases neither.
    load.assembled("P999999-1", "other.json");
    let both = load.keep(1, "release --record record.json --record other.json --json", "both.json");
    for one in list(&both) {
        let codes = each(&one["reasons"], "code", |_| true);
        assert!(codes.contains("trace_used_twice"), "{codes:?}");
    }
}

#[test]
fn a_record_that_was_changed_after_it_was_signed_is_not_released() {
    let bank = Bank::invented(24, 8, 5);
    let load = Load::of(&bank);
    load.judged();
    load.assembled(&load.batch, "record.json");
    load.signed("O91", "record.json");
    load.signed("O92", "record.json");
    let record = std::fs::read_to_string(bank.ounce.path("record.json")).expect("it was made");
    let changed =
        record.replace(&format!("\"operator\": \"{}\"", load.operator), "\"operator\": \"O93\"");
    assert_ne!(changed, record);
    bank.ounce.write("record.json", &changed);
    let verdict = load.keep(1, "release --record record.json --json", "verdict.json");
    assert_eq!(each(&verdict["reasons"], "code", |_| true), ["signed_other"].into());
}
