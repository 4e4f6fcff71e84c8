//! The form to join, with invented values.

use std::collections::BTreeMap;

use crate::join::page::Join;
use crate::join::page::LinkSent;
use crate::join::page::Waiver;
use crate::join::questions::{Told, called};
use crate::samples::{Rendered, Samples, add, id};
use ounce_domain::gift::Method;
use ounce_domain::join_question::{Answer, AnswerKind, JoinQuestion, Wording};
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
        let (questions, languages) = (self.host_asks(), vec!["en".to_owned()]);
        Join {
            t: self.t,
            frame: self.frame("/campaigns/2027/strolls/norfolk/join"),
            campaign: self.campaign(),
            card: self.card(phase),
            form: called(form, &self.t, (&questions, &languages)),
            questions,
            room_for: (phase == Phase::Open { room: Some(3) }).then_some(3),
            waiver: Waiver { version: waiver::CURRENT, text: self.s(text) },
            methods: vec![Method::DemoCard, Method::AtStroll],
            once: "0123456789".to_owned(),
        }
    }

    /// A question of each kind.
    pub(crate) fn host_asks(&self) -> Vec<JoinQuestion> {
        let question = |number, kind, is_required, words: &str, choices: &[&str]| JoinQuestion {
            stroll: id(2),
            number,
            position: number,
            kind,
            is_required,
            is_asked: true,
            wording: BTreeMap::from([(
                self.t.lang.code().to_owned(),
                Wording {
                    words: self.s(words),
                    choices: choices.iter().map(|choice| self.s(choice)).collect(),
                },
            )]),
        };
        vec![
            question(1, AnswerKind::YesNo, true, "Do you come by the shuttle?", &[]),
            question(2, AnswerKind::Choice, false, "Which loop?", &["One mile", "Two miles"]),
            question(4, AnswerKind::Text, false, "How did you hear of us?", &[]),
        ]
    }

    /// The same, answered.
    pub(crate) fn told(&self) -> Vec<Told> {
        let answers = [Some("yes"), Some("2"), None];
        let languages = ["en".to_owned()];
        let told = self.host_asks().into_iter().zip(answers).map(|(question, said)| {
            let number = question.number;
            let answer = said.map(|said| Answer { number, said: said.to_owned() });
            Told::of(&self.t, &(question, answer), &languages)
        });
        told.collect()
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
            ("answers.4", self.s("From a flyer")),
        ];
        let typed = typed.into_iter().map(|(name, value)| (name.to_owned(), value));
        let complaint = |field, refusal| Complaint { field, refusal };
        let complaints = vec![
            complaint("name", Refusal::Field(FieldRefusal::Missing)),
            complaint("email", Refusal::Field(FieldRefusal::NotAnEmail)),
            complaint("adults", Refusal::Walk(WalkRefusal::PartyTooLarge(20))),
            complaint("children", Refusal::Field(FieldRefusal::NotPositive)),
            complaint("answers.1", Refusal::Field(FieldRefusal::Missing)),
            complaint("waiver.version", Refusal::Walk(WalkRefusal::WaiverOutdated(2))),
            complaint("waiver.signed_name", Refusal::Walk(WalkRefusal::WaiverUnsigned)),
            complaint("gift_amount", Refusal::Field(FieldRefusal::Comma)),
        ];
        Form::refused(typed, complaints)
    }
}
