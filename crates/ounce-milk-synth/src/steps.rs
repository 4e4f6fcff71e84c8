//! The history as steps of each container, pool, batch and bottle: who took the step, when and why.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::arrival::{Container, Found};
use super::bottling::{Batch, Bottle};
use super::calendar::{Day, at};
use super::cycle::Flaw;
use super::pooling::Pool;
use super::world::World;
use ounce_milk::states::BottleState;

struct Step<'a> {
    day: Day,
    minute: i64,
    thing: (&'static str, &'a str),
    to: &'static str,
    who: usize,
    why: &'static str,
    batch: &'a str,
    /// Of a container that is poured, and of a batch: the pool.
    pool: &'a str,
}

/// All steps, in time's sequence.
fn steps(world: &World) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for container in &world.containers {
        of_container(world, container, &mut steps);
    }
    for pool in &world.pools {
        of_pool(world, pool, &mut steps);
    }
    for batch in &world.batches {
        of_batch(world, batch, &mut steps);
        for bottle in &world.bottles[batch.bottles.clone()] {
            of_bottle(world, batch, bottle, &mut steps);
        }
    }
    steps.sort_by_key(|one| (one.day, one.minute));
    steps
}

pub(super) fn text(world: &World) -> String {
    let mut text = String::from("thing,to,at,who,why,batch,pool\n");
    for Step { day, minute, thing: (kind, name), to, who, why, batch, pool } in steps(world) {
        let at = at(day, minute);
        writeln!(text, "{kind}:{name},{to},{at},O{},{why},{batch},{pool}", who + 1)
            .expect("text takes what is written to it");
    }
    text
}

/// How many things of each kind stand in which state at the end.
pub(super) fn last_states(world: &World) -> BTreeMap<&str, BTreeMap<&str, usize>> {
    let mut last: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for step in steps(world) {
        last.insert(step.thing, step.to);
    }
    let mut states: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for ((kind, _), state) in last {
        *states.entry(kind).or_default().entry(state).or_default() += 1;
    }
    states
}

fn of_container<'a>(world: &'a World, one: &'a Container, steps: &mut Vec<Step<'a>>) {
    let into = one.pool.map_or("", |pool| world.pools[pool].name.as_str());
    let mut add = |day, minute, to, why| {
        let thing = ("container", one.name.as_str());
        let pool = if to == "pooled" { into } else { "" };
        steps.push(Step { day, minute, thing, to, who: one.freezer, why, batch: "", pool });
    };
    add(one.received, 540, "received", "arrived");
    let usable = world.donors[one.donor].may_be_used(one.expressed, one.received);
    match one.found {
        Found::Good if usable => add(one.received, 600, "raw_stock", "accepted"),
        Found::Good => add(one.received, 600, "rejected", "no approval or cover: for research"),
        found => add(one.received, 600, "rejected", found.reason()),
    }
    if let Some(pool) = one.pool {
        let day = world.pools[pool].day;
        add(day - 1, 1_020, "thawed", "for the pool of tomorrow");
        add(day, 480, "pooled", "poured whole");
    }
}

fn of_pool<'a>(world: &World, pool: &'a Pool, steps: &mut Vec<Step<'a>>) {
    let mut add = |day, minute, to, why| {
        let thing = ("pool", pool.name.as_str());
        let who = pool.operator;
        steps.push(Step { day, minute, thing, to, who, why, batch: "", pool: "" });
    };
    add(pool.day, 485, "mixed", "six pours");
    add(pool.day, 490, "sampled", "for the laboratory");
    if pool.failed && pool.day + 2 <= world.end {
        add(pool.day + 2, 720, "discarded", "too many bacteria before heating");
    } else if !pool.failed && pool.day < world.end {
        add(pool.day + 1, 470, "split", "into loads");
    }
}

fn of_batch<'a>(world: &'a World, batch: &'a Batch, steps: &mut Vec<Step<'a>>) {
    let (day, began) = (batch.day, batch.hour * 60);
    let mut add = |day, minute, to, who, why| {
        let (thing, pool) = (("batch", batch.name.as_str()), world.pools[batch.pool].name.as_str());
        steps.push(Step { day, minute, thing, to, who, why, batch: "", pool });
    };
    let (ran, looked) = (batch.operator, batch.signers[0]);
    add(day, began, "heating", ran, "begun");
    add(day, began + 45, "held", ran, "at temperature");
    add(day, began + 110, "cooled", ran, "in ice water");
    let judged = began + 120;
    if batch.tale.flaw.is_some_and(|flaw| matches!(flaw, Flaw::Gap)) {
        add(day, judged, "curve_fail", looked, "a probe was silent");
    } else if !batch.tale.passes() {
        add(day, judged, "curve_fail", looked, "the curve was not accepted");
    } else {
        add(day, judged, "await_culture", looked, "the curve was accepted");
        if batch.known() <= world.end && batch.colonies > 0 {
            add(batch.known(), 720, "culture_fail", looked, "growth after heating");
        } else if batch.known() <= world.end {
            add(batch.known(), 720, "release_ready", looked, "no growth");
        }
    }
    if let Some(released) = batch.released {
        add(released, 890, "released", batch.signers[1], "two signed");
    }
}

fn of_bottle<'a>(world: &World, batch: &'a Batch, one: &'a Bottle, steps: &mut Vec<Step<'a>>) {
    let mut add = |day, minute, to, who, why| {
        let thing = ("bottle", one.name.as_str());
        steps.push(Step { day, minute, thing, to, who, why, batch: &batch.name, pool: "" });
    };
    add(batch.day, 1_300, "quarantine", batch.operator, "filled");
    let looked = batch.signers[0];
    if !batch.tale.passes() {
        return add(batch.day, 1_310, "discarded", looked, "the curve");
    } else if batch.colonies > 0 && batch.known() <= world.end {
        return add(batch.known(), 730, "discarded", looked, "growth after heating");
    }
    let Some(released) = batch.released else { return };
    add(released, 900, "stock", batch.signers[1], "its batch is released");
    let Some(shipment) = one.shipment.map(|shipment| &world.shipments[shipment]) else { return };
    add(shipment.day, 400, "allocated", looked, "an order");
    add(shipment.day, 420, "shipped", looked, "on dry ice");
    let Some(arrived) = one.arrived else {
        if one.state == BottleState::Discarded {
            add(one.last, 660, "discarded", looked, "arrived thawed");
        }
        return;
    };
    add(arrived, 660, "received", looked, "frozen");
    match one.state {
        BottleState::Fed => {
            add(one.last, 700, "thawed", looked, "for a feed");
            add(one.last, 1_080, "fed", looked, "by prescription");
        }
        BottleState::Discarded => {
            add(one.last, 700, "thawed", looked, "for a feed");
            add(one.last, 1_080, "discarded", looked, "24 hours after thawing");
        }
        BottleState::Returned => add(one.last, 1_080, "returned", looked, "not needed"),
        _ => {}
    }
}
