//! The page of hours, with invented values.

use ounce_domain::hours::Hours;
use ounce_domain::refusal::{Complaint, FieldRefusal};
use ounce_web::form::Form;

use super::page::HoursPage;
use crate::samples::{Rendered, Samples, add, id};

impl Samples {
    pub(crate) fn hours_pages(&self, all: &mut Vec<Rendered>) {
        let noted = |n: u8, name: String, minutes| Hours {
            id: id(n),
            stroll: id(2),
            member: None,
            name,
            role: self.s("At the gate"),
            minutes,
            at_ms: 1_809_320_400_000,
        };
        let page = |noted, form, done| HoursPage {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027/strolls/rochester-ny/hours"),
            campaign: "2027".to_owned(),
            slug: "rochester-ny".to_owned(),
            name: self.s("Rochester Milk Stroll"),
            prints: true,
            noted,
            members: vec![(id(7), "hal@helpers.example".to_owned())],
            form,
            done,
        };
        let some = || {
            let names = [(self.s("Hal H."), 210), (self.s("Hana B."), 60), (String::new(), 45)];
            let rows = (1_u8..).zip(names);
            rows.map(|(n, (name, minutes))| noted(n, name, minutes)).collect::<Vec<_>>()
        };
        add(all, "hours", &page(some(), Form::new(), ""));
        for done in ["hours-done-noted", "hours-done-removed", "hours-done-before"] {
            add(all, done, &page(Vec::new(), Form::new(), done));
        }
        let wrong = |field| Complaint { field, refusal: FieldRefusal::NotAChoice.into() };
        let wrong = ["helper_name", "helper_role", "hours", "helper"].map(wrong).to_vec();
        let typed = [("helper_name".to_owned(), self.s("Hal"))];
        add(all, "hours-refused", &page(some(), Form::refused(typed, wrong), ""));
    }
}
