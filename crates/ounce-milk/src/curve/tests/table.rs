use super::*;

#[test]
fn a_good_cycle_is_accepted() {
    let good = Curve::good().readings();
    let found = verdict(&text(&[("p1", good.clone()), ("p2", good)]));
    assert!(found.accepted, "{:?}", found.reasons);
    assert_eq!(found.outcome, Outcome::Pass);
    assert_eq!(codes(&found.warnings), []);
    assert_eq!(found.hold_s, Milliseconds::from_seconds(1860));
    assert_eq!(found.hold_from_s, Some(Milliseconds::from_seconds(1200)));
    assert_eq!((found.max_c, found.min_hold_c), (MilliCelsius(62_800), Some(MilliCelsius(62_800))));
    assert_eq!((found.pack.as_str(), found.version.as_str()), ("holder", "2026.1"));
    assert!(found.examples.contains(&"come_up_s".to_owned()));
    assert!(!found.examples.contains(&"floor_c".to_owned()));
}

type Corners = &'static [(i64, i64)];

/// Judges curves that have these corners. The reasons must be exactly the expected ones.
fn check(cases: &[(&str, Corners, &[Code])]) {
    for (name, corners, expected) in cases {
        check_readings(name, Curve::of(corners).readings(), expected);
    }
}

fn check_readings(name: &str, readings: Vec<(i64, i64)>, expected: &[Code]) {
    let found = verdict(&text(&[("p1", readings)]));
    assert_eq!(codes(&found.reasons), expected, "{name}: {:?}", found.reasons);
    assert_eq!(found.accepted, expected.is_empty(), "{name}");
    for reason in &found.reasons {
        assert!(!reason.source.is_empty() && !reason.detail.is_empty(), "{name}");
    }
}

#[test]
fn the_hold_is_long_enough_hot_enough_and_soon_enough() {
    check(&[
        (
            "29 min 50 s",
            &[(0, 4_000), (1200, 62_500), (2990, 62_500), (3400, 20_000), (6000, 4_000)],
            &[Code::Hold],
        ),
        (
            "30 min to the second, at the floor to the thousandth",
            &[(0, 4_000), (1200, 62_500), (3000, 62_500), (3400, 20_000), (6000, 4_000)],
            &[],
        ),
        (
            "a thousandth under the floor",
            &[(0, 4_000), (1200, 62_499), (3000, 62_499), (3400, 20_000), (6000, 4_000)],
            &[Code::ComeUp, Code::Hold],
        ),
        (
            "45 min 10 s up",
            &[(0, 4_000), (2710, 62_600), (4520, 62_600), (4900, 20_000), (7500, 4_000)],
            &[Code::ComeUp],
        ),
        (
            "45 min up",
            &[(0, 4_000), (2700, 62_600), (4510, 62_600), (4900, 20_000), (7500, 4_000)],
            &[],
        ),
    ]);
}

#[test]
fn the_milk_is_neither_overheated_nor_slow_to_cool() {
    check(&[
        (
            "above 64.5",
            &[(0, 4_000), (1200, 64_501), (3060, 64_501), (3540, 20_000), (6060, 4_000)],
            &[Code::Overheated],
        ),
        (
            "at 64.5",
            &[(0, 4_000), (1200, 64_500), (3060, 64_500), (3540, 20_000), (6060, 4_000)],
            &[],
        ),
        (
            "25 °C after 10 min and 8 °C after an hour",
            &[(0, 4_000), (1200, 62_800), (3060, 62_800), (3660, 25_000), (6660, 8_000)],
            &[],
        ),
        (
            "25 °C after 10 min 10 s",
            &[(0, 4_000), (1200, 62_800), (3060, 62_800), (3670, 25_000), (6060, 4_000)],
            &[Code::Cooling],
        ),
        (
            "8 °C after an hour and 10 s",
            &[(0, 4_000), (1200, 62_800), (3060, 62_800), (3540, 20_000), (6670, 8_000)],
            &[Code::Cooling],
        ),
        (
            "the trace ends while it cools",
            &[(0, 4_000), (1200, 62_800), (3060, 62_800), (3540, 20_000), (4000, 18_000)],
            &[Code::Cooling],
        ),
    ]);
}

#[test]
fn nothing_is_assumed_of_a_silence() {
    let without = |from: i64, to: i64| {
        let all = Curve::good().readings().into_iter();
        all.filter(|(at, _)| *at <= from || *at >= to).collect::<Vec<_>>()
    };
    check_readings("130 s on the way up", without(600, 730), &[Code::Gap]);
    check_readings("120 s on the way up", without(600, 720), &[]);
    check_readings("130 s in the hold", without(2000, 2130), &[Code::Gap, Code::Hold]);
    let seldom = [(0, 4_000), (1190, 62_800), (3150, 62_800), (3570, 20_000), (6090, 4_000)];
    let seldom = Curve { every: 70, ..Curve::of(&seldom) };
    check_readings("every 70 s", seldom.readings(), &[Code::Sparse]);
}

