//! Keys that must not be twice in one file, and where each was first.

use super::findings::Findings;
use super::table::Cells;
use super::wrong::Wrong;
use std::collections::HashMap;
use std::hash::Hash;

/// The line each key was first seen in.
#[derive(Debug)]
pub(crate) struct Seen<K>(HashMap<K, u64>);

impl<K> Default for Seen<K> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<K: Hash + Eq> Seen<K> {
    /// Whether the key is new; otherwise notes the line where it was before. Rows at fault are
    /// checked too, so that the findings show every row that is there twice.
    pub(crate) fn is_new(
        &mut self,
        key: K,
        cells: Cells<'_>,
        column: &'static str,
        bad: &mut Findings,
    ) -> bool {
        let first = *self.0.entry(key).or_insert(cells.line());
        if first != cells.line() {
            bad.add(cells.line(), column, Wrong::SameAs(first));
        }
        first == cells.line()
    }
}

impl Seen<(String, String, String)> {
    /// Whether a row's reference is new within its campaign and its kind of record. A row without a
    /// reference is always new.
    pub(crate) fn is_new_reference(&mut self, cells: Cells<'_>, bad: &mut Findings) -> bool {
        let key = (cells.key("campaign"), cells.key("record"), cells.key("reference"));
        key.2.is_empty() || self.is_new(key, cells, "reference", bad)
    }
}
