//! ISO 4217 currencies and their minor-unit exponents.

use std::fmt;

/// An ISO 4217 currency. The exponent is how many decimals its minor unit has.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// Currencies whose minor unit is not a hundredth. Source: ISO 4217, list one (SIX Group).
const EXPONENTS: &[(&str, u32)] = &[
    ("BHD", 3),
    ("BIF", 0),
    ("CLP", 0),
    ("DJF", 0),
    ("GNF", 0),
    ("IQD", 3),
    ("ISK", 0),
    ("JOD", 3),
    ("JPY", 0),
    ("KMF", 0),
    ("KRW", 0),
    ("KWD", 3),
    ("LYD", 3),
    ("OMR", 3),
    ("PYG", 0),
    ("RWF", 0),
    ("TND", 3),
    ("UGX", 0),
    ("VND", 0),
    ("VUV", 0),
    ("XAF", 0),
    ("XOF", 0),
    ("XPF", 0),
];

/// Currencies with hundredths. Source: as above; funds and metals are left out.
const HUNDREDTHS: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD \
    BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP \
    GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP \
    LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD \
    PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC \
    SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW";

impl Currency {
    pub const USD: Self = Self(*b"USD");
    pub const JPY: Self = Self(*b"JPY");

    /// Reads an upper-case ISO 4217 code. Codes that are not in the list give `None`.
    pub fn from_code(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        let known = EXPONENTS.iter().any(|(known, _)| *known == code)
            || HUNDREDTHS.split_ascii_whitespace().any(|known| known == code);
        known.then_some(Self(bytes))
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("a currency is made from ASCII letters only")
    }

    /// How many decimals the minor unit has: 2 for dollars, 0 for yen, 3 for dinars.
    pub fn exponent(self) -> u32 {
        let found = EXPONENTS.iter().find(|(code, _)| *code == self.code());
        found.map_or(2, |(_, exponent)| *exponent)
    }

    /// Minor units in one major unit: 100 for dollars, 1 for yen.
    pub fn minor_per_major(self) -> i64 {
        10_i64.pow(self.exponent())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents_are_those_of_iso_4217() {
        for (code, exponent) in [("USD", 2), ("JPY", 0), ("KWD", 3), ("CAD", 2), ("XPF", 0)] {
            assert_eq!(Currency::from_code(code).map(Currency::exponent), Some(exponent), "{code}");
        }
    }

    #[test]
    fn unknown_codes_are_not_currencies() {
        for code in ["", "US", "usd", "USDX", "ZZZ", "U$D", "ドル", "US "] {
            assert_eq!(Currency::from_code(code), None, "{code}");
        }
    }
}
