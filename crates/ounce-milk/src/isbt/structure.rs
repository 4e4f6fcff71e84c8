//! One fact as it stands in a bar code: two characters that say what it is, then its content in a
//! length that is fixed for its kind.
//!
//! Only the structures a milk bank uses are known. A text is used only if both its identifier and
//! its length are right, as ST-001 asks.

use std::fmt;

use super::din::{Din, DinRefusal};
use super::examine::Flag;
use super::facility::Facility;
use super::product::ProductCode;
use super::time::Minute;

/// A data structure of ISBT 128, with its number in the standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Structure {
    /// 001.
    Din { din: Din, flag: Flag },
    /// 003.
    Product(ProductCode),
    /// 005: the last minute the milk may be used.
    Expires(Minute),
    /// 007: when it was expressed.
    Collected(Minute),
    /// 009: when it was pasteurised.
    Produced(Minute),
    /// 018: the lot of the bottles.
    ContainerLot(LotNumber),
    /// 022: the lot of anything else, caps for example.
    ItemLot(LotNumber),
    /// 019: a donor, for use inside the bank only. Sixteen digits or capital letters.
    Donor { facility: Facility, number: String },
    /// 020: a member of the staff. Six digits or capital letters.
    Staff { facility: Facility, number: String },
    /// 028: box `box_number` of `boxes` of a shipment.
    Consignment { facility: Facility, year: u8, serial: u32, box_number: u8, boxes: u8 },
}

/// A lot number of up to ten digits and capital letters, filled up with zeros in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LotNumber([u8; 10]);

/// Why a text or its parts are no structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StructureRefusal {
    /// No structure that is known here begins like this.
    Identifier,
    /// The text ends before the structure does.
    TooShort {
        expected: usize,
    },
    /// Something stands behind the structure.
    TooLong {
        expected: usize,
    },
    Din(DinRefusal),
    /// The flags are not two digits.
    Flag,
    /// The product is not one of milk, nor a local one.
    Product,
    /// The division is not three digits.
    Division,
    /// No such day or minute.
    Time,
    /// A lot or a number holds something else than digits and capital letters, or too many.
    Number,
    /// A box that the consignment does not have.
    Box,
}

impl LotNumber {
    /// # Errors
    /// [`StructureRefusal::Number`] when it is empty, longer, or holds anything else.
    pub fn new(text: &str) -> Result<Self, StructureRefusal> {
        let padded = padded(text, 10)?;
        padded.as_bytes().try_into().map(Self).map_err(|_| StructureRefusal::Number)
    }

    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("only ASCII is accepted")
    }
}

/// Filled up with zeros in front.
fn padded(text: &str, length: usize) -> Result<String, StructureRefusal> {
    let plain = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
    if text.is_empty() || text.len() > length || !text.bytes().all(plain) {
        return Err(StructureRefusal::Number);
    }
    Ok(format!("{text:0>length$}"))
}

impl Structure {
    /// A donor's number inside a bank.
    ///
    /// # Errors
    /// [`StructureRefusal::Number`].
    pub fn donor(facility: Facility, number: &str) -> Result<Self, StructureRefusal> {
        Ok(Self::Donor { facility, number: padded(number, 16)? })
    }

    /// A staff member's number inside a bank.
    ///
    /// # Errors
    /// [`StructureRefusal::Number`].
    pub fn staff(facility: Facility, number: &str) -> Result<Self, StructureRefusal> {
        Ok(Self::Staff { facility, number: padded(number, 6)? })
    }

    /// One box of a shipment; its serial number has five digits.
    ///
    /// # Errors
    /// [`StructureRefusal::Box`] or [`StructureRefusal::Number`].
    pub fn consignment(
        facility: Facility,
        year: u8,
        serial: u32,
        box_number: u8,
        boxes: u8,
    ) -> Result<Self, StructureRefusal> {
        if box_number == 0 || box_number > boxes || boxes > 99 {
            return Err(StructureRefusal::Box);
        }
        if year > 99 || serial > 99_999 {
            return Err(StructureRefusal::Number);
        }
        Ok(Self::Consignment { facility, year, serial, box_number, boxes })
    }

    /// Reads a text that is this one structure and nothing more.
    ///
    /// # Errors
    /// The first fault.
    pub fn parse(text: &str) -> Result<Self, StructureRefusal> {
        let (structure, rest) = Self::split(text)?;
        if rest.is_empty() {
            return Ok(structure);
        }
        Err(StructureRefusal::TooLong { expected: text.len() - rest.len() })
    }

