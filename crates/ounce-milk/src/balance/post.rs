//! The books: movements in the sequence in which they were written down, judged in the sequence
//! in which they happened.
//!
//! A late entry is posted if it contradicts nothing in the books, at its moment and at every later
//! one. An entry that lacks something waits. It is judged again when another entry moves its thing,
//! so it does not matter who writes first. A refused entry does not stop later entries. The work
//! for a movement depends on its things, not on the length of the books.

mod judge;
mod keep;
mod part;
mod row;
mod standing;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ounce_domain::reference::Reference;

use super::code::{MoveCode, Refusal};
use super::movement::Movement;
use super::route::Side;
use super::sums::Sums;
use super::timeline::Thing;
use keep::Begun;
pub use part::{OpenFault, Wanted};
pub use row::KeptRow;
pub use standing::Standing;

/// One entry and its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    pub movement: Movement,
    /// Posted: its place in the sequence of posting, counted from 0. Refused: why.
    pub posted: Result<usize, Refusal>,
    /// The first movement of a chain of corrections: a movement, its correction, the correction of
    /// that, and so on. For a movement that corrects nothing it is the movement itself.
    root: usize,
    /// For a first movement: whether it is taken back, because its corrections are odd in number.
    undone: bool,
    reversed_by: Option<usize>,
}

/// What a refused entry waits for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Awaited {
    Thing(Reference),
    Move(Reference),
}

/// The books of a bank's milk, whole or in part.
///
/// A book in part ([`Books::open`]) holds only the rows that some movements need. It judges these
/// movements as the whole book does, and has the same sums.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Books {
    /// The entries by their place in the book, counted from 0.
    entries: BTreeMap<usize, Entry>,
    /// How many entries were ever written down.
    written: usize,
    posted: usize,
    /// The posted entries, by the key of their numbers.
    by_number: HashMap<String, usize>,
    /// The refused entries, by the key of their numbers.
    refused: BTreeMap<String, BTreeSet<usize>>,
    waiting: BTreeMap<Awaited, BTreeSet<usize>>,
    things: HashMap<Reference, Thing>,
    sums: Sums,
    /// SHA-256 over the last entry and the digest of the entries before it.
    digest: [u8; 32],
    /// The outcomes of the entries, one after the other. For a book in part: those since it was
    /// opened.
    log: Vec<(usize, Result<usize, Refusal>)>,
    begun: Begun,
    /// For a book in part: the things and numbers it was opened for.
    part: Option<Wanted>,
}

impl Books {
    /// Writes a movement down. The same movement again changes nothing.
    ///
    /// # Errors
    /// The first [`MoveCode`] that applies. The entry is kept as refused. If a later entry brings
    /// what it lacks, it is posted then. A book in part keeps nothing of a movement that it was
    /// not opened for ([`MoveCode::NotAtHand`]).
    pub fn post(&mut self, movement: &Movement) -> Result<(), Refusal> {
        if self.part.as_ref().is_some_and(|part| !part.covers(movement)) {
            return Err(MoveCode::NotAtHand.into());
        }
        let movement = &*movement.tidy();
        if let Some(known) = self.known(movement) {
            return known;
        }
        let at = self.write_down(movement.clone());
        let posted = self.judge(movement).and_then(|()| self.enter(at));
        match posted {
            Ok(()) => self.look_again(at),
            Err(refusal) => self.refuse(at, refusal),
        }
        posted
    }

    /// The outcome of the same movement, if it was written down before.
    fn known(&self, movement: &Movement) -> Option<Result<(), Refusal>> {
        let key = movement.id.key();
        let same = |at: &&usize| self.entries[*at].movement.says_the_same(movement);
        if self.by_number.get(key).filter(same).is_some() {
            return Some(Ok(()));
        }
        let refused = self.refused.get(key)?.iter().find(same)?;
        Some(self.entries[refused].posted.map(|_| ()))
    }

