//! What the phones noted on the day, as a report is held against it.

use std::collections::BTreeMap;

use super::{Handed, MILK_ROWS};
use crate::day::{Kind, Log, State, undone};
use crate::quantity::{Currency, Microlitres};

/// The figures of the day, and how many people had been announced.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// People with a place who had signed up before.
    pub expected: i64,
    /// Whether anything was noted by phones or at the day's desk.
    pub is_of_phones: bool,
    pub arrived: i64,
    pub walk_ups: i64,
    pub headcount: Option<i64>,
    /// In the campaign's currency.
    pub cash_minor: i64,
    pub milk_ul: i64,
}

impl Recorded {
    pub fn of(expected: i64, state: &State, log: &Log, currency: Currency) -> Self {
        let cash = state.cash.iter().find(|cash| cash.currency == currency);
        Self {
            expected,
            is_of_phones: log.entries().next().is_some(),
            arrived: state.arrived.people,
            walk_ups: state.walked_in.people,
            headcount: state.headcount,
            cash_minor: cash.map_or(0, |cash| cash.minor),
            milk_ul: state.milk_ul,
        }
    }
}

/// The milk that was noted, added up by bank: the largest volumes first, as many as a report has
/// rows. Milk for no bank comes last.
pub fn milk_by_bank(log: &Log) -> Vec<Handed> {
    let gone = undone(log);
    let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
    for one in log.entries().filter(|one| !gone.contains(&one.entry.key)) {
        if let Kind::Milk { volume, bank, .. } = &one.entry.kind {
            let sum = sums.entry(bank.as_deref().unwrap_or_default()).or_default();
            *sum = sum.saturating_add(volume.0);
        }
    }
    let mut all: Vec<_> = sums.into_iter().filter(|(_, volume)| *volume > 0).collect();
    all.sort_by_key(|(bank, volume)| (bank.is_empty(), -volume));
    let rows = all.into_iter().take(MILK_ROWS);
    rows.map(|(bank, volume)| Handed { bank: bank.to_owned(), volume: Some(Microlitres(volume)) })
        .collect()
}
