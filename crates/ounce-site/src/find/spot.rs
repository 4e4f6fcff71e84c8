//! The place that somebody looks around from, with the country it is in.

use ounce_domain::stroll::Stroll;
use ounce_geo::{Gazetteer, Resolved};
use ounce_web::i18n::{Lang, Reader};
use ounce_web::place::{degrees, town_of};

use super::{ELSEWHERE_KM, Sought, place_name};

/// A place that somebody looks around from.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    pub name: String,
    /// In degrees.
    pub at: (f64, f64),
    /// ISO 3166-1 alpha-2; empty where nobody lives.
    pub country: String,
}

/// The country of a place that was chosen by its point alone; empty far from any town.
pub(super) fn country_of(known: &str, (lat, lon): (f64, f64)) -> String {
    if !known.is_empty() {
        return known.to_owned();
    }
    let nearest = Gazetteer::embedded().nearest(lat, lon, 1).into_iter().next();
    let near = nearest.filter(|(_, km)| *km <= ELSEWHERE_KM);
    near.map(|(town, _)| town.country).unwrap_or_default()
}

/// The place to look around from, on a page that does not ask which of several places of one name
/// is meant. The likeliest is taken. The results name their towns, so a wrong guess is noticed.
pub(crate) fn spot(sought: &Sought, t: &Reader) -> Option<Spot> {
    match &sought.at {
        Ok(Some(at)) if sought.typed.is_empty() => {
            let name = t.say("find-here").to_string();
            Some(Spot { name, at: *at, country: country_of("", *at) })
        }
        Ok(Some(at)) => {
            let name = sought.typed.clone();
            Some(Spot { name, at: *at, country: country_of("", *at) })
        }
        Ok(None) => likeliest(&sought.typed, t.lang),
        Err(_) => None,
    }
}

fn likeliest(typed: &str, lang: Lang) -> Option<Spot> {
    let place = match Gazetteer::embedded().resolve(typed, None) {
        Resolved::One(place) => place,
        Resolved::Several(places) => places.into_iter().next()?,
        Resolved::Nothing => return None,
    };
    let name = place_name(place);
    Some(Spot { name: name.full(lang), at: (name.lat, name.lon), country: name.country })
}

impl Spot {
    pub(crate) fn of(stroll: &Stroll, lang: Lang) -> Self {
        Self {
            name: town_of(stroll, lang),
            at: degrees(stroll.position),
            country: stroll.country.clone(),
        }
    }
}
