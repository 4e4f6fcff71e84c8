//! A volume of milk.

use super::plain_decimal;
use std::fmt;

/// A volume in microlitres. Ounces are shown, never stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Microlitres(pub i64);

/// The unit somebody types or reads a volume in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MilkUnit {
    /// US fluid ounce: 29.5735295625 mL exactly (a US gallon of 231 cubic inches holds 128).
    Ounce,
    Millilitre,
}

/// Why a typed volume was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MilkRefusal {
    Missing,
    /// A comma may mean thousands or decimals: never guessed.
    Comma,
    /// Not digits with at most one point.
    NotANumber,
    /// More than two decimals, which is finer than anybody measures.
    TooManyDecimals,
    NotPositive,
    /// Above [`Microlitres::MAX`].
    TooLarge,
}

/// One US fluid ounce in units of 10^-7 microlitre.
const OUNCE_E7_UL: i128 = 295_735_295_625;

impl Microlitres {
    /// The most any single entry can be, also one that a bank brings: 500 litres.
    pub const MAX: Self = Self(500_000_000);

    /// The most one person may promise on a page: 157 litres, which is 5,300 oz, the largest single
    /// gift on record for a stroll (Evansville, 2016). People promise without proving who they are,
    /// and the promises are added up in public. A bank knows a donor who has more, and can import
    /// it as received.
    pub const MAX_PROMISE: Self = Self(157_000_000);

    pub fn from_millilitres(millilitres: i64) -> Self {
        Self(millilitres.saturating_mul(1000))
    }

    /// Whole US fluid ounces, to the nearest microlitre.
    pub fn from_ounces(ounces: i64) -> Self {
        let microlitres = (i128::from(ounces) * OUNCE_E7_UL + 5_000_000).div_euclid(10_000_000);
        Self(i64::try_from(microlitres).unwrap_or(i64::MAX))
    }

    /// Whole millilitres, rounded half up.
    pub fn millilitres(self) -> i64 {
        (self.0 + 500).div_euclid(1000)
    }

    /// Whole US fluid ounces, rounded half up.
    pub fn ounces(self) -> i64 {
        let e7 = i128::from(self.0) * 10_000_000;
        let ounces = (e7 + OUNCE_E7_UL / 2).div_euclid(OUNCE_E7_UL);
        i64::try_from(ounces).expect("an ounce is more than a microlitre, so this gets smaller")
    }

    /// The volume in whole units of the reader.
    pub fn in_unit(self, unit: MilkUnit) -> i64 {
        match unit {
            MilkUnit::Ounce => self.ounces(),
            MilkUnit::Millilitre => self.millilitres(),
        }
    }

    /// The whole units of the reader that fit into the volume. A limit is named so, because the
    /// named number can then be typed.
    pub fn whole_in_unit(self, unit: MilkUnit) -> i64 {
        let rounded = self.in_unit(unit);
        match Self::parse(&rounded.to_string(), unit) {
            Ok(volume) if volume <= self => rounded,
            _ => rounded - 1,
        }
    }

    /// Reads a volume as typed, with at most two decimals.
    ///
    /// # Errors
    /// A [`MilkRefusal`] for anything that is not a positive volume of a single entry.
    pub fn parse(text: &str, unit: MilkUnit) -> Result<Self, MilkRefusal> {
        let text = text.trim();
        if text.is_empty() {
            return Err(MilkRefusal::Missing);
        }
        if text.contains([',', '，', '、']) {
            return Err(MilkRefusal::Comma);
        }
        let (whole, fraction) = plain_decimal(text).ok_or(MilkRefusal::NotANumber)?;
        if fraction.len() > 2 {
            return Err(MilkRefusal::TooManyDecimals);
        }
        let whole = whole.trim_start_matches('0');
        if whole.len() > 9 {
            return Err(MilkRefusal::TooLarge);
        }
        let hundredths = format!("{whole}{fraction:0<2}").parse::<i128>().unwrap_or(0);
        let microlitres = match unit {
            MilkUnit::Millilitre => hundredths * 10,
            MilkUnit::Ounce => (hundredths * OUNCE_E7_UL + 500_000_000) / 1_000_000_000,
        };
        match i64::try_from(microlitres) {
            Ok(0) => Err(MilkRefusal::NotPositive),
            Ok(volume) if volume <= Self::MAX.0 => Ok(Self(volume)),
            _ => Err(MilkRefusal::TooLarge),
        }
    }
}

impl fmt::Display for Microlitres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} mL", self.millilitres())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_ounce_is_what_the_gallon_says() {
        assert_eq!(Microlitres::parse("128", MilkUnit::Ounce), Ok(Microlitres(3_785_412)));
        assert_eq!(Microlitres::parse("100", MilkUnit::Ounce), Ok(Microlitres(2_957_353)));
        assert_eq!(Microlitres::parse("250.5", MilkUnit::Millilitre), Ok(Microlitres(250_500)));
        assert_eq!(Microlitres(156_739_707).ounces(), 5300);
    }

    #[test]
    fn what_is_not_a_volume_is_refused_by_name() {
        use MilkRefusal::*;
        for (text, refusal) in [
            ("", Missing),
            ("0", NotPositive),
            ("-3", NotANumber),
            ("1,5", Comma),
            ("1e3", NotANumber),
            ("1.234", TooManyDecimals),
            ("999999", TooLarge),
            ("99999999999999", TooLarge),
        ] {
            assert_eq!(Microlitres::parse(text, MilkUnit::Ounce), Err(refusal), "{text}");
        }
    }

    proptest! {
        #[test]
        fn whole_ounces_survive_the_way_in_and_out(ounces in 1_i64..16_000) {
            let volume = Microlitres::parse(&ounces.to_string(), MilkUnit::Ounce);
            prop_assert_eq!(volume, Ok(Microlitres::from_ounces(ounces)));
            prop_assert_eq!(volume.map(Microlitres::ounces), Ok(ounces));
        }
    }
}
