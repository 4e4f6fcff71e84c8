//! What each reader learns: a hospital no donor, the bank no baby's name, the stroll no health
//! answer.

use ounce_milk::allocation::{self, allocate};
use ounce_milk::isbt::{Flag, Minute, ProductCode};
use ounce_milk::label::Label as BottleLabel;
use ounce_milk::prescreen::PrescreenPack;
use ounce_milk::trace::{
    Answer, Builder, EdgeReader, Kind, Question, Start, Trace, WhereReader, Window,
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::{invented, pack};

/// The answer to a question that begins at all things of a kind.
fn answer(files: &BTreeMap<String, String>, kind: Kind) -> Answer {
    let mut builder = Builder::default();
    let mut edges = EdgeReader::default();
    files["edges.csv"].lines().for_each(|line| edges.line(line, &mut builder));
    edges.end().expect("good edges");
    let mut places = WhereReader::default();
    files["where.csv"].lines().for_each(|line| places.line(line, &mut builder));
    places.end().expect("good places");
    let trace = Trace::open(builder.image().expect("no circle")).expect("it opens");
    let question = Question::Forward { from: vec![Start::All(kind)], window: Window::default() };
    trace.ask(&question).expect("unharmed")
}

#[test]
fn invariant_10_a_hospital_is_told_no_donor_and_no_baby() {
    let files = invented();
    let all = answer(&files, Kind::Donor);
    let told = serde_json::to_string(&all).expect("text keys");
    let donors = &all.nodes[&Kind::Donor];
    let babies = &all.nodes[&Kind::Recipient];
    assert!(donors.len() > 5 && !babies.is_empty());
    assert!(donors.iter().any(|donor| told.contains(donor.as_str())), "the bank is told");
    let mut seen = 0;
    for called in &all.hospitals {
        let notice = all.notice(&called.hospital);
        assert_eq!((notice.sum.count, notice.sum.volume_ul), (called.bottles, called.volume_ul));
        seen += notice.bottles.len();
        let text = serde_json::to_string(&notice).expect("text keys");
        for name in donors.iter().chain(babies) {
            assert!(!text.contains(name.as_str()), "{name}: {text}");
        }
        let others = all.hospitals.iter().filter(|other| other.hospital != called.hospital);
        for other in others {
            assert!(!text.contains(&other.hospital), "{}: {text}", other.hospital);
        }
    }
    assert!(seen > 0);

    let stock = allocation::stock::read_stock(&files["stock.csv"]).expect("good stock");
    let orders = allocation::stock::read_orders(&files["orders.csv"]).expect("good orders");
    let truth: Value = serde_json::from_str(&files["truth.json"]).expect("it is JSON");
    let on = truth["allocate"]["on"].as_str().and_then(|day| day.parse().ok()).expect("a day");
    let shared = allocate(&stock, &orders, &pack::<allocation::Pack>("alloc-default"), on);
    assert!(!shared.assigned.is_empty());
    let shared = serde_json::to_string(&shared).expect("text keys");

    let bottle = &stock[0];
    let label = BottleLabel {
        din: ounce_milk::isbt::Din::parse(&bottle.din).expect("it is one"),
        flag: Flag::NONE,
        product: ProductCode::new("M0001", 1).expect("it is one"),
        name: "Donor human milk, pasteurised".into(),
        contents: ounce_milk::label::Contents::default(),
        expires: Minute::end_of(bottle.expires_on).expect("in range"),
        collected: None,
        produced: None,
    };
    let label = label.message().expect("it is complete").to_string();
    for donor in donors {
        assert!(!shared.contains(donor.as_str()) && !label.contains(donor.as_str()), "{donor}");
    }
}

#[test]
fn invariant_10_the_bank_knows_babies_by_pseudonym_and_by_nothing_else() {
    let files = invented();
    let mut babies = BTreeSet::new();
    for line in files["edges.csv"].lines().filter(|line| line.contains("recipient:")) {
        let cells: Vec<&str> = line.split(',').collect();
        // A node is a kind and one name: there is no field for another fact about a baby.
        assert_eq!(cells.len(), 4, "{line}");
        babies.insert(cells[1]);
    }
    assert!(!babies.is_empty());
    for baby in babies {
        let name = baby.strip_prefix("recipient:").expect("a recipient");
        let parts: Vec<&str> = name.split('-').collect();
        let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
        assert!(parts[0] == "r" && parts[1..].iter().all(digits), "{name}");
    }
}

/// Every file below a folder that ends like this.
fn files_below(folder: &Path, ending: &str, into: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            files_below(&path, ending, into);
        } else if path.extension().is_some_and(|found| found == ending) {
            into.push(fs::read_to_string(&path).expect("it is text"));
        }
    }
}

#[test]
fn invariant_10_the_stroll_keeps_no_health_answers() {
    let store = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ounce-store");
    let (mut tables, mut code) = (Vec::new(), Vec::new());
    files_below(&store.join("migrations"), "sql", &mut tables);
    files_below(&store.join("src"), "rs", &mut code);
    assert!(tables.len() > 5 && code.len() > 10);
    let words: BTreeSet<&str> = (tables.iter())
        .flat_map(|text| text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'))
        .collect();
    assert!(words.contains("registration"), "the tables of the stroll are there");
    for id in ["us-hmbana-practice", "jp-jhmba", "br-rdc171", "ca-on", "fr-1995", "uk-nice-cg93"] {
        for question in pack::<PrescreenPack>(id).rows {
            let keys = [Some(question.id), question.also];
            for key in keys.into_iter().flatten() {
                assert!(!words.contains(key.as_str()), "a column for {key}");
            }
        }
    }
    // No code that stores data uses a verdict of the pre-screen.
    assert!(code.iter().all(|text| !text.contains("prescreen")));
}
