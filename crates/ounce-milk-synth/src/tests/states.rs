//! The steps of the bank and its records, held against what may be taken and released.

use super::*;
use ounce_milk::states;

/// The last moment of the last day.
fn end(bank: &Bank) -> jiff::Timestamp {
    format!("{}T23:59:59Z", bank.word("/plan/until")).parse().expect("a time")
}

/// What every record of the bank comes to, beside all others.
fn decided(bank: &Bank) -> Vec<states::ReleaseVerdict> {
    let texts = bank.files.iter().filter(|(path, _)| path.starts_with("release/"));
    let records: Vec<states::ReleaseRecord> =
        texts.map(|(_, text)| states::parse_record(text).expect("a good record")).collect();
    let packs = states::Packs::of(&Shelf::built_in()).expect("they come with the program");
    let beside = states::Records::of(&records);
    let known = states::Known { packs: &packs, now: end(bank), records: &beside };
    records.iter().map(|record| states::decide(record, &known)).collect()
}

#[test]
fn every_step_of_the_history_may_be_taken() {
    for seed in SEEDS {
        let bank = Bank::new(seed);
        let taken = states::steps::read(bank.text("steps.csv")).expect("well formed");
        let releases = decided(bank)
            .into_iter()
            .filter_map(|verdict| verdict.release.map(|release| (verdict.batch, release)));
        let (releases, now) = (&releases.collect(), end(bank));
        let beside = states::steps::Beside { releases, holds: &[], now };
        let walked = states::steps::walk(&taken, &beside);
        assert_eq!(walked.refused, []);
        assert_eq!(serde_json::to_value(&walked.states).expect("text keys"), bank.truth["states"]);
        // Where the trace says a bottle is, there its steps have led it.
        let places: BTreeMap<&str, &str> = (bank.text("where.csv").lines().skip(1))
            .filter_map(|line| line.split_once(','))
            .map(|(bottle, rest)| (bottle, rest.split(',').next().unwrap_or_default()))
            .collect();
        let bottles = walked.things.iter().filter_map(|thing| {
            thing.thing.strip_prefix("bottle:").map(|bottle| (bottle, thing.state))
        });
        assert_eq!(bottles.collect::<BTreeMap<_, _>>(), places);
    }
}

#[test]
fn exactly_what_may_be_released_is() {
    for seed in SEEDS {
        let bank = Bank::new(seed);
        let mut released = BTreeSet::new();
        for verdict in decided(bank) {
            if verdict.released {
                released.insert(verdict.batch.to_string());
            } else {
                // What the dice let fail is the only thing that is wrong with the others.
                let codes = verdict.reasons.iter().map(|reason| reason.code);
                use states::ReleaseCode::{CultureNotPassed, CurveNotPassed, TwoMustSign};
                let known = [CultureNotPassed, CurveNotPassed, TwoMustSign];
                assert!(codes.clone().all(|code| known.contains(&code)), "{:?}", verdict.reasons);
            }
        }
        let released: BTreeSet<&str> = released.iter().map(String::as_str).collect();
        assert_eq!(released, bank.names("/released"));
        assert!(released.len() > 10);
    }
}
