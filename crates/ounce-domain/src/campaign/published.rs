//! Which figures of a past campaign were published. The others are made up so that they fit.

use super::Campaign;

/// A figure of the report that somebody may have published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Published {
    Places,
    /// Places the year before.
    PlacesBefore,
    Walkers,
    Groups,
    /// Strolls that groups ran.
    RunByGroups,
    /// Walkers in those.
    WalkersOfGroups,
    /// All money together.
    Raised,
    Gifts,
    Shirts,
    Promised,
    MilkPromised,
    MilkReceived,
}

impl Published {
    pub const ALL: [Self; 12] = [
        Self::Places,
        Self::PlacesBefore,
        Self::Walkers,
        Self::Groups,
        Self::RunByGroups,
        Self::WalkersOfGroups,
        Self::Raised,
        Self::Gifts,
        Self::Shirts,
        Self::Promised,
        Self::MilkPromised,
        Self::MilkReceived,
    ];

    /// The word for it in files and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Places => "places",
            Self::PlacesBefore => "places-before",
            Self::Walkers => "walkers",
            Self::Groups => "groups",
            Self::RunByGroups => "run-by-groups",
            Self::WalkersOfGroups => "walkers-of-groups",
            Self::Raised => "raised",
            Self::Gifts => "gifts",
            Self::Shirts => "shirts",
            Self::Promised => "promised",
            Self::MilkPromised => "milk-promised",
            Self::MilkReceived => "milk-received",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|figure| figure.as_str() == text)
    }
}

/// A figure as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnRecord {
    pub figure: Published,
    /// What the source says, in its own words: `over $50,000`.
    pub stated: String,
    /// The page that says so.
    pub source: String,
}

/// Where a figure of a reconstruction comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin<'a> {
    OnRecord(&'a OnRecord),
    Reconstructed,
}

impl Origin<'_> {
    /// The word for it in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OnRecord(_) => "on record",
            Self::Reconstructed => "reconstructed",
        }
    }
}

/// Where a figure comes from; `None` for a campaign that counted its own. A figure is reconstructed
/// if nobody has published it, or if it is not one of the figures of [`Published`].
pub fn origin<'a>(
    campaign: &Campaign,
    published: &'a [OnRecord],
    figure: Option<Published>,
) -> Option<Origin<'a>> {
    if !campaign.is_reconstruction {
        return None;
    }
    let found = published.iter().find(|one| Some(one.figure) == figure);
    Some(found.map_or(Origin::Reconstructed, Origin::OnRecord))
}
