//! A number that is known to lie between two ends.

use super::amount::{ONE, Operator};

/// From `low` to `high`, in millionths of CFU/mL or of degrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) low: i128,
    /// Whether the number is more than `low`, and not `low` itself.
    pub(super) low_strict: bool,
    /// `None`: no upper end is known.
    pub(super) high: Option<i128>,
    pub(super) high_strict: bool,
}

impl Range {
    pub(super) fn of(operator: Operator, micro: i128) -> Self {
        let up_to =
            |high_strict| Self { low: 0, low_strict: false, high: Some(micro), high_strict };
        let from = |low_strict| Self { low: micro, low_strict, high: None, high_strict: false };
        match operator {
            Operator::Below => up_to(true),
            Operator::AtMost => up_to(false),
            Operator::Equal => Self { low: micro, ..up_to(false) },
            Operator::AtLeast => from(false),
            Operator::Above => from(true),
        }
    }

    /// The same per millilitre, from a range per `ul` microlitres. The ends are rounded outwards.
    pub(super) fn per_ul(self, ul: i64) -> Self {
        let ul = i128::from(ul.max(1));
        Self {
            low: self.low * 1000 / ul,
            high: self.high.map(|high| (high * 1000 + ul - 1) / ul),
            ..self
        }
    }

    /// Whether the number is more than this; `None` when the range leaves it open.
    pub(super) fn is_over(self, whole: i64) -> Option<bool> {
        let limit = i128::from(whole) * ONE;
        if self.low > limit || (self.low == limit && self.low_strict) {
            return Some(true);
        }
        if self.high? > limit { None } else { Some(false) }
    }

    /// Whether the number is this or more; `None` when the range leaves it open.
    pub(super) fn is_at_least(self, whole: i64) -> Option<bool> {
        let limit = i128::from(whole) * ONE;
        if self.low >= limit {
            return Some(true);
        }
        let high = self.high?;
        let below = high < limit || (high == limit && self.high_strict);
        if below { Some(false) } else { None }
    }

    /// Whether nothing in this range can be as small as something in the other.
    pub(super) fn is_beyond(self, other: Self) -> bool {
        other.high.is_some_and(|high| {
            self.low > high || (self.low == high && (self.low_strict || other.high_strict))
        })
    }

    /// The higher of both at either end.
    pub(super) fn worst(self, other: Self) -> Self {
        let (low, low_strict) = (self.low, self.low_strict).max((other.low, other.low_strict));
        let upper = |range: Self| range.high.map(|high| (high, !range.high_strict));
        let high = upper(self).zip(upper(other)).map(|(one, other)| one.max(other));
        Self {
            low,
            low_strict,
            high: high.map(|(high, _)| high),
            high_strict: high.is_some_and(|(_, is_reached)| !is_reached),
        }
    }
}
