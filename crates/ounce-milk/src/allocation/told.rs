//! The answer in words: bottles, short orders and bottles kept back, each with its reason.

use super::desk::Desk;
use super::rule::{Allocation, HeldBack, Short};
use super::stock::{Bottle, Tier};
use super::ward::Ward;
use jiff::civil::Date;
use ounce_domain::quantity::Microlitres;

impl Desk<'_> {
    pub(super) fn told(self, on: Date) -> Allocation {
        let short = self.wards.iter().filter_map(|ward| self.shortage(ward)).collect();
        let left = (0..self.bottles.len()).filter(|at| !self.given.contains(at));
        let held_back = left.map(|at| {
            let bottle = &self.bottles[at];
            HeldBack { bottle: bottle.id.to_string(), because: self.why_held_back(at, bottle, on) }
        });
        Allocation {
            pack: self.pack.id.clone(),
            version: self.pack.version.clone(),
            verified: self.pack.is_verified(),
            held_back: held_back.collect(),
            short,
            assigned: self.assigned,
        }
    }

    fn shortage(&self, ward: &Ward) -> Option<Short> {
        let order = ward.order;
        let lacking = Microlitres(order.need.0 - ward.filled);
        if lacking.0 <= 0 {
            return None;
        }
        let wanted = if order.takes_any() { "suitable" } else { order.product.as_str() };
        let mut because = if ward.filled >= ward.counted {
            "what counts as need is filled".to_owned()
        } else if !ward.suitable.iter().any(|product| self.in_stock.contains(product)) {
            format!("there is no {wanted} milk that may go out")
        } else if order.tier >= Tier::OUTPATIENT && self.reserve.has(&ward.suitable) {
            let days = self.pack.reserve_days.value;
            format!("the {wanted} milk that is left is kept as {days} days of cover for T1")
        } else {
            let tier = order.tier;
            format!("no {wanted} milk is left after more urgent tiers and equal shares in {tier}")
        };
        if ward.counted < order.need.0 {
            let (counted, infants) = (Microlitres(ward.counted), order.infants);
            because +=
                &format!("; for {infants} infants {counted} count as need, not {}", order.need);
        }
        Some(Short {
            hospital: order.hospital.to_string(),
            tier: order.tier,
            product: order.product.to_string(),
            short_ml: lacking,
            because,
        })
    }

    fn why_held_back(&self, at: usize, bottle: &Bottle, on: Date) -> String {
        if let Some(reason) = self.pack.forbids(bottle, on) {
            return reason;
        }
        if self.reserved.contains(&at) {
            let days = self.pack.reserve_days.value;
            return format!("kept as {days} days of cover for T1, which T5 and T6 leave alone");
        }
        let product = &bottle.product;
        if self.wards.iter().any(|ward| ward.suitable.contains(&product)) {
            return format!("every order that {product} milk suits is filled");
        }
        format!("no order asks for {product} milk")
    }
}
