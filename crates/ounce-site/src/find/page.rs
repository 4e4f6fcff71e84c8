//! The page of the find box: the nearest strolls and milk banks, or a question back.

use crate::bank::near::NearBanks;
use crate::stroll::card::StrollCard;
use askama::Template;
use ounce_domain::campaign::Campaign;
use ounce_domain::refusal::{FieldRefusal, Refusal};
use ounce_web::frame::Frame;
use ounce_web::i18n::{Lang, Reader};
use ounce_web::links;
use ounce_web::place::{Japanese, town};

/// A stroll further away than this is not near: about two hours by car.
pub(crate) const FAR_KM: f64 = 160.0;

#[derive(Template)]
#[template(path = "find/find.html")]
pub(crate) struct Find {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: Campaign,
    pub is_over: bool,
    /// What was typed, as typed.
    pub query: String,
    pub found: Found,
}

/// The finder's answer to a query.
#[derive(Clone, Debug)]
pub(crate) enum Found {
    /// Nothing was typed and no position given.
    Empty,
    /// There can be no such place: the text is too long or no text, or the position is not on
    /// Earth.
    Refused(FieldRefusal),
    /// No place of that name is known.
    Nothing,
    /// Several places are called that: ask which.
    Which(Vec<PlaceName>),
    /// The nearest strolls and banks with their distances, nearest first.
    Near { place: Place, strolls: Vec<StrollCard>, banks: Box<NearBanks> },
}

/// Where somebody is.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    Named(PlaceName),
    /// The browser's own position.
    Position,
}

/// A town or a postcode.
#[derive(Clone, Debug)]
pub(crate) struct PlaceName {
    pub name: String,
    pub region: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub lat: f64,
    pub lon: f64,
    /// How it is written in Japan, where it is there.
    pub japanese: Option<Japanese>,
    /// Its name is only similar to the typed one, and the page says so.
    pub is_misspelt: bool,
}

/// Why nothing can be found there.
pub(crate) fn cannot_be_there(t: &Reader, refusal: FieldRefusal) -> String {
    match refusal {
        FieldRefusal::TooLong(most) => t.say("find-too-long").n("most", most).to_string(),
        _ => t.refusal(Refusal::Field(refusal)),
    }
}

impl PlaceName {
    pub(crate) fn full(&self, lang: Lang) -> String {
        let japanese = self.japanese.as_ref().filter(|_| lang == Lang::Ja);
        japanese.map_or_else(|| town(&self.name, &self.region), Japanese::full)
    }
}

impl Find {
    /// The map of all towns, opened around the nearest stroll. The part behind `#` stays in the
    /// browser.
    fn map_href(&self, strolls: &[StrollCard]) -> String {
        let all = links::strolls(&self.campaign.slug, None, 1);
        let Some(nearest) = strolls.first() else { return all };
        let (lat, lon) = nearest.point();
        format!("{all}#around={lat:.2},{lon:.2}")
    }

    fn which_href(&self, place: &PlaceName) -> String {
        links::find_at(&self.campaign.slug, (place.lat, place.lon), &place.full(self.t.lang))
    }

    /// `Portland, Oregon`: in full, to tell it from its namesakes.
    fn which_name(&self, place: &PlaceName) -> String {
        match &place.japanese {
            Some(japanese) if self.t.lang == Lang::Ja => japanese.full(),
            _ => town(&place.name, &self.t.region(&place.country, &place.region)),
        }
    }

    /// The found place, if the typed name was only similar to its name.
    fn looked_for(&self) -> Option<String> {
        match &self.found {
            Found::Near { place: Place::Named(place), .. } if place.is_misspelt => {
                Some(self.which_name(place))
            }
            _ => None,
        }
    }

    /// Whether the names of the places to choose from are only similar to the typed one.
    fn is_misspelt(&self, places: &[PlaceName]) -> bool {
        places.iter().all(|place| place.is_misspelt)
    }

    fn place_name(&self, place: &Place) -> String {
        match place {
            Place::Named(place) => place.full(self.t.lang),
            Place::Position => self.t.say("find-here").to_string(),
        }
    }

    /// The distance of the nearest stroll, when it is too far to be called near.
    fn far(&self, strolls: &[StrollCard]) -> Option<f64> {
        strolls.first().and_then(|card| card.distance_km).filter(|km| *km > FAR_KM)
    }

    /// The form that offers to host there.
    fn host_href(&self, place: &Place) -> String {
        let town = match place {
            Place::Named(_) => self.query.as_str(),
            Place::Position => "",
        };
        links::host(&self.campaign.slug, town)
    }

    fn refused(&self, refusal: &FieldRefusal) -> String {
        cannot_be_there(&self.t, *refusal)
    }

    fn link(&self, page: &str) -> String {
        links::under(&self.campaign.slug, page)
    }
}
