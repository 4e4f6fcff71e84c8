//! Amounts as laboratories write them: `300`, `>300`, `< 1`, `1.2e4`, `1.2 × 10⁴`, `12 000`.
//!
//! Text with two possible meanings is not read: `1,200` is over a thousand in one country and just
//! over one in another. An amount is a whole number of millionths, so nothing is lost by rounding.

use ounce_domain::reference;

/// One, in millionths.
pub(super) const ONE: i128 = 1_000_000;

/// The sign before a number: less than, equal, more than and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Below,
    AtMost,
    Equal,
    AtLeast,
    Above,
}

/// A number with the text before and behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) operator: Option<Operator>,
    pub(super) micro: i128,
    /// The text behind the number, such as `cfu/ml`, without spaces and in small letters.
    pub(super) rest: String,
}

const OPERATORS: [(&str, Operator); 9] = [
    ("<=", Operator::AtMost),
    ("=<", Operator::AtMost),
    (">=", Operator::AtLeast),
    ("=>", Operator::AtLeast),
    ("≤", Operator::AtMost),
    ("≥", Operator::AtLeast),
    ("<", Operator::Below),
    (">", Operator::Above),
    ("=", Operator::Equal),
];

/// The operator a text begins with, and the text behind it.
fn operator(text: &str) -> Option<(Operator, &str)> {
    OPERATORS.iter().find_map(|(sign, operator)| Some((*operator, text.strip_prefix(sign)?)))
}

impl Operator {
    /// An operator that stands alone.
    pub(super) fn read(text: &str) -> Option<Self> {
        let key = reference::key(text);
        let (operator, rest) = operator(&key)?;
        rest.is_empty().then_some(operator)
    }
}

impl Amount {
    /// The amount in a text, if it can be read in one way only.
    pub(super) fn read(text: &str) -> Option<Self> {
        if !spaces_part_thousands(text) {
            return None;
        }
        let key = reference::key(&with_plain_powers(text));
        let (operator, number) =
            operator(&key).map_or((None, key.as_str()), |(sign, rest)| (Some(sign), rest));
        let (micro, rest) = number_of(number)?;
        Some(Self { operator, micro, rest: rest.to_owned() })
    }
}

/// `10⁴` as `10^4`: without the sign the raised figure would read as one more figure.
fn with_plain_powers(text: &str) -> String {
    let mut plain = String::new();
    let mut is_raised = false;
    for c in text.chars() {
        let raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺".chars().position(|power| power == c);
        if let (Some(place), false) = (raised, is_raised) {
            plain.push('^');
            plain.extend("0123456789-+".chars().nth(place));
        } else {
            plain.extend(raised.map_or(Some(c), |place| "0123456789-+".chars().nth(place)));
        }
        is_raised = raised.is_some();
    }
    plain
}

/// Whether every space between two figures stands before a group of exactly three.
fn spaces_part_thousands(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    let is_figure = |c: &char| c.is_numeric();
    let mut at = 0;
    while at < characters.len() {
        let spaces = characters[at..].iter().take_while(|c| c.is_whitespace()).count();
        let follows_a_figure = at > 0 && is_figure(&characters[at - 1]);
        let group = characters[at + spaces..].iter().take_while(|c| is_figure(c)).count();
        let is_fraction = characters[..at].iter().rev().take_while(|c| !c.is_whitespace());
        let breaks = group != 3 || is_fraction.clone().any(|c| *c == '.');
        if spaces > 0 && follows_a_figure && group > 0 && breaks {
            return false;
        }
        at += spaces.max(1);
    }
    true
}

/// The number at the beginning, in millionths, and the text behind it.
fn number_of(text: &str) -> Option<(i128, &str)> {
    let (whole, rest) = figures(text);
    let (fraction, rest) = match rest.strip_prefix('.') {
        Some(rest) => figures(rest),
        None => ("", rest),
    };
    let dangling =
        whole.is_empty() || (fraction.is_empty() && text[whole.len()..].starts_with('.'));
    if dangling || whole.len() + fraction.len() > 18 {
        return None;
    }
    let mantissa: i128 = format!("{whole}{fraction}").parse().ok()?;
    let places = i32::try_from(fraction.len()).ok()?;
    let (mantissa, power, rest) = match power(rest) {
        // A power without a number before it: `10^4`.
        Some((power, true, rest)) if whole == "10" && fraction.is_empty() => (1, power, rest),
        Some((_, true, _)) => return None,
        Some((power, false, rest)) => (mantissa, power, rest),
        None => (mantissa, 0, rest),
    };
    if rest.starts_with([',', '.', '^', '-', '–', '+', ':']) {
        return None;
    }
    let shift = 6 - places + power;
    let scale = 10_i128.checked_pow(shift.unsigned_abs())?;
    let micro = match shift {
        0.. => mantissa.checked_mul(scale)?,
        _ if mantissa % scale == 0 => mantissa / scale,
        _ => return None,
    };
    Some((micro, rest))
}

