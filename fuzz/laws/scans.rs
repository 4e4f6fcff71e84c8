//! Identifiers of ISBT 128, scanned or typed: an identifier that is read, printed and read again is
//! the same.

use ounce_milk::isbt::{Din, Facility, Message, Scanned, Structure, examine};
use ounce_milk::trace::{Label, second};

use super::text;

pub(crate) fn scans(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    for line in text.lines() {
        scan(line);
    }
}

fn scan(line: &str) {
    if let Ok(din) = Din::parse(line) {
        assert_eq!(din.to_string(), line);
        let typed = format!("{} {}", din.spoken(), din.check_character());
        assert!(examine(&typed).is_valid(), "{typed}");
        let scanned = format!("={din}{}", din.type_3_flag());
        assert!(examine(&scanned).is_valid(), "{scanned}");
    }
    if let Ok(facility) = Facility::parse(line) {
        assert_eq!(facility.as_str(), line);
    }
    if let Ok(structure) = Structure::parse(line) {
        assert_eq!(structure.to_string(), line);
        assert_eq!(Scanned::read(&format!("]C1{line}\r\n")), Ok(Scanned::One(structure)));
    }
    if let Ok(scanned) = Scanned::read(line) {
        let text: String = scanned.structures().iter().map(ToString::to_string).collect();
        let again = scanned.structures().iter().map(|one| Structure::parse(&one.to_string()));
        assert!(again.zip(scanned.structures()).all(|(read, one)| read.as_ref() == Ok(one)));
        assert!(text.is_ascii() && text == text.to_uppercase());
    }
    match Message::parse(line) {
        Ok(message) => {
            assert_eq!(message.to_string(), line);
            assert_eq!(Scanned::read(&line.to_lowercase()), Ok(Scanned::Many(message.clone())));
            assert!((1..=99).contains(&message.structures().len()));
        }
        Err(refusal) => assert!(!refusal.to_string().is_empty()),
    }
    let found = examine(line);
    assert_eq!(found.is_valid(), found.problems.is_empty());
    assert!(found.din.is_some() || !found.is_valid(), "valid without a DIN");
    if let Ok(label) = Label::parse(line) {
        assert_eq!(label.to_string(), line);
    }
    assert_ne!(second(line), Some(0), "0 stands for a time nobody wrote down");
}
