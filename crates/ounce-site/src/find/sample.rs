//! The page of a search, with invented values.

use crate::find::page::Find;
use crate::find::page::Found;
use crate::find::page::Place;
use crate::find::page::PlaceName;
use crate::samples::{Rendered, Samples, add};
use ounce_domain::refusal::FieldRefusal;
use ounce_web::place::Japanese;

impl Samples {
    pub(crate) fn find_pages(&self, all: &mut Vec<Rendered>) {
        add(all, "find-empty", &self.find("", Found::Empty));
        let too_long = Found::Refused(FieldRefusal::TooLong(120));
        add(all, "find-too-long", &self.find("aaaa", too_long));
        add(all, "find-nowhere", &self.find("", Found::Refused(FieldRefusal::NotAPosition)));
        add(all, "find-nothing", &self.find("Atlantis", Found::Nothing));
        let which = ["OR", "ME", "TX"].map(|region| self.place("Portland", region));
        add(all, "find-which", &self.find("portland", Found::Which(which.into())));
        let place = Place::Named(self.place("Virginia Beach", "VA"));
        let (strolls, banks) = (self.near(), Box::new(self.near_banks()));
        add(all, "find-near", &self.find("virginia beach", Found::Near { place, strolls, banks }));
        let sasebo = Japanese { name: self.s("佐世保"), region: self.s("長崎県") };
        let misspelt = PlaceName {
            japanese: Some(sasebo),
            is_misspelt: true,
            ..self.place("Sasebo", "Nagasaki")
        };
        let which = vec![misspelt.clone(), misspelt.clone()];
        add(all, "find-misspelt-which", &self.find("sasevo", Found::Which(which)));
        let place = Place::Named(misspelt);
        let (strolls, banks) = (self.near(), Box::new(self.near_banks()));
        add(all, "find-misspelt", &self.find("sasevo", Found::Near { place, strolls, banks }));
        let mut far = self.near();
        far[0].distance_km = Some(812.0);
        let found = Found::Near {
            place: Place::Position,
            strolls: far,
            banks: Box::new(self.no_banks_near()),
        };
        add(all, "find-far", &self.find("", found));
        let (strolls, mut banks) = (Vec::new(), Box::new(self.no_banks_near()));
        banks.cards.clear();
        let found = Found::Near { place: Place::Position, strolls, banks };
        add(all, "find-no-strolls", &self.find("", found));
    }

    fn find(&self, query: &str, found: Found) -> Find {
        Find {
            t: self.t,
            frame: self.frame("/campaigns/2027/find?q=x"),
            campaign: self.campaign(),
            is_over: false,
            query: self.s(query),
            found,
        }
    }

    fn place(&self, name: &str, region: &str) -> PlaceName {
        let country = "US".to_owned();
        PlaceName {
            name: self.s(name),
            region: self.s(region),
            country,
            lat: 45.5,
            lon: -122.6,
            japanese: None,
            is_misspelt: false,
        }
    }
}
