//! The state of the day: a function of the set of entries and of what is on the roster.
//!
//! How each figure is made, so that no order, repetition or split changes it:
//!
//! * **A party counts once.** Of each phone its last word about the party counts, by the phone's
//!   own numbers. Where phones differ, the largest counts: a family that came through two gates is
//!   not added up, and nobody who was seen is lost. The host is asked.
//! * **Walk-up families, cash and milk are added up**: each entry is an event of its own.
//! * **The headcount is the largest of the phones' last ones.** Two helpers who count are counting
//!   the same people, so their counts are not added. Whoever counted fewer missed some, or counted
//!   when some had left.
//! * **An undo takes its entry out**, whichever of the two comes first. An undo of an undo takes
//!   nothing out, so no chain of undos can be read in two ways. A phone that was cut off takes back
//!   only what it noted itself: it may be in a stranger's hands.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::device::{Device, Taken};
use super::entry::{Key, Kind, Waiver, Who};
use super::log::{Log, Received};
use super::question::{Code, Question};
use crate::id::Id;
use crate::quantity::{Currency, Microlitres, Money};
use crate::registration::{Party, Registration, Standing};

/// What the roster and the campaign say about what the entries name.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Registrations that entries name, wherever they walk.
    pub registrations: BTreeMap<Id<Registration>, Found>,
    /// Whose each ticket is, among those that are known.
    pub tickets: BTreeMap<String, Id<Registration>>,
    /// The currency the campaign counts in.
    pub currency: Option<Currency>,
    /// The banks by which milk can be handed in.
    pub banks: BTreeSet<String>,
    /// Waivers from 1 to this one are known.
    pub waivers: i64,
    /// Walk-up families whose address has a place that is not of this entry.
    pub placed: BTreeSet<Key>,
}

/// A registration that an entry names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub is_here: bool,
    pub standing: Standing,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct People {
    pub parties: i64,
    pub people: i64,
}

/// The money of one currency, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cash {
    pub currency: Currency,
    pub minor: i64,
}

/// The state of the day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub arrived: People,
    pub walked_in: People,
    /// By the code of the currency.
    pub cash: Vec<Cash>,
    pub milk_ul: i64,
    pub headcount: Option<i64>,
    pub shirts: i64,
    /// In the order of their codes, then of their entries.
    pub questions: Vec<Question>,
}

/// A party by what is known of it: two tickets of one registration are one party, and something
/// that nobody knows is a party by its own text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Whose<'a> {
    Known(Id<Registration>),
    Unknown(&'a Who),
}

impl Facts {
    /// The registration of a party that an entry names; `None` for one that nobody knows.
    pub fn party(&self, who: &Who) -> Option<Id<Registration>> {
        let id = match who {
            Who::Registration(id) => Some(*id),
            Who::Ticket(text) => self.tickets.get(text).copied(),
        };
        id.filter(|id| self.registrations.contains_key(id))
    }
}

impl State {
    /// The form of the API, which the page and the tests of other languages share.
    pub fn json(&self) -> Value {
        let people = |of: People| json!({ "parties": of.parties, "people": of.people });
        let cash = self.cash.iter().map(|cash| {
            let amount = Money::new(cash.minor, cash.currency).plain();
            json!({ "currency": cash.currency.code(), "amount": amount })
        });
        json!({
            "arrived": people(self.arrived),
            "walked_in": people(self.walked_in),
            "cash": cash.collect::<Vec<_>>(),
            "milk_ml": Microlitres(self.milk_ul).millilitres(),
            "headcount": self.headcount,
            "review": self.questions.iter().map(Question::json).collect::<Vec<_>>(),
        })
    }
}

/// What an undo takes back.
///
/// # Errors
/// The question when it takes back nothing; `None` when it takes back nothing and the host is asked
/// about it for another reason.
fn undoes(undo: &Received, of: Key, target: Option<&Received>) -> Result<Key, Option<Code>> {
    let own = undo.entry.key;
    let is_later = of.device == own.device && of.seq >= own.seq;
    let Some(target) = target.filter(|_| !is_later) else { return Err(Some(Code::UndoOfNothing)) };
    if matches!(target.entry.kind, Kind::Undo { .. }) {
        return Err(Some(Code::UndoOfUndo));
    }
    if undo.taken == Taken::CutOff && of.device != own.device {
        return Err(None);
    }
    Ok(of)
}