    /// Reads the structure at the beginning of a text, and returns the text behind it.
    pub(super) fn split(text: &str) -> Result<(Self, &str), StructureRefusal> {
        let known = LENGTHS.iter().find(|(identifier, _)| text.starts_with(identifier));
        let din = text.strip_prefix('=').is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
        });
        let (identifier, length) =
            if din { ("=", 15) } else { *known.ok_or(StructureRefusal::Identifier)? };
        let expected = identifier.len() + length;
        let (own, rest) =
            text.split_at_checked(expected).ok_or(StructureRefusal::TooShort { expected })?;
        if !own.is_ascii() {
            return Err(StructureRefusal::Number);
        }
        Ok((Self::read(identifier, &own[identifier.len()..])?, rest))
    }

    /// Reads content that is ASCII and has the length of its kind.
    fn read(identifier: &str, content: &str) -> Result<Self, StructureRefusal> {
        let time = || Minute::parse(content).ok_or(StructureRefusal::Time);
        let facility = || Facility::parse(&content[..5]).map_err(StructureRefusal::Din);
        let digits = |from: usize, to: usize| -> Result<u32, StructureRefusal> {
            let part = &content[from..to];
            let plain = part.bytes().all(|byte| byte.is_ascii_digit());
            let number = part.parse().ok().filter(|_| plain);
            number.ok_or(StructureRefusal::Number)
        };
        let small = |from: usize| -> Result<u8, StructureRefusal> {
            u8::try_from(digits(from, from + 2)?).map_err(|_| StructureRefusal::Number)
        };
        match identifier {
            "=" => {
                let din = Din::parse(&content[..13]).map_err(StructureRefusal::Din)?;
                let flag = Flag::parse(&content[13..]).ok_or(StructureRefusal::Flag)?;
                Ok(Self::Din { din, flag })
            }
            "=<" => ProductCode::parse(content).map(Self::Product),
            "&>" => time().map(Self::Expires),
            "&*" => time().map(Self::Collected),
            "&}" => time().map(Self::Produced),
            "&)" => LotNumber::new(content).map(Self::ContainerLot),
            "&-" => LotNumber::new(content).map(Self::ItemLot),
            "=;" => Self::donor(facility()?, &content[5..]),
            "='" => Self::staff(facility()?, &content[5..]),
            "=$" => {
                Self::consignment(facility()?, small(5)?, digits(7, 12)?, small(12)?, small(14)?)
            }
            _ => Err(StructureRefusal::Identifier),
        }
    }
}

/// The identifiers except that of the DIN, and the length of the content behind each.
const LENGTHS: &[(&str, usize)] = &[
    ("=<", 8),
    ("&>", 10),
    ("&*", 10),
    ("&}", 10),
    ("&)", 10),
    ("&-", 10),
    ("=;", 21),
    ("='", 11),
    ("=$", 16),
];

/// As it stands in a bar code.
impl fmt::Display for Structure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Din { din, flag } => write!(f, "={din}{flag}"),
            Self::Product(code) => write!(f, "=<{code}"),
            Self::Expires(at) => write!(f, "&>{at}"),
            Self::Collected(at) => write!(f, "&*{at}"),
            Self::Produced(at) => write!(f, "&}}{at}"),
            Self::ContainerLot(lot) => write!(f, "&){}", lot.as_str()),
            Self::ItemLot(lot) => write!(f, "&-{}", lot.as_str()),
            Self::Donor { facility, number } => write!(f, "=;{facility}{number}"),
            Self::Staff { facility, number } => write!(f, "='{facility}{number}"),
            Self::Consignment { facility, year, serial, box_number, boxes } => {
                write!(f, "=${facility}{year:02}{serial:05}{box_number:02}{boxes:02}")
            }
        }
    }
}

impl fmt::Display for StructureRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Identifier => f.write_str("begins like no structure a milk bank uses"),
            Self::TooShort { expected } => write!(f, "ends before its {expected} characters"),
            Self::TooLong { expected } => write!(f, "goes on behind its {expected} characters"),
            Self::Din(refusal) => refusal.fmt(f),
            Self::Flag => f.write_str("the flag characters are two digits"),
            Self::Product => f.write_str(
                "the product is M0001 to M0999, or a local code: A to D and four digits or capital \
                 letters",
            ),
            Self::Division => f.write_str("the division is 000 to 999"),
            Self::Time => f.write_str("no such day or minute"),
            Self::Number => f.write_str("a number of too many digits, or with other characters"),
            Self::Box => f.write_str("a box is 1 to 99 and not beyond the number of boxes"),
        }
    }
}

impl std::error::Error for StructureRefusal {}
