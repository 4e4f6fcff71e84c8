//! The page of the first set-up, with invented values.

use ounce_domain::refusal::{BookRefusal, Complaint, FieldRefusal, Refusal};
use ounce_web::form::Form;

use super::page::SetUpPage;
use crate::samples::{Rendered, Samples, add};

impl Samples {
    pub(crate) fn set_ups(&self, all: &mut Vec<Rendered>) {
        let page = |form, is_over| SetUpPage {
            t: self.t,
            frame: self.frame_without_campaign("/"),
            action: "/set-up/x?token=t0k3n".to_owned(),
            form,
            is_unsafe: is_over,
            is_over,
        };
        add(all, "set-up", &page(Form::new().with("goal_unit", "oz"), false));
        add(all, "set-up-over", &page(Form::new(), true));
        let complaint = |field, refusal| Complaint { field, refusal };
        let typed =
            [("campaign_name", self.s("Milk Stroll")), ("partner_1", self.s("Elm Milk Bank"))];
        let wrong = vec![
            complaint("day", Refusal::Field(FieldRefusal::InThePast)),
            complaint("language_en", Refusal::Field(FieldRefusal::Missing)),
            complaint("share_1", Refusal::Book(BookRefusal::SharesOfAHundred(90))),
        ];
        let typed = typed.map(|(name, value)| (name.to_owned(), value));
        add(all, "set-up-wrong", &page(Form::refused(typed, wrong), false));
    }
}
