//! A lower bound that no plan can beat, however long anybody searches.
//!
//! The mean composition of the pools is itself a blend, in which a container stands for at most
//! its volume over all pools' least volume; and in which, with D donors a pool, the donors'
//! shares over the most that each could fill of a pool sum to at most D. Containers may be split
//! and flags mixed in it, so its distance from the target is at most that of the best plan. This
//! is a linear program, and its dual has a bound for any three multipliers.
//!
//! A linear solver suggests the multipliers. It computes in floating point, the one place in the
//! domain that does, so its results are not trusted: the bound is computed from its multipliers in
//! whole numbers, rounded down, and is right for any multipliers.

use super::blend::Ppm;
use super::deposit::Container;
use super::recipe::Recipe;
use good_lp::{Expression, Solution, SolverModel, constraint, microlp, variable, variables};
use std::collections::BTreeMap;

/// How much each distance counts, in millionths: protein and energy from −1 to 1, and what a
/// donor's share costs, at least 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Multipliers {
    pub protein: i64,
    pub energy: i64,
    pub donor: i64,
}

const ONE: i64 = 1_000_000;

/// The facts about a container that the bound uses.
struct Source {
    volume_ul: i64,
    protein_over: i64,
    energy_over: i64,
    /// The most of a pool its donor could fill, as a volume: all the donor has, or a whole pool.
    donor_ul: i64,
}

/// A lower bound of the mean deviation over this many pools.
pub fn mean_deviation(containers: &[Container], recipe: &Recipe, pools: usize) -> Ppm {
    let sources = sources(containers, recipe);
    let without = Ppm(0);
    if pools == 0 {
        return without;
    }
    let suggested = suggestion(&sources, recipe, pools).unwrap_or_default();
    without.max(holds_for(&sources, recipe, pools, suggested))
}

fn sources(containers: &[Container], recipe: &Recipe) -> Vec<Source> {
    let fits = || containers.iter().filter(|container| container.volume <= recipe.max_volume);
    let mut donors: BTreeMap<&str, i64> = BTreeMap::new();
    for container in fits() {
        *donors.entry(&container.donor).or_default() += container.volume.0;
    }
    let source = |container: &Container| Source {
        volume_ul: container.volume.0,
        protein_over: container.protein.0 - recipe.target.protein.0,
        energy_over: container.energy.0 - recipe.target.energy.0,
        donor_ul: donors[container.donor.as_str()].min(recipe.min_volume.0),
    };
    fits().map(source).collect()
}

/// The bound that these multipliers prove, in whole numbers: the cheapest milk by their prices
/// fills the pools, container after container, and every rounding is downwards.
fn holds_for(sources: &[Source], recipe: &Recipe, pools: usize, by: Multipliers) -> Ppm {
    let wide = i128::from;
    let (protein, energy) = (wide(recipe.target.protein.0), wide(recipe.target.energy.0));
    let least = wide(recipe.min_volume.0);
    // In units of 10^-12.
    let price = |source: &Source| {
        let protein = wide(by.protein.clamp(-ONE, ONE)) * wide(source.protein_over) * wide(ONE);
        let energy_over = wide(by.energy.clamp(-ONE, ONE)) * wide(source.energy_over) * wide(ONE);
        let donor = wide(by.donor.max(0)) * wide(ONE) * least;
        protein.div_euclid(wide(recipe.target.protein.0))
            + energy_over.div_euclid(energy)
            + donor.div_euclid(wide(source.donor_ul))
    };
    debug_assert!(protein > 0 && energy > 0);
    let mut priced: Vec<(i128, i64)> =
        sources.iter().map(|source| (price(source), source.volume_ul)).collect();
    priced.sort_unstable();
    let whole = least * pools as i128;
    let (mut to_fill, mut sum) = (whole, 0_i128);
    for (price, volume_ul) in priced {
        let taken = to_fill.min(wide(volume_ul));
        sum += price * taken;
        to_fill -= taken;
    }
    let allowed = wide(by.donor.max(0)) * wide(ONE) * recipe.max_donors as i128;
    let bound = (sum.div_euclid(whole) - allowed).div_euclid(wide(ONE));
    if to_fill > 0 { Ppm(0) } else { Ppm(i64::try_from(bound).unwrap_or(0)) }
}

/// The multipliers of the dual program's solution, rounded; `None` when the solver has none.
fn suggestion(sources: &[Source], recipe: &Recipe, pools: usize) -> Option<Multipliers> {
    let whole = recipe.min_volume.0 as f64 * pools as f64;
    let mut unknowns = variables!();
    let protein = unknowns.add(variable().min(-1.0).max(1.0));
    let energy = unknowns.add(variable().min(-1.0).max(1.0));
    let donor = unknowns.add(variable().min(0.0).max(10.0));
    let level = unknowns.add(variable().min(-1000.0).max(1000.0));
    let rents: Vec<_> = sources.iter().map(|_| unknowns.add(variable().min(0.0))).collect();
    let mut value: Expression = level - recipe.max_donors as f64 * donor;
    for (source, rent) in sources.iter().zip(&rents) {
        value += *rent * (-(source.volume_ul as f64) / whole);
    }
    let mut program = unknowns.maximise(value).using(microlp);
    for (source, rent) in sources.iter().zip(&rents) {
        let protein_over = source.protein_over as f64 / recipe.target.protein.0 as f64;
        let energy_over = source.energy_over as f64 / recipe.target.energy.0 as f64;
        let share = recipe.min_volume.0 as f64 / source.donor_ul as f64;
        program = program.with(constraint!(
            level - *rent - protein_over * protein - energy_over * energy - share * donor <= 0.0
        ));
    }
    let solution = program.solve().ok()?;
    let millionths = |unknown| (solution.value(unknown) * 1e6).round() as i64;
    Some(Multipliers {
        protein: millionths(protein),
        energy: millionths(energy),
        donor: millionths(donor),
    })
}

#[cfg(test)]
mod tests;
