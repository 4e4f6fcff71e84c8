//! Spans of days, their union and intersection.

use jiff::Span as Days;
use jiff::civil::Date;
use serde::Serialize;

/// Days from one to another, both included; without `to` there is no last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    #[serde(with = "crate::pack::day")]
    pub from: Date,
    #[serde(with = "crate::pack::day::or_none")]
    pub to: Option<Date>,
}

impl Span {
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    fn last(&self) -> Date {
        self.to.unwrap_or(Date::MAX)
    }
}

/// The same days in the fewest spans, in sequence.
pub(super) fn union(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(before) if span.from <= before.last().saturating_add(Days::new().days(1)) => {
                if span.last() > before.last() {
                    before.to = span.to;
                }
            }
            _ => joined.push(span),
        }
    }
    joined
}

/// The days that are in both. Both are in sequence and do not overlap themselves.
pub(super) fn intersection(one: &[Span], other: &[Span]) -> Vec<Span> {
    let mut both = Vec::new();
    for a in one {
        for b in other {
            let from = a.from.max(b.from);
            let to = if a.last() < b.last() { a.to } else { b.to };
            if to.is_none_or(|to| from <= to) {
                both.push(Span { from, to });
            }
        }
    }
    both
}
