//! A state as a list of changes, each with who, when and why.

use jiff::Timestamp;
use serde::Serialize;
use std::fmt;

use super::release::Release;

/// The states of one kind of thing.
pub trait Stage: Copy + Eq + fmt::Debug + 'static {
    /// How everything of this kind begins.
    const BEGIN: Self;
    /// The word that stands for it in files.
    fn word(self) -> &'static str;
    /// What may follow.
    fn next(self) -> &'static [Self];
    /// Whether only a release leads here.
    fn needs_release(self) -> bool;
}

/// One change of state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change<S> {
    pub to: S,
    /// The number of the person at the bank.
    pub who: String,
    #[serde(with = "super::moment")]
    pub at: Timestamp,
    pub why: String,
}

/// Why a step is not taken, in the sequence in which it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MoveRefusal {
    /// Nobody is named who did it.
    NobodyNamed,
    /// No reason is given.
    NoReason,
    /// It would lie before the change before it.
    BeforeTheLast,
    /// This state does not follow that one.
    NotFromHere,
    /// Only a release leads there.
    NeedsRelease,
    /// The release is of another batch.
    OtherBatch,
    /// It would lie before the last signature under the release.
    BeforeTheRelease,
}

impl MoveRefusal {
    /// The name of the refusal, as files and answers have it.
    pub fn code(self) -> &'static str {
        match self {
            Self::NobodyNamed => "nobody_named",
            Self::NoReason => "no_reason",
            Self::BeforeTheLast => "before_the_last",
            Self::NotFromHere => "not_from_here",
            Self::NeedsRelease => "needs_release",
            Self::OtherBatch => "other_batch",
            Self::BeforeTheRelease => "before_the_release",
        }
    }
}

impl fmt::Display for MoveRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NobodyNamed => "nobody is named who did it",
            Self::NoReason => "no reason is given",
            Self::BeforeTheLast => "it lies before the change before it",
            Self::NotFromHere => "this state does not follow that one",
            Self::NeedsRelease => "only a release leads there",
            Self::OtherBatch => "it is of another batch",
            Self::BeforeTheRelease => "it lies before the last signature under the release",
        })
    }
}

impl std::error::Error for MoveRefusal {}

/// Everything that became of one thing. Changes are added, never altered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct History<S> {
    changes: Vec<Change<S>>,
}

impl<S> Default for History<S> {
    fn default() -> Self {
        Self { changes: Vec::new() }
    }
}

impl<S: Stage> History<S> {
    pub fn changes(&self) -> &[Change<S>] {
        &self.changes
    }

    /// The state now.
    pub fn state(&self) -> S {
        self.changes.last().map_or(S::BEGIN, |change| change.to)
    }

    /// Adds a change.
    ///
    /// # Errors
    /// The first [`MoveRefusal`] that applies; nothing has changed then.
    pub fn step(&mut self, change: Change<S>) -> Result<(), MoveRefusal> {
        let withdrawn = self.was(change.to);
        self.look(&change)?;
        if change.to.needs_release() && !withdrawn {
            return Err(MoveRefusal::NeedsRelease);
        }
        self.changes.push(change);
        Ok(())
    }

    /// Adds a change that rests on the release of a batch, which is the one named.
    ///
    /// # Errors
    /// The first [`MoveRefusal`] that applies; nothing has changed then.
    pub fn step_released(
        &mut self,
        change: Change<S>,
        batch: &str,
        release: &Release,
    ) -> Result<(), MoveRefusal> {
        self.look(&change)?;
        if release.batch() != batch {
            return Err(MoveRefusal::OtherBatch);
        }
        if change.at < release.signed_at() {
            return Err(MoveRefusal::BeforeTheRelease);
        }
        self.changes.push(change);
        Ok(())
    }

    /// Whether it was in this state before: a bottle comes back into stock from an order.
    fn was(&self, state: S) -> bool {
        self.changes.iter().any(|change| change.to == state)
    }

    fn look(&self, change: &Change<S>) -> Result<(), MoveRefusal> {
        if change.who.trim().is_empty() {
            return Err(MoveRefusal::NobodyNamed);
        }
        if change.why.trim().is_empty() {
            return Err(MoveRefusal::NoReason);
        }
        if self.changes.last().is_some_and(|last| change.at < last.at) {
            return Err(MoveRefusal::BeforeTheLast);
        }
        if !self.state().next().contains(&change.to) {
            return Err(MoveRefusal::NotFromHere);
        }
        Ok(())
    }
}
