//! The form to give and the thanks, with invented values.

use crate::gift::giving::Elsewhere;
use crate::gift::page::Give;
use crate::gift::page::Thanks;
use crate::samples::{Rendered, Samples, add, id};
use ounce_domain::gift::{Gift, GiftStanding, Method, Purpose};
use ounce_domain::quantity::{Currency, Money};
use ounce_domain::refusal::{BookRefusal, Complaint, FieldRefusal, RecordRefusal, Refusal};
use ounce_web::form::Form;

impl Samples {
    pub(crate) fn gift_pages(&self, all: &mut Vec<Rendered>) {
        let methods = [Method::DemoCard, Method::AtStroll];
        add(all, "give", &self.give(Form::new(), methods.to_vec()));
        add(all, "give-wrong", &self.give(self.wrong_gift(), methods.to_vec()));
        add(all, "give-nowhere", &self.give(Form::new(), Vec::new()));
        let far = Give { elsewhere: self.elsewhere(), ..self.give(Form::new(), Vec::new()) };
        add(all, "give-elsewhere", &Give { stroll: None, ..far });
        let there = self.give(Form::new(), vec![Method::AtStroll]);
        add(all, "give-there", &Give { elsewhere: self.elsewhere(), ..there });
        let mut yen = self.give(Form::new(), methods.to_vec());
        yen.campaign.currency = Currency::JPY;
        yen.stroll = None;
        add(all, "give-yen", &yen);
        for (name, method) in [("thanks", Method::DemoCard), ("thanks-promise", Method::AtStroll)] {
            let is_card = method == Method::DemoCard;
            let thanks = Thanks {
                t: self.t,
                frame: self.frame("/gifts/x"),
                campaign: self.campaign(),
                stroll: is_card.then(|| self.name()),
                elsewhere: if is_card { Vec::new() } else { self.elsewhere() },
                gift: self.gift(method),
                is_held: is_card,
                is_again: !is_card,
            };
            add(all, name, &thanks);
        }
    }

    pub fn gift(&self, method: Method) -> Gift {
        let is_card = method == Method::DemoCard;
        Gift {
            id: id(4),
            campaign: id(1),
            stroll: Some(id(2)),
            purpose: Purpose::Gift,
            method,
            amount: Money::new(2_500, Currency::USD),
            fee_cover_minor: if is_card { 106 } else { 0 },
            name: self.s("Ines M."),
            email: None,
            is_hidden: is_card,
            message: self.s("For the night nurses."),
            standing: if is_card { GiftStanding::Received } else { GiftStanding::Promised },
            language: self.t.lang.code().to_owned(),
            at_ms: 1_800_000_000_000,
        }
    }

    fn elsewhere(&self) -> Vec<Elsewhere> {
        let page = "https://give.example/now".to_owned();
        vec![Elsewhere { partner: self.s("Best for Babes Foundation"), page }]
    }

    fn give(&self, form: Form, methods: Vec<Method>) -> Give {
        Give {
            t: self.t,
            frame: self.frame("/campaigns/2027/give"),
            campaign: self.campaign(),
            stroll: Some(self.name()),
            methods,
            elsewhere: Vec::new(),
            form,
            once: "0123456789".to_owned(),
        }
    }

    fn wrong_gift(&self) -> Form {
        let typed = [
            ("amount", self.s("12.345")),
            ("name", self.s("Ada")),
            ("email", self.s("ada")),
            ("message", self.s("x")),
            ("method", "at-stroll".to_owned()),
            ("hidden", "on".to_owned()),
        ];
        let typed = typed.into_iter().map(|(name, value)| (name.to_owned(), value));
        let complaint = |field, refusal| Complaint { field, refusal };
        let complaints = vec![
            complaint("amount", Refusal::Field(FieldRefusal::TooManyDecimals(2))),
            complaint("method", Refusal::Book(BookRefusal::MethodNotOffered)),
            complaint("email", Refusal::Field(FieldRefusal::NotAnEmail)),
            complaint("message", Refusal::Field(FieldRefusal::TooLong(300))),
            complaint("currency", Refusal::Book(BookRefusal::OtherCurrency)),
            complaint("kind", Refusal::Field(FieldRefusal::NotAChoice)),
            complaint("stroll", Refusal::Record(RecordRefusal::Unknown)),
        ];
        Form::refused(typed, complaints)
    }
}
