//! The page where paper is asked for, with invented values.

use ounce_domain::refusal::{Complaint, FieldRefusal};
use ounce_paper::Sheet;
use ounce_web::form::Form;

use super::page::{PrintPage, TownLine, TownsChoice};
use crate::samples::{Rendered, Samples, add};

impl Samples {
    pub(crate) fn paper_pages(&self, all: &mut Vec<Rendered>) {
        let page =
            |form: Form, sees_names, towns: Option<TownsChoice>, sent: Vec<Sheet>| PrintPage {
                t: self.t,
                frame: self.frame("/desk/campaigns/2027/strolls/rochester-ny/print"),
                back: "/desk/campaigns/2027/strolls/rochester-ny".to_owned(),
                name: self.s("Rochester Milk Stroll"),
                form: form.with("size", "letter").with("language", self.t.lang.code()),
                // Only what was sent and refused comes back ticked.
                ticked: if towns.is_some() { Vec::new() } else { sent },
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
        add(all, "paper", &page(Form::new(), true, None, vec![]));
        add(all, "paper-figures", &page(Form::new(), false, None, vec![]));
        add(all, "paper-refused", &page(refused("sheet"), true, None, vec![Sheet::Flyer]));
        add(all, "paper-campaign", &page(Form::new(), true, Some(towns(147)), vec![]));
        add(
            all,
            "paper-campaign-refused",
            &page(refused("towns"), true, Some(towns(15_000)), vec![]),
        );
        add(
            all,
            "paper-no-fonts",
            &PrintPage { has_fonts: false, ..page(Form::new(), true, None, vec![]) },
        );
    }
}
