//! The page of the desk of a campaign.

use askama::Template;
use jiff::civil::Date;
use ounce_domain::quantity::{Currency, Money};
use ounce_domain::stroll::Status;
use ounce_domain::tally::Tally;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;

/// What a stroll still needs before its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// No member is its host.
    Host,
    /// No meeting point.
    Place,
    /// Postponed without a new day.
    Day,
    /// Still a draft.
    Opening,
}

impl Need {
    pub(crate) const ALL: [Self; 4] = [Self::Host, Self::Place, Self::Day, Self::Opening];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Place => "place",
            Self::Day => "day",
            Self::Opening => "opening",
        }
    }
}

/// One stroll of the table.
pub(crate) struct Line {
    pub slug: String,
    pub name: String,
    pub town: String,
    pub status: Status,
    pub walkers: i64,
    pub capacity: Option<i64>,
    pub waiting: i64,
    pub raised_minor: i64,
    pub needs: Vec<Need>,
}

/// Every stroll and how it stands.
#[derive(Template)]
#[template(path = "campaign/desk.html")]
pub(crate) struct CampaignDesk {
    pub t: Reader,
    pub frame: Frame,
    /// Slug.
    pub campaign: String,
    pub name: String,
    pub day: Date,
    pub currency: Currency,
    pub tally: Tally,
    /// How many messages wait to be read, for somebody who may read them.
    pub messages: Option<i64>,
    /// How many offers to host wait to be judged, for somebody who may judge them.
    pub applications: Option<i64>,
    /// How many strolls need what.
    pub needs: [(Need, usize); 4],
    /// The need that the table is narrowed to.
    pub only: Option<Need>,
    pub q: String,
    pub page: usize,
    pub pages: usize,
    /// How many strolls were found on all pages.
    pub found: usize,
    pub shown: Vec<Line>,
    pub sees_members: bool,
    pub sees_acts: bool,
}

impl CampaignDesk {
    fn href(&self) -> String {
        links::campaign_desk(&self.campaign, "")
    }

    fn members(&self) -> String {
        links::campaign_desk(&self.campaign, "members")
    }

    fn acts(&self) -> String {
        links::campaign_desk(&self.campaign, "acts")
    }

    fn print(&self) -> String {
        links::campaign_desk(&self.campaign, "print")
    }

    fn stroll(&self, line: &Line) -> String {
        links::stroll_desk(&self.campaign, &line.slug, "")
    }

    fn needing(&self, need: &Need) -> String {
        format!("{}?only={}#strolls", self.href(), need.as_str())
    }

    /// Another page of what was found.
    fn turned(&self, page: usize) -> String {
        let only = self.only.map_or("", Need::as_str);
        format!("{}?q={}&only={only}&page={page}#strolls", self.href(), links::encode(&self.q))
    }

    fn is_narrowed(&self) -> bool {
        self.only.is_some() || !self.q.is_empty()
    }

    fn messages_href(&self) -> String {
        links::campaign_desk(&self.campaign, "messages")
    }

    /// How many messages wait, if that is something to do.
    fn unread(&self) -> Option<i64> {
        self.messages.filter(|count| *count > 0)
    }

    /// How many offers to host wait, if that is something to do.
    fn offers(&self) -> Option<i64> {
        self.applications.filter(|count| *count > 0)
    }

    fn applications_href(&self) -> String {
        links::campaign_desk(&self.campaign, "applications")
    }

    /// How many things wait.
    fn things(&self) -> usize {
        let read = usize::from(self.unread().is_some()) + usize::from(self.offers().is_some());
        self.waiting_needs().len() + read
    }

    /// Whether this need is the first thing that waits.
    fn is_first(&self, place: &usize) -> bool {
        *place == 0 && self.unread().is_none() && self.offers().is_none()
    }

    fn waiting_needs(&self) -> Vec<(Need, usize)> {
        self.needs.iter().copied().filter(|(_, count)| *count > 0).collect()
    }

    fn need_title(&self, need: &Need, count: &usize) -> String {
        self.t.say(&format!("need-{}", need.as_str())).n("count", *count).to_string()
    }

    fn need_word(&self, need: &Need) -> String {
        self.t.say(&format!("need-word-{}", need.as_str())).to_string()
    }

    fn status(&self, line: &Line) -> String {
        self.t.say(&format!("desk-status-{}", line.status.as_str())).to_string()
    }

    fn next_step(&self, line: &Line) -> String {
        line.needs.first().map(|need| self.need_word(need)).unwrap_or_default()
    }

    /// `41 of 50`, or without a limit `41`.
    fn walkers(&self, line: &Line) -> String {
        match line.capacity {
            Some(capacity) => {
                let says = self.t.say("desk-of").n("taken", line.walkers);
                says.n("capacity", capacity).to_string()
            }
            None => self.t.number(line.walkers),
        }
    }

    fn raised(&self, line: &Line) -> String {
        self.t.money(Money::new(line.raised_minor, self.currency))
    }

    fn all_raised(&self) -> String {
        let minor = self.tally.gift_minor + self.tally.shirt_minor;
        self.t.money(Money::new(minor, self.currency))
    }

    fn strolls(&self) -> i64 {
        let counts = self.tally.strolls;
        counts.open + counts.postponed + counts.cancelled + counts.held
    }
}
