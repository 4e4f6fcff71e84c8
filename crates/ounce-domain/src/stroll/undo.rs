//! Taking back what was just done to a stroll.
//!
//! What a member does counts at once. The letters about it wait for ten minutes, and until they
//! leave, it can be undone as if it had not been: nobody is told of either.

use super::{Status, StatusChange, Stroll};
use crate::actor::Actor;
use crate::refusal::PlanRefusal;
use jiff::Timestamp;

/// How long a change can be undone, in milliseconds.
pub const UNDO_MS: i64 = 10 * 60_000;
/// How long letters about a change wait: a little longer, so that the clocks of two machines can't
/// let a letter leave about something that is undone.
pub const LETTERS_WAIT_MS: i64 = UNDO_MS + 20_000;

/// Whether something that was done at `at_ms` can still be undone.
pub fn is_undoable(at_ms: i64, now_ms: i64) -> bool {
    now_ms >= at_ms && now_ms - at_ms < UNDO_MS
}

impl Stroll {
    /// Undoes the last change of status or start: the record that restores what was before it.
    /// `parties` is how many have signed up.
    ///
    /// # Errors
    /// `UndoOver` when something else happened since, when the ten minutes are over, or when people
    /// have signed up to what would be a draft again.
    pub fn undo(
        &self,
        (before, undone): (&StatusChange, &StatusChange),
        parties: i64,
        (by, at): (&Actor, Timestamp),
    ) -> Result<StatusChange, PlanRefusal> {
        let is_as_changed = (self.status, self.starts) == (undone.status, undone.starts);
        let in_time = is_undoable(undone.at.as_millisecond(), at.as_millisecond());
        let hides_people = before.status == Status::Draft && parties > 0;
        if !is_as_changed || !in_time || hides_people {
            return Err(PlanRefusal::UndoOver);
        }
        Ok(StatusChange { at, by: by.clone(), ..before.clone() })
    }

    /// The start that was announced first, once this change is undone.
    pub fn first_starts_without(&self, before: &StatusChange) -> Option<jiff::civil::DateTime> {
        self.first_starts.filter(|first| *first != before.starts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stroll::tests::stroll;

    #[test]
    fn the_last_change_can_be_undone_for_ten_minutes() {
        let at = |ms| Timestamp::from_millisecond(ms).expect("it is in range");
        let stroll = stroll(Status::Cancelled, None);
        let line = |status, at_ms, why: &str| StatusChange {
            stroll: stroll.id,
            status,
            starts: stroll.starts,
            at: at(at_ms),
            by: Actor::Host,
            why: why.to_owned(),
        };
        let (open, cancelled) = (line(Status::Open, 0, ""), line(Status::Cancelled, 1_000, "ice"));
        let undo = |before: &StatusChange, undone: &StatusChange, parties, now_ms| {
            stroll.undo((before, undone), parties, (&Actor::Coordinator, at(now_ms)))
        };
        let undone = undo(&open, &cancelled, 4, UNDO_MS).expect("it is in time");
        assert_eq!(
            (undone.status, undone.why.as_str(), undone.at),
            (Status::Open, "", at(UNDO_MS))
        );
        let over = Err(PlanRefusal::UndoOver);
        assert_eq!(undo(&open, &cancelled, 4, 1_000 + UNDO_MS), over, "too late");
        assert_eq!(undo(&open, &cancelled, 4, 999), over, "a clock that was set back");
        assert_eq!(undo(&open, &open, 4, 2_000), over, "something else since");
        let draft = line(Status::Draft, 0, "");
        assert_eq!(undo(&draft, &cancelled, 1, 2_000), over, "people have signed up");
        assert!(undo(&draft, &cancelled, 0, 2_000).is_ok());
    }
}
