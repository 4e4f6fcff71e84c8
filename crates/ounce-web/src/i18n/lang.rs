//! The languages pages are written in, and which of them a browser asks for.
use ounce_domain::quantity::Marks;

/// A language every page and letter is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    #[default]
    En,
    Es,
    Fr,
    Ja,
}

impl Lang {
    /// How people write amounts in it: as its locale does, and in further ways.
    pub fn marks(self) -> Marks {
        match self {
            Self::En | Self::Ja => Marks::Point,
            Self::Es => Marks::Both,
            Self::Fr => Marks::Comma,
        }
    }

    pub const ALL: [Self; 4] = [Self::En, Self::Es, Self::Fr, Self::Ja];

    /// The BCP 47 code, as `lang` attributes, cookies and the database carry it.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
            Self::Fr => "fr",
            Self::Ja => "ja",
        }
    }

    /// Its name in the language itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
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
            Self::Es => "es-US",
            Self::Fr => "fr-CA",
            Self::Ja => "ja",
        }
    }

    /// The language of a code such as `fr`, `fr-CA` or `ES_mx`; `None` for a language that the
    /// program does not have.
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }

    /// What an `Accept-Language` header asks for (RFC 9110, 12.5.4) among the languages that are
    /// `spoken`: the one with the highest weight, the first among equals. When it asks for none of
    /// them, the first that is spoken; English when there is none at all.
    pub fn negotiate(accept_language: &str, spoken: &[Self]) -> Self {
        let mut best = (0, spoken.first().copied().unwrap_or_default());
        for range in accept_language.split(',').take(32) {
            let (code, weight) = range.split_once(';').unwrap_or((range, "q=1"));
            if let (Some(lang), Some(weight)) = (Self::from_code(code), thousandths(weight))
                && spoken.contains(&lang)
                && weight > best.0
            {
                best = (weight, lang);
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
