use super::*;
use jiff::civil::date;

#[test]
fn an_amount_loses_the_marks_that_can_be_nothing_else() {
    let usd = Currency::from_code("USD").expect("a currency");
    let jpy = Currency::from_code("JPY").expect("a currency");
    for (text, wanted) in [
        ("25", "25"),
        ("$25.00", "25.00"),
        ("US$ 25", "25"),
        ("25 USD", "25"),
        ("1,234.50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1 234,50", "1234.50"),
        ("25,00", "25.00"),
        ("$1,234", "1234"),
        ("1,234,567", "1234567"),
        // These stay as they are, and are refused by whoever reads them.
        ("1.234", "1.234"),
        ("€25", "€25"),
        ("25 CAD", "25 CAD"),
        ("-25", "-25"),
        ("1,2345", "1,2345"),
        ("12,34.5", "12,34.5"),
        ("", ""),
    ] {
        assert_eq!(amount(text, usd), wanted, "{text}");
    }
    assert_eq!(amount("¥1,000", jpy), "1000");
    assert_eq!(amount("3000円", jpy), "3000");
}

#[test]
fn words_of_four_languages_become_our_own() {
    for (text, wanted) in
        [("Sí", "yes"), ("はい", "yes"), ("NON", "no"), ("TRUE", "yes"), ("?", "?")]
    {
        assert_eq!(yes_or_no(text), wanted, "{text}");
    }
    for (text, wanted) in [
        ("us", "US"),
        ("U.S.A.", "US"),
        ("États-Unis", "US"),
        ("日本", "JP"),
        ("México", "MX"),
        ("de", "DE"),
        ("Elsewhere", "Elsewhere"),
        ("", ""),
    ] {
        assert_eq!(country(text), wanted, "{text}");
    }
    assert_eq!(language("Français"), "fr");
    assert_eq!(language("日本語"), "ja");
}

#[test]
fn a_start_is_one_cell_or_two() {
    let campaign = date(2027, 5, 1);
    let read = |starts, day, time| local((starts, day, time), None, campaign);
    for (given, wanted) in [
        (("2027-05-01 9:30", "", ""), "2027-05-01T09:30"),
        (("5/30/2027 9:30 AM", "", ""), "2027-05-30T09:30"),
        (("2027-05-02", "", "10:00"), "2027-05-02T10:00"),
        (("10:00 AM", "", ""), "2027-05-01T10:00"),
        (("10:00", "2027-05-02", ""), "2027-05-02T10:00"),
        (("", "2027年5月2日", "10:00"), "2027-05-02T10:00"),
        (("", "", "13:15"), "2027-05-01T13:15"),
        (("", "", ""), ""),
        // Without a time, or with none that can be read, it stays as it is.
        (("2027-05-02", "", ""), "2027-05-02"),
        (("", "2027-05-02", "soon"), "2027-05-02"),
        (("soon", "", ""), "soon"),
    ] {
        assert_eq!(read(given.0, given.1, given.2), Ok(wanted.to_owned()), "{given:?}");
    }
    assert_eq!(read("2/5/2027 10:00", "", ""), Err(Wrong::TwoDays));
    assert_eq!(read("", "2/5/2027", "10:00"), Err(Wrong::TwoDays));
    let day_first = local(("", "2/5/2027", "10:00"), Some(Days::DayFirst), campaign);
    assert_eq!(day_first, Ok("2027-05-02T10:00".to_owned()));
}

#[test]
fn a_moment_is_on_the_clocks_of_its_town() {
    let zone = TimeZone::get("America/New_York").expect("a zone");
    let read = |text, days| moment(text, days, &zone);
    for (text, wanted) in [
        ("2026-03-02T12:00:00Z", "2026-03-02T12:00:00Z"),
        ("2026-03-02 12:00", "2026-03-02T17:00:00Z"),
        ("2026-07-02", "2026-07-02T16:00:00Z"),
        ("soon", "soon"),
        ("", ""),
    ] {
        assert_eq!(read(text, None), Ok(wanted.to_owned()), "{text}");
    }
    assert_eq!(read("3/2/2026 12:00", None), Err(Wrong::TwoDays));
    let wanted = Ok("2026-03-02T17:00:00Z".to_owned());
    assert_eq!(read("3/2/2026 12:00", Some(Days::MonthFirst)), wanted);
}
