//! A stroll's page and the list of strolls, with invented values.

use crate::samples::{Rendered, Samples, add, id};
use crate::stroll::card::StrollCard;
use crate::stroll::filter::{Filter, Want};
use crate::stroll::list_page::RegionCount;
use crate::stroll::list_page::Strolls;
use crate::stroll::page::RecentGift;
use crate::stroll::page::StatusNote;
use crate::stroll::page::StrollPage;
use jiff::Timestamp;
use ounce_domain::quantity::{Currency, Money};
use ounce_domain::stroll::{Meeting, Phase};

impl Samples {
    pub(crate) fn stroll_pages(&self, all: &mut Vec<Rendered>) {
        let words = ["open", "last", "no-limit", "full", "moved", "undated", "cancelled", "over"];
        for (phase, word) in self.phases().into_iter().zip(words) {
            add(all, &format!("stroll-{word}"), &self.stroll_page(phase));
        }
        let mut bare = self.stroll_page(Phase::Open { room: None });
        bare.gifts.clear();
        bare.card.stroll.capacity = None;
        bare.card.stroll.host.clear();
        bare.card.stroll.bring.clear();
        bare.card.stroll.meeting_point.clear();
        bare.card.meeting = Meeting::unknown(id(2));
        bare.card.group = Some(self.s("Mothers’ Circle of Norfolk"));
        add(all, "stroll-bare", &bare);
    }

    pub(crate) fn stroll_lists(&self, all: &mut Vec<Rendered>) {
        let count = |region: &str, count| RegionCount {
            country: "US".to_owned(),
            region: self.s(region),
            count,
        };
        let list = |strolls: Vec<StrollCard>, total, pages| Strolls {
            t: self.t,
            frame: self.frame("/campaigns/2027/strolls"),
            campaign: self.campaign(),
            is_over: false,
            total,
            regions: vec![count("MD", 4), count("VA", 12)],
            region: (pages > 1).then(|| "US-VA".to_owned()),
            offered: Want::ALL.to_vec(),
            filter: if pages > 1 { Filter::of(&[Want::Pram]) } else { Filter::default() },
            among: total,
            found: total / 3,
            strolls,
            page: 2,
            pages,
            map: self.map(),
        };
        let mut cards: Vec<StrollCard> =
            self.phases().into_iter().map(|phase| self.card(phase)).collect();
        cards[0].stroll.region = self.s("MD");
        add(all, "strolls", &list(cards.clone(), 150, 1));
        add(all, "strolls-paged", &list(cards, 15_000, 3));
        add(all, "strolls-none", &list(Vec::new(), 0, 1));
    }

    fn stroll_page(&self, phase: Phase) -> StrollPage {
        let at = Timestamp::from_second(1_800_000_000).unwrap_or_default();
        let is_changed = matches!(phase, Phase::Cancelled | Phase::Postponed { .. });
        let gift = |name: Option<&str>, minor, message: &str| RecentGift {
            name: name.map(|name| self.s(name)),
            amount: Money::new(minor, Currency::USD),
            message: if message.is_empty() { String::new() } else { self.s(message) },
        };
        StrollPage {
            t: self.t,
            frame: self.frame("/campaigns/2027/strolls/virginia-beach"),
            campaign: self.campaign(),
            card: self.card(phase),
            about: (phase == Phase::Full)
                .then(|| ("en".to_owned(), self.s("Come along.\nBring the family."))),
            changed: is_changed.then(|| StatusNote {
                at,
                why: self.s("A storm is forecast for the whole weekend."),
            }),
            ask: (phase == Phase::Full)
                .then(|| "/campaigns/2027/strolls/virginia-beach/ask".to_owned()),
            gifts: vec![
                gift(Some("Ines M."), 2_500, "For the night nurses."),
                gift(None, 10_000, ""),
                gift(Some("Tom"), 1_250, ""),
            ],
            stale_since: (phase == Phase::Full).then_some(at),
            json_ld: "{\"@context\":\"https://schema.org\",\"@type\":\"Event\"}".to_owned(),
        }
    }
}
