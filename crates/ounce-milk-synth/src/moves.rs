//! The history as movements of milk, for the mass balance.

use std::fmt::Write;

use super::arrival::Found;
use super::bottling::{Batch, Bottle, SAMPLE_UL, lost_in_pool};
use super::calendar::{Day, at};
use super::tables::decimal;
use super::world::World;
use ounce_milk::states::BottleState;

/// Milk that went from one account to another.
pub(super) struct Move {
    day: Day,
    minute: i64,
    pub from: (&'static str, String),
    pub to: (&'static str, String),
    pub ul: i64,
    reason: &'static str,
}

/// All movements, in time's sequence.
pub(super) fn moves(world: &World) -> Vec<Move> {
    let mut moves = Vec::new();
    containers(world, &mut moves);
    pools(world, &mut moves);
    for batch in &world.batches {
        load(world, batch, &mut moves);
    }
    moves.sort_by_key(|one| (one.day, one.minute));
    moves
}

pub(super) fn text(world: &World) -> String {
    let mut text = String::from("move,at,by,from,to,volume_ml,reason,reverses\n");
    for (n, Move { day, minute, from, to, ul, reason }) in moves(world).into_iter().enumerate() {
        let (at, by) = (at(day, minute), n % 4 + 1);
        let (from, to) = (format!("{}:{}", from.0, from.1), format!("{}:{}", to.0, to.1));
        let ml = decimal(ul, 3);
        writeln!(text, "m{:07},{at},O{by},{from},{to},{ml},{reason},", n + 1)
            .expect("text takes what is written to it");
    }
    text
}

/// From one account of a thing to another of the same.
fn within(
    (day, minute): (Day, i64),
    thing: &str,
    (from, to): (&'static str, &'static str),
    ul: i64,
    reason: &'static str,
) -> Move {
    Move { day, minute, from: (from, thing.to_owned()), to: (to, thing.to_owned()), ul, reason }
}

fn containers(world: &World, moves: &mut Vec<Move>) {
    for container in &world.containers {
        let (name, ul) = (&container.name, container.ul);
        let came = (container.received, 540);
        moves.push(within(came, name, ("donor_claimed", "received"), ul, ""));
        let donor = &world.donors[container.donor];
        let (to, reason) = match container.found {
            Found::Good if donor.may_be_used(container.expressed, container.received) => {
                ("raw_stock", "")
            }
            Found::Good => ("research", "no approval or no blood test covers it"),
            found if found.is_for_research() => ("research", found.reason()),
            found => ("rejected_intake", found.reason()),
        };
        moves.push(within((container.received, 600), name, ("received", to), ul, reason));
        if let Some(pool) = container.pool {
            let pool = &world.pools[pool];
            moves.push(Move {
                day: pool.day,
                minute: 480,
                from: ("raw_stock", name.clone()),
                to: ("pooled", pool.name.clone()),
                ul,
                reason: "",
            });
        }
    }
}

fn pools(world: &World, moves: &mut Vec<Move>) {
    for pool in &world.pools {
        let (name, lost) = (&pool.name, lost_in_pool(pool));
        if pool.failed && pool.day + 2 <= world.end {
            let known = (pool.day + 2, 720);
            let reason = "too many bacteria before heating";
            moves.push(within(known, name, ("pooled", "failed_micro"), pool.ul, reason));
        } else if !pool.failed && pool.day < world.end {
            let poured = (pool.day + 1, 490);
            let reason = "left in the flask";
            moves.push(within(poured, name, ("pooled", "transfer_loss"), lost, reason));
        }
    }
}

fn load(world: &World, batch: &Batch, moves: &mut Vec<Move>) {
    let name = &batch.name;
    moves.push(Move {
        day: batch.day,
        minute: 480,
        from: ("pooled", world.pools[batch.pool].name.clone()),
        to: ("pooled", name.clone()),
        ul: batch.ul,
        reason: "",
    });
    let filled = (batch.day, 850);
    moves.push(within(filled, name, ("pooled", "samples"), SAMPLE_UL, ""));
    let reason = "left in hoses and jugs";
    moves.push(within(filled, name, ("pooled", "transfer_loss"), batch.lost_ul, reason));
    for bottle in &world.bottles[batch.bottles.clone()] {
        moves.push(Move {
            day: batch.day,
            minute: 840,
            from: ("pooled", name.clone()),
            to: ("bottled", bottle.name.clone()),
            ul: bottle.ul,
            reason: "",
        });
        at_the_bank(world, batch, bottle, moves);
        on_the_way(world, bottle, moves);
    }
}

fn at_the_bank(world: &World, batch: &Batch, bottle: &Bottle, moves: &mut Vec<Move>) {
    let (name, ul) = (&bottle.name, bottle.ul);
    if !batch.tale.passes() {
        let seen = (batch.day, 960);
        moves.push(within(seen, name, ("bottled", "failed_curve"), ul, "the curve"));
    } else if batch.colonies > 0 && batch.known() <= world.end {
        let known = (batch.known(), 720);
        moves.push(within(known, name, ("bottled", "failed_micro"), ul, "growth after heating"));
    } else if let Some(released) = batch.released {
        moves.push(within((released, 900), name, ("bottled", "stock_released"), ul, ""));
    }
}

fn on_the_way(world: &World, bottle: &Bottle, moves: &mut Vec<Move>) {
    let Some(shipment) = bottle.shipment else { return };
    let (name, ul) = (&bottle.name, bottle.ul);
    let left = (world.shipments[shipment].day, 420);
    moves.push(within(left, name, ("stock_released", "shipped"), ul, ""));
    let Some(arrived) = bottle.arrived else {
        if bottle.state == BottleState::Discarded {
            let lost = (bottle.last, 660);
            moves.push(within(lost, name, ("shipped", "in_transit_loss"), ul, "arrived thawed"));
        }
        return;
    };
    moves.push(within((arrived, 660), name, ("shipped", "hospital_stock"), ul, ""));
    let used = (bottle.last, 1080);
    let fed: i64 = bottle.fed.iter().map(|(_, ul)| ul).sum();
    match bottle.state {
        BottleState::Fed => {
            moves.push(within(used, name, ("hospital_stock", "fed"), fed, ""));
            if fed < ul {
                let reason = "left after feeding";
                let rest = ul - fed;
                moves.push(within(used, name, ("hospital_stock", "hospital_waste"), rest, reason));
            }
        }
        BottleState::Discarded => {
            let reason = "24 hours after thawing";
            moves.push(within(used, name, ("hospital_stock", "hospital_waste"), ul, reason));
        }
        BottleState::Returned => {
            moves.push(within(used, name, ("hospital_stock", "returned"), ul, ""));
        }
        _ => {}
    }
}
