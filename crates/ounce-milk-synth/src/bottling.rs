//! Batches and bottles: a pool is split into loads, each is heated, cultured and signed.

use super::calendar::Day;
use super::cycle::{Tale, tale};
use super::dice::Dice;
use super::pooling::{OPERATORS, Pool};
use ounce_milk::states::BottleState;

/// The machines; the second has a single probe.
pub(super) const MACHINES: [(&str, &[&str]); 2] = [("M1", &["T1A", "T1B"]), ("M2", &["T2"])];

/// One load of a pasteuriser.
#[derive(Clone, Debug)]
pub(super) struct Batch {
    pub name: String,
    pub pool: usize,
    pub day: Day,
    /// The hour the cycle begins.
    pub hour: i64,
    pub machine: usize,
    pub operator: usize,
    /// Two people who did not run the cycle.
    pub signers: [usize; 2],
    pub ul: i64,
    /// Milk that stays in hoses and jugs.
    pub lost_ul: i64,
    pub tale: Tale,
    /// Colonies of Bacillus on the plate; none grew in most.
    pub colonies: i64,
    /// The day of its release; none when it was never released.
    pub released: Option<Day>,
    /// Its bottles.
    pub bottles: std::ops::Range<usize>,
}

impl Batch {
    /// The day its culture is known.
    pub(super) fn known(&self) -> Day {
        self.day + 3
    }
}

#[derive(Clone, Debug)]
pub(super) struct Bottle {
    pub name: String,
    pub batch: usize,
    pub ul: i64,
    pub state: BottleState,
    pub expires: Day,
    pub shipment: Option<usize>,
    /// The day it arrived, when it did.
    pub arrived: Option<Day>,
    /// The day it was used, went back or was thrown away, and who was fed how much.
    pub last: Day,
    pub fed: Vec<(String, i64)>,
}

/// The sample of every batch for the laboratory.
pub(super) const SAMPLE_UL: i64 = 10_000;
/// The most a load holds.
const LOAD_UL: i64 = 2_600_000;
/// The smallest rest that still gets its own bottle.
const LEAST_UL: i64 = 30_000;

/// The donation identification number of a pool, of a facility number for validation.
pub(super) fn din(pool: usize, day: Day) -> String {
    let year = super::calendar::on(day).year() % 100;
    format!("A9990{year:02}{:06}", pool + 1)
}

/// All loads and their bottles, by the pools they are of.
pub(super) fn bottle_pools(seed: u64, pools: &[Pool], end: Day) -> (Vec<Batch>, Vec<Bottle>) {
    let mut dice = Dice::new(seed, 4);
    let (mut batches, mut bottles) = (Vec::new(), Vec::new());
    for (place, pool) in pools.iter().enumerate() {
        if pool.failed || pool.day + 1 > end {
            continue;
        }
        let usable = pool.ul - lost_in_pool(pool);
        let loads = (usable + LOAD_UL - 1) / LOAD_UL;
        let mut division = 0;
        for load in 0..loads {
            let ul = usable / loads + if load == 0 { usable % loads } else { 0 };
            let machine = (batches.len() + place) % 2;
            let first = bottles.len();
            let mut batch = batch(&mut dice, pool, machine, end);
            batch.name = format!("{}-{}", pool.name, load + 1);
            batch.pool = place;
            batch.hour = 8 + 3 * load;
            batch.ul = ul;
            let mut left = ul - SAMPLE_UL - batch.lost_ul;
            let size = if pool.preterm { 50_000 } else { 100_000 };
            while left >= LEAST_UL {
                division += 1;
                let name = format!("{}-M0001-{division:03}", din(place, pool.day));
                let state = state(&batch, end);
                bottles.push(Bottle {
                    name,
                    batch: batches.len(),
                    ul: left.min(size),
                    state,
                    expires: (batch.day + 180).min(pool.oldest + 365),
                    shipment: None,
                    arrived: None,
                    last: batch.released.unwrap_or(batch.day),
                    fed: Vec::new(),
                });
                left -= left.min(size);
            }
            batch.lost_ul += left;
            batch.bottles = first..bottles.len();
            batches.push(batch);
        }
    }
    (batches, bottles)
}

/// Milk that stays in the vessel of a pool: 10 mL and half a percent.
pub(super) fn lost_in_pool(pool: &Pool) -> i64 {
    10_000 + pool.ul / 200
}

fn batch(dice: &mut Dice, pool: &Pool, machine: usize, end: Day) -> Batch {
    let day = pool.day + 1;
    let operator = dice.below(OPERATORS);
    let second = 1 + dice.below(OPERATORS - 2);
    let signers = [(operator + second) % OPERATORS, (operator + second + 1) % OPERATORS];
    let tale = tale(dice, machine, day, end);
    // US banks discard about 5 to 10 % after pasteurisation, nearly all for Bacillus.
    let colonies = if dice.happens(60_000) { dice.between(1, 40) } else { 0 };
    let mut batch = Batch {
        name: String::new(),
        pool: 0,
        day,
        hour: 0,
        machine,
        operator,
        signers,
        ul: 0,
        lost_ul: dice.between(500, 9_000),
        tale,
        colonies,
        released: None,
        bottles: 0..0,
    };
    let ready = batch.known() + dice.between(0, 2);
    if batch.tale.passes() && colonies == 0 && ready <= end {
        batch.released = Some(ready);
    }
    batch
}

/// Where its bottles are before anything is shipped.
fn state(batch: &Batch, end: Day) -> BottleState {
    if batch.released.is_some() {
        BottleState::Stock
    } else if !batch.tale.passes() || (batch.colonies > 0 && batch.known() <= end) {
        BottleState::Discarded
    } else {
        BottleState::Quarantine
    }
}
