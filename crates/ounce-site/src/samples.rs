//! Invented values that every page is rendered with, by a test and by the gallery. The values of a
//! page are in the folder of its subject, in `sample.rs`; what several of them need is here.
//!
//! Every text in them can carry a mark, so that a test can put HTML into each and see it escaped.

use crate::campaign::page::PartnerPart;
use crate::stroll::card::StrollCard;
use jiff::civil::{Date, DateTime, date};
use ounce_domain::campaign::{Campaign, Face, Fee, Partner};
use ounce_domain::id::Id;
use ounce_domain::quantity::{Currency, Microlitres};
use ounce_domain::stroll::{Access, Meeting, Phase, Position, Status, Stroll};
use ounce_domain::tally::{StrollCounts, StrollTally, Tally};
use ounce_web::charts::{Dot, MapDrawing};
use ounce_web::frame::CampaignName;
use ounce_web::frame::Frame;
use ounce_web::i18n::{Lang, Reader, Units};
use ounce_web::letters::Letters;
use ounce_web::oops::Oops;
use ounce_web::place::StrollName;
pub(crate) use ounce_web::rendered::{Rendered, add};
use std::sync::Arc;

/// Renders every sample of every page in a language.
pub fn render_all(lang: Lang) -> Vec<Rendered> {
    Samples::new(lang, "").render_all()
}

/// Where the samples come from: a reader, and what is added to every text.
pub struct Samples {
    pub(crate) t: Reader,
    mark: &'static str,
}

impl Samples {
    pub fn new(lang: Lang, mark: &'static str) -> Self {
        let units = if lang == Lang::En { Units::Us } else { Units::Metric };
        Self { t: Reader::new(lang, units), mark }
    }

    pub fn render_all(&self) -> Vec<Rendered> {
        let mut all = Vec::new();
        self.campaign_pages(&mut all);
        self.find_pages(&mut all);
        self.stroll_pages(&mut all);
        self.stroll_lists(&mut all);
        self.join_pages(&mut all);
        self.tickets(&mut all);
        self.person_pages(&mut all);
        self.gift_pages(&mut all);
        self.milk_pages(&mut all);
        self.self_checks(&mut all);
        self.bank_pages(&mut all);
        self.questions(&mut all);
        self.letter_pages(&mut all);
        self.host_pages(&mut all);
        self.report_pages(&mut all);
        self.about_pages(&mut all);
        self.oops(&mut all);
        all
    }

    pub(crate) fn s(&self, text: &str) -> String {
        format!("{text}{}", self.mark)
    }

    pub(crate) fn frame(&self, path: &str) -> Frame {
        let campaign = CampaignName {
            slug: "2027".to_owned(),
            name: self.s("Milk Stroll"),
            is_over: path.contains("over") || path.contains("report"),
            organiser: self.s("The parents of Elm Grove"),
            contact: "hello@elm.example".to_owned(),
        };
        Frame {
            path: path.to_owned(),
            base_url: "https://ounce.example".to_owned(),
            campaign: Some(campaign),
            is_demo: true,
            letters: if path.contains("quiet") { Letters::NeverGoOut } else { Letters::GoOut },
            theme: "",
        }
    }

    pub fn campaign(&self) -> Campaign {
        Campaign {
            id: id(1),
            slug: "2027".to_owned(),
            name: self.s("Milk Stroll 2027"),
            day: date(2027, 5, 1),
            last_day: date(2027, 5, 29),
            currency: Currency::USD,
            languages: vec!["en".to_owned()],
            goal_minor: Some(5_000_000),
            goal_milk: Some(Microlitres::from_millilitres(590_000)),
            fee: Fee { basis_points: 290, fixed_minor: 30 },
            previous_places: Some(70),
            is_reconstruction: false,
        }
    }

    pub(crate) fn face(&self) -> Face {
        Face {
            headline: self.s("A mile for the smallest"),
            lead: self.s("One Saturday in May we walk together."),
            ..Face::plain(id(1))
        }
    }

    pub fn tally(&self) -> Tally {
        Tally {
            places: 150,
            strolls: StrollCounts { open: 147, postponed: 1, cancelled: 1, held: 1 },
            groups: 50,
            walkers: 2206,
            gift_minor: 3_184_000,
            shirt_minor: 0,
            promised_minor: 42_500,
            milk_promised: Microlitres(366_712_000),
            milk_received: Microlitres(92_121_000),
        }
    }

    pub(crate) fn partners(&self) -> Vec<PartnerPart> {
        let parts = [("Babies First", 3334, 1_061_546), ("Ward and Cot", 3333, 1_061_227)];
        let parts = parts.into_iter().chain([("Mothers’ Circle", 3333, 1_061_227)]);
        parts
            .enumerate()
            .map(|(n, (name, share_basis_points, part_minor))| PartnerPart {
                partner: Partner {
                    id: id(10 + n as u8),
                    campaign: id(1),
                    slug: format!("partner-{n}"),
                    name: self.s(name),
                    url: if n == 1 { String::new() } else { "https://partner.example".to_owned() },
                    share_basis_points,
                },
                part_minor,
            })
            .collect()
    }

    pub(crate) fn stroll(&self, town: &str, region: &str, at: (f64, f64)) -> Stroll {
        let e7 = |degrees: f64| (degrees * 1e7) as i64;
        Stroll {
            id: id(2),
            campaign: id(1),
            slug: town.to_lowercase().replace(' ', "-"),
            name: self.s(&format!("{town} Milk Stroll")),
            group: None,
            town: self.s(town),
            region: self.s(region),
            country: "US".to_owned(),
            position: Position { lat_e7: e7(at.0), lon_e7: e7(at.1) },
            time_zone: "America/New_York".to_owned(),
            starts: start(date(2027, 5, 1), 10),
            first_starts: None,
            meeting_point: self.s("Mount Trashmore Park, north shelter"),
            host: self.s("Ada R."),
            bring: self.s("Water, a sun hat, and a blanket for the picnic."),
            capacity: Some(50),
            confirm: ounce_domain::stroll::Confirm::AtOnce,
            status: Status::Open,
            sequence: 0,
        }
    }

