//! A campaign's home and the list of campaigns, with invented values.

use crate::campaign::page::CampaignLine;
use crate::campaign::page::Campaigns;
use crate::campaign::page::Giving;
use crate::campaign::page::Home;
use crate::campaign::page::Story;
use crate::samples::{Rendered, Samples, add};
use crate::stroll::card::StrollCard;
use ounce_domain::campaign::{Campaign, CampaignStatus};
use ounce_domain::tally::Tally;
use ounce_web::assets::picture;
use ounce_web::charts::MapDrawing;
use ounce_web::frame::Frame;
use std::sync::Arc;

impl Samples {
    pub(crate) fn campaign_pages(&self, all: &mut Vec<Rendered>) {
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
    }

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
            picture: picture(if is_over { "" } else { "bottle" }),
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
}
