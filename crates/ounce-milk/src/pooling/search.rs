//! How the pools are found: fill them first, then let them cool.
//!
//! The table is filled donor by donor, oldest milk first, and mended until every pool has its
//! volume; when that cannot be, one pool fewer is tried. Then containers are shifted and swapped
//! at random, and whole donors exchanged. A change for the worse is taken with a chance that
//! falls with its size and, step by step, with time (simulated annealing, Kirkpatrick 1983).
//! At the end only improvements are taken, until there is none.

use super::chance::Chance;
use super::deposit::Container;
use super::exact;
use super::recipe::{Recipe, Weight};
use super::table::{Facts, Table};
use std::collections::BTreeMap;

/// How many trials are made. The same effort gives the same plan on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    pub trials: u64,
    pub seed: u64,
}

impl Effort {
    /// Trials of one search that a slow machine makes in a second, a third of what one core of
    /// 2020 makes. Seconds are turned into trials, so that the plan depends on no clock.
    pub const TRIALS_PER_SECOND: u64 = 10_000_000;
    /// Beyond this many trials for each container hardly anything is gained.
    const ENOUGH: u64 = 100_000;
    const USUAL_SECONDS: u64 = 4;

    /// The effort that takes about this many seconds.
    pub fn of(seconds: u64, seed: u64) -> Self {
        Self { trials: seconds.saturating_mul(Self::TRIALS_PER_SECOND), seed }
    }

    /// The usual effort for this many containers: four seconds, or less for few.
    pub fn usual(containers: usize, seed: u64) -> Self {
        let Self { trials, seed } = Self::of(Self::USUAL_SECONDS, seed);
        Self { trials: trials.min(Self::ENOUGH * containers as u64), seed }
    }
}

/// Which containers, by their place in the list, go into which pool; best composition first is
/// not promised, but each pool holds every limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pools {
    pub pools: Vec<Vec<usize>>,
    /// The sum that the search minimises; comparable only for the same number of pools of the same
    /// containers.
    pub score: i64,
}

impl Pools {
    /// The better of two: more pools, then the smaller score, then the first.
    pub fn better(self, other: Self) -> Self {
        let worth = |plan: &Self| (std::cmp::Reverse(plan.pools.len()), plan.score);
        if worth(&other) < worth(&self) { other } else { self }
    }
}

/// Steps of the temperature, each `COOLING` thousandths of the one before: a factor of 10,000.
const STEPS: u64 = 200;
const COOLING: i64 = 955;
/// The first temperature, in millionths of deviation: 0.02.
const WARM: i64 = 20_000;
/// And while pools are filled: a thirtieth of what it costs a pool to be empty.
const HOT: i64 = 33_333_333_333_333;
/// Trials for each container to fill the pools, and how often that is tried before fewer pools
/// are asked for.
const MENDING: u64 = 2000;
const WALKS: u64 = 4;
/// Up to this many containers, all ways are tried: good ways are so few that walks miss them.
const FEW: usize = 16;

/// Finds pools for these containers. There are fewer than the recipe asks for when the milk, or
/// the donors who may share a pool, do not fill more.
pub fn plan_pools(containers: &[Container], recipe: &Recipe, effort: Effort) -> Pools {
    let mut pools = most_pools(containers, recipe);
    while pools > 0 {
        let facts = Facts::new(containers, recipe, pools);
        let mut search = Search {
            facts: &facts,
            table: Table::new(&facts, pools),
            chance: Chance::new(effort.seed),
            moved: Vec::new(),
        };
        let known = (containers.len() <= FEW).then(|| exact::pools(containers, recipe, pools));
        match known.flatten() {
            Some(found) => search.take(&found),
            None => search.fill(),
        }
        let unfilled = search.mend();
        if unfilled == 0 {
            search.cool(effort.trials);
            search.settle();
            return search.pools();
        }
        pools -= unfilled.div_ceil(4);
    }
    Pools { pools: Vec::new(), score: 0 }
}

/// How many of the pools that are asked for the volume of each kind of milk would fill.
fn most_pools(containers: &[Container], recipe: &Recipe) -> usize {
    let mut by_kind: BTreeMap<_, i64> = BTreeMap::new();
    for container in containers.iter().filter(|c| c.volume <= recipe.max_volume) {
        *by_kind.entry(recipe.keep_apart.kind(container)).or_default() += container.volume.0;
    }
    let most: i64 = by_kind.values().map(|volume_ul| volume_ul / recipe.min_volume.0).sum();
    usize::try_from(most).unwrap_or(0).min(recipe.pools)
}