    /// Makes room for this many entries at once. That is faster than growing step by step.
    fn make_room(&mut self, entries: usize) {
        self.by_number.reserve(entries);
    }

    /// Adds an entry that is not judged yet, and gives back its place.
    fn write_down(&mut self, movement: Movement) -> usize {
        let at = self.written;
        self.digest = movement.digest_behind(self.digest);
        self.written += 1;
        self.put(at, movement);
        at
    }

    /// Puts an entry that is not judged yet in its place.
    fn put(&mut self, at: usize, movement: Movement) {
        let posted = Err(MoveCode::ReversesNothing.into());
        let reversed_by = None;
        let entry = Entry { movement, posted, root: at, undone: false, reversed_by };
        self.entries.insert(at, entry);
    }

    fn entry(&mut self, at: usize) -> &mut Entry {
        self.entries.get_mut(&at).expect("what is looked at stands in the book")
    }

    /// Posts an entry that was judged, as the next in the sequence of posting.
    fn enter(&mut self, at: usize) -> Result<(), Refusal> {
        self.place(at)?;
        let movement = &self.entries[&at].movement;
        // A correction decides whether the first movement of its chain counts.
        let root = &self.entries[&self.entries[&at].root];
        self.sums.count(&root.movement, !root.undone);
        self.sums.moved(movement);
        self.entry(at).posted = Ok(self.posted);
        self.log.push((at, Ok(self.posted)));
        self.posted += 1;
        Ok(())
    }

    /// Puts a posted entry into the accounts of its things. A book in part leaves out the things
    /// that are not at hand.
    fn place(&mut self, at: usize) -> Result<(), Refusal> {
        if let Some(of) = &self.entries[&at].movement.reverses {
            let first = *self.by_number.get(of.key()).ok_or(MoveCode::ReversesNothing)?;
            let root = self.entries[&first].root;
            self.entry(first).reversed_by = Some(at);
            self.entry(at).root = root;
            let root = self.entry(root);
            root.undone = !root.undone;
        }
        let Self { entries, by_number, things, part, .. } = self;
        let movement = &entries[&at].movement;
        let Movement { from, to, volume, .. } = movement;
        for (side, ul) in [(from, -volume.0), (to, volume.0)] {
            if part.as_ref().is_some_and(|part| !part.things.contains(&side.thing)) {
                continue;
            }
            let thing = match things.get_mut(&side.thing) {
                Some(thing) => thing,
                None => things.entry(side.thing.clone()).or_default(),
            };
            thing.change(side.place, movement.at, at, ul);
        }
        by_number.insert(movement.id.key().to_owned(), at);
        Ok(())
    }

    /// Notes that the number of a posted entry is used. Its accounts are not at hand.
    fn take_number(&mut self, at: usize) {
        let key = self.entries[&at].movement.id.key().to_owned();
        self.by_number.insert(key, at);
    }

    fn refuse(&mut self, at: usize, refusal: Refusal) {
        self.hold_back(at, refusal);
        self.log.push((at, Err(refusal)));
    }

    /// Puts an entry among the refused ones.
    fn hold_back(&mut self, at: usize, refusal: Refusal) {
        self.entry(at).posted = Err(refusal);
        let movement = &self.entries[&at].movement;
        self.refused.entry(movement.id.key().to_owned()).or_default().insert(at);
        if let Some(awaited) = awaited(movement, refusal.code) {
            self.waiting.entry(awaited).or_default().insert(at);
        }
    }

    /// Takes an entry out of the refused ones, before it is judged again.
    fn let_go(&mut self, at: usize, before: Refusal) {
        let movement = &self.entries[&at].movement;
        if let Some(awaited) = awaited(movement, before.code)
            && let Some(waiting) = self.waiting.get_mut(&awaited)
        {
            waiting.remove(&at);
            if waiting.is_empty() {
                self.waiting.remove(&awaited);
            }
        }
        let number = movement.id.key();
        if let Some(refused) = self.refused.get_mut(number) {
            refused.remove(&at);
            if refused.is_empty() {
                self.refused.remove(number);
            }
        }
    }

