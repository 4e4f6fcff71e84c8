//! The page of the desk of a campaign.

use askama::Template;
use jiff::civil::Date;
use ounce_domain::quantity::{Currency, Money};
use ounce_domain::stroll::{Hosted, Need};
use ounce_domain::tally::Tally;
pub(crate) use ounce_store::strolls::Line;
use ounce_store::strolls::{Region, Sort};
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;

use super::asked::{Asked, STATUSES, place_value};
use super::undoing::{Said, Undoable};
use crate::members::page::says;

/// What the stroll of a line still needs.
pub(crate) fn needs_of(line: &Line) -> Vec<Need> {
    let hosted = if line.is_hosted { Hosted::Yes } else { Hosted::No };
    Need::of(line.status, &line.meeting_point, hosted)
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
    /// How many strolls there are, drafts too.
    pub all: i64,
    /// How many strolls need what.
    pub needs: [(Need, i64); 4],
    /// What the table is narrowed to, and its order.
    pub asked: Asked,
    /// Not the first page.
    pub is_later: bool,
    /// Slug after which the next page begins.
    pub next: Option<String>,
    /// How many strolls were found on all pages.
    pub found: i64,
    pub shown: Vec<Line>,
    pub regions: Vec<Region>,
    /// Whether this member opens, postpones and cancels strolls here.
    pub may_change: bool,
    pub said: Said,
    pub undoable: Option<Undoable>,
    /// Whether this member plans the campaign and its next edition.
    pub plans: bool,
    pub sees_members: bool,
    pub sees_acts: bool,
    /// Whether this member writes to hosts.
    pub writes: bool,
    /// How many reports wait to be read and closed, for somebody who sees them.
    pub unclosed_reports: Option<i64>,
    /// How many letters did not arrive lately, for somebody who runs the mail.
    pub failed_letters: Option<i64>,
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

    fn reports(&self) -> String {
        links::campaign_desk(&self.campaign, "reports")
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

    /// The next page of what was found.
    fn next_page(&self) -> Option<String> {
        let after = self.next.as_ref()?;
        let path = links::with_choice(&self.asked.at(&self.href()), "after", after);
        Some(format!("{path}#strolls"))
    }

    /// The first page of what was found.
    fn first_page(&self) -> String {
        format!("{}#strolls", self.asked.at(&self.href()))
    }

    fn is_narrowed(&self) -> bool {
        self.asked.is_narrowed()
    }

    /// Whether more than words is asked for.
    fn is_opened(&self) -> bool {
        self.asked.pairs().into_iter().any(|(field, _)| !matches!(field, "q" | "only"))
    }

    fn page(&self, page: &str) -> String {
        links::campaign_desk(&self.campaign, page)
    }

    fn statuses(&self) -> Vec<(&'static str, String, bool)> {
        let chosen = self.asked.value("status");
        let each = STATUSES.into_iter().map(|status| {
            let word = status.as_str();
            (word, self.t.say(&format!("desk-status-{word}")).to_string(), chosen == word)
        });
        each.collect()
    }

    /// Countries with their parts, as a choice: a country that is one part is there once.
    fn places(&self) -> Vec<(String, String, bool)> {
        let chosen = self.asked.value("in");
        let mut all: Vec<(String, String, bool)> = Vec::new();
        let mut country = "";
        for one in &self.regions {
            if one.country != country {
                country = &one.country;
                let strolls = self.regions.iter().filter(|other| other.country == country);
                let count: i64 = strolls.map(|other| other.strolls).sum();
                all.push(self.place(
                    place_value(country, ""),
                    self.t.country(country),
                    count,
                    &chosen,
                ));
            }
            if !one.region.is_empty() {
                let name = self.t.region(&one.country, &one.region);
                let name = format!("{} · {name}", self.t.country(&one.country));
                all.push(self.place(place_value(country, &one.region), name, one.strolls, &chosen));
            }
        }
        all
    }

    fn place(
        &self,
        value: String,
        name: String,
        count: i64,
        chosen: &str,
    ) -> (String, String, bool) {
        let is_chosen = value == chosen;
        (value, format!("{name} ({})", self.t.number(count)), is_chosen)
    }

    fn sorts(&self) -> Vec<(&'static str, String, bool)> {
        let each = Sort::ALL.into_iter().map(|sort| {
            let word = sort.as_str();
            (word, self.t.say(&format!("many-sort-{word}")).to_string(), self.asked.sort == sort)
        });
        each.collect()
    }

    fn town(&self, line: &Line) -> String {
        ounce_web::place::town(&line.town, &line.region)
    }

    fn day_of(&self, line: &Line) -> String {
        self.t.day_short(line.starts.date())
    }

    fn undo_says(&self, undoable: &Undoable) -> String {
        undoable.says(&self.t, says(&self.t, &undoable.told))
    }

    fn undo_href(&self) -> String {
        self.page("many/undo")
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

    fn letters_href(&self) -> String {
        links::campaign_desk(&self.campaign, "letters")
    }

    fn mail_href(&self) -> String {
        links::campaign_desk(&self.campaign, "mail")
    }

    /// How many letters did not arrive, if that is something to look at.
    fn failed(&self) -> Option<i64> {
        self.failed_letters.filter(|count| *count > 0)
    }

    fn unclosed(&self) -> Option<i64> {
        self.unclosed_reports.filter(|count| *count > 0)
    }

    /// How many things wait.
    fn things(&self) -> usize {
        let counts = [self.unread(), self.offers(), self.failed(), self.unclosed()];
        self.waiting_needs().len() + counts.iter().flatten().count()
    }

    /// Whether this need is the first thing that waits.
    fn is_first(&self, place: &usize) -> bool {
        *place == 0 && self.unread().is_none() && self.offers().is_none()
    }

    fn waiting_needs(&self) -> Vec<(Need, i64)> {
        self.needs.iter().copied().filter(|(_, count)| *count > 0).collect()
    }

    fn need_title(&self, need: &Need, count: &i64) -> String {
        self.t.say(&format!("need-{}", need.as_str())).n("count", *count).to_string()
    }

    fn need_word(&self, need: &Need) -> String {
        self.t.say(&format!("need-word-{}", need.as_str())).to_string()
    }

    fn status(&self, line: &Line) -> String {
        self.t.say(&format!("desk-status-{}", line.status.as_str())).to_string()
    }

    fn next_step(&self, line: &Line) -> String {
        needs_of(line).first().map(|need| self.need_word(need)).unwrap_or_default()
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
}
