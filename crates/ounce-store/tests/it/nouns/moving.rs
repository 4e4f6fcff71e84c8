//! A campaign moves between engines whole, and everything still agrees there.

use ounce_domain::actor::Actor;
use ounce_domain::id::Id;
use ounce_store::{Store, copy, milk, strolls, tally};

use super::corruption::full_world;
use super::world::World;
use crate::both::{Database, Outcome};

/// Adds a receipt whose lines sort before those of the promise they settle, as imported ones may.
fn receive_with_an_early_id(world: &World) -> Outcome {
    let promise = world.promise(50, None);
    let mut receipt = world.receipt(20, Some(&promise));
    receipt.id = Id::from_bytes([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    world.write(move |sql| {
        milk::import_promise(sql, &promise)?.map_or_else(
            |refusal| Ok(Err(refusal)),
            |_| milk::receive(sql, &receipt, &Actor::Import),
        )
    })?;
    Ok(())
}

fn arrives_whole(from: &World, to: Store, who_joins_there: &str) -> Outcome {
    copy(&from.store, &to, |_| {})?;
    let there = World { store: to, campaign: from.campaign.clone() };
    there.agrees()?;
    let id = from.campaign.id;
    let tallies = |world: &World| world.read(move |sql| tally::campaign(sql, id));
    assert_eq!(tallies(&there)?, tallies(from)?);
    let lists = |world: &World| world.read(move |sql| strolls::list(sql, id));
    assert_eq!(lists(&there)?, lists(from)?);
    // It goes on there: people join, and nothing is counted twice.
    there.joined("elm-grove", who_joins_there, 2)?;
    there.agrees()
}

#[test]
fn a_campaign_moves_to_postgres_and_back() -> Outcome {
    let (here, there, back) = (Database::sqlite(), Database::postgres(), Database::sqlite());
    let world = full_world(&here)?;
    receive_with_an_early_id(&world)?;
    world.agrees()?;
    arrives_whole(&world, there.open(), "late@example.org")?;
    let moved = World { store: there.open(), campaign: world.campaign.clone() };
    arrives_whole(&moved, back.open(), "later@example.org")
}
