//! The tables the other rules read.

use std::fmt::Write;

use super::arrival::{Container, Found};
use super::bottling::{Batch, MACHINES, din};
use super::calendar::{Day, on};
use super::cycle::{BAD_PROBE, misread_since};
use super::dice::Dice;
use super::donor::{Donor, LATE};
use super::journey::hospital;
use super::world::World;
use ounce_milk::states::BottleState;

/// A whole number as a decimal with this many places.
pub(super) fn decimal(value: i64, places: u32) -> String {
    let one = 10_i64.pow(places);
    let (whole, part) = (value / one, value % one);
    let text = format!("{whole}.{part:0width$}", width = places as usize);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

macro_rules! row {
    ($text:ident, $($argument:tt)*) => {
        writeln!($text, $($argument)*).expect("text takes what is written to it")
    };
}

pub(super) fn containers<'a>(
    world: &World,
    which: impl IntoIterator<Item = &'a Container>,
) -> String {
    let mut text = String::from(
        "container,donor,expressed_on,frozen_on,received_on,storage_c,arrived_frozen,thaw_signs,\
         intact,debris,warm_milk_added,one_expression,medicines_named,cow_milk\n",
    );
    let yes = |fact: bool| if fact { "yes" } else { "no" };
    for container in which {
        let Container { name, donor, expressed, frozen, received, found, .. } = container;
        row!(
            text,
            "{name},{},{},{},{},-20,yes,{},{},{},no,yes,{},no",
            world.donors[*donor].name,
            on(*expressed),
            on(*frozen),
            on(*received),
            yes(*found == Found::ThawSigns),
            yes(*found != Found::Broken),
            yes(*found == Found::Debris),
            yes(*found != Found::NoMedicines)
        );
    }
    text
}

/// The panel of HMBANA's members; each analyte by one method.
const PANEL: [&str; 5] = ["hiv_1_2", LATE, "hbv", "hcv", "syphilis"];

/// The draws of some donors up to a day.
pub(super) fn panels<'a>(donors: impl IntoIterator<Item = &'a Donor>, until: Day) -> String {
    let mut text = String::from("donor,analyte,method,result,drawn_on,lab\n");
    for donor in donors {
        for draw in donor.draws.iter().filter(|draw| draw.day <= until) {
            for analyte in PANEL {
                let positive = draw.positive == Some(analyte);
                let result = if positive { "positive" } else { "negative" };
                let method = if positive { "confirmation" } else { "immunoassay" };
                row!(text, "{},{analyte},{method},{result},{},L1", donor.name, on(draw.day));
            }
        }
    }
    text
}

/// Who was approved when, by the bank's own list.
pub(super) fn approvals(world: &World) -> String {
    let mut text = String::from("donor,from,until\n");
    let until = on(world.end);
    for donor in &world.donors {
        if let Some(since) = donor.approved {
            row!(text, "{},{},{until}", donor.name, on(since));
        }
    }
    text
}

/// The containers in the freezer that may be used, by the facts known on the last day.
pub(super) fn raw_stock(world: &World) -> impl Iterator<Item = &Container> {
    world.containers.iter().filter(|container| {
        let donor = &world.donors[container.donor];
        container.pool.is_none()
            && container.found == Found::Good
            && donor.may_be_used(container.expressed, world.end)
    })
}

/// The flags of milk that may not be mixed with other milk, as in `deposits.csv`.
pub(super) fn flags(donor: &Donor) -> &'static str {
    match (donor.preterm, donor.dairy_free) {
        (true, true) => "dairy_free;preterm",
        (true, false) => "preterm",
        (false, true) => "dairy_free",
        (false, false) => "",
    }
}

pub(super) fn deposits(world: &World) -> String {
    let mut text =
        String::from("container,donor,volume_ml,protein_g_dl,energy_kcal_dl,expressed_on,flags\n");
    for container in raw_stock(world) {
        let donor = &world.donors[container.donor];
        let flags = flags(donor);
        row!(
            text,
            "{},{},{},{},{},{},{flags}",
            container.name,
            donor.name,
            decimal(container.ul, 3),
            decimal(container.protein, 3),
            decimal(container.energy, 2),
            on(container.expressed)
        );
    }
    text
}

/// A plan of pools of two to three litres, from half of the milk there.
pub(super) fn plan(world: &World) -> String {
    let ul: i64 = raw_stock(world).map(|container| container.ul).sum();
    let pools = (ul / 5_000_000).clamp(1, 20);
    format!(
        "pools = {pools}\nmin_volume_ml = 2000\nmax_volume_ml = 3000\nmax_donors = 5\n\n\
         [target]\nprotein_g_dl = 1.0\nenergy_kcal_dl = 70.0\n"
    )
}

