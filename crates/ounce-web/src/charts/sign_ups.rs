//! Sign-ups over time: one column per day or per week, with the figures in a table beside it.

use super::map::escaped;
use crate::i18n::Reader;
use askama::filters::HtmlSafe;
use jiff::civil::Date;
use std::fmt;

/// Parties that signed up on one day (in UTC), also those that cancelled later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignUps {
    pub day: Date,
    pub parties: i64,
}

/// Columns in order of time. More than ninety days are drawn by weeks, so that columns stay wide
/// enough to be seen.
#[derive(Clone, Debug)]
pub struct SignUpChart {
    columns: Vec<(Date, i64)>,
    days_each: i64,
    label: String,
    first: String,
    last: String,
    most: String,
}

/// The drawing is stretched to the width of the page. Its words stand beside it, so they are not
/// stretched.
const WIDTH: i64 = 1000;
const HEIGHT: i64 = 200;
const MOST_DAYS: i64 = 90;

impl SignUpChart {
    pub fn draw(t: &Reader, sign_ups: &[SignUps]) -> Self {
        let first = sign_ups.first().map(|day| day.day);
        let span = match (first, sign_ups.last()) {
            (Some(first), Some(last)) => days_between(first, last.day) + 1,
            _ => 0,
        };
        let days_each = if span > MOST_DAYS { 7 } else { 1 };
        let mut columns: Vec<(Date, i64)> = Vec::new();
        if let Some(first) = first {
            for n in 0..(span + days_each - 1) / days_each {
                columns.push((first.saturating_add(jiff::Span::new().days(n * days_each)), 0));
            }
            for day in sign_ups {
                let n = days_between(first, day.day) / days_each;
                if let Some(column) = usize::try_from(n).ok().and_then(|n| columns.get_mut(n)) {
                    column.1 += day.parties;
                }
            }
        }
        let most = columns.iter().map(|column| column.1).max().unwrap_or(0);
        let total: i64 = columns.iter().map(|column| column.1).sum();
        let ends = |at: Option<&SignUps>| at.map(|day| t.date(day.day)).unwrap_or_default();
        Self {
            label: t.say("chart-sign-ups").n("count", total).to_string(),
            first: ends(sign_ups.first()),
            last: ends(sign_ups.last()),
            most: t.number(most),
            columns,
            days_each,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// The same as rows: the first day of each column, and the parties.
    pub fn rows(&self) -> &[(Date, i64)] {
        &self.columns
    }

    pub fn is_by_week(&self) -> bool {
        self.days_each == 7
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    (to - from).get_days().into()
}

impl HtmlSafe for SignUpChart {}

impl fmt::Display for SignUpChart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.columns.is_empty() {
            return Ok(());
        }
        let most = self.columns.iter().map(|column| column.1).max().unwrap_or(1).max(1);
        let count = self.columns.len() as i64;
        write!(
            f,
            "<div class=\"chart\"><p class=\"small\">{}</p>\
             <svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" preserveAspectRatio=\"none\" role=\"img\" \
             aria-label=\"{}\">",
            escaped(&self.most),
            escaped(&self.label)
        )?;
        for (n, (_, parties)) in self.columns.iter().enumerate() {
            let n = n as i64;
            let (left, right) = (n * WIDTH / count, (n + 1) * WIDTH / count);
            let height = parties * HEIGHT / most;
            let (gap, top) = (if right - left > 4 { 2 } else { 1 }, HEIGHT - height);
            let width = right - left - gap;
            write!(f, "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"/>")?;
        }
        let (first, last) = (escaped(&self.first), escaped(&self.last));
        write!(f, "</svg><p class=\"small ends\"><span>{first}</span><span>{last}</span></p></div>")
    }
}
