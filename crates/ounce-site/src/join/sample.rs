//! The form to join, with invented values.

use crate::join::page::Join;
use crate::join::page::LinkSent;
use crate::join::page::Waiver;
use crate::samples::{Rendered, Samples, add};
use ounce_domain::gift::Method;
use ounce_domain::refusal::{Complaint, FieldRefusal, Refusal, WalkRefusal};
use ounce_domain::stroll::Phase;
use ounce_domain::waiver::{self};
use ounce_web::form::Form;
use ounce_web::letters::Letters;

impl Samples {
    pub(crate) fn join_pages(&self, all: &mut Vec<Rendered>) {
        add(
            all,
            "join",
            &self.join(Phase::Open { room: Some(14) }, Form::new().with("adults", "1")),
        );
        add(all, "join-wrong", &self.join(Phase::Open { room: Some(14) }, self.wrong_form()));
        let choosing = Form::new().with("adults", "4");
        add(all, "join-choose", &self.join(Phase::Open { room: Some(3) }, choosing));
        add(all, "join-full", &self.join(Phase::Full, Form::new()));
        let mut quiet = self.join(Phase::Full, Form::new());
        quiet.frame.letters = Letters::NeverGoOut;
        add(all, "join-full-quiet", &quiet);
        let sent = LinkSent {
            t: self.t,
            frame: self.frame("/campaigns/2027/strolls/norfolk"),
            card: self.card(Phase::Open { room: Some(14) }),
        };
        add(all, "link-sent", &sent);
    }

    pub(crate) fn join(&self, phase: Phase, form: Form) -> Join {
        let text = waiver::text(waiver::CURRENT, self.t.lang.code()).unwrap_or_default();
        Join {
            t: self.t,
            frame: self.frame("/campaigns/2027/strolls/norfolk/join"),
            campaign: self.campaign(),
            card: self.card(phase),
            form,
            room_for: (phase == Phase::Open { room: Some(3) }).then_some(3),
            waiver: Waiver { version: waiver::CURRENT, text: self.s(text) },
            methods: vec![Method::DemoCard, Method::AtStroll],
            once: "0123456789".to_owned(),
        }
    }

    fn wrong_form(&self) -> Form {
        let typed = [
            ("name", self.s("")),
            ("email", self.s("ada at example")),
            ("adults", self.s("51")),
            ("children", self.s("-1")),
            ("waiver.signed_name", String::new()),
            ("gift_amount", self.s("12,50")),
            ("gift_method", "at-stroll".to_owned()),
        ];
        let typed = typed.into_iter().map(|(name, value)| (name.to_owned(), value));
        let complaint = |field, refusal| Complaint { field, refusal };
        let complaints = vec![
            complaint("name", Refusal::Field(FieldRefusal::Missing)),
            complaint("email", Refusal::Field(FieldRefusal::NotAnEmail)),
            complaint("adults", Refusal::Walk(WalkRefusal::PartyTooLarge(20))),
            complaint("children", Refusal::Field(FieldRefusal::NotPositive)),
            complaint("waiver.version", Refusal::Walk(WalkRefusal::WaiverOutdated(2))),
            complaint("waiver.signed_name", Refusal::Walk(WalkRefusal::WaiverUnsigned)),
            complaint("gift_amount", Refusal::Field(FieldRefusal::Comma)),
        ];
        Form::refused(typed, complaints)
    }
}
