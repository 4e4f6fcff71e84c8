//! Amounts as people type them into a form.
//!
//! An iPhone of some regions has no point on its number pad, and people write `$25`, `25 USD` or
//! `1,000`. A text with one possible meaning is read. A text with two (`1.000` is a thousand in
//! Madrid and one in Mexico) is refused with a question. So no text means different amounts in
//! different languages. Every amount that a page shows can be typed into it. Programs and files
//! write plain decimals ([`Money::parse`]).

use super::{AmountRefusal, Currency, Microlitres, MilkRefusal, MilkUnit, Money};

/// How the reader's language writes a thousand and a half.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Marks {
    /// `1000.5` and nothing else: programs and files.
    #[default]
    Plain,
    /// `1,000.50`: English, Japanese.
    Point,
    /// `1 000,50` or `1.000,50`: French.
    Comma,
    /// `1,000.50` as the United States and Mexico write Spanish, which is how pages write it, and
    /// `1.000,50` as Spain and most of South America do.
    Both,
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
        let text = with_plain_marks(text);
        let bare = without_currency(&text, currency);
        match plain(bare, currency.exponent(), marks) {
            Some(plain) => Self::parse(&plain, currency),
            None if bare.contains([',', '.']) => Err(AmountRefusal::Comma),
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
        let text = with_plain_marks(text);
        match plain(&text, VOLUME_DECIMALS, marks) {
            Some(plain) => Self::parse(&plain, unit),
            None if text.contains([',', '.']) => Err(MilkRefusal::Comma),
            None => Self::parse(&text, unit),
        }
    }
}

/// As many decimals as a volume may have.
const VOLUME_DECIMALS: u32 = 2;

/// The signs people write for a currency, the longest first: in English before the number, in
/// French behind it. A dollar sign is any dollar's or peso's: the form says which.
fn signs(currency: Currency) -> &'static [&'static str] {
    match currency.code() {
        "USD" => &["US$", "US $", "$ US", "$US", "$"],
        "CAD" => &["CA$", "CA $", "C$", "$ CA", "$CA", "$"],
        "AUD" => &["A$", "AU$", "$ AU", "$AU", "$"],
        "NZD" => &["NZ$", "$ NZ", "$NZ", "$"],
        "MXN" => &["MX$", "$ MX", "$MX", "$"],
        "ARS" | "BSD" | "CLP" | "COP" | "DOP" | "HKD" | "SGD" | "UYU" => &["$"],
        "BRL" => &["R$"],
        "JPY" => &["JP¥", "¥", "￥", "円"],
        "CNY" => &["CN¥", "¥", "￥", "元"],
        "EUR" => &["€"],
        "GBP" => &["£"],
        "INR" => &["₹"],
        "KRW" => &["₩"],
        _ => &[],
    }
}

/// The number without the currency's code and sign, each of which may be there once.
fn without_currency(text: &str, currency: Currency) -> &str {
    let coded = without_code(text, currency);
    let mut both = signs(currency)
        .iter()
        .find_map(|sign| coded.strip_prefix(sign).or_else(|| coded.strip_suffix(sign)));
    let bare = both.get_or_insert(coded).trim();
    if coded == text { without_code(bare, currency) } else { bare }
}

fn without_code(text: &str, currency: Currency) -> &str {
    let is_code =
        |part: Option<&str>| part.is_some_and(|it| it.eq_ignore_ascii_case(currency.code()));
    if is_code(text.get(..3)) {
        return text[3..].trim();
    }
    let end = text.len().saturating_sub(3);
    if is_code(text.get(end..)) { text[..end].trim() } else { text }
}

/// The same text with a plain comma and a plain space instead of their wide and narrow forms.
pub(super) fn with_plain_marks(text: &str) -> String {
    let plain = |c: char| match c {
        '，' | '、' => ',',
        '．' => '.',
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{3000}' => ' ',
        c => c,
    };
    text.trim().chars().map(plain).collect()
}

/// The same number with a point and no groups; `None` where it is no number or more than one.
pub(super) fn plain(text: &str, exponent: u32, marks: Marks) -> Option<String> {
    let style = if marks == Marks::Both { style_of(text)? } else { marks };
    let (whole, fraction) = decimals(text, exponent, style)?;
    let groups: Vec<&str> = whole.split([' ', ',', '.']).collect();
    let mut used: Vec<char> = whole.chars().filter(|c| !c.is_ascii_digit()).collect();
    used.dedup();
    let is_digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let may_group = match (used.as_slice(), style) {
        ([], _) | ([' '], _) => true,
        ([','], Marks::Point) => true,
        // `1.000` alone can be one with three decimals. With a comma or one more group behind it,
        // it cannot.
        (['.'], Marks::Comma) => !fraction.is_empty() || groups.len() > 2,
        _ => false,
    };
    // Nobody groups `0,500`: that is a half with three decimals.
    let is_grouped = groups[0].len() <= 3
        && !groups[0].starts_with('0')
        && groups[1..].iter().all(|group| group.len() == 3);
    let fits = groups.iter().all(is_digits) && may_group && (groups.len() == 1 || is_grouped);
    let point = if fraction.is_empty() { "" } else { "." };
    fits.then(|| format!("{}{point}{fraction}", groups.concat()))
}

/// Which of the two ways a Spanish number is written in; `None` where it may be either.
fn style_of(text: &str) -> Option<Marks> {
    let points = text.matches('.').count();
    match (text.rfind('.'), text.rfind(',')) {
        (Some(point), Some(comma)) if comma > point => Some(Marks::Comma),
        (Some(_), None) if points > 1 => Some(Marks::Comma),
        (Some(point), None) if text.len() - point == ".000".len() => None,
        _ => Some(Marks::Point),
    }
}

/// Splits at the mark of the decimals: the last point or comma, if as many digits stand behind it
/// as decimals may have. Three digits are decimals only in a currency with three.
fn decimals(text: &str, exponent: u32, marks: Marks) -> Option<(&str, &str)> {
    let Some(at) = text.rfind([',', '.']) else { return Some((text, "")) };
    let (whole, fraction) = (&text[..at], &text[at + 1..]);
    let mark = text[at..].chars().next()?;
    let digits = fraction.len();
    let is_usual = mark == if marks == Marks::Point { '.' } else { ',' };
    match digits {
        // Groups of thousands, or a number with too many decimals, which a later check refuses by
        // that name.
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
mod tests;
