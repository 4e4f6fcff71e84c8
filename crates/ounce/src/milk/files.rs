//! What the commands on files have in common: reading whole files, the shelf of packs, and how
//! a command ends.
//!
//! A file is used whole or not at all. What is wrong with it is said as `file:line: column:
//! reason`, every row of it, and nothing else happens.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::civil::Date;
use ounce_domain::milk::pack::{self, Pack, Shelf};
use ounce_domain::milk::sheet::BadRow;
use serde::Serialize;

/// Lines that say why the input can't be used.
pub(super) type Unusable = Vec<String>;

/// What a command has to say in the end.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// For standard output.
    pub(super) out: String,
    /// For standard error.
    pub(super) err: String,
    pub(super) status: u8,
}

impl Said {
    /// A verdict, and whether it is favourable.
    pub(super) fn verdict(out: String, favourable: bool) -> Self {
        Self { out, err: String::new(), status: u8::from(!favourable) }
    }

    /// Prints it. A reader that has had enough (`| head`) changes nothing.
    pub(super) fn end(said: Result<Self, Unusable>) -> ExitCode {
        use std::io::Write;
        let said = said.unwrap_or_else(|lines| Self {
            out: String::new(),
            err: lines.iter().map(|line| format!("{}\n", visible(line))).collect(),
            status: 2,
        });
        let mut out = std::io::stdout().lock();
        let written = out.write_all(said.out.as_bytes()).and_then(|()| out.flush());
        eprint!("{}", said.err);
        match written {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                eprintln!("standard output: {error}");
                ExitCode::from(2)
            }
            _ => ExitCode::from(said.status),
        }
    }
}

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
        shelf(self.packs.as_deref())?.on(&self.pack, day).map_err(lines)
    }
}

/// A day on the command line.
pub(super) fn day(text: &str) -> Result<Date, String> {
    pack::day::read(text).ok_or_else(|| "expected a day such as 2026-08-31".into())
}

#[expect(clippy::disallowed_methods, reason = "only which version is in force hangs on it")]
fn today() -> Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// The packs of the program, and those of a folder.
pub(super) fn shelf(folder: Option<&Path>) -> Result<Shelf, Unusable> {
    let mut shelf = Shelf::built_in();
    let Some(folder) = folder else { return Ok(shelf) };
    let mut added = 0;
    for kind in listed(folder)? {
        let Some(name) = kind.file_name().and_then(|name| name.to_str()) else { continue };
        if !kind.is_dir() {
            continue;
        }
        for file in listed(&kind)? {
            if file.extension().is_some_and(|extension| extension == "json") {
                shelf.add(name, &file.display().to_string(), &text(&file)?);
                added += 1;
            }
        }
    }
    if added == 0 {
        return Err(vec![format!("{}: no pack in it (KIND/NAME.json)", folder.display())]);
    }
    Ok(shelf)
}

/// What a folder holds, in the sequence of its names.
fn listed(folder: &Path) -> Result<Vec<PathBuf>, Unusable> {
    let fault = |error: std::io::Error| vec![format!("{}: {error}", folder.display())];
    let entries = std::fs::read_dir(folder).map_err(fault)?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(fault)?.path());
    }
    paths.sort();
    Ok(paths)
}

/// The whole text of a file.
pub(super) fn text(file: &Path) -> Result<String, Unusable> {
    let bytes =
        std::fs::read(file).map_err(|error| vec![format!("{}: {error}", file.display())])?;
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
        vec![format!("{}:{line}: text: not UTF-8", file.display())]
    })
}

/// The rows of a file.
pub(super) fn rows<T>(
    file: &Path,
    read: impl Fn(&str) -> Result<Vec<T>, Vec<BadRow>>,
) -> Result<Vec<T>, Unusable> {
    let name = file.display();
    read(&text(file)?).map_err(|bad| bad.iter().map(|row| format!("{name}:{row}")).collect())
}

/// Faults as lines.
pub(super) fn lines<T: Display>(faults: Vec<T>) -> Unusable {
    faults.iter().map(ToString::to_string).collect()
}

/// A verdict as JSON, with a line end.
pub(super) fn json(verdict: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(verdict);
    json.expect("a verdict has text keys and nothing that fails to serialise") + "\n"
}

/// Text as a terminal may show it: a cell of a file could hold control sequences.
pub(super) fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}

/// The last line under a verdict: whose rules these were, and that no bank has signed them.
pub(super) fn footing(pack: &str, version: &str, effective: Date, example: bool) -> String {
    let example = if example {
        "\nAn example: some of these rules rest on texts nobody read, and no bank has signed them."
    } else {
        ""
    };
    format!("By {pack} {version}, in force since {effective}.{example}\n")
}

/// How a rule is quoted: its source, and whether that was read.
pub(super) fn quoted(source: &str, verified: bool) -> String {
    if verified { format!("[{source}]") } else { format!("[example; {source}]") }
}

#[cfg(test)]
pub(super) mod tests;
