//! The page of the day at the desk of a stroll, and the code that enrols a phone.

use askama::Template;
use jiff::Timestamp;
use ounce_domain::day::settling::Answer;
use ounce_domain::day::{Device, Kind, Question, State, Who};
use ounce_domain::quantity::{Microlitres, Money};
use ounce_store::day::devices::Enrolled;
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;

/// An entry as the host reads it.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    /// Name of the phone; empty for the desk.
    pub phone: String,
    pub at_ms: i64,
    pub kind: Kind,
    /// The name on the roster, where the entry is about a party that is there.
    pub party: String,
}

/// A question with its facts, and what each answer leads to.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub question: Question,
    /// What tells it from others, for the form.
    pub digest: String,
    pub facts: Vec<Fact>,
    pub answers: Vec<(Answer, State)>,
}

/// An answer that was given.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    pub code: &'static str,
    pub digest: String,
    pub answer: String,
    pub at_ms: i64,
}

/// The day. Fields: `name` of a phone, `log` of one that was saved, `number` with `adults` and
/// `children` of a party on paper.
#[derive(Template)]
#[template(path = "day/desk/desk.html")]
pub(crate) struct DayDesk {
    pub t: Reader,
    pub frame: Frame,
    /// Slug of the campaign.
    pub campaign: String,
    /// Slug of the stroll.
    pub slug: String,
    pub name: String,
    pub time_zone: String,
    pub now_ms: i64,
    /// People who signed up and were not on the waiting list.
    pub expected: i64,
    pub state: State,
    pub phones: Vec<Enrolled>,
    pub asked: Vec<Asked>,
    pub given: Vec<Given>,
    /// The id of the phone that the form enrols.
    pub once: String,
    /// What a form came to; empty for nothing.
    pub done: &'static str,
    pub form: Form,
}

impl DayDesk {
    fn page(&self, page: &str) -> String {
        links::stroll_desk(&self.campaign, &self.slug, page)
    }

    fn there(&self, at_ms: i64) -> String {
        let at = Timestamp::from_millisecond(at_ms);
        at.map(|at| self.t.moment_there(at, &self.time_zone)).unwrap_or_default()
    }

    fn people(&self) -> i64 {
        self.state.arrived.people + self.state.walked_in.people
    }

    fn milk(&self) -> String {
        self.t.milk(Microlitres(self.state.milk_ul))
    }

    fn cash(&self) -> Vec<String> {
        let cash = self.state.cash.iter();
        cash.map(|cash| self.t.money(Money::new(cash.minor, cash.currency))).collect()
    }

    fn phones(&self) -> impl Iterator<Item = &Enrolled> {
        self.phones.iter().filter(|phone| !phone.device.is_desk())
    }

    fn has_phones(&self) -> bool {
        self.phones().next().is_some()
    }

    fn is_cut_off(&self, device: &Device) -> bool {
        !device.may_read(self.now_ms)
    }

    /// How a phone stands: ready, not ready yet, cut off, over.
    fn stands(&self, phone: &Enrolled) -> String {
        let said = if let Some(at_ms) = phone.device.cut_off_ms {
            self.t.say("day-phone-cut-off").s("moment", self.there(at_ms)).to_string()
        } else if self.is_cut_off(&phone.device) {
            self.t.say("day-phone-over").to_string()
        } else if let Some((at_ms, people)) = phone.ready {
            let said = self.t.say("day-phone-ready").s("moment", self.there(at_ms));
            said.n("people", people).to_string()
        } else {
            self.t.say("day-phone-not-ready").to_string()
        };
        match phone.seen_ms {
            Some(at_ms) => {
                let heard = self.t.say("day-phone-heard").s("moment", self.there(at_ms));
                format!("{said}{}{heard}", self.t.gap())
            }
            None => said,
        }
    }

    fn is_ready(&self, phone: &Enrolled) -> bool {
        phone.ready.is_some() && !self.is_cut_off(&phone.device)
    }

    fn asks(&self, code: &str) -> String {
        self.t.say(&format!("day-question-{code}")).to_string()
    }

    fn phone(&self, fact: &Fact) -> String {
        if fact.phone.is_empty() {
            self.t.say("day-at-desk").to_string()
        } else {
            fact.phone.clone()
        }
    }

