//! Three ways to pool by hand, to measure the search against.
//!
//! Each keeps the same limits as the search and fills each pool up to its least volume. None looks
//! for a better composition after it has filled a pool; the search is compared with just that.

use super::deposit::Container;
use super::recipe::Recipe;
use super::table::{Facts, Table};

/// A way of choosing the next container.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Baseline {
    /// The oldest container, then whatever else its donor has, oldest first.
    SingleDonor,
    /// The oldest containers, up to the limit of donors.
    OldestFirst,
    /// The richest milk, then the thinnest, in turn, as a nurse with two shelves does.
    HighAndLow,
}

impl Baseline {
    pub const ALL: [Self; 3] = [Self::SingleDonor, Self::OldestFirst, Self::HighAndLow];

    /// Its name in a report.
    pub fn name(self) -> &'static str {
        match self {
            Self::SingleDonor => "fifo_single_donor",
            Self::OldestFirst => "fifo_up_to_max_donors",
            Self::HighAndLow => "alternate_high_low",
        }
    }
}

/// The pools this way makes, at most as many as the recipe asks for.
pub fn pools(baseline: Baseline, containers: &[Container], recipe: &Recipe) -> Vec<Vec<usize>> {
    let mut recipe = recipe.clone();
    if baseline == Baseline::SingleDonor {
        recipe.max_donors = 1;
    }
    let facts = Facts::new(containers, &recipe, recipe.pools);
    let mut table = Table::new(&facts, recipe.pools);
    let sequence = sequence(baseline, containers, &recipe);
    let mut begun = 0;
    for pool in 0..recipe.pools {
        // A pool that its first container cannot lead to the least volume is given up, and the
        // next container is tried as the first.
        while begun < sequence.len() && !table.is_filled(pool) {
            let first = sequence[begun];
            begun += 1;
            fill(&mut table, pool, first, &sequence);
        }
        begun = if baseline == Baseline::SingleDonor { begun } else { 0 };
    }
    let filled = (0..recipe.pools).filter(|pool| table.is_filled(*pool));
    filled.map(|pool| table.members(pool).to_vec()).collect()
}

/// Pours the first container and then whatever fits, in sequence, until the pool is filled. When
/// it cannot be, everything goes back to the shelf.
fn fill(table: &mut Table, pool: usize, first: usize, sequence: &[usize]) {
    let shelf = table.shelf();
    let pours = |table: &mut Table, container: usize| {
        if table.place(container) == shelf && table.shift(container, pool).is_some() {
            table.put(container, pool);
        }
    };
    if table.place(first) != shelf {
        return;
    }
    pours(table, first);
    for &container in sequence {
        if table.is_filled(pool) || table.place(first) == shelf {
            break;
        }
        pours(table, container);
    }
    if !table.is_filled(pool) {
        for container in table.members(pool).to_vec() {
            table.put(container, shelf);
        }
    }
}

fn sequence(baseline: Baseline, containers: &[Container], recipe: &Recipe) -> Vec<usize> {
    let mut sequence: Vec<usize> = (0..containers.len()).collect();
    sequence.sort_by_key(|at| (containers[*at].expressed_on, *at));
    if baseline != Baseline::HighAndLow {
        return sequence;
    }
    // Protein and energy on one scale: each as a share of its target.
    let (protein, energy) = (recipe.target.protein.0, recipe.target.energy.0);
    let richness = |container: &Container| {
        i128::from(container.protein.0) * i128::from(energy)
            + i128::from(container.energy.0) * i128::from(protein)
    };
    sequence.sort_by_key(|at| std::cmp::Reverse(richness(&containers[*at])));
    let half = sequence.len().div_ceil(2);
    let low = sequence.split_off(half);
    let mut low = low.into_iter().rev();
    sequence.into_iter().flat_map(|high| [Some(high), low.next()]).flatten().collect()
}

#[cfg(test)]
mod tests;
