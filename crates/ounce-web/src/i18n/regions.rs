//! The names of states, provinces and prefectures: a reader elsewhere does not know `NY`.

use super::Lang;
use super::names::{self, Named};
use std::sync::LazyLock;

/// By country and region: `US-NY`.
static REGIONS: LazyLock<Vec<Named>> =
    LazyLock::new(|| names::read(include_str!("regions/regions.tsv")));

/// The name of a region by its country's code and its own.
pub(super) fn name(country: &str, region: &str, lang: Lang) -> Option<&'static str> {
    let pieces = |code: &'static str| code.split_once('-').unwrap_or((code, ""));
    let found = REGIONS.binary_search_by(|(code, _)| pieces(code).cmp(&(country, region))).ok()?;
    Some(REGIONS[found].1[lang.base() as usize])
}

/// A list of regions by their English names, as a source wrote it: `Wisconsin, Illinois`. `None`
/// when anything else is in it.
pub(super) fn list(country: &str, written: &str, lang: Lang) -> Option<String> {
    let of_country = |code: &str| code.split_once('-').is_some_and(|(of, _)| of == country);
    let named = |english: &str| {
        let mut all = REGIONS.iter().filter(|(code, _)| of_country(code));
        let found = all.find(|(_, names)| names[Lang::En as usize] == english);
        found.map(|(_, names)| names[lang.base() as usize])
    };
    let names: Option<Vec<&str>> = written.split(',').map(|one| named(one.trim())).collect();
    Some(names?.join(if lang == Lang::Ja { "、" } else { ", " }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_has_a_name_in_every_language() {
        assert!(REGIONS.is_sorted_by(|(a, _), (b, _)| a < b), "by code, each once");
        let count = |country: &str| REGIONS.iter().filter(|(c, _)| c.starts_with(country)).count();
        let (states_with_dc_and_territories, provinces, prefectures) = (50 + 1 + 5, 13, 47);
        assert_eq!(count("US-"), states_with_dc_and_territories);
        assert_eq!((count("CA-"), count("JP-")), (provinces, prefectures));
        for (code, names) in REGIONS.iter() {
            let (country, region) = code.split_once('-').expect("a country and a region");
            for lang in Lang::ALL {
                let name = name(country, region, lang).unwrap_or_default();
                assert_eq!(name, names[lang as usize], "{code} is found");
                assert!(!name.is_empty() && name.trim() == name, "{code} {lang:?}: {name:?}");
            }
        }
        assert_eq!(name("US", "NC", Lang::Fr), Some("Caroline du Nord"));
        assert_eq!(name("CA", "NC", Lang::Fr), None);
        assert_eq!(name("JP", "Kanagawa", Lang::Ja), Some("神奈川県"));
    }

    #[test]
    fn a_list_of_states_is_said_in_the_readers_language_and_anything_else_is_left() {
        let said = |written, lang| list("US", written, lang);
        assert_eq!(said("Wisconsin, Illinois", Lang::En).as_deref(), Some("Wisconsin, Illinois"));
        assert_eq!(said("New York, Vermont", Lang::Es).as_deref(), Some("Nueva York, Vermont"));
        let two = "ウィスコンシン州、イリノイ州";
        assert_eq!(said("Wisconsin, Illinois", Lang::Ja).as_deref(), Some(two));
        for other in ["Any state", "Ohio (dispenses to 11 states)", "", "Ontario"] {
            assert_eq!(said(other, Lang::En), None, "{other}");
        }
    }
}
