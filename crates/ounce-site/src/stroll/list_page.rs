//! All strolls of a campaign, by country and region.

use crate::stroll::card::StrollCard;
use crate::stroll::filter::{Filter, Want};
use askama::Template;
use ounce_domain::campaign::Campaign;
use ounce_web::charts::MapDrawing;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;
use std::sync::Arc;

/// One page of the list. Up to some hundred strolls fit on one page; more are read by region.
#[derive(Template)]
#[template(path = "stroll/strolls.html")]
pub(crate) struct Strolls {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: Campaign,
    pub is_over: bool,
    /// All public strolls of the campaign.
    pub total: i64,
    /// How many each region has, in the order of the list.
    pub regions: Vec<RegionCount>,
    /// The code of the region that was asked for, such as `US-VA`.
    pub region: Option<String>,
    /// The wishes to offer here, and whether each is chosen.
    pub offered: Vec<Want>,
    pub filter: Filter,
    /// How many strolls there are without wishes, in the region if one was asked for.
    pub among: i64,
    /// How many of them fulfil the wishes, on all pages.
    pub found: i64,
    /// This page's strolls, sorted by country, region and town.
    pub strolls: Vec<StrollCard>,
    /// From 1.
    pub page: i64,
    pub pages: i64,
    pub map: Arc<MapDrawing>,
}

/// A state, province or prefecture with strolls in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RegionCount {
    pub country: String,
    pub region: String,
    pub count: i64,
}

/// Strolls of one region in a row.
pub(crate) struct RegionGroup<'a> {
    pub(crate) heading: String,
    pub(crate) anchor: String,
    pub(crate) strolls: &'a [StrollCard],
}

impl RegionCount {
    pub(crate) fn code(&self) -> String {
        format!("{}-{}", self.country, self.region)
    }
}

impl Strolls {
    /// The strolls of this page as runs of the same region.
    fn groups(&self) -> Vec<RegionGroup<'_>> {
        let same = |a: &StrollCard, b: &StrollCard| {
            (&a.stroll.country, &a.stroll.region) == (&b.stroll.country, &b.stroll.region)
        };
        let groups = self.strolls.chunk_by(same);
        groups
            .map(|strolls| {
                let (country, region) = (&strolls[0].stroll.country, &strolls[0].stroll.region);
                let anchor = format!("{country}-{region}").replace(' ', "-");
                RegionGroup { heading: self.region_name(country, region), anchor, strolls }
            })
            .collect()
    }

    /// `Virginia · United States`.
    fn region_name(&self, country: &str, region: &str) -> String {
        let name = self.t.country(country);
        if region.is_empty() {
            return name;
        }
        format!("{} · {name}", self.t.region(country, region))
    }

    /// The regions of each country.
    fn countries(&self) -> Vec<&[RegionCount]> {
        self.regions.chunk_by(|a, b| a.country == b.country).collect()
    }

    fn is_current(&self, region: &RegionCount) -> bool {
        self.region.as_deref() == Some(region.code().as_str())
    }

    /// The link of a region's name: down this page if everything is on it, else to the region's
    /// page.
    fn region_href(&self, region: &RegionCount) -> String {
        if self.pages <= 1 && self.region.is_none() && self.filter.is_empty() {
            format!("#{}", region.code().replace(' ', "-"))
        } else {
            self.filter.added_to(&links::strolls(&self.campaign.slug, Some(&region.code()), 1))
        }
    }

    fn host_href(&self) -> String {
        links::host(&self.campaign.slug, "")
    }

    fn all_href(&self) -> String {
        links::strolls(&self.campaign.slug, None, 1)
    }

    fn page_href(&self, page: &i64) -> String {
        self.filter.added_to(&links::strolls(&self.campaign.slug, self.region.as_deref(), *page))
    }

    /// The list without any wish, of the same region.
    fn unfiltered_href(&self) -> String {
        links::strolls(&self.campaign.slug, self.region.as_deref(), 1)
    }

    fn form_href(&self) -> String {
        links::under(&self.campaign.slug, "strolls")
    }

    fn previous(&self) -> Option<i64> {
        (self.page > 1).then(|| self.page - 1)
    }

    fn next(&self) -> Option<i64> {
        (self.page < self.pages).then(|| self.page + 1)
    }
}
