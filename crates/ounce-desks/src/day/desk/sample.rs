//! The day at the desk and on a phone, with invented values.

use ounce_domain::day::settling::Answer;
use ounce_domain::day::{Code, Device, Key, Kind, Question, State, Waiver, Who};
use ounce_domain::quantity::{Currency, Microlitres, Money};
use ounce_domain::refusal::{Complaint, FieldRefusal, Refusal};
use ounce_store::day::devices::Enrolled;
use ounce_web::form::Form;

use super::page::{Asked, DayDesk, Fact, Given, PhoneCode};
use crate::day::phone_page::PhonePage;
use crate::samples::{Rendered, Samples, add, id};

const AT_MS: i64 = 1_803_900_000_000;

impl Samples {
    fn phone(&self, n: u8, ready: Option<(i64, i64)>, cut_off_ms: Option<i64>) -> Enrolled {
        Enrolled {
            device: Device {
                id: id(n),
                campaign: id(1),
                stroll: id(2),
                number: i64::from(n),
                name: self.s("Theo's phone"),
                enrolled_ms: AT_MS,
                ends_ms: AT_MS + if n == 9 { 0 } else { 999_999_999 },
                cut_off_ms,
            },
            seen_ms: ready.map(|(at_ms, _)| at_ms),
            ready,
        }
    }

    fn kinds(&self) -> Vec<Kind> {
        let name = self.s("Pia Swift");
        let amount = Money::new(2_000, Currency::USD);
        let waiver = Some(Waiver { version: 1, signed_name: name.clone() });
        vec![
            Kind::Arrived { who: Who::Ticket(self.s("7K3")), adults: 2, children: 1 },
            Kind::WalkedIn { name: name.clone(), email: None, adults: 1, children: 2, waiver },
            Kind::Cash { amount, name: name.clone(), email: None, receipt: "1-1".to_owned() },
            Kind::Milk { volume: Microlitres(250_000), bags: 2, bank: Some(self.s("a")), name },
            Kind::Shirt { who: Who::Registration(id(4)), line: self.s("M") },
            Kind::Headcount { people: 44 },
            Kind::Note { text: self.s("Back from the car") },
            Kind::Unreadable { field: "kind" },
        ]
    }

    /// Every question there is, each about entries of every kind.
    fn questions(&self, state: &State) -> Vec<Asked> {
        let facts: Vec<Fact> = self
            .kinds()
            .into_iter()
            .map(|kind| Fact { phone: self.s("Theo"), at_ms: AT_MS, kind, party: String::new() })
            .chain([Fact {
                phone: String::new(),
                at_ms: AT_MS,
                kind: Kind::Headcount { people: 1 },
                party: self.s("Pia Swift"),
            }])
            .collect();
        let mut other = state.clone();
        other.arrived.people = 3;
        other.milk_ul = 0;
        let asked = Code::ALL.map(|code| Asked {
            question: Question { code, entries: vec![Key { device: id(3), seq: 1 }] },
            digest: "0".repeat(64),
            facts: facts.clone(),
            answers: vec![
                (Answer::Stands, state.clone()),
                (Answer::TakeBack(1), other.clone()),
                (Answer::Unknown, state.clone()),
            ],
        });
        asked.to_vec()
    }

    pub(crate) fn days(&self, all: &mut Vec<Rendered>) {
        let state = State { milk_ul: 1_000_000, headcount: Some(44), ..State::default() };
        let day = |phones, asked, given, form, done| DayDesk {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027/strolls/rochester-ny/day"),
            campaign: "2027".to_owned(),
            slug: "rochester-ny".to_owned(),
            name: self.s("Rochester Milk Stroll"),
            time_zone: "America/New_York".to_owned(),
            now_ms: AT_MS + 1,
            expected: 41,
            state: state.clone(),
            phones,
            asked,
            given,
            once: "0".repeat(26),
            done,
            form,
        };
        add(all, "day-desk-empty", &day(vec![], vec![], vec![], Form::new(), ""));
        let asked = self.questions(&state);
        let given = vec![Given {
            code: Code::ArrivedTwice.as_str(),
            digest: "0".repeat(64),
            answer: "take-back-2".to_owned(),
            at_ms: AT_MS,
        }];
        let phones = vec![
            self.phone(3, Some((AT_MS, 63)), None),
            self.phone(4, None, None),
            self.phone(5, None, Some(AT_MS)),
            self.phone(9, None, None),
        ];
        for (n, (_, done)) in super::DONE.into_iter().enumerate() {
            let page = day(phones.clone(), asked.clone(), given.clone(), Form::new(), done);
            add(all, &format!("day-desk-{n}"), &page);
        }
        let wrong = [
            ("name", Refusal::Field(FieldRefusal::Missing)),
            ("numbers", Refusal::Field(FieldRefusal::NotANumber)),
            ("log", Refusal::Field(FieldRefusal::NotAChoice)),
        ];
        let wrong = wrong.map(|(field, refusal)| Complaint { field, refusal });
        let form = Form::refused([("numbers".to_owned(), self.s("x"))], wrong.into());
        add(all, "day-desk-wrong", &day(phones, vec![], vec![], form, ""));
        self.phone_pages(all);
    }

    /// The code of a phone, and the page that it opens.
    fn phone_pages(&self, all: &mut Vec<Rendered>) {
        for is_safe in [true, false] {
            let code = PhoneCode {
                t: self.t,
                frame: self.frame("/desk/campaigns/2027/strolls/rochester-ny/day"),
                back: "/desk/campaigns/2027/strolls/rochester-ny/day".to_owned(),
                name: self.s("Theo's phone"),
                href: format!("/day/2027/rochester-ny#{}", "0".repeat(26)),
                token: "0".repeat(26),
                code: "<svg viewBox=\"0 0 1 1\"></svg>".to_owned(),
                is_safe,
            };
            add(all, &format!("day-code-{is_safe}"), &code);
        }
        let phone =
            PhonePage { t: self.t, campaign: "2027".to_owned(), stroll: "rochester-ny".to_owned() };
        add(all, "day-phone", &phone);
    }
}
