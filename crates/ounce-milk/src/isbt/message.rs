//! Several structures in one symbol: the compound message.
//!
//! It begins with the number of its structures and the number of an agreed sequence; 000 means no
//! agreed sequence. The structures follow without separators, because each kind has a fixed length.

use std::fmt;

use super::structure::{Structure, StructureRefusal};

/// A compound message of no agreed sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    structures: Vec<Structure>,
}

/// Why a text or a list is no message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageRefusal {
    /// It does not begin with `=+` and five digits.
    Beginning,
    /// It follows a sequence agreed on elsewhere, which is not known here.
    Sequence(u16),
    /// It names another number of structures than it holds, or none, or more than 99.
    Count { named: usize, found: usize },
    /// What is wrong with a structure, counted from 1.
    Structure { place: usize, refusal: StructureRefusal },
}

impl Message {
    /// # Errors
    /// [`MessageRefusal::Count`] for no structure and for more than 99.
    pub fn new(structures: Vec<Structure>) -> Result<Self, MessageRefusal> {
        match structures.len() {
            1..=99 => Ok(Self { structures }),
            found => Err(MessageRefusal::Count { named: found, found }),
        }
    }

    pub fn structures(&self) -> &[Structure] {
        &self.structures
    }

    /// Reads a whole message.
    ///
    /// # Errors
    /// The first fault. Nothing is taken from a message with a fault.
    pub fn parse(text: &str) -> Result<Self, MessageRefusal> {
        let head = text.strip_prefix("=+").ok_or(MessageRefusal::Beginning)?;
        let (Some(count), Some(sequence)) = (head.get(..2), head.get(2..5)) else {
            return Err(MessageRefusal::Beginning);
        };
        if !head.bytes().take(5).all(|byte| byte.is_ascii_digit()) {
            return Err(MessageRefusal::Beginning);
        }
        let named: usize = count.parse().map_err(|_| MessageRefusal::Beginning)?;
        match sequence.parse().map_err(|_| MessageRefusal::Beginning)? {
            0 => {}
            other => return Err(MessageRefusal::Sequence(other)),
        }
        let (mut rest, mut structures) = (&head[5..], Vec::new());
        while !rest.is_empty() {
            let place = structures.len() + 1;
            let (structure, behind) = Structure::split(rest)
                .map_err(|refusal| MessageRefusal::Structure { place, refusal })?;
            structures.push(structure);
            rest = behind;
        }
        if structures.len() != named {
            return Err(MessageRefusal::Count { named, found: structures.len() });
        }
        Self::new(structures)
    }
}

/// As it stands in a symbol.
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "=+{:02}000", self.structures.len())?;
        self.structures.iter().try_for_each(|structure| structure.fmt(f))
    }
}

impl fmt::Display for MessageRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Beginning => f.write_str("a message begins with `=+` and five digits"),
            Self::Sequence(number) => write!(f, "the sequence {number:03} is not known here"),
            Self::Count { named, found } => {
                write!(f, "it says {named} structures and holds {found}, of 1 to 99")
            }
            Self::Structure { place, refusal } => write!(f, "structure {place}: {refusal}"),
        }
    }
}

impl std::error::Error for MessageRefusal {}
