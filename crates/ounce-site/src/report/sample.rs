//! The report and its rows, with invented values.

use crate::report::page::Cell;
use crate::report::page::Figures;
use crate::report::page::Moved;
use crate::report::page::PartnerStrolls;
use crate::report::page::Report;
use crate::report::page::ReportRows;
use crate::samples::{Rendered, Samples, add, start};
use jiff::civil::date;
use ounce_domain::campaign::{CampaignStatus, OnRecord, Published};
use ounce_domain::quantity::{Currency, Microlitres, Money};
use ounce_domain::tally::Figure;
use ounce_store::report::{AfterTheDay, Story};
use ounce_web::charts::SignUps;

/// Every column a row can have.
const COLUMNS: [&str; 25] = [
    "day",
    "town",
    "region",
    "country",
    "stroll",
    "group",
    "partner",
    "status",
    "people",
    "parties",
    "entries",
    "adults",
    "children",
    "amount",
    "kind",
    "name",
    "bank",
    "volume",
    "promised",
    "received",
    "share",
    "strolls",
    "participants",
    "groups",
    "walkers",
];

/// Every word a row can say.
const WORDS: [&str; 12] = [
    "word-open",
    "word-postponed",
    "word-cancelled",
    "word-held",
    "word-gift",
    "word-shirt",
    "word-promised",
    "word-received",
    "word-withdrawn",
    "word-confirmed",
    "word-waiting",
    "word-whole-campaign",
];

impl Samples {
    pub(crate) fn report_pages(&self, all: &mut Vec<Rendered>) {
        add(all, "report", &self.full_report());
        let mut open = self.full_report();
        open.status = CampaignStatus::Open;
        open.campaign.is_reconstruction = false;
        open.sign_ups.clear();
        open.moved.clear();
        open.partners.clear();
        open.figures = Figures::default();
        add(all, "report-open", &open);
        let milk_handed = Microlitres(17_000_000);
        open.figures.after = AfterTheDay { towns: 150, reported: 97, came: 1_904, milk_handed };
        open.stories = vec![Story {
            slug: "rochester-ny".to_owned(),
            town: self.s("Rochester"),
            region: "NY".to_owned(),
            words: self.s("Sunny. The babies slept.\nWe walk again."),
        }];
        add(all, "report-after", &open);
        for kind in Figure::ALL {
            add(all, &format!("rows-{}", kind.as_str()), &self.rows(kind));
        }
        let mut none = self.rows(Figure::Gifts);
        none.rows.clear();
        none.total = None;
        add(all, "rows-none", &none);
    }

    fn full_report(&self) -> Report {
        let mut campaign = self.campaign();
        campaign.is_reconstruction = true;
        let sign_ups = (0..80).filter(|n| n % 7 != 3).map(|n: i32| SignUps {
            day: date(2027, 2, 10).saturating_add(jiff::Span::new().days(n)),
            parties: i64::from(4 + n * n % 23 + n / 3),
        });
        Report {
            t: self.t,
            frame: self.frame("/campaigns/2027/report"),
            campaign,
            published: vec![OnRecord {
                figure: Published::Raised,
                stated: self.s("over $50,000"),
                source: "https://report.example/2027".to_owned(),
            }],
            status: CampaignStatus::Over,
            figures: Figures {
                places: 150,
                previous_places: Some(70),
                by_partner: vec![
                    PartnerStrolls {
                        name: self.s("Mothers’ Circle"),
                        strolls: 29,
                        participants: 1114,
                        groups: 44,
                    },
                    PartnerStrolls {
                        name: self.s("Ward and Cot"),
                        strolls: 3,
                        participants: 77,
                        groups: 6,
                    },
                ],
                groups: 50,
                walkers: 2206,
                parties: 912,
                gift_minor: 2_813_900,
                shirt_minor: 2_207_400,
                promised_minor: 42_500,
                milk_promised: Microlitres(366_712_000),
                milk_received: Microlitres(92_121_000),
                after: AfterTheDay::default(),
            },
            stories: Vec::new(),
            partners: self.partners(),
            sign_ups: sign_ups.collect(),
            moved: vec![
                Moved {
                    slug: "baltimore".to_owned(),
                    town: self.s("Baltimore"),
                    region: self.s("MD"),
                    japanese: None,
                    from: start(date(2027, 5, 1), 10),
                    to: Some(start(date(2027, 5, 29), 10)),
                },
                Moved {
                    slug: "stuart".to_owned(),
                    town: self.s("Stuart"),
                    region: self.s("VA"),
                    japanese: None,
                    from: start(date(2027, 5, 1), 10),
                    to: None,
                },
            ],
            map: self.map(),
        }
    }

    fn rows(&self, kind: Figure) -> ReportRows {
        let cells = |n: i64| {
            let mut row = vec![
                Cell::Day(date(2027, 5, 1)),
                Cell::Link {
                    href: "/campaigns/2027/strolls/x".to_owned(),
                    text: self.s("Norfolk"),
                },
                Cell::Text(self.s("VA")),
                Cell::Count(n),
                Cell::Money(Money::new(n * 250, Currency::USD)),
                Cell::Milk(Microlitres::from_millilitres(n * 100)),
            ];
            let words = WORDS.iter().cycle().skip(usize::try_from(n).unwrap_or(0));
            row.extend(words.take(COLUMNS.len() - row.len()).map(|word| Cell::Word(word)));
            row
        };
        let (is_wide, width) = (kind == Figure::Places, 7);
        let width = if is_wide { COLUMNS.len() } else { width };
        let rows = (1..=12).map(|n| cells(n).into_iter().take(width).collect()).collect();
        ReportRows {
            t: self.t,
            frame: self.frame("/campaigns/2027/report/places"),
            campaign: self.campaign(),
            kind,
            published: Vec::new(),
            columns: COLUMNS[..width].to_vec(),
            rows,
            total: Some(Cell::Money(Money::new(3_184_050, Currency::USD))),
            gifts: is_wide.then_some(1_240),
            next: is_wide.then(|| "/campaigns/2027/report/places?after=x".to_owned()),
        }
    }
}
