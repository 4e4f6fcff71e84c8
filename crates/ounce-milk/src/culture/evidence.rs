//! The evidence of all rows of one sample together.
//!
//! Every row is evidence by itself: "not found" takes nothing from a count, and a clean plate takes
//! nothing from a plate with growth. Growth counts to its family and to the total. The worst row
//! applies, unless the pack says how methods combine.

use std::collections::{BTreeMap, BTreeSet};

use super::dictionary::{Lexicon, word_key};
use super::estimate::{Estimate, Plates};
use super::result::{CultureResult, Finding};
use super::rule::{By, Combine};

pub(super) struct Evidence<'a> {
    lexicon: &'a Lexicon<'a>,
    combine: &'a [Combine],
    /// Rows that count for the rules.
    results: Vec<&'a CultureResult>,
    /// All rows, also those that a confirming test has set aside.
    all: &'a [CultureResult],
    /// The rules of the pack by which methods were combined here.
    pub(super) combined: Vec<&'a Combine>,
}

impl<'a> Evidence<'a> {
    pub(super) fn of(
        lexicon: &'a Lexicon<'a>,
        combine: &'a [Combine],
        all: &'a [CultureResult],
    ) -> Self {
        let mut results: Vec<&CultureResult> = all.iter().collect();
        let mut combined = Vec::new();
        for rule in combine {
            match &rule.by {
                By::ConfirmedBy(method) if was_not_confirmed(rule, method, all) => {
                    let before = results.len();
                    results.retain(|row| !rule.speaks_of(row));
                    if results.len() < before {
                        combined.push(rule);
                    }
                }
                By::ConfirmedBy(_) => {}
                By::Mean => {
                    let rows = all.iter().filter(|row| rule.speaks_of(row));
                    if rows.filter(|row| row.plates().is_some()).count() > 1 {
                        combined.push(rule);
                    }
                }
            }
        }
        Self { lexicon, combine, results, all, combined }
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = &'a CultureResult> {
        self.results.iter().copied()
    }

