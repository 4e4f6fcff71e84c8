//! All faults and warnings of a file, row by row.

use super::words;
use super::wrong::Wrong;
use ounce_domain::refusal::{BookRefusal, FieldRefusal, Refusal};
use ounce_domain::stroll::Doubt;
use std::fmt;

/// Whether a finding can be passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It has to be put right.
    Fault,
    /// It is probably a mistake, and passes if somebody accepts warnings.
    Warning,
}

/// One fault or warning in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where the record starts, counted from 1.
    pub line: u64,
    /// Empty when it is about the whole file.
    pub column: String,
    pub reason: Reason,
    pub weight: Weight,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.line)?;
        if !self.column.is_empty() {
            write!(f, "{}: ", self.column)?;
        }
        if self.weight == Weight::Warning {
            write!(f, "warning: ")?;
        }
        write!(f, "{}", self.reason)
    }
}

/// Why a cell is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A rule of the trade says no.
    Refusal(Refusal),
    /// A time or place that does not fit.
    Doubt(Doubt),
    /// What the importer itself finds.
    Wrong(Wrong),
}

impl fmt::Display for Reason {
    /// The English sentence of the shell.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refusal(refusal) => f.write_str(&words::reason(*refusal)),
            Self::Doubt(doubt) => f.write_str(&words::doubt(doubt)),
            Self::Wrong(wrong) => wrong.fmt(f),
        }
    }
}

impl From<Refusal> for Reason {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(refusal)
    }
}

impl From<FieldRefusal> for Reason {
    fn from(refusal: FieldRefusal) -> Self {
        Self::Refusal(refusal.into())
    }
}

impl From<BookRefusal> for Reason {
    fn from(refusal: BookRefusal) -> Self {
        Self::Refusal(refusal.into())
    }
}

impl From<Wrong> for Reason {
    fn from(wrong: Wrong) -> Self {
        Self::Wrong(wrong)
    }
}

/// Collects faults while a file is read, so that all of them are shown at once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Findings(Vec<Finding>);

impl Findings {
    pub(crate) fn add(&mut self, line: u64, column: &str, reason: impl Into<Reason>) {
        self.note(line, column, reason, Weight::Fault);
    }

    /// Notes a finding with a weight that the caller decides.
    pub(crate) fn note(
        &mut self,
        line: u64,
        column: &str,
        reason: impl Into<Reason>,
        weight: Weight,
    ) {
        let (column, reason) = (column.to_owned(), reason.into());
        self.0.push(Finding { line, column, reason, weight });
    }

    /// Adds the findings of an earlier check of the same file.
    pub(crate) fn extend(&mut self, more: Vec<Finding>) {
        self.0.extend(more);
    }

    /// Whether anything has this weight.
    pub(crate) fn has(&self, weight: Weight) -> bool {
        self.0.iter().any(|finding| finding.weight == weight)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// By line, and within a line by column and sentence; nothing twice.
    pub(crate) fn into_sorted(mut self) -> Vec<Finding> {
        self.0.sort_by_cached_key(|finding| {
            let Finding { line, column, reason, weight } = finding;
            (*line, column.clone(), reason.to_string(), *weight)
        });
        self.0.dedup();
        self.0
    }
}
