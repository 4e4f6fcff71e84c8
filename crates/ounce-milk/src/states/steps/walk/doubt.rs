//! A refused step holds milk all the same, if it says that the milk is bad.
//!
//! Three examples: somebody writes that a batch failed, but gives no name; somebody writes that a
//! bottle on the ward is suspected, but the word for that is `call_back`; somebody writes that a
//! rejected container was poured into a pool. The step is refused, but the milk may be bad. It is
//! held until a second person has looked at it and takes the hold back. A step in the future, a
//! drill and a step that takes another back hold nothing.

use super::chain::Cause;
use super::take::is_known;
use super::{Bank, state_in};
use crate::states::history::{Change, History, How, MoveRefusal, Stage};
use crate::states::hold::Hold;
use crate::states::stages::{BottleState, ContainerState, PoolState};
use crate::states::steps::{Mark, Step, Towards};

impl Bank {
    /// Holds a container because of a finding about its donor, and everything that holds its milk.
    /// A container that is suspected already is held for this reason too.
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

    /// Holds the pool if a refused step says that a container was poured into it.
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

    /// Marks a bottle to be called back if a refused step says that it has left the bank, but the
    /// state of its batch does not allow that. The milk may have left the bank all the same.
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

/// Holds a thing. If it was only pulled, it gets a reason of its own. So it stays held when the
/// thing that pulled it is let go.
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
