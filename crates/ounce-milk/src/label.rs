//! The label of a bottle: text for people and symbols for scanners.
//!
//! A [`Label`] knows the facts and gives the exact strings; [`code128`] and [`data_matrix`] turn a
//! string into black and white modules; [`drawing`] makes SVG of them. Symbols carry their quiet
//! zone, and sizes are in hundredths of a millimetre, so a label prints the same on any paper. On a
//! number of a trial facility, words on the label say that it is a sample.

pub mod code128;
mod contents;
pub mod data_matrix;
pub mod drawing;
mod fit;

use std::fmt;

pub use contents::Contents;

use crate::isbt::{Din, DinRefusal, Flag, Message, MessageRefusal, Minute, ProductCode, Structure};

/// The facts on one bottle's label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub din: Din,
    pub flag: Flag,
    /// The product, and the number of the bottle as its division.
    pub product: ProductCode,
    /// The product in words. A longer name is set in smaller letters, in up to three lines.
    pub name: String,
    /// The content of the bottle and its storage.
    pub contents: Contents,
    /// The last minute it may be used while frozen.
    pub expires: Minute,
    /// When the earliest milk in it was expressed.
    pub collected: Option<Minute>,
    /// When it was pasteurised.
    pub produced: Option<Minute>,
}

/// Why there is no label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelRefusal {
    Din(DinRefusal),
    Message(MessageRefusal),
    /// The milk expires before it was expressed or pasteurised, or was pasteurised before it was
    /// expressed.
    Times,
    /// The name is empty or does not fit above the symbols.
    Name,
    /// A figure that milk in a bottle cannot have, or words that are none.
    Contents,
    /// The words about content and storage do not fit beside the rest.
    Words,
    /// A text that the symbol cannot hold: empty, too long, or with characters beyond ASCII.
    Symbol,
}

impl Label {
    /// Checks whether this label may be printed at all.
    ///
    /// # Errors
    /// The number of a facility that is neither for trying out nor turned on by its holder
    /// (`registered`); times that contradict each other; a name that does not fit.
    pub fn check(&self, registered: bool) -> Result<(), LabelRefusal> {
        self.din.facility().may_issue(registered).map_err(LabelRefusal::Din)?;
        drawing::name(self)?;
        if !self.contents.is_possible() {
            return Err(LabelRefusal::Contents);
        }
        drawing::words(self)?;
        let times = [self.collected, self.produced, Some(self.expires)];
        if times.iter().flatten().is_sorted() { Ok(()) } else { Err(LabelRefusal::Times) }
    }

    /// Each fact as a structure of its own, the DIN first.
    pub fn structures(&self) -> Vec<Structure> {
        let mut structures = vec![
            Structure::Din { din: self.din, flag: self.flag },
            Structure::Product(self.product),
            Structure::Expires(self.expires),
        ];
        structures.extend(self.collected.map(Structure::Collected));
        structures.extend(self.produced.map(Structure::Produced));
        structures
    }

    /// All structures in one message, for the Data Matrix.
    ///
    /// # Errors
    /// Never for the structures of a label: [`Message::new`] could refuse only their number.
    pub fn message(&self) -> Result<Message, LabelRefusal> {
        Message::new(self.structures()).map_err(LabelRefusal::Message)
    }
}

impl fmt::Display for LabelRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Din(refusal) => refusal.fmt(f),
            Self::Message(refusal) => refusal.fmt(f),
            Self::Times => f.write_str(
                "the times contradict each other: expressed, then pasteurised, then expired",
            ),
            Self::Name => f.write_str("the name is missing, or too long for three lines"),
            Self::Contents => f.write_str(
                "a volume, energy, protein, storage or number of hours that cannot be: up to 10 L, \
                 200 kcal and 10 g in 100 mL, 720 hours",
            ),
            Self::Words => f.write_str("the storage instruction is too long for its place"),
            Self::Symbol => f.write_str("the symbol holds printable ASCII only, and not too much"),
        }
    }
}

impl std::error::Error for LabelRefusal {}

#[cfg(test)]
mod tests;
