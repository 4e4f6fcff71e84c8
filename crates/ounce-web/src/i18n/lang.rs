//! The languages pages are written in, and which of them a browser asks for.
//!
//! English differs between countries in some words and in how dates are written: `en` is that of the
//! United States, where most campaigns are, and `en-CA` and `en-GB` say otherwise where they differ.
//! What is stored of a person is the language alone.

use ounce_domain::quantity::Marks;

/// A language every page and letter is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    #[default]
    En,
    Es,
    Fr,
    Ja,
    /// English as it is written in Canada.
    EnCa,
    /// English as it is written in Great Britain, Ireland, Australia, New Zealand and South Africa.
    EnGb,
}

impl Lang {
    /// How people write amounts in it: as its locale does, and in further ways.
    pub fn marks(self) -> Marks {
        match self {
            Self::En | Self::EnCa | Self::EnGb | Self::Ja => Marks::Point,
            Self::Es => Marks::Both,
            Self::Fr => Marks::Comma,
        }
    }

    /// The languages there are, in the order of tables.
    pub const ALL: [Self; 4] = [Self::En, Self::Es, Self::Fr, Self::Ja];

    /// The languages, and the English of single countries.
    pub const EVERY: [Self; 6] = [Self::En, Self::Es, Self::Fr, Self::Ja, Self::EnCa, Self::EnGb];

    /// The language, whichever country's it is.
    pub fn base(self) -> Self {
        match self {
            Self::EnCa | Self::EnGb => Self::En,
            other => other,
        }
    }

    /// The BCP 47 code of the language alone, as links, cookies and the database carry it.
    pub fn code(self) -> &'static str {
        match self {
            Self::En | Self::EnCa | Self::EnGb => "en",
            Self::Es => "es",
            Self::Fr => "fr",
            Self::Ja => "ja",
        }
    }

    /// The BCP 47 code with the country where that matters, as `lang` attributes carry it.
    pub fn tag(self) -> &'static str {
        match self {
            Self::EnCa => "en-CA",
            Self::EnGb => "en-GB",
            other => other.code(),
        }
    }

    /// What its readers call it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En | Self::EnCa | Self::EnGb => "English",
            Self::Es => "Español",
            Self::Fr => "Français",
            Self::Ja => "日本語",
        }
    }

    /// The locale its numbers and dates are written for. The campaigns are in North America, so
    /// Spanish is that of the United States and French that of Canada.
    pub fn locale(self) -> &'static str {
        match self {
            Self::En => "en-US",
            Self::EnCa | Self::EnGb => self.tag(),
            Self::Es => "es-US",
            Self::Fr => "fr-CA",
            Self::Ja => "ja",
        }
    }

    /// The language of a code such as `fr`, `fr-CA` or `ES_mx`; `None` for a language that the
    /// program does not have.
    pub fn from_code(code: &str) -> Option<Self> {
        let (primary, region) = code.trim().split_once(['-', '_']).unwrap_or((code.trim(), ""));
        let lang = Self::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(primary))?;
        let is = |regions: &[&str]| regions.iter().any(|one| one.eq_ignore_ascii_case(region));
        Some(match lang {
            Self::En if is(&["ca"]) => Self::EnCa,
            Self::En if is(&["gb", "ie", "au", "nz", "za"]) => Self::EnGb,
            lang => lang,
        })
    }

    /// What an `Accept-Language` header asks for (RFC 9110, 12.5.4) among the languages that are
    /// `spoken`: the one with the highest weight, the first among equals. When it asks for none of
    /// them, the first that is spoken; English when there is none at all. English without a country
    /// is that of the campaign, and with one it is the reader's own.
    pub fn negotiate(accept_language: &str, spoken: &[Self]) -> Self {
        let mut best = (0, spoken.first().copied().unwrap_or_default());
        for range in accept_language.split(',').take(32) {
            let (code, weight) = range.split_once(';').unwrap_or((range, "q=1"));
            let Some(lang) = Self::from_code(code) else { continue };
            let here = spoken.iter().find(|here| here.base() == lang.base());
            if let (Some(here), Some(weight)) = (here, thousandths(weight))
                && weight > best.0
            {
                let is_of_no_country = code.trim().eq_ignore_ascii_case("en");
                best = (weight, if is_of_no_country { *here } else { lang });
            }
        }
        best.1
    }
}

/// The weight `q=0.8` in thousandths; `None` for text that is no weight.
fn thousandths(weight: &str) -> Option<u32> {
    let value = weight.trim().strip_prefix("q=").or_else(|| weight.trim().strip_prefix("Q="))?;
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    let is_short = whole.len() == 1 && fraction.len() <= 3;
    let digits = format!("{whole}{fraction:0<3}");
    let weight = digits.parse().ok().filter(|weight| is_short && *weight <= 1000);
    weight.filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))
}