    /// Rows that name this organism itself.
    pub(super) fn of_its_own(&self, organism: &str) -> impl Iterator<Item = &'a CultureResult> {
        self.rows().filter(move |row| row.organism == organism)
    }

    /// Rows of this organism and of all that are part of it.
    pub(super) fn within(&self, organism: &str) -> impl Iterator<Item = &'a CultureResult> {
        self.rows().filter(move |row| {
            row.organism == organism || self.lexicon.is_part(&row.organism, organism)
        })
    }

    /// Every organism that a row names and that is part of this one.
    pub(super) fn parts_of(&self, organism: &str) -> BTreeSet<&'a str> {
        let parts = self.within(organism).filter(|row| row.organism != organism);
        parts.map(|row| row.organism.as_str()).collect()
    }

    pub(super) fn wholes_of(&self, organism: &str) -> Vec<&'a str> {
        self.lexicon.wholes_of(organism)
    }

    /// Plates of an organism, by all methods; also those a confirming test has set aside.
    pub(super) fn plates_by_method(
        &self,
        organism: &str,
    ) -> impl Iterator<Item = (&'a str, &'a Plates)> {
        let rows = self.all.iter().filter(move |row| row.organism == organism);
        rows.filter_map(|row| Some((row.method.as_str(), row.plates()?)))
    }

    /// The proven count of the organism itself; `None` without a row that counts it.
    pub(super) fn estimate(&self, organism: &str) -> Option<Estimate> {
        let mut methods: BTreeMap<&str, Vec<&Plates>> = BTreeMap::new();
        let mut averaged: Vec<&Plates> = Vec::new();
        let mean =
            self.combine.iter().find(|rule| rule.by == By::Mean && rule.organism == organism);
        for row in self.of_its_own(organism) {
            let Some(plates) = row.plates() else { continue };
            if mean.is_some_and(|rule| rule.speaks_of(row)) {
                averaged.push(plates);
            } else {
                methods.entry(&row.method).or_default().push(plates);
            }
        }
        let one_each = methods.values().filter_map(|rows| Estimate::of_method(rows));
        one_each.chain(Estimate::mean(&averaged)).reduce(Estimate::worst)
    }

    /// Whether a test that does not count found the organism or a part of it, while no plate
    /// shows how many there are: then there is no upper end.
    pub(super) fn is_found_uncounted(&self, organism: &str) -> bool {
        let found = self.within(organism).any(|row| row.finding == Finding::Found(true));
        let counted = |row: &CultureResult| row.plates().is_some_and(|p| p.seen() == Some(true));
        found && !self.within(organism).any(counted)
    }

    /// Organisms that have rows, in the sequence of their names.
    pub(super) fn organisms(&self) -> BTreeSet<&'a str> {
        self.rows().map(|row| row.organism.as_str()).collect()
    }

    /// Parts that are larger than their whole, in words.
    pub(super) fn contradictions(&self) -> Vec<String> {
        let mut said = Vec::new();
        for part in self.organisms() {
            for whole in self.wholes_of(part) {
                said.extend(self.larger_part(part, whole));
                said.extend(self.part_without_whole(part, whole));
            }
        }
        for whole in self.organisms() {
            said.extend(self.larger_sum(whole));
        }
        said
    }

    fn larger_part(&self, part: &str, whole: &str) -> Option<String> {
        let (less, more) = (self.estimate(whole)?, self.estimate(part)?);
        more.range.is_beyond(less.range).then(|| {
            format!("{part} ({more}) is part of {whole} ({less}), and a part is not larger.")
        })
    }

    /// The part grew, while a test found nothing of the whole and no row of the whole shows growth.
    fn part_without_whole(&self, part: &str, whole: &str) -> Option<String> {
        let mut own = self.of_its_own(whole);
        let not_found = self.of_its_own(whole).any(|row| row.finding == Finding::Found(false));
        let grew = self.of_its_own(part).any(|row| row.seen() == Some(true));
        let contradicts = grew && not_found && own.all(|row| row.seen() == Some(false));
        contradicts.then(|| format!("{part} grew, and {whole}, of which it is part, did not."))
    }

    /// Colonies of several parts on plates of one kind are more than all colonies on them.
    fn larger_sum(&self, whole: &str) -> Option<String> {
        let mut kinds: BTreeMap<(&str, i64), Vec<&CultureResult>> = BTreeMap::new();
        for row in self.within(whole) {
            if let Some(plates) = row.plates() {
                kinds.entry((row.method.as_str(), plates.plated_ul)).or_default().push(row);
            }
        }
        let larger = kinds.values().any(|rows| self.parts_outgrow(rows, whole));
        let alone =
            self.parts_of(whole).into_iter().any(|part| self.larger_part(part, whole).is_some());
        let because = format!("The parts of {whole} have more colonies than {whole} itself.");
        (larger && !alone).then_some(because)
    }

    fn parts_outgrow(&self, rows: &[&CultureResult], whole: &str) -> bool {
        let of = |organism: &str| -> (i64, i64, Option<i64>) {
            let own = rows.iter().filter(|row| row.organism == organism);
            let mut sum = (0_i64, 0_i64, Some(0_i64));
            for plates in own.filter_map(|row| row.plates()) {
                let (low, high) = plates.colonies();
                let high = high.and_then(|high| high.checked_mul(plates.plates));
                sum.0 = sum.0.saturating_add(plates.plates);
                sum.1 = sum.1.saturating_add(low.saturating_mul(plates.plates));
                sum.2 = sum.2.zip(high).and_then(|(most, high)| most.checked_add(high));
            }
            sum
        };
        let (all_plates, _, most) = of(whole);
        let names: BTreeSet<&str> = rows.iter().map(|row| row.organism.as_str()).collect();
        // A species inside of a family that is counted too is in the family's colonies.
        let parts = names.iter().filter(|part| {
            let inner = self.wholes_of(part).into_iter().find(|of| names.contains(of));
            inner == Some(whole)
        });
        let mut least = 0_i64;
        for part in parts {
            let (plates, low, _) = of(part);
            // On more plates than the whole's there may be more colonies.
            if plates > all_plates {
                return false;
            }
            least = least.saturating_add(low);
        }
        most.is_some_and(|most| least > most)
    }
}

/// Whether the confirming method was used, and every row of it says no.
fn was_not_confirmed(rule: &Combine, method: &str, all: &[CultureResult]) -> bool {
    let method = word_key(method);
    let mut rows =
        all.iter().filter(|row| row.organism == rule.organism && row.method == method).peekable();
    rows.peek().is_some() && rows.all(|row| row.seen() == Some(false))
}
