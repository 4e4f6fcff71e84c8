//! The results that the other rules should find, written from the dice.
//!
//! They are computed from the history itself, never by the rules. So a rule that agrees with them
//! agrees with what happened.

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

use super::answers::{PACK, asked};
use super::arrival::{Container, Found};
use super::bottling::{Batch, Bottle, MACHINES};
use super::calendar::{Day, on};
use super::cycle::{BAD_PROBE, READS_HIGH_MC, misread_since};
use super::donor::LATE;
use super::journey::hospital;
use super::moves::moves;
use super::steps::last_states;
use super::tables;
use super::world::World;
use ounce_milk::states::BottleState;

pub(super) fn truth(world: &World) -> String {
    let truth = json!({
        "plan": {
            "donors": world.plan.donors, "months": world.plan.months, "seed": world.plan.seed,
            "from": on(0).to_string(), "until": on(world.end).to_string(),
        },
        "prescreen": prescreen(world),
        "counts": {
            "donors": world.donors.len(), "containers": world.containers.len(),
            "pools": world.pools.len(), "batches": world.batches.len(),
            "bottles": world.bottles.len(), "shipments": world.shipments.len(),
            "hospitals": world.hospitals,
        },
        "intake": intake(world),
        "not_covered": not_covered(world),
        "late_positive": late_positive(world),
        "curves": curves(world),
        "bad_probe": bad_probe(world),
        "cultures": {"discard": names(grown(world)), "pass": grown(world).count() },
        "raw_stock": raw_stock(world),
        "allocate": allocate(world),
        "states": last_states(world),
        "released": names(world.batches.iter().filter(|batch| batch.released.is_some())),
        "accounts_ul": accounts(world),
    });
    let mut truth = truth;
    let passed = world.batches.iter().filter(|b| b.known() <= world.end && b.colonies == 0);
    truth["cultures"]["pass"] = json!(passed.count());
    let text = serde_json::to_string_pretty(&truth);
    text.expect("it has text keys") + "\n"
}

/// Everybody who asked, on which day, and the outcome of their answers.
fn prescreen(world: &World) -> Value {
    let asked = asked(world).into_iter().map(|one| {
        let windows: Vec<Value> =
            one.set_aside.iter().map(|[from, to]| json!({"from": from, "to": to})).collect();
        json!({
            "who": one.who, "on": on(one.day).to_string(), "status": one.status,
            "not_before": one.not_before.map(|day| on(day).to_string()),
            "rule": one.rule, "set_aside": windows,
        })
    });
    json!({"pack": PACK, "asked": asked.collect::<Vec<_>>()})
}

/// The milk in the freezer for the pools of tomorrow, by its flags.
fn raw_stock(world: &World) -> Value {
    let mut by_flags: BTreeMap<&str, (usize, i64)> = BTreeMap::new();
    for container in tables::raw_stock(world) {
        let sum = by_flags.entry(tables::flags(&world.donors[container.donor])).or_default();
        sum.0 += 1;
        sum.1 += container.ul;
    }
    let by_flags = by_flags.into_iter();
    let by_flags: BTreeMap<&str, Value> = by_flags
        .map(|(flags, (count, ul))| (flags, json!({"containers": count, "volume_ul": ul})))
        .collect();
    json!(by_flags)
}

/// The bottles that may go to hospitals on the last day, and those that may not.
fn allocate(world: &World) -> Value {
    let (mut ready, mut ready_ul, mut kept) = (0, 0, Vec::new());
    for bottle in &world.bottles {
        match bottle.state {
            BottleState::Stock if bottle.expires >= world.end => {
                ready += 1;
                ready_ul += bottle.ul;
            }
            BottleState::Stock | BottleState::Quarantine => kept.push(bottle.name.as_str()),
            _ => {}
        }
    }
    kept.sort_unstable();
    let day = on(world.end).to_string();
    json!({"on": day, "may_go": ready, "may_go_ul": ready_ul, "may_not_go": kept})
}

fn names<'a>(batches: impl Iterator<Item = &'a Batch>) -> Vec<&'a str> {
    batches.map(|batch| batch.name.as_str()).collect()
}

fn grown(world: &World) -> impl Iterator<Item = &Batch> {
    world.batches.iter().filter(|batch| batch.colonies > 0 && batch.known() <= world.end)
}

fn intake(world: &World) -> Value {
    let found = |research: bool| -> Vec<&str> {
        let not_good = world.containers.iter().filter(|c| c.found != Found::Good);
        not_good
            .filter(|container| container.found.is_for_research() == research)
            .map(|container| container.name.as_str())
            .collect()
    };
    json!({"reject": found(false), "research_only": found(true)})
}

fn not_covered(world: &World) -> Vec<&str> {
    let covered = |c: &Container| world.donors[c.donor].covered(c.expressed, world.end);
    let not = world.containers.iter().filter(|container| !covered(container));
    not.map(|container| container.name.as_str()).collect()
}

