use super::*;
use proptest::prelude::*;

const ALL: [Marks; 4] = [Marks::Plain, Marks::Point, Marks::Comma, Marks::Both];

fn currency(code: &str) -> Currency {
    Currency::from_code(code).expect("ISO 4217 has it")
}

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
        ("1,000円", Currency::JPY, Marks::Point, 1_000),
        ("￥1000", Currency::JPY, Marks::Point, 1_000),
        ("1，000 円", Currency::JPY, Marks::Point, 1_000),
        ("US$25", Currency::USD, Marks::Point, 2_500),
        ("US $25", Currency::USD, Marks::Point, 2_500),
        ("$25 USD", Currency::USD, Marks::Point, 2_500),
        ("USD $1,000.00", Currency::USD, Marks::Point, 100_000),
        ("25,50\u{a0}$\u{a0}US", Currency::USD, Marks::Comma, 2_550),
        ("1\u{a0}000,50\u{202f}€", currency("EUR"), Marks::Comma, 100_050),
        ("25 €", currency("EUR"), Marks::Comma, 2_500),
        ("€25", currency("EUR"), Marks::Point, 2_500),
        ("1.000.000,00", Currency::USD, Marks::Comma, 100_000_000),
        ("1.000.000", Currency::USD, Marks::Comma, 100_000_000),
        ("1,000,000", Currency::USD, Marks::Point, 100_000_000),
        ("1,000", Currency::USD, Marks::Both, 100_000),
        ("$1,000.50", Currency::USD, Marks::Both, 100_050),
        ("1.000,50", Currency::USD, Marks::Both, 100_050),
        ("1.000.000", Currency::USD, Marks::Both, 100_000_000),
        ("1,000,000", Currency::USD, Marks::Both, 100_000_000),
        ("12,50", Currency::USD, Marks::Both, 1_250),
        ("12.50", Currency::USD, Marks::Both, 1_250),
        ("1 000,50", Currency::USD, Marks::Both, 100_050),
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
        ("1.000", Currency::USD, Marks::Both, Comma),
        ("1.000", currency("KWD"), Marks::Both, Comma),
        ("1,000", currency("KWD"), Marks::Point, Comma),
        ("0,500", Currency::USD, Marks::Point, Comma),
        ("0.500,00", Currency::USD, Marks::Comma, Comma),
        ("0 500", Currency::USD, Marks::Comma, NotANumber),
        ("1.000,500", Currency::USD, Marks::Both, Comma),
        ("1,000.50,00", Currency::USD, Marks::Both, Comma),
        ("1.000.50", Currency::USD, Marks::Both, Comma),
        ("1,000,000", Currency::USD, Marks::Comma, Comma),
        ("CA$25", Currency::USD, Marks::Point, NotANumber),
        ("$$25", Currency::USD, Marks::Point, NotANumber),
        ("USD 25 USD", Currency::USD, Marks::Point, NotANumber),
        ("25 €", Currency::USD, Marks::Comma, NotANumber),
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
    assert_eq!(read("1\u{202f}000,5", Marks::Comma), Ok(Microlitres(1_000_500)));
    assert_eq!(read("1.000,5", Marks::Both), Ok(Microlitres(1_000_500)));
    assert_eq!(read("1,000", Marks::Comma), Err(MilkRefusal::Comma));
    assert_eq!(read("0,500", Marks::Point), Err(MilkRefusal::Comma));
    assert_eq!(read("12,5", Marks::Plain), Err(MilkRefusal::Comma));
}

/// Digits in groups of three, as a language writes them.
fn grouped(whole: i64, mark: &str) -> String {
    let digits = whole.to_string();
    let first = digits.len() % 3;
    let (head, tail) = digits.split_at(first);
    let tail = tail.as_bytes().chunks(3).map(|part| String::from_utf8_lossy(part).into_owned());
    let head = Some(head.to_owned()).filter(|head| !head.is_empty());
    head.into_iter().chain(tail).collect::<Vec<_>>().join(mark)
}

proptest! {
    #[test]
    fn amounts_as_each_language_writes_them_are_read(minor in 1_i64..=100_000_000) {
        let (whole, cents) = (minor / 100, minor % 100);
        for (group, point, marks) in [
            (",", ".", Marks::Point),
            ("", ".", Marks::Point),
            (" ", ".", Marks::Point),
            ("\u{a0}", ",", Marks::Comma),
            ("\u{202f}", ",", Marks::Comma),
            (".", ",", Marks::Comma),
            ("", ",", Marks::Comma),
            (",", ".", Marks::Both),
            (".", ",", Marks::Both),
            ("", ".", Marks::Plain),
        ] {
            let text = format!("{}{point}{cents:02}", grouped(whole, group));
            let read = Money::typed(&text, Currency::USD, marks);
            prop_assert_eq!(read, Ok(Money::new(minor, Currency::USD)), "{} {:?}", text, marks);
            let text = grouped(whole, group);
            let read = Money::typed(&text, Currency::JPY, marks).map(|money| money.minor);
            // A point and three digits alone stay refused, as do no yen at all.
            let is_asked = group == "." && (1_000..1_000_000).contains(&whole);
            if whole > 0 && !is_asked {
                prop_assert_eq!(read, Ok(whole), "{} {:?}", text, marks);
            }
        }
    }

    #[test]
    fn no_text_is_two_amounts(text in "[0-9]{1,3}([., ][0-9]{1,3}){0,3}", decimals in 0_usize..3) {
        let currency = currency(["JPY", "USD", "KWD"][decimals]);
        let read = ALL.map(|marks| Money::typed(&text, currency, marks));
        let mut amounts: Vec<i64> = read.into_iter().flatten().map(|money| money.minor).collect();
        amounts.dedup();
        prop_assert!(amounts.len() <= 1, "{} is {:?}", text, amounts);
        let read = ALL.map(|marks| Microlitres::typed(&text, MilkUnit::Millilitre, marks));
        let mut volumes: Vec<Microlitres> = read.into_iter().flatten().collect();
        volumes.dedup();
        prop_assert!(volumes.len() <= 1, "{} is {:?}", text, volumes);
    }
}
