//! The result in a row of a laboratory's table.

use super::estimate::Plates;
use super::range::Range;

/// The result of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CultureResult {
    /// Its id in the dictionary, or as it was written when the dictionary does not know it.
    pub(super) organism: String,
    pub(super) is_known: bool,
    /// The key of the method.
    pub(super) method: String,
    pub(super) finding: Finding,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finding {
    /// Colonies on plates.
    Plates(Plates),
    /// Degrees Dornic.
    Dornic(Range),
    /// Found or not, by nose, eye or a test that does not count.
    Found(bool),
    /// No result, or one that can be understood in two ways.
    Open,
}

impl Finding {
    /// Whether it grew, or was found; `None` when the row leaves it open.
    pub(super) fn seen(&self) -> Option<bool> {
        match self {
            Self::Plates(plates) => plates.seen(),
            Self::Found(found) => Some(*found),
            Self::Dornic(_) | Self::Open => None,
        }
    }
}

impl CultureResult {
    /// Whether it grew, or was found; `None` when the row leaves it open.
    pub(super) fn seen(&self) -> Option<bool> {
        self.finding.seen()
    }

    pub(super) fn plates(&self) -> Option<&Plates> {
        if let Finding::Plates(plates) = &self.finding { Some(plates) } else { None }
    }
}
