//! `ounce milk curve`: judges the trace of one cycle, or all cycles of a probe that was wrong.

mod say;

#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::civil::Date;
use ounce_milk::curve::{
    self as domain, Calibrations, Comparison, CurvePack, Cycle, Judge, MilliCelsius, Readings,
    Reevaluation, Shift, Terms, TraceReader, Verdict,
};
use ounce_milk::pack::day;

use super::answer::{self, Answer, Unusable};

#[derive(clap::Args)]
#[command(group(clap::ArgGroup::new("what").required(true).args(["trace", "cycles"])))]
pub(crate) struct Args {
    /// The limits: holder, fr-1995-63, fr-1995-58, htst, or one of your own.
    #[arg(long, default_value = "holder")]
    pack: String,
    /// One cycle: a table with the columns t_s,probe,temp_c, in the sequence of time.
    #[arg(long, value_name = "FILE")]
    trace: Option<PathBuf>,
    /// Many cycles: a table with the columns cycle,on,trace, or a folder with such a `cycles.csv`
    /// or with nothing but traces. Lists which of them fail once the probe is put right.
    #[arg(long, value_name = "FILE|FOLDER", requires = "probe_offset")]
    cycles: Option<PathBuf>,
    /// The probe the offset is for; every probe when none is named.
    #[arg(long, requires = "probe_offset")]
    probe: Option<String>,
    /// What is added to the probe's readings, in °C, in place of its calibration's offset: -2.0
    /// for a probe that reads 2 °C too high.
    #[arg(long, value_name = "C", allow_hyphen_values = true, value_parser = celsius)]
    probe_offset: Option<MilliCelsius>,
    /// A table with the columns probe,valid_from,valid_until,offset_c,certificate.
    #[arg(long, value_name = "FILE")]
    calibrations: Option<PathBuf>,
    /// The day of the cycle, as 2026-08-31; decides which calibration and which pack is valid.
    #[arg(long, value_name = "DAY", value_parser = date)]
    on: Option<Date>,
    /// A folder with more packs.
    #[arg(long, value_name = "FOLDER")]
    packs: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

fn celsius(text: &str) -> Result<MilliCelsius, String> {
    MilliCelsius::parse(text).ok_or_else(|| "not a difference in °C such as -2.0".into())
}

fn date(text: &str) -> Result<Date, String> {
    day::read(text).ok_or_else(|| "not a day such as 2026-08-31".into())
}

pub(crate) fn run(args: Args) -> ExitCode {
    answer::say(answer(&args))
}

fn answer(args: &Args) -> Result<Answer, Unusable> {
    let newest = args.on.unwrap_or(Date::MAX);
    let shelf = answer::shelf(args.packs.as_deref())?;
    let pack: CurvePack = shelf.on(&args.pack, newest).map_err(Unusable::all)?;
    let calibrations = match &args.calibrations {
        Some(file) => {
            let read = Calibrations::read(&answer::text(file)?);
            Some(read.map_err(|bad| Unusable::rows(file, &bad))?)
        }
        None => None,
    };
    let shift = args.probe_offset.map(|offset| Shift { probe: args.probe.clone(), offset });
    let by = Bench { pack: &pack, calibrations: calibrations.as_ref(), on: args.on };
    match (&args.trace, &args.cycles, &shift) {
        (Some(trace), ..) => {
            let verdict = by.one(trace, shift.as_ref())?;
            let text = if args.json {
                answer::json(&verdict)?
            } else {
                say::verdict(&trace.display().to_string(), &verdict)
            };
            Ok(Answer { text, favourable: verdict.accepted })
        }
        (None, Some(cycles), Some(shift)) => {
            let found = by.all(cycles, shift)?;
            let text = if args.json { answer::json(&found)? } else { say::reevaluation(&found) };
            Ok(Answer { text, favourable: found.now_fail.is_empty() })
        }
        _ => Err(Unusable::one("a trace, or cycles and an offset, are needed")),
    }
}

/// What cycles are judged by here.
struct Bench<'a> {
    pack: &'a CurvePack,
    calibrations: Option<&'a Calibrations>,
    /// The day of a cycle that does not say its own.
    on: Option<Date>,
}

