//! Bottles that may go out, found by product, then by the day they expire, then by size.

use super::stock::Bottle;
use jiff::civil::Date;
use ounce_domain::reference::Reference;
use std::collections::{BTreeMap, BTreeSet};

/// Bottles by product; within one, by expiry and volume. Numbers are places in the stock.
#[derive(Clone, Debug, Default)]
pub(super) struct Freezer<'a> {
    by_product: BTreeMap<&'a Reference, BTreeSet<(Date, i64, usize)>>,
    /// The sums of the above, so that asking for one costs nothing.
    volume_ul: BTreeMap<&'a Reference, i64>,
}

impl<'a> Freezer<'a> {
    pub(super) fn add(&mut self, at: usize, bottle: &'a Bottle) {
        let key = (bottle.expires_on, bottle.volume.0, at);
        if self.by_product.entry(&bottle.product).or_default().insert(key) {
            *self.volume_ul.entry(&bottle.product).or_default() += bottle.volume.0;
        }
    }

    pub(super) fn remove(&mut self, at: usize, bottle: &'a Bottle) {
        let key = (bottle.expires_on, bottle.volume.0, at);
        let bottles = self.by_product.get_mut(&bottle.product);
        if bottles.is_some_and(|bottles| bottles.remove(&key)) {
            *self.volume_ul.entry(&bottle.product).or_default() -= bottle.volume.0;
        }
    }

    /// The bottle of a product to give next: of those that expire first, the smallest that covers
    /// the lack, or else the largest.
    pub(super) fn next(&self, product: &Reference, lacking_ul: i64) -> Option<usize> {
        let bottles = self.by_product.get(product)?;
        let (day, ..) = *bottles.first()?;
        let enough = bottles.range((day, lacking_ul, 0)..=(day, i64::MAX, usize::MAX)).next();
        let largest = || bottles.range(..=(day, i64::MAX, usize::MAX)).next_back();
        enough.or_else(largest).map(|(.., at)| *at)
    }

    /// The bottle of a product that keeps longest.
    pub(super) fn longest_lived(&self, product: &Reference) -> Option<(Date, i64, usize)> {
        self.by_product.get(product)?.last().copied()
    }

    pub(super) fn volume_ul(&self, product: &Reference) -> i64 {
        self.volume_ul.get(product).copied().unwrap_or(0)
    }

    pub(super) fn has(&self, products: &[&Reference]) -> bool {
        products.iter().any(|product| self.volume_ul(product) > 0)
    }
}
