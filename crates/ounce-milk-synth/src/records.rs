//! The evidence for each batch, in the form that a release reads.
//!
//! It holds the whole output of the commands for the facts known on that day, because a release
//! makes every verdict again. `truth.json` says what happened, and tests compare the result with
//! it.

use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

use super::arrival::Container;
use super::bottling::{Batch, MACHINES};
use super::calendar::{Day, at, on};
use super::donor::Donor;
use super::files::File;
use super::tables::{self, certificate, certificates, trace};
use super::world::World;
use ounce_milk::culture::{self, Rules};
use ounce_milk::curve::{Asked, Calibrations, CurvePack, Judge, MilliCelsius, Terms, TraceReader};
use ounce_milk::intake::{self, IntakePack};
use ounce_milk::pack::{Pack, Shelf};
use ounce_milk::serology::{self, SerologyPack};
use ounce_milk::states::{
    Approval, CalibrationFact, ContainerFact, CultureFact, DonorFact, Printed, ReleaseRecord,
    TraceFile,
};

/// The versions of the packs the invented bank works by.
const VERSION: &str = "2026.1";

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

/// The facts known when the pool was mixed, and on the day when its culture was known.
fn record(world: &World, batch: &Batch) -> ReleaseRecord {
    let pool = &world.pools[batch.pool];
    let containers: Vec<&Container> =
        pool.containers.iter().map(|place| &world.containers[*place]).collect();
    let certificates = certificates(world.end);
    let trace = trace(world, batch);
    let known = MACHINES[batch.machine].1.iter().filter_map(|probe| {
        let known = certificate(&certificates, probe, batch.day)?;
        Some(CalibrationFact {
            probe: (*probe).into(),
            valid_from: on(known.from),
            valid_until: on(known.until),
            offset_c: MilliCelsius(i32::try_from(known.offset_mc).expect("half a degree at most")),
            certificate: known.name.clone(),
        })
    });
    let calibrations = known.collect();
    let unsigned = ReleaseRecord {
        batch: batch.name.as_str().into(),
        pool: pool.name.as_str().into(),
        cycle_on: on(batch.day),
        operator: format!("O{}", batch.operator + 1),
        donors: donors(world, &containers),
        intake: vec![intake(world, &containers)],
        serology: vec![serology(world, &containers, pool.day)],
        containers: containers.iter().map(|one| fact(world, one)).collect(),
        curve: Some(curve(world, batch, &trace)),
        trace_file: Some(TraceFile::of(trace.as_bytes())),
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

/// A pack the invented bank works by.
fn pack<P: Pack>(id: &str) -> P {
    Shelf::built_in().version(id, VERSION).expect("it comes with the program")
}

fn intake(world: &World, containers: &[&Container]) -> Printed {
    let text = tables::containers(world, containers.iter().copied());
    let pack: IntakePack = pack("us-mn");
    let rows = intake::read(&text, &pack, &[]).expect("a good table");
    Printed::of(&intake::decide(&pack, &rows))
}

/// By the draws up to the day on which the pool was mixed. Later findings hold the milk by another
/// question.
fn serology(world: &World, containers: &[&Container], known: Day) -> Printed {
    let donors: BTreeSet<usize> = containers.iter().map(|one| one.donor).collect();
    let panels = tables::panels(donors.iter().map(|donor| &world.donors[*donor]), known);
    let panels = serology::read_panels(&panels).expect("good panels");
    let rows = tables::containers(world, containers.iter().copied());
    let rows = serology::read_containers(&rows).expect("a good table");
    Printed::of(&serology::decide(&pack::<SerologyPack>("us-hmbana"), &panels, &rows))
}

fn curve(world: &World, batch: &Batch, trace: &str) -> Printed {
    let pack: CurvePack = pack("holder");
    let known = Calibrations::read(&tables::calibrations(world)).expect("a good table");
    let day = on(batch.day);
    let terms = Terms { pack: &pack, calibrations: Some((&known, day)), shift: None };
    let (mut reader, mut judge) = (TraceReader::new(), Judge::new(terms));
    reader.feed(trace.as_bytes(), &mut judge);
    let trace_sha256 = reader.finish(&mut judge).expect("a good trace");
    let batch = Some(batch.name.as_str().into());
    Printed::of(&judge.verdict(Asked { trace_sha256, on: Some(day), batch, ..Asked::default() }))
}

fn culture(batch: &Batch) -> CultureFact {
    let rules = Rules::version(&Shelf::built_in(), "us-hmbana", VERSION);
    let rules = rules.expect("it comes with the program");
    let rows = culture::read(&rules.dictionary, &tables::results([batch])).expect("a good table");
    let verdict = Printed::of(&culture::decide(&rules, &rows));
    CultureFact { known_at: moment(batch.known(), 720), verdict }
}
