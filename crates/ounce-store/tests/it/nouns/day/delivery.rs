//! Two phones whose logs come in every order that some dice think of: the book, the roster and the
//! state are the same in the end.

use super::*;
use crate::both::Database;

/// Numbers that follow from a seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below.max(1)
    }
}

fn logs(phones: &[Device], party: &Registration) -> Vec<Vec<Value>> {
    let here = |seq: i64, adults: i64| {
        at(
            seq,
            json!({ "kind": "arrived", "adults": adults, "children": 0,
            "registration": party.id.to_string() }),
        )
    };
    let milk = |seq| at(seq, json!({ "kind": "milk", "millilitres": 120, "bags": 1 }));
    let [one, two] = phones else { panic!("there are two phones") };
    vec![
        vec![
            here(1, 2),
            cash(2, "20.00"),
            milk(3),
            walked_in(4, 2, None),
            cash(5, "4.00"),
            undo(6, two, 3),
            walked_in(7, 1, Some("bo@example.org")),
        ],
        vec![
            here(1, 1),
            walked_in(2, 1, Some("bo@example.org")),
            cash(3, "9.00"),
            undo(4, one, 5),
            undo(5, one, 4),
            milk(6),
            undo(7, one, 7),
        ],
    ]
}

/// Sends the logs in pieces, some of them twice, until all has come.
fn deliver(world: &World, phones: &[Device], logs: &[Vec<Value>], seed: u64) -> Answer<()> {
    let mut dice = Dice(seed);
    for _ in 0..6 {
        let n = dice.roll(2);
        let from = dice.roll(logs[n].len());
        let until = from + 1 + dice.roll(logs[n].len() - from);
        let mut piece = logs[n][from..until].to_vec();
        if dice.roll(2) == 0 {
            piece.reverse();
        }
        world.send(&phones[n], &piece)?;
    }
    let first = dice.roll(2);
    for n in [first, 1 - first] {
        let answered = world.send(&phones[n], &logs[n])?;
        assert_eq!(answered.progress, Progress { through: 7, gaps: vec![] });
    }
    Ok(())
}

/// What the book and the roster say, whatever the times.
fn told(world: &World, phones: &[Device]) -> Answer<String> {
    let (money, milk) = world.raised()?;
    let gifts =
        world.count("SELECT CAST(COUNT(*) AS BIGINT) FROM gift WHERE standing = 'received'")?;
    let lines = world.count("SELECT CAST(COUNT(*) AS BIGINT) FROM ledger_transfer")?;
    let walkers = world.listed("elm-grove")?.tally.walkers;
    let mut state = world.state("elm-grove")?.to_string();
    for (n, phone) in phones.iter().enumerate() {
        state = state.replace(&phone.id.to_string(), &format!("phone {n}"));
    }
    Ok(format!("{money} {milk} {gifts} {lines} {walkers} {state}"))
}

fn of_seed(db: &Database, seed: u64) -> Answer<String> {
    let world = World::new(db)?;
    let party = world.joined("elm-grove", "ada@example.org", 2)?;
    let phones = [world.phone("elm-grove", 1)?, world.phone("elm-grove", 2)?];
    deliver(&world, &phones, &logs(&phones, &party), seed)?;
    world.agrees()?;
    told(&world, &phones)
}

/// In files of their own, each way of delivery ends where the others do.
#[test]
fn any_way_of_delivery_writes_the_same_book() -> crate::both::Outcome {
    let expected = of_seed(&Database::sqlite(), 0)?;
    assert!(expected.starts_with("2000 0 1 "), "{expected}");
    for seed in 1..24 {
        assert_eq!(of_seed(&Database::sqlite(), seed)?, expected, "seed {seed}");
    }
    for seed in [3, 4] {
        assert_eq!(of_seed(&Database::postgres(), seed)?, expected, "seed {seed} on PostgreSQL");
    }
    Ok(())
}
