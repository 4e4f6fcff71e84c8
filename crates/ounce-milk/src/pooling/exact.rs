//! The proven best plan for few containers: it lists all possible pools, and finds the best ones
//! that fit together.
//!
//! Two walks, both cut short where no improvement can follow. The first lists every allowed pool
//! that is better than all pools of the known plan together; the second looks for as many pools
//! without a container in common with the least sum. The volume window keeps the first list
//! short, a good known plan both.

use super::blend::{Blend, Ppm};
use super::deposit::Container;
use super::recipe::Recipe;
use super::table::{Facts, Table};

/// The most containers a proof is tried for.
pub const MAX_CONTAINERS: usize = 30;
/// The most steps of each walk; both together stay below a second.
const STEPS: u64 = 20_000_000;
const STEPS_OF_CHOICE: u64 = 400_000_000;

/// The least sum of deviations that this many pools can have, when it could be proven. `known` is
/// the sum that a plan has reached; it comes back when there is no better one.
pub fn least_sum(
    containers: &[Container],
    recipe: &Recipe,
    pools: usize,
    known: Ppm,
) -> Option<Ppm> {
    walk(containers, recipe, pools, known).map(|(least, _)| least)
}

/// This many pools of the least sum of deviations; `None` when there are none or it is not known.
pub fn pools(containers: &[Container], recipe: &Recipe, pools: usize) -> Option<Vec<Vec<usize>>> {
    let any = Ppm(i64::MAX);
    let (_, chosen) = walk(containers, recipe, pools, any)?;
    let members = |bits: &u32| (0..containers.len()).filter(|at| bits >> at & 1 == 1).collect();
    (!chosen.is_empty()).then(|| chosen.iter().map(members).collect())
}

fn walk(
    containers: &[Container],
    recipe: &Recipe,
    pools: usize,
    known: Ppm,
) -> Option<(Ppm, Vec<u32>)> {
    if containers.len() > MAX_CONTAINERS || pools == 0 {
        return None;
    }
    let facts = Facts::new(containers, recipe, 1);
    let mut left: Vec<i64> = vec![0];
    for container in containers.iter().rev() {
        left.push(left.last().map_or(0, |sum| sum + container.volume.0));
    }
    left.reverse();
    let mut list = Listing {
        facts: &facts,
        table: Table::new(&facts, 1),
        left,
        known,
        found: Vec::new(),
        steps: STEPS,
    };
    list.walk(0, 0, Blend::default())?;
    let mut found = list.found;
    found.sort_unstable();
    let (path, chosen) = (Vec::new(), Vec::new());
    let mut choice = Choice { found: &found, best: known.0, path, chosen, steps: STEPS_OF_CHOICE };
    choice.walk(0, 0, 0, pools)?;
    Some((Ppm(choice.best), choice.chosen))
}

/// Lists the possible pools, each as the bits of its containers.
struct Listing<'a> {
    facts: &'a Facts,
    table: Table<'a>,
    /// The volume of the containers from here to the end.
    left: Vec<i64>,
    known: Ppm,
    found: Vec<(i64, u32)>,
    steps: u64,
}

impl Listing<'_> {
    /// `None` when the steps are used up.
    fn walk(&mut self, next: usize, bits: u32, blend: Blend) -> Option<()> {
        self.steps = self.steps.checked_sub(1)?;
        let recipe = self.facts.recipe();
        if blend.volume_ul + self.left[next] < recipe.min_volume.0 {
            return Some(());
        }
        if next == self.facts.containers.len() {
            let deviation = blend.deviation(recipe.target);
            if self.table.is_filled(0) && deviation < self.known {
                self.found.push((deviation.0, bits));
            }
            return Some(());
        }
        if self.table.shift(next, 0).is_some() {
            let fuller = blend.plus(self.facts.containers[next].blend);
            self.table.put(next, 0);
            self.walk(next + 1, bits | 1 << next, fuller)?;
            self.table.put(next, self.table.shelf());
        }
        self.walk(next + 1, bits, blend)
    }
}

/// Chooses pools without a container in common from a list that begins with the best.
struct Choice<'a> {
    found: &'a [(i64, u32)],
    best: i64,
    /// The pools on the way here, and those of the best way.
    path: Vec<u32>,
    chosen: Vec<u32>,
    steps: u64,
}

impl Choice<'_> {
    /// `None` when the steps are used up.
    fn walk(&mut self, first: usize, used: u32, sum: i64, more: usize) -> Option<()> {
        if more == 0 {
            // Only better ways than the best so far are followed.
            self.best = sum;
            self.chosen.clone_from(&self.path);
            return Some(());
        }
        for at in first..self.found.len() {
            self.steps = self.steps.checked_sub(1)?;
            let (deviation, bits) = self.found[at];
            // All that follow are at least as far from the target as this one.
            if sum + deviation * more as i64 >= self.best {
                break;
            }
            if bits & used == 0 {
                self.path.push(bits);
                self.walk(at + 1, used | bits, sum + deviation, more - 1)?;
                self.path.pop();
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests;
