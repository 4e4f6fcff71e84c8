//! The state of a thing as a list of changes, each with who, when and why.

use jiff::Timestamp;
use ounce_domain::reference::{Reference, person};
use serde::Serialize;
use std::fmt;

use super::release::Release;

/// The states of one kind of thing.
pub trait Stage: Copy + Eq + fmt::Debug + 'static {
    /// The state in which every thing of this kind begins.
    const BEGIN: Self;
    /// The word that stands for it in files.
    fn word(self) -> &'static str;
    /// The states that may follow.
    fn next(self) -> &'static [Self];
    /// Whether only a release leads from this state to that one.
    fn needs_release(self, to: Self) -> bool;
}

/// A thing that follows the thing it was made from: a pool its containers, a batch its pool, a
/// bottle its batch.
pub(super) trait Follows: Stage {
    /// The state it is pulled to if the thing it was made from does not let it stay in this one.
    /// `None` if it is used up, or cannot go on from this state anyway.
    fn pulled(self) -> Option<Self>;
}

/// How a change came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Somebody took the step.
    Step,
    /// A second person took back the step before.
    Undo,
    /// The thing it was made from pulled it here, or let it go again.
    Pulled,
    /// A finding about its donor holds it.
    Finding,
    /// A step that was refused says that the milk is bad, so it is held.
    Doubt,
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
    pub how: How,
}

/// Why a step is not taken. Only the first reason that is found is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MoveRefusal {
    /// No person is named.
    NobodyNamed,
    /// No reason is given.
    NoReason,
    /// It is dated in the future.
    InTheFuture,
    /// A bottle does not say of which batch it is, or nothing is known of that batch.
    BatchUnknown,
    /// It is dated before the last change of the thing.
    BeforeTheLast,
    /// A step is taken back, but to another state than the one before it.
    NotTheOneBefore,
    /// The person who took a step cannot take it back.
    SamePerson,
    /// This state does not follow that one.
    NotFromHere,
    /// Only a release leads there.
    NeedsRelease,
    /// The release is of another batch, or a bottle names another batch than is known.
    OtherBatch,
    /// It is dated before the last signature under the release.
    BeforeTheRelease,
    /// Nothing is known of the pool of a batch.
    PoolUnknown,
    /// Nothing is known of a container that the release names.
    ContainerUnknown,
    /// It names another pool than is known, or than the release names.
    OtherPool,
    /// Containers were poured into the pool that the release does not name.
    OtherContainers,
    /// The state of a container of the pool does not allow the step.
    ContainerForbids,
    /// The state of the pool does not allow the step of its batch, or that a container is poured in
    /// or taken out.
    PoolForbids,
    /// The state of the batch does not allow the step of its bottle.
    BatchForbids,
}

impl MoveRefusal {
    /// The name of the refusal, as files and answers have it.
    pub fn code(self) -> &'static str {
        match self {
            Self::NobodyNamed => "nobody_named",
            Self::NoReason => "no_reason",
            Self::InTheFuture => "in_the_future",
            Self::BatchUnknown => "batch_unknown",
            Self::BeforeTheLast => "before_the_last",
            Self::NotTheOneBefore => "not_the_one_before",
            Self::SamePerson => "same_person",
            Self::NotFromHere => "not_from_here",
            Self::NeedsRelease => "needs_release",
            Self::OtherBatch => "other_batch",
            Self::BeforeTheRelease => "before_the_release",
            Self::PoolUnknown => "pool_unknown",
            Self::ContainerUnknown => "container_unknown",
            Self::OtherPool => "other_pool",
            Self::OtherContainers => "other_containers",
            Self::ContainerForbids => "container_forbids",
            Self::PoolForbids => "pool_forbids",
            Self::BatchForbids => "batch_forbids",
        }
    }
}

impl fmt::Display for MoveRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NobodyNamed => "nobody is named who did it",
            Self::NoReason => "no reason is given",
            Self::InTheFuture => "it lies in the future",
            Self::BatchUnknown => "nothing is known of its batch at that time",
            Self::BeforeTheLast => "it lies before the change before it",
            Self::NotTheOneBefore => "a step is taken back to the state before it only",
            Self::SamePerson => "who took a step does not take it back",
            Self::NotFromHere => "this state does not follow that one",
            Self::NeedsRelease => "only a release leads there",
            Self::OtherBatch => "it is of another batch",
            Self::BeforeTheRelease => "it lies before the last signature under the release",
            Self::PoolUnknown => "nothing is known of its pool at that time",
            Self::ContainerUnknown => "nothing is known of a container at that time",
            Self::OtherPool => "it names another pool than is known",
            Self::OtherContainers => "its pool holds containers that its record does not name",
            Self::ContainerForbids => "a container of its pool does not let it go there",
            Self::PoolForbids => "its pool does not let it go there",
            Self::BatchForbids => "its batch does not let it go there",
        })
    }
}

