//! The books: movements in the sequence in which they were written down, judged in the sequence
//! in which they happened.
//!
//! A late entry is taken where it contradicts nothing that is in the books, at its moment and at
//! every later one. An entry that lacks something waits, and is looked at again when an entry
//! brings that thing something; so it does not matter who writes first. An entry that is refused
//! stands in nobody else's way. What a movement costs depends on the things it is about, and not
//! on how long the books are.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ounce_domain::reference::Reference;

use super::code::{MoveCode, Refusal};
use super::movement::Movement;
use super::route::Side;
use super::sums::Sums;
use super::timeline::Thing;

/// One entry, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub movement: Movement,
    /// When it was posted, counted over all that were; or why it was refused.
    pub posted: Result<usize, Refusal>,
    /// The movement that this one, by taking back what took back …, makes count or not.
    root: usize,
    /// Whether it was taken back, an odd number of times.
    undone: bool,
    reversed_by: Option<usize>,
}

/// What an entry waits for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Awaited {
    Thing(Reference),
    Move(Reference),
}

/// The books of a bank's milk.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Books {
    entries: Vec<Entry>,
    posted: usize,
    /// By the key of its number, the entry that is posted.
    by_number: HashMap<String, usize>,
    /// Those that are not, by the key of their numbers.
    refused: BTreeMap<String, Vec<usize>>,
    waiting: BTreeMap<Awaited, BTreeSet<usize>>,
    things: HashMap<Reference, Thing>,
    sums: Sums,
    /// SHA-256 over that of the entries before and this one.
    digest: [u8; 32],
}

impl Books {
    /// Writes a movement down; the same one again changes nothing.
    ///
    /// # Errors
    /// The first [`MoveCode`] that applies. The entry is kept as one that is refused; where a
    /// later entry can make it right, it will be posted then.
    pub fn post(&mut self, movement: &Movement) -> Result<(), Refusal> {
        if let Some(known) = self.known(movement) {
            return known;
        }
        let at = self.write_down(movement.clone());
        let posted = self.judge(movement).and_then(|()| self.enter(at, self.posted));
        match posted {
            Ok(()) => self.look_again(at),
            Err(refusal) => self.refuse(at, refusal),
        }
        posted
    }

    /// What became of the same movement when it was written down before.
    fn known(&self, movement: &Movement) -> Option<Result<(), Refusal>> {
        let key = movement.id.key();
        let same = |at: &&usize| self.entries[**at].movement.says_the_same(movement);
        if self.by_number.get(key).filter(same).is_some() {
            return Some(Ok(()));
        }
        let refused = self.refused.get(key)?.iter().find(same)?;
        Some(self.entries[*refused].posted.map(|_| ()))
    }

    /// Makes room for so many entries at once, which takes less time than little by little.
    pub(super) fn make_room(&mut self, entries: usize) {
        self.entries.reserve(entries);
        self.by_number.reserve(entries);
    }

    /// Adds an entry that is not judged yet, and gives back its place.
    pub(super) fn write_down(&mut self, movement: Movement) -> usize {
        let at = self.entries.len();
        self.digest = movement.digest_behind(self.digest);
        let posted = Err(MoveCode::ReversesNothing.into());
        let reversed_by = None;
        self.entries.push(Entry { movement, posted, root: at, undone: false, reversed_by });
        at
    }

    fn judge(&self, movement: &Movement) -> Result<(), Refusal> {
        let Movement { from, to, volume, at, .. } = movement;
        if let Some(first) = self.by_number.get(movement.id.key()) {
            return Err(Refusal::of(MoveCode::NumberUsedTwice, Some(*first)));
        }
        if movement.entered.is_some_and(|entered| entered < *at) {
            return Err(MoveCode::NotYetHappened.into());
        }
        match &movement.reverses {
            Some(of) => self.look_at_correction(movement, of)?,
            None => look_at_way(movement)?,
        }
        let account =
            |side: &Side| self.things.get(&side.thing).and_then(|t| t.account(side.place));
        if !from.place.is_source() {
            let below = |against| Refusal::of(MoveCode::BelowNothing, against);
            let held = account(from).ok_or(below(None))?;
            held.can_give(*at, volume.0).map_err(below)?;
        }
        if to.place.holds_bottles() {
            let nothing = Thing::default();
            let bottle = self.things.get(&to.thing).unwrap_or(&nothing);
            // A pour comes from another thing, everything else from this bottle itself.
            let within = (from.thing == to.thing).then_some(from.place);
            bottle
                .stays_in_one_place(*at, (within, to.place), volume.0)
                .map_err(|against| Refusal::of(MoveCode::TwoPlaces, against))?;
        }
        let room = |side: &Side| account(side).is_none_or(|account| account.has_room(volume.0));
        if !(room(from) && room(to) && self.sums.has_room(movement)) {
            return Err(MoveCode::TooMuch.into());
        }
        Ok(())
    }

    fn look_at_correction(&self, movement: &Movement, of: &Reference) -> Result<(), Refusal> {
        if movement.reason.is_empty() {
            return Err(MoveCode::NoReason.into());
        }
        let first = *self.by_number.get(of.key()).ok_or(MoveCode::ReversesNothing)?;
        let reversed = &self.entries[first];
        let opposite =
            reversed.movement.from == movement.to && reversed.movement.to == movement.from;
        if !opposite || reversed.movement.volume != movement.volume {
            return Err(Refusal::of(MoveCode::ReversesOther, Some(first)));
        }
        match reversed.reversed_by {
            Some(by) => Err(Refusal::of(MoveCode::ReversedTwice, Some(by))),
            None => Ok(()),
        }
    }

