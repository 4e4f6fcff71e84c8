//! The desk of a campaign, with invented values.

use jiff::civil::{date, datetime};
use ounce_domain::quantity::{Currency, Microlitres};
use ounce_domain::stroll::{Need, Status};
use ounce_domain::tally::{StrollCounts, Tally};
use ounce_store::acts::{self, Act, Deed, Told};
use ounce_store::strolls::{Filter, MANY, Region};

use super::asked::Asked;
use super::page::{CampaignDesk, Line};
use super::undoing::{Said, Undoable};
use crate::samples::{Rendered, Samples, add, id};

impl Samples {
    fn regions(&self) -> Vec<Region> {
        let region = |country: &str, region: &str, strolls| Region {
            country: country.to_owned(),
            region: region.to_owned(),
            strolls,
        };
        vec![
            region("CA", "ON", 2),
            region("US", "NY", 31),
            region("US", "WI", 3),
            region("MC", "", 1),
        ]
    }

    fn changed_many(&self, became: &str) -> Undoable {
        let act = Act {
            id: id(9),
            campaign: id(1),
            object: ounce_domain::id::Id::<ounce_domain::campaign::Campaign>::from_bytes([1; 16])
                .into(),
            deed: Deed::ChangedMany,
            by: acts::By::Shell,
            about: None,
            at_ms: 1_803_900_000_000,
            field: MANY.to_owned(),
            was: "37".to_owned(),
            became: became.to_owned(),
            why: self.s("A storm is forecast."),
        };
        let told = Told { act, by: None, about: None, name: self.s("Milk Stroll 2027") };
        Undoable { told, letters: 212, leave_ms: 1_803_900_620_000 }
    }

    pub(crate) fn campaign_desks(&self, all: &mut Vec<Rendered>) {
        let lines = || self.lines_of_a_campaign();
        let desk = |needs: [(Need, i64); 4], asked, shown: Vec<Line>| CampaignDesk {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027"),
            campaign: "2027".to_owned(),
            name: self.s("Milk Stroll 2027"),
            day: date(2027, 5, 1),
            currency: Currency::USD,
            tally: tally(),
            messages: (needs[0].1 > 0).then_some(3),
            applications: (needs[0].1 > 0).then_some(2),
            all: 152,
            needs,
            asked,
            is_later: false,
            next: None,
            found: shown.len() as i64,
            shown,
            regions: self.regions(),
            may_change: needs[0].1 > 0,
            said: Said::Nothing,
            undoable: None,
            plans: needs[0].1 > 0,
            sees_members: needs[0].1 > 0,
            sees_acts: needs[0].1 > 0,
            writes: true,
            failed_letters: Some(3),
            unclosed_reports: Some(needs[0].1),
        };
        let some = [(Need::Host, 7), (Need::Place, 1), (Need::Day, 1), (Need::Opening, 2)];
        let none = Need::ALL.map(|need| (need, 0));
        add(all, "campaign-desk", &desk(some, Asked::default(), lines()));
        let mut later = desk(none, Asked::default(), lines());
        later.is_later = true;
        later.next = Some("troy-ny".to_owned());
        add(all, "campaign-desk-ready", &later);
        let filter = Filter {
            words: self.s("zzz"),
            need: Some(Need::Host),
            status: Some(Status::Open),
            country: "US".to_owned(),
            region: "NY".to_owned(),
        };
        let asked = Asked { filter, ..Asked::default() };
        add(all, "campaign-desk-none", &desk(some, asked, Vec::new()));
        let done = [Said::Nothing, Said::Undone, Said::UndonePartly, Said::UndoOver];
        let acts = ["postponed 2027-06-05", "postponed-undated", "cancelled", "open"];
        for (n, (said, became)) in done.into_iter().zip(acts).enumerate() {
            let mut page = desk(some, Asked::default(), lines());
            page.said = said;
            page.undoable = Some(self.changed_many(became));
            add(all, &format!("campaign-desk-many-{n}"), &page);
        }
    }

    /// One stroll of each status.
    fn lines_of_a_campaign(&self) -> Vec<Line> {
        let line = |town: &str, status, is_hosted: bool, place: &str| Line {
            slug: "rochester-ny".to_owned(),
            name: self.s("Rochester Milk Stroll"),
            town: self.s(town),
            region: "NY".to_owned(),
            country: "US".to_owned(),
            status,
            starts: datetime(2027, 5, 1, 10, 0, 0, 0),
            time_zone: "America/New_York".to_owned(),
            meeting_point: place.to_owned(),
            walkers: 41,
            parties: 17,
            capacity: is_hosted.then_some(50),
            waiting: 2,
            is_hosted,
            raised_minor: 112_000,
        };
        vec![
            line("Rochester", Status::Open, true, "Gate"),
            line("Elm Grove", Status::Draft, false, "Gate"),
            line("Dayton", Status::Postponed { dated: false }, true, "Gate"),
            line("Salem", Status::Postponed { dated: true }, true, ""),
            line("Stuart", Status::Cancelled, true, ""),
            line("Troy", Status::Held, true, "Gate"),
        ]
    }
}

fn tally() -> Tally {
    Tally {
        places: 150,
        strolls: StrollCounts { open: 147, postponed: 1, cancelled: 1, held: 1 },
        groups: 50,
        walkers: 2_206,
        gift_minor: 3_184_000,
        shirt_minor: 0,
        promised_minor: 42_500,
        milk_promised: Microlitres(366_712_000),
        milk_received: Microlitres(92_121_000),
    }
}
