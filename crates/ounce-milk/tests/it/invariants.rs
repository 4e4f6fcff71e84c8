//! Ten laws that always hold in a milk bank, each under its number: `invariant_1_…` to
//! `invariant_10_…`. The rules have closer tests beside them. These tests use several rules
//! together, from outside, and check what a bank relies on.

mod cycles;
mod decisions;
mod graph;
mod history;
mod privacy;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};
use ounce_milk::pack::{Pack, Shelf};
use ounce_milk_synth::{Plan, bank};
use serde_json::Value;

pub(crate) const TODAY: Date = date(2026, 8, 1);

pub(crate) fn pack<P: Pack>(id: &str) -> P {
    Shelf::built_in().on(id, TODAY).expect("it comes with the program")
}

/// An invented bank: its files by their path.
fn invented() -> BTreeMap<String, String> {
    let files = bank(Plan { donors: 16, months: 8, seed: 3 }).expect("a plan that can be played");
    files.into_iter().map(|file| (file.path, file.text)).collect()
}

/// The names a list of `truth.json` holds.
fn names(truth: &Value, pointer: &str) -> BTreeSet<String> {
    let list = truth.pointer(pointer).and_then(Value::as_array).expect("a list");
    list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}
