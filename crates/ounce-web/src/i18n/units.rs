//! Distances and volumes of milk in the units of the reader.

use super::{Lang, numbers};
use ounce_domain::quantity::{Microlitres, MilkUnit};

/// The units a reader thinks in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Units {
    /// Miles and US fluid ounces.
    #[default]
    Us,
    /// Kilometres, millilitres and litres.
    Metric,
}

impl Units {
    /// The word in links (`?units=metric`) and cookies.
    pub fn code(self) -> &'static str {
        match self {
            Self::Us => "us",
            Self::Metric => "metric",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Us, Self::Metric].into_iter().find(|units| units.code() == code)
    }

    /// What an `Accept-Language` header suggests: the first range decides. The United States use
    /// their own units in any language; English and Spanish without a region are taken for theirs.
    pub fn negotiate(accept_language: &str) -> Self {
        let first = accept_language.split([',', ';']).next().unwrap_or_default().trim();
        let (primary, rest) = first.split_once('-').unwrap_or((first, ""));
        let region = rest.split('-').find(|part| part.len() == 2).unwrap_or_default();
        let is_us = region.eq_ignore_ascii_case("us")
            || (region.is_empty() && matches!(primary, "" | "*" | "en" | "es"));
        if is_us { Self::Us } else { Self::Metric }
    }

    pub fn milk_unit(self) -> MilkUnit {
        match self {
            Self::Us => MilkUnit::Ounce,
            Self::Metric => MilkUnit::Millilitre,
        }
    }
}

/// `27 km`, `17 mi`; below one, `< 1 km`. One mile is 1.609344 km.
pub(super) fn distance(km: f64, units: Units, lang: Lang) -> String {
    let (number, sign) = match units {
        Units::Us => (km / 1.609_344, "mi"),
        Units::Metric => (km, "km"),
    };
    let below_one = number < 0.95;
    let rounded = if below_one { 1 } else { number.round() as i64 };
    let below = if below_one { "<\u{a0}" } else { "" };
    format!("{below}{}\u{a0}{sign}", numbers::whole(rounded, lang))
}

/// `1.6 km`, `800 m`, `0.7 mi`: the length of a walk.
pub(super) fn length(metres: i64, units: Units, lang: Lang) -> String {
    let tenths = match units {
        Units::Us => (metres * 10_000 + 804_672) / 1_609_344,
        Units::Metric if metres < 1_000 => {
            return format!("{}\u{a0}m", numbers::whole(metres, lang));
        }
        Units::Metric => (metres + 50) / 100,
    };
    let sign = if units == Units::Us { "mi" } else { "km" };
    let tenths = tenths.max(1);
    let number = if tenths % 10 == 0 {
        numbers::whole(tenths / 10, lang)
    } else {
        numbers::tenths(tenths, lang)
    };
    format!("{number}\u{a0}{sign}")
}

/// `12,400 oz`; `850 mL`; from ten litres on in litres, with a tenth below a thousand: `366.7 L`.
pub(super) fn milk(volume: Microlitres, units: Units, lang: Lang) -> String {
    if units == Units::Us {
        return format!("{}\u{a0}oz", numbers::whole(volume.ounces(), lang));
    }
    let millilitres = volume.millilitres();
    match millilitres {
        few if few < 10_000 => format!("{}\u{a0}mL", numbers::whole(few, lang)),
        some if some < 1_000_000 => {
            format!("{}\u{a0}L", numbers::tenths((some + 50) / 100, lang))
        }
        many => format!("{}\u{a0}L", numbers::whole((many + 500) / 1000, lang)),
    }
}

/// To the nearest hundred millilitres, where millilitres are read.
pub(super) fn roughly(volume: Microlitres, units: Units) -> Microlitres {
    match units {
        Units::Us => volume,
        Units::Metric => Microlitres((volume.0 + 50_000).div_euclid(100_000) * 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_ounces_are_no_exact_millilitres() {
        for (ounces, us, metric) in
            [(100, "100 oz", "3,000 mL"), (150, "150 oz", "4,400 mL"), (68, "68 oz", "2,000 mL")]
        {
            let volume = Microlitres::from_ounces(ounces);
            for (units, said) in [(Units::Us, us), (Units::Metric, metric)] {
                let said_here = milk(roughly(volume, units), units, Lang::En);
                assert_eq!(said_here.replace('\u{a0}', " "), said);
            }
        }
    }
}
