//! Checks the example tables of `docs/milk.md`, row by row.

use ounce_milk::allocation;
use ounce_milk::balance;
use ounce_milk::culture;
use ounce_milk::intake::{self, FactKind, IntakePack};
use ounce_milk::pack::Shelf;
use ounce_milk::serology::{self, SerologyPack};
use ounce_milk::states::hold::{DEFERRAL_COLUMNS, Hold, by_deferral, by_serology, read_deferrals};
use ounce_milk::states::steps::{Beside, Step, Walked, read, walk};
use ounce_milk::states::{Known, Packs, Records, Release, ReleaseRecord, decide, parse_record};

use serde_json::Value;

use super::invariants::{TODAY, pack};

const PAGE: &str = include_str!("../../../../docs/milk.md");

/// The rows of the table under a heading, each with this many cells, without the marks of code.
fn rows(heading: &str, cells: usize) -> Vec<Vec<String>> {
    let (_, behind) = PAGE.split_once(&format!("\n### {heading}\n")).expect("the page has it");
    let table = behind.lines().skip_while(|line| !line.starts_with('|'));
    let lines = table.take_while(|line| line.starts_with('|')).skip(2);
    let rows: Vec<Vec<String>> = lines
        .map(|line| {
            let inside = line.strip_prefix('|').and_then(|line| line.strip_suffix('|'));
            let inside = inside.expect("a row between two strokes");
            inside.split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect()
        })
        .collect();
    assert!(rows.iter().all(|row| row.len() == cells), "{heading}: {cells} cells a row");
    rows
}

#[test]
fn milk_is_covered_as_the_table_says() {
    let rows = rows("Whose milk is covered, by example", 5);
    assert!(rows.len() >= 25, "{}", rows.len());
    for row in rows {
        let [id, left_out, beside, container, answer] = row.as_slice() else { panic!("{row:?}") };
        let pack: SerologyPack = pack(id);
        let mut panels = String::from("donor,analyte,method,result,drawn_on,lab\n");
        for analyte in pack.panel.iter().filter(|one| one.analyte != *left_out) {
            for method in 1..=analyte.methods {
                let name = &analyte.analyte;
                panels += &format!("D1,{name},m{method},negative,2026-01-15,L1\n");
            }
        }
        for line in beside.split("` then `").filter(|line| !line.is_empty()) {
            panels += &format!("{line}\n");
        }
        let panels = serology::read_panels(&panels).expect("good panels");
        let containers = format!("container,donor,expressed_on\n{container}\n");
        let containers = serology::read_containers(&containers).expect("good containers");
        let verdict = serology::decide(&pack, &panels, &containers);
        let json: serde_json::Value = serde_json::from_str(&verdict.to_json()).expect("JSON");
        let first = &json["containers"][0]["because"][0]["code"];
        let found = if verdict.covered { "covered" } else { first.as_str().expect("a reason") };
        assert_eq!(found, answer, "{row:?}");
    }
}

#[test]
fn containers_are_accepted_as_the_table_says() {
    let rows = rows("What is accepted, by example", 4);
    assert!(rows.len() >= 20, "{}", rows.len());
    for row in rows {
        let [id, column, value, outcome] = row.as_slice() else { panic!("{row:?}") };
        let pack: IntakePack = pack(id);
        let facts = pack.facts();
        let common = ["C1", "D1", "2026-01-10", "2026-01-10", "2026-03-10", "-20"];
        let mut cells: Vec<(&str, &str)> = intake::COMMON.into_iter().zip(common).collect();
        cells.extend(facts.iter().map(|fact| {
            let good = ["arrived_frozen", "intact", "one_expression", "medicines_named"];
            let is_good = good.contains(&fact.name.as_str()) || fact.name == "bank_container";
            let fine = match (&fact.kind, is_good) {
                (FactKind::OneOf(words), _) => words[0].as_str(),
                (FactKind::Amount(_), _) => "0",
                (FactKind::YesNo, true) => "yes",
                (FactKind::YesNo, false) => "no",
            };
            (fact.name.as_str(), fine)
        }));
        let changed = cells.iter_mut().find(|(name, _)| name == column);
        changed.expect("a column of the file").1 = value;
        let (header, cells): (Vec<&str>, Vec<&str>) = cells.into_iter().unzip();
        let text = format!("{}\n{}\n", header.join(","), cells.join(","));
        let containers = intake::read(&text, &pack, &[]).expect("a good file");
        let verdict = intake::decide(&pack, &containers);
        let json: serde_json::Value = serde_json::from_str(&verdict.to_json()).expect("JSON");
        assert_eq!(json["containers"][0]["outcome"], *outcome, "{row:?}");
    }
}

