//! An allocation as it is stored, with its whole input.

use super::pack::Pack;
use super::rule::{Allocation, allocate};
use super::stock::{Bottle, Order};
use crate::pack::day;
use crate::seal;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    #[serde(flatten)]
    pub allocation: Allocation,
    #[serde(with = "day")]
    pub effective: Date,
    pub input: Input,
    /// The name that another record uses for this verdict.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub digest: String,
}

/// The input of a verdict, beside the pack. There is no chance in it: lots are drawn from the names
/// in the orders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[serde(with = "day")]
    pub on: Date,
    pub bottles: Vec<Bottle>,
    pub orders: Vec<Order>,
}

/// The part of a stored verdict that it can be made from again.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Stored {
    pub pack: String,
    pub version: String,
    pub input: Input,
}

impl Verdict {
    /// Decides by a pack, and keeps the input.
    pub fn of(pack: &Pack, input: Input) -> Self {
        let allocation = allocate(&input.bottles, &input.orders, pack, input.on);
        let effective = pack.effective;
        let mut verdict = Self { allocation, effective, input, digest: String::new() };
        verdict.digest = seal::digest(&verdict);
        verdict
    }

    /// The verdict as it is stored.
    pub fn to_json(&self) -> String {
        seal::text(self)
    }
}