#[test]
fn a_reason_says_when_and_how_much() {
    let short = Curve::of(&[(0, 4_000), (1200, 62_500), (2980, 62_500), (3400, 20_000)]);
    let found = verdict(&text(&[("p1", short.readings())]));
    let hold = &found.reasons[0];
    assert_eq!(hold.code, Code::Hold);
    assert_eq!(hold.at_s, Some(Milliseconds::from_seconds(1200)));
    assert_eq!(hold.detail, "all probes held 62.5 °C for 29 min 40 s at most, 30 min is asked");
    assert!(hold.verified && hold.source.contains("HMBANA"));
    let cooling = &found.reasons[1];
    assert_eq!(cooling.at_s, Some(Milliseconds::from_seconds(2980)));
    assert!(!cooling.verified);
}

#[test]
fn the_coldest_probe_decides() {
    let good = Curve::good().readings();
    let late =
        Curve::of(&[(0, 4_000), (1290, 62_600), (3060, 62_600), (3540, 20_000), (6060, 4_000)]);
    let found = verdict(&text(&[("p1", good), ("p2", late.readings())]));
    assert_eq!(codes(&found.reasons), [Code::Hold]);
    assert_eq!(found.hold_s, Milliseconds::from_seconds(1770));
    assert_eq!(found.min_hold_c, Some(MilliCelsius(62_600)));
}

#[test]
fn a_probe_that_comes_late_or_falls_silent_is_no_witness() {
    let good = Curve::good().readings();
    let part = |from: i64, to: i64| -> Vec<(i64, i64)> {
        good.iter().copied().filter(|(at, _)| (from..=to).contains(at)).collect()
    };
    let late = verdict(&text(&[("p1", good.clone()), ("p2", part(2000, 9000))]));
    assert_eq!(codes(&late.reasons), [Code::Gap, Code::Hold]);
    assert_eq!(late.reasons[0].at_s, Some(Milliseconds(0)));
    assert_eq!(late.hold_s, Milliseconds::from_seconds(1060));
    let early = verdict(&text(&[("p1", good.clone()), ("p2", part(0, 2000))]));
    assert_eq!(codes(&early.reasons), [Code::Gap, Code::Hold, Code::Cooling, Code::Cooling]);
    assert_eq!(early.hold_s, Milliseconds::from_seconds(800));
}

#[test]
fn probes_that_differ_send_the_cycle_to_a_person() {
    let good = Curve::good().readings();
    let higher = |by: i64| good.iter().map(|(at, temp)| (*at, temp + by)).collect::<Vec<_>>();
    let found = verdict(&text(&[("p1", good.clone()), ("p2", higher(501))]));
    assert_eq!(codes(&found.reasons), [Code::Disagreement]);
    assert_eq!((found.outcome, found.accepted), (Outcome::Review, false));
    assert!(found.reasons[0].detail.contains("0.501 °C"), "{}", found.reasons[0].detail);
    assert!(verdict(&text(&[("p1", good.clone()), ("p2", higher(500))])).accepted);
}

#[test]
fn a_warm_cycle_is_accepted_with_a_word() {
    let warm =
        Curve::of(&[(0, 4_000), (1200, 63_600), (3060, 63_600), (3540, 20_000), (6060, 4_000)]);
    let found = verdict(&text(&[("p1", warm.readings())]));
    assert!(found.accepted);
    assert_eq!(codes(&found.warnings), [Code::Hot]);
    assert_eq!(found.warnings[0].probe.as_deref(), Some("p1"));
}

/// The hold is broken after 20 minutes by readings 0.15 °C under the floor.
fn dipping(seconds_between_good_readings: i64) -> Vec<(i64, i64)> {
    let end = 2400 + seconds_between_good_readings;
    let dip = |(at, temp): (i64, i64)| (at, if 2400 < at && at < end { 62_350 } else { temp });
    Curve::good().readings().into_iter().map(dip).collect()
}

#[test]
fn a_dip_passes_only_if_the_pack_says_so() {
    let lenient = |depth, within, at_most| {
        let mut pack = holder();
        pack.dip = Some(stated(Dip {
            depth_c: MilliCelsius(depth),
            within_s: Milliseconds::from_seconds(within),
            at_most,
        }));
        pack
    };
    for (name, pack, seconds, accepted) in [
        ("no dip allowed", holder(), 30, false),
        ("0.2 °C for 30 s", lenient(200, 30, 1), 30, true),
        ("one reading longer", lenient(200, 30, 1), 40, false),
        ("not so deep", lenient(149, 30, 1), 30, false),
        ("exactly so deep", lenient(150, 30, 1), 30, true),
        ("none left", lenient(200, 30, 0), 30, false),
    ] {
        let terms = terms(&pack);
        let found = judged(terms, &text(&[("p1", dipping(seconds))])).expect("it can be read");
        assert_eq!(found.accepted, accepted, "{name}: {:?}", found.reasons);
        let low = if accepted { 62_350 } else { 62_800 };
        assert_eq!(found.min_hold_c, Some(MilliCelsius(low)), "{name}");
    }
}

