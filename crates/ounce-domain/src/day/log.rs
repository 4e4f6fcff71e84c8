//! The logs of all phones together: a set, into which the same entry goes once.

use super::clock::Clock;
use super::device::{Device, Taken};
use super::entry::{Entry, Key};
use crate::id::Id;
use std::collections::{BTreeMap, BTreeSet};

/// An entry as it was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    pub entry: Entry,
    pub clock: Clock,
    pub taken: Taken,
}

/// What became of an entry that was handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    New,
    /// It was there, word for word.
    Same,
    /// Its number was there with other words. Those stay; these are kept beside them.
    OtherWords,
}

/// All entries, and the numbers that came with other words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    pub(super) entries: BTreeMap<Key, Received>,
    pub(super) other_words: BTreeSet<Key>,
}

impl Log {
    /// Adds an entry. The same entry again changes nothing, whenever it comes and by whichever way:
    /// the times of the first time stay.
    pub fn add(&mut self, received: Received) -> Added {
        let key = received.entry.key;
        match self.entries.get(&key) {
            None => {
                self.entries.insert(key, received);
                Added::New
            }
            Some(first) if first.entry == received.entry => Added::Same,
            Some(_) => {
                self.other_words.insert(key);
                Added::OtherWords
            }
        }
    }

    /// Notes that a number came with other words, which are kept elsewhere.
    pub fn add_other_words(&mut self, key: Key) {
        self.other_words.insert(key);
    }

    pub fn get(&self, key: Key) -> Option<&Received> {
        self.entries.get(&key)
    }

    pub fn entries(&self) -> impl Iterator<Item = &Received> {
        self.entries.values()
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What the phone may count as delivered.
    pub fn progress(&self, device: Id<Device>) -> Progress {
        let all = Key { device, seq: i64::MIN }..=Key { device, seq: i64::MAX };
        progress(self.entries.range(all).map(|(key, _)| key.seq))
    }
}

/// How far the log of a phone has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The highest number up to which nothing is missing; 0 when the first is missing.
    pub through: i64,
    /// The missing numbers below the highest one that came; the first [`GAPS_MAX`] of them.
    pub gaps: Vec<i64>,
}

/// How many missing numbers are named in one answer. The phone sends these first, and is told of
/// the next.
pub const GAPS_MAX: usize = 500;

/// Works out the progress from the numbers of a phone, in order.
pub fn progress(numbers: impl IntoIterator<Item = i64>) -> Progress {
    let mut gaps = Vec::new();
    let (mut through, mut last) = (0, 0);
    for seq in numbers {
        for missing in (last + 1..seq).take(GAPS_MAX - gaps.len()) {
            gaps.push(missing);
        }
        if seq == through + 1 {
            through = seq;
        }
        last = seq;
    }
    Progress { through, gaps }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named_and_nothing_behind_a_gap_is_counted_on() {
        for (numbers, through, gaps) in [
            (vec![], 0, vec![]),
            (vec![1, 2, 3], 3, vec![]),
            (vec![2, 3], 0, vec![1]),
            (vec![1, 2, 5, 6, 8], 2, vec![3, 4, 7]),
        ] {
            assert_eq!(progress(numbers.clone()), Progress { through, gaps }, "{numbers:?}");
        }
        let far = progress([1, 1_000_000]);
        assert_eq!((far.through, far.gaps.len()), (1, GAPS_MAX));
        assert_eq!((far.gaps[0], far.gaps[GAPS_MAX - 1]), (2, 501));
    }
}
