//! The page where paper is asked for, with invented values.

use ounce_domain::refusal::{Complaint, FieldRefusal};
use ounce_paper::Sheet;
use ounce_web::form::Form;

use super::page::{PrintPage, TownLine, TownsChoice};
use crate::samples::{Rendered, Samples, add};

impl Samples {
    pub(crate) fn paper_pages(&self, all: &mut Vec<Rendered>) {
        let page = |form: Form, sees_names, towns: Option<TownsChoice>| PrintPage {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027/strolls/rochester-ny/print"),
            back: "/desk/campaigns/2027/strolls/rochester-ny".to_owned(),
            name: self.s("Rochester Milk Stroll"),
            form: form.with("size", "letter").with("language", self.t.lang.code()),
            ticked: vec![Sheet::Flyer],
            sees_names,
            has_fonts: true,
            towns,
        };
        let towns = |count| TownsChoice {
            count,
            lines: vec![TownLine {
                slug: "rochester-ny".to_owned(),
                town: self.s("Rochester, NY"),
                is_ticked: count > 1_000,
            }],
        };
        let refused = |field| {
            let refusal = FieldRefusal::Missing.into();
            Form::refused(Vec::new(), vec![Complaint { field, refusal }])
        };
        add(all, "paper", &page(Form::new(), true, None));
        add(all, "paper-figures", &page(Form::new(), false, None));
        add(all, "paper-refused", &page(refused("sheet"), true, None));
        add(all, "paper-campaign", &page(Form::new(), true, Some(towns(147))));
        add(all, "paper-campaign-refused", &page(refused("towns"), true, Some(towns(15_000))));
        add(
            all,
            "paper-no-fonts",
            &PrintPage { has_fonts: false, ..page(Form::new(), true, None) },
        );
    }
}