impl std::error::Error for MoveRefusal {}

/// All changes of one thing. Changes are added, never altered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct History<S> {
    changes: Vec<Change<S>>,
    /// The places of the changes that stand. A change that was taken back does not stand.
    #[serde(skip)]
    standing: Vec<usize>,
}

impl<S> Default for History<S> {
    fn default() -> Self {
        Self { changes: Vec::new(), standing: Vec::new() }
    }
}

impl<S: Stage> History<S> {
    pub fn changes(&self) -> &[Change<S>] {
        &self.changes
    }

    /// The state now.
    pub fn state(&self) -> S {
        self.standing.last().map_or(S::BEGIN, |place| self.changes[*place].to)
    }

    /// The last change that stands, if there is one.
    pub(super) fn last(&self) -> Option<&Change<S>> {
        self.standing.last().map(|place| &self.changes[*place])
    }

    /// The state before the last change that stands.
    pub fn before(&self) -> Option<S> {
        match self.standing.as_slice() {
            [] => None,
            [_] => Some(S::BEGIN),
            [.., before, _] => Some(self.changes[*before].to),
        }
    }

    /// Adds a change.
    ///
    /// # Errors
    /// The first [`MoveRefusal`] that applies; nothing has changed then.
    pub fn step(&mut self, change: Change<S>) -> Result<(), MoveRefusal> {
        self.look(&change)?;
        if self.state().needs_release(change.to) {
            return Err(MoveRefusal::NeedsRelease);
        }
        self.add(change);
        Ok(())
    }

    /// Adds a change that rests on a release. `batch` is the batch that the release must be of.
    ///
    /// # Errors
    /// The first [`MoveRefusal`] that applies; nothing has changed then.
    pub fn step_released(
        &mut self,
        change: Change<S>,
        batch: &Reference,
        release: &Release,
    ) -> Result<(), MoveRefusal> {
        self.look(&change)?;
        if release.batch() != batch {
            return Err(MoveRefusal::OtherBatch);
        }
        if change.at < release.signed_at() {
            return Err(MoveRefusal::BeforeTheRelease);
        }
        self.add(change);
        Ok(())
    }

    /// Takes back the last change that stands. Another person than the one who made it does this.
    ///
    /// # Errors
    /// The first [`MoveRefusal`] that applies; nothing has changed then.
    pub fn undo(&mut self, change: Change<S>) -> Result<(), MoveRefusal> {
        self.signed(&change)?;
        if self.before() != Some(change.to) {
            return Err(MoveRefusal::NotTheOneBefore);
        }
        if self.last().is_some_and(|last| person(&last.who) == person(&change.who)) {
            return Err(MoveRefusal::SamePerson);
        }
        self.standing.pop();
        self.changes.push(Change { how: How::Undo, ..change });
        Ok(())
    }

    /// Adds a change that is not a step, without any check: the thing it was made from pulls it, or
    /// a finding or a doubt holds it.
    pub(super) fn pull(&mut self, change: Change<S>) {
        self.add(change);
    }

    /// Takes back the last change, by which the thing it was made from had pulled it.
    pub(super) fn let_go(&mut self, change: Change<S>) {
        self.standing.pop();
        self.changes.push(Change { how: How::Pulled, ..change });
    }

    fn add(&mut self, change: Change<S>) {
        self.standing.push(self.changes.len());
        self.changes.push(change);
    }

    /// Whether a change says who and why, and is not dated before the last one.
    fn signed(&self, change: &Change<S>) -> Result<(), MoveRefusal> {
        if person(&change.who).is_empty() {
            return Err(MoveRefusal::NobodyNamed);
        }
        if Reference::new(&change.why).is_empty() {
            return Err(MoveRefusal::NoReason);
        }
        if self.changes.last().is_some_and(|last| change.at < last.at) {
            return Err(MoveRefusal::BeforeTheLast);
        }
        Ok(())
    }

    fn look(&self, change: &Change<S>) -> Result<(), MoveRefusal> {
        self.signed(change)?;
        if !self.state().next().contains(&change.to) {
            return Err(MoveRefusal::NotFromHere);
        }
        Ok(())
    }
}