    /// Judges the entries again that wait for a thing or the number of a posted entry. If one of
    /// them is posted, the entries that wait for it are judged again too. The entry that was
    /// written down first comes first.
    fn look_again(&mut self, posted: usize) {
        let mut open = self.touched(posted);
        while let Some(at) = open.pop_first() {
            let Err(before) = self.entries[&at].posted else { continue };
            let movement = self.entries[&at].movement.clone();
            self.let_go(at, before);
            match self.judge(&movement).and_then(|()| self.enter(at)) {
                Ok(()) => open.extend(self.touched(at)),
                Err(refusal) if refusal == before => self.hold_back(at, refusal),
                Err(refusal) => self.refuse(at, refusal),
            }
        }
    }

    /// The entries that wait for a thing or the number of this entry.
    fn touched(&self, at: usize) -> BTreeSet<usize> {
        if self.waiting.is_empty() {
            return BTreeSet::new();
        }
        let Movement { id, from, to, .. } = &self.entries[&at].movement;
        let things = [from, to].map(|side| Awaited::Thing(side.thing.clone()));
        let keys = things.into_iter().chain([Awaited::Move(id.clone())]);
        keys.filter_map(|key| self.waiting.get(&key)).flatten().copied().collect()
    }

    /// The balance of an account in microlitres. For a source: the milk that came out of it.
    pub fn held(&self, side: &Side) -> i64 {
        let account = self.things.get(&side.thing).and_then(|thing| thing.account(side.place));
        let held = account.map_or(0, |account| account.held());
        if side.place.is_source() { -held } else { held }
    }

    /// Every account that milk ever went into or came out of.
    pub fn sides(&self) -> impl Iterator<Item = Side> + '_ {
        self.things.iter().flat_map(|(name, thing)| {
            thing.accounts().map(|(place, _)| Side { place: *place, thing: name.clone() })
        })
    }

    /// The movements that are posted, in the sequence in which they were written down.
    pub fn moves(&self) -> impl Iterator<Item = &Movement> {
        self.entries.values().filter(|entry| entry.posted.is_ok()).map(|entry| &entry.movement)
    }

    /// How many entries were ever written down, at hand or not.
    pub fn written(&self) -> usize {
        self.written
    }

    /// The movement at a place of the book.
    pub(super) fn movement(&self, at: usize) -> Option<&Movement> {
        self.entries.get(&at).map(|entry| &entry.movement)
    }

    pub(super) fn sums(&self) -> &Sums {
        &self.sums
    }

    pub(super) fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// Whether at every moment no account is below nothing and no bottle is in two places.
    pub(super) fn is_sound(&self) -> bool {
        self.things.values().all(Thing::is_sound)
    }

    /// The refused entries, in the sequence in which they were written down. An entry is left out
    /// if a later entry with the same number has set it right.
    pub(super) fn refusals(&self) -> Vec<(usize, Refusal)> {
        let set_right =
            |number: &str, at: usize| self.by_number.get(number).is_some_and(|taken| *taken > at);
        let standing = self.refused.iter().flat_map(|(number, places)| {
            places.iter().copied().filter(move |at| !set_right(number, *at))
        });
        let mut places: Vec<usize> = standing.collect();
        places.sort_unstable();
        let refusal = |at: usize| self.entries[&at].posted.err().map(|refusal| (at, refusal));
        places.into_iter().filter_map(refusal).collect()
    }
}

fn awaited(movement: &Movement, code: MoveCode) -> Option<Awaited> {
    let thing = |side: &Side| Awaited::Thing(side.thing.clone());
    match code {
        MoveCode::BelowNothing => Some(thing(&movement.from)),
        MoveCode::TwoPlaces => Some(thing(&movement.to)),
        MoveCode::ReversesNothing => movement.reverses.clone().map(Awaited::Move),
        _ => None,
    }
}
