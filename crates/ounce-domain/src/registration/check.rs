//! Characters for people, and one at the end that checks the others.
//!
//! The alphabet has no letters that are easily mistaken (no I, L, O, U). The check finds one wrong
//! character, and two that changed places, in a text of at most 31 characters.

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The character of a value below 32.
pub(crate) fn letter(value: u8) -> char {
    char::from(ALPHABET[usize::from(value & 31)])
}

/// The value of a character, capital or small.
pub(crate) fn value(letter: char) -> Option<u8> {
    let letter = letter.to_ascii_uppercase();
    ALPHABET.iter().position(|known| char::from(*known) == letter).map(|value| value as u8)
}

/// The value that checks these.
pub(crate) fn last(values: &[u8]) -> u8 {
    times_x(sum(values))
}

/// Whether the last value checks those before it.
pub(crate) fn holds(values: &[u8]) -> bool {
    sum(values) == 0
}

/// The sum of the values, each weighed by a power of x by its place, in the field of 32 elements
/// (polynomials over two elements modulo x⁵ + x² + 1). The weights are 31 different ones, so one
/// wrong character changes the sum, and so do two that change places.
fn sum(values: &[u8]) -> u8 {
    values.iter().fold(0, |sum, value| times_x(sum) ^ value)
}

fn times_x(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted & 32 == 0 { shifted } else { (shifted & 31) ^ 0b00101 }
}
