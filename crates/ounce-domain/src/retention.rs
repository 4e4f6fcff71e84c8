//! How long a person's data is kept: a rule from facts about a campaign and a gift to a day.
//!
//! Data that names a person is erased a year after the campaign, and later for a gift whose receipt
//! must be kept by law. In doubt data is kept, since erasing can't be undone: a campaign with a
//! stroll that has no date is not over, and for a currency without a rule the longest one counts.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::campaign::Campaign;
use crate::gift::{Gift, GiftStanding, Method};
use crate::quantity::Currency;

/// For how long after a campaign's last day an address is kept.
fn after_campaign() -> Span {
    1.year()
}

/// How long the receipt for a gift must be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReceiptRule {
    /// The currency of the campaign stands for the country whose law it is.
    pub currency: &'static str,
    /// Whole years after the end of the year of the gift.
    pub years: i16,
    pub source: &'static str,
    /// Whether somebody has read the source for this rule. Nobody has yet: ask the accountant.
    pub is_verified: bool,
}

/// All rules of receipts.
pub const RECEIPT_RULES: [ReceiptRule; 4] = [
    ReceiptRule {
        currency: "USD",
        years: 7,
        source: "26 U.S.C. 6501: six years after a return, which is filed in the year after",
        is_verified: false,
    },
    ReceiptRule {
        currency: "EUR",
        years: 10,
        source: "the longest of its countries: Abgabenordnung 147",
        is_verified: false,
    },
    ReceiptRule {
        currency: "JPY",
        years: 7,
        source: "Corporation Tax Act, Enforcement Regulations 59",
        is_verified: false,
    },
    ReceiptRule { currency: "CAD", years: 6, source: "Income Tax Act 230(4)", is_verified: false },
];

/// The rule for a currency; for a currency without one, the longest of all.
pub fn receipt_rule(currency: Currency) -> ReceiptRule {
    let of_its_own = RECEIPT_RULES.into_iter().find(|rule| rule.currency == currency.code());
    let longest = RECEIPT_RULES.into_iter().max_by_key(|rule| rule.years);
    of_its_own.or(longest).expect("there are rules")
}

/// From which day on a campaign's addresses are not kept any more; `None` while nobody knows when
/// the campaign ends, since one of its strolls has no date.
pub fn addresses_end(campaign: &Campaign, has_undated_stroll: bool) -> Option<Date> {
    if has_undated_stroll {
        return None;
    }
    campaign.last_day.checked_add(after_campaign()).ok()
}

/// From which day on the receipt for a gift need not be kept any more; `None` where there is no
/// receipt: nothing was received, or no money moved.
pub fn receipt_ends(gift: &Gift) -> Option<Date> {
    if gift.standing != GiftStanding::Received || gift.method == Method::DemoCard {
        return None;
    }
    let years = receipt_rule(gift.amount.currency).years;
    Date::new(day(gift.at_ms)?.year() + years + 1, 1, 1).ok()
}

/// From which day on the giver's data is not kept any more, where the campaign's addresses end on
/// `addresses_end`.
pub fn gift_ends(gift: &Gift, addresses_end: Date) -> Date {
    receipt_ends(gift).map_or(addresses_end, |receipt| receipt.max(addresses_end))
}

/// The day of a moment in UTC.
fn day(at_ms: i64) -> Option<Date> {
    let at = jiff::Timestamp::from_millisecond(at_ms).ok()?;
    Some(at.to_zoned(jiff::tz::TimeZone::UTC).date())
}

#[cfg(test)]
mod tests;
