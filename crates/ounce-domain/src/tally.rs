//! The figures of a campaign, or of one town of it. Every figure is a sum over rows.

use crate::quantity::Microlitres;

/// The figures of a campaign at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Towns on the map: strolls that are public, also cancelled and postponed ones.
    pub places: i64,
    pub strolls: StrollCounts,
    pub groups: i64,
    /// People with a place.
    pub walkers: i64,
    /// Money received, by what it is for, in minor units.
    pub gift_minor: i64,
    pub shirt_minor: i64,
    /// Gifts promised for the day and not confirmed yet.
    pub promised_minor: i64,
    /// Milk promised, whether it has been received since or not.
    pub milk_promised: Microlitres,
    /// Milk that banks said they received, promised or not.
    pub milk_received: Microlitres,
}

impl Tally {
    /// Money received for the campaign. Covered fees are not part of it.
    pub fn raised_minor(&self) -> i64 {
        self.gift_minor + self.shirt_minor
    }
}

/// How many strolls have which status. A full one counts as open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StrollCounts {
    pub open: i64,
    pub postponed: i64,
    pub cancelled: i64,
    pub held: i64,
}

/// The figures of one stroll.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StrollTally {
    /// People with a place.
    pub walkers: i64,
    pub parties: i64,
    /// Parties on the waiting list.
    pub waiting: i64,
    pub raised_minor: i64,
    pub milk_promised: Microlitres,
    pub milk_received: Microlitres,
}

/// A figure of the report that opens into the rows it adds up from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Every public stroll.
    Places,
    /// Strolls run by a group and not cancelled, with the walkers in them.
    RunByGroups,
    Groups,
    /// Strolls with anybody in them.
    Walkers,
    Gifts,
    Shirts,
    /// Gifts promised for the day and not confirmed yet.
    PromisedGifts,
    MilkPromised,
    MilkReceived,
    SignUps,
}

impl Figure {
    pub const ALL: [Self; 10] = [
        Self::Places,
        Self::RunByGroups,
        Self::Groups,
        Self::Walkers,
        Self::Gifts,
        Self::Shirts,
        Self::PromisedGifts,
        Self::MilkPromised,
        Self::MilkReceived,
        Self::SignUps,
    ];

    /// The word for it in links and files, and in the ids of its sentences.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Places => "places",
            Self::RunByGroups => "run-by-groups",
            Self::Groups => "groups",
            Self::Walkers => "walkers",
            Self::Gifts => "gifts",
            Self::Shirts => "shirts",
            Self::PromisedGifts => "promised-gifts",
            Self::MilkPromised => "milk-promised",
            Self::MilkReceived => "milk-received",
            Self::SignUps => "sign-ups",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|figure| figure.as_str() == text)
    }
}
