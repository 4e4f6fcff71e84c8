//! The questions that all banks of a network ask, and the network's own page. Shown once above the
//! banks.

use askama::Template;
use askama::filters::HtmlSafe;
use ounce_domain::milk_promise::Bank;
use ounce_domain::quantity::Microlitres;
use ounce_web::i18n::Reader;

/// Groups of banks that ask the same first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Asking {
    /// The network of North America.
    Hmbana,
    /// Both networks of Japan.
    Japan,
    /// No common rules are on record.
    Own,
}

impl Asking {
    pub(crate) fn of(bank: &Bank) -> Self {
        match (bank.network.as_str(), bank.country.as_str()) {
            ("HMBANA", _) => Self::Hmbana,
            (_, "JP") => Self::Japan,
            _ => Self::Own,
        }
    }

    /// The groups of the shown banks, each once.
    pub(crate) fn of_all<'a>(banks: impl Iterator<Item = &'a Bank>) -> Vec<Self> {
        let mut all: Vec<Self> = banks.map(Self::of).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    pub(crate) fn show(self, t: &Reader) -> ShowAsking {
        ShowAsking { t: *t, asking: self }
    }

    /// The least milk that banks of this network commonly ask for. Those of HMBANA name 100 oz in
    /// the United States and 150 oz in Canada; those of Japan 2 L in all and 1 L in a parcel.
    fn least(self) -> (Microlitres, Microlitres) {
        match self {
            Self::Hmbana => (Microlitres::from_ounces(100), Microlitres::from_ounces(150)),
            Self::Japan => {
                (Microlitres::from_millilitres(2_000), Microlitres::from_millilitres(1_000))
            }
            Self::Own => (Microlitres(0), Microlitres(0)),
        }
    }
}

#[derive(Template)]
#[template(path = "bank/network.html")]
pub(crate) struct ShowAsking {
    t: Reader,
    asking: Asking,
}

impl ShowAsking {
    fn said(&self) -> String {
        let (first, second) = self.asking.least();
        let (first, second) = (self.t.milk_about(first), self.t.milk_about(second));
        match self.asking {
            Asking::Hmbana => {
                self.t.say("bank-asks-hmbana").s("least", first).s("most", second).to_string()
            }
            Asking::Japan => {
                self.t.say("bank-asks-japan").s("total", first).s("parcel", second).to_string()
            }
            Asking::Own => self.t.say("bank-asks-any").to_string(),
        }
    }
}

impl HtmlSafe for ShowAsking {}

/// The page of a network with its banks, for a bank without a known contact.
pub(crate) fn page_of(network: &str) -> Option<&'static str> {
    match network {
        "HMBANA" => Some("https://www.hmbana.org/"),
        "EMBA" => Some("https://europeanmilkbanking.com/"),
        "UKAMB/EMBA" => Some("https://www.ukamb.org/"),
        "JHMBA" => Some("https://jhmba.or.jp/"),
        _ => None,
    }
}
