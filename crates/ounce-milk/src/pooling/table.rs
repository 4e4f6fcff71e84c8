//! The table of the search: which container is in which pool, or still on the shelf.
//!
//! Every limit but the least volume holds at every moment: a change that would break one is not
//! offered. A pool that is not full enough yet costs more than any composition could, so filling
//! pools always comes first. The cost of a change is computed before it is made, from the sums of
//! the two places it touches.

use super::blend::Blend;
use super::deposit::Container;
use super::recipe::Recipe;
use std::collections::{BTreeMap, BTreeSet};

/// The numbers about a container that the search uses.
#[derive(Clone, Debug)]
pub struct Fact {
    pub blend: Blend,
    pub donor: usize,
    /// Containers of different kinds never share a pool.
    pub kind: usize,
    /// The cost of leaving it on the shelf: higher for older and larger containers.
    pub shelf_cost: i64,
}

/// All containers and the limits they are pooled under.
#[derive(Clone, Debug)]
pub struct Facts {
    pub containers: Vec<Fact>,
    pub by_donor: Vec<Vec<usize>>,
    pub kinds: usize,
    recipe: Recipe,
}

/// The cost of a pool that is not full enough: more than any weighted deviation.
pub const UNFILLED: i64 = 10_000_000_000_000;
/// The further cost of a pool that lacks its whole least volume.
const EMPTY: i64 = 1_000_000_000_000_000;

impl Facts {
    /// `pools` is the number of wanted pools. It sets the weight of old milk beside them.
    pub fn new(containers: &[Container], recipe: &Recipe, pools: usize) -> Self {
        let number = |keys: BTreeSet<BTreeSet<&str>>| -> BTreeMap<BTreeSet<String>, usize> {
            let own = |key: BTreeSet<&str>| key.into_iter().map(str::to_owned).collect();
            keys.into_iter().enumerate().map(|(at, key)| (own(key), at)).collect()
        };
        let kinds = number(containers.iter().map(|c| recipe.keep_apart.kind(c)).collect());
        let donors: BTreeSet<&str> = containers.iter().map(|c| c.donor.as_str()).collect();
        let donors: BTreeMap<&str, usize> =
            donors.into_iter().enumerate().map(|(at, donor)| (donor, at)).collect();
        let youngest = containers.iter().map(|c| c.expressed_on).max();
        let age = |c: &Container| {
            let days = youngest.and_then(|day| c.expressed_on.until(day).ok());
            i128::from(days.map_or(0, |span| span.get_days())) * i128::from(c.volume.0)
        };
        let all_ages: i128 = containers.iter().map(age).sum();
        let whole = i128::from(recipe.weight.age) * 1_000_000 * pools as i128;
        let mut by_donor = vec![Vec::new(); donors.len()];
        let mut facts = Vec::new();
        for (at, container) in containers.iter().enumerate() {
            let kind: BTreeSet<String> =
                recipe.keep_apart.kind(container).into_iter().map(str::to_owned).collect();
            let donor = donors[container.donor.as_str()];
            by_donor[donor].push(at);
            let cost = if all_ages == 0 { 0 } else { age(container) * whole / all_ages };
            facts.push(Fact {
                blend: Blend::of(container, recipe.target),
                donor,
                kind: kinds[&kind],
                shelf_cost: i64::try_from(cost).unwrap_or(i64::MAX),
            });
        }
        Self { containers: facts, by_donor, kinds: kinds.len(), recipe: recipe.clone() }
    }

    pub fn recipe(&self) -> &Recipe {
        &self.recipe
    }

    fn lacking_share(&self, poured: Poured) -> i64 {
        if poured.containers == 0 { 0 } else { (self.recipe.min_share.0 - poured.volume_ul).max(0) }
    }

    /// The cost of a pool: that of an unfilled one, or its weighted deviation in thousandths of a
    /// millionth.
    fn cost(&self, blend: Blend, lacking_share: i64) -> i64 {
        let least = self.recipe.min_volume.0;
        let lacking = (least - blend.volume_ul).max(0) + lacking_share;
        if lacking > 0 {
            // In millionths of the least volume, which keeps the product small.
            return UNFILLED + EMPTY / 1_000_000 * (lacking * 1_000_000 / least).min(5_000_000);
        }
        let (protein, energy) = blend.deviations(self.recipe.target);
        let weight = self.recipe.weight;
        let inside = weight.window == 0 || self.recipe.window.holds(blend, self.recipe.target);
        let outside = if inside { 0 } else { weight.window * 1_000_000 };
        (weight.protein * protein.0 + weight.energy * energy.0 + outside).min(UNFILLED - 1)
    }
}

/// The milk of one donor in one pool.
#[derive(Clone, Copy, Debug, Default)]
struct Poured {
    containers: i64,
    volume_ul: i64,
}

#[derive(Clone, Debug)]
struct Pool {
    blend: Blend,
    donors: usize,
    lacking_share: i64,
    cost: i64,
    /// By donor.
    poured: Vec<Poured>,
}

/// Pools being filled, and the shelf, which is the place behind the last pool.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    facts: &'a Facts,
    pools: Vec<Pool>,
    /// By container: its place, and where it is among the members of that place.
    place: Vec<usize>,
    slot: Vec<usize>,
    members: Vec<Vec<usize>>,
    score: i64,
}

