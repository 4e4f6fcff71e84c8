//! The files of `ounce milk curve`: traces, logger files, and lists of cycles.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use ounce_milk::curve::logger::{self, Clock, Logger};
use ounce_milk::curve::{self as domain, Cycle, Readings, TraceReader};

use super::Args;
use crate::milk::answer::{self, Unusable};

/// The layout of a logger's file, with the options of the command line.
pub(super) fn logger(layout: &str, args: &Args) -> Result<Logger, Unusable> {
    let own = Path::new(layout);
    let is_file = own.extension().is_some_and(|ending| ending == "toml");
    let known = if is_file {
        let text = answer::text(own)?;
        Logger::parse(&text).map_err(|error| Unusable::one(format!("{layout}: {error}")))?
    } else {
        Logger::named(layout).ok_or_else(|| {
            let known: Vec<&str> = Logger::built_in().collect();
            let known = known.join(", ");
            Unusable::one(format!("--as: no layout {layout}, there is {known}, or a FILE.toml"))
        })?
    };
    let probes = if args.probes.is_empty() { known.probes } else { args.probes.clone() };
    let logger = Logger {
        order: args.order.or(known.order),
        zone: args.zone.clone().or(known.zone),
        probes,
        ..known
    };
    logger.check().map_err(|error| Unusable::one(format!("--as: {error}")))?;
    Ok(logger)
}

/// Passes on every reading of a trace. Returns the SHA-256 of its file and, for a logger's file,
/// its clock.
pub(super) fn read(
    file: &Path,
    by: Option<&Logger>,
    to: &mut impl Readings,
) -> Result<(String, Option<Clock>), Unusable> {
    let Some(by) = by else { return plain(file, to).map(|hash| (hash, None)) };
    let bytes = fs::read(file).map_err(|error| answer::unreadable(file, &error))?;
    let found = logger::read(&bytes, by).map_err(|bad| Unusable::rows(file, &bad))?;
    found.tell(to);
    Ok((found.trace_sha256, Some(found.clock)))
}

fn plain(file: &Path, to: &mut impl Readings) -> Result<String, Unusable> {
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

/// A cycle and where its trace is.
pub(super) struct Listed {
    pub(super) cycle: String,
    pub(super) on: Option<Date>,
    /// As the list names it.
    pub(super) trace: String,
    pub(super) file: PathBuf,
    pub(super) load: Option<u32>,
}

pub(super) fn listed(at: &Path) -> Result<Vec<Listed>, Unusable> {
    let list = if at.is_dir() { at.join("cycles.csv") } else { at.to_owned() };
    if at.is_dir() && !list.exists() {
        let traces = answer::files(at, "csv")?.into_iter().map(|file| {
            let part = |name: Option<&std::ffi::OsStr>| {
                name.unwrap_or_default().to_string_lossy().into_owned()
            };
            let (cycle, trace) = (part(file.file_stem()), part(file.file_name()));
            Listed { cycle, on: None, trace, file, load: None }
        });
        return Ok(traces.collect());
    }
    let cycles =
        domain::cycles(&answer::text(&list)?).map_err(|bad| Unusable::rows(&list, &bad))?;
    let beside = list.parent().unwrap_or(Path::new(""));
    let listed = cycles.into_iter().map(|Cycle { cycle, on, trace, load }| {
        let file = beside.join(&trace);
        Listed { cycle, on: Some(on), trace, file, load }
    });
    Ok(listed.collect())
}
