//! The recipe of a day: how many pools, how large, of how many donors, and their target.

use super::blend::{Energy, Protein, Target};
use super::deposit::Container;
use super::pack::{Pack, Window};
use crate::sheet::{self, BadRow};
use ounce_domain::quantity::Microlitres;
use ounce_domain::reference::key;
use std::collections::BTreeSet;
use toml::{Table, Value};

/// The figures of a plan, with the pack's figures where the plan has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    pub pools: usize,
    pub min_volume: Microlitres,
    pub max_volume: Microlitres,
    pub max_donors: usize,
    /// The least that each donor of a pool gives to it; zero when it doesn't matter.
    pub min_share: Microlitres,
    pub target: Target,
    pub window: Window,
    pub weight: Weight,
    pub keep_apart: KeepApart,
}

/// The weights of the aims, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    pub protein: i64,
    pub energy: i64,
    /// For leaving all the old milk in the freezer rather than none of it, in units of the mean
    /// deviation. Small, so that it decides among equals.
    pub age: i64,
    /// For each pool outside the window, in units of its deviation. Small: where a bank lacks
    /// rich milk, the same mean can be many pools just outside, or most of them inside.
    pub window: i64,
}

/// Which flags must not be mixed in a pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeepApart {
    /// Only containers with the very same flags go together.
    AllFlags,
    /// Containers of a pool agree on these flags; others may differ.
    These(BTreeSet<String>),
}

impl KeepApart {
    /// The flags that two containers must have in common to go into one pool.
    pub fn kind<'a>(&self, container: &'a Container) -> BTreeSet<&'a str> {
        let counts = |flag: &&str| match self {
            Self::AllFlags => true,
            Self::These(flags) => flags.contains(*flag),
        };
        container.flags.iter().map(String::as_str).filter(counts).collect()
    }
}

/// More pools than any bank fills in a day, and the largest pool believed: 100 litres.
const MAX_POOLS: i64 = 500;
const MAX_VOLUME: i64 = 100_000_000;

impl Recipe {
    /// Reads `plan.toml`. `pools`, `min_volume_ml` and `max_volume_ml` must be there. `max_donors`,
    /// `[target]` and `[window]` override the pack's figures, but a plan may not take more donors
    /// than the pack allows. `min_share_ml`, `keep_apart` (a list of flags; all flags without it)
    /// and `[weight]` (`protein`, `energy`, `age`, `window`) may be left out.
    ///
    /// # Errors
    /// Every key that is missing, unknown or cannot be used.
    pub fn parse(text: &str, pack: &Pack) -> Result<Self, Vec<BadRow>> {
        let table = text.parse::<Table>().map_err(|error| {
            let at = error.span().map_or(0, |span| span.start.min(text.len()));
            let line = text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
            vec![BadRow::new(line, "toml", error.message())]
        })?;
        let mut keys = Keys { text, table, bad: Vec::new() };
        let recipe = keys.recipe(pack);
        keys.refuse_the_rest();
        keys.bad.sort();
        if keys.bad.is_empty() { Ok(recipe) } else { Err(keys.bad) }
    }
}

/// A plan while its keys are taken out one by one; what is left at the end is unknown.
struct Keys<'a> {
    text: &'a str,
    table: Table,
    bad: Vec<BadRow>,
}

/// Where a figure may lie, in whole numbers of its last place.
struct Range {
    places: usize,
    min: i64,
    max: i64,
}

