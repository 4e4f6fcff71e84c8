//! The one rule along the chain container → pool → batch → bottle: a thing is only in a state that
//! the thing it was made from allows.
//!
//! A container, a pool or a batch may go to a state in which the things made from it cannot stay
//! where they are. They are pulled at that moment, and so on down to the bottles. When a second
//! person takes the step back, they are let go again.

use jiff::Timestamp;
use ounce_domain::reference::Reference;
use std::collections::{BTreeMap, BTreeSet};

use super::{Bank, state_in};
use crate::states::history::{Change, Follows, History, How};
use crate::states::hold::Hold;
use crate::states::stages::ContainerState;
use crate::states::steps::{Mark, Step};

/// Which things belong to which whole: containers and loads to a pool, bottles to a load.
#[derive(Clone, Default)]
pub(super) struct Links {
    whole: BTreeMap<Reference, Reference>,
    parts: BTreeMap<Reference, BTreeSet<Reference>>,
}

impl Links {
    pub(super) fn whole_of(&self, part: &Reference) -> Option<&Reference> {
        self.whole.get(part)
    }

    pub(super) fn parts_of(&self, whole: &Reference) -> impl Iterator<Item = &Reference> {
        self.parts.get(whole).into_iter().flatten()
    }

    /// Whether a step names another whole than the known one.
    pub(super) fn contradict(&self, part: &Reference, said: Option<&Reference>) -> bool {
        self.whole_of(part).zip(said).is_some_and(|(known, said)| known != said)
    }

    pub(super) fn tie(&mut self, part: &Reference, whole: &Reference) {
        self.parts.entry(whole.clone()).or_default().insert(part.clone());
        self.whole.insert(part.clone(), whole.clone());
    }

    pub(super) fn untie(&mut self, part: &Reference) {
        let Some(whole) = self.whole.remove(part) else { return };
        if let Some(parts) = self.parts.get_mut(&whole) {
            parts.remove(part);
        }
    }
}

/// Why a thing is pulled or let go.
pub(super) struct Cause {
    pub who: String,
    pub at: Timestamp,
    pub why: String,
    /// Whether a second person took a step back.
    pub is_undo: bool,
}

impl Cause {
    /// A step as the cause. `stands` tells the state that the thing is in, or is said to be in.
    pub(super) fn of(step: &Step, stands: &str) -> Self {
        let (kind, name) = (step.to.kind(), &step.name);
        Self {
            who: step.who.clone(),
            at: step.at,
            why: format!("{kind} {name}: {stands}: {}", step.why),
            is_undo: step.mark == Mark::Undo,
        }
    }
}

impl Cause {
    /// A finding about the donor of a container as the cause.
    pub(super) fn found(hold: &Hold) -> Self {
        let why = format!("container {}: {}", hold.container, hold.why);
        Self { who: hold.who.clone(), at: hold.at, why, is_undo: false }
    }
}

impl Bank {
    /// The first container of a pool whose state does not allow the state of the pool, if any.
    pub(super) fn container_against(
        &self,
        pool: &Reference,
        lets: impl Fn(ContainerState) -> bool,
    ) -> Option<&Reference> {
        self.poured.parts_of(pool).find(|one| !lets(state_in(&self.containers, one)))
    }

    /// A container has changed: its pool follows.
    pub(super) fn pool_follows(&mut self, pool: &Reference, cause: &Cause) {
        let parts = self.poured.parts_of(pool);
        let stand: Vec<ContainerState> = parts.map(|one| state_in(&self.containers, one)).collect();
        let Some(history) = self.pools.get_mut(pool) else { return };
        if follow(history, cause, |to| stand.iter().all(|container| container.lets(to))) {
            self.batches_follow(pool, cause);
        }
    }

    /// A pool has changed: its loads follow.
    pub(super) fn batches_follow(&mut self, pool: &Reference, cause: &Cause) {
        let stands = state_in(&self.pools, pool);
        let batches: Vec<Reference> = self.loaded.parts_of(pool).cloned().collect();
        for batch in batches {
            let Some(history) = self.batches.get_mut(&batch) else { continue };
            if follow(history, cause, |to| stands.lets(to)) {
                self.bottles_follow(&batch, cause);
            }
        }
    }

    /// A batch has changed: its bottles follow.
    pub(super) fn bottles_follow(&mut self, batch: &Reference, cause: &Cause) {
        let stands = state_in(&self.batches, batch);
        for bottle in self.filled.parts_of(batch) {
            if let Some(history) = self.bottles.get_mut(bottle) {
                follow(history, cause, |to| stands.lets(to));
            }
        }
    }
}

/// Pulls a thing that may not stay in its state. Lets it go again when the step that pulled it was
/// taken back. Tells whether the thing has moved.
fn follow<S: Follows>(history: &mut History<S>, cause: &Cause, lets: impl Fn(S) -> bool) -> bool {
    let change = |to| Change {
        to,
        who: cause.who.clone(),
        at: cause.at,
        why: cause.why.clone(),
        how: How::Pulled,
    };
    let state = history.state();
    let was_pulled = history.last().is_some_and(|last| last.how == How::Pulled);
    let before = history.before().filter(|before| lets(*before));
    if let (true, true, Some(before)) = (cause.is_undo, was_pulled, before) {
        history.let_go(change(before));
    } else if let (false, Some(to)) = (lets(state), state.pulled()) {
        history.pull(change(to));
    } else {
        return false;
    }
    true
}
