//! Packs: the numbers and rules of one bank or one law, as data with a version.
//!
//! Banks disagree on almost every number, and the numbers change. So a rule of this program asks a
//! pack, a verdict names the pack and its version, and a version that was once used is never
//! changed. Every number says where it is from, and whether that source was read. This module reads
//! packs, keeps them on a [`Shelf`] and finds the one in force on a day. The rule that uses a pack
//! defines its content. This module never opens a file.

mod period;

use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt;

pub use period::Period;

/// A number or a word of a pack, with where it is from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stated<T> {
    pub value: T,
    /// The source, in words a reader can look up.
    pub source: String,
    /// Whether somebody read that source. If not, the value is shown as an example, until a bank
    /// signs.
    pub verified: bool,
}

/// Facts about itself that every pack has.
pub trait Pack: DeserializeOwned {
    /// The folder such packs stand in.
    const KIND: &'static str;
    fn id(&self) -> &str;
    fn version(&self) -> &str;
    /// The first day this version is in force.
    fn effective(&self) -> Date;
    /// Its faults beyond the shape of the JSON: one sentence each.
    fn problems(&self) -> Vec<String>;
}

/// Why a pack cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackFault {
    /// The file, or the name that was asked for.
    pub file: String,
    /// Counted from 1; 0 when the fault is not at one place.
    pub line: usize,
    pub column: usize,
    pub reason: String,
}

impl PackFault {
    /// A fault that is not at one place of its file.
    pub(crate) fn whole(file: &str, reason: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: 0, column: 0, reason: reason.into() }
    }
}

impl fmt::Display for PackFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.reason),
            line => write!(f, "{}:{line}: {}: {}", self.file, self.column, self.reason),
        }
    }
}

impl std::error::Error for PackFault {}

/// Reads one pack from the text of its file.
///
/// # Errors
/// Text that is not JSON or has not the shape of this kind (one fault, with its place), or every
/// problem the pack has otherwise.
pub fn read<P: Pack>(file: &str, text: &str) -> Result<P, Vec<PackFault>> {
    let pack: P = serde_json::from_str(text).map_err(|error| {
        let said = error.to_string();
        let reason = said.rsplit_once(" at line ").map_or(said.as_str(), |(reason, _)| reason);
        let (line, column) = (error.line(), error.column());
        vec![PackFault { file: file.to_owned(), line, column, reason: reason.to_owned() }]
    })?;
    let mut problems = pack.problems();
    for (name, text) in [("id", pack.id()), ("version", pack.version())] {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
        if text.is_empty() || !text.chars().all(plain) {
            problems.push(format!("`{name}` holds letters, digits, `-`, `.` and `_` only"));
        }
    }
    if problems.is_empty() {
        return Ok(pack);
    }
    Err(problems.into_iter().map(|problem| PackFault::whole(file, problem)).collect())
}

/// A pack's text, not read yet.
#[derive(Clone, Debug)]
struct Leaf {
    kind: String,
    file: String,
    text: String,
}

/// All packs at hand: those that come with the program, and those of a folder.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    leaves: Vec<Leaf>,
}

impl Shelf {
    /// The packs that come with the program.
    pub fn built_in() -> Self {
        let mut shelf = Self::default();
        for (kind, id, text) in BUILT_IN {
            shelf.add(kind, &format!("{kind}/{id}.json"), text);
        }
        shelf
    }

    /// Puts a pack's text on the shelf; it is read when its kind is asked for.
    pub fn add(&mut self, kind: &str, file: &str, text: &str) {
        self.leaves.push(Leaf { kind: kind.into(), file: file.into(), text: text.into() });
    }

