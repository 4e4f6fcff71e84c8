//! How many colonies a millilitre holds, as the range that the plates prove.

use std::cmp::Ordering;
use std::fmt;

use super::result::{CultureResult, Operator, Unit};

/// The count of an organism lies from `least` to `most`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    least: Bound,
    /// `None`: no upper end is known.
    most: Option<Bound>,
    /// Whether a colony was seen; `None` when the results leave it open.
    grows: Option<bool>,
}

/// An end of the range, in CFU/mL as a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bound {
    over: i128,
    under: i128,
    /// Whether the count is not the bound itself.
    strict: bool,
}

impl Bound {
    fn to(self, count: i64) -> Ordering {
        self.over.cmp(&(i128::from(count) * self.under))
    }
}

impl Estimate {
    /// What the rows of one organism prove together; `None` without a row that counts it.
    ///
    /// Plates count by their volume: one colony on nine plates of 0.1 mL is 1 in 0.9 mL. When no
    /// plate shows a colony, the proof is the detection limit of all of them together.
    pub fn of(results: &[&CultureResult], organism: &str) -> Option<Self> {
        let (mut volume, mut least, mut most) = (0_i128, 0_i128, Some(0_i128));
        let (mut grows, mut open, mut above, mut below) = (false, false, false, false);
        for row in results.iter().filter(|row| row.organism == organism) {
            let Unit::CfuPerMl { plated_ul, plates } = row.unit else { continue };
            let weight = i128::from(plated_ul * plates);
            let counted = i128::from(row.value) * weight;
            volume += weight;
            match row.operator {
                Operator::Equal => {
                    grows |= row.value > 0;
                    (least, most) = (least + counted, most.map(|most| most + counted));
                }
                Operator::Above => {
                    (grows, above) = (true, true);
                    (least, most) = (least + counted, None);
                }
                // Less than one colony on a plate: that is none.
                Operator::Below if row.value * plated_ul <= 1000 => {}
                Operator::Below => {
                    (open, below) = (true, true);
                    most = most.map(|most| most + counted);
                }
            }
        }
        if volume == 0 {
            return None;
        }
        let seen = if grows {
            Some(true)
        } else if open {
            None
        } else {
            Some(false)
        };
        // A colony is 1,000 CFU·µL/mL; fewer than one on all the volume is the detection limit.
        let nothing_seen = seen == Some(false);
        let (most, strict) = if nothing_seen { (Some(1000), true) } else { (most, below) };
        Some(Self {
            least: Bound { over: least, under: volume, strict: above },
            most: most.map(|over| Bound { over, under: volume, strict }),
            grows: seen,
        })
    }

    /// Whether there are more than this many CFU/mL; `None` when the range leaves it open.
    pub fn is_over(&self, count: i64) -> Option<bool> {
        match self.least.to(count) {
            Ordering::Greater => return Some(true),
            Ordering::Equal if self.least.strict => return Some(true),
            _ => {}
        }
        match self.most?.to(count) {
            Ordering::Greater => None,
            _ => Some(false),
        }
    }

    /// Whether there are this many CFU/mL or more; `None` when the range leaves it open.
    pub fn is_at_least(&self, count: i64) -> Option<bool> {
        if self.least.to(count) != Ordering::Less {
            return Some(true);
        }
        let most = self.most?;
        match most.to(count) {
            Ordering::Less => Some(false),
            Ordering::Equal if most.strict => Some(false),
            _ => None,
        }
    }

    /// Whether a colony was seen.
    pub fn grows(&self) -> Option<bool> {
        self.grows
    }
}

/// CFU/mL with at most two decimals; an upper end is rounded up, a lower one down.
impl fmt::Display for Estimate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = |bound: Bound, up: i128| {
            let hundredths = (bound.over * 100 + up * (bound.under - 1)) / bound.under;
            let (whole, rest) = (hundredths / 100, hundredths % 100);
            match rest {
                0 => whole.to_string(),
                _ => format!("{whole}.{rest:02}").trim_end_matches('0').to_owned(),
            }
        };
        let least = hundredths(self.least, 0);
        match self.most {
            None => write!(f, "above {least} CFU/mL"),
            Some(most) if most.strict && self.least.over == 0 => {
                write!(f, "below {} CFU/mL", hundredths(most, 1))
            }
            Some(most) if most.strict => {
                write!(f, "{least} to below {} CFU/mL", hundredths(most, 1))
            }
            Some(_) => write!(f, "{least} CFU/mL"),
        }
    }
}
