//! All faults and warnings of a file, row by row.

use crate::words;
use ounce_domain::refusal::{BookRefusal, FieldRefusal, Refusal};
use std::fmt;

/// Whether a finding can be passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// It has to be put right.
    Fault,
    /// It is probably a mistake, and passes if the command accepts warnings.
    Warning,
}

/// One fault or warning in one place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    /// Where the record starts, counted from 1.
    pub(crate) line: u64,
    /// Empty when it is about the whole file.
    pub(crate) column: String,
    pub(crate) reason: String,
    pub(crate) weight: Weight,
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

/// Why a cell is not taken: a rule's refusal, or words of the importer's own.
pub(crate) struct Reason(String);

impl From<Refusal> for Reason {
    fn from(refusal: Refusal) -> Self {
        Self(words::reason(refusal))
    }
}

impl From<FieldRefusal> for Reason {
    fn from(refusal: FieldRefusal) -> Self {
        Self(words::reason(refusal))
    }
}

impl From<BookRefusal> for Reason {
    fn from(refusal: BookRefusal) -> Self {
        Self(words::reason(refusal))
    }
}

impl From<String> for Reason {
    fn from(words: String) -> Self {
        Self(words)
    }
}

impl From<&str> for Reason {
    fn from(words: &str) -> Self {
        Self(words.to_owned())
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
        let Reason(reason) = reason.into();
        self.0.push(Finding { line, column: column.to_owned(), reason, weight });
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

    /// By line, and within a line by column; nothing twice.
    pub(crate) fn into_sorted(mut self) -> Vec<Finding> {
        self.0.sort();
        self.0.dedup();
        self.0
    }
}
