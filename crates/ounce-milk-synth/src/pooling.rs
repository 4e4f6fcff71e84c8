//! Pools: containers that are thawed together, oldest arrivals first.

use std::collections::{BTreeMap, BTreeSet};

use super::arrival::{Container, Found};
use super::calendar::Day;
use super::dice::Dice;
use super::donor::Donor;

/// Containers that went together.
#[derive(Clone, Debug)]
pub(super) struct Pool {
    pub name: String,
    pub day: Day,
    pub containers: Vec<usize>,
    pub ul: i64,
    /// Only when all of it is preterm milk.
    pub preterm: bool,
    pub dairy_free: bool,
    pub operator: usize,
    /// Whether too much grew in it before heating, so that it was thrown away; that is rare.
    pub failed: bool,
    /// The earliest day any of it was expressed.
    pub oldest: Day,
}

/// People who work at the bank.
pub(super) const OPERATORS: usize = 8;
/// A pool is mixed when at least this much milk is there, and holds no more than `MOST_UL`, in
/// microlitres.
const LEAST_UL: i64 = 3_500_000;
const MOST_UL: i64 = 5_000_000;
/// Usually three to five donors (HMBANA).
const MOST_DONORS: usize = 5;
/// The most of one donor in a pool, and how long milk waits in the freezer for others to join it.
const MOST_OF_ONE_UL: i64 = 2_000_000;
const WAITS: Day = 14;
/// Two pasteurisers run four loads a day, a pool fills two of them.
const MOST_POOLS_A_DAY: usize = 4;

/// Pools of the whole history. Containers learn the pool they went into.
pub(super) fn pool(
    seed: u64,
    donors: &[Donor],
    containers: &mut [Container],
    end: Day,
) -> Vec<Pool> {
    let mut dice = Dice::new(seed, 3);
    let mut pools = Vec::new();
    // Raw stock by kind, in the sequence of arrival.
    let mut stock: BTreeMap<(bool, bool), Vec<usize>> = BTreeMap::new();
    let mut next = 0;
    for day in 0..=end {
        while containers.get(next).is_some_and(|container| container.received <= day) {
            let container = &containers[next];
            let donor = &donors[container.donor];
            if container.found == Found::Good && donor.may_be_used(container.expressed, day) {
                let kind = (donor.preterm, donor.dairy_free);
                stock.entry(kind).or_default().push(next);
            }
            next += 1;
        }
        // Thawed one day, pooled the next; nothing on Saturday and Sunday.
        if day % 7 >= 5 {
            continue;
        }
        let mut today = 0;
        for ((preterm, dairy_free), raw) in &mut stock {
            while today < MOST_POOLS_A_DAY {
                let ready = raw.partition_point(|c| containers[*c].received + WAITS <= day);
                let Some(chosen) = choose(&raw[..ready], containers) else { break };
                // Milk that a later test spoke against stays in the freezer.
                raw.retain(|container| !chosen.contains(container));
                let name = format!("P{:06}", pools.len() + 1);
                let ul = chosen.iter().map(|c| containers[*c].ul).sum();
                let oldest = chosen.iter().map(|c| containers[*c].expressed).min();
                let worry = chosen.iter().any(|c| donors[containers[*c].donor].bad_micro);
                for container in &chosen {
                    containers[*container].pool = Some(pools.len());
                }
                pools.push(Pool {
                    name,
                    day,
                    containers: chosen.into_iter().collect(),
                    ul,
                    preterm: *preterm,
                    dairy_free: *dairy_free,
                    operator: dice.below(OPERATORS),
                    // 6.4 % under NICE limits, more where bacteria came before.
                    failed: dice.happens(if worry { 120_000 } else { 40_000 }),
                    oldest: oldest.unwrap_or(day),
                });
                today += 1;
            }
        }
    }
    pools
}

/// The oldest arrivals of a few donors; none while they do not fill a pool.
fn choose(raw: &[usize], containers: &[Container]) -> Option<BTreeSet<usize>> {
    let mut donors: BTreeMap<usize, i64> = BTreeMap::new();
    let (mut chosen, mut ul) = (BTreeSet::new(), 0);
    for place in raw {
        let container = &containers[*place];
        let of_one = donors.get(&container.donor).copied();
        let fits = of_one.is_some() || donors.len() < MOST_DONORS;
        let not_too_much = of_one.unwrap_or(0) + container.ul <= MOST_OF_ONE_UL;
        if fits && not_too_much && ul + container.ul <= MOST_UL {
            *donors.entry(container.donor).or_default() += container.ul;
            chosen.insert(*place);
            ul += container.ul;
        }
    }
    (ul >= LEAST_UL).then_some(chosen)
}