/// Everything the late positive result reaches.
fn late_positive(world: &World) -> Value {
    let Some(place) = world.donors.iter().position(|donor| donor.is_late_positive()) else {
        return Value::Null;
    };
    let donor = &world.donors[place];
    let negative = donor.draws.iter().filter(|draw| draw.positive.is_none());
    let last_negative = negative.map(|draw| draw.day).max().unwrap_or(0);
    let positive = donor.draws.last().map_or(0, |draw| draw.day);
    let since = |c: &&Container| c.donor == place && c.expressed > last_negative;
    let containers: Vec<&Container> = world.containers.iter().filter(since).collect();
    let pools: BTreeSet<usize> = containers.iter().filter_map(|c| c.pool).collect();
    let siblings: BTreeSet<&str> = pools
        .iter()
        .flat_map(|pool| &world.pools[*pool].containers)
        .map(|container| world.containers[*container].donor)
        .filter(|donor| *donor != place)
        .map(|donor| world.donors[donor].name.as_str())
        .collect();
    let batches = |batch: &&Batch| pools.contains(&batch.pool);
    let mut told = reached(world, &world.batches.iter().filter(batches).collect::<Vec<_>>());
    told["donor"] = json!(donor.name);
    told["analyte"] = json!(LATE);
    told["last_negative"] = json!(on(last_negative).to_string());
    told["positive"] = json!(on(positive).to_string());
    told["expressed_since"] = json!(on(last_negative + 1).to_string());
    let names: Vec<&str> = containers.iter().map(|c| c.name.as_str()).collect();
    told["containers"] = json!(names);
    told["containers_ul"] = json!(containers.iter().map(|c| c.ul).sum::<i64>());
    let pools: Vec<&str> = pools.iter().map(|pool| world.pools[*pool].name.as_str()).collect();
    told["pools"] = json!(pools);
    told["sibling_donors"] = json!(siblings);
    told
}

/// Bottles of these batches, where they are, and who was fed of them.
fn reached(world: &World, batches: &[&Batch]) -> Value {
    let bottles: Vec<&Bottle> =
        batches.iter().flat_map(|batch| &world.bottles[batch.bottles.clone()]).collect();
    let mut by_state: BTreeMap<&str, (u64, i64)> = BTreeMap::new();
    let mut hospitals = BTreeSet::new();
    let mut babies = BTreeSet::new();
    for bottle in &bottles {
        let sum = by_state.entry(bottle.state.as_str()).or_default();
        sum.0 += 1;
        sum.1 += bottle.ul;
        babies.extend(bottle.fed.iter().map(|(baby, _)| baby.as_str()));
        let at_hospital = bottle.arrived.is_some() && bottle.state != BottleState::Returned;
        if let Some(shipment) = bottle.shipment.filter(|_| at_hospital) {
            hospitals.insert(hospital(world.shipments[shipment].hospital));
        }
    }
    let by_state: BTreeMap<&str, Value> = by_state
        .into_iter()
        .map(|(state, (count, ul))| (state, json!({"count": count, "volume_ul": ul})))
        .collect();
    let mut sorted: Vec<&str> = bottles.iter().map(|bottle| bottle.name.as_str()).collect();
    sorted.sort_unstable();
    json!({
        "batches": names(batches.iter().copied()),
        "bottles": sorted,
        "bottles_ul": bottles.iter().map(|bottle| bottle.ul).sum::<i64>(),
        "by_state": by_state,
        "hospitals": hospitals,
        "recipients": babies,
    })
}

fn curves(world: &World) -> Value {
    let flawed = world.batches.iter().filter_map(|batch| {
        let flaw = batch.tale.flaw?;
        Some(json!({"cycle": batch.name, "code": flaw.word()}))
    });
    let flawed: Vec<Value> = flawed.collect();
    json!({"accepted": world.batches.len() - flawed.len(), "failed": flawed})
}

fn bad_probe(world: &World) -> Value {
    let since: Day = misread_since(world.end);
    let with_probe =
        |batch: &&Batch| MACHINES[batch.machine].1.contains(&BAD_PROBE) && batch.day >= since;
    let fails: Vec<&Batch> = world.batches.iter().filter(|b| b.tale.now_fails()).collect();
    let mut told = reached(world, &fails);
    told["probe"] = json!(BAD_PROBE);
    told["since"] = json!(on(since).to_string());
    told["reads_high_mc"] = json!(READS_HIGH_MC);
    told["probe_offset_c"] = json!(format!("-0.{}", READS_HIGH_MC / 100));
    told["cycles_since"] = json!(names(world.batches.iter().filter(with_probe)));
    told["now_fail"] = told["batches"].take();
    told.as_object_mut().map(|object| object.remove("batches"));
    told
}

/// The balance of every account at the end, added up from the movements.
fn accounts(world: &World) -> BTreeMap<&'static str, i64> {
    let mut accounts = BTreeMap::new();
    for one in moves(world) {
        *accounts.entry(one.to.0).or_default() += one.ul;
        // Milk from donors is also counted in the account it came from.
        *accounts.entry(one.from.0).or_default() +=
            if one.from.0 == "donor_claimed" { one.ul } else { -one.ul };
    }
    accounts
}
