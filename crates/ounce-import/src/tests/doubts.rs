//! Impossible times and places are refused; unlikely ones are warnings.

use super::files::{BANKS, DEPOTS, STROLLS};
use super::{edited, import_text, request, store_before, wrong};
use crate::scratch::Scratch;
use crate::{Counts, Noun, Request, import, listing, warned};

#[test]
fn what_cannot_be_is_refused() {
    let of = |from, to| wrong(Noun::Strolls, &edited(STROLLS, from, to));
    assert_eq!(
        of("2026-05-02T10:00", "2026-03-08T02:30"),
        ["2: starts: clocks are put forward then: this time does not exist"]
    );
    for zone in ["EST", "Etc/GMT+5"] {
        assert_eq!(
            of("America/New_York", zone),
            ["2: time_zone: is not the zone of a town, such as America/New_York"],
            "{zone}"
        );
    }
    assert_eq!(
        of("43.1,-77.6", "0,0"),
        ["2: lat: 0 and 0 is a place in the sea off Africa; fill in where the town is"]
    );
}

#[test]
fn what_hardly_can_be_is_asked_about() {
    let of = |from, to| wrong(Noun::Strolls, &edited(STROLLS, from, to));
    for (from, to, warning) in [
        (
            "2026-05-02T10:00",
            "2026-11-01T01:30",
            "2: starts: warning: clocks are put back then: this time comes twice; the first is taken",
        ),
        ("2026-05-02T10:00", "2026-05-02T23:00", "2: starts: warning: is at night"),
        (
            "2026-05-02T10:00",
            "2076-05-02T10:00",
            "2: starts: warning: is 18263 days from the campaign's day",
        ),
        (
            "America/New_York",
            "Asia/Tokyo",
            "2: time_zone: warning: clocks there show another time: America/New_York",
        ),
        (
            "43.1,-77.6",
            "43.1,77.6",
            "2: lon: warning: the town is there with the other sign; west is negative",
        ),
        ("43.1,-77.6", "-77.6,43.1", "2: lat: warning: latitude and longitude are swapped"),
        ("43.1,-77.6", "33.16,129.72", "2: lat: warning: the point is in JP, not in this country"),
    ] {
        let bad = of(from, to);
        assert!(bad.contains(&warning.to_owned()), "{to}: {bad:?}");
        assert!(bad.iter().all(|line| line.contains("warning")), "{to}: {bad:?}");
    }
}

#[test]
fn a_warning_passes_when_somebody_says_so() {
    let scratch = Scratch::new();
    let store = store_before(Noun::Strolls, &scratch);
    let night = edited(STROLLS, "2026-05-02T10:00", "2026-05-02T23:00");
    let asked = import(&store, &request(Noun::Strolls, &night)).expect("the store works");
    let asked = asked.expect_err("nobody walks at night");
    assert_eq!(
        listing("strolls.csv", &asked),
        "strolls.csv:2: starts: warning: is at night\n\
         1 warning in strolls.csv; --accept-warnings imports it all the same; nothing was written\n"
    );
    let accepting = Request { accepts_warnings: true, ..request(Noun::Strolls, &night) };
    let done = import(&store, &accepting).expect("the store works").expect("it is accepted");
    assert_eq!(done.counts, Counts { new: 3, ..Counts::default() });
    assert_eq!(
        warned("strolls.csv", &done.warnings),
        "strolls.csv:2: starts: warning: is at night\n"
    );
    let never = edited(&night, "America/New_York", "EST");
    let refused = Request { accepts_warnings: true, ..request(Noun::Strolls, &never) };
    let refused = import(&store, &refused).expect("the store works");
    assert!(refused.is_err(), "what cannot be stays refused");
}

#[test]
fn banks_and_depots_are_looked_at_too() {
    assert_eq!(
        wrong(Noun::Banks, &edited(BANKS, "-77.60", "77.60")),
        ["2: lon: warning: the town is there with the other sign; west is negative"]
    );
    assert_eq!(
        wrong(Noun::Depots, &edited(DEPOTS, "Rochester", "Nowhere-at-all")),
        ["2: lat: is empty, and no town is known by this name"]
    );
    let far =
        edited(DEPOTS, "name,city,region,country,bank", "name,lat,lon,city,region,country,bank");
    let far = edited(&far, "Elm Clinic,", "Elm Clinic,36.85,-75.98,");
    let bad = wrong(Noun::Depots, &far);
    assert!(bad.len() == 1 && bad[0].starts_with("2: lat: warning: the point is "), "{bad:?}");
}

#[test]
fn nothing_in_the_seeds_is_doubtful() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let banks = include_str!("../../../../seeds/banks.csv");
    let depots = include_str!("../../../../seeds/depots.csv");
    for (noun, text) in [(Noun::Banks, banks), (Noun::Depots, depots)] {
        assert!(import_text(&store, noun, text).is_ok(), "{:?}", import_text(&store, noun, text));
    }
}
