//! The evidence for each batch, as a release asks for it.

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

use super::bottling::{Batch, MACHINES};
use super::calendar::{Day, at, months_after, on};
use super::donor::{COVERS, Donor};
use super::files::File;
use super::tables::{certificate, certificates, trace};
use super::world::World;
use ounce_milk::states::{
    Approval, CalibrationFact, ContainerFact, CultureFact, CurveFact, DonorFact, ReleaseRecord,
    Signature,
};

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
    let mut donors = BTreeMap::new();
    let mut containers = Vec::new();
    for container in pool.containers.iter().map(|place| &world.containers[*place]) {
        let donor = &world.donors[container.donor];
        donors.entry(donor.name.clone()).or_insert_with(|| fact(donor, batch.known(), world.end));
        containers.push(ContainerFact {
            container: container.name.clone(),
            donor: donor.name.clone(),
            expressed_on: on(container.expressed),
        });
    }
    let certificates = certificates(world.end);
    let calibrations = MACHINES[batch.machine].1.iter().filter_map(|probe| {
        let known = certificate(&certificates, probe, batch.day)?;
        Some(CalibrationFact {
            probe: (*probe).to_owned(),
            valid_from: on(known.from),
            valid_until: on(known.until),
        })
    });
    let sum = Sha256::digest(trace(world, batch));
    let sign = |day: Day, place: usize| Signature {
        who: format!("O{}", batch.signers[place] + 1),
        at: at(day, 870 + place as i64).parse().unwrap_or(Timestamp::UNIX_EPOCH),
    };
    ReleaseRecord {
        batch: batch.name.clone(),
        cycle_on: on(batch.day),
        operator: format!("O{}", batch.operator + 1),
        containers,
        donors,
        curve: Some(CurveFact {
            accepted: batch.tale.passes(),
            pack: "holder".to_owned(),
            version: "2026.1".to_owned(),
            trace_sha256: sum.iter().map(|byte| format!("{byte:02x}")).collect(),
            probes: MACHINES[batch.machine].1.iter().map(|probe| (*probe).to_owned()).collect(),
        }),
        calibrations: calibrations.collect(),
        culture: Some(CultureFact {
            passed: batch.colonies == 0,
            pack: "us-hmbana".to_owned(),
            version: "2026.1".to_owned(),
        }),
        signatures: batch.released.map_or(Vec::new(), |day| vec![sign(day, 0), sign(day, 1)]),
    }
}

fn fact(donor: &Donor, known: Day, end: Day) -> DonorFact {
    let approved = donor.approved.map(|since| Approval { from: on(since), until: on(end) });
    let negative = donor.draws.iter().filter(|d| d.positive.is_none() && d.day <= known);
    let covered = negative
        .map(|draw| Approval { from: on(draw.day), until: on(months_after(draw.day, COVERS) - 1) });
    DonorFact { approved: approved.into_iter().collect(), covered: covered.collect() }
}
