use super::*;
use crate::campaign::Fee;
use crate::gift::Purpose;
use crate::id::Id;
use crate::quantity::Money;

fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

fn campaign(last_day: &str) -> Campaign {
    Campaign {
        id: Id::from_bytes([1; 16]),
        slug: "2027".into(),
        name: "Milk Stroll 2027".into(),
        day: date("2027-05-01"),
        last_day: date(last_day),
        currency: Currency::USD,
        languages: vec!["en".into()],
        goal_minor: None,
        goal_milk: None,
        fee: Fee::default(),
        previous_places: None,
        is_reconstruction: false,
    }
}

fn gift(at: &str, currency: &str, method: Method, standing: GiftStanding) -> Gift {
    let currency = Currency::from_code(currency).expect("a currency");
    let at: jiff::Timestamp = at.parse().expect("a moment");
    Gift {
        id: Id::from_bytes([2; 16]),
        campaign: Id::from_bytes([1; 16]),
        stroll: None,
        purpose: Purpose::Gift,
        method,
        amount: Money::new(2_500, currency),
        fee_cover_minor: 0,
        name: "Ada".into(),
        email: None,
        is_hidden: false,
        message: String::new(),
        standing,
        language: "en".into(),
        at_ms: at.as_millisecond(),
    }
}

#[test]
fn addresses_of_a_campaign_end_a_year_after_its_last_day() {
    let ends = |last_day| addresses_end(&campaign(last_day), false);
    assert_eq!(ends("2027-05-29"), Some(date("2028-05-29")));
    assert_eq!(ends("2028-02-29"), Some(date("2029-02-28")));
    assert_eq!(addresses_end(&campaign("2027-05-29"), true), None, "it is not over");
}

#[test]
fn a_receipt_is_kept_as_long_as_the_rule_for_its_currency_says() {
    use GiftStanding::{Promised, Received, Withdrawn};
    use Method::{AtStroll, DemoCard, Imported};
    let cases = [
        ("2027-04-20T12:00:00Z", "USD", Imported, Received, Some("2035-01-01")),
        ("2027-12-31T23:59:59Z", "USD", AtStroll, Received, Some("2035-01-01")),
        ("2028-01-01T00:00:00Z", "USD", AtStroll, Received, Some("2036-01-01")),
        ("2027-04-20T12:00:00Z", "EUR", Imported, Received, Some("2038-01-01")),
        ("2027-04-20T12:00:00Z", "JPY", Imported, Received, Some("2035-01-01")),
        ("2027-04-20T12:00:00Z", "CAD", Imported, Received, Some("2034-01-01")),
        // Nothing is known about it, so the longest counts.
        ("2027-04-20T12:00:00Z", "MXN", Imported, Received, Some("2038-01-01")),
        ("2027-04-20T12:00:00Z", "USD", DemoCard, Received, None),
        ("2027-04-20T12:00:00Z", "USD", AtStroll, Promised, None),
        ("2027-04-20T12:00:00Z", "USD", AtStroll, Withdrawn, None),
    ];
    for (at, currency, method, standing, ends) in cases {
        let found = receipt_ends(&gift(at, currency, method, standing));
        assert_eq!(found, ends.map(date), "{at} {currency} {method:?} {standing:?}");
    }
}

#[test]
fn a_gift_ends_with_its_campaign_unless_its_receipt_must_be_kept() {
    let end = date("2028-05-29");
    let at = "2027-04-20T12:00:00Z";
    let demo = gift(at, "USD", Method::DemoCard, GiftStanding::Received);
    assert_eq!(gift_ends(&demo, end), end);
    let received = gift(at, "USD", Method::Imported, GiftStanding::Received);
    assert_eq!(gift_ends(&received, end), date("2035-01-01"));
    assert_eq!(gift_ends(&received, date("2040-01-01")), date("2040-01-01"));
}

#[test]
fn no_rule_says_that_it_was_read_without_a_source() {
    for rule in RECEIPT_RULES {
        assert!(Currency::from_code(rule.currency).is_some(), "{}", rule.currency);
        assert!(rule.years > 0 && !rule.source.is_empty(), "{}", rule.currency);
    }
}
