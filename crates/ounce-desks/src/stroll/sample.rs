//! The desk of a stroll and its roster, with invented values.

use jiff::civil::date;
use ounce_domain::quantity::{Currency, Money};
use ounce_domain::stroll::{Confirm, Position, Status, Stroll};

use super::page::{Came, StrollDesk};
use super::roster::{By, Roster};
use crate::samples::{Rendered, Samples, add, id};

impl Samples {
    fn stroll(&self, status: Status) -> Stroll {
        Stroll {
            id: id(2),
            campaign: id(1),
            slug: "rochester-ny".to_owned(),
            name: self.s("Rochester Milk Stroll"),
            group: None,
            town: self.s("Rochester"),
            region: "NY".to_owned(),
            country: "US".to_owned(),
            position: Position { lat_e7: 431_570_000, lon_e7: -776_150_000 },
            time_zone: "America/New_York".to_owned(),
            starts: date(2027, 5, 1).at(9, 30, 0, 0),
            first_starts: None,
            meeting_point: self.s("Trailhead by the footbridge"),
            host: self.s("Bess A."),
            bring: self.s("Water"),
            capacity: Some(50),
            confirm: Confirm::AtOnce,
            status,
            sequence: 0,
        }
    }

    fn parties(&self) -> Vec<Came> {
        let party = |number, name: &str, is_waiting, is_held| Came {
            number,
            name: name.to_owned(),
            adults: 2,
            children: 1,
            is_waiting,
            is_held,
            code: "7K3-MWQ-4T9X".to_owned(),
            at_ms: 1_803_900_000_000,
        };
        vec![
            party(17, &self.s("Iris Bunting"), false, false),
            party(18, &self.s("Asa Sapsucker"), true, false),
            party(19, "", false, true),
        ]
    }

    pub(crate) fn stroll_desks(&self, all: &mut Vec<Rendered>) {
        let desk = |status, newest: Vec<Came>, sees_names| StrollDesk {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027/strolls/rochester-ny"),
            campaign: "2027".to_owned(),
            stroll: self.stroll(status),
            adults: 24,
            children: 17,
            parties: 17,
            waiting: 2,
            raised: Money::new(112_000, Currency::USD),
            days_left: (status == Status::Open).then_some(18),
            newest,
            sees_names,
            sees_members: sees_names,
        };
        add(all, "stroll-desk", &desk(Status::Open, self.parties(), true));
        add(all, "stroll-desk-empty", &desk(Status::Open, Vec::new(), true));
        add(all, "stroll-desk-figures", &desk(Status::Held, Vec::new(), false));
        let statuses = [
            Status::Draft,
            Status::Postponed { dated: false },
            Status::Postponed { dated: true },
            Status::Cancelled,
        ];
        for (n, status) in statuses.into_iter().enumerate() {
            let mut page = desk(status, Vec::new(), false);
            page.stroll.capacity = None;
            add(all, &format!("stroll-desk-status-{n}"), &page);
        }
    }

    pub(crate) fn rosters(&self, all: &mut Vec<Rendered>) {
        let roster = |q: &str, by, shown: Vec<Came>| Roster {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027/strolls/rochester-ny/roster"),
            campaign: "2027".to_owned(),
            slug: "rochester-ny".to_owned(),
            name: self.s("Rochester Milk Stroll"),
            when: self.t.day(date(2027, 5, 1)),
            q: q.to_owned(),
            by,
            parties: 17,
            people: 41,
            shown,
        };
        add(all, "roster", &roster("", By::Name, self.parties()));
        add(all, "roster-none", &roster(&self.s("zzz"), By::Number, Vec::new()));
        add(all, "roster-empty", &roster("", By::Number, Vec::new()));
    }
}
