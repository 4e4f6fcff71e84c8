//! The choice of the pack and the printing of a verdict: the common part of the commands that judge
//! a bank's files by a pack.
//!
//! A file is used whole or not at all. All its faults are listed as `file:line: column: reason`,
//! and nothing else happens.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use ounce_milk::pack::{self, Pack, Shelf};
use ounce_milk::seal::Seal;
use ounce_milk::sheet::BadRow;

use super::answer::{self, Unusable};

/// Which pack, from where, and how to answer.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Choice {
    /// The id of the pack to decide by
    #[arg(long, value_name = "PACK")]
    pub(super) pack: String,
    /// A folder of more packs, each as KIND/NAME.json
    #[arg(long, value_name = "DIR")]
    pub(super) packs: Option<PathBuf>,
    /// The day whose version of the pack counts [default: today, in UTC]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) on: Option<Date>,
    /// Answer in JSON
    #[arg(long)]
    pub(super) json: bool,
}

impl Choice {
    /// The pack that was chosen.
    pub(super) fn pack<P: Pack>(&self) -> Result<P, Unusable> {
        let day = self.on.unwrap_or_else(today);
        shelf(self.packs.as_deref())?.on(&self.pack, day).map_err(Unusable::all)
    }
}

/// A day on the command line.
pub(super) fn day(text: &str) -> Result<Date, String> {
    pack::day::read(text).ok_or_else(|| "expected a day such as 2026-08-31".into())
}

fn today() -> Date {
    crate::clock::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// The packs of the program, and those of a folder. A folder without any pack is a slip. It is
/// refused, because otherwise another pack of the same id would decide.
pub(super) fn shelf(folder: Option<&Path>) -> Result<Shelf, Unusable> {
    let shelf = answer::shelf(folder)?;
    let Some(folder) = folder else { return Ok(shelf) };
    let entries = std::fs::read_dir(folder).map_err(|error| answer::unreadable(folder, &error))?;
    for kind in entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()) {
        if !answer::files(&kind, "json")?.is_empty() {
            return Ok(shelf);
        }
    }
    Err(Unusable::one(format!("{}: no pack in it (KIND/NAME.json)", folder.display())))
}

/// The rows of a file.
pub(super) fn rows<T>(
    file: &Path,
    read: impl Fn(&str) -> Result<Vec<T>, Vec<BadRow>>,
) -> Result<Vec<T>, Unusable> {
    let name = file.display();
    read(&answer::text(file)?)
        .map_err(|bad| Unusable(bad.iter().map(|row| visible(&format!("{name}:{row}"))).collect()))
}

/// Text as a terminal may show it: a cell of a file could hold control sequences.
pub(super) fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}

/// The last line under a verdict: the pack, and whether it is an example that no bank has signed.
pub(super) fn footing(pack: &str, version: &str, effective: Date, example: bool) -> String {
    let example = if example {
        "\nAn example: some of these rules rest on texts nobody read, and no bank has signed them."
    } else {
        ""
    };
    format!("By {pack} {version}, in force since {effective}.{example}\n")
}

/// The last line under a verdict that has a seal.
pub(super) fn sealed_by<I>(seal: &Seal<I>) -> String {
    footing(&seal.pack, &seal.version, seal.effective, seal.example)
}

/// A rule's source in words, and whether somebody has read it.
pub(super) fn quoted(source: &str, verified: bool) -> String {
    if verified { format!("[{source}]") } else { format!("[example; {source}]") }
}

#[cfg(test)]
pub(super) mod tests;
