//! Towns by their position: the towns around a point, and whether one of a name is there.
//!
//! A row of an imported file is checked by this, and a town on record gets its Japanese name from
//! here.

use super::find::Hit;
use super::query::{self, Filter};
use super::{DOMINATES, Gazetteer, Place};
use crate::distance_km;
use crate::fold::fold;

/// The longest distance from a town to a point in it; Tokyo is wider than most.
const IN_TOWN_KM: f64 = 30.0;
/// A second name with at most this many letters is the code of an airport: Elmira is also ELM, but
/// there is no village "Elm".
const CODE: usize = 3;

impl Gazetteer {
    /// The town of this name (and country, ISO alpha-2) around a point in degrees.
    pub fn listed(&self, name: &str, country: &str, lat: f64, lon: f64) -> Option<Place> {
        let wanted = fold(name);
        let mut keys = self.packed.keys_from(&wanted);
        let (key, named) = keys.next()?;
        if key != wanted.as_bytes() {
            return None;
        }
        // A name has at most some hundred towns, so this is quick enough for each line of a list.
        let towns = named.iter().map(|(town, _)| town);
        let there = towns.filter(|town| self.group(*town).country == country).filter_map(|town| {
            let (town_lat, town_lon) = self.degrees(self.packed.at(town));
            let km = distance_km(lat, lon, town_lat, town_lon);
            (km <= IN_TOWN_KM).then_some((km, town))
        });
        let nearest = there.min_by(|(a, _), (b, _)| a.total_cmp(b));
        nearest.map(|(_, town)| self.town(town))
    }

    /// The one town of this name that lies in this region and country, as a row of a file names them.
    /// An empty region is any; one that is not known has no towns. Unlike a search this never looks
    /// in another region for the name.
    pub fn town_named(&self, name: &str, region: &str, country: &str) -> Option<Place> {
        let mut filter = Filter::within(vec![country.to_owned()]);
        if !region.is_empty() {
            filter = filter.and_within(self.areas.named(&fold(region))?.to_vec());
        }
        let wanted = fold(name);
        let plain = query::without_added_words(&wanted);
        let named = [wanted, plain].into_iter().filter(|key| !key.is_empty()).map(|key| {
            let mut hits = Vec::new();
            self.named(&key, &filter, None, &mut hits);
            let is_own = |hit: &Hit| fold(self.packed.name(hit.town)) == key;
            hits.retain(|hit| hit.is_whole() && (key.len() > CODE || is_own(hit)));
            self.best(hits, 2)
        });
        let hits = named.into_iter().find(|hits| !hits.is_empty())?;
        let (best, next) = (hits.first()?, hits.get(1));
        let is_clear = next.is_none_or(|next| best.weight >= DOMINATES * next.weight);
        is_clear.then(|| self.town(best.town))
    }
}
