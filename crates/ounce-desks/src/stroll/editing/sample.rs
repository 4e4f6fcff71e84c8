//! The form that changes a stroll's page, with invented values.

use std::collections::BTreeMap;

use ounce_domain::refusal::{Complaint, FieldRefusal, PlanRefusal};
use ounce_domain::stroll::Field;
use ounce_web::form::Form;

use super::page::EditPage;
use super::was;
use crate::samples::{Rendered, Samples, add};

impl Samples {
    pub(crate) fn edit_pages(&self, all: &mut Vec<Rendered>) {
        let page = |is_draft, form: Form, theirs| EditPage {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027/strolls/rochester-ny/page"),
            campaign: "2027".to_owned(),
            slug: "rochester-ny".to_owned(),
            name: self.s("Rochester Milk Stroll"),
            zone: "EDT".to_owned(),
            is_draft,
            fields: Field::ALL.to_vec(),
            locked: BTreeMap::new(),
            form,
            theirs,
        };
        let filled = Form::new()
            .with("stroll_name", self.s("Rochester Milk Stroll"))
            .with("about_en", self.s("Come along.\nBring the family."))
            .with("time", "09:30")
            .with("meeting_point", self.s("Trailhead by the footbridge"))
            .with(&was(Field::MeetingPoint), self.s("Trailhead by the footbridge"))
            .with("confirm", "always")
            .with("pram", "partly");
        add(all, "edit", &page(false, filled, BTreeMap::new()));
        let mut locked = page(true, Form::new(), BTreeMap::new());
        locked.locked = BTreeMap::from([
            (Field::Bring, self.s("Water, and a hat.")),
            (Field::Confirm, "always".to_owned()),
            (Field::Capacity, String::new()),
        ]);
        let wrong = vec![Complaint { field: "bring", refusal: PlanRefusal::Locked.into() }];
        locked.form = Form::refused([], wrong);
        add(all, "edit-locked", &locked);
        add(all, "edit-draft", &page(true, Form::new(), BTreeMap::new()));
        let wrong = vec![
            Complaint { field: "venue", refusal: PlanRefusal::ChangedMeanwhile.into() },
            Complaint { field: "surface", refusal: PlanRefusal::ChangedMeanwhile.into() },
            Complaint { field: "capacity", refusal: PlanRefusal::BelowTaken(41).into() },
            Complaint { field: "pram", refusal: FieldRefusal::NotAChoice.into() },
        ];
        let refused = Form::refused([("venue".to_owned(), self.s("Oak Park"))], wrong);
        let theirs = BTreeMap::from([("venue", self.s("Elm Park")), ("surface", String::new())]);
        add(all, "edit-refused", &page(false, refused, theirs));
    }
}