fn figures(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

/// The power of ten that is written at the beginning, whether it stands alone, and the rest.
fn power(text: &str) -> Option<(i32, bool, &str)> {
    let times = ["x10^", "×10^", "*10^", "·10^"];
    let alone = text.strip_prefix('^');
    let rest = alone
        .or_else(|| times.iter().find_map(|sign| text.strip_prefix(sign)))
        .or_else(|| text.strip_prefix('e'))?;
    let (sign, rest) = match rest.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, rest.strip_prefix('+').unwrap_or(rest)),
    };
    let (figures, rest) = figures(rest);
    let power: i32 = figures.parse().ok().filter(|power| *power <= 15)?;
    Some((sign * power, alone.is_some(), rest))
}

/// Microlitres from the text for the milk on a plate: `0.1`, `0.1 mL`, `100 µL`, `1e-2`.
pub(super) fn microlitres(text: &str) -> Option<i64> {
    let Amount { operator: None, micro, rest } = Amount::read(text)? else { return None };
    let (volume, unit) = match rest.as_str() {
        "" | "ml" => (micro, 1000),
        // The sign for micro, as its own character or as the Greek letter it is made into.
        "ul" | "µl" | "μl" => (micro, ONE),
        _ => return None,
    };
    let whole = volume % unit == 0;
    i64::try_from(volume / unit).ok().filter(|ul| whole && (1..=100_000).contains(ul))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_laboratories_write_it() {
        use Operator::{Above, AtLeast, AtMost, Below, Equal};
        for (text, operator, thousandths, rest) in [
            ("300", None, 300_000, ""),
            (">300", Some(Above), 300_000, ""),
            ("> 300", Some(Above), 300_000, ""),
            ("＞３００", Some(Above), 300_000, ""),
            ("<1", Some(Below), 1000, ""),
            ("< 0.5", Some(Below), 500, ""),
            ("≥ 300", Some(AtLeast), 300_000, ""),
            (">=300", Some(AtLeast), 300_000, ""),
            ("≤10", Some(AtMost), 10_000, ""),
            ("=7", Some(Equal), 7000, ""),
            ("1.2e4", None, 12_000_000, ""),
            ("1.2E+04", None, 12_000_000, ""),
            ("1.2 x 10^4", None, 12_000_000, ""),
            ("1.2 × 10⁴", None, 12_000_000, ""),
            ("1.2*10^4 CFU/mL", None, 12_000_000, "cfu/ml"),
            ("10^4", None, 10_000_000, ""),
            ("10⁴", None, 10_000_000, ""),
            ("5e-1", None, 500, ""),
            ("12 000", None, 12_000_000, ""),
            ("1 200 000 KBE/ml", None, 1_200_000_000, "kbe/ml"),
            ("300cfu/mL", None, 300_000, "cfu/ml"),
        ] {
            let micro = thousandths * 1000;
            let amount = Amount { operator, micro, rest: rest.into() };
            assert_eq!(Amount::read(text), Some(amount), "{text}");
        }
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_not_read() {
        for text in [
            "",
            "-1",
            "1,2",
            "1,200",
            "1 2",
            "12 00",
            "1.5 000",
            "1.",
            ".5",
            "1.2.3",
            "10-20",
            "10–20",
            "2^4",
            "1.2x10^",
            "300+",
            "1e99",
            "0.0000001",
            "TNTC",
            "e4",
            "1:10",
            "1e4e2^1",
            "1.2^4",
        ] {
            let seen = Amount::read(text).filter(|amount| amount.rest.is_empty());
            assert_eq!(seen, None, "{text}");
        }
        // Not ten thousand: the rest `x104` is left to the list of units, which has no such unit.
        assert_eq!(Amount::read("1.2x104").map(|amount| amount.rest), Some("x104".into()));
    }

    #[test]
    fn the_milk_on_a_plate_is_from_a_microlitre_to_a_tenth_of_a_litre() {
        for (text, ul) in [
            ("0", None),
            ("0.001", Some(1)),
            ("0.0015", None),
            ("100", Some(100_000)),
            ("100.001", None),
            ("0.1 mL", Some(100)),
            ("100 µL", Some(100)),
            ("100 ul", Some(100)),
            ("1e-2", Some(10)),
            ("0.1 × 10⁻¹", Some(10)),
            (">0.1", None),
            ("1 l", None),
            ("", None),
        ] {
            assert_eq!(microlitres(text), ul, "{text}");
        }
    }
}
