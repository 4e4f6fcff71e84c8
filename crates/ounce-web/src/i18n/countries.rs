//! The names of countries: one line per country, one column per language (13 kB of the binary).

use super::Lang;
use super::names::{self, Named};
use std::sync::LazyLock;

/// By ISO 3166-1 code.
static COUNTRIES: LazyLock<Vec<Named>> =
    LazyLock::new(|| names::read(include_str!("countries/countries.tsv")));

/// The name of a country by its ISO 3166-1 code.
pub(super) fn name(code: &str, lang: Lang) -> Option<&'static str> {
    let found = COUNTRIES.binary_search_by_key(&code, |(known, _)| known).ok()?;
    Some(COUNTRIES[found].1[lang.base() as usize])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_a_name_in_every_language() {
        let codes: Vec<_> = COUNTRIES.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, ounce_domain::country::all().collect::<Vec<_>>());
        for code in codes {
            for lang in Lang::ALL {
                let name = name(code, lang).unwrap_or_default();
                assert!(name.chars().count() > 2 || lang == Lang::Ja, "{code} {lang:?}: {name}");
                assert!(!name.is_empty() && name.trim() == name, "{code} {lang:?}: {name}");
            }
        }
        assert_eq!(name("DE", Lang::Ja), Some("ドイツ"));
        assert_eq!(name("KR", Lang::Fr), Some("Corée du Sud"));
        assert_eq!(name("ZZ", Lang::En), None);
    }
}