#[test]
fn results_pass_the_laboratory_as_the_table_says() {
    let rows = rows("What passes the laboratory, by example", 3);
    assert!(rows.len() >= 25, "{}", rows.len());
    for row in rows {
        let [id, results, answer] = row.as_slice() else { panic!("{row:?}") };
        let rules = culture::Rules::on(&Shelf::built_in(), id, TODAY).expect("it is built in");
        let lines = results.replace("` and `", "\n");
        let text = format!("{}\n{lines}\n", culture::COLUMNS.join(","));
        let results = culture::read(&rules.dictionary, &text).expect("good results");
        let verdict = culture::decide(&rules, &results);
        let json: serde_json::Value = serde_json::from_str(&verdict.to_json()).expect("JSON");
        let found = json["samples"][0]["outcome"].as_str().expect("an outcome");
        assert_eq!(found.replace('_', " "), *answer, "{row:?}: {:#}", json["samples"][0]);
    }
}

const GOOD: &str = include_str!("../../../../fuzz/seeds/record/good.json");

/// Whether the page shows a value, with `…` for what it leaves out.
fn is_part_of(shown: &Value, whole: &Value) -> bool {
    match (shown, whole) {
        (Value::String(text), _) if text == "…" => true,
        (Value::String(text), Value::String(whole)) if text.ends_with('…') => {
            whole.starts_with(text.trim_end_matches('…'))
        }
        (Value::Array(shown), Value::Array(whole)) => {
            let pairs = shown.iter().zip(whole);
            shown.len() == whole.len() && pairs.into_iter().all(|(one, of)| is_part_of(one, of))
        }
        (Value::Object(shown), Value::Object(whole)) => {
            let holds = |(key, one)| whole.get(key).is_some_and(|of| is_part_of(one, of));
            shown.len() == whole.len() && shown.iter().all(holds)
        }
        _ => shown == whole,
    }
}

/// A record with one thing changed, signed anew by the same people at the same times.
fn record(from: &str, to: &str) -> ReleaseRecord {
    assert!(GOOD.contains(from), "{from}");
    let mut record = parse_record(&GOOD.replacen(from, to, 1)).expect("it is well formed");
    let digest = record.digest();
    record.signatures.iter_mut().for_each(|one| one.record_sha256.clone_from(&digest));
    record
}

/// The codes of the reasons, and the release.
fn decided(record: &ReleaseRecord) -> (Vec<String>, Option<Release>) {
    let packs = Packs::of(&Shelf::built_in()).expect("the packs of the program are good");
    let now = "2026-03-06T00:00:00Z".parse().expect("a time");
    let records = Records::of([record]);
    let verdict = decide(record, &Known { packs: &packs, now, records: &records });
    let json: serde_json::Value = serde_json::from_str(&verdict.to_json()).expect("JSON");
    let reasons = json["reasons"].as_array().expect("a list");
    let code = |reason: &serde_json::Value| reason["code"].as_str().expect("a word").to_owned();
    (reasons.iter().map(code).collect(), verdict.release)
}

#[test]
fn records_are_refused_as_the_table_says() {
    let page = include_str!("../../../../docs/packs.md");
    let (_, behind) = page.split_once("The record of a batch:\n\n```json\n").expect("it is there");
    let (shown, _) = behind.split_once("\n```").expect("it has an end");
    let shown = serde_json::from_str(shown).expect("JSON");
    let whole = serde_json::from_str(GOOD).expect("JSON");
    assert!(is_part_of(&shown, &whole), "the page shows the record the table is about");
    let rows = rows("What is not released, by example", 3);
    assert!(rows.len() >= 20, "{}", rows.len());
    for row in rows {
        let [from, to, codes] = row.as_slice() else { panic!("{row:?}") };
        let (found, release) = decided(&record(from, to));
        assert_eq!(found.join(" "), *codes, "{row:?}");
        assert_eq!(release.is_some(), codes.is_empty(), "{row:?}");
    }
}

