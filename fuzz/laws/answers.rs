//! The two files in JSON: answers to the pre-screen, and the record of a batch.

use std::sync::LazyLock;

use jiff::civil::date;
use ounce_milk::pack::Shelf;
use ounce_milk::prescreen::{self, Input, PrescreenPack, Status, Stored};
use ounce_milk::states::{Known, Packs, Records, StoredRelease, again, decide, parse_record};
use serde_json::{Map, Value};

use super::{lines, text};

static PACKS: LazyLock<Vec<PrescreenPack>> =
    LazyLock::new(|| Shelf::built_in().all().expect("the packs of the program are good"));

static RELEASED_BY: LazyLock<Packs> =
    LazyLock::new(|| Packs::of(&Shelf::built_in()).expect("the packs of the program are good"));

/// A verdict made again from what was stored has the same bytes, and an answer that cannot be
/// read is named by its key, which stands in the text.
pub(crate) fn answers(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    // A stored verdict names its pack. The pack may be unknown, but nothing may panic.
    drop(serde_json::from_str::<Stored>(text));
    let Ok(answers) = serde_json::from_str::<Map<String, Value>>(text) else { return };
    let keys = prescreen::keys(text);
    for name in answers.keys() {
        let key = keys.iter().find(|key| key.name == *name).expect("every key has a place");
        assert!((1..=lines(text)).contains(&key.line), "{key:?}");
    }
    let at = Some("2026-05-02T10:15:00-04:00[America/New_York]".to_owned());
    let input = Input { on: date(2026, 5, 2), at, answers };
    for pack in PACKS.iter() {
        let verdict = match prescreen::decide(pack, &input) {
            Ok(verdict) => verdict,
            Err(bad) => {
                assert!(bad.iter().all(|bad| input.answers.contains_key(&bad.key)), "{bad:?}");
                continue;
            }
        };
        if input.answers.is_empty() {
            assert_ne!(verdict.status, Status::LooksEligible, "nobody answered anything");
        }
        let json = verdict.to_json();
        let stored: Stored = serde_json::from_str(&json).expect("it was stored by the program");
        let again = prescreen::decide(pack, &stored.input).expect("it was decided before");
        assert_eq!(again.to_json(), json);
    }
}

/// A record is refused with a line, or decided with a reason for every no. Printed and read again
/// it is the same, and a stored verdict made again has the same bytes.
pub(crate) fn record(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let record = match parse_record(text) {
        Ok(record) => record,
        Err((line, _, reason)) => {
            assert!(line <= lines(text) && !reason.is_empty(), "{line}: {reason}");
            return;
        }
    };
    let now = "2026-05-02T10:15:00Z".parse().expect("a time");
    let known = Known { packs: &RELEASED_BY, now, records: &Records::of([&record]) };
    let verdict = decide(&record, &known);
    assert_eq!(verdict.released, verdict.reasons.is_empty());
    assert_eq!(verdict.release.is_some(), verdict.released);
    if let Some(release) = &verdict.release {
        assert!(release.signed_by().len() >= 2 && !record.containers.is_empty());
    }
    let json = verdict.to_json();
    let stored: StoredRelease = serde_json::from_str(&json).expect("it was stored by the program");
    assert_eq!(again(&stored, &RELEASED_BY).to_json(), json);
    let printed = serde_json::to_string(&record).expect("a record has nothing that fails");
    assert_eq!(parse_record(&printed), Ok(record));
}
