//! What is wrong with a file, row by row, all of it.

use crate::words;
use ounce_domain::refusal::Refusal;
use std::fmt;

/// One thing wrong in one place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    /// Where the record starts, counted from 1.
    pub(crate) line: u64,
    /// Empty when it is about the whole file.
    pub(crate) column: String,
    pub(crate) reason: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.column.as_str() {
            "" => write!(f, "{}: {}", self.line, self.reason),
            column => write!(f, "{}: {column}: {}", self.line, self.reason),
        }
    }
}

/// Why a cell is not taken: a rule's refusal, or words of the importer's own.
pub(crate) struct Reason(String);

impl From<Refusal> for Reason {
    fn from(refusal: Refusal) -> Self {
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

/// Collects what is wrong while a file is read, so that one look at it fixes the whole file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Findings(Vec<Finding>);

impl Findings {
    pub(crate) fn add(&mut self, line: u64, column: &str, reason: impl Into<Reason>) {
        let Reason(reason) = reason.into();
        self.0.push(Finding { line, column: column.to_owned(), reason });
    }

    /// What was found before, for a second look at the same file.
    pub(crate) fn extend(&mut self, more: Vec<Finding>) {
        self.0.extend(more);
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
