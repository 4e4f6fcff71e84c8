//! One import lists all faults of a file, and the guide's own files are good.

use super::files::{ALL, BANKS, CAMPAIGN, GIFTS, MILK, REGISTRATIONS, STROLLS};
use super::{edited, import_text, store_before, wrong};
use crate::Noun;
use crate::scratch::Scratch;

/// The records refuse one row, the rules another: both are listed at once.
#[test]
fn both_looks_at_a_file_are_told_together() {
    let scratch = Scratch::new();
    let store = store_before(Noun::Gifts, &scratch);
    let both = edited(&edited(STROLLS, ",5,open", ",4,open"), "33.4", "133.4");
    assert_eq!(
        import_text(&store, Noun::Strolls, &both),
        Err(vec![
            "2: capacity: is less than the places that are taken".to_owned(),
            "3: lat: is not a latitude from -90 to 90 or a longitude from -180 to 180".to_owned(),
        ])
    );
    let small = edited(STROLLS, ",5,open", ",6,open");
    assert!(import_text(&store, Noun::Strolls, &small).is_ok(), "nothing had been written");
}

#[test]
fn a_row_at_fault_hides_nothing_in_the_others() {
    let campaign = edited(&edited(CAMPAIGN, "2026-05-02", "May"), "6000", "5000");
    assert_eq!(
        wrong(Noun::Campaign, &edited(&campaign, "https://larks", "larks")),
        [
            "2: day: is not a day such as 2015-05-02",
            "2: share_basis_points: the partners' shares add up to 9000, not to 10000",
            "4: url: is not a link that starts with https:// or http://",
        ]
    );
    let twice =
        edited(&edited(REGISTRATIONS, "ada@example.org,2", "Cy@example.org,0"), "R-3", "R-1");
    assert_eq!(
        wrong(Noun::Registrations, &twice),
        [
            "2: adults: a party needs at least one adult",
            "4: email: is the same as in line 2",
            "4: reference: is the same as in line 2",
        ]
    );
    let banks =
        format!("{}{}", edited(BANKS, "active", "closed"), BANKS.lines().last().expect("a row"));
    assert_eq!(
        wrong(Noun::Banks, &banks),
        [
            "2: status: is not one of active, unverified, historical",
            "3: slug: is the same as in line 2",
        ]
    );
    let gifts = edited(&edited(GIFTS, "shirt", "mug"), "G-3", "G-2");
    assert_eq!(
        wrong(Noun::Gifts, &gifts),
        ["4: kind: is not one of gift, shirt", "5: reference: is the same as in line 4"]
    );
}

/// The promise may be in the row that could not be read.
#[test]
fn a_receipt_is_not_blamed_for_a_promise_at_fault() {
    let of = |from, to| wrong(Noun::Milk, &edited(MILK, from, to));
    assert_eq!(of("M-1,,1000", "M-1,,-1"), ["3: volume_ml: is not a plain number"]);
    assert_eq!(of("M-1,,1000", "M-1,1000"), ["3: at: the row has 9 cells, the header 10"]);
}

/// The guide's own examples, in the order it names.
#[test]
fn the_examples_of_the_guide_are_imported_as_they_stand() {
    let guide = include_str!("../../../../docs/formats.md");
    let scratch = Scratch::new();
    let store = scratch.store();
    let mut files = guide.split("```csv\n").skip(1).filter_map(|rest| rest.split("```").next());
    for (noun, _) in ALL {
        let text = files.next().expect("an example of each");
        let new = import_text(&store, noun, text).map(|counts| counts.new);
        assert_eq!(new, Ok(text.lines().count() as u64 - 1), "{noun:?}");
    }
    assert_eq!(files.next(), None);
}

#[test]
fn a_partner_on_record_is_not_left_out() {
    let scratch = Scratch::new();
    let store = store_before(Noun::Groups, &scratch);
    let larks = CAMPAIGN.lines().last().unwrap_or_default();
    let alone = edited(&edited(CAMPAIGN, larks, ""), "6000", "10000");
    let reason = "2: slug: the partner larks is on record and has no row here".to_owned();
    assert_eq!(import_text(&store, Noun::Campaign, &alone), Err(vec![reason]));
}
