//! Amounts as people type them into a form.
//!
//! An iPhone of some regions has no point on its number pad, and people write `$25`, `25 USD` or
//! `1,000`. What can be read in one way only is read; what means one thing here and another there
//! (`1.000` is a thousand in Madrid and one in Mexico) is asked back. Programs and files write plain
//! decimals ([`Money::parse`]).

use super::{AmountRefusal, Currency, Microlitres, MilkRefusal, MilkUnit, Money};

/// How the reader's language writes a thousand and a half.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Marks {
    /// `1000.5` and nothing else: programs and files.
    #[default]
    Plain,
    /// `1,000.50`: English, Japanese.
    Point,
    /// `1 000,50` or `1.000,50`: French, Spanish.
    Comma,
}

impl Money {
    /// Reads an amount as typed by somebody whose language has these marks. The currency's own code
    /// or sign may stand before or behind it.
    ///
    /// # Errors
    /// As [`Money::parse`]; `Comma` where a mark can mean two things.
    pub fn typed(text: &str, currency: Currency, marks: Marks) -> Result<Self, AmountRefusal> {
        if marks == Marks::Plain {
            return Self::parse(text, currency);
        }
        let bare = without_currency(text.trim(), currency);
        match plain(bare, currency.exponent(), marks) {
            Some(plain) => Self::parse(&plain, currency),
            None if bare.contains([',', '.', '，', '、']) => Err(AmountRefusal::Comma),
            None => Self::parse(bare, currency),
        }
    }
}

impl Microlitres {
    /// Reads a volume as typed by somebody whose language has these marks.
    ///
    /// # Errors
    /// As [`Microlitres::parse`]; `Comma` where a mark can mean two things.
    pub fn typed(text: &str, unit: MilkUnit, marks: Marks) -> Result<Self, MilkRefusal> {
        if marks == Marks::Plain {
            return Self::parse(text, unit);
        }
        let text = text.trim();
        match plain(text, VOLUME_DECIMALS, marks) {
            Some(plain) => Self::parse(&plain, unit),
            None if text.contains([',', '.', '，', '、']) => Err(MilkRefusal::Comma),
            None => Self::parse(text, unit),
        }
    }
}

/// As many decimals as a volume may have.
const VOLUME_DECIMALS: u32 = 2;

/// The signs people write for a currency. A dollar sign is any dollar's: the form says which.
fn signs(currency: Currency) -> &'static [&'static str] {
    match currency.code() {
        "USD" => &["US$", "$"],
        "CAD" => &["CA$", "C$", "$"],
        "AUD" => &["A$", "$"],
        "MXN" => &["MX$", "$"],
        "JPY" => &["¥", "￥", "円"],
        "EUR" => &["€"],
        "GBP" => &["£"],
        _ => &[],
    }
}

fn without_currency(text: &str, currency: Currency) -> &str {
    let is_code =
        |part: Option<&str>| part.is_some_and(|it| it.eq_ignore_ascii_case(currency.code()));
    if is_code(text.get(..3)) {
        return text[3..].trim();
    }
    let end = text.len().saturating_sub(3);
    if is_code(text.get(end..)) {
        return text[..end].trim();
    }
    let mut found = signs(currency)
        .iter()
        .find_map(|sign| text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)));
    found.get_or_insert(text).trim()
}

/// The same number with a point and no groups; `None` where it is no number or more than one.
fn plain(text: &str, exponent: u32, marks: Marks) -> Option<String> {
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let text: String = text
        .chars()
        .map(|c| match c {
            '，' | '、' => ',',
            c if is_space(c) => ' ',
            c => c,
        })
        .collect();
    let (whole, fraction) = decimals(&text, exponent, marks)?;
    let groups: Vec<&str> = whole.split([' ', ',', '.']).collect();
    let mut used: Vec<char> = whole.chars().filter(|c| !c.is_ascii_digit()).collect();
    used.dedup();
    let is_digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let may_group = match (used.as_slice(), marks) {
        ([], _) | ([' '], _) => true,
        ([','], Marks::Point) => true,
        // `1.000` alone can be one with three decimals; with a comma behind it, it cannot.
        (['.'], Marks::Comma) => !fraction.is_empty(),
        _ => false,
    };
    let fits = groups.iter().all(is_digits)
        && may_group
        && (groups.len() == 1
            || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3)));
    let point = if fraction.is_empty() { "" } else { "." };
    fits.then(|| format!("{}{point}{fraction}", groups.concat()))
}

