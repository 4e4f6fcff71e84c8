//! Promising milk: what to know first, the nearest banks, the promise, and what comes next.

use crate::bank::card::BankCard;
use crate::bank::near::NearBanks;
use crate::pass_on::PassOn;
use crate::person::page::step;
use askama::Template;
use ounce_domain::campaign::Campaign;
use ounce_domain::milk_promise::Bank;
use ounce_domain::quantity::Microlitres;
use ounce_domain::refusal::FieldRefusal;
use ounce_web::board::Snapshot;
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::{Lang, Reader, Units};
use ounce_web::links;
use ounce_web::place::{StrollName, city_of};

/// Fields of the promise: `volume`, `unit` (`oz` or `ml`), `bank` (a slug or empty), `stroll`
/// (hidden), `email`, `consent` (a box), `once`. The box for a place is a GET with `q`.
#[derive(Template)]
#[template(path = "milk/milk.html")]
pub(crate) struct Milk {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: Campaign,
    pub is_over: bool,
    pub stroll: Option<StrollName>,
    /// The typed place to find banks near.
    pub query: String,
    /// Why there can be no such place.
    pub refused: Option<FieldRefusal>,
    /// The same for a link.
    pub near_query: String,
    /// Banks and depots near a place, when one is known.
    pub near: Option<NearBanks>,
    /// The banks a promise can name: nearest first when the place is known, else by name.
    pub choices: Vec<BankChoice>,
    pub form: Form,
    pub once: String,
}

impl Milk {
    fn cannot_be_there(&self, refusal: &FieldRefusal) -> String {
        crate::find::page::cannot_be_there(&self.t, *refusal)
    }

    fn link(&self, page: &str) -> String {
        links::under(&self.campaign.slug, page)
    }

    /// The address the form posts to. It has the typed place in it, so that a refused promise comes
    /// back with the same banks beside it.
    fn action(&self) -> String {
        let own = self.link("milk");
        if self.near_query.is_empty() { own } else { format!("{own}?{}", self.near_query) }
    }

    fn stroll_slug(&self) -> &str {
        self.stroll.as_ref().map_or("", |stroll| &stroll.slug)
    }

    fn is_unit(&self, unit: &str) -> bool {
        is_unit(&self.form, &self.t, unit)
    }
}

/// A bank in the form's list.
#[derive(Clone, Debug)]
pub(crate) struct BankChoice {
    pub slug: String,
    pub name: String,
    pub town: String,
    pub distance_km: Option<f64>,
}

impl BankChoice {
    /// All of them.
    pub(crate) fn all(snapshot: &Snapshot, at: Option<(f64, f64)>, lang: Lang) -> Vec<Self> {
        let banks = &snapshot.banks;
        match at {
            Some(at) => {
                let found = banks.near(at, usize::MAX).into_iter();
                found.map(|(known, km)| Self::of(&known.bank, Some(km), lang)).collect()
            }
            None => banks.all.iter().map(|known| Self::of(&known.bank, None, lang)).collect(),
        }
    }

    pub(crate) fn of(bank: &Bank, distance_km: Option<f64>, lang: Lang) -> Self {
        Self {
            slug: bank.slug.clone(),
            name: bank.name.clone(),
            town: city_of(bank, lang),
            distance_km,
        }
    }
}

/// Whether a unit is chosen, or is the reader's own if none was chosen.
fn is_unit(form: &Form, t: &Reader, unit: &str) -> bool {
    match (form.value("unit"), t.units) {
        ("", Units::Us) => unit == "oz",
        ("", Units::Metric) => unit == "ml",
        (chosen, _) => chosen == unit,
    }
}

/// What to do next: call the bank first.
#[derive(Template)]
#[template(path = "milk/milk_thanks.html")]
pub(crate) struct MilkThanks {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: Campaign,
    pub volume: Microlitres,
    /// Something of it is still to come, so it can be changed or withdrawn.
    pub can_change: bool,
    /// It was withdrawn, or replaced by a new promise.
    pub is_withdrawn: bool,
    /// The bank that was chosen.
    pub bank: Option<BankCard>,
    /// Without one: the banks near where she looked, or near the stroll, if either is known.
    pub near: Option<NearBanks>,
    /// The form came again with other words, and nothing more was promised.
    pub is_again: bool,
}

impl MilkThanks {
    fn link(&self, page: &str) -> String {
        links::under(&self.campaign.slug, page)
    }

    fn home(&self) -> String {
        links::campaign(&self.campaign.slug)
    }

    fn change_href(&self) -> String {
        step(&self.frame.path, "/change")
    }

    fn pass_on(&self) -> PassOn<'_> {
        PassOn::new(&self.t, &self.frame.base_url, &self.home(), &self.campaign.name)
    }
}

/// Changing or withdrawing a promise. Fields: `volume`, `unit`, `bank`, `once`; the button to
/// withdraw is a form of its own.
#[derive(Template)]
#[template(path = "milk/milk_change.html")]
pub(crate) struct MilkChange {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: Campaign,
    /// What is still to come.
    pub left: Microlitres,
    pub choices: Vec<BankChoice>,
    pub form: Form,
    pub once: String,
    /// The page of the promise, with the token of its link.
    pub path: String,
}

impl MilkChange {
    fn is_unit(&self, unit: &str) -> bool {
        is_unit(&self.form, &self.t, unit)
    }

    fn href(&self, to: &str) -> String {
        step(&self.path, to)
    }
}
