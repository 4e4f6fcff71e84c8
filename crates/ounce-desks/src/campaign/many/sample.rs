//! The pages on which many strolls are changed, with invented values.

use ounce_domain::refusal::{Complaint, FieldRefusal, PlanRefusal};
use ounce_domain::stroll::{
    Candidate, Hosted, LeftOut, ManyChange, Outline, Planned, Status, Stroll,
};
use ounce_web::form::Form;

use super::page::{AskPage, PreviewPage};
use crate::samples::{Rendered, Samples, add};

impl Samples {
    fn candidate(&self, status: Status) -> Candidate {
        let stroll: Stroll = self.stroll(status);
        Candidate { stroll, hosted: Hosted::Yes, taken: 41, parties: 17 }
    }

    fn outline(&self, planned: usize) -> Outline {
        let one = || Planned {
            candidate: self.candidate(Status::Open),
            next: Status::Cancelled,
            starts: None,
            told: 17,
        };
        let left = LeftOut::ALL.map(|why| (self.candidate(Status::Draft), why));
        Outline { planned: (0..planned).map(|_| one()).collect(), left_out: left.to_vec() }
    }

    pub(crate) fn many_pages(&self, all: &mut Vec<Rendered>) {
        let ask = |count, form| AskPage {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027"),
            campaign: "2027".to_owned(),
            name: self.s("Milk Stroll 2027"),
            count,
            hidden: vec![("in", "US-NY".to_owned()), ("all", "on".to_owned())],
            form,
        };
        add(all, "many-ask", &ask(37, Form::new().with("next", "postponed")));
        add(all, "many-ask-cancel", &ask(1, Form::new().with("next", "cancelled")));
        let wrong = |field, refusal| Complaint { field, refusal };
        let typed = [("next".to_owned(), "postponed".to_owned())];
        let fields = vec![
            wrong("day", FieldRefusal::NotADate.into()),
            wrong("why", FieldRefusal::Missing.into()),
        ];
        add(all, "many-ask-refused", &ask(37, Form::refused(typed, fields)));
        let unseen = vec![wrong("strolls", PlanRefusal::TooManyStrolls(2_000).into())];
        add(all, "many-ask-none", &ask(0, Form::refused([], unseen)));
        let preview = |change, planned, sends_mail| PreviewPage {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027"),
            campaign: "2027".to_owned(),
            name: self.s("Milk Stroll 2027"),
            hidden: vec![("stroll", "rochester-ny".to_owned())],
            next: "postponed".to_owned(),
            change,
            why: self.s("A storm is forecast."),
            outline: self.outline(planned),
            seen: "0".repeat(32),
            once: "0".repeat(26),
            sends_mail,
            meanwhile: planned == 1,
        };
        let day = ManyChange::Postpone(Some(jiff::civil::date(2027, 6, 5)));
        add(all, "many-preview", &preview(day, 37, true));
        add(all, "many-preview-undated", &preview(ManyChange::Postpone(None), 1, false));
        add(all, "many-preview-cancel", &preview(ManyChange::Cancel, 2, true));
        let mut open = preview(ManyChange::Open, 3, true);
        open.outline.planned.iter_mut().for_each(|one| one.told = 0);
        add(all, "many-preview-open", &open);
        add(all, "many-preview-nothing", &preview(ManyChange::Open, 0, true));
    }
}
