//! Whole documents, by the public functions of the crate.

mod certificate;
mod sample;

use ounce_paper::{Fonts, Printed, Sheet, Size, print};

fn fonts() -> Fonts {
    Fonts::built_in().expect("`cargo xtask set-up` fetches the fonts for paper")
}

fn printed(parties: usize, sheets: &[Sheet], size: Size) -> Printed {
    let facts = sample::facts(vec![sample::town(parties, size)]);
    print(&facts, sheets, &fonts()).expect("the engine checks for PDF/UA-1")
}

/// How often a piece of text stands in a file, outside of what is packed.
fn count(bytes: &[u8], text: &str) -> usize {
    bytes.windows(text.len()).filter(|window| *window == text.as_bytes()).count()
}

#[test]
fn every_sheet_passes_the_check_on_both_papers_with_and_without_people() {
    for size in Size::ALL {
        for sheet in Sheet::ALL {
            for parties in [0, 1, 23, 60] {
                let printed = printed(parties, &[sheet], size);
                assert!(printed.bytes.starts_with(b"%PDF-1.7"), "{sheet:?}");
                assert!(printed.pages > 0, "{sheet:?} of {parties}");
                assert!(printed.missing.is_empty(), "{:?}", printed.missing);
            }
        }
    }
}

#[test]
fn the_same_facts_give_the_same_bytes() {
    let all = Sheet::ALL;
    let (once, again) = (printed(9, &all, Size::A4), printed(9, &all, Size::A4));
    assert!(once.bytes == again.bytes);
    assert!(once.bytes != printed(10, &all, Size::A4).bytes);
    assert!(once.bytes != printed(9, &all, Size::Letter).bytes);
}

#[test]
fn a_sheet_has_as_many_pages_as_its_people_need() {
    let pages = |parties, sheet| printed(parties, &[sheet], Size::Letter).pages;
    assert_eq!(pages(60, Sheet::Flyer), 1);
    assert_eq!(pages(60, Sheet::Poster), 1);
    assert_eq!(pages(0, Sheet::SignIn), 1);
    assert_eq!(pages(60, Sheet::SignIn), 3);
    // Of sixty parties three wait, and have neither bib nor ticket.
    assert_eq!(pages(60, Sheet::Bibs), 29);
    assert_eq!(pages(60, Sheet::Tickets), 8);
    assert_eq!(pages(60, Sheet::Signs), 7);
}

#[test]
fn every_row_of_the_table_is_tagged_and_the_head_once() {
    let printed = printed(60, &[Sheet::SignIn], Size::A4);
    let tag = |name: &str| {
        count(&printed.bytes, &format!("/S /{name}\n"))
            + count(&printed.bytes, &format!("/S/{name}/"))
    };
    assert_eq!((tag("Table"), tag("TR"), tag("THead")), (1, 61, 1));
    assert_eq!(tag("TH"), 6 + 60);
    assert_eq!(tag("TD"), 60 * 5);
}

#[test]
fn many_towns_are_one_file_with_each_in_its_outline() {
    let towns = (0..5).map(|_| sample::town(4, Size::A4)).collect();
    let sheets = [Sheet::Flyer, Sheet::SignIn];
    let printed = print(&sample::facts(towns), &sheets, &fonts()).expect("it is checked");
    assert_eq!(printed.pages, 10);
}

#[test]
fn a_country_decides_the_paper_that_is_offered_first() {
    for (country, size) in [
        ("US", Size::Letter),
        ("CA", Size::Letter),
        ("MX", Size::Letter),
        ("JP", Size::A4),
        ("FR", Size::A4),
        ("", Size::A4),
    ] {
        assert_eq!(Size::of_country(country), size, "{country}");
    }
    for size in Size::ALL {
        assert_eq!(Size::parse(size.as_str()), Some(size));
    }
    assert_eq!(Size::parse("a3"), None);
    for sheet in Sheet::ALL {
        assert_eq!(Sheet::parse(sheet.as_str()), Some(sheet));
    }
    assert_eq!(Sheet::parse(""), None);
}
