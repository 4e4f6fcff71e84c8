//! The pages about a question to a host, with invented values.

use crate::question::page::{Ask, Asked, Confirmation, ForHost};
use crate::samples::{Rendered, Samples, add, id};
use ounce_domain::question::Question;
use ounce_domain::refusal::{Complaint, FieldRefusal, Refusal};
use ounce_domain::stroll::Phase;
use ounce_domain::text::EmailAddress;
use ounce_web::form::Form;

impl Samples {
    pub(crate) fn questions(&self, all: &mut Vec<Rendered>) {
        let card = || self.card(Phase::Open { room: Some(14) });
        let frame = || self.frame("/campaigns/2027/strolls/virginia-beach/ask");
        let typed = [("email".to_owned(), self.s("ada@")), ("words".to_owned(), self.s("Where?"))];
        let complaints =
            vec![Complaint { field: "email", refusal: Refusal::Field(FieldRefusal::NotAnEmail) }];
        let once = || "k3yk3yk3yk3yk3yk".to_owned();
        for (name, form) in [("ask", Form::new()), ("ask-wrong", Form::refused(typed, complaints))]
        {
            add(all, name, &Ask { t: self.t, frame: frame(), card: card(), form, once: once() });
        }
        for (name, is_sent) in [("asked", false), ("asked-sent", true)] {
            add(all, name, &Asked { t: self.t, frame: frame(), card: card(), is_sent });
        }
        let action = "/questions/x/confirmation?token=t0k3n".to_owned();
        let confirmation = Confirmation {
            t: self.t,
            frame: frame(),
            card: card(),
            question: self.question(),
            action,
        };
        add(all, "ask-confirm", &confirmation);
        let question = self.question();
        add(all, "question", &ForHost { t: self.t, frame: frame(), card: card(), question });
    }

    pub fn question(&self) -> Question {
        Question {
            id: id(6),
            stroll: id(2),
            email: EmailAddress::parse("ada@walker.example").expect("the example is an address"),
            words: self.s("Is the path wide enough for a double pram?\nWe come with twins."),
            language: self.t.lang.code().to_owned(),
            at_ms: 1_800_000_000_000,
            confirmed_at_ms: None,
        }
    }
}
