//! Finding: from a text to the postcode or the towns it may mean, with their weights.

use std::cmp::Reverse;

use super::query::{self, Filter, Query};
use super::{Gazetteer, Kind, Place, spelling};
use crate::distance_km;
use crate::postcode::Postcode;

/// A place in the country hinted at counts as this many times bigger.
const LIFT: u64 = 5;
/// A name beside the main one counts for a tenth: "Roma" is a town in Texas before it is Rome, unless
/// Rome is so much bigger.
const OTHER_NAME: u64 = 10;
/// The population of a town where it is not known, or smaller than this.
const SMALLEST: u64 = 100;
/// Two entries of one name this close are one town listed twice.
const SAME_TOWN_KM: f64 = 25.0;
/// Countries where strolls are held. The name of a region there means the region: "Oregon" is the
/// state before it is a town in Ohio. The name of a country elsewhere more often means a town:
/// Lebanon, Cuba, Jamaica.
const HOME: [&str; 9] = ["US", "CA", "JP", "MX", "PR", "GU", "VI", "AS", "MP"];
/// Countries where five digits are a ZIP code, or no postcode. In Mexico and most of Europe they
/// are a postcode of another place.
const ZIP_COUNTRIES: [&str; 11] =
    ["US", "CA", "JP", "PR", "GU", "VI", "AS", "MP", "FM", "MH", "PW"];
/// A region is meant when its biggest town is this many times bigger than the biggest town of that
/// name, and is another town. So New York is the city.
const OUTSHINES: u64 = 10;

/// The meaning of a text.
pub(crate) enum Found {
    Nothing,
    Postcode(Place),
    /// Towns of that name or beginning.
    Towns(Vec<Hit>),
    /// Towns of a region, or with a name similar to a misspelt one. Even if the first is very big,
    /// the text did not name it, so the page asks.
    Unsure(Vec<Hit>),
}

/// A town that answers a query; the greatest is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hit {
    how: How,
    /// People, weighed by the hint and by which of its names matched.
    pub(crate) weight: u64,
    pub(crate) town: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum How {
    /// With fewer slips, and the first letter right, is better.
    Misspelt(Reverse<usize>, bool),
    Beginning,
    Whole,
}

impl Hit {
    /// Whether the whole name was typed rather than its beginning.
    pub(crate) fn is_whole(&self) -> bool {
        self.how == How::Whole
    }

    /// Whether the name is only similar to the typed one.
    pub(crate) fn is_misspelt(&self) -> bool {
        matches!(self.how, How::Misspelt(..))
    }
}

impl Gazetteer {
    pub(super) fn find(&self, q: &str, country: Option<&str>) -> Found {
        if let Some(place) = self.postcode(q, country) {
            return Found::Postcode(place);
        }
        let Some(query) = Query::read(q, &self.areas) else {
            return self.postcode_within(q, country).map_or(Found::Nothing, Found::Postcode);
        };
        let mut hits = Vec::new();
        // The readings go from the simplest to the most indirect; the first that names a place
        // wins.
        for (name, filter) in &query.readings {
            self.named(name, filter, country, &mut hits);
            if hits.iter().any(Hit::is_whole) {
                break;
            }
        }
        if let Some(place) = self.postcode_beside(&query, q, country) {
            return Found::Postcode(place);
        }
        if let Some(towns) = self.in_area(&query, country, &hits) {
            return Found::Unsure(towns);
        }
        if hits.is_empty() {
            hits = self.addressed(&query, country);
        }
        if !hits.is_empty() {
            return Found::Towns(hits);
        }
        if let Some(place) = self.postcode_within(q, country) {
            return Found::Postcode(place);
        }
        for (name, filter) in &query.readings {
            self.misspelt(name, filter, country, &mut hits);
        }
        // Names with more slips than the best are dropped.
        let best = hits.iter().map(|hit| hit.how).max();
        hits.retain(|hit| Some(hit.how) == best);
        if hits.is_empty() { Found::Nothing } else { Found::Unsure(hits) }
    }

