//! Opening, postponing and cancelling, with invented values.

use jiff::civil::date;
use ounce_domain::refusal::{Complaint, FieldRefusal, WalkRefusal};
use ounce_domain::stroll::{Announcement, Doubt, Status, Stroll};
use ounce_web::form::Form;

use super::page::{DecidePage, Preview};
use crate::samples::{Rendered, Samples, add};

impl Samples {
    pub(crate) fn decisions(&self, all: &mut Vec<Rendered>) {
        let frame = || self.frame("/desk/campaigns/2027/strolls/rochester-ny/status");
        for (n, status) in Status::ALL.into_iter().enumerate() {
            let form = Form::new().with("start_time", "09:30");
            let campaign = "2027".to_owned();
            let stroll = self.stroll(status);
            let page = DecidePage { t: self.t, frame: frame(), campaign, stroll, form };
            add(all, &format!("decide-{n}"), &page);
        }
        for next in ["postponed", "cancelled", "open"] {
            let field = if next == "open" { "next" } else { "why" };
            let refusal = match next {
                "open" => WalkRefusal::StatusOutOfOrder.into(),
                _ => FieldRefusal::Missing.into(),
            };
            let typed = [("next".to_owned(), next.to_owned())];
            let page = DecidePage {
                t: self.t,
                frame: frame(),
                campaign: "2027".to_owned(),
                stroll: self.stroll(Status::Open),
                form: Form::refused(typed, vec![Complaint { field, refusal }]),
            };
            add(all, &format!("decide-refused-{next}"), &page);
        }
        self.previews(all);
    }

    fn previews(&self, all: &mut Vec<Rendered>) {
        let before = self.stroll(Status::Open);
        let later = date(2027, 6, 20).at(10, 0, 0, 0);
        let told = [
            (Status::Cancelled, Some(Announcement::Cancelled)),
            (Status::Postponed { dated: false }, Some(Announcement::Postponed)),
            (Status::Postponed { dated: true }, Some(Announcement::Moved)),
            (Status::Open, Some(Announcement::Reopened)),
            (Status::Cancelled, None),
        ];
        for (n, (status, announced)) in told.into_iter().enumerate() {
            let starts = if n == 2 { later } else { before.starts };
            let page = Preview {
                t: self.t,
                frame: self.frame("/desk/campaigns/2027/strolls/rochester-ny/status"),
                campaign: "2027".to_owned(),
                before: before.clone(),
                after: Stroll { status, starts, ..before.clone() },
                why: if n == 3 { String::new() } else { self.s("A storm is forecast.") },
                announced,
                parties: 34,
                sends_mail: n != 1,
                doubts: if n == 2 {
                    vec![Doubt::AtNight, Doubt::RepeatedTime, Doubt::FarMove(400)]
                } else {
                    Vec::new()
                },
            };
            add(all, &format!("decide-preview-{n}"), &page);
        }
    }
}
