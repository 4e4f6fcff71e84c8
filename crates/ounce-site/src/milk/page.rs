//! Promising milk: what to know first, the nearest banks, the promise, and what comes next.

use crate::bank::card::BankCard;
use crate::pass_on::PassOn;
use askama::Template;
use ounce_domain::campaign::Campaign;
use ounce_domain::quantity::Microlitres;
use ounce_domain::refusal::Refusal;
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::{Reader, Units};
use ounce_web::links;
use ounce_web::place::StrollName;

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
    /// What was typed to find banks near it.
    pub query: String,
    /// Why there can be no such place.
    pub refused: Option<Refusal>,
    /// The name of the place the banks are near to, when one is known.
    pub near: Option<String>,
    /// Nearest first when the place is known; the banks a promise can name.
    pub banks: Vec<BankCard>,
    pub form: Form,
    pub once: String,
}

impl Milk {
    fn cannot_be_there(&self, refusal: &Refusal) -> String {
        crate::find::page::cannot_be_there(&self.t, *refusal)
    }

    fn link(&self, page: &str) -> String {
        links::under(&self.campaign.slug, page)
    }

    /// Where the promise goes: with what was typed to find banks, so that a refused promise comes back
    /// with the same banks beside it.
    fn action(&self) -> String {
        let own = self.link("milk");
        if self.query.is_empty() {
            own
        } else {
            links::with_choice(&own, "q", &links::encode(&self.query))
        }
    }

    fn stroll_slug(&self) -> &str {
        self.stroll.as_ref().map_or("", |stroll| &stroll.slug)
    }

    fn is_unit(&self, unit: &str) -> bool {
        match (self.form.value("unit"), self.t.units) {
            ("", Units::Us) => unit == "oz",
            ("", Units::Metric) => unit == "ml",
            (chosen, _) => chosen == unit,
        }
    }

    /// The banks shown as cards; all of them can be chosen in the form.
    fn nearest(&self) -> &[BankCard] {
        let shown = if self.near.is_some() { self.banks.len().min(4) } else { 0 };
        &self.banks[..shown]
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
    pub bank: Option<BankCard>,
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

    fn pass_on(&self) -> PassOn<'_> {
        PassOn::new(&self.t, &self.frame.base_url, &self.home(), &self.campaign.name)
    }
}