/// A step of the table as a row of a file: `thing:state/who/mark`.
fn step(words: &str, hour: usize) -> String {
    let (thing, rest) = words.split_once(':').expect("a thing and a state");
    let mut parts = rest.split('/');
    let to = parts.next().expect("a state");
    let (who, mark) = (parts.next().unwrap_or("O1"), parts.next().unwrap_or_default());
    let (day, hour) = (6 + hour / 24, hour % 24);
    let (name, batch, pool) = match thing {
        "container" => ("C1", "", ""),
        "pool" => ("P1", "", ""),
        "batch" => ("P1-1", "", "P1"),
        _ => ("B1", "P1-1", ""),
    };
    let at = format!("2026-03-{day:02}T{hour:02}:00:00Z");
    format!("{thing}:{name},{to},{at},{who},as said,{batch},{pool},{mark}\n")
}

/// The steps of a bank whose bottle is in quarantine, and then those of the table.
fn steps_to(words: &str) -> Vec<Step> {
    let mut text = String::from("thing,to,at,who,why,batch,pool,mark\n");
    for container in ["C1", "C2"] {
        for to in ["received", "raw_stock", "thawed", "pooled"] {
            let pool = if to == "pooled" { "P1" } else { "" };
            text += &format!("container:{container},{to},2026-03-01,O1,as said,,{pool},\n");
        }
    }
    for to in ["mixed", "sampled", "split"] {
        text += &format!("pool:P1,{to},2026-03-02,O1,as said,,,\n");
    }
    let begin = ["batch:heating", "batch:held", "batch:cooled", "bottle:quarantine"];
    for (n, words) in begin.into_iter().chain(words.split(' ')).enumerate() {
        // The late entry is dated behind the beginning and before all else.
        let late = words.strip_prefix('-');
        text += &step(late.unwrap_or(words), if late.is_some() { 5 } else { 2 + n });
    }
    read(&text).expect("a good table")
}

/// What becomes of them at the end of the year, where the batch may be released.
fn walked_to(words: &str, holds: &[Hold]) -> Walked {
    let (_, release) = decided(&record("P1-1", "P1-1"));
    let releases = [("P1-1".into(), release.expect("nothing is missing"))].into();
    let now = "2026-12-31T00:00:00Z".parse().expect("a time");
    walk(&steps_to(words), &Beside { releases: &releases, holds, now })
}

fn codes(walked: &Walked) -> String {
    walked.refused.iter().map(|one| one.code).collect::<Vec<_>>().join(" ")
}

fn state<'a>(walked: &'a Walked, name: &str) -> &'a str {
    let found = walked.things.iter().find(|thing| thing.thing == name);
    found.expect("it is there").state
}

#[test]
fn bottles_go_where_the_table_says() {
    let rows = rows("Where a bottle may go, by example", 3);
    assert!(rows.len() >= 30, "{}", rows.len());
    for row in rows {
        let [steps, at, refused] = row.as_slice() else { panic!("{row:?}") };
        let walked = walked_to(steps, &[]);
        assert_eq!(codes(&walked), *refused, "{row:?}");
        assert_eq!(state(&walked, "bottle:B1"), *at, "{row:?}");
    }
}

/// What a row of blood tests or of deferrals holds, of the containers of the table.
fn holds(found: &str, known_at: &str) -> Vec<Hold> {
    let containers = "container,donor,expressed_on\nC1,D1,2026-01-10\nC2,D2,2026-01-11\n";
    let containers = serology::read_containers(containers).expect("good containers");
    if found.split(',').count() == DEFERRAL_COLUMNS.len() {
        let text = format!("{}\n{found}\n", DEFERRAL_COLUMNS.join(","));
        return by_deferral(&read_deferrals(&text).expect("a good deferral"), &containers);
    }
    let pack: SerologyPack = pack("us-hmbana");
    let mut panels = String::from("donor,analyte,method,result,drawn_on,lab\n");
    for (donor, analyte) in
        ["D1", "D2"].into_iter().flat_map(|d| pack.panel.iter().map(move |a| (d, a)))
    {
        panels += &format!("{donor},{},m1,negative,2026-01-05,L1\n", analyte.analyte);
    }
    let panels = serology::read_panels(&format!("{panels}{found}\n")).expect("good panels");
    let verdict = serology::decide(&pack, &panels, &containers);
    by_serology(&verdict, known_at.parse().expect("a time"))
}

