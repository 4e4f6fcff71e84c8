//! A bank's history that is computed from numbers: no edge is stored.

use ounce_milk::states::BottleState;
use ounce_milk::trace::Kind;

use super::STATES;

/// The second the history begins.
pub(super) const BEGIN: u32 = 1_600_000_000;
const BOTTLES_A_LOAD: u32 = 40;
const POOLS_A_DAY: u32 = 20;

/// A node of the history.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) kind: Kind,
    pub(super) number: u32,
}

impl Item {
    /// As long as names of such things are.
    pub(super) fn name(self) -> String {
        let n = self.number;
        match self.kind {
            Kind::Bottle => {
                let (load, place) = (n / BOTTLES_A_LOAD, n % BOTTLES_A_LOAD);
                format!("A999026{:06}-M0001-{:03}", load / 2, load % 2 * BOTTLES_A_LOAD + place + 1)
            }
            Kind::Batch => format!("P{:06}-{}", n / 2, n % 2 + 1),
            Kind::Pool => format!("P{n:06}"),
            Kind::Container => format!("C{n:08}"),
            Kind::Recipient => format!("r-{n:07}"),
            _ => format!("{}{n}", self.kind.as_str()),
        }
    }

    /// One number for it, for engines that have no kinds.
    pub(super) fn key(self) -> i64 {
        (self.kind as i64) << 40 | i64::from(self.number)
    }
}

pub(super) struct History {
    pub(super) bottles: u32,
    pub(super) pools: u32,
    pub(super) donors: u32,
    pub(super) recipients: u32,
}

impl History {
    /// With as many bottles, rounded down to whole pools.
    pub(super) fn new(bottles: u32) -> Self {
        let pools = (bottles / (2 * BOTTLES_A_LOAD)).max(200);
        Self {
            bottles: pools * 2 * BOTTLES_A_LOAD,
            pools,
            donors: pools * 3 / 10,
            recipients: pools * 3,
        }
    }

    /// Tells every edge: from, to, microlitres, second.
    pub(super) fn edges(&self, tell: &mut dyn FnMut(Item, Item, u32, u32)) {
        let item = |kind, number| Item { kind, number };
        for pool in 0..self.pools {
            let day = BEGIN + pool / POOLS_A_DAY * 86_400;
            for n in 0..6 {
                let container = item(Kind::Container, pool * 6 + n);
                let donor = item(Kind::Donor, scattered(pool * 3 + n % 3, self.donors));
                tell(donor, container, 700_000, day - 20 * 86_400);
                tell(container, item(Kind::Pool, pool), 700_000, day);
            }
            for load in [pool * 2, pool * 2 + 1] {
                let batch = item(Kind::Batch, load);
                tell(item(Kind::Pool, pool), batch, 2_050_000, day);
                tell(item(Kind::Pasteuriser, load % 8), batch, 0, day);
                tell(item(Kind::Probe, load % 16), batch, 0, day);
                tell(item(Kind::Operator, scattered(load, 24)), batch, 0, day);
                tell(item(Kind::Lot, load / 200), batch, 0, day);
                for place in 0..BOTTLES_A_LOAD {
                    self.bottle(load * BOTTLES_A_LOAD + place, batch, day, tell);
                }
            }
        }
    }

    fn bottle(
        &self,
        number: u32,
        batch: Item,
        day: u32,
        tell: &mut dyn FnMut(Item, Item, u32, u32),
    ) {
        let bottle = Item { kind: Kind::Bottle, number };
        tell(batch, bottle, 50_000, day);
        let (state, _) = self.place(number);
        if state != BottleState::Stock {
            let shipment = Item { kind: Kind::Shipment, number: number / 48 };
            tell(shipment, bottle, 0, day + 9 * 86_400);
        }
        if state == BottleState::Fed {
            let number = scattered(number / 16, self.recipients);
            tell(bottle, Item { kind: Kind::Recipient, number }, 50_000, day + 20 * 86_400);
        }
    }

    /// What became of a bottle, and the hospital where it is.
    pub(super) fn place(&self, bottle: u32) -> (BottleState, Option<u32>) {
        let state = STATES[(scattered(bottle, 10) as usize).min(STATES.len() - 1)];
        let away = matches!(state, BottleState::Received | BottleState::Fed);
        (state, away.then_some(bottle / 48 % 300))
    }
}

/// A number below `n`, computed from another so that no pattern is visible.
fn scattered(number: u32, n: u32) -> u32 {
    let mixed = u64::from(number).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (((mixed >> 32) * u64::from(n)) >> 32) as u32
}
