//! Towns and postcodes of the world by name and by position.
//!
//! Owns the search by text and the ranking of its answers. The names are GeoNames' (CC BY 4.0), so
//! a page that shows them shows that credit. Searches are never stored.

mod areas;
mod find;
mod listed;
mod query;
mod spelling;

use std::sync::OnceLock;

use crate::nearest::Tree;
use crate::packed::Packed;
use crate::sphere::unit;
use areas::{Areas, Group};
use find::{Found, Hit};

pub(crate) static ZIPPED: &[u8] = include_bytes!("../../../geodata/gazetteer.bin.gz");

/// If a town is this many times bigger than the next of its name, it is taken without a question:
/// Paris in France is 86 times Paris in Texas, Portland in Oregon only 10 times Portland in Maine.
const DOMINATES: u64 = 12;
/// Towns smaller than one in this many of the biggest are left out of the question "which one?".
const WORTH_ASKING: u64 = 100;
const ASKED_AT_MOST: usize = 8;
/// Nobody reads more, and the time to drop repetitions grows with the square.
const FOUND_AT_MOST: usize = 1_000;

/// The kind of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Town,
    Postcode,
}

/// How the typed text matched a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// By its whole name, its region or its postcode.
    Meant,
    /// By the beginning of its name.
    Begun,
    /// By a name similar to the typed one: pages then name the place they took.
    Misspelt,
}

/// A place as it is shown and used.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The town's name in Latin letters, or the postcode followed by its town's name if known, as in
    /// `23451 Virginia Beach`.
    pub name: String,
    /// Postal letters of the state or province in the United States and Canada, elsewhere the English
    /// name of the region; may be empty.
    pub region: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    pub kind: Kind,
    /// IANA name, such as `America/New_York`.
    pub time_zone: String,
    /// People in the town, 0 where unknown; for a postcode those of its town.
    pub population: u32,
    /// The name in Japanese, such as 佐世保 or `857-0053 佐世保`; empty where none is on record.
    pub japanese_name: String,
    /// The region in Japanese, such as 長崎県; empty outside of Japan.
    pub japanese_region: String,
    pub matched: Match,
}

impl Place {
    /// Name and region as readers of a language (`en`, `es`, `fr`, `ja`) know them. A place without
    /// a name in that language has the one in Latin letters.
    pub fn called(&self, language: &str) -> (&str, &str) {
        if language != "ja" || self.japanese_name.is_empty() {
            return (&self.name, &self.region);
        }
        let is_known = !self.japanese_region.is_empty();
        (&self.japanese_name, if is_known { &self.japanese_region } else { &self.region })
    }
}

/// The answer for a text typed into a search box.
#[derive(Clone, Debug, PartialEq)]
pub enum Resolved {
    /// No place of that name is known.
    Nothing,
    /// Clearly this one.
    One(Place),
    /// Two to eight places, likeliest first: ask which.
    Several(Vec<Place>),
}

/// The world's towns, and postcodes of the United States, Canada and Japan.
pub struct Gazetteer {
    packed: Packed,
    areas: Areas,
    tree: OnceLock<Tree>,
}

