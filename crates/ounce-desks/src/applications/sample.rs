//! The page of offers to host, with invented values.

use ounce_domain::hosting::{HostApplication, Standing, Town};
use ounce_domain::refusal::{Complaint, FieldRefusal};
use ounce_domain::stroll::{Position, Status};
use ounce_domain::text::EmailAddress;
use ounce_web::form::Form;
use ounce_web::letters::Letters;

use super::near::{Near, What};
use super::page::{ApplicationsPage, Judged, Refused, Waiting};
use crate::samples::{Rendered, Samples, add, id};

impl Samples {
    pub(crate) fn application_pages(&self, all: &mut Vec<Rendered>) {
        let page = |waiting, judged, done: &str, refused| ApplicationsPage {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027/applications"),
            campaign: "2027".to_owned(),
            name: self.s("Milk Stroll 2027"),
            waiting,
            judged,
            done: done.to_owned(),
            refused,
        };
        let near = |km, what| Near { km, town: self.s("Portland, ME"), what };
        let waiting = || {
            let first = Waiting {
                application: self.offer_to_host(1, Standing::Waiting),
                group: Some(self.s("Elm Grove circle")),
                near: vec![
                    near(2.0, What::Stroll("portland-me".to_owned(), Status::Draft)),
                    near(9.0, What::Application(self.s("Bo Bee"))),
                ],
            };
            let second = Waiting {
                application: self.offer_to_host(2, Standing::Asked),
                group: None,
                near: Vec::new(),
            };
            vec![first, second]
        };
        let judged = || {
            let of = |n, standing| self.offer_to_host(n, standing);
            let stroll = Some("elm-grove-wi".to_owned());
            vec![
                Judged { application: of(3, Standing::Declined), act: Some(id(9)), stroll: None },
                Judged { application: of(4, Standing::Approved), act: None, stroll },
            ]
        };
        add(all, "applications", &page(waiting(), judged(), "", None));
        add(all, "applications-none", &page(Vec::new(), Vec::new(), "undo-over", None));
        let complaint = Complaint { field: "words", refusal: FieldRefusal::Missing.into() };
        let typed = [("words".to_owned(), self.s("Which park?"))];
        let refused = Refused { application: id(1), form: Form::refused(typed, vec![complaint]) };
        add(all, "applications-wrong", &page(waiting(), Vec::new(), "", Some(refused)));
        for done in ["approved", "asked", "declined", "before", "undone"] {
            let told = page(waiting(), judged(), done, None);
            add(all, &format!("applications-{done}"), &told);
            let mut quiet = page(waiting(), judged(), done, None);
            quiet.frame.letters = Letters::Wait;
            add(all, &format!("applications-{done}-quiet"), &quiet);
        }
    }

    fn offer_to_host(&self, n: u8, standing: Standing) -> HostApplication {
        HostApplication {
            id: id(n),
            campaign: id(1),
            name: self.s("Ada Ant"),
            email: EmailAddress::parse("ada@host.example").expect("the example is an address"),
            town: Town {
                name: self.s("Portland"),
                region: "ME".to_owned(),
                country: "US".to_owned(),
                position: Position { lat_e7: 436_000_000, lon_e7: -702_000_000 },
                time_zone: "America/New_York".to_owned(),
            },
            group: None,
            why: self.s("Our ward takes donor milk.\nTwelve of us would walk."),
            language: "en".to_owned(),
            at_ms: 1_803_900_000_000,
            standing,
            said: if standing == Standing::Asked { self.s("Which park?") } else { String::new() },
            since_ms: 1_803_900_000_000,
            stroll: None,
        }
    }
}
