//! The donation identification number: thirteen characters that name one pool for a hundred
//! years.

use std::fmt;

use super::check;
use super::facility::Facility;

/// Facility, nominal year and serial number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Din {
    facility: Facility,
    /// 0 to 99.
    year: u8,
    /// 0 to 999,999.
    serial: u32,
}

/// Why a text or its parts are no DIN, or one that must not be issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DinRefusal {
    /// The wrong number of characters.
    Length { found: usize, expected: &'static str },
    /// A wrong character, with its place counted from 1.
    Character { place: usize, found: char, expected: &'static str },
    /// The year is not between 0 and 99.
    Year,
    /// The serial number is not between 0 and 999,999.
    Serial,
    /// The facility is neither for validation nor turned on by its holder.
    NotRegistered(Facility),
}

impl Din {
    /// # Errors
    /// A year beyond 99 or a serial number beyond 999,999.
    pub fn new(facility: Facility, year: u8, serial: u32) -> Result<Self, DinRefusal> {
        match (year, serial) {
            (100.., _) => Err(DinRefusal::Year),
            (_, 1_000_000..) => Err(DinRefusal::Serial),
            _ => Ok(Self { facility, year, serial }),
        }
    }

    /// Reads the thirteen characters, with no flags and no check character.
    ///
    /// # Errors
    /// The length, or the first place that holds what it must not.
    pub fn parse(text: &str) -> Result<Self, DinRefusal> {
        if text.len() != 13 || !text.is_ascii() {
            let found = text.chars().count();
            return Err(DinRefusal::Length { found, expected: "13 for a DIN" });
        }
        let facility = Facility::parse(&text[..5])?;
        if let Some(n) = text[5..].bytes().position(|byte| !byte.is_ascii_digit()) {
            let found = char::from(text.as_bytes()[5 + n]);
            return Err(DinRefusal::Character { place: 6 + n, found, expected: "a digit" });
        }
        let year = text[5..7].parse().map_err(|_| DinRefusal::Year)?;
        let serial = text[7..].parse().map_err(|_| DinRefusal::Serial)?;
        Self::new(facility, year, serial)
    }

    pub fn facility(&self) -> Facility {
        self.facility
    }

    /// The last two digits of the nominal year.
    pub fn year(&self) -> u8 {
        self.year
    }

    pub fn serial(&self) -> u32 {
        self.serial
    }

    /// 0 to 36.
    pub fn checksum(&self) -> u8 {
        check::checksum(&self.to_string()).expect("a DIN is digits and capital letters")
    }

    /// The character printed in a box behind the DIN, for typing; it is never in a bar code.
    pub fn check_character(&self) -> char {
        check::character(self.checksum())
    }

    /// The flag characters that carry the checksum inside a bar code: 60 to 96.
    pub fn type_3_flag(&self) -> u8 {
        60 + self.checksum()
    }

    /// As it is printed for people: `A9999 26 000001`.
    pub fn spoken(&self) -> String {
        format!("{} {:02} {:06}", self.facility, self.year, self.serial)
    }
}

/// The thirteen characters.
impl fmt::Display for Din {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:02}{:06}", self.facility, self.year, self.serial)
    }
}

impl fmt::Display for DinRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { found, expected } => {
                write!(f, "{found} characters, where there must be {expected}")
            }
            Self::Character { place, found, expected } => {
                write!(f, "`{found}` at place {place}, where there must be {expected}")
            }
            Self::Year => f.write_str("the year has two digits, 0 to 99"),
            Self::Serial => f.write_str("the serial number has six digits, 0 to 999999"),
            Self::NotRegistered(facility) => write!(
                f,
                "{facility} is not for trying out (A9990 to A9999): only the facility that \
                 registered it may issue its numbers"
            ),
        }
    }
}

impl std::error::Error for DinRefusal {}
