//! A town by the name it is shown with, and by its position.

use ounce_domain::hosting::Town;
use ounce_domain::milk_promise::{Bank, Depot};
use ounce_domain::stroll::{Position, Stroll};
use ounce_geo::Gazetteer;

use crate::i18n::{Lang, Reader};

/// A stroll by its name, for pages about something else.
#[derive(Clone, Debug)]
pub struct StrollName {
    pub slug: String,
    pub name: String,
    pub town: String,
    pub region: String,
}

impl StrollName {
    pub fn of(stroll: &Stroll, t: &Reader) -> Self {
        Self {
            slug: stroll.slug.clone(),
            name: stroll.name.clone(),
            town: town_name(stroll, t.lang),
            region: stroll.region.clone(),
        }
    }
}

/// A town in Japan as it is written there: `佐世保` in `長崎県`.
///
/// Towns elsewhere keep their Latin letters on Japanese pages too: so they stand on signs, and few
/// have a Japanese name on record. Nor has every village in Japan; those give `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Japanese {
    pub name: String,
    pub region: String,
}

impl Japanese {
    pub fn of(town: &str, country: &str, position: Position) -> Option<Self> {
        if country != "JP" {
            return None;
        }
        let (lat, lon) = degrees(position);
        let listed = Gazetteer::embedded().listed(town, country, lat, lon)?;
        Self::of_place(&listed)
    }

    pub fn of_place(place: &ounce_geo::Place) -> Option<Self> {
        let (name, region) = (place.japanese_name.clone(), place.japanese_region.clone());
        (place.country == "JP" && !name.is_empty()).then_some(Self { name, region })
    }

    /// `長崎県佐世保`; a region that says nothing new is left out, as in 東京都 and 東京.
    pub fn full(&self) -> String {
        if self.region.starts_with(&self.name) {
            self.name.clone()
        } else {
            format!("{}{}", self.region, self.name)
        }
    }
}

fn japanese_of(stroll: &Stroll, lang: Lang) -> Option<Japanese> {
    let is_read = lang == Lang::Ja;
    is_read.then(|| Japanese::of(&stroll.town, &stroll.country, stroll.position)).flatten()
}

/// `Baltimore`, or on a Japanese page `佐世保`.
pub fn town_name(stroll: &Stroll, lang: Lang) -> String {
    japanese_of(stroll, lang).map_or_else(|| stroll.town.clone(), |it| it.name)
}

/// `Baltimore, MD`, or on a Japanese page `長崎県佐世保`.
pub fn town_of(stroll: &Stroll, lang: Lang) -> String {
    japanese_of(stroll, lang).map_or_else(|| town(&stroll.town, &stroll.region), |it| it.full())
}

/// Where a bank is, as [`town_of`].
pub fn city_of(bank: &Bank, lang: Lang) -> String {
    let japanese = japanese_city(bank, lang);
    japanese.map_or_else(|| town(&bank.city, &bank.region), |it| it.full())
}

/// Where a bank is with its region in full: `Durham, North Carolina`.
pub fn city_in_full(bank: &Bank, t: &Reader) -> String {
    let region = t.region(&bank.country, &bank.region);
    japanese_city(bank, t.lang).map_or_else(|| town(&bank.city, &region), |it| it.full())
}

fn japanese_city(bank: &Bank, lang: Lang) -> Option<Japanese> {
    let is_read = lang == Lang::Ja;
    is_read.then(|| Japanese::of(&bank.city, &bank.country, bank.position)).flatten()
}

/// Where a depot is, as [`town_of`].
pub fn depot_town(depot: &Depot, lang: Lang) -> String {
    let is_read = lang == Lang::Ja;
    let japanese = is_read.then(|| Japanese::of(&depot.city, &depot.country, depot.position));
    japanese.flatten().map_or_else(|| town(&depot.city, &depot.region), |it| it.full())
}

/// A town of the gazetteer with its region in full: `Portland, Oregon`.
pub fn town_in_full(place: &Town, t: &Reader) -> String {
    let is_read = t.lang == Lang::Ja;
    let japanese = is_read.then(|| Japanese::of(&place.name, &place.country, place.position));
    let region = t.region(&place.country, &place.region);
    japanese.flatten().map_or_else(|| town(&place.name, &region), |it| it.full())
}

/// `Baltimore, MD`; a region that says nothing new is left out.
pub fn town(town: &str, region: &str) -> String {
    if region.is_empty() || region == town { town.to_owned() } else { format!("{town}, {region}") }
}

/// A position in degrees, for maps and distances.
pub fn degrees(position: Position) -> (f64, f64) {
    (position.lat_e7 as f64 / 1e7, position.lon_e7 as f64 / 1e7)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn japanese(town: &str, country: &str, lat: &str, lon: &str) -> Option<String> {
        let position = Position::parse(lat, lon).expect("a position");
        Japanese::of(town, country, position).map(|it| it.full())
    }

    #[test]
    fn towns_in_japan_have_the_names_they_have_there() {
        assert_eq!(japanese("Sasebo", "JP", "33.16", "129.72").as_deref(), Some("長崎県佐世保"));
        assert_eq!(japanese("Tokyo", "JP", "35.69", "139.69").as_deref(), Some("東京"));
        assert_eq!(japanese("Sasebo", "JP", "43.06", "141.35"), None, "that is Sapporo");
        assert_eq!(japanese("New York City", "US", "40.71", "-74.0"), None);
        assert_eq!(japanese("Nowhere", "JP", "33.16", "129.72"), None);
    }
}
