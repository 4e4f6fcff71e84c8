//! What the host can answer to a question of the day, and what each answer changes.
//!
//! An answer changes no entry. Either all stays counted as it was noted, or the desk takes one entry
//! back by an undo of its own. Both versions stay in the log.

use super::device::{Device, Taken};
use super::entry::{Entry, Key, Kind};
use super::fold::{Facts, State, fold, undone};
use super::log::{Log, Received};
use super::question::Question;
use super::read::SEQ_MAX;
use crate::id::Id;

/// An answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It counts as it was noted.
    Stands,
    /// The entry at this place of the question, from 1, is taken back.
    TakeBack(usize),
    /// Nobody knows. It counts as it was noted, and the answer says so.
    Unknown,
}

impl Answer {
    /// The word for it in forms and in the API: `stands`, `take-back-2`, `unknown`.
    pub fn word(self) -> String {
        match self {
            Self::Stands => "stands".to_owned(),
            Self::TakeBack(place) => format!("take-back-{place}"),
            Self::Unknown => "unknown".to_owned(),
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "stands" => Some(Self::Stands),
            "unknown" => Some(Self::Unknown),
            _ => {
                let place = word.strip_prefix("take-back-")?;
                let place: usize = place.parse().ok().filter(|place| *place > 0)?;
                // One word for each: "take-back-01" is none.
                (Self::TakeBack(place).word() == word).then_some(Self::TakeBack(place))
            }
        }
    }
}

/// What can be answered. The order is that of the page.
pub fn offered(question: &Question, log: &Log) -> Vec<Answer> {
    let undone = undone(log);
    let counts = |key: &Key| {
        let kind = log.get(*key).map(|one| &one.entry.kind);
        !undone.contains(key) && kind.is_some_and(counts)
    };
    let mut all = vec![Answer::Stands];
    for (place, key) in (1..).zip(&question.entries) {
        if counts(key) {
            all.push(Answer::TakeBack(place));
        }
    }
    all.push(Answer::Unknown);
    all
}

/// Whether an entry counts somewhere, so that taking it back changes something.
fn counts(kind: &Kind) -> bool {
    match kind {
        Kind::Arrived { .. }
        | Kind::WalkedIn { .. }
        | Kind::Cash { .. }
        | Kind::Milk { .. }
        | Kind::Shirt { .. }
        | Kind::Headcount { .. } => true,
        Kind::Note { .. } | Kind::Undo { .. } | Kind::Unreadable { .. } => false,
    }
}

/// The state that an answer leads to.
pub fn outcome(question: &Question, answer: Answer, log: &Log, facts: &Facts) -> State {
    let Answer::TakeBack(place) = answer else { return fold(log, facts) };
    let Some(of) = place.checked_sub(1).and_then(|place| question.entries.get(place)) else {
        return fold(log, facts);
    };
    let mut log = log.clone();
    if let Some(target) = log.get(*of) {
        let clock = target.clock;
        let entry = Entry { key: NOWHERE, at_ms: clock.claimed_ms, kind: Kind::Undo { of: *of } };
        log.add(Received { entry, clock, taken: Taken::InTime });
    }
    fold(&log, facts)
}

/// The key of an undo that is only tried.
const NOWHERE: Key = Key { device: Id::<Device>::from_bytes([0xff; 16]), seq: SEQ_MAX };

#[cfg(test)]
mod tests {
    use super::super::question::Code;
    use super::super::{Clock, Who};
    use super::*;

    fn arrived(device: u8, adults: i64) -> Received {
        let key = Key { device: Id::from_bytes([device; 16]), seq: 1 };
        let who = Who::Ticket("7K3".to_owned());
        let kind = Kind::Arrived { who, adults, children: 0 };
        let clock = Clock { claimed_ms: None, offset_ms: None, received_ms: 1, enrolled_ms: 0 };
        Received { entry: Entry { key, at_ms: None, kind }, clock, taken: Taken::InTime }
    }

    #[test]
    fn each_word_is_one_answer() {
        for answer in [Answer::Stands, Answer::TakeBack(1), Answer::TakeBack(12), Answer::Unknown] {
            assert_eq!(Answer::parse(&answer.word()), Some(answer));
        }
        for none in ["", "take-back-", "take-back-0", "take-back-01", "take-back--1", "Stands"] {
            assert_eq!(Answer::parse(none), None, "{none}");
        }
    }

    #[test]
    fn an_answer_shows_what_it_changes_before_it_is_given() {
        let mut log = Log::default();
        log.add(arrived(1, 2));
        log.add(arrived(2, 5));
        let facts = Facts::default();
        let state = fold(&log, &facts);
        let twice = state.questions.iter().find(|one| one.code == Code::ArrivedTwice);
        let twice = twice.expect("two phones noted one ticket");
        let all = [Answer::Stands, Answer::TakeBack(1), Answer::TakeBack(2), Answer::Unknown];
        assert_eq!(offered(twice, &log), all);
        let people = all.map(|answer| outcome(twice, answer, &log, &facts).arrived.people);
        assert_eq!(people, [5, 5, 2, 5]);
        assert_eq!(fold(&log, &facts).arrived.people, 5, "nothing was changed by asking");
        let beyond = outcome(twice, Answer::TakeBack(3), &log, &facts);
        assert_eq!(beyond.arrived.people, 5);
    }
}