impl Gazetteer {
    /// The packed gazetteer, unzipped on first use and then kept.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Gazetteer> = OnceLock::new();
        EMBEDDED.get_or_init(|| {
            let packed = Packed::read(ZIPPED).expect("the file inside the program is tested");
            let areas = Areas::read(&packed);
            Self { packed, areas, tree: OnceLock::new() }
        })
    }

    /// How many towns are known.
    pub fn towns(&self) -> usize {
        self.packed.towns()
    }

    /// Places for a text as a person types it: a town, `Portland, OR`, `Portland Oregon`, a ZIP
    /// code, the first or all characters of a Canadian postcode, a Japanese postcode, 横須賀 or よこすか,
    /// a Japanese address. Accents, case, width and the kind of kana don't matter. The whole name
    /// comes before the beginning of one, then the bigger place; `country` (ISO alpha-2) lifts
    /// places there and excludes none. A state or country alone gives its biggest towns, a misspelt
    /// name the most similar ones. At most 1,000 are given.
    pub fn search(&self, q: &str, country: Option<&str>, limit: usize) -> Vec<Place> {
        let hits = match self.find(q, country) {
            Found::Nothing => Vec::new(),
            Found::Postcode(place) => return if limit == 0 { Vec::new() } else { vec![place] },
            Found::Towns(hits) | Found::Unsure(hits) => hits,
        };
        let best = self.best(hits, limit.min(FOUND_AT_MOST));
        best.iter().map(|hit| self.found(hit)).collect()
    }

    /// Decides for a text: nothing known, one place clearly meant, or ask which.
    pub fn resolve(&self, q: &str, country: Option<&str>) -> Resolved {
        let (mut hits, is_unsure) = match self.find(q, country) {
            Found::Nothing => return Resolved::Nothing,
            Found::Postcode(place) => return Resolved::One(place),
            Found::Towns(hits) => (hits, false),
            Found::Unsure(hits) => (hits, true),
        };
        if hits.iter().any(Hit::is_whole) {
            hits.retain(Hit::is_whole);
        }
        let hits = self.best(hits, ASKED_AT_MOST);
        let Some(best) = hits.first() else { return Resolved::Nothing };
        let is_clear = hits.get(1).is_none_or(|next| best.weight >= DOMINATES * next.weight);
        if is_clear && !is_unsure {
            return Resolved::One(self.found(best));
        }
        let worth_asking = |hit: &&Hit| hit.weight * WORTH_ASKING >= best.weight;
        let places = hits.iter().filter(worth_asking).map(|hit| self.found(hit));
        let mut places: Vec<Place> = places.collect();
        // One choice is no question.
        if places.len() == 1 { Resolved::One(places.remove(0)) } else { Resolved::Several(places) }
    }

    fn found(&self, hit: &Hit) -> Place {
        let matched = match (hit.is_misspelt(), hit.is_whole()) {
            (true, _) => Match::Misspelt,
            (false, true) => Match::Meant,
            (false, false) => Match::Begun,
        };
        Place { matched, ..self.town(hit.town) }
    }

    /// The towns nearest to a point in degrees with their great-circle distance in kilometres,
    /// nearest first. Empty when the position is not finite.
    pub fn nearest(&self, lat: f64, lon: f64, limit: usize) -> Vec<(Place, f64)> {
        let found = self.tree().near(lat, lon, limit);
        found.into_iter().map(|(town, km)| (self.town(town), km)).collect()
    }

    /// The towns are packed in tree order, so this is one pass over their coordinates.
    fn tree(&self) -> &Tree {
        self.tree.get_or_init(|| {
            let degrees = (0..self.towns()).map(|town| self.degrees(self.packed.at(town)));
            Tree::from_ordered(degrees.map(|(lat, lon)| unit(lat, lon)).collect())
        })
    }

    fn degrees(&self, at: (i32, i32)) -> (f64, f64) {
        (f64::from(at.0) / 1e5, f64::from(at.1) / 1e5)
    }

    fn group(&self, town: usize) -> &Group {
        self.areas.group(self.packed.group(town))
    }

    fn town(&self, town: usize) -> Place {
        let (lat, lon) = self.degrees(self.packed.at(town));
        let group = self.group(town);
        Place {
            name: self.packed.name(town).to_owned(),
            region: group.shown.clone(),
            country: group.country.clone(),
            lat,
            lon,
            kind: Kind::Town,
            time_zone: group.time_zone.clone(),
            population: self.packed.population(town),
            japanese_name: self.packed.japanese(town).unwrap_or_default().to_owned(),
            japanese_region: group.japanese.clone(),
            matched: Match::Meant,
        }
    }
}

#[cfg(test)]
mod tests;
