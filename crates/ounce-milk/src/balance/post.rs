//! Posts movements on the ledger, or refuses them by name.

use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

use super::movement::Movement;
use super::route::{Place, Side, digest};
use ounce_domain::id::Id;
use ounce_domain::ledger::{Book, Kind, LedgerRefusal, Transfer, Unit};

/// Why a movement is refused, in the sequence in which it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MoveCode {
    /// The number was used before with other values.
    NumberUsedTwice,
    /// It lies before the movement above it.
    OutOfSequence,
    /// Milk does not go this way.
    NoSuchWay,
    /// It would change from one thing to another without being poured.
    OtherThing,
    /// A loss, a gain or a correction needs a reason.
    NoReason,
    /// It takes back a movement that is not there.
    ReversesNothing,
    /// It takes back a movement with other accounts or another volume.
    ReversesOther,
    /// That movement was taken back already.
    ReversedTwice,
    /// There is not as much milk in the account.
    BelowNothing,
    /// The bottle would be in two places.
    TwoPlaces,
    /// A sum would be larger than the ledger can hold.
    TooMuch,
}

impl MoveCode {
    /// What it means, for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::NumberUsedTwice => "the number was used before with other values",
            Self::OutOfSequence => "it lies before the movement above it",
            Self::NoSuchWay => "milk does not go this way",
            Self::OtherThing => "milk changes from one thing to another only by being poured",
            Self::NoReason => "a loss, a gain or a correction needs a reason",
            Self::ReversesNothing => "it takes back a movement that is not there",
            Self::ReversesOther => "it takes back a movement of other accounts or volume",
            Self::ReversedTwice => "that movement was taken back already",
            Self::BelowNothing => "there is not as much milk in the account",
            Self::TwoPlaces => "the bottle would be in two places",
            Self::TooMuch => "the sum is larger than the ledger can hold",
        }
    }
}

/// The ledger of a bank's milk, with what the ledger itself does not know of milk.
#[derive(Debug, Default)]
pub struct Books {
    book: Book,
    moves: BTreeMap<String, Movement>,
    /// By the number of a movement, that of the one that takes it back.
    reversed: BTreeMap<String, String>,
    latest: Option<jiff::Timestamp>,
    things: BTreeSet<Side>,
}

impl Books {
    /// Posts a movement; the same one again changes nothing.
    ///
    /// # Errors
    /// The first [`MoveCode`] that applies; nothing is posted then.
    pub fn post(&mut self, movement: &Movement) -> Result<(), MoveCode> {
        if let Some(before) = self.moves.get(&movement.id) {
            let again = Movement { line: before.line, ..movement.clone() };
            return if again == *before { Ok(()) } else { Err(MoveCode::NumberUsedTwice) };
        }
        if self.latest.is_some_and(|latest| movement.at < latest) {
            return Err(MoveCode::OutOfSequence);
        }
        match &movement.reverses {
            Some(of) => self.look_at_correction(movement, of)?,
            None => look_at_way(movement)?,
        }
        let Movement { from, to, volume, .. } = movement;
        if !from.place.is_source() && self.held(from) < volume.0 {
            return Err(MoveCode::BelowNothing);
        }
        // Between places of bottles nothing is poured, so what leaves one of them is this bottle.
        let elsewhere = |place: Place| {
            let leaves = if place == from.place { volume.0 } else { 0 };
            place != to.place && self.held(&Side { place, thing: to.thing.clone() }) > leaves
        };
        let mut bottled = Place::ALL.into_iter().filter(|place| place.holds_bottles());
        if to.place.holds_bottles() && bottled.any(elsewhere) {
            return Err(MoveCode::TwoPlaces);
        }
        self.enter(movement)
    }

    fn enter(&mut self, movement: &Movement) -> Result<(), MoveCode> {
        let transfer = Transfer {
            id: Id::from_bytes(digest("move:", &movement.id)),
            kind: Kind::Posted,
            debit: movement.to.account(),
            credit: movement.from.account(),
            unit: Unit::Milk,
            amount: movement.volume.0,
            about: digest("milk:", &movement.to.thing),
            at_ms: movement.at.as_millisecond(),
            by: "bank",
        };
        self.book.post(&transfer).map_err(|refusal| match refusal {
            LedgerRefusal::SumOverflows => MoveCode::TooMuch,
            // Volumes are positive, both sides differ and there is one unit: what is left is a
            // number that was used before.
            _ => MoveCode::NumberUsedTwice,
        })?;
        self.latest = Some(movement.at);
        self.things.insert(movement.from.clone());
        self.things.insert(movement.to.clone());
        self.reversed.extend(movement.reverses.clone().map(|of| (of, movement.id.clone())));
        self.moves.insert(movement.id.clone(), movement.clone());
        Ok(())
    }

    fn look_at_correction(&self, movement: &Movement, of: &str) -> Result<(), MoveCode> {
        if movement.reason.is_empty() {
            return Err(MoveCode::NoReason);
        }
        let first = self.moves.get(of).ok_or(MoveCode::ReversesNothing)?;
        let opposite = first.from == movement.to && first.to == movement.from;
        if !opposite || first.volume != movement.volume {
            return Err(MoveCode::ReversesOther);
        }
        if self.reversed.contains_key(of) {
            return Err(MoveCode::ReversedTwice);
        }
        Ok(())
    }

    /// What an account holds, in microlitres; of a source, what came out of it.
    pub fn held(&self, side: &Side) -> i64 {
        let balance = self.book.balance(side.account());
        if side.place.is_source() { balance.credit() } else { balance.debit() }
    }

    /// Every account that ever held milk.
    pub fn sides(&self) -> impl Iterator<Item = &Side> {
        self.things.iter()
    }

    /// The movements posted, by number.
    pub fn moves(&self) -> impl Iterator<Item = &Movement> {
        self.moves.values()
    }

    /// Whether a movement was taken back, or takes one back: both count for nothing. When what
    /// took it back was taken back in its turn, the first movement counts again.
    pub fn is_undone(&self, movement: &Movement) -> bool {
        let back = |id: &String| self.reversed.get(id);
        let corrections = std::iter::successors(back(&movement.id), |by| back(by)).count();
        movement.reverses.is_some() || corrections % 2 == 1
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