    /// What an entry says, in a line.
    fn says(&self, fact: &Fact) -> String {
        let party = |adults: &i64, children: &i64| {
            self.t.say("party").n("adults", *adults).n("children", *children).to_string()
        };
        let kind = |word: &str| self.t.say(&format!("day-kind-{word}")).to_string();
        let word = kind(fact.kind.as_str());
        let more = match &fact.kind {
            Kind::Arrived { who, adults, children } => {
                let name = match (who, fact.party.as_str()) {
                    (Who::Ticket(text), "") => text.clone(),
                    (_, name) => name.to_owned(),
                };
                vec![name, party(adults, children)]
            }
            Kind::WalkedIn { name, adults, children, .. } => {
                vec![name.clone(), party(adults, children)]
            }
            Kind::Cash { amount, name, receipt, .. } => {
                let receipt = self.t.say("day-receipt").s("receipt", receipt).to_string();
                vec![self.t.money(*amount), receipt, name.clone()]
            }
            Kind::Milk { volume, bank, .. } => {
                vec![self.t.milk(*volume), bank.clone().unwrap_or_default()]
            }
            Kind::Shirt { line, .. } => vec![fact.party.clone(), line.clone()],
            Kind::Headcount { people } => vec![self.t.number(*people)],
            Kind::Note { text } => vec![text.clone()],
            Kind::Undo { .. } | Kind::Unreadable { .. } => Vec::new(),
        };
        let more = more.into_iter().filter(|text| !text.is_empty());
        [word].into_iter().chain(more).collect::<Vec<_>>().join(" · ")
    }

    fn answer(&self, answer: &Answer) -> String {
        match answer {
            Answer::Stands => self.t.say("day-answer-stands").to_string(),
            Answer::TakeBack(place) => {
                let place = i64::try_from(*place).unwrap_or(0);
                self.t.say("day-answer-take-back").n("place", place).to_string()
            }
            Answer::Unknown => self.t.say("day-answer-unknown").to_string(),
        }
    }

    /// The figures after an answer, beside those of now.
    fn effect(&self, after: &State) -> String {
        let people = |state: &State| state.arrived.people + state.walked_in.people;
        let mut said = Vec::new();
        if people(after) != people(&self.state) {
            let becomes = self.t.say("day-effect-people").n("was", people(&self.state));
            said.push(becomes.n("becomes", people(after)).to_string());
        }
        if after.milk_ul != self.state.milk_ul {
            let milk = self.t.milk(Microlitres(after.milk_ul));
            said.push(self.t.say("day-effect-milk").s("becomes", milk).to_string());
        }
        for now in &self.state.cash {
            let then = after.cash.iter().find(|cash| cash.currency == now.currency);
            let minor = then.map_or(0, |cash| cash.minor);
            if minor != now.minor {
                let money = self.t.money(Money::new(minor, now.currency));
                said.push(self.t.say("day-effect-cash").s("becomes", money).to_string());
            }
        }
        match said.is_empty() {
            true => self.t.say("day-effect-none").to_string(),
            false => said.join(self.t.gap()),
        }
    }

    /// The word of an answer that was given, in a sentence.
    fn given(&self, given: &Given) -> String {
        Answer::parse(&given.answer).map(|answer| self.answer(&answer)).unwrap_or_default()
    }
}

/// The code of a phone, which is on this page alone.
#[derive(Template)]
#[template(path = "day/desk/code.html")]
pub(crate) struct PhoneCode {
    pub t: Reader,
    pub frame: Frame,
    /// The page of the day at the desk.
    pub back: String,
    /// Name of the phone.
    pub name: String,
    /// The address with the token, and the token alone.
    pub href: String,
    pub token: String,
    /// An SVG.
    pub code: String,
    /// A phone keeps its page only where the address is safe.
    pub is_safe: bool,
}

impl PhoneCode {
    /// The letters in groups, for who types them.
    fn grouped(&self) -> String {
        let letters: Vec<char> = self.token.chars().collect();
        let groups = letters.chunks(4).map(|group| group.iter().collect::<String>());
        groups.collect::<Vec<_>>().join(" ")
    }
}
