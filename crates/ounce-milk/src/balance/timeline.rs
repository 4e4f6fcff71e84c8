//! The balance of each account of a thing at every moment.
//!
//! Changes are in the sequence in which they happened, not in which they were written down. Changes
//! of the same moment are judged together, because nobody knows which of them was first. An entry
//! in the sequence of time needs a search. A late entry also needs a look at all later changes.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::route::Place;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Change {
    at: Timestamp,
    /// The entry of the book that made it.
    entry: usize,
    ul: i64,
    /// The balance of the account after this change.
    held_ul: i64,
}

/// One account: its changes, and the sums of both sides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Account {
    changes: Vec<Change>,
    pub came_ul: i64,
    pub left_ul: i64,
}

/// Why a movement cannot be: the entry that contradicts it, if there is one.
pub(super) type Against = Option<usize>;

impl Account {
    pub(super) fn held(&self) -> i64 {
        self.came_ul - self.left_ul
    }

    /// The changes up to the end of a moment, and the later ones.
    fn split(&self, at: Timestamp) -> (&[Change], &[Change]) {
        self.changes.split_at(self.changes.partition_point(|change| change.at <= at))
    }

    /// The balance at the end of a moment.
    fn held_at(&self, at: Timestamp) -> i64 {
        self.split(at).0.last().map_or(0, |change| change.held_ul)
    }

    /// The last change of every moment after this one.
    fn behind(&self, at: Timestamp) -> impl Iterator<Item = &Change> {
        let behind = self.split(at).1;
        let last = move |n: &usize| behind.get(n + 1).is_none_or(|next| next.at != behind[*n].at);
        (0..behind.len()).filter(last).map(move |n| &behind[n])
    }

    /// The last entry up to the end of a moment that took milk out (`out`) or else put milk in.
    fn last(&self, until: Timestamp, out: bool) -> Against {
        let known = self.split(until).0.iter().rev();
        known.copied().find(|change| (change.ul < 0) == out).map(|change| change.entry)
    }

    /// Whether this volume can be taken out at this moment. The account must not be below nothing,
    /// then or later.
    pub(super) fn can_give(&self, at: Timestamp, ul: i64) -> Result<(), Against> {
        if self.held_at(at) < ul {
            return Err(self.last(at, true));
        }
        match self.behind(at).find(|change| change.held_ul < ul) {
            Some(first) => Err(self.last(first.at, true)),
            None => Ok(()),
        }
    }

    /// Whether both sums can take this volume. They only grow, so a sum that is too large is found
    /// before it is kept.
    pub(super) fn has_room(&self, ul: i64) -> bool {
        self.came_ul.checked_add(ul).is_some() && self.left_ul.checked_add(ul).is_some()
    }

    fn change(&mut self, at: Timestamp, entry: usize, ul: i64) {
        *(if ul < 0 { &mut self.left_ul } else { &mut self.came_ul }) += ul.abs();
        let place = self.changes.partition_point(|one| (one.at, one.entry) < (at, entry));
        let before = place.checked_sub(1).map_or(0, |before| self.changes[before].held_ul);
        self.changes.insert(place, Change { at, entry, ul, held_ul: before });
        for change in &mut self.changes[place..] {
            change.held_ul += ul;
        }
    }
}

/// The accounts of one container, pool, batch or bottle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Thing {
    accounts: Vec<(Place, Account)>,
}

impl Thing {
    pub(super) fn accounts(&self) -> impl Iterator<Item = &(Place, Account)> {
        self.accounts.iter()
    }

    pub(super) fn account(&self, place: Place) -> Option<&Account> {
        self.accounts.iter().find(|(of, _)| *of == place).map(|(_, account)| account)
    }

    pub(super) fn change(&mut self, place: Place, at: Timestamp, entry: usize, ul: i64) {
        let found = self.accounts.iter().position(|(of, _)| *of == place);
        let found = found.unwrap_or_else(|| {
            self.accounts.push((place, Account::default()));
            self.accounts.len() - 1
        });
        self.accounts[found].1.change(at, entry, ul);
    }

    /// Whether the bottle is in one place, at this moment and at every later one, if this volume
    /// comes `to` a place. `from` is another place of the bottle, or `None` for another thing.
    pub(super) fn stays_in_one_place(
        &self,
        at: Timestamp,
        (from, to): (Option<Place>, Place),
        ul: i64,
    ) -> Result<(), Against> {
        let bottled = || self.accounts.iter().filter(|(place, _)| place.holds_bottles());
        let later = bottled().flat_map(|(_, account)| account.behind(at).map(|change| change.at));
        for moment in later.chain([at]).collect::<BTreeSet<_>>() {
            let new =
                |place: Place| i64::from(place == to) * ul - i64::from(Some(place) == from) * ul;
            let holds = |account: &Account, place| account.held_at(moment) + new(place) > 0;
            let here = self.account(to).is_none_or(|account| holds(account, to));
            let elsewhere =
                bottled().find(|(place, account)| *place != to && holds(account, *place));
            if let Some((_, account)) = elsewhere.filter(|_| here) {
                return Err(account.last(moment, false));
            }
        }
        Ok(())
    }

    /// Whether at every moment no account is below nothing and the bottle is not in two places.
    pub(super) fn is_sound(&self) -> bool {
        let mut moments = BTreeSet::new();
        for (place, account) in &self.accounts {
            let mut ends = account.behind(Timestamp::MIN);
            if !place.is_source() && ends.any(|change| change.held_ul < 0) {
                return false;
            }
            if place.holds_bottles() {
                moments.extend(account.changes.iter().map(|change| change.at));
            }
        }
        let holding = |moment: Timestamp| {
            let places = self.accounts.iter().filter(|(place, _)| place.holds_bottles());
            places.filter(|(_, account)| account.held_at(moment) > 0).count()
        };
        moments.into_iter().all(|moment| holding(moment) <= 1)
    }
}
