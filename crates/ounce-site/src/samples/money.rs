//! Samples of giving money and milk, and of the self-check.

use super::{Rendered, Samples, add, id};
use crate::bank::near::NearBanks;
use crate::gift::giving::Elsewhere;
use crate::gift::page::Give;
use crate::gift::page::Thanks;
use crate::milk::page::Milk;
use crate::milk::page::{MilkChange, MilkThanks};
use crate::milk::self_check_page::SelfCheckPage;
use ounce_domain::gift::{Gift, GiftStanding, Method, Purpose};
use ounce_domain::quantity::{Currency, Microlitres, Money};
use ounce_domain::refusal::{Complaint, Refusal};
use ounce_domain::self_check::SelfCheck;
use ounce_web::form::Form;
use ounce_web::letters::Letters;

impl Samples {
    pub(super) fn money(&self, all: &mut Vec<Rendered>) {
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
        self.milk(all);
        self.self_checks(all);
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
            complaint("amount", Refusal::TooManyDecimals(2)),
            complaint("method", Refusal::MethodNotOffered),
            complaint("email", Refusal::NotAnEmail),
            complaint("message", Refusal::TooLong(300)),
            complaint("currency", Refusal::OtherCurrency),
            complaint("kind", Refusal::NotAChoice),
            complaint("stroll", Refusal::Unknown),
        ];
        Form::refused(typed, complaints)
    }

    fn milk(&self, all: &mut Vec<Rendered>) {
        let milk = |query: &str, near: Option<NearBanks>, form| Milk {
            t: self.t,
            frame: self.frame("/campaigns/2027/milk"),
            campaign: self.campaign(),
            is_over: false,
            stroll: Some(self.name()),
            query: if query.is_empty() { String::new() } else { self.s(query) },
            refused: None,
            near_query: if query.is_empty() { String::new() } else { "q=norfolk".to_owned() },
            near,
            choices: self.choices(),
            form,
            once: "0123456789".to_owned(),
        };
        add(all, "milk", &milk("", None, Form::new()));
        add(all, "milk-near", &milk("norfolk", Some(self.near_banks()), Form::new()));
        let typed = [("volume".to_owned(), self.s("1,5")), ("unit".to_owned(), "ml".to_owned())];
        let complaint = |field, refusal| Complaint { field, refusal };
        let complaints = vec![
            complaint("volume", Refusal::Comma),
            complaint("unit", Refusal::NotAChoice),
            complaint("bank", Refusal::Unknown),
            complaint("email", Refusal::Missing),
            complaint("consent", Refusal::NoConsent),
        ];
        add(all, "milk-wrong", &milk("Atlantis", None, Form::refused(typed, complaints)));
        let mut over = milk("", None, Form::new());
        over.is_over = true;
        over.stroll = None;
        add(all, "milk-over", &over);
        for (name, bank, near) in [
            ("milk-thanks", Some(self.bank_card()), None),
            ("milk-thanks-near", None, Some(self.near_banks())),
            ("milk-thanks-no-bank", None, None),
        ] {
            let mut thanks = MilkThanks {
                t: self.t,
                frame: self.frame("/campaigns/2027/milk"),
                campaign: self.campaign(),
                volume: Microlitres::from_millilitres(2_957),
                can_change: bank.is_some(),
                is_withdrawn: false,
                is_again: bank.is_none(),
                bank,
                near,
            };
            add(all, name, &thanks);
            thanks.frame.letters = Letters::NeverGoOut;
            add(all, &format!("{name}-quiet"), &thanks);
            thanks.is_withdrawn = true;
            add(all, &format!("{name}-withdrawn"), &thanks);
        }
        let typed = [("volume".to_owned(), self.s("many")), ("unit".to_owned(), "oz".to_owned())];
        let complaints = vec![Complaint { field: "volume", refusal: Refusal::NotANumber }];
        let forms = [Form::new().with("volume", "60"), Form::refused(typed, complaints)];
        for (name, form) in ["milk-change", "milk-change-wrong"].into_iter().zip(forms) {
            let change = MilkChange {
                t: self.t,
                frame: self.frame("/milk-promises/x"),
                campaign: self.campaign(),
                left: Microlitres::from_millilitres(1_774),
                choices: self.choices(),
                form,
                once: "k3yk3yk3yk3yk3yk".to_owned(),
                path: "/milk-promises/x?token=t0k3n".to_owned(),
            };
            add(all, name, &change);
        }
    }

    fn self_checks(&self, all: &mut Vec<Rendered>) {
        let answered = |answer: &'static str, baby: &'static str| {
            SelfCheck::built_in().questions.iter().fold(Form::new(), |form, question| {
                form.with(&question.id, if question.id == "baby" { baby } else { answer })
            })
        };
        for (name, form, is_answered) in [
            ("self-check", Form::new(), false),
            ("self-check-fine", answered("no", "under-1"), true),
            ("self-check-not-now", answered("yes", "over-2"), true),
            ("self-check-talk", answered("unsure", "lost"), true),
            ("self-check-older", answered("no", "1-to-2"), true),
        ] {
            let verdict = is_answered.then(|| SelfCheck::built_in().check(|name| form.value(name)));
            let page = SelfCheckPage {
                t: self.t,
                frame: self.frame("/campaigns/2027/milk/self-check"),
                campaign: self.campaign(),
                form,
                verdict,
            };
            add(all, name, &page);
        }
    }
}
