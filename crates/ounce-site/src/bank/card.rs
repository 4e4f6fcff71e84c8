//! A milk bank, the way lists show it.

use askama::Template;
use askama::filters::HtmlSafe;
use ounce_domain::milk_promise::Bank;
use ounce_web::i18n::Reader;
use ounce_web::place::city_of;

/// A milk bank near the place that was asked for.
#[derive(Clone, Debug)]
pub(crate) struct BankCard {
    pub bank: Bank,
    pub distance_km: Option<f64>,
}

impl BankCard {
    pub(crate) fn town(&self, t: &Reader) -> String {
        city_of(&self.bank, t.lang)
    }

    /// What a bank of its network asks first, as a sentence id. Only what is on record is said.
    pub(crate) fn asks(&self) -> &'static str {
        match (self.bank.network.as_str(), self.bank.country.as_str()) {
            ("HMBANA", "CA") => "bank-asks-hmbana-canada",
            ("HMBANA", _) => "bank-asks-hmbana",
            (_, "JP") => "bank-asks-japan",
            _ => "bank-asks-any",
        }
    }

    /// How far the entry can be trusted, as a sentence id: rows whose source is "background" are
    /// what somebody knew, and nobody has held them against the bank's own words.
    pub(crate) fn checked(&self) -> &'static str {
        match self.bank.source.starts_with("background") {
            true => "bank-unchecked",
            false => "bank-checked",
        }
    }

    pub(crate) fn show<'a>(&'a self, t: &Reader) -> ShowBank<'a> {
        ShowBank { t: *t, card: self }
    }
}

#[derive(Template)]
#[template(path = "bank/card.html")]
pub(crate) struct ShowBank<'a> {
    t: Reader,
    card: &'a BankCard,
}

impl HtmlSafe for ShowBank<'_> {}
