//! An order while it is being filled.

use super::pack::Pack;
use super::stock::{Order, Tier};
use ounce_domain::reference::Reference;
use sha2::{Digest, Sha256};

/// A part of the rule, in which some orders get bottles until they are filled so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// One tier, to its floor.
    Floor(Tier),
    /// Days of cover for T1 are set aside.
    Reserve,
    /// T1 to T5 share by weight what their floors left.
    Weight,
}

impl Phase {
    /// In their sequence.
    pub(super) fn all() -> Vec<Self> {
        let floors = |from: Tier, to: Tier| Tier::all().filter(move |t| (from..=to).contains(t));
        let before = floors(Tier::BEGUN, Tier::OUTPATIENT).filter(|t| *t < Tier::OUTPATIENT);
        let before = before.map(Self::Floor);
        let after = [Self::Floor(Tier::OUTPATIENT), Self::Weight, Self::Floor(Tier::SURPLUS)];
        before.chain([Self::Reserve]).chain(after).collect()
    }
}

pub(super) struct Ward<'a> {
    pub order: &'a Order,
    pub suitable: Vec<&'a Reference>,
    /// The counted need, in microlitres.
    pub counted: i64,
    /// Filled of it, now and before.
    pub filled: i64,
    floor: i64,
    weight: i64,
    /// Settles a tie without favouring a name that begins with A.
    pub lot: [u8; 32],
}

impl<'a> Ward<'a> {
    pub(super) fn new(order: &'a Order, pack: &'a Pack) -> Self {
        let counted = order.need.min(pack.most(order)).0;
        let row = pack.row(order.tier);
        let (hospital, product) = (order.hospital.key(), order.product.key());
        Self {
            order,
            suitable: pack.suitable(order),
            counted,
            filled: order.filled.0,
            // Rounded up: a floor is reached, not nearly reached.
            floor: (i128::from(counted) * i128::from(row.floor_percent)).div_euclid(100) as i64
                + i64::from(counted * (row.floor_percent % 100) % 100 != 0),
            weight: row.weight,
            lot: Sha256::digest(format!("{hospital}\n{}\n{product}", order.tier)).into(),
        }
    }

    pub(super) fn takes_part(&self, phase: Phase) -> bool {
        let tier = self.order.tier;
        match phase {
            Phase::Floor(of) => tier == of,
            Phase::Reserve => false,
            Phase::Weight => (Tier::FIRST..=Tier::OUTPATIENT).contains(&tier),
        }
    }

    /// The lack in this phase, in microlitres.
    pub(super) fn lacking(&self, phase: Phase) -> i64 {
        match phase {
            _ if !self.takes_part(phase) => 0,
            Phase::Weight => self.counted - self.filled,
            Phase::Floor(_) | Phase::Reserve => self.floor - self.filled,
        }
        .max(0)
    }

    /// The lack in a later phase, when the phases before it have filled the order.
    pub(super) fn will_lack(&self, phase: Phase) -> i64 {
        let to_floor = (self.floor - self.filled).max(0);
        let before = if phase == Phase::Weight { to_floor } else { 0 };
        (self.lacking(phase) - before).max(0)
    }

    /// How well off this order is, as a fraction: the smaller is next.
    pub(super) fn fraction(&self, phase: Phase) -> (i128, i128) {
        let (filled, counted) = (i128::from(self.filled), i128::from(self.counted));
        match phase {
            Phase::Floor(_) | Phase::Reserve => (filled, counted),
            Phase::Weight => (filled - i128::from(self.floor), counted * i128::from(self.weight)),
        }
    }

    pub(super) fn percent(&self) -> i64 {
        self.filled * 100 / self.counted.max(1)
    }
}
