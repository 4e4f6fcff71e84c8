//! The length of a walk as people type it: `1 mi`, `1.6 km`, `800 m`. Stored in metres.

use super::typed::{Marks, plain, with_plain_marks};
use crate::refusal::FieldRefusal;

/// Units by the words people use, the longest first, with the thousandths of a metre in one.
const UNITS: [(&str, i64); 12] = [
    ("kilometres", 1_000_000),
    ("kilometers", 1_000_000),
    ("millas", 1_609_344),
    ("metres", 1_000),
    ("meters", 1_000),
    ("miles", 1_609_344),
    ("mile", 1_609_344),
    ("km", 1_000_000),
    ("キロ", 1_000_000),
    ("mi", 1_609_344),
    ("メートル", 1_000),
    ("m", 1_000),
];

/// Reads a length in metres. A number without a unit could be miles or kilometers, so it is
/// refused.
///
/// # Errors
/// `NotALength`; `TooLarge(most)` in metres; `NotPositive`.
pub fn metres_typed(text: &str, marks: Marks, most: i64) -> Result<i64, FieldRefusal> {
    let text = with_plain_marks(text).to_lowercase();
    let found = UNITS.iter().find_map(|(word, unit)| Some((text.strip_suffix(word)?, *unit)));
    let (number, unit) = found.ok_or(FieldRefusal::NotALength)?;
    let number = plain(number.trim(), 2, marks).ok_or(FieldRefusal::NotALength)?;
    let (whole, fraction) = number.split_once('.').unwrap_or((number.as_str(), ""));
    if fraction.len() > 2 || whole.len() > 9 {
        return Err(FieldRefusal::NotALength);
    }
    let hundredths: i64 =
        format!("{whole}{fraction:0<2}").parse().map_err(|_| FieldRefusal::NotALength)?;
    let metres = (hundredths * unit + 50_000) / 100_000;
    match metres {
        ..=0 => Err(FieldRefusal::NotPositive),
        metres if metres > most => Err(FieldRefusal::TooLarge(most)),
        metres => Ok(metres),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_read_with_its_unit_and_not_without() {
        let read = |text: &str, marks| metres_typed(text, marks, 100_000);
        for (typed, marks, metres) in [
            ("1 mi", Marks::Point, 1_609),
            ("1\u{a0}mi", Marks::Point, 1_609),
            ("0.5 Mile", Marks::Point, 805),
            ("1.6 km", Marks::Point, 1_600),
            ("1,6 km", Marks::Comma, 1_600),
            ("1,5 millas", Marks::Both, 2_414),
            ("800 m", Marks::Plain, 800),
            ("800m", Marks::Point, 800),
            ("2キロ", Marks::Point, 2_000),
            ("1,200 meters", Marks::Point, 1_200),
        ] {
            assert_eq!(read(typed, marks), Ok(metres), "{typed}");
        }
        for typed in ["1", "", "mi", "a mile", "-1 km", "1..5 km", "1.234 km", "9999999999 m"] {
            assert_eq!(read(typed, Marks::Point), Err(FieldRefusal::NotALength), "{typed}");
        }
        assert_eq!(read("101 km", Marks::Point), Err(FieldRefusal::TooLarge(100_000)));
        assert_eq!(read("0 m", Marks::Point), Err(FieldRefusal::NotPositive));
    }
}
