//! The evidence for each batch, as a release asks for it.
//!
//! What the commands would have printed stands here as the dice have it, with the keys a release
//! reads and no others: so the rules are held against what happened, never against themselves.

use jiff::Timestamp;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

use super::arrival::Container;
use super::bottling::{Batch, MACHINES};
use super::calendar::{Day, at, months_after, on};
use super::donor::{COVERS, Donor};
use super::files::File;
use super::tables::{certificate, certificates, trace};
use super::world::World;
use ounce_milk::curve::MilliCelsius;
use ounce_milk::states::{
    Approval, CalibrationFact, ContainerFact, CultureFact, DonorFact, Printed, ReleaseRecord,
};

/// The versions of the packs the invented bank works by.
const VERSION: &str = "2026.1";

/// Limits of its curve pack that no bank has signed.
const EXAMPLES: [&str; 6] = [
    "come_up_s",
    "warn_above_c",
    "reject_above_c",
    "sample_every_s",
    "max_gap_s",
    "disagreement_c",
];

/// A record for every batch whose culture is known.
pub(super) fn records(world: &World) -> Vec<File> {
    let known = world.batches.iter().filter(|batch| batch.known() <= world.end);
    known
        .map(|batch| {
            let text = serde_json::to_string_pretty(&record(world, batch));
            let text = text.expect("a record has text keys") + "\n";
            File { path: format!("release/{}.json", batch.name), text }
        })
        .collect()
}

/// What was known on the day its culture was.
fn record(world: &World, batch: &Batch) -> ReleaseRecord {
    let pool = &world.pools[batch.pool];
    let containers: Vec<&Container> =
        pool.containers.iter().map(|place| &world.containers[*place]).collect();
    let certificates = certificates(world.end);
    let mut probes = Vec::new();
    let mut calibrations = Vec::new();
    let trace = trace(world, batch);
    for probe in MACHINES[batch.machine].1 {
        let known = certificate(&certificates, probe, batch.day);
        let offset_mc = known.map_or(0, |known| known.offset_mc);
        let offset_c = MilliCelsius(i32::try_from(offset_mc).expect("half a degree at most"));
        let readings = trace.matches(&format!(",{probe},")).count();
        probes.push(json!({"probe": probe, "readings": readings, "offset_c": offset_c}));
        calibrations.extend(known.map(|known| CalibrationFact {
            probe: (*probe).into(),
            valid_from: on(known.from),
            valid_until: on(known.until),
            offset_c,
            certificate: known.name.clone(),
        }));
    }
    let unsigned = ReleaseRecord {
        batch: batch.name.as_str().into(),
        pool: pool.name.as_str().into(),
        cycle_on: on(batch.day),
        operator: format!("O{}", batch.operator + 1),
        donors: donors(world, &containers),
        intake: vec![intake(world, &containers)],
        serology: vec![serology(world, &containers, batch.known())],
        containers: containers.iter().map(|one| fact(world, one)).collect(),
        curve: Some(curve(batch, &trace, &probes)),
        calibrations,
        culture: vec![culture(batch)],
        signatures: Vec::new(),
    };
    let Some(day) = batch.released else { return unsigned };
    batch.signers.iter().enumerate().fold(unsigned, |record, (place, signer)| {
        record.signed(&format!("O{}", signer + 1), moment(day, 870 + place as i64))
    })
}

fn moment(day: Day, minute: i64) -> Timestamp {
    at(day, minute).parse().expect("the calendar writes times")
}

fn fact(world: &World, container: &Container) -> ContainerFact {
    ContainerFact {
        container: container.name.as_str().into(),
        donor: world.donors[container.donor].name.as_str().into(),
        expressed_on: on(container.expressed),
    }
}

fn donors(world: &World, containers: &[&Container]) -> Vec<DonorFact> {
    let donors: BTreeMap<&str, &Donor> = (containers.iter())
        .map(|container| &world.donors[container.donor])
        .map(|donor| (donor.name.as_str(), donor))
        .collect();
    let fact = |(name, donor): (&str, &Donor)| DonorFact {
        donor: name.into(),
        approved: (donor.approved.iter())
            .map(|since| Approval { from: on(*since), until: on(world.end) })
            .collect(),
    };
    donors.into_iter().map(fact).collect()
}

fn intake(world: &World, containers: &[&Container]) -> Printed {
    let accepted: Vec<Value> = (containers.iter())
        .map(|one| {
            let donor = &world.donors[one.donor].name;
            json!({"container": one.name, "donor": donor, "outcome": "accept"})
        })
        .collect();
    Printed::of(&json!({
        "pack": "us-mn", "version": VERSION, "example": false, "containers": accepted,
    }))
}

/// Whether a negative draw up to a day covers the day of expression.
fn covered(donor: &Donor, expressed: Day, known: Day) -> bool {
    let mut negative = donor.draws.iter().filter(|d| d.positive.is_none() && d.day <= known);
    negative.any(|draw| (draw.day..months_after(draw.day, COVERS)).contains(&expressed))
}

/// What was covered by the draws up to a day.
fn serology(world: &World, containers: &[&Container], known: Day) -> Printed {
    let covers: Vec<Value> = (containers.iter())
        .map(|one| {
            let donor = &world.donors[one.donor];
            json!({
                "container": one.name, "donor": donor.name, "because": [],
                "expressed_on": on(one.expressed).to_string(),
                "covered": covered(donor, one.expressed, known),
            })
        })
        .collect();
    Printed::of(&json!({
        "pack": "us-hmbana", "version": VERSION, "example": true, "containers": covers,
    }))
}

fn curve(batch: &Batch, trace: &str, probes: &[Value]) -> Printed {
    let sum: String = Sha256::digest(trace).iter().map(|byte| format!("{byte:02x}")).collect();
    let (accepted, flaw) = (batch.tale.passes(), batch.tale.flaw);
    let reasons: Vec<Value> = flaw.iter().map(|flaw| json!({"code": flaw.word()})).collect();
    Printed::of(&json!({
        "accepted": accepted, "outcome": if accepted { "pass" } else { "fail" },
        "reasons": reasons, "on": on(batch.day).to_string(), "probes": probes,
        "pack": "holder", "version": VERSION, "examples": EXAMPLES, "trace_sha256": sum,
    }))
}

fn culture(batch: &Batch) -> CultureFact {
    let outcome = if batch.colonies == 0 { "pass" } else { "discard" };
    let verdict = Printed::of(&json!({
        "pack": "us-hmbana", "version": VERSION, "example": true,
        "samples": [{
            "sample": batch.name, "stage": "post", "outcome": outcome, "reasons": [],
        }],
    }));
    CultureFact { known_at: moment(batch.known(), 720), verdict }
}
