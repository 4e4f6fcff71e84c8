//! Quantities as integers in the smallest unit the trade uses.
//!
//! Money is in the minor unit of its ISO 4217 currency (cents; yen have none), milk in
//! microlitres. Ounces exist only where a person reads or types them. There are no floats, so a
//! sum of parts is the total, always.

mod currency;
mod length;
mod milk;
mod money;
mod typed;

pub use currency::Currency;
pub use length::metres_typed;
pub use milk::{Microlitres, MilkRefusal, MilkUnit};
pub use money::{AmountRefusal, Money};
pub use typed::Marks;

/// A plain decimal number as typed: digits, then at most one point and more digits.
///
/// Returns the digits before and after the point. Signs, exponents, separators, currency signs and
/// digits of other scripts give `None`: text that can be read in two ways is not guessed at.
fn plain_decimal(text: &str) -> Option<(&str, &str)> {
    let (whole, fraction) = match text.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (text, ""),
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (!whole.is_empty() && digits(whole) && digits(fraction)).then_some((whole, fraction))
}
