//! How much mail an address gets before it has confirmed: a few letters a day, then one digest.
//!
//! Anybody can type anybody's address. Letters that strangers cause this way are counted by address
//! and day, whichever form the address was typed into.

/// Letters a day to one address about things it has not confirmed.
pub const LETTERS_A_DAY: i64 = 3;
/// A day of the budget, from midnight to midnight UTC.
pub const DAY_MS: i64 = 86_400_000;
/// How long the first digest of a day gathers lines: shorter than a place is held.
const GATHER_MS: i64 = 15 * 60_000;
/// How many digests a day has at most. The last one gathers until the day ends.
const DIGESTS_A_DAY: i64 = 2;

/// How the next letter goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By itself.
    Letter,
    /// As a line in the digest.
    Digest,
    /// As a line in a digest that is still to be begun, and goes out at this time.
    NewDigest { due_ms: i64 },
}

/// The day that a moment belongs to, counted from 1970.
pub fn day(at_ms: i64) -> i64 {
    at_ms.div_euclid(DAY_MS)
}

/// Decides how the `number`th letter of a day goes out. `begun` digests have been begun that day;
/// the last of them still gathers when `is_gathering`.
pub fn way(number: i64, begun: i64, is_gathering: bool, at_ms: i64) -> Way {
    if number <= LETTERS_A_DAY {
        Way::Letter
    } else if is_gathering {
        Way::Digest
    } else if begun + 1 < DIGESTS_A_DAY {
        Way::NewDigest { due_ms: at_ms + GATHER_MS }
    } else {
        Way::NewDigest { due_ms: (day(at_ms) + 1) * DAY_MS }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_letters_then_a_digest_and_one_more_when_the_day_ends() {
        let at_ms = 20_000 * DAY_MS + 5;
        assert_eq!(way(1, 0, false, at_ms), Way::Letter);
        assert_eq!(way(3, 0, false, at_ms), Way::Letter);
        assert_eq!(way(4, 0, false, at_ms), Way::NewDigest { due_ms: at_ms + 900_000 });
        assert_eq!(way(5, 1, true, at_ms), Way::Digest);
        let night = Way::NewDigest { due_ms: 20_001 * DAY_MS };
        assert_eq!(way(9, 1, false, at_ms), night);
        assert_eq!(way(200, 2, true, at_ms), Way::Digest);
        assert_eq!(way(200, 2, false, at_ms), night, "begun anew if it went out by hand");
    }
}
