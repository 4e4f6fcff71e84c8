//! The home of a campaign, and the list of campaigns.

use crate::report::origin::ShowOrigin;
use crate::stroll::card::StrollCard;
use askama::Template;
use jiff::Timestamp;
use ounce_domain::campaign::{Campaign, CampaignStatus, Face, OnRecord, Partner, Published};
use ounce_domain::quantity::Money;
use ounce_domain::tally::Tally;
use ounce_web::charts::{Bottle, MapDrawing};
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;
use std::sync::Arc;

/// The first page of a campaign: its words, its progress, and the way to a stroll nearby.
#[derive(Template)]
#[template(path = "campaign/home.html")]
pub(crate) struct Home {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: Campaign,
    pub status: CampaignStatus,
    /// The campaign's own words, for readers of the language they are in.
    pub face: Option<Face>,
    /// The address of the campaign's picture, for readers of every language.
    pub picture: Option<&'static str>,
    pub tally: Tally,
    /// When the figures are from, given only when they are old.
    pub stale_since: Option<Timestamp>,
    pub partners: Vec<PartnerPart>,
    /// The figures that were published, of a campaign that is a reconstruction.
    pub published: Vec<OnRecord>,
    /// How somebody far from every stroll can give.
    pub giving: Giving,
    /// Three strolls with room, or none: those that were entered last.
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

/// A partner and its part of the money raised, to the cent.
#[derive(Clone, Debug)]
pub(crate) struct PartnerPart {
    pub partner: Partner,
    pub part_minor: i64,
}

/// A giver's public message.
#[derive(Clone, Debug)]
pub(crate) struct Story {
    pub text: String,
    /// The name it is signed with; `None` when hidden.
    pub name: Option<String>,
    pub town: Option<String>,
}

impl Home {
    /// The sentence about giving, as its id.
    fn giving_text(&self) -> &'static str {
        match self.giving {
            Giving::Here => "home-give-text",
            Giving::Elsewhere => "home-give-elsewhere",
            Giving::AtStrolls => "home-give-at-strolls",
        }
    }

    /// The campaign's own headline, or the usual one in its two halves.
    fn headline(&self) -> [String; 2] {
        match &self.face {
            Some(face) if !face.headline.is_empty() => [face.headline.clone(), String::new()],
            _ => ["home-title", "home-title-second"].map(|id| self.t.say(id).to_string()),
        }
    }

    /// The text under the headline.
    fn lead(&self) -> String {
        match &self.face {
            Some(face) if !face.lead.is_empty() => face.lead.clone(),
            _ => self.t.say("home-lead").n("count", self.tally.places).to_string(),
        }
    }

    /// Both halves in a row.
    fn whole_headline(&self) -> String {
        self.headline().join(" ").trim().to_owned()
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

    fn progress(&self) -> Option<Progress> {
        Progress::of(&self.campaign, &self.tally)
    }

    fn origin(&self, figure: Published) -> ShowOrigin<'_> {
        ShowOrigin::of(&self.t, &self.campaign, &self.published, Some(figure))
    }

    /// What each partner got was never published.
    fn origin_of_parts(&self) -> ShowOrigin<'_> {
        ShowOrigin::of(&self.t, &self.campaign, &self.published, None)
    }

    fn link(&self, page: &str) -> String {
        links::under(&self.campaign.slug, page)
    }
}

/// How near a campaign is to its goal: in money, or without such a goal in milk promised.
///
/// A bottle stands for nothing else, so a campaign without a goal has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Progress {
    pub bottle: Bottle,
    basis_points: i64,
    /// The sentence under the bottle.
    caption: &'static str,
}

impl Progress {
    pub(crate) fn of(campaign: &Campaign, tally: &Tally) -> Option<Self> {
        let (part, whole, caption) = match (campaign.goal_minor, campaign.goal_milk) {
            (Some(goal), _) if goal > 0 => (tally.raised_minor(), goal, "bottle-money"),
            (_, Some(goal)) if goal.0 > 0 => (tally.milk_promised.0, goal.0, "bottle-milk"),
            _ => return None,
        };
        // In whole percent, and never 100 before the goal is reached.
        let percent = i128::from(part.max(0)) * 100 / i128::from(whole);
        let basis_points = i64::try_from(percent * 100).unwrap_or(i64::MAX);
        Some(Self { bottle: Bottle::new(part, whole), basis_points, caption })
    }

    pub(crate) fn caption(&self, t: &Reader) -> String {
        t.say(self.caption).s("share", t.percent(self.basis_points)).to_string()
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
    pub published: Vec<OnRecord>,
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

    fn progress(&self) -> Option<Progress> {
        Progress::of(&self.campaign, &self.tally)
    }

    fn origin(&self, t: &Reader, figure: Published) -> ShowOrigin<'_> {
        ShowOrigin::of(t, &self.campaign, &self.published, Some(figure))
    }
}