    pub(crate) fn card(&self, phase: Phase) -> StrollCard {
        let mut stroll = self.stroll("Virginia Beach", "VA", (36.85, -75.98));
        if let Phase::Postponed { dated, .. } = phase {
            stroll.first_starts = Some(stroll.starts);
            stroll.status = Status::Postponed { dated };
            if dated {
                stroll.starts = start(date(2027, 5, 29), 10);
            }
        }
        StrollCard {
            campaign: "2027".to_owned(),
            currency: Currency::USD,
            stroll,
            tally: StrollTally {
                walkers: 36,
                parties: 14,
                waiting: if phase == Phase::Full { 3 } else { 0 },
                raised_minor: 112_000,
                milk_promised: Microlitres::from_millilitres(8_872),
                milk_received: Microlitres(0),
            },
            phase,
            group: None,
            meeting: self.meeting(),
            is_reconstruction: false,
            distance_km: None,
        }
    }

    /// The words of a host who did not mention the toilets.
    pub fn meeting(&self) -> Meeting {
        Meeting {
            venue: self.s("Mount Trashmore Park"),
            street: self.s("310 Edwin Drive"),
            position: Some(Position { lat_e7: 368_310_000, lon_e7: -760_670_000 }),
            lasts_minutes: Some(90),
            distance_m: Some(1_000),
            surface: self.s("Paved, one slope"),
            pram: Some(Access::Yes),
            wheelchair: Some(Access::Partly),
            parking: self.s("Free, by the main gate"),
            rain_plan: self.s("Under the shelter"),
            ..Meeting::unknown(id(2))
        }
    }

    pub(crate) fn near(&self) -> Vec<StrollCard> {
        let mut near = self.card(Phase::Open { room: Some(14) });
        near.distance_km = Some(4.2);
        let mut norfolk = self.card(Phase::Open { room: None });
        norfolk.stroll = self.stroll("Norfolk", "VA", (36.85, -76.29));
        norfolk.stroll.meeting_point = self.s("Town Point Park, by the fountain");
        norfolk.stroll.capacity = Some(120);
        norfolk.tally.walkers = 58;
        norfolk.group = Some(self.s("Mothers’ Circle of Norfolk"));
        norfolk.distance_km = Some(27.4);
        let mut richmond = self.card(Phase::Postponed { dated: true, room: Some(34) });
        richmond.stroll.town = self.s("Richmond");
        richmond.stroll.meeting_point = self.s("Byrd Park");
        richmond.distance_km = Some(152.0);
        vec![near, norfolk, richmond]
    }

    /// A stroll as it stands in a phase.
    pub fn stroll_in(&self, phase: Phase) -> Stroll {
        self.card(phase).stroll
    }

    pub(crate) fn name(&self) -> StrollName {
        self.card(Phase::Full).name(&self.t)
    }

    pub(crate) fn map(&self) -> Arc<MapDrawing> {
        let towns = [
            ("Virginia Beach", 36.85, -75.98),
            ("Portland", 45.52, -122.68),
            ("Denver", 39.74, -104.99),
            ("Austin", 30.27, -97.74),
            ("Halifax", 44.65, -63.57),
            ("Yokosuka", 35.28, 139.67),
            ("Paris", 48.86, 2.35),
        ];
        let towns = towns.into_iter().map(|(town, lat, lon)| Dot {
            lat,
            lon,
            href: "/campaigns/2027/strolls/town".to_owned(),
            title: self.s(town),
            is_changed: town == "Denver",
        });
        let scattered = (0..143).map(|n: i32| Dot {
            lat: 31.0 + f64::from(n * 37 % 170) / 10.0,
            lon: -118.0 + f64::from(n * 61 % 400) / 10.0,
            href: "/campaigns/2027/strolls/town".to_owned(),
            title: self.s("Town"),
            is_changed: false,
        });
        Arc::new(MapDrawing::draw(towns.chain(scattered)))
    }

    pub(crate) fn phases(&self) -> [Phase; 8] {
        [
            Phase::Open { room: Some(14) },
            Phase::Open { room: Some(1) },
            Phase::Open { room: None },
            Phase::Full,
            Phase::Postponed { dated: true, room: Some(3) },
            Phase::Postponed { dated: false, room: None },
            Phase::Cancelled,
            Phase::Over,
        ]
    }

    pub(crate) fn oops(&self, all: &mut Vec<Rendered>) {
        for status in [400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429, 500, 503, 418] {
            let frame = self.frame("/campaigns/2027/nowhere");
            let campaign = frame.campaign.clone().filter(|_| status != 404);
            let oops = Oops {
                t: self.t,
                frame: Frame { campaign, ..frame },
                status,
                reference: (status == 500).then(|| self.s("7K3M-9Q2W")),
                retry_after: (status == 429).then_some(30),
                is_sent: status == 503,
            };
            add(all, &format!("oops-{status}"), &oops);
        }
    }
}

pub(crate) fn id<T>(n: u8) -> Id<T> {
    Id::new(1_800_000_000_000, [n; 10])
}

pub(crate) fn start(day: Date, hour: i8) -> DateTime {
    day.at(hour, 0, 0, 0)
}
