//! The bottles that the trace reaches from the two planted stories.

use super::*;
use ounce_milk::trace::{
    Answer, Builder, EdgeReader, Kind, Label, Question, Start, Trace, WhereReader, Window, second,
};

fn trace(bank: &Bank) -> Trace<Vec<u8>> {
    let mut builder = Builder::default();
    let mut edges = EdgeReader::default();
    bank.text("edges.csv").lines().for_each(|line| edges.line(line, &mut builder));
    assert_eq!(edges.end(), Ok(()));
    let mut places = WhereReader::default();
    bank.text("where.csv").lines().for_each(|line| places.line(line, &mut builder));
    assert_eq!(places.end(), Ok(()));
    Trace::open(builder.image().expect("no circle")).expect("it opens")
}

fn forward(trace: &Trace<Vec<u8>>, from: &[String], since: Option<&str>) -> Answer {
    let start = |label: &String| {
        let label = Label::parse(label).expect("a label");
        Start::One(trace.find(&label).expect("undamaged").expect("it is there"))
    };
    let window = Window { from_s: since.and_then(second), until_s: None };
    let from = from.iter().map(start).collect();
    trace.ask(&Question::Forward { from, window }).expect("undamaged")
}

/// Compares an answer with one of the two planted stories.
fn assert_reached(bank: &Bank, story: &str, answer: &Answer) {
    let bottles: BTreeSet<&str> = answer.bottles.iter().map(|b| b.bottle.as_str()).collect();
    assert_eq!(bottles, bank.names(&format!("{story}/bottles")));
    assert!(!bottles.is_empty());
    let told = bank.truth.pointer(&format!("{story}/by_state")).expect(story);
    let found = serde_json::to_value(&answer.by_state).expect("text keys");
    assert_eq!(found, *told);
    let babies = answer.nodes.get(&Kind::Recipient).cloned().unwrap_or_default();
    let babies: BTreeSet<&str> = babies.iter().map(String::as_str).collect();
    assert_eq!(babies, bank.names(&format!("{story}/recipients")));
    let called: BTreeSet<&str> = answer.hospitals.iter().map(|h| h.hospital.as_str()).collect();
    assert_eq!(called, bank.names(&format!("{story}/hospitals")));
}

#[test]
fn the_trace_reaches_what_the_late_positive_and_the_bad_probe_touched() {
    for seed in SEEDS {
        let bank = Bank::new(seed);
        let trace = trace(bank);
        let donor = format!("donor:{}", bank.word("/late_positive/donor"));
        let since = bank.word("/late_positive/expressed_since");
        let answer = forward(&trace, &[donor], Some(since));
        assert_reached(bank, "/late_positive", &answer);
        let siblings: BTreeSet<&str> = answer.sibling_donors.iter().map(String::as_str).collect();
        assert_eq!(siblings, bank.names("/late_positive/sibling_donors"));
        let containers: BTreeSet<&str> =
            answer.nodes[&Kind::Container].iter().map(String::as_str).collect();
        assert_eq!(containers, bank.names("/late_positive/containers"));
        let failed = bank.names("/bad_probe/now_fail");
        let failed: Vec<String> = failed.iter().map(|batch| format!("batch:{batch}")).collect();
        assert_reached(bank, "/bad_probe", &forward(&trace, &failed, None));
        let probe = format!("probe:{}", bank.word("/bad_probe/probe"));
        let with = forward(&trace, &[probe], Some(bank.word("/bad_probe/since")));
        let batches: BTreeSet<&str> = with.nodes[&Kind::Batch].iter().map(String::as_str).collect();
        assert_eq!(batches, bank.names("/bad_probe/cycles_since"));
    }
}