/// One bottle of every batch, 1 mL on one plate, once it is known.
pub(super) fn results<'a>(batches: impl IntoIterator<Item = &'a Batch>) -> String {
    let mut text =
        String::from("sample,stage,organism,method,operator,value,unit,plated_ml,plates\n");
    for batch in batches {
        let (name, n) = (&batch.name, batch.colonies);
        row!(text, "{name},post,total,pca_30c_48h,=,{n},cfu/ml,1,1");
        if n > 0 {
            row!(text, "{name},post,bacillus,pca_30c_48h,=,{n},cfu/ml,1,1");
        }
    }
    text
}

pub(super) fn trace_path(batch: &Batch) -> String {
    format!("traces/{}.csv", batch.name)
}

/// Every cycle, or those the planted probe took part in since its last calibration.
pub(super) fn cycles(world: &World, suspect: bool) -> String {
    let mut text = String::from("cycle,on,trace\n");
    for batch in world.batches.iter().filter(|batch| batch.tale.misread || !suspect) {
        row!(text, "{},{},{}", batch.name, on(batch.day), trace_path(batch));
    }
    text
}

/// A calibration of a probe.
pub(super) struct Certificate {
    pub name: String,
    pub probe: &'static str,
    pub from: Day,
    pub until: Day,
    /// The offset to add to a reading, in m°C.
    pub offset_mc: i64,
}

/// Every probe once a year; the planted one anew on the day it begins to read too high.
pub(super) fn certificates(end: Day) -> Vec<Certificate> {
    let mut certificates = Vec::new();
    for (probe, offset_mc) in [("T1A", 100), ("T1B", -50), (BAD_PROBE, 0)] {
        let last = if probe == BAD_PROBE { misread_since(end) } else { end + 1 };
        let mut from = -60;
        let mut n = 1;
        let mut add = |from, until, n| {
            let name = format!("K-{probe}-{n}");
            certificates.push(Certificate { name, probe, from, until, offset_mc });
        };
        while from < last {
            let until = (from + 364).min(last - 1).max(from);
            add(from, if probe == BAD_PROBE { until } else { from + 364 }, n);
            (from, n) = (from + 360, n + 1);
        }
        if probe == BAD_PROBE {
            add(last, last + 364, n);
        }
    }
    certificates
}

/// The newest calibration of a probe that is valid on a day.
pub(super) fn certificate<'a>(
    certificates: &'a [Certificate],
    probe: &str,
    day: Day,
) -> Option<&'a Certificate> {
    let valid = |c: &&Certificate| c.probe == probe && c.from <= day && day <= c.until;
    certificates.iter().filter(valid).max_by_key(|certificate| certificate.from)
}

pub(super) fn calibrations(world: &World) -> String {
    let mut text = String::from("probe,valid_from,valid_until,offset_c,certificate\n");
    for Certificate { name, probe, from, until, offset_mc } in certificates(world.end) {
        let sign = if offset_mc < 0 { "-" } else { "" };
        let offset = decimal(offset_mc.abs(), 3);
        row!(text, "{probe},{},{},{sign}{offset},{name}", on(from), on(until));
    }
    text
}

pub(super) fn trace(world: &World, batch: &Batch) -> String {
    let certificates = certificates(world.end);
    let probes: Vec<(&str, i64)> = MACHINES[batch.machine]
        .1
        .iter()
        .map(|probe| {
            let known = certificate(&certificates, probe, batch.day);
            (*probe, known.map_or(0, |certificate| certificate.offset_mc))
        })
        .collect();
    batch.tale.trace(&probes)
}

pub(super) fn stock(world: &World) -> String {
    let mut text = String::from("bottle,din,volume_ml,expires_on,product,state\n");
    let held = [BottleState::Stock, BottleState::Quarantine];
    for bottle in world.bottles.iter().filter(|bottle| held.contains(&bottle.state)) {
        let place = world.batches[bottle.batch].pool;
        let pool = &world.pools[place];
        let product = match (pool.dairy_free, pool.preterm) {
            (true, _) => "dairy_free",
            (false, true) => "preterm",
            (false, false) => "standard",
        };
        row!(
            text,
            "{},{},{},{},{product},{}",
            bottle.name,
            din(place, pool.day),
            decimal(bottle.ul, 3),
            on(bottle.expires),
            bottle.state.as_str()
        );
    }
    text
}

/// The orders of hospitals on the last day. Their sizes have a heavy tail, like deliveries to 1,500
/// hospitals.
pub(super) fn orders(world: &World) -> String {
    let mut dice = Dice::new(world.plan.seed, 7);
    let mut text = String::from("hospital,tier,infants,need_ml,product,filled_ml\n");
    for place in 0..world.hospitals {
        for tier in 0..=5 {
            let infants = dice.between(0, 4) * dice.between(0, 3);
            if infants == 0 {
                continue;
            }
            // 240 mL a day at most, half of it from donors, for three to seven days.
            let need = infants * dice.between(60, 120) * dice.between(3, 7);
            let product = if dice.happens(40_000) { "dairy_free" } else { "any" };
            let filled = if dice.happens(300_000) { need * dice.between(10, 60) / 100 } else { 0 };
            row!(text, "{},T{tier},{infants},{need},{product},{filled}", hospital(place));
        }
    }
    text
}
