//! The last number that fits and the first that does not, and the place that is wrong.

use super::*;

#[test]
fn a_din_has_thirteen_characters_and_three_parts() {
    // Twelve characters that take thirteen bytes are not thirteen either.
    for (text, found) in [("A99902600001", 12), ("A9990260000010", 14), ("A9990260000é", 12)] {
        let refusal = DinRefusal::Length { found, expected: "13 for a DIN" };
        assert_eq!(Din::parse(text), Err(refusal), "{text}");
    }
    let read = Din::parse("A999026000042").expect("it is a DIN");
    assert_eq!((read.facility(), read.year(), read.serial()), (facility(), 26, 42));
    assert_eq!(Din::parse("A999099999999"), Ok(Din::new(facility(), 99, 999_999).expect("fits")));
}

#[test]
fn the_place_that_is_wrong_is_counted_from_one() {
    for (text, place, found) in
        [("O9990", 1, 'O'), ("A9O90", 3, 'O'), ("A999A", 5, 'A'), ("Ä999", 1, 'Ä')]
    {
        match Facility::parse(text) {
            Err(DinRefusal::Character { place: at, found: what, .. }) => {
                assert_eq!((at, what), (place, found), "{text}");
            }
            other => panic!("{text}: {other:?}"),
        }
    }
    let expected = "a digit or a capital letter";
    for (text, place, found) in [("Ä9990 26 000001", 1, 'Ä'), ("A9990 26 00é001", 10, 'é')] {
        let refusal = DinRefusal::Character { place, found, expected };
        assert_eq!(examine(text).problems, [Problem::Din(refusal)], "{text}");
    }
}

#[test]
fn numbers_inside_a_bank_fill_their_places_and_no_more() {
    let (sixteen, six) = ("1234567890ABCDEF", "12345Z");
    for (number, fits) in [(sixteen.to_owned(), true), (format!("{sixteen}0"), false)] {
        assert_eq!(Structure::donor(facility(), &number).is_ok(), fits, "{number}");
    }
    for (number, fits) in [(six.to_owned(), true), (format!("{six}0"), false)] {
        assert_eq!(Structure::staff(facility(), &number).is_ok(), fits, "{number}");
    }
    let lot = LotNumber::new("L77").expect("it is a lot");
    assert_eq!(lot.as_str(), "0000000L77");
}

#[test]
fn a_consignment_has_boxes_a_year_and_a_serial_number() {
    use StructureRefusal::{Box, Number};
    for (year, serial, box_number, boxes, refusal) in [
        (0, 0, 1, 1, None),
        (99, 99_999, 99, 99, None),
        (100, 1, 1, 1, Some(Number)),
        (26, 100_000, 1, 1, Some(Number)),
        (26, 1, 0, 1, Some(Box)),
        (26, 1, 3, 2, Some(Box)),
        (26, 1, 99, 100, Some(Box)),
    ] {
        let made = Structure::consignment(facility(), year, serial, box_number, boxes);
        assert_eq!(made.err(), refusal, "{year} {serial} {box_number} of {boxes}");
    }
}

#[test]
fn a_symbol_gives_back_what_was_put_in() {
    let product = ProductCode::new("M0042", 13).expect("it is one");
    assert_eq!((product.description(), product.division()), ("M0042", 13));
    let both = vec![Structure::Product(product), Structure::Din { din: din(1), flag: Flag::NONE }];
    let message = Message::new(both.clone()).expect("two are not too many");
    assert_eq!(message.structures(), both);
}

#[test]
fn a_minute_is_ten_digits_and_nothing_else() {
    let at = date(2026, 11, 21).at(8, 5, 59, 0);
    let minute = Minute::new(at).expect("the year is in range");
    assert_eq!(minute.at(), date(2026, 11, 21).at(8, 5, 0, 0), "seconds are dropped");
    for (text, fits) in [
        ("&>0271202359", true),
        ("&>+271202359", false),
        ("&>0271+12359", false),
        ("&>02712023+9", false),
        ("&>8990010000", true),
        ("&>9000010000", true),
    ] {
        assert_eq!(Structure::parse(text).is_ok(), fits, "{text}");
    }
    for (text, year) in [("&>8990010000", 2899), ("&>9000010000", 1900)] {
        let first = Minute::new(date(year, 1, 1).at(0, 0, 0, 0)).expect("the year is in range");
        assert_eq!(Structure::parse(text), Ok(Structure::Expires(first)), "{text}");
    }
}
