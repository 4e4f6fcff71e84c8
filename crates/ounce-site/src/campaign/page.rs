//! The home of a campaign, and the list of campaigns.

use crate::stroll::card::StrollCard;
use askama::Template;
use jiff::Timestamp;
use ounce_domain::campaign::{Campaign, CampaignStatus, Partner};
use ounce_domain::quantity::Money;
use ounce_domain::tally::Tally;
use ounce_web::charts::{Bottle, MapDrawing};
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;
use std::sync::Arc;

/// What a campaign is, how far it has come, and the way to a stroll nearby.
#[derive(Template)]
#[template(path = "campaign/home.html")]
pub(crate) struct Home {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: Campaign,
    pub status: CampaignStatus,
    pub tally: Tally,
    /// When the figures are from, given only when they are behind.
    pub stale_since: Option<Timestamp>,
    pub partners: Vec<PartnerPart>,
    /// How somebody far from every stroll can give.
    pub giving: Giving,
    /// Three strolls, or none: those near the visitor if that is known, else some with room.
    pub featured: Vec<StrollCard>,
    /// Up to three.
    pub stories: Vec<Story>,
    pub map: Arc<MapDrawing>,
}

/// How somebody far from every stroll can give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Giving {
    Here,
    /// On the partners' own pages.
    Elsewhere,
    /// Only at the strolls.
    AtStrolls,
}

/// A partner and its part of what was raised, to the cent.
#[derive(Clone, Debug)]
pub(crate) struct PartnerPart {
    pub partner: Partner,
    pub part_minor: i64,
}

/// What somebody wrote, in public.
#[derive(Clone, Debug)]
pub(crate) struct Story {
    pub text: String,
    /// The name it is signed with; `None` when hidden.
    pub name: Option<String>,
    pub town: Option<String>,
}

impl Home {
    /// What is said of giving, as a sentence id.
    fn giving_text(&self) -> &'static str {
        match self.giving {
            Giving::Here => "home-give-text",
            Giving::Elsewhere => "home-give-elsewhere",
            Giving::AtStrolls => "home-give-at-strolls",
        }
    }

    fn is_over(&self) -> bool {
        self.status == CampaignStatus::Over
    }

    fn raised(&self) -> Money {
        self.campaign.money(self.tally.raised_minor())
    }

    fn goal(&self) -> Option<Money> {
        self.campaign.goal_minor.map(|minor| self.campaign.money(minor))
    }

    fn part(&self, part: &PartnerPart) -> Money {
        self.campaign.money(part.part_minor)
    }

    fn bottle(&self) -> Bottle {
        bottle(&self.campaign, &self.tally)
    }

    fn link(&self, page: &str) -> String {
        links::under(&self.campaign.slug, page)
    }
}

/// The campaign's bottle: full when the goal in money is reached; without a goal, when the goal in
/// milk is; without either, when all the milk promised has been received.
pub(crate) fn bottle(campaign: &Campaign, tally: &Tally) -> Bottle {
    match (campaign.goal_minor, campaign.goal_milk) {
        (Some(goal), _) if goal > 0 => Bottle::new(tally.raised_minor(), goal),
        (_, Some(goal)) if goal.0 > 0 => Bottle::new(tally.milk_promised.0, goal.0),
        _ => Bottle::new(tally.milk_received.0, tally.milk_promised.0),
    }
}

/// All campaigns, for the front door when none or several are open.
#[derive(Template)]
#[template(path = "campaign/campaigns.html")]
pub(crate) struct Campaigns {
    pub t: Reader,
    pub frame: Frame,
    /// Newest day first.
    pub campaigns: Vec<CampaignLine>,
}

#[derive(Clone, Debug)]
pub(crate) struct CampaignLine {
    pub campaign: Campaign,
    pub status: CampaignStatus,
    pub tally: Tally,
}

impl CampaignLine {
    fn href(&self) -> String {
        links::campaign(&self.campaign.slug)
    }

    fn is_over(&self) -> bool {
        self.status == CampaignStatus::Over
    }

    fn raised(&self) -> Money {
        self.campaign.money(self.tally.raised_minor())
    }

    fn bottle(&self) -> Bottle {
        bottle(&self.campaign, &self.tally)
    }
}
