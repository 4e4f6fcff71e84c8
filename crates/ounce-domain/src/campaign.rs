//! A campaign: one year's edition, on one day, in many towns, for several partners.

use crate::id::Id;
use crate::quantity::{Currency, Microlitres, Money};
use crate::refusal::{BookRefusal, WalkRefusal};
use jiff::civil::Date;

mod again;
pub mod blueprint;
mod face;
pub mod founding;
pub mod growth;
mod published;

pub use face::Face;
pub use published::{OnRecord, Origin, Published, origin};

/// One year's edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    pub id: Id<Campaign>,
    pub slug: String,
    pub name: String,
    /// The day most towns walk on.
    pub day: Date,
    /// The last local date any stroll of it takes place on; the day itself, unless one is postponed.
    pub last_day: Date,
    pub currency: Currency,
    /// The languages its organisers answer in, some of [`Campaign::LANGUAGES`]. A visitor who asks
    /// for none of them gets the first. A visitor who chooses gets any of the four.
    pub languages: Vec<String>,
    pub goal_minor: Option<i64>,
    pub goal_milk: Option<Microlitres>,
    pub fee: Fee,
    /// How many towns took part the year before, where it is on record.
    pub previous_places: Option<i64>,
    /// The figures are the published ones, but single rows are made up to add up to them.
    pub is_reconstruction: bool,
}

impl Campaign {
    /// The languages a campaign may name. English may be that of a country.
    pub const LANGUAGES: [&str; 6] = ["en", "es", "fr", "ja", "en-CA", "en-GB"];

    /// A language as this campaign writes it: `en-CA` for `en` where it names that one.
    pub fn tag_of<'a>(&'a self, language: &'a str) -> &'a str {
        let own = |tag: &&String| language_of(tag) == language;
        self.languages.iter().find(own).map_or(language, String::as_str)
    }

    /// The language for somebody who has named none, without a country.
    pub fn first_language(&self) -> &str {
        self.languages.first().map_or("", |tag| language_of(tag))
    }
}

/// The language of a tag, without the country: `en` of `en-CA`.
pub fn language_of(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// The fee that a card provider keeps of a gift.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fee {
    pub basis_points: i64,
    pub fixed_minor: i64,
}

/// An organisation that shares in the proceeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    pub id: Id<Partner>,
    pub campaign: Id<Campaign>,
    pub slug: String,
    pub name: String,
    pub url: String,
    /// Its share in basis points. The shares of a campaign add up to 10,000.
    pub share_basis_points: i64,
}

/// A partner's local chapter that takes part in a campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub id: Id<Group>,
    pub campaign: Id<Campaign>,
    pub partner: Id<Partner>,
    pub slug: String,
    pub name: String,
    pub town: String,
    pub region: String,
    pub country: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CampaignStatus {
    Open,
    Over,
}

impl CampaignStatus {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Over => "over",
        }
    }

    /// Whether somebody can still take part: join, give, promise milk, or change a promise.
    ///
    /// # Errors
    /// `CampaignOver`.
    pub fn takes_part(self) -> Result<(), WalkRefusal> {
        match self {
            Self::Open => Ok(()),
            Self::Over => Err(WalkRefusal::CampaignOver),
        }
    }
}

impl Campaign {
    /// A campaign is over when its last day is over everywhere on Earth: at UTC-12, twelve hours
    /// after the day has ended in UTC.
    pub fn status(&self, now: jiff::Timestamp) -> CampaignStatus {
        let west = now - jiff::SignedDuration::from_hours(12);
        let today = west.to_zoned(jiff::tz::TimeZone::UTC).date();
        if today > self.last_day { CampaignStatus::Over } else { CampaignStatus::Open }
    }

    pub fn money(&self, minor: i64) -> Money {
        Money::new(minor, self.currency)
    }
}

impl Fee {
    /// The amount in minor units to add to a gift so that the whole gift is left after the fee: the
    /// smallest `f` with `gift + f - ceil((gift + f) * rate) - fixed >= gift`.
    pub fn to_cover(self, gift_minor: i64) -> i64 {
        let keep = 10_000 - self.basis_points;
        let owed = gift_minor * self.basis_points + self.fixed_minor * 10_000;
        owed.div_euclid(keep) + i64::from(owed.rem_euclid(keep) > 0)
    }
}

/// Splits an amount by shares in basis points, to the last minor unit.
///
/// Each share is rounded down; the units left over go one by one to the largest remainders,
/// earlier partners first among equals, so the parts always add up to the amount.
///
/// # Errors
/// `SharesDoNotAddUp` unless the shares are positive and add up to 10,000.
pub fn split(amount: i64, shares: &[i64]) -> Result<Vec<i64>, BookRefusal> {
    let sum: i64 = shares.iter().sum();
    if sum != 10_000 || shares.iter().any(|share| *share <= 0) {
        return Err(BookRefusal::SharesDoNotAddUp(sum));
    }
    let product = |share: i64| i128::from(amount) * i128::from(share);
    let part = |share| i64::try_from(product(share).div_euclid(10_000));
    let mut parts = Vec::with_capacity(shares.len());
    for share in shares {
        parts.push(part(*share).expect("a part is no larger than the amount"));
    }
    let mut left = amount - parts.iter().sum::<i64>();
    let mut by_remainder: Vec<usize> = (0..shares.len()).collect();
    by_remainder.sort_by_key(|i| std::cmp::Reverse(product(shares[*i]).rem_euclid(10_000)));
    for i in by_remainder {
        if left == 0 {
            break;
        }
        parts[i] += 1;
        left -= 1;
    }
    Ok(parts)
}

#[cfg(test)]
mod tests;
