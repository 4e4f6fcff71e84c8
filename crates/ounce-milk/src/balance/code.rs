//! Why a movement is refused.

use serde::Serialize;

/// The reasons. Only the first one that applies is told. A movement is checked in this sequence,
/// but [`MoveCode::NotAtHand`] is checked before all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MoveCode {
    /// The number was used before with other values.
    NumberUsedTwice,
    /// The movement was written down before it happened.
    NotYetHappened,
    /// Milk does not go this way.
    NoSuchWay,
    /// Milk would change from one thing to another without being poured.
    OtherThing,
    /// A loss, a gain or a correction needs a reason.
    NoReason,
    /// The movement that it takes back is not in the book.
    ReversesNothing,
    /// It takes back a movement with other accounts or another volume.
    ReversesOther,
    /// That movement was taken back already.
    ReversedTwice,
    /// The account does not hold this much milk, at that moment or at a later one.
    BelowNothing,
    /// The bottle would be in two places, at that moment or at a later one.
    TwoPlaces,
    /// A sum would be larger than the ledger can hold.
    TooMuch,
    /// The book was opened in part, and not for this movement. It is not written down.
    NotAtHand,
}

impl MoveCode {
    pub(super) const ALL: [Self; 12] = [
        Self::NumberUsedTwice,
        Self::NotYetHappened,
        Self::NoSuchWay,
        Self::OtherThing,
        Self::NoReason,
        Self::ReversesNothing,
        Self::ReversesOther,
        Self::ReversedTwice,
        Self::BelowNothing,
        Self::TwoPlaces,
        Self::TooMuch,
        Self::NotAtHand,
    ];

    /// The word that stands for it in files, the same as in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NumberUsedTwice => "number_used_twice",
            Self::NotYetHappened => "not_yet_happened",
            Self::NoSuchWay => "no_such_way",
            Self::OtherThing => "other_thing",
            Self::NoReason => "no_reason",
            Self::ReversesNothing => "reverses_nothing",
            Self::ReversesOther => "reverses_other",
            Self::ReversedTwice => "reversed_twice",
            Self::BelowNothing => "below_nothing",
            Self::TwoPlaces => "two_places",
            Self::TooMuch => "too_much",
            Self::NotAtHand => "not_at_hand",
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.as_str() == text)
    }

    /// What it means, for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::NumberUsedTwice => "the number was used before with other values",
            Self::NotYetHappened => "it was written down before it happened",
            Self::NoSuchWay => "milk does not go this way",
            Self::OtherThing => "milk changes from one thing to another only by being poured",
            Self::NoReason => "a loss, a gain or a correction needs a reason",
            Self::ReversesNothing => "it takes back a movement that is not there",
            Self::ReversesOther => "it takes back a movement of other accounts or volume",
            Self::ReversedTwice => "that movement was taken back already",
            Self::BelowNothing => "there is not as much milk in the account",
            Self::TwoPlaces => "the bottle would be in two places",
            Self::TooMuch => "the sum is larger than the ledger can hold",
            Self::NotAtHand => "the book was not opened for it",
        }
    }
}

/// Why an entry is refused, and the entry of the book that contradicts it, if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub code: MoveCode,
    /// The place of the other entry in the book, counted from 0.
    pub against: Option<usize>,
}

impl Refusal {
    pub(super) fn of(code: MoveCode, against: Option<usize>) -> Self {
        Self { code, against }
    }
}

impl From<MoveCode> for Refusal {
    fn from(code: MoveCode) -> Self {
        Self { code, against: None }
    }
}
