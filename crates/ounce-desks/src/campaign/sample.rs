//! The desk of a campaign, with invented values.

use jiff::civil::date;
use ounce_domain::quantity::{Currency, Microlitres};
use ounce_domain::stroll::Status;
use ounce_domain::tally::{StrollCounts, Tally};

use super::page::{CampaignDesk, Line, Need};
use crate::samples::{Rendered, Samples, add};

impl Samples {
    pub(crate) fn campaign_desks(&self, all: &mut Vec<Rendered>) {
        let line = |town: &str, status, needs: Vec<Need>| Line {
            slug: "rochester-ny".to_owned(),
            name: self.s("Rochester Milk Stroll"),
            town: self.s(town),
            status,
            walkers: 41,
            capacity: needs.is_empty().then_some(50),
            waiting: 2,
            raised_minor: 112_000,
            needs,
        };
        let lines = || {
            vec![
                line("Rochester, NY", Status::Open, Vec::new()),
                line("Elm Grove, WI", Status::Draft, vec![Need::Host, Need::Opening]),
                line("Dayton, OH", Status::Postponed { dated: false }, vec![Need::Day]),
                line("Salem, OR", Status::Postponed { dated: true }, vec![Need::Place]),
                line("Stuart, VA", Status::Cancelled, Vec::new()),
                line("Troy, NY", Status::Held, Vec::new()),
            ]
        };
        let desk = |needs: [(Need, usize); 4], only, q: &str, shown: Vec<Line>, page, pages| {
            CampaignDesk {
                t: self.t,
                frame: self.frame("/desk/campaigns/2027"),
                campaign: "2027".to_owned(),
                name: self.s("Milk Stroll 2027"),
                day: date(2027, 5, 1),
                currency: Currency::USD,
                tally: Tally {
                    places: 150,
                    strolls: StrollCounts { open: 147, postponed: 1, cancelled: 1, held: 1 },
                    groups: 50,
                    walkers: 2_206,
                    gift_minor: 3_184_000,
                    shirt_minor: 0,
                    promised_minor: 42_500,
                    milk_promised: Microlitres(366_712_000),
                    milk_received: Microlitres(92_121_000),
                },
                messages: (needs[0].1 > 0).then_some(3),
                applications: (needs[0].1 > 0).then_some(2),
                needs,
                only,
                q: q.to_owned(),
                page,
                pages,
                found: shown.len(),
                shown,
                sees_members: needs[0].1 > 0,
                sees_acts: needs[0].1 > 0,
            }
        };
        let some = [(Need::Host, 7), (Need::Place, 1), (Need::Day, 1), (Need::Opening, 2)];
        let none = Need::ALL.map(|need| (need, 0));
        add(all, "campaign-desk", &desk(some, None, "", lines(), 1, 1));
        add(all, "campaign-desk-ready", &desk(none, None, "", lines(), 2, 3));
        let nobody = desk(some, Some(Need::Host), &self.s("zzz"), Vec::new(), 1, 1);
        add(all, "campaign-desk-none", &nobody);
    }
}
