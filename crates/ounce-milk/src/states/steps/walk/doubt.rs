//! What a step that was refused does all the same, where it says that milk is bad.
//!
//! Somebody writes that a batch failed, and forgets to say who they are; or that a bottle on the
//! ward is suspected, which is not the word for it. The step is refused, but the milk may be bad:
//! it is held until a second person has looked and takes that back. What is to come, what is
//! practised and what would only be taken back does nothing here.

use super::Bank;
use crate::states::history::{Change, History, How, MoveRefusal, Stage};
use crate::states::stages::BottleState;
use crate::states::steps::{Mark, Step, Towards};

impl Bank {
    pub(super) fn doubt(&mut self, step: &Step, refusal: MoveRefusal) {
        if step.mark != Mark::Step || refusal == MoveRefusal::InTheFuture {
            return;
        }
        match step.to {
            Towards::Container(to) => {
                let history = self.containers.entry(step.name.clone()).or_default();
                hold(history, step, history.state().doubted(to));
            }
            Towards::Pool(to) => {
                let history = self.pools.entry(step.name.clone()).or_default();
                hold(history, step, history.state().doubted(to));
            }
            Towards::Batch(to) => {
                let history = self.batches.entry(step.name.clone()).or_default();
                hold(history, step, history.state().doubted(to));
                self.pull(step);
            }
            Towards::Bottle(to) => {
                let history = self.bottles.entry(step.name.clone()).or_default();
                hold(history, step, history.state().doubted(to));
                self.call_back(step, refusal);
            }
        }
    }

    /// A bottle that somebody says has left the bank, while its batch does not let it, is to be
    /// called back: the step is refused, but the milk may be out of the house.
    fn call_back(&mut self, step: &Step, refusal: MoveRefusal) {
        use MoveRefusal::{BatchForbids, NeedsRelease, NotFromHere};
        let Towards::Bottle(to) = step.to else { return };
        let has_left = to.pulled() == Some(BottleState::CallBack);
        let rests_on_batch = [BatchForbids, NeedsRelease, NotFromHere].contains(&refusal);
        let batch = self.filled_from.get(&step.name).or(step.batch.as_ref());
        let Some(stands) = batch.and_then(|batch| self.stands_batch(batch)) else { return };
        let Some(history) = self.bottles.get_mut(&step.name) else { return };
        let here = [BottleState::Filled, BottleState::Quarantine].contains(&history.state());
        if has_left && rests_on_batch && here && !stands.lets(to) {
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

fn hold<S: Stage>(history: &mut History<S>, step: &Step, to: Option<S>) {
    let Some(to) = to else { return };
    history.pull(Change {
        to,
        who: step.who.clone(),
        at: step.at,
        why: format!("said to be {}: {}", step.to.word(), step.why),
        how: How::Doubt,
    });
}
