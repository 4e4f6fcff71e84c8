//! The town of somebody who offers to host: one that is clearly meant is no question, several are
//! offered to choose from.

use ounce_domain::hosting::Town;
use ounce_domain::refusal::FieldRefusal;
use ounce_domain::stroll::Position;
use ounce_geo::{Gazetteer, Kind, Match, Place, Resolved};

/// As the finder takes it.
pub(super) const LONGEST: usize = crate::find::QUERY_MAX;

/// What a typed town stands for.
pub(super) enum Found {
    One(Town),
    Which(Vec<Choice>),
    Refused(FieldRefusal),
}

/// A town to choose.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub town: Town,
    /// Of the field `place`.
    pub value: String,
}

impl Choice {
    pub(super) fn of(town: Town) -> Self {
        Self { value: value(town.position), town }
    }
}

/// A point as the field `place` has it.
pub(super) fn value(position: Position) -> String {
    format!("{},{}", position.lat_e7, position.lon_e7)
}

/// Finds the typed town. `chosen` is the value of a place that was chosen before; it counts only if
/// the typed text can mean that place.
pub(super) fn find(typed: &str, chosen: &str) -> Found {
    let typed = typed.trim();
    if typed.is_empty() {
        return Found::Refused(FieldRefusal::Missing);
    }
    if let Some(refusal) = crate::find::unfit(typed) {
        return Found::Refused(refusal);
    }
    let places = match Gazetteer::embedded().resolve(typed, None) {
        Resolved::Nothing => return Found::Refused(FieldRefusal::NotAPlace),
        // A misspelt name is asked back.
        Resolved::One(place) if place.matched != Match::Misspelt => vec![place],
        Resolved::One(place) => return pick(vec![place], chosen),
        Resolved::Several(places) => return pick(places, chosen),
    };
    match places.into_iter().next().and_then(|place| town_of(&place)) {
        Some(town) => Found::One(town),
        None => Found::Refused(FieldRefusal::NotAPlace),
    }
}

fn pick(places: Vec<Place>, chosen: &str) -> Found {
    let choices: Vec<Choice> = places.iter().filter_map(town_of).map(Choice::of).collect();
    match choices.iter().find(|choice| choice.value == chosen) {
        Some(choice) => Found::One(choice.town.clone()),
        None => Found::Which(choices),
    }
}

/// A place as a town. A postcode stands before the name of its town, which alone is kept.
fn town_of(place: &Place) -> Option<Town> {
    let name = match place.kind {
        Kind::Town => place.name.clone(),
        Kind::Postcode => {
            let has_digit = |word: &&str| word.chars().any(|c| c.is_ascii_digit());
            let words: Vec<&str> = place.name.split_whitespace().skip_while(has_digit).collect();
            if words.is_empty() { place.name.clone() } else { words.join(" ") }
        }
    };
    let e7 = |degrees: f64| (degrees * 1e7).round() as i64;
    Some(Town {
        name,
        region: place.region.clone(),
        country: place.country.clone(),
        position: Position::new(e7(place.lat), e7(place.lon)).ok()?,
        time_zone: place.time_zone.clone(),
    })
}

/// Stands for a town until one was read.
pub(super) fn nowhere() -> Town {
    Town {
        name: String::new(),
        region: String::new(),
        country: String::new(),
        position: Position { lat_e7: 0, lon_e7: 0 },
        time_zone: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(typed: &str, chosen: &str) -> Option<Town> {
        match find(typed, chosen) {
            Found::One(town) => Some(town),
            _ => None,
        }
    }

    #[test]
    fn one_town_is_no_question_and_several_are_offered() {
        let rochester = one("Rochester, NY", "").expect("there is one in New York");
        assert_eq!((rochester.region.as_str(), rochester.country.as_str()), ("NY", "US"));
        assert_eq!(rochester.time_zone, "America/New_York");
        let Found::Which(choices) = find("Portland", "") else { panic!("there are several") };
        assert!(choices.len() > 1);
        let chosen = &choices[1];
        assert_eq!(one("Portland", &chosen.value).as_ref(), Some(&chosen.town));
        assert_eq!(one("Portland", "1,2"), None, "not one of them");
        let Found::Which(near) = find("Rochesterr", "") else { panic!("it is misspelt") };
        assert!(near.iter().any(|choice| choice.town.name == "Rochester"));
    }

    #[test]
    fn a_postcode_stands_for_its_town() {
        let town = one("23451", "").expect("it is a ZIP code");
        assert_eq!((town.name.as_str(), town.region.as_str()), ("Virginia Beach", "VA"));
    }

    #[test]
    fn what_is_no_place_is_refused() {
        for (typed, refusal) in [
            (" ", FieldRefusal::Missing),
            ("Xqzwvkjh", FieldRefusal::NotAPlace),
            ("a\u{1}b", FieldRefusal::NotText),
        ] {
            assert!(
                matches!(find(typed, ""), Found::Refused(found) if found == refusal),
                "{typed}"
            );
        }
    }
}
