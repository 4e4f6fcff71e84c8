//! The names by which files, labels and scanners call a thing or a person, compared by one rule
//! everywhere.
//!
//! A table says `D1` where another says `d1`, a scanner adds a space, a phone types full-width
//! letters. [`Reference`] keeps what was written and compares by its [`key`]. Letter case, width,
//! white space and characters that cannot be seen do not count; hyphens do, because `P1-11` and
//! `P11-1` are two batches.
//!
//! A person is harder: two signatures must come from two people. [`person`] also drops punctuation
//! and looks at the shape of each letter (Unicode TS 39), so that a Greek `Ο2` is the same person
//! as a Latin `O2`. It may take two people for one; then a signature is refused. It must never take
//! one person for two.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;

use crate::text::is_invisible;

/// The name of a thing as it was written, compared by its key.
#[derive(Clone)]
pub struct Reference {
    written: String,
    key: String,
}

impl Reference {
    pub fn new(written: &str) -> Self {
        Self { written: written.trim().to_owned(), key: key(written) }
    }

    /// As it was written, without the spaces around it.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    pub fn key(&self) -> &str {
        &self.key
    }

    /// Nothing that can be seen was written.
    pub fn is_empty(&self) -> bool {
        self.key.is_empty()
    }
}

/// The form in which two names of a thing are compared: compatibility forms are one (NFKC), small
/// letters, no white space, nothing invisible.
pub fn key(written: &str) -> String {
    // The same for plain letters, and many times as fast: a bank's book has millions of names.
    if written.is_ascii() {
        let seen = written.chars().filter(|c| !is_invisible(*c));
        return seen.map(|c| c.to_ascii_lowercase()).collect();
    }
    let seen: String = written.nfkc().filter(|c| !is_invisible(*c)).collect();
    seen.to_lowercase().nfkc().collect()
}

/// The form in which two names of a person are compared: a key without punctuation, in which
/// letters that look alike are the same letter. Empty when no letter or digit is left.
///
/// Zero and the letter O are kept apart, and so are one, small L and capital I: numbers of staff
/// such as `O1` and `O10` have digits that matter.
pub fn person(written: &str) -> String {
    // In capitals, since the table of shapes knows Greek capital omicron for a Latin O, and small
    // letters of two scripts often differ in shape where their capitals do not.
    let capital: String = key(written).to_uppercase().nfkc().collect();
    capital
        .chars()
        .flat_map(|c| {
            let alike = if c.is_ascii_digit() { vec![c] } else { shape(c) };
            alike.into_iter()
        })
        .filter(|c| c.is_alphanumeric())
        .collect::<String>()
        .to_uppercase()
}

/// The letters a character looks like.
fn shape(c: char) -> Vec<char> {
    if c.is_ascii_alphanumeric() {
        return vec![c];
    }
    unicode_security::skeleton(c.encode_utf8(&mut [0; 4])).collect()
}

impl PartialEq for Reference {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Reference {}

impl PartialOrd for Reference {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Reference {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key.cmp(&other.key)
    }
}

impl Hash for Reference {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

/// As it was written.
impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.written, f)
    }
}

impl From<&str> for Reference {
    fn from(written: &str) -> Self {
        Self::new(written)
    }
}

impl Serialize for Reference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.written)
    }
}

impl<'de> Deserialize<'de> for Reference {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|written| Self::new(&written))
    }
}

#[cfg(test)]
mod tests {
    use super::{Reference, key, person};

    #[test]
    fn letter_case_spaces_and_width_do_not_make_another_thing() {
        for same in ["d1", " D1", "D 1", "Ｄ１", "D\u{200b}1", "d1\u{feff}"] {
            assert_eq!(Reference::new(same), Reference::new("D1"), "{same:?}");
        }
        for other in ["D2", "D-1", "D11", "Δ1", ""] {
            assert_ne!(Reference::new(other), Reference::new("D1"), "{other:?}");
        }
        assert_ne!(key("P1-11"), key("P11-1"));
        assert_eq!(Reference::new(" Ｄ１ ").as_str(), "Ｄ１");
    }

    #[test]
    fn plain_names_have_the_key_that_every_other_way_gives_them() {
        for code in 0..=0x7f_u8 {
            let plain = char::from(code).to_string();
            // A character that cannot be seen and is not ASCII leads the long way round.
            assert_eq!(key(&plain), key(&format!("{plain}\u{200b}")), "{plain:?}");
        }
    }

    #[test]
    fn one_person_however_written_is_one_person() {
        for same in ["o2", "O-2", "O2\u{200b}", "Ｏ２", "Ο2", "О2", "O.2", " o 2 ", "O\u{2011}2"]
        {
            assert_eq!(person(same), "O2", "{same:?}");
        }
        for other in ["02", "O3", "O22", "Q2"] {
            assert_ne!(person(other), "O2", "{other:?}");
        }
        assert_eq!(person("ada\u{ad} Example"), person("ＡＤΑ EXAMPLE"));
        assert_eq!(person(" -\u{200b}. "), "");
        assert_ne!(person("山田"), person("山本"));
        assert_eq!(person("O\u{301}2"), person("Ó2"));
    }
}
