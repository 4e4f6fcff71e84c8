//! The product in a bottle, and the number of the bottle in its pool.

use std::fmt;

use super::structure::StructureRefusal;

/// A product description code and the number of the bottle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProductCode {
    description: [u8; 5],
    /// 0 for the undivided pool, 1 to 999 for its bottles.
    division: u16,
}

impl ProductCode {
    /// A product code of milk (M0001 to M0999) or a local one of the facility (A to D and four
    /// digits or capital letters), and a division of 0 to 999. A pool with more bottles than that
    /// needs a second DIN.
    ///
    /// # Errors
    /// [`StructureRefusal::Product`] or [`StructureRefusal::Division`].
    pub fn new(description: &str, division: u16) -> Result<Self, StructureRefusal> {
        let bytes: [u8; 5] =
            description.as_bytes().try_into().map_err(|_| StructureRefusal::Product)?;
        let plain = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
        let fits = match bytes {
            [b'M', b'0', rest @ ..] => rest.iter().all(u8::is_ascii_digit) && rest != *b"000",
            [b'A'..=b'D', rest @ ..] => rest.iter().all(plain),
            _ => false,
        };
        match (fits, division) {
            (false, _) => Err(StructureRefusal::Product),
            (true, 1000..) => Err(StructureRefusal::Division),
            (true, _) => Ok(Self { description: bytes, division }),
        }
    }

    pub fn description(&self) -> &str {
        std::str::from_utf8(&self.description).expect("only ASCII is accepted")
    }

    /// 0 when the product is not divided.
    pub fn division(&self) -> u16 {
        self.division
    }

    /// Reads the eight characters.
    pub(super) fn parse(text: &str) -> Result<Self, StructureRefusal> {
        let (Some(description), Some(division)) = (text.get(..5), text.get(5..8)) else {
            return Err(StructureRefusal::Product);
        };
        if !division.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(StructureRefusal::Division);
        }
        Self::new(description, division.parse().map_err(|_| StructureRefusal::Division)?)
    }
}

/// The eight characters.
impl fmt::Display for ProductCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:03}", self.description(), self.division)
    }
}
