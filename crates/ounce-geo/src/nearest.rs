//! The nearest of any points: a k-d tree over unit vectors, laid out in one array.
//!
//! The middle of every range splits it along x, y and z in turn, so the tree needs no pointers and
//! its order can be baked into packed data. Candidates come from straight-line distance, the answer
//! carries great-circle kilometres.

use std::collections::BinaryHeap;

use crate::sphere::{EARTH_RADIUS_KM, Unit, chord_squared, unit};

/// Ranges this short are looked through one by one; the packer stops splitting here too.
const LEAF: usize = 8;

/// Points in tree order.
pub(crate) struct Tree {
    points: Vec<Unit>,
}

/// One found point: its number and the square of its chord.
#[derive(Clone, Copy, PartialEq)]
struct Found {
    chord_squared: f64,
    number: usize,
}

impl Eq for Found {}
impl PartialOrd for Found {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Found {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.chord_squared.total_cmp(&other.chord_squared).then(self.number.cmp(&other.number))
    }
}

impl Tree {
    /// Takes points that are in tree order already.
    pub(crate) fn from_ordered(points: Vec<Unit>) -> Self {
        Self { points }
    }

    pub(crate) fn len(&self) -> usize {
        self.points.len()
    }

    /// The nearest points as (number, kilometres), nearest first.
    pub(crate) fn near(&self, lat: f64, lon: f64, limit: usize) -> Vec<(usize, f64)> {
        let limit = limit.min(self.len());
        if limit == 0 || !lat.is_finite() || !lon.is_finite() {
            return Vec::new();
        }
        let mut search = Search {
            points: &self.points,
            from: unit(lat, lon),
            limit,
            best: BinaryHeap::with_capacity(limit + 1),
        };
        search.visit(0, self.len(), 0);
        let kilometres = |f: Found| {
            let half_chord = (f.chord_squared.sqrt() / 2.0).min(1.0);
            (f.number, 2.0 * EARTH_RADIUS_KM * half_chord.asin())
        };
        search.best.into_sorted_vec().into_iter().map(kilometres).collect()
    }
}

struct Search<'a> {
    points: &'a [Unit],
    from: Unit,
    limit: usize,
    /// The worst of the best so far is on top.
    best: BinaryHeap<Found>,
}

impl Search<'_> {
    fn visit(&mut self, low: usize, high: usize, axis: usize) {
        if high - low <= LEAF {
            for number in low..high {
                self.weigh(number);
            }
            return;
        }
        let middle = usize::midpoint(low, high);
        let offset = self.from[axis] - self.points[middle][axis];
        let next = (axis + 1) % 3;
        let (near, far) = if offset < 0.0 {
            ((low, middle), (middle + 1, high))
        } else {
            ((middle + 1, high), (low, middle))
        };
        self.visit(near.0, near.1, next);
        self.weigh(middle);
        if self.might_improve(offset * offset) {
            self.visit(far.0, far.1, next);
        }
    }

    fn might_improve(&self, least_chord_squared: f64) -> bool {
        self.best.len() < self.limit
            || self.best.peek().is_some_and(|worst| least_chord_squared <= worst.chord_squared)
    }

    fn weigh(&mut self, number: usize) {
        let chord_squared = chord_squared(&self.from, &self.points[number]);
        if self.might_improve(chord_squared) {
            self.best.push(Found { chord_squared, number });
            if self.best.len() > self.limit {
                self.best.pop();
            }
        }
    }
}

/// An index over any points, such as strolls or milk banks.
pub struct Nearest<T> {
    tree: Tree,
    items: Vec<T>,
}

impl<T> Nearest<T> {
    /// Builds from (latitude, longitude, item), in degrees. Points whose coordinates are not finite
    /// are left out: nothing is near them.
    pub fn build(points: impl IntoIterator<Item = (f64, f64, T)>) -> Self {
        let mut entries: Vec<(Unit, T)> = points
            .into_iter()
            .filter(|(lat, lon, _)| lat.is_finite() && lon.is_finite())
            .map(|(lat, lon, item)| (unit(lat, lon), item))
            .collect();
        put_in_tree_order(&mut entries, 0);
        let (points, items) = entries.into_iter().unzip();
        Self { tree: Tree::from_ordered(points), items }
    }

    /// Up to `limit` items with their great-circle distance in kilometres, nearest first. Empty
    /// when the position is not finite.
    pub fn near(&self, lat: f64, lon: f64, limit: usize) -> Vec<(&T, f64)> {
        let found = self.tree.near(lat, lon, limit);
        found.into_iter().map(|(number, km)| (&self.items[number], km)).collect()
    }

    pub fn len(&self) -> usize {
        self.items.len()
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

fn put_in_tree_order<T>(entries: &mut [(Unit, T)], axis: usize) {
    if entries.len() <= LEAF {
        return;
    }
    let middle = entries.len() / 2;
    let (low, _, high) =
        entries.select_nth_unstable_by(middle, |a, b| a.0[axis].total_cmp(&b.0[axis]));
    put_in_tree_order(low, (axis + 1) % 3);
    put_in_tree_order(high, (axis + 1) % 3);
}

#[cfg(test)]
mod tests;
