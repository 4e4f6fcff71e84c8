//! A milk bank, the way lists show it: how it is reached, and what it asks.

use askama::Template;
use askama::filters::HtmlSafe;
use ounce_domain::milk_promise::{Bank, Contact, Frozen, Telephone};
use ounce_domain::web_address;
use ounce_web::board::KnownBank;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::{city_of, degrees};

use crate::bank::depot::DepotLine;
use crate::bank::network;

/// A depot further than this is no help: about two hours by car.
pub(crate) const DEPOT_FAR_KM: f64 = 160.0;

/// A milk bank, perhaps near the place that was asked for.
#[derive(Clone, Debug)]
pub(crate) struct BankCard {
    pub bank: Bank,
    pub contact: Contact,
    pub href: String,
    pub distance_km: Option<f64>,
    /// Its nearest depot, where one is near.
    pub depot: Option<DepotLine>,
    pub depots: usize,
}

impl BankCard {
    /// With distances from a point in degrees, or without a point.
    pub(crate) fn new(campaign: &str, known: &KnownBank, at: Option<(f64, f64)>) -> Self {
        let bank = known.bank.clone();
        let (bank_lat, bank_lon) = degrees(bank.position);
        let nearest = at.and_then(|at| known.depots_near(at).into_iter().next());
        let nearest = nearest.filter(|(_, km)| *km <= DEPOT_FAR_KM);
        Self {
            href: links::bank(campaign, &bank.slug, at),
            distance_km: at.map(|(lat, lon)| ounce_geo::distance_km(lat, lon, bank_lat, bank_lon)),
            depot: nearest.map(|(depot, km)| DepotLine::new(depot, Some(km))),
            depots: known.depots.len(),
            contact: known.contact.clone(),
            bank,
        }
    }

    pub(crate) fn town(&self, t: &Reader) -> String {
        city_of(&self.bank, t.lang)
    }

    fn telephones(&self) -> Vec<Telephone> {
        self.contact.shown_telephones(&self.bank.country)
    }

    fn website(&self) -> Option<&str> {
        web_address::safe(&self.contact.website)
    }

    fn donor_page(&self) -> Option<&str> {
        web_address::safe(&self.contact.donor_page)
    }

    /// Its website, where that is another page than the one for milk donors.
    fn other_website(&self) -> Option<&str> {
        self.website().filter(|website| Some(*website) != self.donor_page())
    }

    /// Somebody can call or write to it.
    pub(crate) fn can_be_reached(&self) -> bool {
        !self.telephones().is_empty() || self.contact.page().is_some()
    }

    fn network_page(&self) -> Option<&'static str> {
        network::page_of(&self.bank.network)
    }

    /// Whether the bank takes milk that is in the freezer already, as a sentence id. Unknown is
    /// "ask".
    fn frozen(&self) -> &'static str {
        match self.contact.frozen {
            Some(Frozen::Yes) => "bank-frozen-yes",
            Some(Frozen::No) => "bank-frozen-no",
            Some(Frozen::Ask) | None => "bank-frozen-ask",
        }
    }

    fn takes_from(&self, t: &Reader) -> String {
        t.region_list(&self.bank.country, &self.contact.takes_from)
    }

    pub(crate) fn show<'a>(&'a self, t: &Reader) -> ShowBank<'a> {
        ShowBank { t: *t, card: self }
    }

    pub(crate) fn reach<'a>(&'a self, t: &Reader) -> ShowReach<'a> {
        ShowReach { t: *t, card: self }
    }

    pub(crate) fn facts<'a>(&'a self, t: &Reader) -> ShowFacts<'a> {
        ShowFacts { t: *t, card: self }
    }
}

#[derive(Template)]
#[template(path = "bank/card.html")]
pub(crate) struct ShowBank<'a> {
    t: Reader,
    card: &'a BankCard,
}

/// How it is reached.
#[derive(Template)]
#[template(path = "bank/reach.html")]
pub(crate) struct ShowReach<'a> {
    t: Reader,
    card: &'a BankCard,
}

/// What it asks, and how old that is.
#[derive(Template)]
#[template(path = "bank/facts.html")]
pub(crate) struct ShowFacts<'a> {
    t: Reader,
    card: &'a BankCard,
}

impl HtmlSafe for ShowBank<'_> {}
impl HtmlSafe for ShowReach<'_> {}
impl HtmlSafe for ShowFacts<'_> {}
