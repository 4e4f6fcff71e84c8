//! Cleans the text that a scanner sends, before it is read as ISBT 128.
//!
//! Scanners can be set to send more than the symbol holds: the AIM identifier of the symbology in
//! front (`]C1` for Code 128, `]d2` for Data Matrix), a line end behind, blanks between groups,
//! small letters. None of it can be part of an identifier, which has neither blanks nor small
//! letters, so it is removed. The rest is read as strictly as ever.

use super::message::{Message, MessageRefusal};
use super::structure::{Structure, StructureRefusal};

/// The content of a scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanned {
    One(Structure),
    /// Several facts in one symbol.
    Many(Message),
}

/// Why a scan holds nothing that is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanRefusal {
    Structure(StructureRefusal),
    Message(MessageRefusal),
}

impl Scanned {
    /// Reads one structure or a whole message, as a scanner sends it.
    ///
    /// # Errors
    /// The first fault.
    pub fn read(text: &str) -> Result<Self, ScanRefusal> {
        let text = plain(text);
        if text.starts_with("=+") {
            return Message::parse(&text).map(Self::Many).map_err(ScanRefusal::Message);
        }
        Structure::parse(&text).map(Self::One).map_err(ScanRefusal::Structure)
    }

    pub fn structures(&self) -> &[Structure] {
        match self {
            Self::One(structure) => std::slice::from_ref(structure),
            Self::Many(message) => message.structures(),
        }
    }
}

impl std::fmt::Display for ScanRefusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Structure(refusal) => refusal.fmt(f),
            Self::Message(refusal) => refusal.fmt(f),
        }
    }
}

impl std::error::Error for ScanRefusal {}

/// The text of the symbol: without the identifier of the symbology, blanks and controls, in
/// capitals, full-width forms as plain ones. Other letters stay as they are, to be refused.
pub(super) fn plain(text: &str) -> String {
    let seen = text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !is_unseen(*c));
    let plain: String = seen.map(|c| narrow(c).to_ascii_uppercase()).collect();
    without_symbology(&plain).to_owned()
}

/// Invisible characters that a keyboard or a page may leave between two letters.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The plain form of a full-width letter, digit or sign.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// `]`, a letter and a digit or letter from the AIM list of the symbologies that hold ISBT 128:
/// Code 128, Data Matrix, QR and Aztec.
fn without_symbology(text: &str) -> &str {
    let behind = text.strip_prefix(']').and_then(|rest| {
        let mut sign = rest.chars();
        let known = sign.next().is_some_and(|c| "CDQZ".contains(c))
            && sign.next().is_some_and(|c| c.is_ascii_digit() || ('A'..='C').contains(&c));
        known.then(|| &rest[2..])
    });
    behind.unwrap_or(text)
}
