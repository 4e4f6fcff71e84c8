//! The language culture rules are written in.
//!
//! A test is yes, no or open, and tests join as in three-valued logic: what is open stays open
//! unless the rest settles it. So a rule never says more than the plates do.

use serde::Deserialize;

use super::estimate::Estimate;
use super::result::{CultureResult, Operator, Unit};

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
    /// Found by eye, by nose or by a test that does not count.
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

/// The total viable count: whatever grows is part of it.
const TOTAL: &str = "total";

impl Test {
    pub(super) fn holds(&self, results: &[&CultureResult]) -> Holds {
        match self {
            Self::All(tests) => all(tests.iter().map(|test| test.holds(results))),
            Self::Any(tests) => !all(tests.iter().map(|test| !test.holds(results))),
            Self::Not(test) => !test.holds(results),
            Self::Over { organism, cfu_ml } => {
                count(results, organism, |estimate| estimate.is_over(*cfu_ml))
            }
            Self::AtLeast { organism, cfu_ml } => {
                count(results, organism, |estimate| estimate.is_at_least(*cfu_ml))
            }
            Self::Grows { organism } => match found(results, organism) {
                Holds::Open => count(results, organism, Estimate::grows),
                known => known,
            },
            Self::Found { what } => found(results, what),
            Self::PositivePlatesOver { organism, plates } => {
                let (least, most) = positive_plates(results, organism);
                decided(least > *plates, most.is_some_and(|most| most <= *plates))
            }
            Self::AnyPlateOver { organism, colonies } => {
                let fullest = plates_of(results, organism).map(colonies_on_a_plate);
                let (mut any, mut least, mut most) = (false, 0, Some(0));
                for (low, high) in fullest {
                    (any, least) = (true, least.max(low));
                    most = most.zip(high).map(|(most, high): (i64, i64)| most.max(high));
                }
                decided(least > *colonies, any && most.is_some_and(|most| most <= *colonies))
            }
            Self::DornicOver { degrees } => dornic_over(results, *degrees),
        }
    }

    /// What no result could ever meet or miss.
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

fn decided(yes: bool, no: bool) -> Holds {
    match (yes, no) {
        (true, _) => Holds::Yes,
        (_, true) => Holds::No,
        _ => Holds::Open,
    }
}

/// Asks the estimate of an organism. What is counted of any organism is in the total too, and
/// where nothing grows at all no organism does.
fn count(
    results: &[&CultureResult],
    organism: &str,
    ask: impl Fn(&Estimate) -> Option<bool>,
) -> Holds {
    let own = Estimate::of(results, organism);
    let known = own.as_ref().map_or(Holds::Open, |estimate| Holds::from(ask(estimate)));
    if known == Holds::Yes || (organism != TOTAL && own.is_some()) {
        return known;
    }
    if organism != TOTAL {
        let total = Estimate::of(results, TOTAL);
        let rules_out = total.is_some_and(|total| ask(&total) == Some(false));
        return decided(false, rules_out);
    }
    let part_is_over = results.iter().any(|row| {
        Estimate::of(results, &row.organism).is_some_and(|part| ask(&part) == Some(true))
    });
    if part_is_over { Holds::Yes } else { known }
}

/// What rows that only say found or not found say; one that found it is enough.
fn found(results: &[&CultureResult], what: &str) -> Holds {
    let rows = results.iter().filter(|row| row.organism == what && row.unit == Unit::Found);
    rows.fold(Holds::Open, |known, row| match known {
        Holds::Yes => known,
        _ => decided(row.value > 0, row.value == 0),
    })
}

/// Rows that count an organism, with the milk on each plate and the number of plates.
pub(super) fn plates_of<'a>(
    results: &'a [&'a CultureResult],
    organism: &'a str,
) -> impl Iterator<Item = (&'a CultureResult, i64, i64)> {
    results.iter().filter(move |row| row.organism == organism).filter_map(|row| match row.unit {
        Unit::CfuPerMl { plated_ul, plates } => Some((*row, plated_ul, plates)),
        _ => None,
    })
}

/// The fewest and the most colonies on each plate of a row.
fn colonies_on_a_plate((row, plated_ul, _): (&CultureResult, i64, i64)) -> (i64, Option<i64>) {
    // Thousandths of a colony; a count below one plate's limit is none.
    let milli = row.value.saturating_mul(plated_ul);
    let (down, up) = (milli / 1000, milli.saturating_add(999) / 1000);
    match row.operator {
        Operator::Equal => (down.max(i64::from(row.value > 0)), Some(up)),
        Operator::Below => (0, Some((up - 1).max(0))),
        Operator::Above => (down.saturating_add(1), None),
    }
}

/// The fewest and the most plates with a colony; no upper end without a row.
fn positive_plates(results: &[&CultureResult], organism: &str) -> (i64, Option<i64>) {
    let (mut least, mut most, mut any) = (0, 0, false);
    for row in plates_of(results, organism) {
        let plates = row.2;
        let (low, high) = colonies_on_a_plate(row);
        least += if low > 0 { plates } else { 0 };
        most += if high == Some(0) { 0 } else { plates };
        any = true;
    }
    (least, any.then_some(most))
}

fn dornic_over(results: &[&CultureResult], degrees: i64) -> Holds {
    let measured = results.iter().filter(|row| row.unit == Unit::Dornic);
    let each = measured.map(|row| match row.operator {
        Operator::Equal => decided(row.value > degrees, row.value <= degrees),
        Operator::Above => decided(row.value >= degrees, false),
        Operator::Below => decided(false, row.value <= degrees.saturating_add(1)),
    });
    let each: Vec<Holds> = each.collect();
    if each.is_empty() { Holds::Open } else { !all(each.into_iter().map(|one| !one)) }
}
