//! An amount of money in one currency.

use super::{Currency, plain_decimal};
use std::fmt;

/// An amount in minor units of its currency. Never a float, never without its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    pub minor: i64,
    pub currency: Currency,
}

/// Why a typed amount was refused, in the order it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountRefusal {
    /// Nothing was typed.
    Missing,
    /// A comma may mean thousands or decimals, depending on who reads it: never guessed.
    Comma,
    /// Not digits with at most one point.
    NotANumber,
    /// More decimals than the currency has; the number it has is given.
    TooManyDecimals(u32),
    /// Zero.
    NotPositive,
    /// More than the limit of one amount. The limit is given, in major units.
    TooLarge(i64),
}

impl Money {
    /// The largest amount one gift may have, in major units of a currency with decimals: a million.
    pub const MAX_MAJOR: i64 = 1_000_000;

    pub fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// The most that one amount may be in this currency, in minor units. A currency without
    /// decimals counts in units worth about a hundredth, so its limit has two more digits.
    pub fn max_minor(currency: Currency) -> i64 {
        Self::MAX_MAJOR * 10_i64.pow(currency.exponent().max(2))
    }

    /// Reads an amount as typed (`25`, `25.5`, `25.00`; yen without decimals).
    ///
    /// # Errors
    /// An [`AmountRefusal`] for anything that is not a positive amount in this currency.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, AmountRefusal> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AmountRefusal::Missing);
        }
        if text.contains([',', '，', '、']) {
            return Err(AmountRefusal::Comma);
        }
        let (whole, fraction) = plain_decimal(text).ok_or(AmountRefusal::NotANumber)?;
        let exponent = currency.exponent();
        let decimals = exponent as usize;
        if fraction.len() > decimals {
            return Err(AmountRefusal::TooManyDecimals(exponent));
        }
        let whole = whole.trim_start_matches('0');
        let max_minor = Self::max_minor(currency);
        let too_large = AmountRefusal::TooLarge(max_minor / currency.minor_per_major());
        if whole.len() > 12 {
            return Err(too_large);
        }
        let minor = format!("{whole}{fraction:0<decimals$}").parse::<i64>().unwrap_or(0);
        match minor {
            0 => Err(AmountRefusal::NotPositive),
            minor if minor > max_minor => Err(too_large),
            minor => Ok(Self { minor, currency }),
        }
    }

    /// The amount as a plain decimal with all its decimals and no sign of currency: `50213.00`,
    /// `5000` for yen. The API and CSV files use this form.
    pub fn plain(self) -> String {
        let per_major = self.currency.minor_per_major();
        let sign = if self.minor < 0 { "-" } else { "" };
        let (major, rest) = (self.minor.abs() / per_major, self.minor.abs() % per_major);
        match self.currency.exponent() as usize {
            0 => format!("{sign}{major}"),
            decimals => format!("{sign}{major}.{rest:0decimals$}"),
        }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.plain(), self.currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_in_the_minor_unit_of_their_currency() {
        let read = |text, currency| Money::parse(text, currency).map(|money| money.minor);
        assert_eq!(read("25.00", Currency::USD), Ok(2500));
        assert_eq!(read(" 25.5 ", Currency::USD), Ok(2550));
        assert_eq!(read("007", Currency::USD), Ok(700));
        assert_eq!(read("0.01", Currency::USD), Ok(1));
        assert_eq!(read("5000", Currency::JPY), Ok(5000));
        assert_eq!(read("1000000", Currency::USD), Ok(100_000_000));
    }

    #[test]
    fn what_is_not_an_amount_is_refused_by_name() {
        use AmountRefusal::*;
        for (text, currency, refusal) in [
            ("", Currency::USD, Missing),
            ("0", Currency::USD, NotPositive),
            ("0.00", Currency::USD, NotPositive),
            ("-5", Currency::USD, NotANumber),
            ("1e9", Currency::USD, NotANumber),
            ("12.345", Currency::USD, TooManyDecimals(2)),
            ("12,50", Currency::USD, Comma),
            ("¥100.50", Currency::JPY, NotANumber),
            ("100.50", Currency::JPY, TooManyDecimals(0)),
            ("5.", Currency::USD, NotANumber),
            (".5", Currency::USD, NotANumber),
            ("1.2.3", Currency::USD, NotANumber),
            ("٣", Currency::USD, NotANumber),
            ("１２", Currency::USD, NotANumber),
            ("1000000.01", Currency::USD, TooLarge(1_000_000)),
            ("99999999999999999999999", Currency::USD, TooLarge(1_000_000)),
            ("100000001", Currency::JPY, TooLarge(100_000_000)),
            ("99999999999999999999999", Currency::JPY, TooLarge(100_000_000)),
            ("NaN", Currency::USD, NotANumber),
            ("1\0", Currency::USD, NotANumber),
        ] {
            assert_eq!(Money::parse(text, currency), Err(refusal), "{text}");
        }
    }

    #[test]
    fn plain_text_reads_back() {
        for (minor, currency, plain) in [
            (5_021_300, Currency::USD, "50213.00"),
            (5, Currency::USD, "0.05"),
            (-250, Currency::USD, "-2.50"),
            (5000, Currency::JPY, "5000"),
        ] {
            let money = Money::new(minor, currency);
            assert_eq!(money.plain(), plain);
            if minor > 0 {
                assert_eq!(Money::parse(plain, currency), Ok(money));
            }
        }
    }
}
