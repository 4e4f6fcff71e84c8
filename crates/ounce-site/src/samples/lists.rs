//! Samples of first pages, of the finder's answers, and of lists of strolls.

use super::{Rendered, Samples, add};
use crate::campaign::page::CampaignLine;
use crate::campaign::page::Campaigns;
use crate::campaign::page::Giving;
use crate::campaign::page::Home;
use crate::campaign::page::Story;
use crate::find::page::Find;
use crate::find::page::Found;
use crate::find::page::Place;
use crate::find::page::PlaceName;
use crate::stroll::card::StrollCard;
use crate::stroll::filter::{Filter, Want};
use crate::stroll::list_page::RegionCount;
use crate::stroll::list_page::Strolls;
use ounce_domain::campaign::{Campaign, CampaignStatus};
use ounce_domain::refusal::Refusal;
use ounce_domain::tally::Tally;
use ounce_web::charts::MapDrawing;
use ounce_web::frame::Frame;
use ounce_web::place::Japanese;
use std::sync::Arc;

impl Samples {
    fn home(&self, status: CampaignStatus) -> Home {
        let is_over = status == CampaignStatus::Over;
        let story = |text: &str, name: Option<&str>| Story {
            text: self.s(text),
            name: name.map(|name| self.s(name)),
            town: Some(self.s("Norfolk, VA")),
        };
        let stories = vec![
            story(
                "Our twins were born at 27 weeks. Somebody’s milk carried them.",
                Some("Ines M."),
            ),
            story("We walked with three generations and a very tired dog.", None),
            story("For the night nurses who warmed the bottles.", Some("Tom and Kofi")),
        ];
        Home {
            t: self.t,
            frame: self.frame(if is_over { "/campaigns/2027?over" } else { "/campaigns/2027" }),
            campaign: self.campaign(),
            status,
            face: (!is_over).then(|| self.face()),
            tally: self.tally(),
            stale_since: is_over
                .then(|| jiff::Timestamp::from_second(1_800_000_000))
                .and_then(Result::ok),
            partners: self.partners(),
            published: Vec::new(),
            giving: if is_over { Giving::Elsewhere } else { Giving::Here },
            featured: self
                .near()
                .into_iter()
                .map(|card| StrollCard { distance_km: None, ..card })
                .collect(),
            stories: if is_over { Vec::new() } else { stories },
            map: self.map(),
        }
    }

    fn empty_home(&self) -> Home {
        Home {
            tally: Tally::default(),
            partners: Vec::new(),
            giving: Giving::AtStrolls,
            featured: Vec::new(),
            stories: Vec::new(),
            map: Arc::new(MapDrawing::default()),
            campaign: Campaign { goal_minor: None, goal_milk: None, ..self.campaign() },
            ..self.home(CampaignStatus::Open)
        }
    }

    fn find(&self, query: &str, found: Found) -> Find {
        Find {
            t: self.t,
            frame: self.frame("/campaigns/2027/find?q=x"),
            campaign: self.campaign(),
            is_over: false,
            query: self.s(query),
            found,
        }
    }

    fn place(&self, name: &str, region: &str) -> PlaceName {
        let country = "US".to_owned();
        PlaceName {
            name: self.s(name),
            region: self.s(region),
            country,
            lat: 45.5,
            lon: -122.6,
            japanese: None,
            is_misspelt: false,
        }
    }

    pub(super) fn lists(&self, all: &mut Vec<Rendered>) {
        add(all, "home-open", &self.home(CampaignStatus::Open));
        add(all, "home-over", &self.home(CampaignStatus::Over));
        add(all, "home-empty", &self.empty_home());
        let line = |status| CampaignLine {
            campaign: self.campaign(),
            status,
            tally: self.tally(),
            published: Vec::new(),
        };
        for (name, campaigns) in [
            ("campaigns", vec![line(CampaignStatus::Open), line(CampaignStatus::Over)]),
            ("campaigns-none", Vec::new()),
        ] {
            let frame = Frame { campaign: None, ..self.frame("/campaigns") };
            add(all, name, &Campaigns { t: self.t, frame, campaigns });
        }
        add(all, "find-empty", &self.find("", Found::Empty));
        let too_long = Found::Refused(Refusal::TooLong(120));
        add(all, "find-too-long", &self.find("aaaa", too_long));
        add(all, "find-nowhere", &self.find("", Found::Refused(Refusal::NotAPosition)));
        add(all, "find-nothing", &self.find("Atlantis", Found::Nothing));
        let which = ["OR", "ME", "TX"].map(|region| self.place("Portland", region));
        add(all, "find-which", &self.find("portland", Found::Which(which.into())));
        let place = Place::Named(self.place("Virginia Beach", "VA"));
        let (strolls, banks) = (self.near(), Box::new(self.near_banks()));
        add(all, "find-near", &self.find("virginia beach", Found::Near { place, strolls, banks }));
        let sasebo = Japanese { name: self.s("佐世保"), region: self.s("長崎県") };
        let misspelt = PlaceName {
            japanese: Some(sasebo),
            is_misspelt: true,
            ..self.place("Sasebo", "Nagasaki")
        };
        let which = vec![misspelt.clone(), misspelt.clone()];
        add(all, "find-misspelt-which", &self.find("sasevo", Found::Which(which)));
        let place = Place::Named(misspelt);
        let (strolls, banks) = (self.near(), Box::new(self.near_banks()));
        add(all, "find-misspelt", &self.find("sasevo", Found::Near { place, strolls, banks }));
        let mut far = self.near();
        far[0].distance_km = Some(812.0);
        let found = Found::Near {
            place: Place::Position,
            strolls: far,
            banks: Box::new(self.no_banks_near()),
        };
        add(all, "find-far", &self.find("", found));
        let (strolls, mut banks) = (Vec::new(), Box::new(self.no_banks_near()));
        banks.cards.clear();
        let found = Found::Near { place: Place::Position, strolls, banks };
        add(all, "find-no-strolls", &self.find("", found));
        self.stroll_lists(all);
    }

    fn stroll_lists(&self, all: &mut Vec<Rendered>) {
        let count = |region: &str, count| RegionCount {
            country: "US".to_owned(),
            region: self.s(region),
            count,
        };
        let list = |strolls: Vec<StrollCard>, total, pages| Strolls {
            t: self.t,
            frame: self.frame("/campaigns/2027/strolls"),
            campaign: self.campaign(),
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
}
