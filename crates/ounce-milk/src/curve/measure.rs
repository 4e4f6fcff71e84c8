//! Temperatures and times of a trace, as whole thousandths.
//!
//! Text and JSON show plain decimals (`62.5`). Digits beyond the third place are cut off downwards,
//! never rounded up: 62.4999 °C has not reached 62.5 °C.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A temperature, or a difference of two, in thousandths of a degree Celsius.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct MilliCelsius(pub i32);

/// A time since the start of a trace, or a span, in thousandths of a second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Milliseconds(pub i64);

impl MilliCelsius {
    /// The limits of a thermometer in a dairy. A number beyond them is no temperature.
    const COLDEST: i64 = -100_000;
    const HOTTEST: i64 = 200_000;

    /// A decimal such as `62.5` or `-18`; `None` for anything else, and for a temperature that no
    /// thermometer at a pasteuriser shows (below −100 °C, above 200 °C).
    pub fn parse(text: &str) -> Option<Self> {
        Self::from_bytes(text.as_bytes())
    }

    pub(super) fn from_bytes(text: &[u8]) -> Option<Self> {
        let value = thousandths(text)?;
        let possible = (Self::COLDEST..=Self::HOTTEST).contains(&value);
        if possible { i32::try_from(value).ok().map(Self) } else { None }
    }
}

/// A temperature in °F, cut down to a thousandth of a degree Celsius.
pub(super) fn fahrenheit(text: &str) -> Option<MilliCelsius> {
    let value = (thousandths(text.as_bytes())? - 32_000).saturating_mul(5).div_euclid(9);
    let possible = (MilliCelsius::COLDEST..=MilliCelsius::HOTTEST).contains(&value);
    i32::try_from(value).ok().filter(|_| possible).map(MilliCelsius)
}

impl Milliseconds {
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds * 1000)
    }

    /// Seconds as a decimal such as `90` or `90.25`, not negative; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        Self::from_bytes(text.as_bytes())
    }

    pub(super) fn from_bytes(text: &[u8]) -> Option<Self> {
        thousandths(text).filter(|value| *value >= 0).map(Self)
    }

    /// `29 min 40 s`, for people.
    pub fn spoken(self) -> String {
        let (minutes, rest) = (self.0 / 60_000, Self(self.0 % 60_000));
        match (minutes, rest.0) {
            (0, _) => format!("{rest} s"),
            (_, 0) => format!("{minutes} min"),
            _ => format!("{minutes} min {rest} s"),
        }
    }
}

impl fmt::Display for MilliCelsius {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at_least_one = if self.0 % 1000 == 0 { ".0" } else { "" };
        write!(f, "{}{at_least_one}", decimal(i64::from(self.0)))
    }
}

impl fmt::Display for Milliseconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&decimal(self.0))
    }
}

/// A plain decimal of at most nine digits before the point, as thousandths, cut down.
fn thousandths(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let (mut value, mut whole, mut places, mut beyond) = (0_i64, 0, 0, false);
    let mut pointed = false;
    for byte in digits {
        match byte {
            b'0'..=b'9' if !pointed => {
                whole += 1;
                if whole > 9 {
                    return None;
                }
                value = value * 10 + i64::from(byte - b'0');
            }
            b'0'..=b'9' if places < 3 => {
                places += 1;
                value = value * 10 + i64::from(byte - b'0');
            }
            b'0'..=b'9' => beyond |= *byte != b'0',
            b'.' if !pointed => pointed = true,
            _ => return None,
        }
    }
    if whole == 0 || (pointed && places == 0) {
        return None;
    }
    for _ in places..3 {
        value *= 10;
    }
    Some(if negative { -value - i64::from(beyond) } else { value })
}

/// Thousandths as the shortest decimal: 62500 is `62.5`, 90000 is `90`.
fn decimal(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.unsigned_abs() / 1000, value.unsigned_abs() % 1000);
    let rest = format!("{rest:03}");
    match rest.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        places => format!("{sign}{whole}.{places}"),
    }
}

/// Writes a number in JSON. Every reader of JSON holds three places exactly.
fn number<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
    let number: serde_json::Number = text.parse().map_err(serde::ser::Error::custom)?;
    number.serialize(to)
}

impl Serialize for MilliCelsius {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        number(&decimal(i64::from(self.0)), to)
    }
}

impl Serialize for Milliseconds {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        number(&decimal(self.0), to)
    }
}

impl<'de> Deserialize<'de> for MilliCelsius {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = serde_json::Number::deserialize(from)?.to_string();
        Self::parse(&text)
            .ok_or_else(|| D::Error::custom(format!("{text} is not a temperature in °C")))
    }
}

impl<'de> Deserialize<'de> for Milliseconds {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = serde_json::Number::deserialize(from)?.to_string();
        Self::parse(&text)
            .ok_or_else(|| D::Error::custom(format!("{text} is not a span in seconds")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_cut_down_and_never_rounded_up() {
        for (text, value) in [
            ("62.5", Some(62_500)),
            ("62.4375", Some(62_437)),
            ("62.4999", Some(62_499)),
            ("-18", Some(-18_000)),
            ("-0.0001", Some(-1)),
            ("-0.0000", Some(0)),
            ("+4.25", Some(4_250)),
            ("0062.500", Some(62_500)),
            ("200", Some(200_000)),
            ("200.001", None),
            ("-100.001", None),
            ("", None),
            ("-", None),
            (".5", None),
            ("5.", None),
            ("6 2", None),
            ("6,2", None),
            ("1e2", None),
            ("1.2.3", None),
            ("--1", None),
            ("9999999999", None),
            ("nan", None),
        ] {
            assert_eq!(MilliCelsius::parse(text), value.map(MilliCelsius), "{text:?}");
        }
        assert_eq!(Milliseconds::parse("-1"), None);
        assert_eq!(Milliseconds::parse("999999999.999"), Some(Milliseconds(999_999_999_999)));
        assert_eq!(Milliseconds::parse("1000000000"), None, "ten digits before the point");
    }

    #[test]
    fn measures_are_shown_as_people_write_them() {
        for (value, text) in [(62_500, "62.5"), (4_000, "4.0"), (-18_050, "-18.05"), (-1, "-0.001")]
        {
            assert_eq!(MilliCelsius(value).to_string(), text);
        }
        for (value, text) in
            [(0, "0 s"), (59_500, "59.5 s"), (60_000, "1 min"), (1_780_000, "29 min 40 s")]
        {
            assert_eq!(Milliseconds(value).spoken(), text);
        }
    }

    #[test]
    fn json_holds_plain_numbers() {
        let shown = serde_json::to_string(&(MilliCelsius(62_437), Milliseconds(1_800_000)));
        assert_eq!(shown.ok().as_deref(), Some("[62.437,1800]"));
        for value in [-100_000, -1, 0, 1, 62_437, 62_500, 199_999] {
            let text = serde_json::to_string(&MilliCelsius(value)).expect("a number is JSON");
            let back: MilliCelsius = serde_json::from_str(&text).expect("it was just written");
            assert_eq!(back, MilliCelsius(value), "{text}");
        }
        assert!(serde_json::from_str::<MilliCelsius>("\"62.5\"").is_err());
        assert!(serde_json::from_str::<Milliseconds>("-1").is_err());
    }
}