    /// Every pack of one kind, by id and then by the day it takes effect.
    ///
    /// # Errors
    /// All faults of all packs of the kind; also when one id and version stand there twice with
    /// different texts, because a verdict that names them would be ambiguous.
    pub fn all<P: Pack>(&self) -> Result<Vec<P>, Vec<PackFault>> {
        let mut faults = Vec::new();
        let mut packs: Vec<(P, &Leaf)> = Vec::new();
        for leaf in self.leaves.iter().filter(|leaf| leaf.kind == P::KIND) {
            let pack = match read::<P>(&leaf.file, &leaf.text) {
                Ok(pack) => pack,
                Err(found) => {
                    faults.extend(found);
                    continue;
                }
            };
            let twin = packs.iter().find(|(other, _)| {
                let same_day = other.effective() == pack.effective();
                other.id() == pack.id() && (other.version() == pack.version() || same_day)
            });
            match twin {
                Some((_, other)) if other.text == leaf.text => {}
                Some((_, other)) => {
                    let (id, version) = (pack.id(), pack.version());
                    let reason = format!(
                        "`{id}` {version} clashes with {}: a version never changes, and two \
                         versions never take effect on one day",
                        other.file
                    );
                    faults.push(PackFault::whole(&leaf.file, reason));
                }
                None => packs.push((pack, leaf)),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut packs: Vec<P> = packs.into_iter().map(|(pack, _)| pack).collect();
        packs.sort_by(|a, b| (a.id(), a.effective()).cmp(&(b.id(), b.effective())));
        Ok(packs)
    }

    /// The version of a pack for a day: the newest in force, or else the first of all.
    ///
    /// # Errors
    /// As [`Shelf::all`], or one fault that names the packs there are.
    pub fn on<P: Pack>(&self, id: &str, day: Date) -> Result<P, Vec<PackFault>> {
        let mut versions: Vec<P> = self.named(id)?;
        let in_force = versions.iter().rposition(|pack| pack.effective() <= day);
        Ok(versions.swap_remove(in_force.unwrap_or(0)))
    }

    /// One version of a pack, however old.
    ///
    /// # Errors
    /// As [`Shelf::all`], or one fault that names the versions there are.
    pub fn version<P: Pack>(&self, id: &str, version: &str) -> Result<P, Vec<PackFault>> {
        let mut versions: Vec<P> = self.named(id)?;
        match versions.iter().position(|pack| pack.version() == version) {
            Some(place) => Ok(versions.swap_remove(place)),
            None => {
                let here: Vec<&str> = versions.iter().map(Pack::version).collect();
                let reason =
                    format!("no version {version} of this pack, there is {}", here.join(", "));
                Err(vec![PackFault::whole(id, reason)])
            }
        }
    }

    /// All versions of one pack, oldest first, at least one.
    fn named<P: Pack>(&self, id: &str) -> Result<Vec<P>, Vec<PackFault>> {
        let all = self.all::<P>()?;
        let mut ids: Vec<String> = all.iter().map(|pack| pack.id().to_owned()).collect();
        ids.dedup();
        let versions: Vec<P> = all.into_iter().filter(|pack| pack.id() == id).collect();
        if versions.is_empty() {
            let reason = format!("no such {} pack, there is {}", P::KIND, ids.join(", "));
            return Err(vec![PackFault::whole(id, reason)]);
        }
        Ok(versions)
    }
}

/// A calendar day as `2026-08-31`, for `#[serde(with = "…")]`.
pub mod day {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(day: &Date, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(day)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
        let text = String::deserialize(from)?;
        read(&text).ok_or_else(|| D::Error::custom(format!("`{text}` is not a day (2026-08-31)")))
    }

    /// A day written as four, two and two digits, and in no other way.
    pub fn read(text: &str) -> Option<Date> {
        let plain = |byte: u8| byte.is_ascii_digit() || byte == b'-';
        let shaped = text.len() == 10 && text.bytes().all(plain);
        if shaped { text.parse().ok() } else { None }
    }

    /// A day, or `null` where nobody knows it.
    pub mod or_none {
        use jiff::civil::Date;
        use serde::{Deserialize, Deserializer, Serializer, de::Error};

        pub fn serialize<S: Serializer>(day: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
            match day {
                Some(day) => to.collect_str(day),
                None => to.serialize_none(),
            }
        }

        pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
            let Some(text) = Option::<String>::deserialize(from)? else { return Ok(None) };
            let fault = || D::Error::custom(format!("`{text}` is not a day (2026-08-31)"));
            super::read(&text).map(Some).ok_or_else(fault)
        }
    }
}

/// A pack of `packs/` as a line of [`BUILT_IN`].
macro_rules! packs {
    ($($kind:literal / $id:literal),* $(,)?) => {
        &[$(($kind, $id, include_str!(concat!("../../../packs/", $kind, "/", $id, ".json")))),*]
    };
}

/// Kind, id and text of every pack that comes with the program.
const BUILT_IN: &[(&str, &str, &str)] = packs![
    "balance" / "balance-default",
    "alloc" / "alloc-default",
    "alloc" / "alloc-floors",
    "pool" / "pool-default",
    "pool" / "pool-uk",
    "culture" / "br-rdc171",
    "culture" / "ca-qc",
    "culture" / "emba-2019",
    "culture" / "fr-1995",
    "culture" / "uk-nice",
    "culture" / "us-hmbana",
    "dictionary" / "laboratory",
    "intake" / "fr-1995",
    "intake" / "uk-nice",
    "intake" / "us-mn",
    "intake" / "us-ny-52-9",
    "intake" / "us-sanjose-2012",
    "intake" / "us-wa-246-720",
    "curve" / "fr-1995-58",
    "curve" / "fr-1995-63",
    "curve" / "holder",
    "curve" / "htst",
    "prescreen" / "br-rdc171",
    "prescreen" / "ca-on",
    "prescreen" / "fr-1995",
    "prescreen" / "jp-jhmba",
    "prescreen" / "uk-nice-cg93",
    "prescreen" / "us-hmbana-practice",
    "serology" / "fr-1995",
    "serology" / "jp",
    "serology" / "uk-nice",
    "serology" / "us-for-profit",
    "serology" / "us-hmbana",
    "serology" / "us-wa-246-720",
];

#[cfg(test)]
mod tests;
