//! A book in part: the rows that some movements need, and the sums of all rows.
//!
//! A movement is judged by the rows of its things, by the movement it takes back, and by the rows
//! with its number. An entry that waits is judged again when one of its things is moved, so its
//! rows are always at hand. [`Wanted`] says which rows are needed. A desk finds them in its table
//! by thing and by number.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use ounce_domain::reference::Reference;
use serde::{Deserialize, Serialize};

use super::keep::Begun;
use super::row::KeptRow;
use super::{Books, Standing};
use crate::balance::movement::Movement;

/// Which rows of a kept book are wanted: **every** row that has one of these things on either
/// side, or one of these numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// Containers, pools, batches and bottles.
    pub things: BTreeSet<Reference>,
    /// Numbers of movements.
    pub moves: BTreeSet<Reference>,
}

impl Wanted {
    /// Adds the things and numbers that a movement needs.
    pub fn add(&mut self, movement: &Movement) {
        self.things.extend([movement.from.thing.clone(), movement.to.thing.clone()]);
        self.moves.insert(movement.id.clone());
        self.moves.extend(movement.reverses.clone());
    }

    /// Whether a row is wanted.
    pub fn wants(&self, row: &KeptRow) -> bool {
        self.is_about(&row.movement) || self.moves.contains(&row.movement.id)
    }

    fn is_about(&self, movement: &Movement) -> bool {
        [&movement.from, &movement.to].iter().any(|side| self.things.contains(&side.thing))
    }

    pub(super) fn covers(&self, movement: &Movement) -> bool {
        let Movement { id, from, to, reverses, .. } = movement;
        let sides = [from, to].iter().all(|side| self.things.contains(&side.thing));
        sides && [id].into_iter().chain(reverses).all(|number| self.moves.contains(number))
    }
}

/// Why a book cannot be opened in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenFault {
    /// A row that is wanted is not there.
    Missing,
    /// Rows contradict each other or the [`Standing`].
    Contradiction,
    /// A thing would be below nothing, or in two places.
    NotSound,
}

impl fmt::Display for OpenFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "a row of the book is missing",
            Self::Contradiction => "the rows of the book contradict each other",
            Self::NotSound => "a thing is below nothing or in two places",
        })
    }
}

impl std::error::Error for OpenFault {}

impl Books {
    /// Opens a book in part, from its standing and the wanted rows in the sequence in which they
    /// were kept. Rows that are not wanted are passed over.
    ///
    /// The digests of the rows are not checked here. The caller that loads them does it with
    /// [`KeptRow::follows`]: a row that follows the row before it was not changed.
    ///
    /// # Errors
    /// See [`OpenFault`].
    pub fn open(
        standing: &Standing,
        wanted: Wanted,
        rows: impl IntoIterator<Item = KeptRow>,
    ) -> Result<Self, OpenFault> {
        let begun = Begun { log: 0, rows: standing.rows, seal: standing.rows_sha256.clone() };
        let mut last: BTreeMap<usize, KeptRow> = BTreeMap::new();
        for row in rows.into_iter().filter(|row| wanted.wants(row)) {
            // If an entry has several rows, the last one counts.
            last.insert(row.entry - 1, row);
        }
        let mut books = Self {
            written: standing.entries,
            posted: standing.posted,
            digest: standing.moves_sha256,
            sums: standing.sums.whole(),
            begun,
            part: Some(wanted),
            ..Self::default()
        };
        let (mut posted, mut refused) = (BTreeMap::new(), BTreeMap::new());
        for (at, row) in last {
            books.put(at, row.movement);
            let taken = match row.stands {
                Ok(place) => posted.insert(place, at).is_some(),
                Err(refusal) => refused.insert(at, refusal).is_some(),
            };
            if taken || at >= books.written {
                return Err(OpenFault::Contradiction);
            }
        }
        if !refused.keys().eq(&standing.refused) {
            return Err(OpenFault::Missing);
        }
        for (place, at) in posted {
            if place >= books.posted {
                return Err(OpenFault::Contradiction);
            }
            books.put_back(at, place)?;
        }
        for (at, refusal) in refused {
            if refusal.against.is_some_and(|other| !books.entries.contains_key(&other)) {
                return Err(OpenFault::Missing);
            }
            books.hold_back(at, refusal);
        }
        if books.is_sound() { Ok(books) } else { Err(OpenFault::NotSound) }
    }

    /// Puts a posted entry back into the accounts that are wanted.
    fn put_back(&mut self, at: usize, place: usize) -> Result<(), OpenFault> {
        self.entry(at).posted = Ok(place);
        let entry = &self.entries[&at];
        let is_about = self.part.as_ref().is_some_and(|part| part.is_about(&entry.movement));
        if is_about {
            return self.place(at).map_err(|_| OpenFault::Missing);
        }
        // Only its number is wanted. The movement that it takes back need not be at hand.
        self.take_number(at);
        Ok(())
    }
}
