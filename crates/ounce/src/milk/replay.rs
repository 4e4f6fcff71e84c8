//! A stored verdict, made again from its input.
//!
//! The same input and the same version of the pack give the same bytes. If the file holds other
//! bytes, the first line that differs is named, and the verdict is not favourable.

use crate::say::tell;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::civil::Date;
use ounce_milk::pack::Pack;
use serde::de::DeserializeOwned;

use super::answer::{self, Answer, Unusable};
use super::choice::{self, Choice};

/// Which pack and how to answer, or which stored verdict to make again.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Basis {
    /// The id of the pack to decide by
    #[arg(long, value_name = "PACK", required_unless_present = "replay")]
    pub(super) pack: Option<String>,
    /// A folder of more packs, each as KIND/NAME.json
    #[arg(long, value_name = "DIR")]
    pub(super) packs: Option<PathBuf>,
    /// The day whose version of the pack counts [default: today, in UTC]
    #[arg(long, value_name = "DATE", value_parser = choice::day)]
    pub(super) on: Option<Date>,
    /// Answer in JSON
    #[arg(long)]
    pub(super) json: bool,
    /// A stored verdict to make again, from the same input and the same version of its pack
    #[arg(long, value_name = "VERDICT", conflicts_with_all = ["pack", "on"])]
    pub(super) replay: Option<PathBuf>,
}

impl Basis {
    /// The pack that was chosen.
    pub(super) fn pack<P: Pack>(&self) -> Result<P, Unusable> {
        let pack = self.pack.clone().ok_or_else(|| Unusable::one("needs --pack or --replay"))?;
        let Self { packs, on, json, .. } = self.clone();
        Choice { pack, packs, on, json }.pack()
    }

    /// The version of the pack that a stored verdict names.
    pub(super) fn version<P: Pack>(&self, pack: &str, version: &str) -> Result<P, Unusable> {
        choice::shelf(self.packs.as_deref())?.version(pack, version).map_err(Unusable::all)
    }
}

/// The answer of a command and, for a stored verdict that differs, where it differs.
pub(super) type Said = (Answer, Option<String>);

/// Prints the answer, and the difference on standard error.
pub(super) fn say(found: Result<Said, Unusable>) -> ExitCode {
    answer::say(found.map(|(answer, differs)| {
        if let Some(differs) = differs {
            tell!("{differs}");
        }
        answer
    }))
}

/// The text of a stored verdict, and the parts it can be made from again.
pub(super) fn stored<T: DeserializeOwned>(file: &Path) -> Result<(String, T), Unusable> {
    let text = answer::text(file)?;
    let stored = serde_json::from_str(&text).map_err(|error| not_json(file, &error))?;
    Ok((text, stored))
}

/// Where a stored verdict differs from the one made again.
pub(super) fn difference(file: &Path, stored: &str, again: &str) -> Option<String> {
    (again != stored).then(|| {
        let same = again.lines().zip(stored.lines()).take_while(|(one, other)| one == other);
        let (name, line) = (file.display(), same.count() + 1);
        format!("{name}:{line}: verdict: not what this input and this pack come to")
    })
}

/// The place of a fault in JSON, or of a value that has the wrong shape.
pub(super) fn not_json(file: &Path, error: &serde_json::Error) -> Unusable {
    let said = error.to_string();
    let reason = said.rsplit_once(" at line ").map_or(said.as_str(), |(reason, _)| reason);
    let (line, column) = (error.line(), error.column());
    Unusable::one(format!("{}:{line}: {column}: {reason}", file.display()))
}
