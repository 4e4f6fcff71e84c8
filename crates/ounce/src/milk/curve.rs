//! `ounce milk curve`: judges the trace of a load, or all cycles of a probe that was wrong.

mod bench;
mod files;
mod replay;
mod say;

#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::process::ExitCode;

use jiff::civil::Date;
use ounce_domain::reference::Reference;
use ounce_milk::curve::logger::Order;
use ounce_milk::curve::{Calibrations, CurvePack, MilliCelsius, Shift};
use ounce_milk::pack::day;

use super::answer::{self, Answer, Unusable};
use bench::Bench;

#[derive(clap::Args)]
#[command(group(clap::ArgGroup::new("what").required(true).args(["trace", "cycles"])))]
pub(crate) struct Args {
    /// The limits: holder, fr-1995-63, fr-1995-58, htst, or one of your own.
    #[arg(long, default_value = "holder")]
    pack: String,
    /// A table with the columns t_s,probe,temp_c, in the sequence of time, or a logger's file.
    #[arg(long, value_name = "FILE")]
    trace: Option<PathBuf>,
    /// The number of the load in the trace, from 1, if the trace has several.
    #[arg(long, value_name = "N", requires = "trace",
          value_parser = clap::value_parser!(u32).range(1..))]
    load: Option<u32>,
    /// The number of the batch of this load; the record of a release needs it.
    #[arg(long, value_name = "BATCH", requires = "trace", value_parser = batch)]
    batch: Option<Reference>,
    /// Many cycles: a table with the columns cycle,on,trace and perhaps load; or a folder with such
    /// a `cycles.csv`, or with traces only. Lists the cycles that fail after the probe is
    /// corrected.
    #[arg(long, value_name = "FILE|FOLDER", requires = "probe_offset")]
    cycles: Option<PathBuf>,
    /// The probe that has the offset [default: every probe].
    #[arg(long, requires = "probe_offset")]
    probe: Option<String>,
    /// The offset in °C that is added to the probe's readings, in place of the one in its
    /// calibration: -2.0 for a probe that shows 2 °C too much.
    #[arg(long, value_name = "C", allow_hyphen_values = true, value_parser = celsius)]
    probe_offset: Option<MilliCelsius>,
    /// A table with the columns probe,valid_from,valid_until,offset_c,certificate.
    #[arg(long, value_name = "FILE")]
    calibrations: Option<PathBuf>,
    /// The day of the cycle, as 2026-08-31; decides which calibration and which pack is valid. A
    /// logger's file says it itself.
    #[arg(long, value_name = "DAY", value_parser = date)]
    on: Option<Date>,
    /// The layout of a logger's file: hobo, ibutton, testo, lascar, generic, or a TOML of your own.
    #[arg(long = "as", value_name = "LAYOUT|FILE.toml")]
    layout: Option<String>,
    /// The zone of the logger's clock, as America/New_York or -05:00.
    #[arg(long, value_name = "ZONE", requires = "layout", allow_hyphen_values = true)]
    zone: Option<String>,
    /// The order in which the logger writes a day: mdy, dmy or ymd.
    #[arg(long, value_name = "ORDER", requires = "layout", value_parser = order)]
    order: Option<Order>,
    /// The names of the logger's probes, in the sequence of their columns.
    #[arg(long, value_name = "T1,T2", requires = "layout", value_delimiter = ',')]
    probes: Vec<String>,
    /// A stored verdict to make again from the trace.
    #[arg(long, value_name = "VERDICT", requires = "trace", conflicts_with_all =
          ["cycles", "probe_offset", "calibrations", "on", "layout", "load", "batch", "pack"])]
    replay: Option<PathBuf>,
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

fn batch(text: &str) -> Result<Reference, String> {
    let batch = Reference::new(text);
    if batch.is_empty() { Err("not a number of a batch".into()) } else { Ok(batch) }
}

fn date(text: &str) -> Result<Date, String> {
    day::read(text).ok_or_else(|| "not a day such as 2026-08-31".into())
}

fn order(text: &str) -> Result<Order, String> {
    Order::parse(text).ok_or_else(|| "one of mdy, dmy, ymd".into())
}

pub(crate) fn run(args: Args) -> ExitCode {
    answer::say(answer(&args))
}

fn answer(args: &Args) -> Result<Answer, Unusable> {
    let shelf = answer::shelf(args.packs.as_deref())?;
    if let (Some(stored), Some(trace)) = (&args.replay, &args.trace) {
        return replay::replayed(&shelf, stored, trace, args.json);
    }
    let newest = args.on.unwrap_or(Date::MAX);
    let pack: CurvePack = shelf.on(&args.pack, newest).map_err(Unusable::all)?;
    let calibrations = match &args.calibrations {
        Some(file) => {
            let read = Calibrations::read(&answer::text(file)?);
            Some(read.map_err(|bad| Unusable::rows(file, &bad))?)
        }
        None => None,
    };
    let logger = match &args.layout {
        Some(layout) => Some(files::logger(layout, args)?),
        None => None,
    };
    let shift = args.probe_offset.map(|offset| Shift { probe: args.probe.clone(), offset });
    let (calibrations, logger) = (calibrations.as_ref(), logger.as_ref());
    let mut by = Bench { pack: &pack, calibrations, on: args.on, logger };
    let pack: CurvePack;
    if let (Some(trace), Some(_), None) = (&args.trace, logger, args.on) {
        by.on = by.day_of(trace, args.load)?;
        let day = by.on.unwrap_or(Date::MAX);
        pack = shelf.on(&args.pack, day).map_err(Unusable::all)?;
        by.pack = &pack;
    }
    match (&args.trace, &args.cycles, &shift) {
        (Some(trace), ..) => {
            let verdict = by.one(trace, (args.load, args.batch.clone()), shift.as_ref())?;
            let text = if args.json {
                verdict.to_json()
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
