//! The page of one town's stroll: when, where, with whom, and its figures.

use crate::pass_on::PassOn;
use crate::stroll::card::StrollCard;
use askama::Template;
use jiff::Timestamp;
use ounce_domain::campaign::Campaign;
use ounce_domain::quantity::{Microlitres, Money};
use ounce_web::charts::MiniMap;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::walk;

#[derive(Template)]
#[template(path = "stroll/stroll.html")]
pub(crate) struct StrollPage {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: Campaign,
    pub card: StrollCard,
    /// The host's welcome, after the code of its language.
    pub about: Option<(String, String)>,
    /// Why and when it was postponed or cancelled; `None` when nothing has changed.
    pub changed: Option<StatusNote>,
    /// The link to the form that asks the host, if somebody answers.
    pub ask: Option<String>,
    /// Newest first; a handful.
    pub gifts: Vec<RecentGift>,
    /// When the figures are from, given only when they are old.
    pub stale_since: Option<Timestamp>,
    /// A schema.org Event as JSON for a script element: every `<` in it must be written `\u003c`.
    pub json_ld: String,
}

/// The note about the last change of status.
#[derive(Clone, Debug)]
pub(crate) struct StatusNote {
    pub at: Timestamp,
    /// In the host's words; may be empty.
    pub why: String,
}

/// A gift as everybody sees it.
#[derive(Clone, Debug)]
pub(crate) struct RecentGift {
    /// `None` when the giver asked not to be named.
    pub name: Option<String>,
    pub amount: Money,
    pub message: String,
}

impl StrollPage {
    fn title(&self) -> String {
        format!("{} · {}", self.card.stroll.name, self.campaign.name)
    }

    /// The summary that other sites show beside a link to this page.
    fn summary(&self) -> String {
        let meets = self.card.stroll.meeting_point.clone();
        let parts = [self.card.when(&self.t), meets, self.card.address()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    }

    fn address(&self) -> String {
        format!("{}{}", self.frame.base_url, self.card.href())
    }

    fn calendar_href(&self) -> String {
        format!("{}.ics", self.card.href())
    }

    fn give_href(&self) -> String {
        links::about_stroll(&self.campaign.slug, "give", Some(&self.card.stroll.slug))
    }

    fn milk_href(&self) -> String {
        links::about_stroll(&self.campaign.slug, "milk", Some(&self.card.stroll.slug))
    }

    fn near_href(&self) -> String {
        links::find_at(&self.campaign.slug, self.card.point(), &self.card.town(&self.t))
    }

    fn pass_on(&self) -> PassOn<'_> {
        PassOn::new(&self.t, &self.frame.base_url, &self.card.href(), &self.card.stroll.name)
    }

    fn map(&self) -> MiniMap {
        MiniMap::around(walk::point(&self.card.stroll, &self.card.meeting))
    }

    /// The address of this town's live numbers, while they can still change.
    fn live_href(&self) -> Option<String> {
        let slug = Some(self.card.stroll.slug.as_str());
        let can_move = self.card.takes_people();
        can_move.then(|| links::about_stroll(&self.campaign.slug, "live", slug))
    }

    /// A stroll that was cancelled before anybody came has nothing to count.
    fn has_tally(&self) -> bool {
        !self.card.is_cancelled() || self.card.has_figures()
    }

    /// Whether there is somebody to name, or to ask.
    fn has_host(&self) -> bool {
        !self.card.stroll.host.is_empty() || self.card.group.is_some() || self.ask.is_some()
    }

    fn has_milk(&self) -> bool {
        self.card.tally.milk_promised > Microlitres(0)
    }

    fn is_moved(&self) -> bool {
        self.card.stroll.first_starts.is_some_and(|first| first != self.card.stroll.starts)
    }
}
