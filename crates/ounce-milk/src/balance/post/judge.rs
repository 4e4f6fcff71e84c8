//! Judges whether a movement is possible, given all posted movements.

use super::Books;
use crate::balance::code::{MoveCode, Refusal};
use crate::balance::movement::Movement;
use crate::balance::route::Side;
use crate::balance::timeline::Thing;
use ounce_domain::reference::Reference;

impl Books {
    pub(super) fn judge(&self, movement: &Movement) -> Result<(), Refusal> {
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
            // A pour comes from another thing, every other movement from this bottle itself.
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
        let reversed = &self.entries[&first];
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
}

fn look_at_way(movement: &Movement) -> Result<(), MoveCode> {
    let Movement { from, to, reason, .. } = movement;
    if !from.place.onward().contains(&to.place) {
        return Err(MoveCode::NoSuchWay);
    }
    let pours = from.place.pours(to.place);
    // A pour goes from one thing into another, every other movement stays with its thing.
    if pours == (from.thing == to.thing) {
        return Err(MoveCode::OtherThing);
    }
    if (from.place.needs_reason() || to.place.needs_reason()) && reason.is_empty() {
        return Err(MoveCode::NoReason);
    }
    Ok(())
}
