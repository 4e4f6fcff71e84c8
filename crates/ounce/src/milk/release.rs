//! `ounce milk release`: may this batch be released, and if not, why not?
//!
//! `assemble` puts a record together from the output of the other commands. `sign` adds a
//! signature. The command itself judges records, or makes a stored verdict again.

mod assemble;
mod released;
mod sign;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::Timestamp;
use ounce_milk::states::{
    Known, Packs, Records, ReleaseRecord, ReleaseVerdict, StoredRelease, again, decide,
    parse_record,
};

use super::answer::{self, Answer, Unusable};
use super::choice::{self, visible};
use super::replay::{self, Said};

#[derive(Clone, Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    first: Option<First>,
    /// The record of a batch, as JSON; may be given several times
    #[arg(long, value_name = "FILE", required_unless_present = "replay")]
    record: Vec<PathBuf>,
    #[command(flatten)]
    basis: Basis,
    /// Add what is released now to the table of --used, or begin it
    #[arg(long, requires = "used", conflicts_with = "replay")]
    keep: bool,
    /// A stored verdict to make again, from the same record and the same versions of its packs
    #[arg(long, value_name = "VERDICT", conflicts_with_all = ["record", "used", "at"])]
    replay: Option<PathBuf>,
    /// Answer in JSON: one verdict, or a list of them when there are several records
    #[arg(long)]
    json: bool,
}

/// Steps before the verdict.
#[derive(Clone, Debug, clap::Subcommand)]
enum First {
    /// Put a record together from what the other commands printed.
    Assemble(Box<assemble::Args>),
    /// Sign a record: the signature names the digest of what was signed.
    Sign(sign::Args),
}

/// What records are judged by.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Basis {
    /// What was used before: trace_sha256,batch and, if records are known too, record_sha256
    #[arg(long, value_name = "FILE")]
    pub(super) used: Option<PathBuf>,
    /// A folder of more packs, each as KIND/NAME.json
    #[arg(long, value_name = "DIR")]
    pub(super) packs: Option<PathBuf>,
    /// The moment to judge at; what is dated later does not count [default: now]
    #[arg(long, value_name = "MOMENT", value_parser = moment)]
    pub(super) at: Option<Timestamp>,
}

pub(super) fn moment(text: &str) -> Result<Timestamp, String> {
    text.parse().map_err(|_| "expected a time such as 2026-08-31T10:15:00Z".into())
}

impl Basis {
    pub(super) fn now(&self) -> Timestamp {
        self.at.unwrap_or_else(crate::clock::now)
    }

    fn known_packs(&self) -> Result<Packs, Unusable> {
        Packs::of(&choice::shelf(self.packs.as_deref())?).map_err(Unusable::all)
    }

    /// The verdict on each record, judged together with all others.
    pub(super) fn decided(&self, files: &[PathBuf]) -> Result<Vec<ReleaseVerdict>, Unusable> {
        let (mut found, mut unusable) = (Vec::new(), Vec::new());
        for file in files {
            match record(file) {
                Ok(record) => found.push(record),
                Err(Unusable(reasons)) => unusable.extend(reasons),
            }
        }
        let mut records = Records::of(&found);
        if let Some(used) = &self.used {
            let added = answer::text(used)
                .and_then(|text| records.add_used(&text).map_err(|bad| Unusable::rows(used, &bad)));
            unusable.extend(added.err().into_iter().flat_map(|bad| bad.0));
        }
        if !unusable.is_empty() {
            return Err(Unusable(unusable));
        }
        let packs = self.known_packs()?;
        let known = Known { packs: &packs, now: self.now(), records: &records };
        Ok(found.iter().map(|record| decide(record, &known)).collect())
    }
}

pub(crate) fn run(args: Args) -> ExitCode {
    match args.first {
        Some(First::Assemble(args)) => answer::say(assemble::assemble(&args)),
        Some(First::Sign(args)) => answer::say(sign::sign(&args)),
        None => replay::say(weigh(&args)),
    }
}

fn weigh(args: &Args) -> Result<Said, Unusable> {
    if let Some(stored) = &args.replay {
        return replayed(args, stored);
    }
    let kept = args.basis.used.as_deref().filter(|_| args.keep);
    let _alone = kept.map(released::begin).transpose()?;
    let verdicts = args.basis.decided(&args.record)?;
    if let Some(kept) = kept {
        released::add(kept, &verdicts)?;
    }
    let text = match (args.json, verdicts.as_slice()) {
        (true, [one]) => one.to_json(),
        (true, several) => answer::json(&several)?,
        (false, several) => several.iter().map(told).collect(),
    };
    let favourable = verdicts.iter().all(|verdict| verdict.released);
    Ok((Answer { text, favourable }, None))
}

/// Makes a stored verdict again. If the bytes differ, the answer is not favourable.
fn replayed(args: &Args, file: &Path) -> Result<Said, Unusable> {
    let (text, stored): (String, StoredRelease) = replay::stored(file)?;
    let verdict = again(&stored, &args.basis.known_packs()?);
    let json = verdict.to_json();
    let differs = replay::difference(file, &text, &json);
    let favourable = differs.is_none() && verdict.released;
    let text = if args.json { json } else { told(&verdict) };
    Ok((Answer { text, favourable }, differs))
}

/// The evidence of one batch.
fn record(file: &Path) -> Result<ReleaseRecord, Unusable> {
    parse_record(&answer::text(file)?).map_err(|(line, column, reason)| {
        Unusable(vec![visible(&format!("{}:{line}: {column}: {reason}", file.display()))])
    })
}

/// Writes a record so that a reader never sees half of it.
fn write(record: &ReleaseRecord, to: &Path) -> Result<(), Unusable> {
    let failed = |error| answer::unreadable(to, &error);
    let fresh = to.with_extension("new");
    std::fs::write(&fresh, answer::json(record)?).map_err(failed)?;
    std::fs::rename(&fresh, to).map_err(failed)
}

fn told(verdict: &ReleaseVerdict) -> String {
    let batch = visible(verdict.batch.as_str());
    let mut text = match &verdict.release {
        Some(release) => {
            let signed = visible(&release.signed_by().join(" and "));
            format!("{batch}: may be released, signed by {signed}\n")
        }
        None => format!("{batch}: may not be released\n"),
    };
    for reason in &verdict.reasons {
        let about = visible(&reason.about);
        let about = if about.is_empty() { String::new() } else { format!("{about}: ") };
        let _ = writeln!(text, "  - {about}{}", visible(&reason.because));
    }
    if !verdict.packs.is_empty() {
        let _ = writeln!(text, "  By {}.", visible(&verdict.packs.join(", ")));
    }
    if !verdict.examples.is_empty() {
        let named = visible(&verdict.examples.join(", "));
        let _ = writeln!(text, "  Examples that no bank has signed: {named}.");
    }
    text
}

#[cfg(test)]
pub(super) mod tests;
