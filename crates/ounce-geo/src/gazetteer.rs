//! Towns and postcodes of the world by name and by position.
//!
//! Owns what a search box may be asked and how answers are ranked. The names are GeoNames' (CC BY
//! 4.0), so whoever shows them shows that credit. Never keeps what was searched for.

mod areas;
mod query;

use std::sync::OnceLock;

use crate::distance_km;
use crate::nearest::Tree;
use crate::packed::Packed;
use crate::postcode::Postcode;
use crate::sphere::unit;
use areas::{Areas, Group};
use query::{Filter, Query};

pub(crate) static ZIPPED: &[u8] = include_bytes!("../../../geodata/gazetteer.bin.gz");

/// A town this many times bigger than the next of its name is the one meant: Paris in France is 86
/// times Paris in Texas, Portland in Oregon only 10 times Portland in Maine.
const DOMINATES: u64 = 12;
/// A place in the country hinted at counts as this many times bigger.
const LIFT: u64 = 5;
/// A name beside the main one counts for a tenth: "Roma" is a town in Texas before it is Rome, unless
/// Rome is so much bigger.
const OTHER_NAME: u64 = 10;
/// Towns smaller than this share of the biggest are not worth a line in "which one".
const WORTH_ASKING: u64 = 100;
const ASKED_AT_MOST: usize = 8;
/// Two entries of one name this close are one town listed twice.
const SAME_TOWN_KM: f64 = 25.0;

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Town,
    Postcode,
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
}

/// What one search box should do with a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Resolved {
    /// No place is known by that.
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

/// A town that answers a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Hit {
    /// Whether the whole name was typed rather than its beginning.
    is_exact: bool,
    /// People, weighed by the hint and by which of its names matched.
    weight: u64,
    town: usize,
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

    /// Places for a text as a person types it: a town, `Portland, OR`, `Portland Oregon`, a ZIP code,
    /// the first or all characters of a Canadian postcode, a Japanese postcode, 日本語. Accents, case
    /// and width don't matter. The whole name comes before the beginning of one, then the bigger
    /// place; `country` (ISO alpha-2) lifts places there and excludes none.
    pub fn search(&self, q: &str, country: Option<&str>, limit: usize) -> Vec<Place> {
        if let Some(place) = self.postcode(q, country) {
            return if limit == 0 { Vec::new() } else { vec![place] };
        }
        let hits = self.hits(q, country);
        if hits.is_empty() {
            return self.postcode_within(q, country).into_iter().take(limit).collect();
        }
        self.distinct(&hits, limit).into_iter().map(|hit| self.town(hit.town)).collect()
    }

    /// What to do with a text: nothing known, one place clearly meant, or ask which.
    pub fn resolve(&self, q: &str, country: Option<&str>) -> Resolved {
        if let Some(place) = self.postcode(q, country) {
            return Resolved::One(place);
        }
        let mut hits = self.hits(q, country);
        if hits.first().is_some_and(|best| best.is_exact) {
            hits.retain(|hit| hit.is_exact);
        }
        let hits = self.distinct(&hits, ASKED_AT_MOST);
        let Some(best) = hits.first() else {
            return self.postcode_within(q, country).map_or(Resolved::Nothing, Resolved::One);
        };
        let is_clear = hits.get(1).is_none_or(|next| best.weight >= DOMINATES * next.weight);
        if is_clear {
            return Resolved::One(self.town(best.town));
        }
        let worth_asking = |hit: &&Hit| hit.weight * WORTH_ASKING >= best.weight;
        let places = hits.iter().filter(worth_asking).map(|hit| self.town(hit.town));
        Resolved::Several(places.collect())
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
        }
    }

    fn postcode(&self, q: &str, country: Option<&str>) -> Option<Place> {
        let code = Postcode::parse(q)?;
        // Five digits are a postcode in Mexico and most of Europe too, where they mean another place.
        if matches!(code, Postcode::Us(_)) && !matches!(country, None | Some("US" | "CA" | "JP")) {
            return None;
        }
        let spot = code.spot(&self.packed)?;
        let (lat, lon) = self.degrees(spot.at);
        let town = self.town(spot.town);
        let name = if spot.is_named {
            format!("{} {}", code.written(), town.name)
        } else {
            code.written()
        };
        debug_assert_eq!(town.country, code.country());
        Some(Place { name, lat, lon, kind: Kind::Postcode, ..town })
    }

    /// A postcode among other words, for when the other words say nothing.
    fn postcode_within(&self, q: &str, country: Option<&str>) -> Option<Place> {
        let words = query::words(q)?;
        let mut spans = words.windows(2).map(|pair| pair.join(" ")).chain(words.iter().cloned());
        spans.find_map(|span| self.postcode(&span, country))
    }

    /// All towns that answer a text, best first; a town may be there once for each of its names.
    fn hits(&self, q: &str, country: Option<&str>) -> Vec<Hit> {
        let Some(query) = Query::read(q, &self.areas) else {
            return Vec::new();
        };
        let mut hits = Vec::new();
        // The readings go from the plainest to the cleverest; the first that names a place wins.
        for (name, filter) in &query.readings {
            self.collect(name, filter, country, &mut hits);
            if hits.iter().any(|hit| hit.is_exact) {
                break;
            }
        }
        hits.sort_unstable_by(|a, b| b.cmp(a));
        hits
    }

    fn collect(&self, name: &str, filter: &Filter, country: Option<&str>, hits: &mut Vec<Hit>) {
        let mut keys = self.packed.keys_from(name);
        while let Some((key, towns)) = keys.next() {
            if !key.starts_with(name.as_bytes()) {
                break;
            }
            let is_exact = key.len() == name.len();
            if !is_exact && !query::may_be_a_beginning(name) {
                break;
            }
            for (town, is_main) in towns.iter() {
                let group = self.group(town);
                if !filter.allows(group) {
                    continue;
                }
                let people = u64::from(self.packed.population(town)).max(100);
                let lifted = if country == Some(group.country.as_str()) { LIFT } else { 1 };
                let weight = people * lifted / if is_main { 1 } else { OTHER_NAME };
                hits.push(Hit { is_exact, weight, town });
            }
        }
    }

    /// The first hits with each town once, whether it matched by two names or is listed twice.
    fn distinct(&self, hits: &[Hit], limit: usize) -> Vec<Hit> {
        let mut kept: Vec<Hit> = Vec::new();
        for hit in hits {
            if kept.len() == limit {
                break;
            }
            if !kept.iter().any(|other| self.is_same_town(hit.town, other.town)) {
                kept.push(*hit);
            }
        }
        kept
    }

    fn is_same_town(&self, a: usize, b: usize) -> bool {
        if a == b {
            return true;
        }
        if self.packed.name(a) != self.packed.name(b)
            || self.packed.group(a) != self.packed.group(b)
        {
            return false;
        }
        let (a, b) = (self.degrees(self.packed.at(a)), self.degrees(self.packed.at(b)));
        distance_km(a.0, a.1, b.0, b.1) < SAME_TOWN_KM
    }
}

#[cfg(test)]
mod tests;
