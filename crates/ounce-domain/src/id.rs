//! Identifiers made by the program: 16 bytes, ordered by the time they were made.
//!
//! Six bytes of Unix milliseconds come first, ten random bytes follow, so that new rows go to the
//! end of an index and no database sequence is needed. As text an id is 26 characters of
//! Crockford's base 32 (no `i`, `l`, `o`, `u`), which sorts like the bytes do.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

/// The id of a `T`. The type parameter keeps a gift's id from being taken for a stroll's.
pub struct Id<T> {
    bytes: [u8; 16],
    of: PhantomData<fn() -> T>,
}

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl<T> Id<T> {
    /// Makes an id from the time in Unix milliseconds and ten random bytes.
    pub fn new(now_ms: i64, random: [u8; 10]) -> Self {
        let mut bytes = [0; 16];
        bytes[..6].copy_from_slice(&now_ms.to_be_bytes()[2..]);
        bytes[6..].copy_from_slice(&random);
        Self::from_bytes(bytes)
    }

    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self { bytes, of: PhantomData }
    }

    /// When it was made, in Unix milliseconds.
    pub fn made_at_ms(self) -> i64 {
        let mut ms = [0; 8];
        ms[2..].copy_from_slice(&self.bytes[..6]);
        i64::from_be_bytes(ms)
    }

    pub const fn bytes(self) -> [u8; 16] {
        self.bytes
    }

    /// Reads the text form, in either case. Anything else gives `None`.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 26 {
            return None;
        }
        let mut value: u128 = 0;
        for (position, byte) in text.bytes().enumerate() {
            let lower = byte.to_ascii_lowercase();
            let digit = ALPHABET.iter().position(|letter| *letter == lower)? as u128;
            // 26 characters hold 130 bits: the first may only use its lowest three.
            if position == 0 && digit > 7 {
                return None;
            }
            value = value << 5 | digit;
        }
        Some(Self::from_bytes(value.to_be_bytes()))
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = u128::from_be_bytes(self.bytes);
        let mut text = [0; 26];
        for (position, letter) in text.iter_mut().enumerate() {
            *letter = ALPHABET[(value >> (5 * (25 - position)) & 31) as usize];
        }
        f.write_str(std::str::from_utf8(&text).expect("the alphabet is ASCII"))
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

// Derives would ask `T` for the same traits, though no `T` is stored.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.bytes.cmp(&other.bytes)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bytes.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn later_ids_sort_after_earlier_ones() {
        let early = Id::<()>::new(1_430_000_000_000, [255; 10]);
        let late = Id::<()>::new(1_430_000_000_001, [0; 10]);
        assert!(early < late);
        assert!(early.to_string() < late.to_string());
        assert_eq!(late.made_at_ms(), 1_430_000_000_001);
    }

    #[test]
    fn text_that_is_no_id_is_none() {
        for text in
            ["", "x", "8zzzzzzzzzzzzzzzzzzzzzzzzz", "0123456789abcdefghjkmnpqri", "ééééééééééééé"]
        {
            assert_eq!(Id::<()>::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn text_reads_back(bytes: [u8; 16]) {
            let id = Id::<()>::from_bytes(bytes);
            prop_assert_eq!(Id::parse(&id.to_string()), Some(id));
            prop_assert_eq!(Id::parse(&id.to_string().to_uppercase()), Some(id));
        }
    }
}