impl<'a> Bench<'a> {
    fn terms(&self, on: Option<Date>) -> Result<Terms<'a>, Unusable> {
        let calibrations = match (self.calibrations, on.or(self.on)) {
            (None, _) => None,
            (Some(known), Some(on)) => Some((known, on)),
            (Some(_), None) => {
                return Err(Unusable::one(
                    "which calibration is valid depends on the day of the cycle: say it with --on",
                ));
            }
        };
        Ok(Terms { pack: self.pack, calibrations, shift: None })
    }

    fn one(&self, trace: &Path, shift: Option<&Shift>) -> Result<Verdict, Unusable> {
        let mut judge = Judge::new(Terms { shift, ..self.terms(None)? });
        let hash = read(trace, &mut judge)?;
        let named = shift.and_then(|shift| shift.probe.as_deref());
        if let Some(probe) = named.filter(|probe| !judge.met_probe(probe)) {
            let file = trace.display();
            return Err(Unusable::one(format!("{file}: holds no reading of the probe {probe}")));
        }
        Ok(judge.verdict(hash))
    }

    /// Every cycle is read before anything is said, so that a broken trace cannot hide a cycle
    /// that fails.
    fn all(&self, at: &Path, shift: &Shift) -> Result<Reevaluation, Unusable> {
        let mut found = Reevaluation::new(&self.terms(Some(Date::MAX))?, shift);
        let mut reasons = Vec::new();
        for Listed { cycle, on, trace, file } in listed(at)? {
            let mut both = Comparison::new(self.terms(on)?, shift);
            match read(&file, &mut both) {
                Ok(hash) => found.add(&cycle, on.or(self.on), &trace, both.verdicts(&hash)),
                Err(Unusable(bad)) => reasons.extend(bad),
            }
        }
        if found.with_probe == 0 && reasons.is_empty() {
            let probe = shift.probe.as_deref().unwrap_or("any probe");
            reasons.push(format!("{}: no cycle holds a reading of {probe}", at.display()));
        }
        if reasons.is_empty() { Ok(found) } else { Err(Unusable(reasons)) }
    }
}

/// A cycle and where its trace is.
struct Listed {
    cycle: String,
    on: Option<Date>,
    /// As the list names it.
    trace: String,
    file: PathBuf,
}

fn listed(at: &Path) -> Result<Vec<Listed>, Unusable> {
    let list = if at.is_dir() { at.join("cycles.csv") } else { at.to_owned() };
    if at.is_dir() && !list.exists() {
        let traces = answer::files(at, "csv")?.into_iter().map(|file| {
            let part = |name: Option<&std::ffi::OsStr>| {
                name.unwrap_or_default().to_string_lossy().into_owned()
            };
            let (cycle, trace) = (part(file.file_stem()), part(file.file_name()));
            Listed { cycle, on: None, trace, file }
        });
        return Ok(traces.collect());
    }
    let cycles =
        domain::cycles(&answer::text(&list)?).map_err(|bad| Unusable::rows(&list, &bad))?;
    let beside = list.parent().unwrap_or(Path::new(""));
    let listed = cycles.into_iter().map(|Cycle { cycle, on, trace }| {
        let file = beside.join(&trace);
        Listed { cycle, on: Some(on), trace, file }
    });
    Ok(listed.collect())
}

/// Tells of every reading of a trace, and answers with the SHA-256 of its file.
fn read(file: &Path, to: &mut impl Readings) -> Result<String, Unusable> {
    let failed = |error| answer::unreadable(file, &error);
    let mut trace = File::open(file).map_err(failed)?;
    let (mut reader, mut chunk) = (TraceReader::new(), vec![0; 1 << 17]);
    loop {
        match trace.read(&mut chunk).map_err(failed)? {
            0 => break,
            length => reader.feed(&chunk[..length], to),
        }
    }
    reader.finish(to).map_err(|bad| Unusable::rows(file, &bad))
}
