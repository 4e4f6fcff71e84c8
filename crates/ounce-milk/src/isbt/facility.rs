//! The facility that issued a number.

use std::fmt;

use super::din::DinRefusal;

/// A facility identification number: five characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Facility([u8; 5]);

impl Facility {
    /// Reads the five characters: a letter but O or a digit from 1, two digits or letters but O,
    /// two digits.
    ///
    /// # Errors
    /// The first place that holds something else, or another length.
    pub fn parse(text: &str) -> Result<Self, DinRefusal> {
        let bytes: [u8; 5] = text.as_bytes().try_into().map_err(|_| DinRefusal::Length {
            found: text.chars().count(),
            expected: "5 for a facility",
        })?;
        for (n, byte) in bytes.iter().enumerate() {
            let (fits, expected) = match n {
                0 => (starts(*byte), "a capital letter but O, or a digit from 1 to 9"),
                1 | 2 => (stands_in(*byte), "a digit, or a capital letter but O"),
                _ => (byte.is_ascii_digit(), "a digit"),
            };
            if !fits {
                let found = text.chars().nth(n).unwrap_or('?');
                return Err(DinRefusal::Character { place: n + 1, found, expected });
            }
        }
        Ok(Self(bytes))
    }

    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("only ASCII is accepted")
    }

    /// Whether this is one of A9990 to A9999, which no facility has: they are for trying out.
    pub fn is_for_validation(&self) -> bool {
        self.0.starts_with(b"A999")
    }

    /// Refuses the number of a facility unless it is for trying out or its holder turned it on.
    ///
    /// # Errors
    /// [`DinRefusal::NotRegistered`].
    pub fn may_issue(&self, registered: bool) -> Result<(), DinRefusal> {
        if registered || self.is_for_validation() {
            Ok(())
        } else {
            Err(DinRefusal::NotRegistered(*self))
        }
    }
}

fn starts(byte: u8) -> bool {
    matches!(byte, b'A'..=b'N' | b'P'..=b'Z' | b'1'..=b'9')
}

fn stands_in(byte: u8) -> bool {
    matches!(byte, b'A'..=b'N' | b'P'..=b'Z' | b'0'..=b'9')
}

impl fmt::Display for Facility {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Facility {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Facility({self})")
    }
}
