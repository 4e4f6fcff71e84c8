//! Takes steps. The picture of the flow must allow a step first, then the state of the thing that
//! the thing was made from.

use ounce_domain::reference::{Reference, person};
use std::collections::BTreeMap;

use super::chain::Cause;
use super::{Bank, state_in};
use crate::states::history::{Change, History, How, MoveRefusal, Stage};
use crate::states::release::Release;
use crate::states::stages::{BatchState, BottleState, ContainerState, PoolState};
use crate::states::steps::{Mark, Step, Towards};

/// The releases, by batch.
pub(super) type Releases = BTreeMap<Reference, Release>;

impl Bank {
    pub(super) fn take(&mut self, step: &Step, releases: &Releases) -> Result<(), MoveRefusal> {
        // Every step needs these two, so they are checked first here.
        if person(&step.who).is_empty() {
            return Err(MoveRefusal::NobodyNamed);
        }
        if Reference::new(&step.why).is_empty() {
            return Err(MoveRefusal::NoReason);
        }
        match step.to {
            Towards::Container(to) => self.take_container(step, to),
            Towards::Pool(to) => self.take_pool(step, to),
            Towards::Batch(to) => self.take_batch(step, to, releases),
            Towards::Bottle(to) => self.take_bottle(step, to, releases),
        }
    }

    fn take_container(&mut self, step: &Step, to: ContainerState) -> Result<(), MoveRefusal> {
        let known = self.containers.entry(step.name.clone()).or_default();
        if self.poured.contradict(&step.name, step.pool.as_ref()) {
            return Err(MoveRefusal::OtherPool);
        }
        let from = known.state();
        let tried = tried(known, step, to, None)?;
        let pool = self.poured.whole_of(&step.name).or(step.pool.as_ref()).cloned();
        let is_undo = step.mark == Mark::Undo;
        let pours = to == ContainerState::Pooled && !is_undo;
        let takes_out = from == ContainerState::Pooled && is_undo;
        if let Some(pool) = pool.filter(|_| pours || takes_out) {
            // A mixed pool takes no more milk, and no container can be taken out of it.
            if state_in(&self.pools, &pool) != PoolState::Draft {
                return Err(MoveRefusal::PoolForbids);
            }
            if pours {
                self.poured.tie(&step.name, &pool);
            } else {
                self.poured.untie(&step.name);
            }
        }
        self.containers.insert(step.name.clone(), tried);
        if let Some(pool) = self.poured.whole_of(&step.name).cloned() {
            self.pool_follows(&pool, &Cause::of(step, to.word()));
        }
        Ok(())
    }

    fn take_pool(&mut self, step: &Step, to: PoolState) -> Result<(), MoveRefusal> {
        let tried = tried(self.pools.entry(step.name.clone()).or_default(), step, to, None)?;
        if self.container_against(&step.name, |container| container.lets(to)).is_some() {
            return Err(MoveRefusal::ContainerForbids);
        }
        self.pools.insert(step.name.clone(), tried);
        self.batches_follow(&step.name, &Cause::of(step, to.word()));
        Ok(())
    }

    fn take_batch(
        &mut self,
        step: &Step,
        to: BatchState,
        releases: &Releases,
    ) -> Result<(), MoveRefusal> {
        let known = self.batches.entry(step.name.clone()).or_default();
        if self.loaded.contradict(&step.name, step.pool.as_ref()) {
            return Err(MoveRefusal::OtherPool);
        }
        let release = releases.get(&step.name);
        let tried = tried(known, step, to, release.map(|release| (&step.name, release)))?;
        // A step taken back to `released` is no new release: the batch was released before.
        let rests_on = release.filter(|_| to == BatchState::Released && step.mark != Mark::Undo);
        let named = self.loaded.whole_of(&step.name).or(step.pool.as_ref());
        let pool = named.or(rests_on.map(Release::pool)).cloned();
        if let Some(pool) = &pool {
            if !self.pools.get(pool).is_some_and(is_known) {
                return Err(MoveRefusal::PoolUnknown);
            }
            if !state_in(&self.pools, pool).lets(to) {
                return Err(MoveRefusal::PoolForbids);
            }
            if let Some(release) = rests_on {
                self.holds_what_was_released(pool, release)?;
                release.containers().iter().for_each(|one| self.poured.tie(one, pool));
            }
            self.loaded.tie(&step.name, pool);
        }
        self.batches.insert(step.name.clone(), tried);
        self.bottles_follow(&step.name, &Cause::of(step, to.word()));
        Ok(())
    }

    /// Checks that a pool is the pool of a release and holds no container that the release does
    /// not name. Each container that it names must be known, poured, and in no other pool.
    fn holds_what_was_released(
        &self,
        pool: &Reference,
        release: &Release,
    ) -> Result<(), MoveRefusal> {
        if release.pool() != pool {
            return Err(MoveRefusal::OtherPool);
        }
        if self.poured.parts_of(pool).any(|one| !release.containers().contains(one)) {
            return Err(MoveRefusal::OtherContainers);
        }
        for one in release.containers() {
            if !self.containers.get(one).is_some_and(is_known) {
                return Err(MoveRefusal::ContainerUnknown);
            }
            if self.poured.contradict(one, Some(pool)) {
                return Err(MoveRefusal::OtherPool);
            }
            if state_in(&self.containers, one) != ContainerState::Pooled {
                return Err(MoveRefusal::ContainerForbids);
            }
        }
        Ok(())
    }

    fn take_bottle(
        &mut self,
        step: &Step,
        to: BottleState,
        releases: &Releases,
    ) -> Result<(), MoveRefusal> {
        let known = self.bottles.entry(step.name.clone()).or_default();
        if self.filled.contradict(&step.name, step.batch.as_ref()) {
            return Err(MoveRefusal::OtherBatch);
        }
        let batch = self.filled.whole_of(&step.name).or(step.batch.as_ref()).cloned();
        let batch = batch.ok_or(MoveRefusal::BatchUnknown)?;
        let stands = self.batches.get(&batch).filter(|one| is_known(one)).map(History::state);
        let stands = stands.ok_or(MoveRefusal::BatchUnknown)?;
        let release = releases.get(&batch).map(|release| (&batch, release));
        let tried = tried(known, step, to, release)?;
        if !stands.lets(to) {
            return Err(MoveRefusal::BatchForbids);
        }
        self.filled.tie(&step.name, &batch);
        self.bottles.insert(step.name.clone(), tried);
        Ok(())
    }
}

/// Whether a thing has any change yet.
pub(super) fn is_known<S: Stage>(history: &History<S>) -> bool {
    !history.changes().is_empty()
}

/// A copy of the history with one more step. This is tried before the thing it was made from is
/// asked, so that a refusal by the picture of the flow is told first. The release is used only if
/// the picture asks for one.
fn tried<S: Stage>(
    history: &History<S>,
    step: &Step,
    to: S,
    release: Option<(&Reference, &Release)>,
) -> Result<History<S>, MoveRefusal> {
    let mut history = history.clone();
    let (who, why) = (step.who.clone(), step.why.clone());
    let change = Change { to, who, at: step.at, why, how: How::Step };
    match release.filter(|_| history.state().needs_release(to)) {
        _ if step.mark == Mark::Undo => history.undo(change),
        Some((batch, release)) => history.step_released(change, batch, release),
        None => history.step(change),
    }?;
    Ok(history)
}
