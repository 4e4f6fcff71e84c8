//! The desk of a stroll and its roster, with invented values.

use jiff::civil::date;
use ounce_domain::id::Id;
use ounce_domain::quantity::{Currency, Money};
use ounce_domain::stroll::{Confirm, Position, Status, Stroll};
use ounce_domain::text::EmailAddress;
use ounce_store::acts::{self, Act, Deed, Told};

use super::page::{Came, Said, StrollDesk, Undoable};
use super::roster::{By, Roster};
use crate::reports::ReportState;
use crate::samples::{Rendered, Samples, add, id};

impl Samples {
    pub(crate) fn stroll(&self, status: Status) -> Stroll {
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

    /// Fields of a page, a status, and something undone.
    fn changes_of_a_stroll(&self) -> Vec<Told> {
        let change = |deed, field: &str, was: String, became: String| Told {
            act: Act {
                id: id(9),
                campaign: id(1),
                object: Id::<Stroll>::from_bytes([2; 16]).into(),
                deed,
                by: acts::By::Member(id(5)),
                about: None,
                at_ms: 1_803_900_000_000,
                field: field.to_owned(),
                was,
                became,
                why: if field.is_empty() { self.s("A storm is forecast.") } else { String::new() },
            },
            by: EmailAddress::parse("bess@example.org").ok(),
            about: None,
            name: self.s("Rochester Milk Stroll"),
        };
        let long = self.s(&"Come along. ".repeat(20));
        vec![
            change(Deed::ChangedField, "meeting_point", self.s("North gate"), self.s("South gate")),
            change(Deed::ChangedField, "about_en", String::new(), long),
            change(Deed::Undid, "venue", self.s("Elm Park"), String::new()),
            change(
                Deed::ChangedStatus,
                "",
                "open 2027-05-01T10:00:00".to_owned(),
                "postponed 2027-06-20T10:00:00".to_owned(),
            ),
        ]
    }

    /// What a party answered.
    fn answered(&self) -> Vec<(String, String)> {
        let told = [("Which loop?", "One mile"), ("How did you hear of us?", "From a flyer")];
        told.map(|(asked, said)| (self.s(asked), self.s(said))).into()
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
            told: if number == 17 { self.answered() } else { Vec::new() },
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
            may_change: sees_names,
            runs_day: sees_names,
            failed_letters: Some(3),
            said: Said::Nothing,
            undoable: None,
            report: (status == Status::Held).then_some(ReportState::Missing),
            told: if sees_names { self.changes_of_a_stroll() } else { Vec::new() },
        };
        add(all, "stroll-desk", &desk(Status::Open, self.parties(), true));
        add(all, "stroll-desk-empty", &desk(Status::Open, Vec::new(), true));
        add(all, "stroll-desk-figures", &desk(Status::Held, Vec::new(), false));
        for (n, said) in [Said::Same, Said::Undone, Said::UndoOver].into_iter().enumerate() {
            let mut page = desk(Status::Draft, Vec::new(), true);
            page.stroll.meeting_point.clear();
            page.said = said;
            let changed = self.changes_of_a_stroll();
            let letters = i64::from(said == Said::Same) * 34;
            let leave_ms = 1_803_900_600_000;
            page.undoable = Some(Undoable { act: id(9), changed, letters, leave_ms });
            add(all, &format!("stroll-desk-said-{n}"), &page);
        }
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
            has_questions: true,
            shown,
        };
        add(all, "roster", &roster("", By::Name, self.parties()));
        add(all, "roster-none", &roster(&self.s("zzz"), By::Number, Vec::new()));
        add(all, "roster-empty", &roster("", By::Number, Vec::new()));
    }
}