/// Splits at the mark of the decimals: the last point or comma with as many digits behind it as
/// decimals have, which is never three unless the currency has three.
fn decimals(text: &str, exponent: u32, marks: Marks) -> Option<(&str, &str)> {
    let Some(at) = text.rfind([',', '.']) else { return Some((text, "")) };
    let (whole, fraction) = (&text[..at], &text[at + 1..]);
    let mark = text[at..].chars().next()?;
    let digits = fraction.len();
    let is_usual = mark == if marks == Marks::Point { '.' } else { ',' };
    match digits {
        // Groups of thousands, or a number with too many decimals, which is told as such.
        3 if exponent < 3 && !is_usual => Some((text, "")),
        3 if exponent < 3 && marks == Marks::Comma => None,
        // In the other language's way, but only where nothing else can be meant: `12,50`.
        1 | 2 if !is_usual && !whole.contains([',', '.']) => Some((whole, fraction)),
        0 => None,
        _ if is_usual => Some((whole, fraction)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_read_in_one_way_only_is_read() {
        for (text, currency, marks, minor) in [
            ("25", Currency::USD, Marks::Point, 2_500),
            ("12,50", Currency::USD, Marks::Point, 1_250),
            ("12,5", Currency::USD, Marks::Point, 1_250),
            ("25 USD", Currency::USD, Marks::Point, 2_500),
            ("usd 25.00", Currency::USD, Marks::Point, 2_500),
            ("$25", Currency::USD, Marks::Point, 2_500),
            ("25 $", Currency::USD, Marks::Comma, 2_500),
            ("1,000", Currency::USD, Marks::Point, 100_000),
            ("1,000.50", Currency::USD, Marks::Point, 100_050),
            ("1 000,50", Currency::USD, Marks::Comma, 100_050),
            ("1\u{202f}000,50", Currency::USD, Marks::Comma, 100_050),
            ("1.000,50", Currency::USD, Marks::Comma, 100_050),
            ("12.50", Currency::USD, Marks::Comma, 1_250),
            ("¥5,000", Currency::JPY, Marks::Point, 5_000),
            ("5000円", Currency::JPY, Marks::Point, 5_000),
        ] {
            let read = Money::typed(text, currency, marks).map(|money| money.minor);
            assert_eq!(read, Ok(minor), "{text} {marks:?}");
        }
    }

    #[test]
    fn what_means_two_things_is_asked_back() {
        use AmountRefusal::*;
        for (text, currency, marks, refusal) in [
            ("1.000,50", Currency::USD, Marks::Point, Comma),
            ("1,000", Currency::USD, Marks::Comma, Comma),
            ("1.000", Currency::USD, Marks::Comma, Comma),
            ("1.000", Currency::USD, Marks::Point, TooManyDecimals(2)),
            ("1,00,000", Currency::USD, Marks::Point, Comma),
            ("10,0000", Currency::USD, Marks::Point, Comma),
            ("1,000,50", Currency::USD, Marks::Point, Comma),
            (",50", Currency::USD, Marks::Point, Comma),
            ("25 EUR", Currency::USD, Marks::Point, NotANumber),
            ("€25", Currency::USD, Marks::Point, NotANumber),
            ("12,50", Currency::JPY, Marks::Point, TooManyDecimals(0)),
            ("-5", Currency::USD, Marks::Point, NotANumber),
            ("1 00", Currency::USD, Marks::Point, NotANumber),
            ("", Currency::USD, Marks::Point, Missing),
            ("$", Currency::USD, Marks::Point, Missing),
            ("12,50", Currency::USD, Marks::Plain, Comma),
        ] {
            assert_eq!(Money::typed(text, currency, marks), Err(refusal), "{text} {marks:?}");
        }
    }

    #[test]
    fn volumes_are_read_by_the_same_marks() {
        let read = |text, marks| Microlitres::typed(text, MilkUnit::Millilitre, marks);
        assert_eq!(read("1,000", Marks::Point), Ok(Microlitres(1_000_000)));
        assert_eq!(read("12,5", Marks::Comma), Ok(Microlitres(12_500)));
        assert_eq!(read("1,000", Marks::Comma), Err(MilkRefusal::Comma));
        assert_eq!(read("12,5", Marks::Plain), Err(MilkRefusal::Comma));
    }
}
