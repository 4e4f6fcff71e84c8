//! Milk banks and depots near a place, as several pages show them.

use askama::Template;
use askama::filters::HtmlSafe;
use ounce_web::board::Snapshot;
use ounce_web::i18n::Reader;

use crate::bank::card::{BankCard, DEPOT_FAR_KM};
use crate::bank::depot::DepotLine;
use crate::bank::network::Asking;
use crate::find::spot::Spot;

/// How many depots are shown: they fit a phone, and further ones are on the pages of the banks.
const DEPOTS: usize = 4;

/// Banks and depots near a place.
#[derive(Clone, Debug)]
pub(crate) struct NearBanks {
    pub place: String,
    /// Nearest first.
    pub cards: Vec<BankCard>,
    /// Nearest first, of any bank.
    pub depots: Vec<DepotLine>,
    /// The country, where no bank is known in it.
    pub none_in: Option<String>,
}

impl NearBanks {
    pub(crate) fn look(campaign: &str, snapshot: &Snapshot, spot: &Spot, limit: usize) -> Self {
        let banks = &snapshot.banks;
        let found = banks.near(spot.at, limit).into_iter();
        let depots = banks.depots_near(spot.at, DEPOTS).into_iter();
        let depots = depots.filter(|(_, _, km)| *km <= DEPOT_FAR_KM);
        let has_any = banks.all.is_empty() || banks.has_any_in(&spot.country);
        let is_without = !spot.country.is_empty() && !has_any;
        Self {
            place: spot.name.clone(),
            cards: found.map(|(known, _)| BankCard::new(campaign, known, Some(spot.at))).collect(),
            depots: depots.map(|found| DepotLine::of_bank(campaign, found, spot.at)).collect(),
            none_in: is_without.then(|| spot.country.clone()),
        }
    }

    fn asked(&self) -> Vec<Asking> {
        Asking::of_all(self.cards.iter().map(|card| &card.bank))
    }

    pub(crate) fn show<'a>(&'a self, t: &Reader) -> ShowNear<'a> {
        ShowNear { t: *t, near: self }
    }
}

#[derive(Template)]
#[template(path = "bank/near.html")]
pub(crate) struct ShowNear<'a> {
    t: Reader,
    near: &'a NearBanks,
}

impl ShowNear<'_> {
    fn far(&self) -> String {
        self.t.distance(DEPOT_FAR_KM)
    }
}

impl HtmlSafe for ShowNear<'_> {}
