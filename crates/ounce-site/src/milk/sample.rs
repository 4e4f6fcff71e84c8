//! The pages about milk, with invented values.

use crate::bank::near::NearBanks;
use crate::milk::page::Milk;
use crate::milk::page::{MilkChange, MilkThanks};
use crate::milk::self_check_page::SelfCheckPage;
use crate::samples::{Rendered, Samples, add};
use ounce_domain::quantity::Microlitres;
use ounce_domain::refusal::{Complaint, FieldRefusal, PersonRefusal, RecordRefusal, Refusal};
use ounce_domain::self_check::SelfCheck;
use ounce_web::form::Form;
use ounce_web::letters::Letters;

impl Samples {
    pub(crate) fn milk_pages(&self, all: &mut Vec<Rendered>) {
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
        add(all, "milk-wrong", &milk("Atlantis", None, Form::refused(typed, complaints())));
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
        let complaints =
            vec![Complaint { field: "volume", refusal: Refusal::Field(FieldRefusal::NotANumber) }];
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

    pub(crate) fn self_checks(&self, all: &mut Vec<Rendered>) {
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

/// A complaint about each field of the promise.
fn complaints() -> Vec<Complaint> {
    let complaints = [
        ("volume", Refusal::Field(FieldRefusal::Comma)),
        ("unit", Refusal::Field(FieldRefusal::NotAChoice)),
        ("bank", Refusal::Record(RecordRefusal::Unknown)),
        ("email", Refusal::Field(FieldRefusal::Missing)),
        ("consent", Refusal::Person(PersonRefusal::NoConsent)),
    ];
    complaints.map(|(field, refusal)| Complaint { field, refusal }).to_vec()
}
