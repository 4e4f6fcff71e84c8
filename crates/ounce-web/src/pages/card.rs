//! A stroll and a milk bank, the way lists show them.

use super::links;
use crate::charts::{Bar, Bottle};
use crate::i18n::Reader;
use askama::Template;
use askama::filters::HtmlSafe;
use ounce_domain::milk_promise::Bank;
use ounce_domain::quantity::{Currency, Money};
use ounce_domain::stroll::{Phase, Position, Stroll};
use ounce_domain::tally::StrollTally;

/// A stroll by its name alone, for pages that are about something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrollName {
    pub slug: String,
    pub name: String,
    pub town: String,
    pub region: String,
}

/// A stroll with all a visitor wants to know at a glance.
#[derive(Clone, Debug)]
pub struct StrollCard {
    /// The campaign's slug, for links.
    pub campaign: String,
    pub currency: Currency,
    pub stroll: Stroll,
    pub tally: StrollTally,
    pub phase: Phase,
    /// The group that runs it.
    pub group: Option<String>,
    /// From the place that was asked for.
    pub distance_km: Option<f64>,
}

/// What a card says first, and in which tone: `good`, `care` or `quiet`.
pub(crate) struct Badge {
    pub(crate) text: String,
    pub(crate) tone: &'static str,
}

impl StrollCard {
    pub(crate) fn href(&self) -> String {
        links::stroll(&self.campaign, &self.stroll.slug)
    }

    pub(crate) fn join_href(&self) -> String {
        links::join(&self.campaign, &self.stroll.slug)
    }

    /// `Baltimore, MD`
    pub(crate) fn town(&self) -> String {
        town(&self.stroll.town, &self.stroll.region)
    }

    /// `Baltimore, Maryland`
    pub(crate) fn town_in_full(&self, t: &Reader) -> String {
        let Stroll { town: name, country, region, .. } = &self.stroll;
        town(name, &t.region(country, region))
    }

    pub(crate) fn name(&self) -> StrollName {
        let Stroll { slug, name, town, region, .. } = self.stroll.clone();
        StrollName { slug, name, town, region }
    }

    pub(crate) fn badge(&self, t: &Reader) -> Badge {
        let badge = |text: String, tone| Badge { text, tone };
        match self.phase {
            Phase::Open { room: Some(room) } => {
                badge(t.say("badge-room").n("room", room).to_string(), "good")
            }
            Phase::Open { room: None } | Phase::Draft => {
                badge(t.say("badge-open").to_string(), "good")
            }
            Phase::Full => badge(t.say("badge-full").to_string(), "care"),
            Phase::Postponed { dated: true, .. } => {
                let day = t.day_short(self.stroll.starts.date());
                badge(t.say("badge-postponed-to").s("day", day).to_string(), "care")
            }
            Phase::Postponed { dated: false, .. } => {
                badge(t.say("badge-postponed").to_string(), "care")
            }
            Phase::Cancelled => badge(t.say("badge-cancelled").to_string(), "care"),
            Phase::Over => badge(t.say("badge-over").to_string(), "quiet"),
        }
    }

    /// `Sat, May 2, 10:00 AM EDT`, or that the new date is still to come.
    pub(crate) fn when(&self, t: &Reader) -> String {
        if matches!(self.phase, Phase::Postponed { dated: false, .. }) {
            return t.say("when-undated").to_string();
        }
        let starts = self.stroll.starts;
        t.say("when")
            .s("day", t.day_short(starts.date()))
            .s("time", t.time_there(starts, &self.stroll.time_zone))
            .to_string()
    }

    /// Whether somebody can still join, be it on the waiting list.
    pub(crate) fn takes_people(&self) -> bool {
        matches!(self.phase, Phase::Open { .. } | Phase::Full | Phase::Postponed { .. })
    }

    pub(crate) fn is_full(&self) -> bool {
        matches!(self.phase, Phase::Full | Phase::Postponed { room: Some(0), .. })
    }

    pub(crate) fn is_postponed(&self) -> bool {
        matches!(self.phase, Phase::Postponed { .. })
    }