    fn postcode(&self, q: &str, country: Option<&str>) -> Option<Place> {
        self.coded(q, country).map(|(place, _)| place)
    }

    /// The place of a postcode, and its town or the one nearby.
    fn coded(&self, q: &str, country: Option<&str>) -> Option<(Place, usize)> {
        let code = Postcode::parse(q)?;
        let is_zip_read = country.is_none_or(|country| ZIP_COUNTRIES.contains(&country));
        if matches!(code, Postcode::Us(_)) && !is_zip_read {
            return None;
        }
        let spot = code.spot(&self.packed)?;
        let (lat, lon) = self.degrees(spot.at);
        let town = self.town(spot.town);
        let written = code.written();
        let with = |town: &str| format!("{written} {town}");
        let (name, japanese_name) = match (spot.is_named, &*town.japanese_name) {
            (false, _) => (written, String::new()),
            (true, "") => (with(&town.name), String::new()),
            (true, japanese) => (with(&town.name), with(japanese)),
        };
        let place = Place { name, japanese_name, lat, lon, kind: Kind::Postcode, ..town };
        Some((place, spot.town))
    }

    /// A postcode among other words, used when the other words name no place.
    fn postcode_within(&self, q: &str, country: Option<&str>) -> Option<Place> {
        let words = query::words(q)?;
        let mut spans = words.windows(2).map(|pair| pair.join(" ")).chain(words.iter().cloned());
        spans.find_map(|span| self.postcode(&span, country))
    }

    /// `VA 23451`, `USA 23451`, `FPO AP 96349`: beside its own region or country, or the post of
    /// the forces, the postcode is meant. The last one is taken, since a box number may stand
    /// before it.
    fn postcode_beside(&self, query: &Query, q: &str, country: Option<&str>) -> Option<Place> {
        let words = query::words(q)?;
        let is_forces = query::is_post_of_the_forces(&words);
        if query.area.is_empty() && !is_forces {
            return None;
        }
        let pairs = words.windows(2).rev().map(|pair| pair.join(" "));
        let mut spans = pairs.chain(words.iter().rev().cloned());
        let (place, town) = spans.find_map(|span| self.coded(&span, country))?;
        // Puerto Rico and the bases are served by the post of the United States.
        let is_served = ZIP_COUNTRIES.contains(&&*place.country) || is_forces;
        let is_us = query.area.iter().any(|code| code == "US") && is_served;
        let is_there = Filter::within(query.area.clone()).allows(self.group(town));
        (is_forces || is_us || is_there).then_some(place)
    }

    /// The towns whose names are or begin with a key, in no order; a town may be there once for each
    /// of its names.
    pub(super) fn named(
        &self,
        name: &str,
        filter: &Filter,
        country: Option<&str>,
        hits: &mut Vec<Hit>,
    ) {
        let mut keys = self.packed.keys_from(name);
        while let Some((key, towns)) = keys.next() {
            let is_whole = key.len() == name.len();
            if !key.starts_with(name.as_bytes()) || !(is_whole || query::may_be_a_beginning(name)) {
                break;
            }
            let how = if is_whole { How::Whole } else { How::Beginning };
            let hit = |(town, is_main)| self.hit(how, town, is_main, filter, country);
            hits.extend(towns.iter().filter_map(hit));
        }
    }

    /// The towns of the longest municipality an address begins with.
    fn addressed(&self, query: &Query, country: Option<&str>) -> Vec<Hit> {
        let towns = query.addresses.iter().map(|(name, filter)| {
            let mut hits = Vec::new();
            self.named(name, filter, country, &mut hits);
            hits.retain(Hit::is_whole);
            hits
        });
        towns.into_iter().find(|hits| !hits.is_empty()).unwrap_or_default()
    }

