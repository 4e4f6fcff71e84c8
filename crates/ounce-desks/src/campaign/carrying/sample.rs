//! The pages on which a campaign is carried over, with invented values.

use jiff::civil::date;
use ounce_domain::campaign::{Campaign, Fee};
use ounce_domain::quantity::Currency;
use ounce_domain::refusal::{Complaint, FieldRefusal, PlanRefusal};
use ounce_store::carry::Counts;
use ounce_web::form::Form;

use super::page::{CarryPage, CarryPreview};
use crate::samples::{Rendered, Samples, add, id};

impl Samples {
    pub(crate) fn carry_pages(&self, all: &mut Vec<Rendered>) {
        let form = |form| CarryPage {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027/carry"),
            campaign: "2027".to_owned(),
            name: self.s("Milk Stroll 2027"),
            form,
        };
        add(all, "carry", &form(Form::new()));
        let wrong = vec![
            Complaint { field: "edition", refusal: FieldRefusal::NotAChoice.into() },
            Complaint { field: "day", refusal: PlanRefusal::OtherDay.into() },
        ];
        add(
            all,
            "carry-refused",
            &form(Form::refused([("edition".to_owned(), self.s("2027"))], wrong)),
        );
        let to = Campaign {
            id: id(3),
            slug: "2028".to_owned(),
            name: self.s("Milk Stroll 2028"),
            day: date(2028, 5, 6),
            last_day: date(2028, 5, 6),
            currency: Currency::USD,
            languages: vec!["en".to_owned()],
            goal_minor: None,
            goal_milk: None,
            fee: Fee { basis_points: 290, fixed_minor: 30 },
            previous_places: Some(150),
            is_reconstruction: false,
        };
        let counts = Counts {
            partners: 3,
            groups: 50,
            strolls: 150,
            hosts: 141,
            coordinators: 2,
            drafts: 4,
        };
        let preview = |is_new, counts, sends_mail| CarryPreview {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027/carry"),
            campaign: "2027".to_owned(),
            name: self.s("Milk Stroll 2027"),
            to: to.clone(),
            is_new,
            counts,
            sends_mail,
        };
        add(all, "carry-preview", &preview(true, counts, true));
        add(
            all,
            "carry-preview-quiet",
            &preview(false, Counts { strolls: 1, ..Counts::default() }, false),
        );
        add(all, "carry-preview-done", &preview(false, Counts::default(), true));
    }
}