    /// Posts an entry that was judged, as this one in the sequence of those posted.
    pub(super) fn enter(&mut self, at: usize, posted: usize) -> Result<(), Refusal> {
        let first = match &self.entries[at].movement.reverses {
            Some(of) => Some(*self.by_number.get(of.key()).ok_or(MoveCode::ReversesNothing)?),
            None => None,
        };
        if let Some(first) = first {
            let root = self.entries[first].root;
            self.entries[first].reversed_by = Some(at);
            self.entries[at].root = root;
            self.entries[root].undone = !self.entries[root].undone;
        }
        let Self { entries, by_number, things, sums, .. } = self;
        let movement = &entries[at].movement;
        // A movement that takes another back makes the first of the row count or not.
        let root = &entries[entries[at].root];
        sums.count(&root.movement, !root.undone);
        sums.moved(movement);
        let Movement { from, to, volume, .. } = movement;
        for (side, ul) in [(from, -volume.0), (to, volume.0)] {
            let thing = match things.get_mut(&side.thing) {
                Some(thing) => thing,
                None => things.entry(side.thing.clone()).or_default(),
            };
            thing.change(side.place, movement.at, at, ul);
        }
        by_number.insert(movement.id.key().to_owned(), at);
        self.entries[at].posted = Ok(posted);
        self.posted = self.posted.max(posted + 1);
        Ok(())
    }

    pub(super) fn refuse(&mut self, at: usize, refusal: Refusal) {
        self.entries[at].posted = Err(refusal);
        let number = self.entries[at].movement.id.key().to_owned();
        let known = self.refused.entry(number).or_default();
        if !known.contains(&at) {
            known.push(at);
        }
        if let Some(awaited) = awaited(&self.entries[at].movement, refusal.code) {
            self.waiting.entry(awaited).or_default().insert(at);
        }
    }

    /// Looks again at what waits for something that an entry may have brought, and at what waits
    /// for that in its turn; the first written down comes first.
    fn look_again(&mut self, posted: usize) {
        let mut open = self.touched(posted);
        while let Some(at) = open.pop_first() {
            let Err(before) = self.entries[at].posted else { continue };
            let movement = self.entries[at].movement.clone();
            if let Some(awaited) = awaited(&movement, before.code)
                && let Some(waiting) = self.waiting.get_mut(&awaited)
            {
                waiting.remove(&at);
                if waiting.is_empty() {
                    self.waiting.remove(&awaited);
                }
            }
            match self.judge(&movement).and_then(|()| self.enter(at, self.posted)) {
                Ok(()) => {
                    let number = movement.id.key();
                    if let Some(refused) = self.refused.get_mut(number) {
                        refused.retain(|one| *one != at);
                        if refused.is_empty() {
                            self.refused.remove(number);
                        }
                    }
                    open.extend(self.touched(at));
                }
                Err(refusal) => self.refuse(at, refusal),
            }
        }
    }

    /// The entries that wait for what this one is about.
    fn touched(&self, at: usize) -> BTreeSet<usize> {
        if self.waiting.is_empty() {
            return BTreeSet::new();
        }
        let Movement { id, from, to, .. } = &self.entries[at].movement;
        let things = [from, to].map(|side| Awaited::Thing(side.thing.clone()));
        let keys = things.into_iter().chain([Awaited::Move(id.clone())]);
        keys.filter_map(|key| self.waiting.get(&key)).flatten().copied().collect()
    }

    /// What an account holds, in microlitres; of a source, what came out of it.
    pub fn held(&self, side: &Side) -> i64 {
        let account = self.things.get(&side.thing).and_then(|thing| thing.account(side.place));
        let held = account.map_or(0, |account| account.held());
        if side.place.is_source() { -held } else { held }
    }

    /// Every account that ever held milk.
    pub fn sides(&self) -> impl Iterator<Item = Side> + '_ {
        self.things.iter().flat_map(|(name, thing)| {
            thing.accounts().map(|(place, _)| Side { place: *place, thing: name.clone() })
        })
    }

    /// The movements that are posted, in the sequence in which they were written down.
    pub fn moves(&self) -> impl Iterator<Item = &Movement> {
        self.entries.iter().filter(|entry| entry.posted.is_ok()).map(|entry| &entry.movement)
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(super) fn sums(&self) -> &Sums {
        &self.sums
    }

    pub(super) fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// Whether no thing is below nothing or in two places at any moment.
    pub(super) fn is_sound(&self) -> bool {
        self.things.values().all(Thing::is_sound)
    }

    /// The entries that are refused, in the sequence in which they were written down, but for
    /// those that a later entry with the same number has set right.
    pub(super) fn refusals(&self) -> Vec<(usize, Refusal)> {
        let set_right =
            |number: &str, at: usize| self.by_number.get(number).is_some_and(|taken| *taken > at);
        let standing = self.refused.iter().flat_map(|(number, places)| {
            places.iter().copied().filter(move |at| !set_right(number, *at))
        });
        let mut places: Vec<usize> = standing.collect();
        places.sort_unstable();
        let refusal = |at: usize| self.entries[at].posted.err().map(|refusal| (at, refusal));
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

fn look_at_way(movement: &Movement) -> Result<(), MoveCode> {
    let Movement { from, to, reason, .. } = movement;
    if !from.place.onward().contains(&to.place) {
        return Err(MoveCode::NoSuchWay);
    }
    let pours = from.place.pours(to.place);
    // A pour goes from one thing into another, and everything else stays with its thing.
    if pours == (from.thing == to.thing) {
        return Err(MoveCode::OtherThing);
    }
    if (from.place.needs_reason() || to.place.needs_reason()) && reason.is_empty() {
        return Err(MoveCode::NoReason);
    }
    Ok(())
}
