//! The part of an answer that one hospital gets: its own bottles, and nothing about anybody else.
//!
//! An answer holds milk donors' numbers and recipients' pseudonyms together and stays at the bank.
//! A notice made from it names no donor, no recipient, no other hospital, no person at the bank.

use serde::Serialize;
use std::collections::BTreeMap;

use super::answer::{Answer, BottleFound, Held};
use super::kind::Kind;
use crate::states::BottleState;
use ounce_domain::reference::key;

/// A bottle that is, or was, at the hospital.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Concerned {
    pub bottle: String,
    pub volume_ul: u64,
    pub state: Option<BottleState>,
}

/// The notice to one hospital.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    pub hospital: String,
    /// All its bottles together.
    pub sum: Held,
    pub by_state: BTreeMap<String, Held>,
    pub bottles: Vec<Concerned>,
}

impl Answer {
    /// The bottles of this hospital in the answer, including other bottles of the same pools.
    pub fn notice(&self, hospital: &str) -> Notice {
        let place = key(&format!("{}:{hospital}", Kind::Hospital));
        let here = |found: &&BottleFound| found.at.as_deref().is_some_and(|at| key(at) == place);
        let mut notice = Notice {
            hospital: hospital.to_owned(),
            sum: Held::default(),
            by_state: BTreeMap::new(),
            bottles: Vec::new(),
        };
        for found in self.bottles.iter().chain(&self.other_bottles).filter(here) {
            let word = found.state.map_or("unaccounted", BottleState::as_str);
            notice.by_state.entry(word.to_owned()).or_default().add(found.volume_ul);
            notice.sum.add(found.volume_ul);
            let BottleFound { bottle, volume_ul, state, .. } = found.clone();
            notice.bottles.push(Concerned { bottle, volume_ul, state });
        }
        notice
    }
}
