//! Two hundred people at once for fifty places, and why exactly fifty get one.

use std::collections::BTreeSet;
use std::sync::{Arc, Barrier};
use std::thread;

use ounce_domain::registration::Standing;
use ounce_store::registrations::Joined;
use ounce_store::{Fault, Store};

use super::world::{World, new_id};
use crate::both::Outcome;

const PEOPLE: usize = 200;
const PLACES: i64 = 50;

/// Starts all clients at the same moment and gathers their answers.
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

/// The guards of the table gone: the same rows, and nothing that refuses one.
const WITHOUT_CHECK: &str = "CREATE TABLE loose_room AS SELECT * FROM stroll_room;
    DROP TABLE stroll_room;
    ALTER TABLE loose_room RENAME TO stroll_room;";

const HOW_FULL: &str = "SELECT taken, capacity FROM stroll_room WHERE stroll = :stroll";

/// A walker like the first one, with another name and address.
const ONE_MORE: &str = "INSERT INTO registration (id, campaign, stroll, name, email, email_key,
        adults, children, standing, language, waiver_version, waiver_language, signed_name, at_ms)
    SELECT :id, campaign, stroll, name, :email, :email, adults, children, standing, language,
        waiver_version, waiver_language, signed_name, at_ms
    FROM registration WHERE stroll = :stroll AND email_key = 'first@example.org'";

const TAKE_A_PLACE: &str =
    "UPDATE stroll_room SET taken = taken + 1, parties = parties + 1 WHERE stroll = :stroll";

/// Joins with every guard off: how many are taken is read in one transaction and the place taken
/// in another, by a statement that asks nothing.
fn join_without_guard(store: &Store, stroll: [u8; 16], n: usize) -> Result<(), Fault> {
    let room = store.read_now(move |sql| sql.row(HOW_FULL, &[("stroll", stroll.into())]))?;
    let room = room.ok_or_else(|| Fault::corrupt("no room"))?;
    if room.int(0)? >= room.int(1)? {
        return Ok(());
    }
    let (id, email) = (new_id(), format!("walker{n}@example.org"));
    let took = store.write_now(move |sql| {
        let stroll = ("stroll", stroll.into());
        sql.run(ONE_MORE, &[("id", id.into()), ("email", (&email).into()), stroll.clone()])?;
        sql.run(TAKE_A_PLACE, &[stroll]).map(Ok::<_, ()>)
    })?;
    assert_eq!(took, Ok(1));
    Ok(())
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
        let Ok(Joined::New(registration, _)) = answer? else {
            return Err("nobody is refused".into());
        };
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
    /// Fifty of two hundred get a place; which fifty does not matter.
    fn fifty_places_are_sold_fifty_times(db) {
        let world = World::new(db)?;
        let stores = vec![world.store.clone()];
        exactly_fifty(world, stores)?;
    }

    /// The same crowd for the same fifty places with the guards off gets more than there are, and
    /// the check that the storm above ends with says so: it proves something.
    fn without_the_guards_they_are_oversold(db) {
        // Threads may happen to take turns; a few storms are enough for two of them to cross.
        let towns: Vec<String> = (0..20).map(|n| format!("town-{n}")).collect();
        let world = World::new(db)?;
        for town in &towns {
            world.save(&world.stroll(town, Some(PLACES)))?;
            world.joined(town, "first@example.org", 1)?;
        }
        world.agrees()?;
        db.script(WITHOUT_CHECK);
        let store = db.open();
        let mut is_oversold = false;
        for town in &towns {
            let stroll = world.stroll(town, None).id.bytes();
            let theirs = store.clone();
            for done in all_at_once(move |n| join_without_guard(&theirs, stroll, n))? {
                done?;
            }
            if world.listed(town)?.tally.walkers > PLACES {
                let findings = world.read(ounce_store::verify)?;
                assert_eq!(findings.len(), 1, "{findings:#?}");
                assert!(format!("{findings:?}").contains("places taken"), "{findings:#?}");
                is_oversold = true;
                break;
            }
        }
        assert!(is_oversold, "twenty storms, and no place was sold twice");
    }

    /// The table itself refuses: even if the code is wrong, the fifty-first can't be written.
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
