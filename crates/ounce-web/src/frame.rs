//! The frame around every page: the name, the navigation, the languages, the credits.

use crate::i18n::{Lang, Reader, Units};
use crate::letters::Letters;
use crate::links;
use ounce_domain::text::EmailAddress;
use ounce_domain::web_address;

/// The campaign a page belongs to, as its header and footer name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignName {
    pub slug: String,
    pub name: String,
    pub is_over: bool,
    /// Who runs it; empty when nobody said.
    pub organiser: String,
    /// A link or an e-mail address that is meant to be public; empty when nobody gave one.
    pub contact: String,
}

impl CampaignName {
    /// The link to write to the organiser, if the contact is an e-mail address or a safe link.
    pub fn contact_href(&self) -> Option<String> {
        match EmailAddress::parse(&self.contact) {
            Ok(email) => {
                Some(format!("mailto:{}", links::encode(email.as_str()).replace("%40", "@")))
            }
            Err(_) => web_address::safe(&self.contact).map(str::to_owned),
        }
    }
}

/// The values every page needs beside its own content.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Path and query of the page as it was asked for; language links keep it and set `lang`. A page that answers a POST gives a path that can be opened.
    pub path: String,
    /// Scheme and host without a slash at the end, for links that leave the page.
    pub base_url: String,
    /// `None` on pages about no single campaign.
    pub campaign: Option<CampaignName>,
    /// No money moves and every person is invented: the page says so.
    pub is_demo: bool,
    /// Whether letters go out from here; otherwise no page may say that one is on its way.
    pub letters: Letters,
    /// `dark` or `light` when the reader has chosen one (cookie `theme`); empty follows the system.
    pub theme: &'static str,
}

impl Frame {
    pub fn home(&self) -> String {
        self.campaign.as_ref().map_or_else(|| "/".to_owned(), |c| links::campaign(&c.slug))
    }

    /// The header's name: the campaign's, or the program's.
    pub fn name(&self) -> &str {
        self.campaign.as_ref().map_or("Ounce", |campaign| &campaign.name)
    }

    pub fn under(&self, page: &str) -> String {
        self.campaign.as_ref().map_or_else(|| "/".to_owned(), |c| links::under(&c.slug, page))
    }

    pub fn languages(&self) -> [Lang; 4] {
        Lang::ALL
    }

    pub fn in_language(&self, lang: &Lang) -> String {
        links::in_language(&self.path, lang.code())
    }

    /// The system of units this page does not use, to change to.
    pub fn other_units(&self, t: &Reader) -> Units {
        match t.units {
            Units::Us => Units::Metric,
            Units::Metric => Units::Us,
        }
    }

    pub fn other_units_word(&self, t: &Reader) -> &'static str {
        match self.other_units(t) {
            Units::Us => "nav-units-us",
            Units::Metric => "nav-units-metric",
        }
    }

    pub fn in_other_units(&self, t: &Reader) -> String {
        links::with_choice(&self.path, "units", self.other_units(t).code())
    }
}
