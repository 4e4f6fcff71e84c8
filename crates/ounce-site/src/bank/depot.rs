//! A place where milk can be left for a bank, as lists show it.

use askama::Template;
use askama::filters::HtmlSafe;
use ounce_domain::milk_promise::{Depot, Telephone};
use ounce_domain::web_address;
use ounce_web::board::KnownBank;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::depot_town;

/// A depot, how far it is, and whom to call before going there.
#[derive(Clone, Debug)]
pub(crate) struct DepotLine {
    pub depot: Depot,
    pub distance_km: Option<f64>,
    /// `None` on the page of its own bank.
    pub bank: Option<ItsBank>,
}

/// The bank that a depot belongs to.
#[derive(Clone, Debug)]
pub(crate) struct ItsBank {
    pub name: String,
    pub href: String,
    pub telephone: Option<Telephone>,
}

impl DepotLine {
    pub(crate) fn new(depot: &Depot, distance_km: Option<f64>) -> Self {
        Self { depot: depot.clone(), distance_km, bank: None }
    }

    /// With its bank, for a list of many banks' depots.
    pub(crate) fn of_bank(
        campaign: &str,
        (depot, known, km): (&Depot, &KnownBank, f64),
        at: (f64, f64),
    ) -> Self {
        let bank = &known.bank;
        let telephones = known.contact.shown_telephones(&bank.country);
        let its = ItsBank {
            name: bank.name.clone(),
            href: links::bank(campaign, &bank.slug, Some(at)),
            telephone: telephones.into_iter().next(),
        };
        Self { bank: Some(its), ..Self::new(depot, Some(km)) }
    }

    pub(crate) fn town(&self, t: &Reader) -> String {
        depot_town(&self.depot, t.lang)
    }

    /// The page it was seen on.
    fn page(&self) -> Option<&str> {
        web_address::first_in(&self.depot.source)
    }

    pub(crate) fn show<'a>(&'a self, t: &Reader) -> ShowDepot<'a> {
        ShowDepot { t: *t, line: self }
    }
}

#[derive(Template)]
#[template(path = "bank/depot.html")]
pub(crate) struct ShowDepot<'a> {
    t: Reader,
    line: &'a DepotLine,
}

impl HtmlSafe for ShowDepot<'_> {}
