//! The words for people when a number is refused.

use super::*;

#[test]
fn a_refusal_of_a_din_says_what_must_be_there() {
    let other = Facility::parse("A1234").expect("it is one");
    for (refusal, says) in [
        (
            DinRefusal::Length { found: 12, expected: "13 for a DIN" },
            "12 characters, where there must be 13 for a DIN",
        ),
        (
            DinRefusal::Character { place: 3, found: 'O', expected: "a digit" },
            "`O` at place 3, where there must be a digit",
        ),
        (DinRefusal::Year, "the year has two digits, 0 to 99"),
        (DinRefusal::Serial, "the serial number has six digits, 0 to 999999"),
        (
            DinRefusal::NotRegistered(other),
            "A1234 is not for trying out (A9990 to A9999): only the facility that registered it \
             may issue its numbers",
        ),
    ] {
        assert_eq!(refusal.to_string(), says);
        assert_eq!(StructureRefusal::Din(refusal).to_string(), says);
        assert_eq!(Problem::Din(refusal).to_string(), says);
    }
    assert_eq!(format!("{other:?}"), "Facility(A1234)");
}

#[test]
fn every_problem_of_a_scan_has_its_words() {
    let flag = |text| Flag::parse(text).expect("two digits");
    for (problem, says) in [
        (Problem::FlagShape, "the flag characters behind the DIN are two digits"),
        (Problem::FlagReserved(flag("14")), "the flag 14 has no meaning yet"),
        (
            Problem::FlagChecksum { found: flag("87"), expected: flag("88") },
            "the flag says 87, the DIN asks for 88",
        ),
        (
            Problem::CheckCharacter { found: 'Q', expected: 'S' },
            "the check character is `Q`, the DIN asks for `S`",
        ),
    ] {
        assert_eq!(problem.to_string(), says);
    }
}

#[test]
fn a_refusal_of_a_structure_says_what_is_expected() {
    for (refusal, says) in [
        (StructureRefusal::Identifier, "begins like no structure a milk bank uses"),
        (StructureRefusal::TooShort { expected: 10 }, "ends before its 10 characters"),
        (StructureRefusal::TooLong { expected: 10 }, "goes on behind its 10 characters"),
        (StructureRefusal::Flag, "the flag characters are two digits"),
        (
            StructureRefusal::Product,
            "the product is M0001 to M0999, or a local code: A to D and four digits or capital \
             letters",
        ),
        (StructureRefusal::Division, "the division is 000 to 999"),
        (StructureRefusal::Time, "no such day or minute"),
        (StructureRefusal::Number, "a number of too many digits, or with other characters"),
        (StructureRefusal::Box, "a box is 1 to 99 and not beyond the number of boxes"),
    ] {
        assert_eq!(refusal.to_string(), says);
        let second = MessageRefusal::Structure { place: 2, refusal };
        assert_eq!(second.to_string(), format!("structure 2: {says}"));
    }
    for (refusal, says) in [
        (MessageRefusal::Beginning, "a message begins with `=+` and five digits"),
        (MessageRefusal::Sequence(1), "the sequence 001 is not known here"),
        (
            MessageRefusal::Count { named: 2, found: 1 },
            "it says 2 structures and holds 1, of 1 to 99",
        ),
    ] {
        assert_eq!(refusal.to_string(), says);
    }
}