/// The first temperature of the search for a good composition.
fn warm(weight: Weight) -> i64 {
    WARM * (weight.protein + weight.energy).max(1) / 2
}

/// The temperatures of a walk, one for each of its steps.
fn temperatures(warm: i64) -> impl Iterator<Item = i64> {
    // Eight bits below the unit, so that the cooling of a small temperature is not rounded.
    let fine = std::iter::successors(Some(warm << 8), |fine| Some(fine / 1000 * COOLING));
    fine.take(STEPS as usize).map(|fine| fine >> 8)
}

struct Search<'a> {
    facts: &'a Facts,
    table: Table<'a>,
    chance: Chance,
    /// The containers an exchange has moved so far, and where each stood.
    moved: Vec<(usize, usize)>,
}

impl Search<'_> {
    fn pools(&self) -> Pools {
        let mut pools: Vec<Vec<usize>> =
            (0..self.table.shelf()).map(|pool| self.table.members(pool).to_vec()).collect();
        for pool in &mut pools {
            pool.sort_unstable();
        }
        pools.sort_unstable();
        Pools { pools, score: self.table.score() }
    }

    fn take(&mut self, pools: &[Vec<usize>]) {
        for (pool, members) in pools.iter().enumerate() {
            for container in members {
                self.table.put(*container, pool);
            }
        }
    }

    /// Fills pool after pool up to its least volume, each from one kind of milk, the kind with
    /// the most left on the shelf. Donors with the most milk come first, which leaves the small
    /// ones to complete a pool.
    fn fill(&mut self) {
        for pool in 0..self.table.shelf() {
            let mut left = vec![0; self.facts.kinds];
            let mut by_donor = vec![vec![0; self.facts.kinds]; self.facts.by_donor.len()];
            for container in self.table.members(self.table.shelf()) {
                let fact = &self.facts.containers[*container];
                left[fact.kind] += fact.blend.volume_ul;
                by_donor[fact.donor][fact.kind] += fact.blend.volume_ul;
            }
            let kind = (0..left.len()).max_by_key(|kind| (left[*kind], *kind)).unwrap_or(0);
            let mut donors: Vec<usize> = (0..by_donor.len()).collect();
            donors.sort_by_key(|donor| (std::cmp::Reverse(by_donor[*donor][kind]), *donor));
            for donor in donors {
                self.take_from(donor, kind, pool);
            }
        }
    }

    /// Takes what the donor has on the shelf into a pool, until that is full enough.
    fn take_from(&mut self, donor: usize, kind: usize, pool: usize) {
        let (facts, shelf) = (self.facts, self.table.shelf());
        for &container in &facts.by_donor[donor] {
            let suits =
                facts.containers[container].kind == kind && self.table.place(container) == shelf;
            if suits && !self.is_full(pool) && self.table.shift(container, pool).is_some() {
                self.table.put(container, pool);
            }
        }
    }

    fn is_full(&self, pool: usize) -> bool {
        self.table.volume_ul(pool) >= self.facts.recipe().min_volume.0
    }

    fn unfilled(&self) -> usize {
        (0..self.table.shelf()).filter(|pool| !self.table.is_filled(*pool)).count()
    }

    /// Moves milk about without regard to composition, and returns how many pools are not filled in
    /// the end. Each walk is over as soon as all of them are filled. At first pools may lack more
    /// than before, or a donor limit could never be overcome.
    fn mend(&mut self) -> usize {
        let count = self.facts.containers.len();
        for _ in 0..WALKS {
            self.anneal(HOT, MENDING * count as u64, Self::unfilled);
        }
        self.unfilled()
    }

    fn cool(&mut self, trials: u64) {
        self.anneal(warm(self.facts.recipe().weight), trials, |_| 1);
    }

    /// Tries changes while the temperature falls, and stops when nothing is left to do.
    fn anneal(&mut self, warm: i64, trials: u64, left: fn(&Self) -> usize) {
        for temperature in temperatures(warm) {
            if left(self) == 0 {
                return;
            }
            for _ in 0..trials / STEPS {
                self.attempt(temperature);
            }
        }
    }

    /// Tries one change.
    fn attempt(&mut self, temperature: i64) {
        let count = self.facts.containers.len();
        let one = self.chance.below(count);
        match self.chance.below(128) {
            0 => self.exchange(one, temperature),
            1..40 => {
                let to = self.chance.below(self.table.shelf() + 1);
                self.try_shift(one, to, temperature);
            }
            40..56 => {
                let to = self.table.place(one);
                let other = self.same_donor(one);
                self.try_shift(other, to, temperature);
            }
            56..80 => {
                let other = self.same_donor(one);
                self.try_swap(one, other, temperature);
            }
            _ => {
                let other = self.chance.below(count);
                self.try_swap(one, other, temperature);
            }
        }
    }

    fn same_donor(&mut self, container: usize) -> usize {
        let of_donor = &self.facts.by_donor[self.facts.containers[container].donor];
        of_donor[self.chance.below(of_donor.len())]
    }

    fn try_shift(&mut self, container: usize, to: usize, temperature: i64) {
        let Some(worse) = self.table.shift(container, to) else { return };
        if self.accepts(worse, temperature) {
            self.table.put(container, to);
        }
    }

    fn try_swap(&mut self, one: usize, other: usize, temperature: i64) {
        let Some(worse) = self.table.swap(one, other) else { return };
        if self.accepts(worse, temperature) {
            let (here, there) = (self.table.place(one), self.table.place(other));
            self.table.put(one, there);
            self.table.put(other, here);
        }
    }

    fn accepts(&mut self, worse: i64, temperature: i64) -> bool {
        worse <= 0 || worse <= ((temperature >> 4) * (self.chance.patience() >> 8)) >> 4
    }

    /// Takes a container's donor out of its pool and lets another donor fill the gap, from the
    /// shelf and from the pool that other one is in: single moves never get past a donor limit.
    fn exchange(&mut self, one: usize, temperature: i64) {
        let (facts, shelf) = (self.facts, self.table.shelf());
        let pool = self.table.place(one);
        let other = self.chance.below(facts.containers.len());
        let (old, new) = (facts.containers[one].donor, facts.containers[other].donor);
        let from = self.table.place(other);
        if pool == shelf || from == pool || old == new {
            return;
        }
        let before = self.table.score();
        self.moved.clear();
        for (donor, place) in [(old, pool), (new, from)] {
            for &container in &facts.by_donor[donor] {
                if place != shelf && self.table.place(container) == place {
                    self.move_aside(container, shelf);
                }
            }
        }
        self.pour_from_shelf(new, pool);
        if from != shelf {
            self.pour_from_shelf(old, from);
        }
        let worse = self.table.score() - before;
        if !self.accepts(worse, temperature) {
            while let Some((container, place)) = self.moved.pop() {
                self.table.put(container, place);
            }
        }
    }

    fn pour_from_shelf(&mut self, donor: usize, pool: usize) {
        let (facts, shelf) = (self.facts, self.table.shelf());
        let of_donor = &facts.by_donor[donor];
        let first = self.chance.below(of_donor.len());
        for at in 0..of_donor.len() {
            let container = of_donor[(first + at) % of_donor.len()];
            let on_shelf = self.table.place(container) == shelf;
            let offer = self.table.shift(container, pool).filter(|_| on_shelf);
            // Up to the least volume any container helps; beyond it only one that improves the
            // pool.
            if offer.is_some_and(|worse| worse < 0 || !self.is_full(pool)) {
                self.move_aside(container, pool);
            }
        }
    }

    fn move_aside(&mut self, container: usize, to: usize) {
        self.moved.push((container, self.table.place(container)));
        self.table.put(container, to);
    }

    /// Takes every single shift and swap that improves, until none does.
    fn settle(&mut self) {
        let count = self.facts.containers.len();
        let mut before = i64::MAX;
        while self.table.score() < before {
            before = self.table.score();
            for one in 0..count {
                for to in 0..=self.table.shelf() {
                    if self.table.shift(one, to).is_some_and(|worse| worse < 0) {
                        self.table.put(one, to);
                    }
                }
                for other in 0..one {
                    if self.table.swap(one, other).is_some_and(|worse| worse < 0) {
                        let (here, there) = (self.table.place(one), self.table.place(other));
                        self.table.put(one, there);
                        self.table.put(other, here);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests;