impl Keys<'_> {
    fn recipe(&mut self, pack: &Pack) -> Recipe {
        let millilitres = |min| Range { places: 3, min, max: MAX_VOLUME };
        let pools = self.number("", "pools", None, Range { places: 0, min: 1, max: MAX_POOLS });
        let min_volume = self.number("", "min_volume_ml", None, millilitres(1));
        let max_volume = self.number("", "max_volume_ml", None, millilitres(1));
        if self.bad.is_empty() && min_volume > max_volume {
            self.complain("max_volume_ml", "less than min_volume_ml".to_owned());
        }
        let donors = Range { places: 0, min: 1, max: 100 };
        let max_donors = self.number("", "max_donors", Some(pack.max_donors.value as i64), donors);
        if max_donors > pack.max_donors.value as i64 {
            let (most, id) = (pack.max_donors.value, &pack.id);
            let reason = format!("{max_donors} donors, the pack {id} allows {most}");
            self.complain("max_donors", reason);
        }
        let (target, window) = (pack.target(), pack.window());
        let mut protein = |section, key, default: Protein| {
            let range = Range { places: 3, min: 1, max: 10_000 };
            Protein(self.number(section, key, Some(default.0), range))
        };
        let target_protein = protein("target", "protein_g_dl", target.protein);
        let min_protein = protein("window", "min_protein_g_dl", window.min_protein);
        let mut energy = |section, key, default: Energy| {
            let range = Range { places: 2, min: 1, max: 20_000 };
            Energy(self.number(section, key, Some(default.0), range))
        };
        let target_energy = energy("target", "energy_kcal_dl", target.energy);
        let min_energy = energy("window", "min_energy_kcal_dl", window.min_energy);
        let max_energy = energy("window", "max_energy_kcal_dl", window.max_energy);
        if self.bad.is_empty() && min_energy > max_energy {
            self.complain("max_energy_kcal_dl", "less than min_energy_kcal_dl".to_owned());
        }
        let mut weight = |key, default| {
            let range = Range { places: 3, min: 0, max: 100_000 };
            self.number("weight", key, Some(default), range)
        };
        let weight = Weight {
            protein: weight("protein", 1000),
            energy: weight("energy", 1000),
            age: weight("age", 1),
            window: weight("window", 5),
        };
        let min_share = Microlitres(self.number("", "min_share_ml", Some(0), millilitres(0)));
        Recipe {
            pools: usize::try_from(pools).unwrap_or(0),
            min_volume: Microlitres(min_volume),
            max_volume: Microlitres(max_volume),
            max_donors: usize::try_from(max_donors).unwrap_or(0),
            min_share,
            target: Target { protein: target_protein, energy: target_energy },
            window: Window { min_protein, min_energy, max_energy },
            weight,
            keep_apart: self.keep_apart(),
        }
    }

    /// A figure of the plan, or the pack's. Zero when it can't be used; the fault is then reported.
    fn number(&mut self, section: &str, key: &str, default: Option<i64>, range: Range) -> i64 {
        let Some(value) = self.take(section, key) else {
            if default.is_none() {
                self.complain(key, "missing".to_owned());
            }
            return default.unwrap_or(0);
        };
        let typed = match &value {
            Value::Integer(number) => number.to_string(),
            Value::Float(number) => number.to_string(),
            other => other.type_str().to_owned(),
        };
        let whole = range.places > 0 || value.is_integer();
        let number = sheet::decimal(&typed, range.places).filter(|_| whole);
        if let Some(number) = number.filter(|number| (range.min..=range.max).contains(number)) {
            return number;
        }
        let unit = 10_i64.pow(range.places as u32);
        let least = if range.min == 0 { "from 0" } else { "above 0" };
        let kind = if range.places == 0 { "a whole number" } else { "a number" };
        self.complain(key, format!("{typed} is not {kind} {least} up to {}", range.max / unit));
        0
    }

    fn keep_apart(&mut self) -> KeepApart {
        let Some(value) = self.take("", "keep_apart") else { return KeepApart::AllFlags };
        let flags = value
            .as_array()
            .map(|flags| flags.iter().map(|flag| flag.as_str().map(key)).collect::<Option<_>>());
        flags.flatten().map_or_else(
            || {
                self.complain("keep_apart", "not a list of flags such as [\"preterm\"]".to_owned());
                KeepApart::AllFlags
            },
            KeepApart::These,
        )
    }

    fn take(&mut self, section: &str, key: &str) -> Option<Value> {
        if section.is_empty() {
            return self.table.remove(key);
        }
        self.table.get_mut(section).and_then(Value::as_table_mut).and_then(|keys| keys.remove(key))
    }

    fn refuse_the_rest(&mut self) {
        for (key, value) in std::mem::take(&mut self.table) {
            match (key.as_str(), value) {
                ("target" | "window" | "weight", Value::Table(left)) => {
                    for inner in left.keys() {
                        self.complain(inner, format!("not a key of [{key}]"));
                    }
                }
                _ => self.complain(&key, "not a key of a plan".to_owned()),
            }
        }
    }

    fn complain(&mut self, key: &str, reason: String) {
        let stands = |line: &&str| {
            let rest = line.trim_start().trim_start_matches('[').strip_prefix(key);
            rest.is_some_and(|rest| rest.trim_start().starts_with(['=', ']', '.']))
        };
        let line = self.text.lines().enumerate().find(|(_, line)| stands(line));
        self.bad.push(BadRow::new(line.map_or(1, |(at, _)| at + 1), key, reason));
    }
}

#[cfg(test)]
mod tests;