#[test]
fn what_is_found_later_holds_milk_as_the_table_says() {
    let rows = rows("What is found later, by example", 6);
    assert!(rows.len() >= 15, "{}", rows.len());
    for row in rows {
        let [steps, found, known_at, container, bottle, refused] = row.as_slice() else {
            panic!("{row:?}")
        };
        let walked = walked_to(steps, &holds(found, known_at));
        assert_eq!(state(&walked, "container:C1"), *container, "{row:?}");
        assert_eq!(state(&walked, "bottle:B1"), *bottle, "{row:?}");
        assert_eq!(codes(&walked), *refused, "{row:?}");
    }
}

#[test]
fn milk_is_shared_as_the_table_says() {
    let rows = rows("Who gets what, by example", 3);
    assert!(rows.len() >= 9, "{}", rows.len());
    for row in rows {
        let [bottles, orders, given] = row.as_slice() else { panic!("{row:?}") };
        let mut stock = String::from("bottle,din,volume_ml,expires_on,product,state\n");
        for part in bottles.split(", ") {
            let (count, product) = part.split_once(' ').expect("a number and a product");
            for n in 0..count.parse::<u32>().expect("a number") {
                stock += &format!("{product}-{n},D,100,2026-06-01,{product},stock\n");
            }
        }
        let mut asked = String::from("hospital,tier,infants,need_ml,product,filled_ml\n");
        for (n, part) in orders.split("; ").enumerate() {
            let words: Vec<&str> = part.split(' ').collect();
            let [tier, product, ml] = words.as_slice() else { panic!("{part}") };
            asked += &format!("H{n},{tier},1,{ml},{product},0\n");
        }
        let stock = allocation::stock::read_stock(&stock).expect("a good stock");
        let asked = allocation::stock::read_orders(&asked).expect("good orders");
        let pack: allocation::Pack = pack("alloc-default");
        let on = "2026-05-02".parse().expect("a day");
        let found = allocation::allocate(&stock, &asked, &pack, on);
        let product = |bottle: &str| bottle.rsplit_once('-').expect("a number").0.to_owned();
        let mut told: Vec<String> = found
            .assigned
            .iter()
            .map(|one| format!("{} {}", one.tier, product(&one.bottle)))
            .collect();
        told.sort();
        let told = if told.is_empty() { "nothing".to_owned() } else { told.join("; ") };
        assert_eq!(told, *given, "{row:?}");
    }
}

#[test]
fn the_book_takes_what_the_table_says() {
    let above = "a,2026-01-01,O1,donor_claimed:C1,received:C1,500,,
b,2026-01-01,O1,received:C1,raw_stock:C1,500,,
c,2026-01-02,O1,raw_stock:C1,pooled:P1,500,,
d,2026-01-02,O1,pooled:P1,bottled:B1,500,,
e,2026-01-03,O1,bottled:B1,stock_released:B1,500,,";
    let rows = rows("What the book takes, by example", 2);
    assert!(rows.len() >= 15, "{}", rows.len());
    for row in rows {
        let [last, answer] = row.as_slice() else { panic!("{row:?}") };
        let table = format!("move,at,by,from,to,volume_ml,reason,reverses\n{above}\n{last}\n");
        let told = match balance::read(&table) {
            Err(bad) => {
                assert!(bad[0].reason.contains("is no account"), "{bad:?}");
                "no such account".to_owned()
            }
            Ok(moves) => {
                let pack: balance::BalancePack = pack("balance-default");
                let found = balance::balance(&moves, &pack).refused;
                assert!(found.len() < 2, "{found:?}");
                found.first().map_or("taken".to_owned(), |one| {
                    let against = one.against.as_ref();
                    let against = against.map(|other| format!(" against {}", other.id));
                    format!("{}{}", one.code.as_str(), against.unwrap_or_default())
                })
            }
        };
        assert_eq!(told, *answer, "{row:?}");
    }
}
