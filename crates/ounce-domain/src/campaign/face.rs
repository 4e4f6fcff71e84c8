//! The words and the picture of a campaign on its first page, and who answers for it.

use super::Campaign;
use crate::id::Id;

/// A campaign's own words and picture. Empty text leaves the page with its usual one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    pub campaign: Id<Campaign>,
    pub headline: String,
    /// The sentence or two under the headline.
    pub lead: String,
    /// One of [`Face::PICTURES`], or empty.
    pub picture: String,
    /// Who runs the campaign.
    pub organiser: String,
    /// Where the organiser is written to: a link or an e-mail address that is meant to be public.
    pub contact: String,
}

impl Face {
    /// The pictures that the program brings along, by name.
    pub const PICTURES: [&str; 4] = ["bottle", "heart", "sun", "walk"];

    /// A campaign without own words and picture.
    pub fn plain(campaign: Id<Campaign>) -> Self {
        let empty = String::new;
        Self {
            campaign,
            headline: empty(),
            lead: empty(),
            picture: empty(),
            organiser: empty(),
            contact: empty(),
        }
    }
}