impl<'a> Table<'a> {
    /// Everything on the shelf.
    pub fn new(facts: &'a Facts, pools: usize) -> Self {
        let empty = Pool {
            blend: Blend::default(),
            donors: 0,
            lacking_share: 0,
            cost: facts.cost(Blend::default(), 0),
            poured: vec![Poured::default(); facts.by_donor.len()],
        };
        let count = facts.containers.len();
        let mut members = vec![Vec::new(); pools];
        members.push((0..count).collect());
        let shelved: i64 = facts.containers.iter().map(|fact| fact.shelf_cost).sum();
        Self {
            facts,
            score: shelved + empty.cost * pools as i64,
            pools: vec![empty; pools],
            place: vec![pools; count],
            slot: (0..count).collect(),
            members,
        }
    }

    pub fn shelf(&self) -> usize {
        self.pools.len()
    }

    pub fn place(&self, container: usize) -> usize {
        self.place[container]
    }

    pub fn members(&self, place: usize) -> &[usize] {
        &self.members[place]
    }

    /// The sum of all costs, which the search minimises.
    pub fn score(&self) -> i64 {
        self.score
    }

    pub fn is_filled(&self, pool: usize) -> bool {
        self.pools[pool].cost < UNFILLED
    }

    pub fn volume_ul(&self, pool: usize) -> i64 {
        self.pools[pool].blend.volume_ul
    }

    /// By how much the score changes when the container goes to this place; `None` when a limit
    /// forbids it or it stands there already.
    pub fn shift(&self, container: usize, to: usize) -> Option<i64> {
        let from = self.place[container];
        if from == to {
            return None;
        }
        Some(self.change(from, Some(container), None)? + self.change(to, None, Some(container))?)
    }

    /// The same for two containers that change places.
    pub fn swap(&self, one: usize, other: usize) -> Option<i64> {
        let (here, there) = (self.place[one], self.place[other]);
        if here == there {
            return None;
        }
        Some(
            self.change(here, Some(one), Some(other))?
                + self.change(there, Some(other), Some(one))?,
        )
    }

    /// By how much the cost of one place changes when one container leaves and one comes.
    fn change(&self, place: usize, out: Option<usize>, into: Option<usize>) -> Option<i64> {
        let fact = |container: usize| &self.facts.containers[container];
        let Some(pool) = self.pools.get(place) else {
            let cost = |container: Option<usize>| container.map_or(0, |c| fact(c).shelf_cost);
            return Some(cost(into) - cost(out));
        };
        let mut blend = pool.blend;
        if let Some(out) = out {
            blend = blend.minus(fact(out).blend);
        }
        if let Some(into) = into {
            blend = blend.plus(fact(into).blend);
            let left = self.members[place].iter().find(|member| Some(**member) != out);
            if left.is_some_and(|member| fact(*member).kind != fact(into).kind) {
                return None;
            }
        }
        let recipe = &self.facts.recipe;
        if blend.volume_ul > recipe.max_volume.0 {
            return None;
        }
        let (mut donors, mut lacking_share) = (pool.donors, pool.lacking_share);
        let mut poured_by = |donor: usize, containers: i64, volume_ul: i64| {
            let before = pool.poured[donor];
            let after = Poured {
                containers: before.containers + containers,
                volume_ul: before.volume_ul + volume_ul,
            };
            donors += usize::from(after.containers > 0);
            donors -= usize::from(before.containers > 0);
            if recipe.min_share.0 > 0 {
                lacking_share += self.facts.lacking_share(after);
                lacking_share -= self.facts.lacking_share(before);
            }
        };
        let (out, into) = (out.map(fact), into.map(fact));
        match (out, into) {
            (Some(out), Some(into)) if out.donor == into.donor => {
                poured_by(out.donor, 0, into.blend.volume_ul - out.blend.volume_ul);
            }
            _ => {
                if let Some(out) = out {
                    poured_by(out.donor, -1, -out.blend.volume_ul);
                }
                if let Some(into) = into {
                    poured_by(into.donor, 1, into.blend.volume_ul);
                }
            }
        }
        if donors > recipe.max_donors {
            return None;
        }
        Some(self.facts.cost(blend, lacking_share) - pool.cost)
    }

    /// Puts a container in a place without checking limits; [`Table::shift`] and [`Table::swap`]
    /// check them.
    pub fn put(&mut self, container: usize, to: usize) {
        let from = self.place[container];
        let slot = self.slot[container];
        self.members[from].swap_remove(slot);
        if let Some(moved) = self.members[from].get(slot) {
            self.slot[*moved] = slot;
        }
        self.slot[container] = self.members[to].len();
        self.members[to].push(container);
        self.place[container] = to;
        self.pour(from, container, false);
        self.pour(to, container, true);
    }

    fn pour(&mut self, place: usize, container: usize, comes: bool) {
        let fact = &self.facts.containers[container];
        let containers = if comes { 1 } else { -1 };
        let Some(pool) = self.pools.get_mut(place) else {
            self.score += containers * fact.shelf_cost;
            return;
        };
        let poured = &mut pool.poured[fact.donor];
        let before = *poured;
        poured.containers += containers;
        poured.volume_ul += containers * fact.blend.volume_ul;
        pool.donors += usize::from(poured.containers > 0);
        pool.donors -= usize::from(before.containers > 0);
        pool.lacking_share += self.facts.lacking_share(*poured) - self.facts.lacking_share(before);
        pool.blend = if comes { pool.blend.plus(fact.blend) } else { pool.blend.minus(fact.blend) };
        self.score -= pool.cost;
        pool.cost = self.facts.cost(pool.blend, pool.lacking_share);
        self.score += pool.cost;
    }
}

#[cfg(test)]
mod tests;
