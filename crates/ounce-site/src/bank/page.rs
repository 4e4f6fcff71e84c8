//! The page of one milk bank with all its depots, and the list of all banks.

use askama::Template;
use ounce_domain::campaign::Campaign;
use ounce_domain::web_address;
use ounce_web::board::KnownBank;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::city_in_full;

use crate::bank::card::BankCard;
use crate::bank::depot::DepotLine;
use crate::bank::network::Asking;

#[derive(Template)]
#[template(path = "bank/bank.html")]
pub(crate) struct BankPage {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: Campaign,
    pub is_over: bool,
    pub card: BankCard,
    /// All of them: nearest first if a point is given, else by town.
    pub depots: Vec<DepotLine>,
}

impl BankPage {
    fn asking(&self) -> Asking {
        Asking::of(&self.card.bank)
    }

    fn promise_href(&self) -> String {
        links::milk_for_bank(&self.campaign.slug, &self.card.bank.slug)
    }

    fn link(&self, page: &str) -> String {
        links::under(&self.campaign.slug, page)
    }

    /// The page that is the source of these facts.
    fn source(&self) -> Option<&str> {
        web_address::first_in(&self.card.contact.source)
    }
}

/// A bank in the list of all.
#[derive(Clone, Debug)]
pub(crate) struct BankRow {
    pub name: String,
    pub href: String,
    pub place: String,
    pub country: String,
    /// The country in the reader's words.
    pub heading: String,
}

impl BankRow {
    pub(crate) fn new(campaign: &str, known: &KnownBank, t: &Reader) -> Self {
        let bank = &known.bank;
        Self {
            name: bank.name.clone(),
            href: links::bank(campaign, &bank.slug, None),
            place: city_in_full(bank, t),
            country: bank.country.clone(),
            heading: t.country(&bank.country),
        }
    }
}

#[derive(Template)]
#[template(path = "bank/banks.html")]
pub(crate) struct BanksPage {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: Campaign,
    /// By country.
    pub banks: Vec<BankRow>,
}

impl BanksPage {
    fn countries(&self) -> Vec<&[BankRow]> {
        self.banks.chunk_by(|a, b| a.country == b.country).collect()
    }

    fn link(&self, page: &str) -> String {
        links::under(&self.campaign.slug, page)
    }
}
