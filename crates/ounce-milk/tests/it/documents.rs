//! The tables of `docs/milk.md` that say what comes of what, row by row.

use ounce_milk::culture;
use ounce_milk::intake::{self, FactKind, IntakePack};
use ounce_milk::pack::Shelf;
use ounce_milk::serology::{self, SerologyPack};

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
