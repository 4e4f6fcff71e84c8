//! The bank as it was played: all people and things in it.

use std::fmt;

use super::arrival::{Container, arrivals};
use super::bottling::{Batch, Bottle, bottle_pools};
use super::calendar::{Day, days};
use super::donor::{Donor, donors};
use super::journey::{Shipment, ship};
use super::pooling::{Pool, pool};

/// How large a bank, for how long, and how the dice fall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    pub donors: u32,
    pub months: u32,
    pub seed: u64,
}

/// Why a plan cannot be played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanFault {
    /// From 4 to 20,000: three let a pool have siblings, and more than that fill no bank.
    Donors,
    /// From 3 to 60: a look-back needs a past.
    Months,
}

impl fmt::Display for PlanFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Donors => "a bank has from 4 to 20,000 donors",
            Self::Months => "a history has from 3 to 60 months",
        })
    }
}

impl std::error::Error for PlanFault {}

impl Plan {
    pub(super) fn check(self) -> Result<(), PlanFault> {
        if !(4..=20_000).contains(&self.donors) {
            return Err(PlanFault::Donors);
        }
        if !(3..=60).contains(&self.months) {
            return Err(PlanFault::Months);
        }
        Ok(())
    }
}

/// Everything that happened.
pub(super) struct World {
    pub plan: Plan,
    /// The last day played.
    pub end: Day,
    pub donors: Vec<Donor>,
    pub containers: Vec<Container>,
    pub pools: Vec<Pool>,
    pub batches: Vec<Batch>,
    pub bottles: Vec<Bottle>,
    pub shipments: Vec<Shipment>,
    pub hospitals: usize,
}

/// Plays the history from the first day to the last.
pub(super) fn play(plan: Plan) -> World {
    let end = days(plan.months) - 1;
    let donors = donors(plan, end);
    let mut containers = arrivals(plan.seed, &donors, end);
    let pools = pool(plan.seed, &donors, &mut containers, end);
    let (batches, mut bottles) = bottle_pools(plan.seed, &pools, end);
    let hospitals = 3 + plan.donors as usize / 20;
    let shipments = ship(plan.seed, &batches, &mut bottles, hospitals, end);
    World { plan, end, donors, containers, pools, batches, bottles, shipments, hospitals }
}
