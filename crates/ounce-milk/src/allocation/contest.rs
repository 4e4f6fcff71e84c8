//! Which milk an order that can take several kinds should leave to those that cannot.
//!
//! The need that the stock can meet is a maximum flow from products to orders. It equals a minimum
//! cut: the least sum, over all sets of products, of the stock of the set and the need of orders
//! that can also take a product outside of the set. Products are few, so all sets are kept, and
//! each bottle changes them by a sum. Orders are in classes, the most urgent first: a bottle costs
//! a class something when less of its need, and of all before it, can be met afterwards. Bottles
//! are not divided, which the flow does not know; [`super::rule`] tries everything where there are
//! few.

use ounce_domain::reference::Reference;

/// The most products that orders for any milk may choose from; every one more doubles the work.
pub(super) const MOST_PRODUCTS: usize = 12;

/// The set of products an order takes, as bits.
pub(super) type Set = usize;

#[derive(Clone, Debug, Default)]
pub(super) struct Contest<'a> {
    products: Vec<&'a Reference>,
    /// By class and set, in microlitres: the stock of the set, and the need of this class and all
    /// before it for more than the set.
    cuts: Vec<Vec<i64>>,
}

impl<'a> Contest<'a> {
    /// Of products, each with what is in stock, and classes of needs, each with its set.
    pub(super) fn new(stock: &[(&'a Reference, i64)], classes: &[Vec<(Set, i64)>]) -> Self {
        let mut needed = vec![0_i64; 1 << stock.len()];
        let held = |set: Set| -> i64 {
            stock.iter().enumerate().filter(|(n, _)| set >> n & 1 == 1).map(|(_, (_, ul))| ul).sum()
        };
        let held: Vec<i64> = (0..needed.len()).map(held).collect();
        let cuts = classes.iter().map(|class| {
            for (takes, ul) in class {
                for (set, needed) in needed.iter_mut().enumerate() {
                    *needed += if takes & !set == 0 { 0 } else { *ul };
                }
            }
            held.iter().zip(&needed).map(|(held, needed)| held + needed).collect()
        });
        let cuts = cuts.collect();
        Self { products: stock.iter().map(|(product, _)| *product).collect(), cuts }
    }

    /// The set of these products.
    pub(super) fn set(&self, takes: &[&Reference]) -> Set {
        let bit = |n: usize| usize::from(takes.contains(&self.products[n])) << n;
        (0..self.products.len()).map(bit).sum()
    }

    fn bit(&self, product: &Reference) -> Option<Set> {
        self.products.iter().position(|one| *one == product).map(|n| 1 << n)
    }

    /// The cost for each class in microlitres, the most urgent first, when an order that takes this
    /// set is given so much of a product. A rest of a bottle that nobody needs is no cost.
    pub(super) fn cost(&self, takes: Set, product: &Reference, ul: i64) -> Vec<i64> {
        let Some(bit) = self.bit(product) else { return vec![0; self.cuts.len()] };
        let cost = |cuts: &Vec<i64>| {
            let most = cuts.iter().min().copied().unwrap_or(0);
            let narrowed = |set: &Set| set & bit != 0 && takes & !set != 0;
            let behind = (0..cuts.len()).filter(narrowed).map(|set| cuts[set] - ul).min();
            behind.map_or(0, |behind| (most - behind).max(0))
        };
        self.cuts.iter().map(cost).collect()
    }

    /// The most need that can be met, of every class and all before it together.
    #[cfg(test)]
    pub(super) fn most(&self) -> Vec<i64> {
        self.cuts.iter().map(|cuts| cuts.iter().min().copied().unwrap_or(0)).collect()
    }

    /// Takes a bottle out of the stock, and the met need off an order that takes this set.
    pub(super) fn give(&mut self, takes: Set, product: &Reference, bottle_ul: i64, met_ul: i64) {
        let bit = self.bit(product).unwrap_or(0);
        for cuts in &mut self.cuts {
            for (set, cut) in cuts.iter_mut().enumerate() {
                let held = if set & bit == 0 { 0 } else { bottle_ul };
                let needed = if takes & !set == 0 { 0 } else { met_ul };
                *cut -= held + needed;
            }
        }
    }
}
