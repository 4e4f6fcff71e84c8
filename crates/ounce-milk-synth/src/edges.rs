//! The history as edges of the trace, and where every bottle is.

use std::fmt::Write;

use super::arrival::DEPOTS;
use super::bottling::{Batch, MACHINES, SAMPLE_UL};
use super::calendar::{at, on};
use super::journey::hospital;
use super::tables::{certificate, certificates, decimal};
use super::world::World;
use ounce_milk::states::BottleState;

macro_rules! edge {
    ($text:ident, $($argument:tt)*) => {
        writeln!($text, $($argument)*).expect("text takes what is written to it")
    };
}

pub(super) fn edges(world: &World) -> String {
    let mut text = String::from("from,to,volume_ml,at\n");
    for container in &world.containers {
        let (name, ml) = (&container.name, decimal(container.ul, 3));
        let donor = &world.donors[container.donor].name;
        edge!(text, "donor:{donor},container:{name},{ml},{}", on(container.expressed));
        let received = on(container.received);
        let depot = container.donor % DEPOTS + 1;
        edge!(text, "depot:DP{depot},container:{name},,{received}");
        edge!(text, "freezer:F{},container:{name},,{received}", container.freezer + 1);
        if let Some(pool) = container.pool {
            let pool = &world.pools[pool];
            edge!(text, "container:{name},pool:{},{ml},{}", pool.name, at(pool.day, 480));
        }
    }
    for (n, pool) in world.pools.iter().enumerate() {
        let (name, mixed) = (&pool.name, at(pool.day, 480));
        edge!(text, "operator:O{},pool:{name},,{mixed}", pool.operator + 1);
        edge!(text, "tray:TR-{},pool:{name},,{mixed}", on(pool.day - 1));
        edge!(text, "lot:flasks-{},pool:{name},,{mixed}", n / 90 + 1);
    }
    for batch in &world.batches {
        batch_edges(world, batch, &mut text);
    }
    for bottle in &world.bottles {
        let name = &bottle.name;
        if let Some(shipment) = bottle.shipment {
            let shipment = &world.shipments[shipment];
            edge!(text, "shipment:{},bottle:{name},,{}", shipment.name, at(shipment.day, 420));
        }
        for (baby, ul) in &bottle.fed {
            let fed = at(bottle.last, 1080);
            edge!(text, "bottle:{name},recipient:{baby},{},{fed}", decimal(*ul, 3));
        }
    }
    text
}

fn batch_edges(world: &World, batch: &Batch, text: &mut String) {
    let (name, began) = (&batch.name, at(batch.day, batch.hour * 60));
    let pool = &world.pools[batch.pool].name;
    edge!(text, "pool:{pool},batch:{name},{},{began}", decimal(batch.ul, 3));
    let (machine, probes) = MACHINES[batch.machine];
    edge!(text, "pasteuriser:{machine},batch:{name},,{began}");
    let certificates = certificates(world.end);
    for probe in probes {
        edge!(text, "probe:{probe},batch:{name},,{began}");
        if let Some(known) = certificate(&certificates, probe, batch.day) {
            edge!(text, "calibration:{},batch:{name},,{began}", known.name);
        }
    }
    edge!(text, "operator:O{},batch:{name},,{began}", batch.operator + 1);
    edge!(text, "lot:bottles-{},batch:{name},,{began}", batch.pool / 40 + 1);
    edge!(text, "lot:caps-{},batch:{name},,{began}", batch.pool / 55 + 1);
    let filled = at(batch.day, 840 + batch.hour);
    let sample = decimal(SAMPLE_UL, 3);
    edge!(text, "batch:{name},sample:{name},{sample},{filled}");
    if batch.known() <= world.end {
        edge!(text, "sample:{name},lab_result:{name},,{}", at(batch.known(), 720));
    }
    for bottle in &world.bottles[batch.bottles.clone()] {
        edge!(text, "batch:{name},bottle:{},{},{filled}", bottle.name, decimal(bottle.ul, 3));
    }
}

pub(super) fn places(world: &World) -> String {
    let mut text = String::from("bottle,state,at\n");
    for bottle in &world.bottles {
        let shipment = bottle.shipment.map(|shipment| &world.shipments[shipment]);
        let place = match (bottle.state, shipment) {
            (BottleState::Quarantine, _) => "freezer:Q1".to_owned(),
            (BottleState::Stock, _) => "freezer:R1".to_owned(),
            (BottleState::Returned, _) => "freezer:R2".to_owned(),
            (BottleState::Shipped, Some(shipment)) => format!("shipment:{}", shipment.name),
            (_, Some(shipment)) if bottle.arrived.is_some() => {
                format!("hospital:{}", hospital(shipment.hospital))
            }
            _ => String::new(),
        };
        edge!(text, "{},{},{place}", bottle.name, bottle.state.as_str());
    }
    text
}
