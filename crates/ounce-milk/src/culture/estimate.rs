//! How many colonies a millilitre holds, as the range that the plates prove.
//!
//! Every row is evidence by itself, and the worst row counts. Plates become one count only if
//! nothing grew on any of them (fewer than one colony in all their milk), or if a pack says that
//! methods are averaged.

use std::fmt;

use super::amount::ONE;
use super::range::Range;

/// One colony on a plate, as millionths of CFU/mL times microlitres on the plate.
const COLONY: i128 = 1000 * ONE;

/// The result of a row's plates; it holds for each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Plates {
    /// In millionths of CFU/mL.
    pub(super) range: Range,
    /// Undiluted milk on each plate.
    pub(super) plated_ul: i64,
    pub(super) plates: i64,
}

impl Plates {
    fn volume_ul(&self) -> i128 {
        i128::from(self.plated_ul) * i128::from(self.plates)
    }

    /// Whether a colony was seen; `None` when the row leaves it open.
    pub(super) fn seen(&self) -> Option<bool> {
        if self.range.low > 0 || self.range.low_strict {
            return Some(true);
        }
        let most = self.range.high? * i128::from(self.plated_ul);
        // Less than one colony on a plate means none.
        let nothing = most < COLONY || (most == COLONY && self.range.high_strict);
        if nothing { Some(false) } else { None }
    }

    /// The fewest and the most colonies on each plate.
    pub(super) fn colonies(&self) -> (i64, Option<i64>) {
        let plated = i128::from(self.plated_ul);
        let whole = |colonies: i128| i64::try_from(colonies).unwrap_or(i64::MAX);
        // The ends of the range are rounded to a millionth; the rounding must not lose a whole
        // colony.
        let low = ((self.range.low + 1) * plated - 1) / COLONY;
        let low = match self.seen() {
            Some(true) if self.range.low_strict => low + 1,
            Some(true) => low.max(1),
            _ => 0,
        };
        let high = self.range.high.map(|high| {
            let most = (high - 1).max(0) * plated + 1;
            let most = if high == 0 { 0 } else { (most + COLONY - 1) / COLONY };
            if self.range.high_strict { (most - 1).max(0) } else { most }
        });
        (whole(low), high.map(whole))
    }
}

/// The proven count of one organism.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Estimate {
    pub(super) range: Range,
    /// Whether a colony was seen; `None` when the results leave it open.
    pub(super) grows: Option<bool>,
}

impl Estimate {
    /// The count that rows of one organism prove by one method; `None` without a row.
    pub(super) fn of_method(rows: &[&Plates]) -> Option<Self> {
        let grown = rows.iter().filter(|row| row.seen() != Some(false));
        let grown = grown.map(|row| Self { range: row.range, grows: row.seen() });
        grown.reduce(Self::worst).or_else(|| Self::nothing_on(rows))
    }

    /// Fewer than one colony in all the milk: the detection limit.
    fn nothing_on(rows: &[&Plates]) -> Option<Self> {
        let volume: i128 = rows.iter().map(|row| row.volume_ul()).sum();
        (volume > 0).then(|| {
            let high = Some((COLONY + volume - 1) / volume);
            let range = Range { low: 0, low_strict: false, high, high_strict: true };
            Self { range, grows: Some(false) }
        })
    }

    /// One count over the milk of all rows, where a pack asks for the mean.
    pub(super) fn mean(rows: &[&Plates]) -> Option<Self> {
        if rows.iter().all(|row| row.seen() == Some(false)) {
            return Self::nothing_on(rows);
        }
        let volume: i128 = rows.iter().map(|row| row.volume_ul()).sum();
        let grown: Vec<&&Plates> = rows.iter().filter(|row| row.seen() != Some(false)).collect();
        let low: i128 = grown.iter().map(|row| row.range.low * row.volume_ul()).sum();
        let high: Option<i128> =
            grown.iter().map(|row| Some(row.range.high? * row.volume_ul())).sum();
        let seen = grown.iter().any(|row| row.seen() == Some(true));
        let range = Range {
            low: low / volume,
            low_strict: grown.iter().any(|row| row.range.low_strict),
            high: high.map(|high| (high + volume - 1) / volume),
            high_strict: grown.iter().any(|row| row.range.high_strict),
        };
        Some(Self { range, grows: seen.then_some(true) })
    }

    /// Both together. If one of them shows growth, a cleaner one does not reduce it. If both are
    /// clean, the one with more milk proves more.
    pub(super) fn worst(self, other: Self) -> Self {
        match (self.grows, other.grows) {
            (Some(false), Some(false)) => {
                if self.range.high <= other.range.high {
                    self
                } else {
                    other
                }
            }
            (Some(false), _) => other,
            (_, Some(false)) => self,
            (one, two) => {
                let grows = if one == Some(true) { one } else { two };
                Self { range: self.range.worst(other.range), grows }
            }
        }
    }
}

/// CFU/mL with at most two decimals; an upper end is rounded up, a lower one down.
impl fmt::Display for Estimate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const HUNDREDTH: i128 = ONE / 100;
        let said = |hundredths: i128| match (hundredths / 100, hundredths % 100) {
            (whole, 0) => whole.to_string(),
            (whole, rest) => format!("{whole}.{rest:02}").trim_end_matches('0').to_owned(),
        };
        let Range { low, low_strict, high, high_strict } = self.range;
        let least = said(low / HUNDREDTH);
        let Some(high) = high else {
            return match low_strict {
                true => write!(f, "above {least} CFU/mL"),
                false => write!(f, "{least} CFU/mL or more"),
            };
        };
        let most = said((high + HUNDREDTH - 1) / HUNDREDTH);
        match (low, high_strict) {
            (0, true) => write!(f, "below {most} CFU/mL"),
            (_, true) => write!(f, "{least} to below {most} CFU/mL"),
            // The ends of one number differ by no more than its rounding.
            _ if high - low <= 1 => write!(f, "{least} CFU/mL"),
            (0, false) => write!(f, "at most {most} CFU/mL"),
            (_, false) => write!(f, "{least} to {most} CFU/mL"),
        }
    }
}
