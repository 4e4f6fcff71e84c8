//! The page of acts, with invented values.

use ounce_domain::member::Kind;
use ounce_domain::refusal::{Complaint, FieldRefusal};
use ounce_domain::text::EmailAddress;
use ounce_store::acts::{Before, By, Deed, Thing};
use ounce_web::form::Form;

use super::page::ActsPage;
use super::search::Found;
use crate::samples::{Rendered, Samples, add, id};

impl Samples {
    pub(crate) fn act_pages(&self, all: &mut Vec<Rendered>) {
        let email = EmailAddress::parse("host@ounce.example").expect("the example is an address");
        let of_campaign = "/desk/campaigns/2027";
        let of_stroll = "/desk/campaigns/2027/strolls/rochester-ny";
        let page = |is_stroll, form, found, is_later| {
            let desk = if is_stroll { of_stroll } else { of_campaign };
            ActsPage {
                t: self.t,
                frame: self.frame(&format!("{desk}/acts")),
                path: format!("{desk}/acts"),
                desk: desk.to_owned(),
                name: self.s("Rochester Milk Stroll"),
                is_stroll,
                zone: if is_stroll { "America/New_York" } else { "UTC" }.to_owned(),
                form,
                doers: vec![(id(7), email.clone())],
                things: vec![Thing {
                    kind: Kind::Stroll,
                    slug: "rochester-ny".to_owned(),
                    name: self.s("Rochester Milk Stroll"),
                }],
                is_later,
                found,
            }
        };
        let told = || {
            vec![
                self.told(Deed::GaveRole, By::Token(id(7), id(8)), true),
                self.told(Deed::TookRole, By::Shell, true),
                self.told(Deed::Invited, By::Member(id(7)), false),
            ]
        };
        let found = || Found { told: told(), next: None, looked_to_ms: None };
        add(all, "acts", &page(false, Form::new(), found(), false));
        add(all, "acts-none", &page(true, Form::new(), Found::default(), false));
        let narrowed = Form::new()
            .with("q", self.s("cooler"))
            .with("by", "shell")
            .with("deed", "took-role")
            .with("from", "2027-03-01");
        let next = Some(Before::moment(1_803_900_000_000));
        let cut = Found { next, looked_to_ms: Some(1_803_900_000_000), ..found() };
        add(all, "acts-narrowed", &page(true, narrowed, cut, true));
        let typed = [("from".to_owned(), "1 May".to_owned())];
        let wrong = ["by", "deed", "object"]
            .map(|field| Complaint { field, refusal: FieldRefusal::NotAChoice.into() });
        let day =
            ["from", "to"].map(|field| Complaint { field, refusal: FieldRefusal::NotADate.into() });
        let form = Form::refused(typed, wrong.into_iter().chain(day).collect());
        add(all, "acts-wrong", &page(false, form, Found::default(), false));
    }
}
