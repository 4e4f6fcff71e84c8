//! What a step that was refused does all the same, where it says that milk is bad.
//!
//! Somebody writes that a batch failed, and forgets to say who they are; or that a bottle on the
//! ward is suspected, which is not the word for it; or that a rejected container was poured into a
//! pool. The step is refused, but the milk may be bad: it is held until a second person has looked
//! and takes that back. What is to come, what is practised and what would only be taken back does
//! nothing here.

use super::chain::Cause;
use super::take::is_known;
use super::{Bank, state_in};
use crate::states::history::{Change, History, How, MoveRefusal, Stage};
use crate::states::hold::Hold;
use crate::states::stages::{BottleState, ContainerState, PoolState};
use crate::states::steps::{Mark, Step, Towards};

impl Bank {
    /// Holds a container because of what was found of its donor, and what holds its milk. One that
    /// is suspected already is held for this reason too.
    pub(super) fn hold(&mut self, hold: &Hold) {
        let Hold { container, at, who, why } = hold;
        let history = self.containers.entry(container.clone()).or_default();
        let stands = history.state();
        let held = ContainerState::Suspected;
        if stands != held && stands.doubted(held).is_none() {
            return; // It is rejected, thrown away or called back already.
        }
        let (who, why) = (who.clone(), why.clone());
        history.pull(Change { to: held, who, at: *at, why, how: How::Finding });
        if let Some(pool) = self.poured.whole_of(container).cloned() {
            self.pool_follows(&pool, &Cause::found(hold));
        }
    }

    pub(super) fn doubt(&mut self, step: &Step, refusal: MoveRefusal) {
        if step.mark != Mark::Step || refusal == MoveRefusal::InTheFuture {
            return;
        }
        let name = &step.name;
        match step.to {
            Towards::Container(to) => {
                let history = self.containers.entry(name.clone()).or_default();
                hold(history, step, history.state().doubted(to));
                if let Some(pool) = self.poured.whole_of(name).cloned() {
                    self.pool_follows(&pool, &cause(step));
                }
                self.doubt_pool_of(step, to);
            }
            Towards::Pool(to) => {
                let history = self.pools.entry(name.clone()).or_default();
                hold(history, step, history.state().doubted(to));
                self.batches_follow(name, &cause(step));
            }
            Towards::Batch(to) => {
                let history = self.batches.entry(name.clone()).or_default();
                hold(history, step, history.state().doubted(to));
                self.bottles_follow(name, &cause(step));
            }
            Towards::Bottle(to) => {
                let history = self.bottles.entry(name.clone()).or_default();
                hold(history, step, history.state().doubted(to));
                self.call_back(step, refusal);
            }
        }
    }

    /// A container that can't have been poured into a pool is said to be in it.
    fn doubt_pool_of(&mut self, step: &Step, to: ContainerState) {
        let Some(pool) = step.pool.as_ref().filter(|_| to == ContainerState::Pooled) else {
            return;
        };
        let is_in = self.poured.whole_of(&step.name) == Some(pool);
        if is_in && state_in(&self.containers, &step.name) == ContainerState::Pooled {
            return; // The same step, written down again.
        }
        let history = self.pools.entry(pool.clone()).or_default();
        hold(history, step, history.state().doubted(PoolState::Suspected));
        self.batches_follow(pool, &cause(step));
    }

    /// A bottle that somebody says has left the bank, while its batch does not let it, is to be
    /// called back: the step is refused, but the milk may be out of the house.
    fn call_back(&mut self, step: &Step, refusal: MoveRefusal) {
        use MoveRefusal::{BatchForbids, NeedsRelease, NotFromHere};
        let Towards::Bottle(to) = step.to else { return };
        let has_left = [BottleState::Shipped, BottleState::Received, BottleState::Thawed];
        let rests_on_batch = [BatchForbids, NeedsRelease, NotFromHere].contains(&refusal);
        let batch = self.filled.whole_of(&step.name).or(step.batch.as_ref());
        let batch = batch.and_then(|batch| self.batches.get(batch)).filter(|one| is_known(one));
        let Some(stands) = batch.map(History::state) else { return };
        let Some(history) = self.bottles.get_mut(&step.name) else { return };
        let here = [BottleState::Filled, BottleState::Quarantine].contains(&history.state());
        if has_left.contains(&to) && rests_on_batch && here && !stands.lets(to) {
            history.pull(Change {
                to: BottleState::CallBack,
                who: step.who.clone(),
                at: step.at,
                why: format!("said to be {}, which its batch does not allow", to.word()),
                how: How::Doubt,
            });
        }
    }
}

fn cause(step: &Step) -> Cause {
    let said = format!("said to be {}", step.to.word());
    Cause::of(step, &said)
}

/// Holds a thing. One that was only pulled is held for a reason of its own from then on, so that
/// it is not let go with what has pulled it.
fn hold<S: Stage>(history: &mut History<S>, step: &Step, to: Option<S>) {
    let Some(to) = to else { return };
    let was_pulled = history.last().is_some_and(|last| last.how == How::Pulled);
    if history.state() == to && !was_pulled {
        return;
    }
    history.pull(Change {
        to,
        who: step.who.clone(),
        at: step.at,
        why: format!("said to be {}: {}", step.to.word(), step.why),
        how: How::Doubt,
    });
}
