//! A stroll, the way lists show it.

use askama::Template;
use askama::filters::HtmlSafe;
use ounce_domain::quantity::{Currency, Money};
use ounce_domain::stroll::{Meeting, Phase, Stroll};
use ounce_domain::tally::StrollTally;
use ounce_web::charts::Bar;
use ounce_web::i18n::{Lang, Reader};
use ounce_web::links;
use ounce_web::place::{Japanese, StrollName, degrees, town, town_name, town_of};
use ounce_web::walk;

/// A stroll with the main facts for a visitor.
#[derive(Clone, Debug)]
pub(crate) struct StrollCard {
    /// The campaign's slug, for links.
    pub campaign: String,
    pub currency: Currency,
    pub stroll: Stroll,
    pub tally: StrollTally,
    pub phase: Phase,
    /// The group that runs it.
    pub group: Option<String>,
    /// What its host has said of the place and the walk.
    pub meeting: Meeting,
    /// Its figures are made up to add up to what was published.
    pub is_reconstruction: bool,
    /// From the place that was asked for.
    pub distance_km: Option<f64>,
}

/// The badge at the top of a card, and its tone: `good`, `care` or `quiet`.
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

    /// `Baltimore, MD`, or on a Japanese page `長崎県佐世保`.
    pub(crate) fn town(&self, t: &Reader) -> String {
        town_of(&self.stroll, t.lang)
    }

    /// `Baltimore`, or on a Japanese page `佐世保`.
    pub(crate) fn town_name(&self, t: &Reader) -> String {
        town_name(&self.stroll, t.lang)
    }

    /// `Baltimore, Maryland`
    pub(crate) fn town_in_full(&self, t: &Reader) -> String {
        let Stroll { town: name, country, region, position, .. } = &self.stroll;
        let japanese = Japanese::of(name, country, *position).filter(|_| t.lang == Lang::Ja);
        japanese.map_or_else(|| town(name, &t.region(country, region)), |it| it.full())
    }

    pub(crate) fn name(&self, t: &Reader) -> StrollName {
        StrollName::of(&self.stroll, t)
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

    /// How many more can come; `None` where there is no limit or nobody can join.
    pub(crate) fn room(&self) -> Option<i64> {
        match self.phase {
            Phase::Open { room } | Phase::Postponed { room, .. } => room,
            Phase::Full => Some(0),
            Phase::Draft | Phase::Cancelled | Phase::Over => None,
        }
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

    /// `11:30 AM`: the end, where the host has said it and there is a date.
    pub(crate) fn until(&self, t: &Reader) -> Option<String> {
        walk::until(&self.stroll, &self.meeting, t)
    }

    /// `Elm Park, 12 Crocus Lane`; may be empty.
    pub(crate) fn address(&self) -> String {
        walk::address(&self.meeting)
    }

    /// The details of the walk, as far as the host has said them.
    pub(crate) fn walk(&self, t: &Reader) -> Vec<walk::Fact> {
        walk::facts(&self.meeting, t)
    }

    pub(crate) fn directions(&self) -> String {
        walk::directions(&self.stroll, &self.meeting)
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
        if self.is_reconstruction && !facts.is_empty() {
            facts.push(t.say("origin-reconstructed").to_string());
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

#[derive(Template)]
#[template(path = "stroll/card.html")]
pub(crate) struct ShowStroll<'a> {
    t: Reader,
    card: &'a StrollCard,
}

impl HtmlSafe for ShowStroll<'_> {}
