//! The report on a plan: every pool, the milk left over, and the quality of the plan.

use super::baseline::{self, Baseline};
use super::blend::{Blend, Energy, Ppm, Protein, decimal};
use super::bound;
use super::deposit::Container;
use super::exact;
use super::pack::Pack;
use super::recipe::Recipe;
use super::search::Pools;
use ounce_domain::quantity::Microlitres;
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};

/// A plan with its quality, as `ounce milk pool --json` prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    pub pack: String,
    pub version: String,
    /// Figures of the pack that nobody has confirmed yet.
    pub unverified: Vec<&'static str>,
    /// How many pools the recipe asked for.
    pub asked: usize,
    pub pools: Vec<PoolReport>,
    pub unused: Vec<String>,
    /// The mean of the pools' deviations; `None` without a pool.
    pub mean_deviation: Option<Ppm>,
    /// The share of the pools in the window.
    pub in_window: Ppm,
    pub baselines: BTreeMap<&'static str, BaselineReport>,
    /// No plan with as many pools has a smaller mean deviation than this.
    pub lower_bound: Option<Ppm>,
    /// How much smaller the mean deviation could be at most.
    pub proven_gap: Option<Ppm>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PoolReport {
    /// Counted from 1.
    pub pool: usize,
    /// Oldest first.
    pub containers: Vec<String>,
    pub donors: usize,
    #[serde(serialize_with = "millilitres")]
    pub volume_ml: Microlitres,
    pub protein_g_dl: Protein,
    pub energy_kcal_dl: Energy,
    pub deviation: Ppm,
    pub in_window: bool,
    /// Flags that all its milk has.
    pub flags: BTreeSet<String>,
    #[serde(serialize_with = "day")]
    pub oldest_expressed_on: jiff::civil::Date,
}

/// The result of one of the ways to pool by hand, with the same milk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BaselineReport {
    pub pools: usize,
    pub mean_deviation: Option<Ppm>,
    pub in_window: Ppm,
}

fn millilitres<S: Serializer>(volume: &Microlitres, serializer: S) -> Result<S::Ok, S::Error> {
    decimal(volume.0, 3).serialize(serializer)
}

fn day<S: Serializer>(day: &jiff::civil::Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

impl Report {
    /// Reports a plan, compared with the baselines and the lower bound.
    pub fn of(containers: &[Container], recipe: &Recipe, pack: &Pack, plan: &Pools) -> Self {
        let mut pools: Vec<PoolReport> =
            plan.pools.iter().map(|pool| pool_report(containers, recipe, pool)).collect();
        // The pool with the oldest milk is poured first.
        pools.sort_by(|a, b| {
            (a.oldest_expressed_on, &a.containers).cmp(&(b.oldest_expressed_on, &b.containers))
        });
        for (at, pool) in pools.iter_mut().enumerate() {
            pool.pool = at + 1;
        }
        let used: BTreeSet<usize> = plan.pools.iter().flatten().copied().collect();
        let unused = (0..containers.len()).filter(|at| !used.contains(at));
        let worth = worth(containers, recipe, &plan.pools);
        let lower_bound = worth.mean_deviation.map(|mean| {
            let count = plan.pools.len();
            let sum = pools.iter().map(|pool| pool.deviation.0).sum();
            match exact::least_sum(containers, recipe, count, Ppm(sum)) {
                Some(Ppm(least)) => mean_of(least, count),
                None => bound::mean_deviation(containers, recipe, count).min(mean),
            }
        });
        let baselines = Baseline::ALL.into_iter().map(|way| {
            let pools = baseline::pools(way, containers, recipe);
            (way.name(), self::worth(containers, recipe, &pools))
        });
        Self {
            pack: pack.id.clone(),
            version: pack.version.clone(),
            unverified: pack.unverified(),
            asked: recipe.pools,
            unused: unused.map(|at| containers[at].id.clone()).collect(),
            mean_deviation: worth.mean_deviation,
            in_window: worth.in_window,
            baselines: baselines.collect(),
            lower_bound,
            proven_gap: worth
                .mean_deviation
                .zip(lower_bound)
                .map(|(mean, bound)| Ppm(mean.0 - bound.0)),
            pools,
        }
    }

    /// Whether every pool that was asked for could be filled.
    pub fn is_complete(&self) -> bool {
        self.pools.len() == self.asked
    }
}

fn pool_report(containers: &[Container], recipe: &Recipe, pool: &[usize]) -> PoolReport {
    let mut members: Vec<&Container> = pool.iter().map(|at| &containers[*at]).collect();
    members.sort_by_key(|container| (container.expressed_on, &container.id));
    let blend = blend(containers, recipe, pool);
    let flags = members.iter().map(|container| container.flags.clone());
    PoolReport {
        pool: 0,
        containers: members.iter().map(|container| container.id.clone()).collect(),
        donors: members.iter().map(|container| &container.donor).collect::<BTreeSet<_>>().len(),
        volume_ml: blend.volume(),
        protein_g_dl: blend.protein(recipe.target),
        energy_kcal_dl: blend.energy(recipe.target),
        deviation: blend.deviation(recipe.target),
        in_window: recipe.window.holds(blend, recipe.target),
        flags: flags.reduce(|all, some| &all & &some).unwrap_or_default(),
        oldest_expressed_on: members.first().map(|c| c.expressed_on).unwrap_or_default(),
    }
}

fn blend(containers: &[Container], recipe: &Recipe, pool: &[usize]) -> Blend {
    let blends = pool.iter().map(|at| Blend::of(&containers[*at], recipe.target));
    blends.fold(Blend::default(), Blend::plus)
}

fn worth(containers: &[Container], recipe: &Recipe, pools: &[Vec<usize>]) -> BaselineReport {
    let blends = || pools.iter().map(|pool| blend(containers, recipe, pool));
    let sum = blends().map(|blend| blend.deviation(recipe.target).0).sum();
    let inside = blends().filter(|blend| recipe.window.holds(*blend, recipe.target)).count() as i64;
    let count = pools.len();
    BaselineReport {
        pools: count,
        mean_deviation: (count > 0).then(|| mean_of(sum, count)),
        in_window: if count == 0 { Ppm(0) } else { mean_of(inside * 1_000_000, count) },
    }
}

/// Rounded half up.
fn mean_of(sum: i64, count: usize) -> Ppm {
    let count = count as i64;
    Ppm((sum + count / 2) / count)
}

#[cfg(test)]
mod tests;
