//! The language of culture rules.
//!
//! A test is yes, no or open, and tests join as in three-valued logic: an open test stays open
//! unless the others decide. So a rule never claims more than the plates prove.

use serde::Deserialize;

use super::estimate::{Estimate, Plates};
use super::evidence::Evidence;
use super::result::Finding;

/// A question to the results of one sample.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Test {
    All(Vec<Test>),
    Any(Vec<Test>),
    Not(Box<Test>),
    /// More than this many CFU/mL.
    Over {
        organism: String,
        cfu_ml: i64,
    },
    /// This many CFU/mL or more.
    AtLeast {
        organism: String,
        cfu_ml: i64,
    },
    /// A colony was seen, or a test that does not count found the organism.
    Grows {
        organism: String,
    },
    /// More than this many plates show a colony.
    PositivePlatesOver {
        organism: String,
        plates: i64,
    },
    /// Some plate shows more than this many colonies.
    AnyPlateOver {
        organism: String,
        colonies: i64,
    },
    /// Found by eye, by nose or by a test that does not count; a colony is a find too.
    Found {
        what: String,
    },
    /// More acid than this many degrees Dornic.
    DornicOver {
        degrees: i64,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Yes,
    No,
    Open,
}

impl From<Option<bool>> for Holds {
    fn from(known: Option<bool>) -> Self {
        match known {
            Some(true) => Self::Yes,
            Some(false) => Self::No,
            None => Self::Open,
        }
    }
}

impl Test {
    pub(super) fn holds(&self, seen: &Evidence<'_>) -> Holds {
        match self {
            Self::All(tests) => all(tests.iter().map(|test| test.holds(seen))),
            Self::Any(tests) => any(tests.iter().map(|test| test.holds(seen))),
            Self::Not(test) => !test.holds(seen),
            Self::Over { organism, cfu_ml } => {
                count(seen, organism, |estimate| estimate.range.is_over(*cfu_ml))
            }
            Self::AtLeast { organism, cfu_ml } => {
                count(seen, organism, |estimate| estimate.range.is_at_least(*cfu_ml))
            }
            Self::Grows { organism } => grows(seen, organism),
            Self::Found { what } => found(seen, what),
            Self::PositivePlatesOver { organism, plates } => {
                let (least, most) = on_plates(seen, organism, positive_plates);
                decided(least > *plates, most.is_some_and(|most| most <= *plates))
            }
            Self::AnyPlateOver { organism, colonies } => {
                let (least, most) = on_plates(seen, organism, fullest_plate);
                decided(least > *colonies, most.is_some_and(|most| most <= *colonies))
            }
            Self::DornicOver { degrees } => any(seen.rows().filter_map(|row| match row.finding {
                Finding::Dornic(range) => Some(range.is_over(*degrees).into()),
                _ => None,
            }))
            .open_if(!seen.rows().any(|row| matches!(row.finding, Finding::Dornic(_)))),
        }
    }

    /// Adds tests that ask nothing: no name, no tests to join, or a limit that every result meets.
    pub(super) fn find_problems(&self, wrong: &mut Vec<String>) {
        match self {
            Self::All(tests) | Self::Any(tests) => {
                if tests.is_empty() {
                    wrong.push("`all` and `any` need at least one test".into());
                }
                tests.iter().for_each(|test| test.find_problems(wrong));
            }
            Self::Not(test) => test.find_problems(wrong),
            Self::Over { organism, cfu_ml: n }
            | Self::AtLeast { organism, cfu_ml: n }
            | Self::PositivePlatesOver { organism, plates: n }
            | Self::AnyPlateOver { organism, colonies: n } => {
                let at_least_nothing = *n == 0 && matches!(self, Self::AtLeast { .. });
                if *n < 0 || at_least_nothing || organism.is_empty() {
                    wrong.push(format!("{self:?} asks nothing"));
                }
            }
            Self::Grows { organism: named } | Self::Found { what: named } if named.is_empty() => {
                wrong.push("`grows` and `found` name what they ask for".into());
            }
            Self::Grows { .. } | Self::Found { .. } | Self::DornicOver { .. } => {}
        }
    }

    /// Every organism or observation that is asked for.
    pub(super) fn names(&self) -> Vec<&str> {
        match self {
            Self::All(tests) | Self::Any(tests) => tests.iter().flat_map(Self::names).collect(),
            Self::Not(test) => test.names(),
            Self::Over { organism, .. }
            | Self::AtLeast { organism, .. }
            | Self::PositivePlatesOver { organism, .. }
            | Self::AnyPlateOver { organism, .. }
            | Self::Grows { organism }
            | Self::Found { what: organism } => vec![organism],
            Self::DornicOver { .. } => Vec::new(),
        }
    }
}

