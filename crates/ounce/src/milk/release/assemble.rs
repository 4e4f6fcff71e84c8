//! `ounce milk release assemble`: puts the output of the other commands into one record, unchanged.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use ounce_milk::serology::{Subject, read_containers};
use ounce_milk::states::{
    ContainerFact, CultureFact, Printed, ReleaseRecord, TraceFile, read_approvals,
    read_calibrations,
};
use serde_json::json;

use super::{moment, write};
use crate::milk::answer::{self, Answer, Unusable};
use crate::milk::choice::{self, visible};
use crate::milk::replay;

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Args {
    /// The number of the batch
    #[arg(long, value_name = "BATCH")]
    batch: String,
    /// The number of the pool it was filled from
    #[arg(long, value_name = "POOL")]
    pool: String,
    /// The day of the cycle
    #[arg(long, value_name = "DATE", value_parser = choice::day)]
    on: Date,
    /// Who ran the cycle
    #[arg(long, value_name = "PERSON")]
    operator: String,
    /// Every container of the pool: container,donor,expressed_on, or the file of an intake
    #[arg(long, value_name = "FILE")]
    containers: PathBuf,
    /// The approvals of donors: donor,from,until
    #[arg(long, value_name = "FILE")]
    donors: PathBuf,
    /// The output of `intake --json`; may be given several times
    #[arg(long, value_name = "VERDICT", required = true)]
    intake: Vec<PathBuf>,
    /// The output of `serology --json`; may be given several times
    #[arg(long, value_name = "VERDICT", required = true)]
    serology: Vec<PathBuf>,
    /// The output of `curve --json`
    #[arg(long, value_name = "VERDICT")]
    curve: PathBuf,
    /// The file of the temperature logger that `curve` judged
    #[arg(long, value_name = "FILE")]
    trace: PathBuf,
    /// The calibrations: probe,valid_from,valid_until,offset_c,certificate
    #[arg(long, value_name = "FILE")]
    calibrations: PathBuf,
    /// The output of `culture --json`; may be given several times
    #[arg(long, value_name = "VERDICT", required = true)]
    culture: Vec<PathBuf>,
    /// When the results of the culture were known
    #[arg(long, value_name = "MOMENT", value_parser = moment)]
    culture_known_at: Timestamp,
    /// The file for the record
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// Collects faults: everything is read before any fault is reported.
#[derive(Default)]
struct Reading(Vec<String>);

impl Reading {
    fn of<T: Default>(&mut self, read: Result<T, Unusable>) -> T {
        read.unwrap_or_else(|Unusable(reasons)| {
            self.0.extend(reasons);
            T::default()
        })
    }
}

pub(super) fn assemble(args: &Args) -> Result<Answer, Unusable> {
    let mut reading = Reading::default();
    let containers = reading.of(choice::rows(&args.containers, read_containers));
    let containers = reading.of(labelled(&args.containers, containers));
    let mut donors = reading.of(choice::rows(&args.donors, read_approvals));
    donors.retain(|fact| containers.iter().any(|container| container.donor == fact.donor));
    let calibrations = reading.of(choice::rows(&args.calibrations, read_calibrations));
    let printed = |files: &[PathBuf]| -> Result<Vec<Printed>, Unusable> {
        files.iter().map(|file| printed(file)).collect()
    };
    let intake = reading.of(printed(&args.intake));
    let serology = reading.of(printed(&args.serology));
    let curve = reading.of(printed(std::slice::from_ref(&args.curve)));
    let culture = reading.of(printed(&args.culture));
    let trace = reading.of(trace(&args.trace));
    if !reading.0.is_empty() {
        return Err(Unusable(reading.0));
    }
    let known_at = args.culture_known_at;
    let mut record = ReleaseRecord {
        batch: args.batch.as_str().into(),
        pool: args.pool.as_str().into(),
        cycle_on: args.on,
        operator: args.operator.clone(),
        containers,
        donors,
        intake,
        serology,
        curve: curve.into_iter().next(),
        trace_file: Some(trace),
        calibrations,
        culture: culture.into_iter().map(|verdict| CultureFact { known_at, verdict }).collect(),
        signatures: Vec::new(),
    };
    held_against(&record, args)?;
    // Calibrations of other probes do not belong to this load.
    let probes = record.probes();
    record.calibrations.retain(|fact| probes.is_empty() || probes.contains(&fact.probe));
    write(&record, &args.out)?;
    let (batch, digest) = (visible(&args.batch), record.digest());
    let file = args.out.display().to_string();
    let text = if args.json {
        answer::json(&json!({"batch": batch, "record": file, "record_sha256": digest}))?
    } else {
        format!("{batch}: put together in {file}, to be signed by two people\n  record {digest}\n")
    };
    Ok(Answer { text, favourable: true })
}

fn trace(file: &Path) -> Result<TraceFile, Unusable> {
    let bytes = std::fs::read(file).map_err(|error| answer::unreadable(file, &error))?;
    Ok(TraceFile::of(&bytes))
}

/// Whether the verdict on the curve is about this trace: the digest is computed here, and not taken
/// from the verdict.
fn held_against(record: &ReleaseRecord, args: &Args) -> Result<(), Unusable> {
    let sum = record.trace_file.as_ref().and_then(TraceFile::sha256);
    // The release itself refuses a verdict that names no trace.
    if record.trace().is_none_or(|named| Some(named) == sum) {
        return Ok(());
    }
    let (trace, curve) = (args.trace.display(), args.curve.display());
    Err(Unusable::one(visible(&format!("{trace}: not the file that {curve} was made from"))))
}

fn printed(file: &Path) -> Result<Printed, Unusable> {
    let text = answer::text(file)?;
    serde_json::from_str(&text).map_err(|error| replay::not_json(file, &error))
}

/// Containers whose label names the donor and the time of expression.
fn labelled(file: &Path, containers: Vec<Subject>) -> Result<Vec<ContainerFact>, Unusable> {
    let mut bad = Vec::new();
    let mut facts = Vec::new();
    for Subject { container, donor, expressed_on } in containers {
        match (donor, expressed_on) {
            (Some(donor), Some(expressed_on)) => {
                facts.push(ContainerFact { container, donor, expressed_on });
            }
            _ => {
                let reason = "the label does not say whose milk it is, or when it was expressed";
                bad.push(visible(&format!("{}: {container}: {reason}", file.display())));
            }
        }
    }
    if bad.is_empty() { Ok(facts) } else { Err(Unusable(bad)) }
}
