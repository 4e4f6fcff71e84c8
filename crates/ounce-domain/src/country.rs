//! The countries there are: the officially assigned alpha-2 codes of ISO 3166-1.
//!
//! Their names are for the page that shows them. Codes that are reserved or for private use, such
//! as `ZZ`, are no country: nobody can walk there.

use crate::refusal::FieldRefusal;

/// The 249 codes, one after another in alphabetical order, as the time zone database lists them.
const CODES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZ\
    CACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGI\
    GLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLI\
    LKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPF\
    PGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTL\
    TMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// Every code, in alphabetical order.
pub fn all() -> impl Iterator<Item = &'static str> {
    (0..CODES.len() / 2).map(|n| &CODES[2 * n..2 * n + 2])
}

/// Reads a code in capital letters.
///
/// # Errors
/// `Missing` or `NotACountry`.
pub fn parse(code: &str) -> Result<&'static str, FieldRefusal> {
    if code.is_empty() {
        return Err(FieldRefusal::Missing);
    }
    all().find(|known| *known == code).ok_or(FieldRefusal::NotACountry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order_and_whole() {
        let all: Vec<_> = all().collect();
        assert_eq!(all.len(), 249);
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn only_countries_are_countries() {
        for code in ["US", "CA", "JP", "AD", "ZW"] {
            assert_eq!(parse(code), Ok(code));
        }
        // Private use, reserved, a currency's, lower case, half of two neighbours.
        for code in ["ZZ", "XX", "UK", "EU", "us", "USA", "DA", "U", "日本"] {
            assert_eq!(parse(code), Err(FieldRefusal::NotACountry), "{code}");
        }
        assert_eq!(parse(""), Err(FieldRefusal::Missing));
    }
}