impl std::ops::Not for Holds {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Open => Self::Open,
        }
    }
}

impl Holds {
    /// Open where nothing was asked at all.
    fn open_if(self, nothing_known: bool) -> Self {
        if nothing_known { Self::Open } else { self }
    }
}

fn all(parts: impl Iterator<Item = Holds>) -> Holds {
    let mut joined = Holds::Yes;
    for part in parts {
        match (joined, part) {
            (_, Holds::No) => return Holds::No,
            (Holds::Yes, open) => joined = open,
            _ => {}
        }
    }
    joined
}

fn any(parts: impl Iterator<Item = Holds>) -> Holds {
    !all(parts.map(|part| !part))
}

fn decided(yes: bool, no: bool) -> Holds {
    match (yes, no) {
        (true, _) => Holds::Yes,
        (_, true) => Holds::No,
        _ => Holds::Open,
    }
}

/// Asks the count of an organism. The count of a part is in the whole too, and if the whole is
/// below a limit, every part is.
fn count(seen: &Evidence<'_>, organism: &str, ask: impl Fn(&Estimate) -> Option<bool>) -> Holds {
    let answer = |of: &str| seen.estimate(of).map(|estimate| ask(&estimate));
    let own = answer(organism);
    let part_is = |part: &str| answer(part) == Some(Some(true));
    if own == Some(Some(true)) || seen.parts_of(organism).into_iter().any(part_is) {
        return Holds::Yes;
    }
    let is_ruled_out = |of: &str| answer(of) == Some(Some(false)) && !seen.is_found_uncounted(of);
    match own {
        Some(_) => decided(false, is_ruled_out(organism)),
        None => decided(false, seen.wholes_of(organism).into_iter().any(is_ruled_out)),
    }
}

/// Whether an organism or a part of it grew, by any row. If the plates of its whole are empty, and
/// no part of that grew, it did not grow.
fn grows(seen: &Evidence<'_>, organism: &str) -> Holds {
    let rows = || seen.within(organism).map(|row| row.seen());
    if rows().any(|grew| grew == Some(true)) {
        return Holds::Yes;
    }
    if rows().any(|grew| grew.is_none()) {
        return Holds::Open;
    }
    let is_clean = |whole: &str| {
        let was_counted = seen.of_its_own(whole).any(|row| row.plates().is_some());
        was_counted && seen.within(whole).all(|row| row.seen() == Some(false))
    };
    let own = seen.of_its_own(organism).next().is_some();
    decided(false, own || seen.wholes_of(organism).into_iter().any(is_clean))
}

/// Whether something was found. Only a test that looks for it proves that it is absent. A colony of
/// it, or of a part of it, proves that it is there.
fn found(seen: &Evidence<'_>, what: &str) -> Holds {
    let rows = || seen.within(what).map(|row| row.seen());
    if rows().any(|found| found == Some(true)) {
        return Holds::Yes;
    }
    let looked = seen.of_its_own(what).any(|row| row.finding == Finding::Found(false));
    decided(false, looked && rows().all(|found| found == Some(false)))
}

/// Asks the plates of an organism for the fewest and the most. Plates of a part are plates of the
/// whole; there is no upper end without a row, or when something was found that no plate shows.
fn on_plates(
    seen: &Evidence<'_>,
    organism: &str,
    ask: impl Fn(&[&Plates]) -> (i64, Option<i64>),
) -> (i64, Option<i64>) {
    let of = |organism: &str| -> Vec<&Plates> {
        seen.of_its_own(organism).filter_map(|row| row.plates()).collect()
    };
    let own = of(organism);
    let (least, most) = ask(&own);
    let parts = seen.parts_of(organism).into_iter().map(|part| ask(&of(part)).0);
    let is_bounded = !own.is_empty() && !seen.is_found_uncounted(organism);
    (parts.fold(least, i64::max), most.filter(|_| is_bounded))
}

/// The fewest and the most plates with a colony.
fn positive_plates(rows: &[&Plates]) -> (i64, Option<i64>) {
    let (mut least, mut most) = (0, 0);
    for row in rows {
        let (low, high) = row.colonies();
        least += if low > 0 { row.plates } else { 0 };
        most += if high == Some(0) { 0 } else { row.plates };
    }
    (least, Some(most))
}

/// The fewest and the most colonies on the fullest plate.
fn fullest_plate(rows: &[&Plates]) -> (i64, Option<i64>) {
    let (mut least, mut most) = (0, Some(0));
    for (low, high) in rows.iter().map(|row| row.colonies()) {
        least = least.max(low);
        most = most.zip(high).map(|(most, high): (i64, i64)| most.max(high));
    }
    (least, most)
}