#[test]
fn a_second_hold_neither_spoils_the_first_nor_delays_its_cooling() {
    let twice = Curve::of(&[
        (0, 4_000),
        (1200, 62_600),
        (3000, 62_600),
        (3010, 62_000),
        (3020, 62_600),
        (5500, 62_600),
        (6000, 20_000),
        (9000, 4_000),
    ]);
    let found = verdict(&text(&[("p1", twice.readings())]));
    assert!(found.accepted, "{:?}", found.reasons);
    assert_eq!(found.hold_s, Milliseconds::from_seconds(2480));
}

#[test]
fn milk_that_is_warmed_again_is_another_load_that_must_cool_again() {
    let mut corners = Curve::good().corners;
    corners.extend([(7_200, 62_600), (7_500, 62_600)]);
    let found = verdict(&text(&[("p1", Curve::of(&corners).readings())]));
    assert_eq!(codes(&found.reasons), [Code::SeveralLoads]);
    assert!(found.loads[0].accepted);
    let second = &found.loads[1].reasons;
    assert_eq!(codes(second), [Code::Hold, Code::Cooling, Code::Cooling]);
    assert_eq!(second[1].at_s, Some(Milliseconds::from_seconds(7_500)));
}

const CALIBRATIONS: &str = "probe,valid_from,valid_until,offset_c,certificate\n\
    p1,2024-07-01,2025-06-30,-0.1,C-1\n\
    p1,2025-06-30,2026-06-30,-0.3,C-2\n\
    p2,2024-01-01,2024-12-31,0,C-3\n";

#[test]
fn a_calibration_counts_on_its_days_and_no_other() {
    let (pack, known) = (holder(), Calibrations::read(CALIBRATIONS).expect("it is well formed"));
    let good = Curve::good().readings();
    let on = |day: Date, probe: &str| {
        let terms = Terms { pack: &pack, calibrations: Some((&known, day)), shift: None };
        judged(terms, &text(&[(probe, good.clone())])).expect("the trace can be read")
    };
    for (day, probe, certificate, max) in [
        (date(2024, 7, 1), "p1", Some("C-1"), 62_700),
        (date(2025, 6, 29), "p1", Some("C-1"), 62_700),
        (date(2025, 6, 30), "p1", Some("C-2"), 62_500),
        (date(2026, 6, 30), "p1", Some("C-2"), 62_500),
        (date(2024, 6, 30), "p1", None, 62_800),
        (date(2026, 7, 1), "p1", None, 62_800),
        (date(2025, 7, 1), "p2", None, 62_800),
        (date(2025, 7, 1), "p3", None, 62_800),
    ] {
        let found = on(day, probe);
        let expected = if certificate.is_some() { vec![] } else { vec![Code::Calibration] };
        assert_eq!(codes(&found.reasons), expected, "{probe} on {day}");
        assert_eq!(found.probes[0].certificate.as_deref(), certificate, "{probe} on {day}");
        assert_eq!(found.max_c, MilliCelsius(max), "{probe} on {day}");
        assert!(found.warnings.is_empty());
    }
    let ended = &on(date(2025, 7, 1), "p2").reasons[0].detail;
    assert_eq!(ended, "the last calibration of p2 before 2025-07-01 ended on 2024-12-31");
}

#[test]
fn a_corrected_offset_stands_in_place_of_the_calibration() {
    let (pack, known) = (holder(), Calibrations::read(CALIBRATIONS).expect("it is well formed"));
    let shift = Shift { probe: Some("p1".into()), offset: MilliCelsius(-2_000) };
    let terms = Terms { pack: &pack, calibrations: Some((&known, DAY)), shift: Some(&shift) };
    let found = judged(terms, &text(&[("p1", Curve::good().readings())])).expect("it can be read");
    assert_eq!(found.probes[0].offset_c, MilliCelsius(-2_000));
    assert_eq!(found.max_c, MilliCelsius(60_800));
    assert_eq!(codes(&found.reasons), [Code::ComeUp, Code::Hold]);
}

#[test]
fn the_json_has_the_agreed_shape() {
    let hot =
        Curve::of(&[(0, 4_000), (1200, 65_000), (3060, 65_000), (3540, 20_000), (6060, 4_000)]);
    let shown = serde_json::to_value(verdict(&text(&[("p1", hot.readings())])));
    let shown = shown.expect("a verdict is JSON");
    assert_eq!(shown["accepted"], false);
    assert_eq!(shown["outcome"], "fail");
    assert_eq!(shown["hold_s"].to_string(), "1920");
    assert_eq!(shown["max_c"].to_string(), "65");
    assert_eq!(shown["min_hold_c"].to_string(), "62.966");
    let reason = &shown["reasons"][0];
    assert_eq!((&reason["code"], &reason["at_s"]), (&"overheated".into(), &1200.into()));
    assert!(reason["detail"].as_str().is_some_and(|detail| detail.contains("64.5 °C")));
}
