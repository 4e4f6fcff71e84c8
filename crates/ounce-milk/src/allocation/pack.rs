//! A bank's rule for scarce milk, as a versioned file of `packs/alloc/`.

use super::contest::MOST_PRODUCTS;
use super::stock::{Bottle, Order, Tier};
use crate::pack::{self, Stated};
use jiff::civil::Date;
use ounce_domain::quantity::Microlitres;
use ounce_domain::reference::Reference;
use serde::Deserialize;
use std::collections::BTreeSet;

/// A bank's decisions about scarce milk.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    pub id: String,
    pub version: String,
    #[serde(with = "pack::day")]
    pub effective: Date,
    pub title: String,
    /// T0 to T6, in sequence.
    pub tiers: Vec<TierRow>,
    /// The millilitres of donor milk a day that an infant's need is planned with.
    pub ml_per_infant_day: Stated<i64>,
    /// The days an order may cover; with the above, the most that is counted as need.
    pub days_of_cover: Stated<i64>,
    /// Days of cover for all infants of T1 that T5 and T6 leave alone.
    pub reserve_days: Stated<i64>,
    /// The states in which a bottle may leave the bank.
    pub states: Stated<Vec<Reference>>,
    /// The products that an order for any milk takes, the most suitable first.
    pub any_takes: Vec<Suits>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierRow {
    pub tier: Tier,
    pub who: String,
    /// How much of the need is filled before the next tier gets anything, 0 to 100.
    pub floor_percent: i64,
    /// How the rest is shared between T1 to T5 above their floors.
    pub weight: i64,
    pub source: String,
    pub verified: bool,
}

/// A product that an order for any milk of these tiers takes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suits {
    pub product: Reference,
    pub tiers: Vec<Tier>,
    pub source: String,
    pub verified: bool,
}

impl pack::Pack for Pack {
    const KIND: &'static str = "alloc";

    fn id(&self) -> &str {
        &self.id
    }

    fn version(&self) -> &str {
        &self.version
    }

    fn effective(&self) -> Date {
        self.effective
    }

    fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        if !self.tiers.iter().map(|row| row.tier).eq(Tier::all()) {
            problems.push("`tiers` holds T0 to T6, each once and in sequence".to_owned());
        }
        for row in &self.tiers {
            let tier = row.tier;
            if !(0..=100).contains(&row.floor_percent) {
                problems.push(format!("`floor_percent` of {tier} is from 0 to 100"));
            }
            let shares = tier >= Tier::FIRST && tier <= Tier::OUTPATIENT;
            if shares && !(1..=1000).contains(&row.weight) {
                problems.push(format!("`weight` of {tier} is from 1 to 1000"));
            }
            if !shares && (row.floor_percent, row.weight) != (100, 0) {
                problems.push(format!("{tier} has a floor of 100 and no weight"));
            }
        }
        for (name, figure) in
            [("ml_per_infant_day", &self.ml_per_infant_day), ("days_of_cover", &self.days_of_cover)]
        {
            if !(1..=10_000).contains(&figure.value) {
                problems.push(format!("`{name}` is from 1 to 10000"));
            }
        }
        if !(0..=365).contains(&self.reserve_days.value) {
            problems.push("`reserve_days` is from 0 to 365".to_owned());
        }
        if self.choice().len() > MOST_PRODUCTS {
            problems.push(format!("`any_takes` names at most {MOST_PRODUCTS} products"));
        }
        if self.sources().any(|(source, _)| source.trim().is_empty()) {
            problems.push("every figure needs a source".to_owned());
        }
        problems
    }
}

impl Pack {
    fn sources(&self) -> impl Iterator<Item = (&str, bool)> {
        let figures = [&self.ml_per_infant_day, &self.days_of_cover, &self.reserve_days];
        let figures = figures.into_iter().map(|figure| (figure.source.as_str(), figure.verified));
        let tiers = self.tiers.iter().map(|row| (row.source.as_str(), row.verified));
        let suits = self.any_takes.iter().map(|row| (row.source.as_str(), row.verified));
        let states = (self.states.source.as_str(), self.states.verified);
        figures.chain(tiers).chain(suits).chain([states])
    }

    /// Whether a bank has confirmed every row; until then the rule is an example.
    pub fn is_verified(&self) -> bool {
        self.sources().all(|(_, verified)| verified)
    }

    pub fn row(&self, tier: Tier) -> &TierRow {
        let row = self.tiers.iter().find(|row| row.tier == tier);
        row.expect("a pack that is read has every tier")
    }

    /// The most of an order that counts as need: the milk of its infants in the days of cover.
    pub fn most(&self, order: &Order) -> Microlitres {
        let millilitres = self.ml_per_infant_day.value * self.days_of_cover.value * order.infants;
        Microlitres::from_millilitres(millilitres)
    }

    /// The products this order takes, the most suitable first.
    pub fn suitable<'a>(&'a self, order: &'a Order) -> Vec<&'a Reference> {
        if !order.takes_any() {
            return vec![&order.product];
        }
        let suits = self.any_takes.iter().filter(|row| row.tiers.contains(&order.tier));
        suits.map(|row| &row.product).collect()
    }

    /// The products that orders for any milk choose from.
    pub fn choice(&self) -> Vec<&Reference> {
        let products: BTreeSet<&Reference> =
            self.any_takes.iter().map(|row| &row.product).collect();
        products.into_iter().collect()
    }

    /// Why a bottle may not leave the bank on this day, if so.
    pub fn forbids(&self, bottle: &Bottle, on: Date) -> Option<String> {
        if !self.states.value.contains(&bottle.state) {
            return Some(format!("its state is {:?}, which may not go out", bottle.state.as_str()));
        }
        (bottle.expires_on < on).then(|| format!("it expired on {}", bottle.expires_on))
    }
}
