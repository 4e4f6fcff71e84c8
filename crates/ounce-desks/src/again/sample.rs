//! The page on which a host answers, with invented values.

use ounce_domain::stroll::Status;

use super::page::{AgainPage, Shown};
use crate::samples::{Rendered, Samples, add};

impl Samples {
    pub(crate) fn again_pages(&self, all: &mut Vec<Rendered>) {
        let shown = [Shown::Asked, Shown::Yes, Shown::No, Shown::Over];
        for (n, shown) in shown.into_iter().enumerate() {
            let page = AgainPage {
                t: self.t,
                frame: self.frame_without_campaign("/desk"),
                action: "/again/x?token=y".to_owned(),
                campaign: ("2028".to_owned(), self.s("Milk Stroll 2028")),
                stroll: self.stroll(Status::Draft),
                shown,
            };
            add(all, &format!("again-{n}"), &page);
        }
    }
}
