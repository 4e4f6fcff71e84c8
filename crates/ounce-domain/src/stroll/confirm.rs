//! Whether a sign-up waits until its address confirms: the host's choice for each stroll.

/// When an address has to confirm. Asked only where letters are sent; elsewhere every sign-up is
/// taken at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confirm {
    /// Every party's address is asked.
    #[default]
    Always,
    /// Asked when the party is more than [`Confirm::SMALL_PARTY`], or when the stroll is nearly
    /// full.
    LargeOrNearlyFull,
    /// Nobody is asked; the place is kept at once.
    AtOnce,
}

impl Confirm {
    pub const ALL: [Self; 3] = [Self::Always, Self::LargeOrNearlyFull, Self::AtOnce];
    /// The largest party that gets its places at once where only large ones are asked.
    pub const SMALL_PARTY: i64 = 6;
    /// A stroll is nearly full when less than one place in this many would be left.
    const NEARLY_FULL: i64 = 10;

    /// The word in the database and in CSV files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::LargeOrNearlyFull => "large-or-nearly-full",
            Self::AtOnce => "at-once",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|confirm| confirm.as_str() == text)
    }

    /// Whether a party's address has to confirm. The answer does not depend on the address, so it
    /// does not reveal whether the address has a place already.
    pub fn asks(self, capacity: Option<i64>, taken: i64, people: i64) -> bool {
        match self {
            Self::Always => true,
            Self::AtOnce => false,
            Self::LargeOrNearlyFull if people > Self::SMALL_PARTY => true,
            Self::LargeOrNearlyFull => capacity.is_some_and(|capacity| {
                let left = capacity - taken - people;
                left.saturating_mul(Self::NEARLY_FULL) < capacity
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_parties_and_the_last_places_are_asked_where_the_host_chose_so() {
        let asks =
            |capacity, taken, people| Confirm::LargeOrNearlyFull.asks(capacity, taken, people);
        assert!(!asks(None, 5_000, 6));
        assert!(asks(None, 0, 7));
        assert!(!asks(Some(50), 39, 6), "five of fifty would be left");
        assert!(asks(Some(50), 40, 6), "four would be left");
        assert!(asks(Some(50), 50, 1), "it is full");
        assert!(Confirm::Always.asks(None, 0, 1));
        assert!(!Confirm::AtOnce.asks(Some(10), 10, 20));
    }

    #[test]
    fn every_word_reads_back() {
        for confirm in Confirm::ALL {
            assert_eq!(Confirm::parse(confirm.as_str()), Some(confirm));
        }
        assert_eq!(Confirm::parse(""), None);
    }
}
