//! Two hundred people at once for fifty places, and why exactly fifty get one.

use std::collections::BTreeSet;
use std::sync::{Arc, Barrier};
use std::thread;

use ounce_domain::registration::Standing;
use ounce_store::registrations::Joined;
use ounce_store::{Fault, Store};

use super::world::World;
use crate::both::Outcome;

const PEOPLE: usize = 200;
const PLACES: i64 = 50;

/// Starts everybody at the same moment and gathers what they got.
fn all_at_once<T: Send + 'static>(
    one: impl Fn(usize) -> T + Send + Sync + 'static,
) -> Result<Vec<T>, String> {
    let (one, start) = (Arc::new(one), Arc::new(Barrier::new(PEOPLE)));
    let threads: Vec<_> = (0..PEOPLE)
        .map(|n| {
            let (one, start) = (Arc::clone(&one), Arc::clone(&start));
            thread::spawn(move || {
                start.wait();
                one(n)
            })
        })
        .collect();
    threads
        .into_iter()
        .map(|thread| thread.join().map_err(|_| "a thread panicked".to_owned()))
        .collect()
}

/// Reads how many are taken, looks whether that leaves a place, and takes it: without the guard in
/// the statement, without the CHECK in the table, in two transactions.
fn take_without_guard(store: &Store) -> Result<bool, Fault> {
    let taken = store
        .read_now(|sql| sql.row("SELECT taken FROM loose_room", &[]))?
        .ok_or_else(|| Fault::corrupt("no room"))?
        .int(0)?;
    if taken >= PLACES {
        return Ok(false);
    }
    let took = store.write_now(|sql| {
        sql.run("UPDATE loose_room SET taken = taken + 1", &[]).map(Ok::<_, ()>)
    })?;
    Ok(took.is_ok())
}

fn exactly_fifty(world: World, stores: Vec<Store>) -> Outcome {
    let campaign = world.campaign.clone();
    let worlds: Vec<World> =
        stores.into_iter().map(|store| World { store, campaign: campaign.clone() }).collect();
    let answers = all_at_once(move |n| {
        worlds[n % worlds.len()].join("elm-grove", &format!("walker{n}@example.org"), 1)
    })?;
    let mut standings = Vec::new();
    let mut ids = BTreeSet::new();
    for answer in answers {
        let Ok(Joined::New(registration)) = answer? else { return Err("nobody is refused".into()) };
        standings.push(registration.standing);
        ids.insert(registration.id);
    }
    let confirmed = standings.iter().filter(|standing| **standing == Standing::Confirmed).count();
    assert_eq!((confirmed, standings.len(), ids.len()), (50, PEOPLE, PEOPLE));
    let tally = world.listed("elm-grove")?.tally;
    assert_eq!((tally.walkers, tally.parties, tally.waiting), (PLACES, 50, 150));
    world.agrees()
}

on_both! {
    /// Fifty of two hundred, whoever they are.
    fn fifty_places_are_sold_fifty_times(db) {
        let world = World::new(db)?;
        let stores = vec![world.store.clone()];
        exactly_fifty(world, stores)?;
    }

    /// The same crowd with the guard off gets more than there is: the storm above proves something.
    fn without_the_guard_they_are_oversold(db) {
        let store = db.open();
        let mut worst = 0;
        // Threads may happen to take turns; a few storms are enough for two of them to cross.
        for _ in 0..20 {
            db.script(
                "DROP TABLE IF EXISTS loose_room;
                 CREATE TABLE loose_room (taken $int NOT NULL) $strict;
                 INSERT INTO loose_room (taken) VALUES (0);",
            );
            let theirs = store.clone();
            for took in all_at_once(move |_| take_without_guard(&theirs))? {
                took?;
            }
            let taken = store.read_now(|sql| sql.row("SELECT taken FROM loose_room", &[]))?;
            worst = worst.max(taken.ok_or("no room")?.int(0)?);
            if worst > PLACES {
                break;
            }
        }
        assert!(worst > PLACES, "{worst} of {PLACES} taken");
    }

    /// The table itself refuses: whatever the code believes, the fifty-first can't be written.
    fn the_table_refuses_the_fifty_first(db) {
        let world = World::new(db)?;
        world.joined("river-bend", "a@example.org", 5)?;
        let fault = world.store.write_now(|sql| {
            sql.run("UPDATE stroll_room SET taken = taken + 1 WHERE capacity = 5", &[])
                .map(Ok::<_, ()>)
        });
        assert!(fault.is_err());
        assert_eq!(world.listed("river-bend")?.tally.walkers, 5);
    }
}

/// Two processes on one server, each with a writer of its own, cross and are tried again.
#[test]
fn two_processes_sell_fifty_places_fifty_times() -> Outcome {
    let db = crate::both::Database::postgres();
    let world = World::new(&db)?;
    let stores = vec![world.store.clone(), db.open()];
    exactly_fifty(world, stores)
}
