//! The short code of a registration, for reading out at a table or on the telephone.
//!
//! The code names a registration and opens no page: links are proved by `ounce-web`'s tokens. Nine
//! characters follow from the registration's id, the tenth checks them. The alphabet has no letters
//! that are easily mistaken (no I, L, O, U). O is read as 0, and I and L as 1.

use std::fmt;

use sha2::{Digest, Sha256};

use super::{Registration, check};
use crate::id::Id;

/// Ten characters, shown in three groups: `7K3-MWQ-4T9X`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code([u8; Code::LENGTH]);

/// Why something typed is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misread {
    /// A character that no code has.
    Character(char),
    /// This many characters instead of ten.
    Length(usize),
    /// The characters do not belong together: one is wrong, or two changed places.
    Check,
}

impl Code {
    pub const LENGTH: usize = 10;
    /// How many codes are tried for a registration, in case an earlier one belongs to another
    /// registration. Among a million registrations, the chance that two share their nine characters
    /// is one in seventy.
    pub const TURNS: u8 = 16;

    /// The code of a registration, in one of its turns; the first is 0.
    pub fn of(registration: Id<Registration>, turn: u8) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"registration code");
        hash.update([turn]);
        hash.update(registration.bytes());
        let hash = hash.finalize();
        let mut code = [0; Self::LENGTH];
        // Each of the first bytes gives five bits.
        for (character, byte) in code.iter_mut().zip(hash).take(Self::LENGTH - 1) {
            *character = byte & 31;
        }
        code[Self::LENGTH - 1] = check::last(&code[..Self::LENGTH - 1]);
        Self(code)
    }

    /// Reads a code as it is typed or dictated: in either case, with or without its groups, with O
    /// for 0 and I or L for 1, and in the wide letters of Japanese keyboards.
    ///
    /// # Errors
    /// The first thing that keeps it from being a code.
    pub fn parse(typed: &str) -> Result<Self, Misread> {
        let mut characters = Vec::with_capacity(Self::LENGTH);
        for c in typed.chars().map(narrow).filter(|c| !is_between(*c)) {
            let meant = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            characters.push(check::value(meant).ok_or(Misread::Character(c))?);
        }
        let length = characters.len();
        let code: [u8; Self::LENGTH] =
            characters.try_into().map_err(|_| Misread::Length(length))?;
        if check::holds(&code) { Ok(Self(code)) } else { Err(Misread::Check) }
    }

    /// The ten characters without groups, as they are stored.
    pub fn stored(self) -> String {
        self.0.iter().map(|value| check::letter(*value)).collect()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.stored();
        write!(f, "{}-{}-{}", &text[..3], &text[3..6], &text[6..])
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Characters between the groups of a code, which do not count: space, and every kind of hyphen and
/// dot.
fn is_between(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '.' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30fc}' | '\u{30fb}'
        )
}

/// The wide form of a character of ASCII as that character.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(values: [u8; Code::LENGTH]) -> String {
        Code(values).stored()
    }

    #[test]
    fn a_code_is_ten_characters_in_three_groups() {
        let code = Code::of(Id::from_bytes([7; 16]), 0);
        assert_eq!(code.to_string(), "31G-M4V-41BJ");
        assert_ne!(code, Code::of(Id::from_bytes([7; 16]), 1));
        assert_ne!(code, Code::of(Id::from_bytes([8; 16]), 0));
    }

    #[test]
    fn reading_is_forgiving() {
        // A code with a 0 and a 1 in it.
        let code = (0..=255).map(|n| Code::of(Id::from_bytes([n; 16]), 0));
        let code = code.map(|code| code.to_string()).find(|c| c.contains('0') && c.contains('1'));
        let code = code.expect("one of 256 has both");
        let expected = Code::parse(&code).expect("it is a code");
        let wide: String =
            code.chars().map(|c| char::from_u32(c as u32 + 0xfee0).expect("wide")).collect();
        for typed in [
            code.to_lowercase(),
            code.replace('-', ""),
            code.replace('-', " \u{2013} "),
            code.replace('0', "o").replace('1', "l"),
            code.replace('0', "O").replace('1', "I"),
            format!("  {}\n", code.replace('-', "\u{3000}")),
            wide,
        ] {
            assert_eq!(Code::parse(&typed), Ok(expected), "{typed}");
        }
    }

    #[test]
    fn what_is_no_code_says_why() {
        assert_eq!(Code::parse(""), Err(Misread::Length(0)));
        assert_eq!(Code::parse("7K3-MWQ"), Err(Misread::Length(6)));
        assert_eq!(Code::parse("31G-M4V-41BJJ"), Err(Misread::Length(11)));
        assert_eq!(Code::parse("7K3-MWU-4T9X"), Err(Misread::Character('U')));
        assert_eq!(Code::parse("7K3-MWé-4T9X"), Err(Misread::Character('é')));
        assert_eq!(Code::parse("31G-M4V-41BK"), Err(Misread::Check));
    }

    /// The check is linear: the change that a mistake makes to the sum does not depend on the code.
    /// So the test can go through all possible mistakes.
    #[test]
    fn no_single_wrong_character_and_no_swap_of_two_passes() {
        for place in 0..Code::LENGTH {
            for wrong in 1..32 {
                let mut mistake = [0; Code::LENGTH];
                mistake[place] = wrong;
                assert_eq!(Code::parse(&text(mistake)), Err(Misread::Check), "{place} {wrong}");
                for other in 0..place {
                    let mut swap = mistake;
                    swap[other] = wrong;
                    assert_eq!(Code::parse(&text(swap)), Err(Misread::Check), "{place} {other}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn every_code_reads_back_and_no_mistake_in_it_passes(bytes: [u8; 16], turn in 0..Code::TURNS) {
            let code = Code::of(Id::from_bytes(bytes), turn);
            prop_assert_eq!(Code::parse(&code.to_string()), Ok(code));
            prop_assert_eq!(Code::parse(&code.stored()), Ok(code));
            for place in 0..Code::LENGTH {
                for wrong in (0..32).filter(|wrong| *wrong != code.0[place]) {
                    let mut typed = code.0;
                    typed[place] = wrong;
                    prop_assert_eq!(Code::parse(&text(typed)), Err(Misread::Check));
                }
                let mut swapped = code.0;
                let next = (place + 1) % Code::LENGTH;
                swapped.swap(place, next);
                let passes = swapped == code.0;
                prop_assert_eq!(Code::parse(&text(swapped)).is_ok(), passes);
            }
        }
    }
}
