//! The sums of the books. Every movement that is posted changes them.

use std::collections::BTreeMap;

use ounce_domain::reference::Reference;
use serde::{Deserialize, Serialize};

use super::movement::Movement;
use super::report::Vessel;
use super::route::Place;

/// Sums over all things. The accounts count every movement. The vessels and losses count neither
/// corrections nor the movements that were taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    /// The balance of every account. For a source: the milk that came out of it.
    pub places: BTreeMap<Place, i64>,
    pub vessels: BTreeMap<Reference, Vessel>,
    /// The number of movements and the volume, by account and reason.
    pub losses: BTreeMap<(Place, String), (u64, i64)>,
}

/// The sums in the form in which they are stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FlatSums {
    accounts: BTreeMap<Place, i64>,
    /// In, out, lost, gained, left.
    vessels: Vec<(Reference, [i64; 5])>,
    losses: Vec<(Place, String, u64, i64)>,
}

impl FlatSums {
    pub(super) fn whole(&self) -> Sums {
        let vessel =
            |(name, [in_ul, out_ul, lost_ul, gained_ul, left_ul]): &(Reference, [i64; 5])| {
                let default = Vessel::default();
                let vessel = Vessel {
                    in_ul: *in_ul,
                    out_ul: *out_ul,
                    lost_ul: *lost_ul,
                    gained_ul: *gained_ul,
                    left_ul: *left_ul,
                    ..default
                };
                (name.clone(), vessel)
            };
        let losses = self.losses.iter();
        Sums {
            places: self.accounts.clone(),
            vessels: self.vessels.iter().map(vessel).collect(),
            losses: losses
                .map(|(place, why, moves, ul)| ((*place, why.clone()), (*moves, *ul)))
                .collect(),
        }
    }
}

impl Sums {
    pub(super) fn flat(&self) -> FlatSums {
        let vessel = |(name, one): (&Reference, &Vessel)| {
            (name.clone(), [one.in_ul, one.out_ul, one.lost_ul, one.gained_ul, one.left_ul])
        };
        let losses = self.losses.iter();
        FlatSums {
            accounts: self.places.clone(),
            vessels: self.vessels.iter().map(vessel).collect(),
            losses: losses
                .map(|((place, why), (moves, ul))| (*place, why.clone(), *moves, *ul))
                .collect(),
        }
    }

    /// Whether the sums of both accounts can take this volume.
    pub(super) fn has_room(&self, movement: &Movement) -> bool {
        let room = |place: Place| {
            let held = self.places.get(&place).copied().unwrap_or(0);
            held.checked_add(movement.volume.0).is_some()
        };
        room(movement.from.place) && room(movement.to.place)
    }

    pub(super) fn moved(&mut self, movement: &Movement) {
        let ul = movement.volume.0;
        for (place, ul) in [(movement.from.place, -ul), (movement.to.place, ul)] {
            let change = if place.is_source() { -ul } else { ul };
            *self.places.entry(place).or_default() += change;
        }
    }

    /// Counts a movement in the vessels and losses, or takes out one that was taken back.
    pub(super) fn count(&mut self, movement: &Movement, stands: bool) {
        let Movement { from, to, volume, reason, .. } = movement;
        let ul = if stands { volume.0 } else { -volume.0 };
        if to.place == Place::Pooled {
            let vessel = self.vessels.entry(to.thing.clone()).or_default();
            let gained = from.place == Place::MeasuredGain;
            *(if gained { &mut vessel.gained_ul } else { &mut vessel.in_ul }) += ul;
            vessel.left_ul += ul;
            self.forget_empty(&to.thing);
        }
        if from.place == Place::Pooled {
            let vessel = self.vessels.entry(from.thing.clone()).or_default();
            let lost = to.place == Place::TransferLoss;
            *(if lost { &mut vessel.lost_ul } else { &mut vessel.out_ul }) += ul;
            vessel.left_ul -= ul;
            self.forget_empty(&from.thing);
        }
        if to.place.needs_reason() {
            let key = (to.place, reason.clone());
            let sum = self.losses.entry(key.clone()).or_default();
            sum.0 = if stands { sum.0 + 1 } else { sum.0.saturating_sub(1) };
            sum.1 += ul;
            if sum.0 == 0 {
                self.losses.remove(&key);
            }
        }
    }

    /// Removes a vessel when all of its movements were taken back.
    fn forget_empty(&mut self, vessel: &Reference) {
        if self.vessels.get(vessel).is_some_and(|found| *found == Vessel::default()) {
            self.vessels.remove(vessel);
        }
    }
}