/// The state of the day.
pub fn fold(log: &Log, facts: &Facts) -> State {
    let mut day = Day { facts, asked: BTreeSet::new() };
    let undone = day.take_back(log);
    let counted: Vec<&Received> =
        log.entries().filter(|one| !undone.contains(&one.entry.key)).collect();
    for key in &log.other_words {
        day.ask(Code::OtherWords, [*key]);
    }
    for one in &counted {
        day.ask_about(one);
    }
    let mut state = State {
        arrived: day.arrived(&counted),
        walked_in: day.walked_in(&counted),
        cash: day.cash(&counted),
        milk_ul: milk_ul(&counted),
        headcount: headcount(&counted),
        shirts: day.shirts(&counted),
        questions: Vec::new(),
    };
    state.questions = day.asked.into_iter().collect();
    state
}

/// The entries that are taken back. An entry that is once among them stays so, whatever comes.
pub fn undone(log: &Log) -> BTreeSet<Key> {
    let facts = Facts::default();
    Day { facts: &facts, asked: BTreeSet::new() }.take_back(log)
}

struct Day<'f> {
    facts: &'f Facts,
    asked: BTreeSet<Question>,
}

impl Day<'_> {
    fn ask(&mut self, code: Code, entries: impl IntoIterator<Item = Key>) {
        let mut entries: Vec<Key> = entries.into_iter().collect();
        entries.sort_unstable();
        self.asked.insert(Question { code, entries });
    }

    fn take_back(&mut self, log: &Log) -> BTreeSet<Key> {
        let mut undone = BTreeSet::new();
        for undo in log.entries() {
            let Kind::Undo { of } = undo.entry.kind else { continue };
            match undoes(undo, of, log.get(of)) {
                Ok(key) => {
                    undone.insert(key);
                }
                Err(Some(code)) => self.ask(code, [undo.entry.key]),
                Err(None) => {}
            }
        }
        undone
    }

    /// What one entry gives reason to ask for by itself.
    fn ask_about(&mut self, one: &Received) {
        let key = one.entry.key;
        match one.taken {
            Taken::InTime => {}
            Taken::Ended => self.ask(Code::Ended, [key]),
            Taken::CutOff => self.ask(Code::CutOff, [key]),
        }
        if one.clock.is_off() {
            self.ask(Code::ClockOff, [key]);
        }
        if let Some(who) = one.entry.kind.who()
            && let Some(code) = self.doubt(who)
        {
            self.ask(code, [key]);
        }
        match &one.entry.kind {
            Kind::Unreadable { .. } => self.ask(Code::Unreadable, [key]),
            Kind::Milk { bank: Some(bank), .. } if !self.facts.banks.contains(bank) => {
                self.ask(Code::UnknownBank, [key]);
            }
            _ => {}
        }
    }

    fn doubt(&self, who: &Who) -> Option<Code> {
        let found = match self.party(who) {
            Whose::Known(id) => self.facts.registrations.get(&id),
            Whose::Unknown(_) => None,
        };
        match found {
            None => Some(Code::UnknownRegistration),
            Some(found) if !found.is_here => Some(Code::WrongTown),
            Some(found) if found.standing == Standing::Cancelled => Some(Code::Cancelled),
            Some(_) => None,
        }
    }

    fn party<'w>(&self, who: &'w Who) -> Whose<'w> {
        match self.facts.party(who) {
            Some(id) => Whose::Known(id),
            None => Whose::Unknown(who),
        }
    }

    fn arrived(&mut self, counted: &[&Received]) -> People {
        // Entries are in the order of their numbers, so the last word of a phone replaces the others.
        let mut parties: BTreeMap<Whose<'_>, BTreeMap<Id<Device>, (Key, i64)>> = BTreeMap::new();
        for one in counted {
            if let Kind::Arrived { who, adults, children } = &one.entry.kind {
                let words = parties.entry(self.party(who)).or_default();
                words.insert(one.entry.key.device, (one.entry.key, adults + children));
            }
        }
        let mut sum = People::default();
        for words in parties.values() {
            sum.parties += 1;
            sum.people += words.values().map(|(_, people)| *people).max().unwrap_or(0);
            if words.len() > 1 {
                self.ask(Code::ArrivedTwice, words.values().map(|(key, _)| *key));
            }
        }
        sum
    }

    fn walked_in(&mut self, counted: &[&Received]) -> People {
        let mut sum = People::default();
        let mut by_address: BTreeMap<String, Vec<Key>> = BTreeMap::new();
        for one in counted {
            let Kind::WalkedIn { email, adults, children, waiver, .. } = &one.entry.kind else {
                continue;
            };
            let key = one.entry.key;
            sum.parties += 1;
            sum.people += adults + children;
            if !is_signed(waiver.as_ref(), self.facts.waivers) {
                self.ask(Code::NoWaiver, [key]);
            }
            if Party::new(*adults, *children).is_err() {
                self.ask(Code::PartyUnfit, [key]);
            }
            if self.facts.placed.contains(&key) {
                self.ask(Code::HasPlace, [key]);
            }
            if let Some(email) = email {
                by_address.entry(email.key()).or_default().push(key);
            }
        }
        self.ask_of_several(Code::WalkedInTwice, by_address);
        sum
    }

    fn cash(&mut self, counted: &[&Received]) -> Vec<Cash> {
        let mut sums: BTreeMap<Currency, i64> = BTreeMap::new();
        let mut by_receipt: BTreeMap<String, Vec<Key>> = BTreeMap::new();
        for one in counted {
            let Kind::Cash { amount, receipt, .. } = &one.entry.kind else { continue };
            let sum = sums.entry(amount.currency).or_default();
            *sum = sum.saturating_add(amount.minor);
            by_receipt.entry(receipt.to_uppercase()).or_default().push(one.entry.key);
            if self.facts.currency != Some(amount.currency) {
                self.ask(Code::OtherCurrency, [one.entry.key]);
            }
        }
        self.ask_of_several(Code::ReceiptTwice, by_receipt);
        sums.into_iter().map(|(currency, minor)| Cash { currency, minor }).collect()
    }

    /// How many were handed out. One that was handed out twice counts twice: two are gone.
    fn shirts(&mut self, counted: &[&Received]) -> i64 {
        let mut lines: BTreeMap<(Whose<'_>, &str), Vec<Key>> = BTreeMap::new();
        for one in counted {
            if let Kind::Shirt { who, line } = &one.entry.kind {
                lines.entry((self.party(who), line)).or_default().push(one.entry.key);
            }
        }
        let count = lines.values().map(Vec::len).sum::<usize>();
        self.ask_of_several(Code::ShirtTwice, lines);
        i64::try_from(count).unwrap_or(i64::MAX)
    }

    fn ask_of_several<K>(&mut self, code: Code, groups: BTreeMap<K, Vec<Key>>) {
        for keys in groups.into_values().filter(|keys| keys.len() > 1) {
            self.ask(code, keys);
        }
    }
}

/// Whether a walk-up family signed under a waiver that is known.
pub fn is_signed(waiver: Option<&Waiver>, known: i64) -> bool {
    waiver.is_some_and(|waiver| {
        (1..=known).contains(&waiver.version) && !waiver.signed_name.is_empty()
    })
}

fn milk_ul(counted: &[&Received]) -> i64 {
    let volumes = counted.iter().filter_map(|one| match &one.entry.kind {
        Kind::Milk { volume, .. } => Some(volume.0),
        _ => None,
    });
    volumes.fold(0, i64::saturating_add)
}

fn headcount(counted: &[&Received]) -> Option<i64> {
    let mut last: BTreeMap<Id<Device>, i64> = BTreeMap::new();
    for one in counted {
        if let Kind::Headcount { people } = one.entry.kind {
            last.insert(one.entry.key.device, people);
        }
    }
    last.into_values().max()
}