    /// The towns of names one slip away from a key, two in a long one.
    fn misspelt(&self, name: &str, filter: &Filter, country: Option<&str>, hits: &mut Vec<Hit>) {
        let Some(forgiven) = spelling::slips_forgiven(name) else {
            return;
        };
        let mut slips = spelling::Slips::of(name, forgiven);
        let mut keys = self.packed.keys_from("");
        while let Some((key, towns)) = keys.next() {
            let Some(slips) = slips.to(key) else { continue };
            let how = How::Misspelt(Reverse(slips), key.first() == name.as_bytes().first());
            let hit = |(town, is_main)| self.hit(how, town, is_main, filter, country);
            hits.extend(towns.iter().filter_map(hit).filter(|hit| hit.weight > 10 * SMALLEST));
        }
    }

    /// The towns of a region or country, if that is what the text means rather than a town.
    fn in_area(&self, query: &Query, country: Option<&str>, named: &[Hit]) -> Option<Vec<Hit>> {
        let is_home = |code: &&String| HOME.contains(&&code[..2]);
        let codes: Vec<String> = query.area.iter().filter(is_home).cloned().collect();
        if codes.is_empty() {
            return None;
        }
        let filter = Filter::within(codes);
        // Groups are few: asking them first makes the walk over all towns cheap.
        let is_there: Vec<bool> = self.areas.groups().map(|group| filter.allows(group)).collect();
        let towns = (0..self.towns()).filter(|town| is_there[self.packed.group(*town)]);
        let hit = |town| self.hit(How::Whole, town, true, &filter, country);
        let hits: Vec<Hit> = towns.filter_map(hit).collect();
        let biggest = hits.iter().max()?;
        let is_outshone =
            |hit: &Hit| hit.town != biggest.town && OUTSHINES * hit.weight <= biggest.weight;
        named.iter().filter(|hit| hit.is_whole()).all(is_outshone).then_some(hits)
    }

    fn hit(
        &self,
        how: How,
        town: usize,
        is_main: bool,
        filter: &Filter,
        country: Option<&str>,
    ) -> Option<Hit> {
        let group = self.group(town);
        if !filter.allows(group) {
            return None;
        }
        let people = u64::from(self.packed.population(town)).max(SMALLEST);
        let lifted = if country == Some(group.country.as_str()) { LIFT } else { 1 };
        let weight = people * lifted / if is_main { 1 } else { OTHER_NAME };
        Some(Hit { how, weight, town })
    }

    /// The best hits with each town once, whether it matched by two names or is listed twice.
    pub(super) fn best(&self, mut hits: Vec<Hit>, limit: usize) -> Vec<Hit> {
        let best_first = |a: &Hit, b: &Hit| b.cmp(a);
        let mut kept: Vec<Hit> = Vec::new();
        // Two letters begin thousands of names, of which ten are asked for: put only the front in
        // order, and more of it when repetitions have used it up.
        let mut in_order = 0;
        for at in 0..hits.len() {
            if kept.len() == limit {
                break;
            }
            if at == in_order {
                in_order = (at + 64 + 4 * limit).min(hits.len());
                if in_order < hits.len() {
                    hits[at..].select_nth_unstable_by(in_order - at, best_first);
                }
                hits[at..in_order].sort_unstable_by(best_first);
            }
            let hit = hits[at];
            if !kept.iter().any(|other| self.is_same_town(hit.town, other.town)) {
                kept.push(hit);
            }
        }
        kept
    }

    fn is_same_town(&self, a: usize, b: usize) -> bool {
        if a == b {
            return true;
        }
        if self.packed.group(a) != self.packed.group(b)
            || self.packed.name(a) != self.packed.name(b)
        {
            return false;
        }
        let (a, b) = (self.degrees(self.packed.at(a)), self.degrees(self.packed.at(b)));
        distance_km(a.0, a.1, b.0, b.1) < SAME_TOWN_KM
    }
}
