//! Many sign-ups for one stroll within an hour. Its host and the campaign's coordinator hear of it.
//!
//! A burst can be good news, such as an article in a newspaper. It can also be somebody who takes
//! places that nobody will use. A person must look: the program refuses nobody because of a burst.

/// The time that sign-ups are counted over.
pub const WINDOW_MS: i64 = 3_600_000;
/// As many sign-ups as this are a burst, whoever sent them. No source: most strolls of 2015 had
/// fewer people in all.
const MANY: i64 = 20;
/// Fewer are a burst if most of the addresses have not confirmed.
const SUSPICIOUS: i64 = 10;

/// Sign-ups for one stroll within [`WINDOW_MS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignUps {
    /// Parties that signed up.
    pub parties: i64,
    /// Those whose address has not confirmed.
    pub unconfirmed: i64,
}

impl SignUps {
    /// The fewest parties that can be a burst.
    pub const LEAST: i64 = SUSPICIOUS;

    /// Whether somebody should look at them.
    pub fn is_burst(self) -> bool {
        let mostly_unconfirmed = self.unconfirmed * 2 > self.parties;
        self.parties >= MANY || self.parties >= SUSPICIOUS && mostly_unconfirmed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_are_a_burst_and_ten_where_most_have_not_confirmed() {
        for (parties, unconfirmed, is_burst) in [
            (0, 0, false),
            (9, 9, false),
            (10, 5, false),
            (10, 6, true),
            (19, 9, false),
            (19, 10, true),
            (20, 0, true),
            (131, 131, true),
        ] {
            assert_eq!(SignUps { parties, unconfirmed }.is_burst(), is_burst, "{parties}");
        }
    }
}
