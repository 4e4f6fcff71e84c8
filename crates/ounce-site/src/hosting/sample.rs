//! The pages of an offer to host, with invented values.

use super::page::{Apply, Confirmation, Offer, Own, Seen, Sent};
use super::town::Choice;
use crate::samples::{Rendered, Samples, add, id};
use ounce_domain::campaign::Group;
use ounce_domain::hosting::{HostApplication, Standing, Town};
use ounce_domain::refusal::{Complaint, FieldRefusal, Refusal};
use ounce_domain::stroll::Position;
use ounce_domain::text::EmailAddress;
use ounce_web::form::Form;

impl Samples {
    pub(crate) fn host_pages(&self, all: &mut Vec<Rendered>) {
        let frame = || self.frame("/campaigns/2027/host");
        let once = || "k3yk3yk3yk3yk3yk".to_owned();
        let apply = |path: &str, offer| Apply {
            t: self.t,
            frame: self.frame(path),
            campaign: self.campaign(),
            offer,
            once: once(),
        };
        add(all, "host", &apply("/campaigns/2027/host", self.offer(Form::new(), false)));
        add(
            all,
            "host-quiet",
            &apply("/campaigns/2027/host?quiet", self.offer(Form::new(), false)),
        );
        let typed = [("name".to_owned(), String::new()), ("town".to_owned(), self.s("Portland"))];
        let complaints = vec![
            Complaint { field: "name", refusal: Refusal::Field(FieldRefusal::Missing) },
            Complaint { field: "town", refusal: Refusal::Field(FieldRefusal::WhichPlace) },
            Complaint { field: "group", refusal: Refusal::Field(FieldRefusal::NotAChoice) },
        ];
        let which = self.offer(Form::refused(typed, complaints), true);
        add(all, "host-which", &apply("/campaigns/2027/host", which));
        add(all, "host-sent", &Sent { t: self.t, frame: frame() });
        let confirmation = Confirmation {
            t: self.t,
            frame: frame(),
            campaign: self.campaign(),
            application: self.host_application(Standing::Unconfirmed),
            action: "/host-applications/x/confirmation?token=t0k3n".to_owned(),
        };
        add(all, "host-confirm", &confirmation);
        for (name, seen, standing) in [
            ("host-own-waiting", Seen::Waiting, Standing::Waiting),
            ("host-own-asked", Seen::Asked, Standing::Asked),
            ("host-own-approved", Seen::Approved, Standing::Approved),
            ("host-own-settling", Seen::Settling, Standing::Declined),
            ("host-own-declined", Seen::Declined, Standing::Declined),
        ] {
            let quiet = if standing == Standing::Waiting { "?quiet" } else { "" };
            let own = Own {
                t: self.t,
                frame: self.frame(&format!("/host-applications/x{quiet}")),
                campaign: self.campaign(),
                application: self.host_application(standing),
                seen,
                is_sent: seen == Seen::Waiting,
                offer: self.offer(Form::new().with("place", "1,2"), false),
                action: "/host-applications/x?token=t0k3n".to_owned(),
            };
            add(all, name, &own);
        }
    }

    fn offer(&self, form: Form, is_asked: bool) -> Offer {
        let group = Group {
            id: id(4),
            campaign: id(1),
            partner: id(5),
            slug: "elm-circle".to_owned(),
            name: self.s("Elm Grove circle"),
            town: self.s("Elm Grove"),
            region: "WI".to_owned(),
            country: "US".to_owned(),
        };
        let choices = [("OR", 455_000_000), ("ME", 436_000_000)];
        let choices = choices.into_iter().filter(|_| is_asked);
        let choices = choices.map(|(region, lat_e7)| Choice::of(self.host_town(region, lat_e7)));
        Offer { t: self.t, form, choices: choices.collect(), groups: vec![group] }
    }

    fn host_town(&self, region: &str, lat_e7: i64) -> Town {
        Town {
            name: self.s("Portland"),
            region: region.to_owned(),
            country: "US".to_owned(),
            position: Position { lat_e7, lon_e7: -702_000_000 },
            time_zone: "America/New_York".to_owned(),
        }
    }

    pub fn host_application(&self, standing: Standing) -> HostApplication {
        HostApplication {
            id: id(8),
            campaign: id(1),
            name: self.s("Ada Ant"),
            email: EmailAddress::parse("ada@host.example").expect("the example is an address"),
            town: self.host_town("ME", 436_000_000),
            group: None,
            why: self.s("Our ward takes donor milk.\nTwelve of us would walk."),
            language: self.t.lang.code().to_owned(),
            at_ms: 1_800_000_000_000,
            standing,
            said: self.s("Which park do you think of?"),
            since_ms: 1_800_000_000_000,
            stroll: None,
        }
    }
}