    pub(crate) fn is_undated(&self) -> bool {
        matches!(self.phase, Phase::Postponed { dated: false, .. })
    }

    pub(crate) fn is_cancelled(&self) -> bool {
        self.phase == Phase::Cancelled
    }

    pub(crate) fn is_over(&self) -> bool {
        self.phase == Phase::Over
    }

    /// How full it is; nothing where there is no limit.
    pub(crate) fn bar(&self) -> Option<Bar> {
        let capacity = self.stroll.capacity.filter(|capacity| *capacity > 0)?;
        Some(Bar::new(self.tally.walkers, capacity))
    }

    /// This town's bottle: full when the stroll is; where there is no limit, no level is shown.
    pub(crate) fn bottle(&self) -> Bottle {
        Bottle::new(self.tally.walkers, self.stroll.capacity.unwrap_or(0).max(1))
    }

    /// Whether anything has come together there.
    pub(crate) fn has_figures(&self) -> bool {
        self.tally != StrollTally::default()
    }

    pub(crate) fn raised(&self) -> Money {
        Money::new(self.tally.raised_minor, self.currency)
    }

    pub(crate) fn point(&self) -> (f64, f64) {
        degrees(self.stroll.position)
    }

    /// Walkers, money and who hosts, in one line.
    pub(crate) fn facts(&self, t: &Reader) -> String {
        let mut facts = Vec::new();
        if self.tally.walkers > 0 {
            facts.push(t.say("walkers").n("count", self.tally.walkers).to_string());
        }
        if self.tally.raised_minor > 0 {
            facts.push(t.money(self.raised()));
        }
        match &self.group {
            Some(group) => facts.push(group.clone()),
            None if self.stroll.host.is_empty() => {}
            None => facts.push(t.say("hosted-by").s("host", &self.stroll.host).to_string()),
        }
        facts.join(" · ")
    }

    pub(crate) fn show<'a>(&'a self, t: &Reader) -> ShowStroll<'a> {
        ShowStroll { t: *t, card: self }
    }
}

/// Degrees, for links and maps.
pub(crate) fn degrees(position: Position) -> (f64, f64) {
    (position.lat_e7 as f64 / 1e7, position.lon_e7 as f64 / 1e7)
}

/// `Baltimore, MD`; a region that says nothing new is left out.
pub(crate) fn town(town: &str, region: &str) -> String {
    if region.is_empty() || region == town { town.to_owned() } else { format!("{town}, {region}") }
}

#[derive(Template)]
#[template(path = "parts/stroll_card.html")]
pub(crate) struct ShowStroll<'a> {
    t: Reader,
    card: &'a StrollCard,
}

impl HtmlSafe for ShowStroll<'_> {}

/// A milk bank near the place that was asked for.
#[derive(Clone, Debug)]
pub struct BankCard {
    pub bank: Bank,
    pub distance_km: Option<f64>,
}

impl BankCard {
    pub(crate) fn town(&self) -> String {
        town(&self.bank.city, &self.bank.region)
    }

    /// What a bank of its network asks first, as a sentence id. Only what is on record is said.
    pub(crate) fn asks(&self) -> &'static str {
        match (self.bank.network.as_str(), self.bank.country.as_str()) {
            ("HMBANA", "CA") => "bank-asks-hmbana-canada",
            ("HMBANA", _) => "bank-asks-hmbana",
            (_, "JP") => "bank-asks-japan",
            _ => "bank-asks-any",
        }
    }

    /// How far the entry can be trusted, as a sentence id: rows whose source is "background" are
    /// what somebody knew, and nobody has held them against the bank's own words.
    pub(crate) fn checked(&self) -> &'static str {
        match self.bank.source.starts_with("background") {
            true => "bank-unchecked",
            false => "bank-checked",
        }
    }

    pub(crate) fn show<'a>(&'a self, t: &Reader) -> ShowBank<'a> {
        ShowBank { t: *t, card: self }
    }
}

#[derive(Template)]
#[template(path = "parts/bank_card.html")]
pub(crate) struct ShowBank<'a> {
    t: Reader,
    card: &'a BankCard,
}

impl HtmlSafe for ShowBank<'_> {}
