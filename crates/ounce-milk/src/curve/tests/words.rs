//! The words of each reason, to the second and the thousandth, and the nearest case without it.

use super::*;

/// The reasons and warnings for a curve of one probe: code, time in seconds and words.
fn told(readings: Vec<(i64, i64)>) -> Vec<(Code, Option<i64>, String)> {
    let found = verdict(&text(&[("p1", readings)]));
    let all = found.reasons.into_iter().chain(found.warnings);
    let told = all.filter(|reason| reason.code != Code::CalibrationNotGiven);
    told.map(|reason| (reason.code, reason.at_s.map(|at| at.0 / 1000), reason.detail)).collect()
}

/// The same readings in a trace that begins later.
fn later(readings: Vec<(i64, i64)>, by: i64) -> Vec<(i64, i64)> {
    readings.into_iter().map(|(at, temp)| (at + by, temp)).collect()
}

fn without(gaps: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let silent = |at: i64| gaps.iter().any(|(from, to)| *from < at && at < *to);
    Curve::good().readings().into_iter().filter(|(at, _)| !silent(*at)).collect()
}

#[test]
fn a_silence_is_told_with_its_beginning_and_its_length() {
    let gap = |detail: &str| vec![(Code::Gap, Some(600), detail.to_owned())];
    assert_eq!(
        told(without(&[(600, 730)])),
        gap("p1 was silent for more than 2 min once, for 2 min 10 s at most")
    );
    assert_eq!(
        told(without(&[(600, 740), (800, 930)])),
        gap("p1 was silent for more than 2 min 2 times, for 2 min 20 s at most")
    );
}

#[test]
fn a_probe_may_end_as_early_as_it_may_be_silent() {
    // The other probe is cold after 5430 s, and the load is over.
    let sooner =
        Curve::of(&[(0, 4_000), (1200, 62_800), (3060, 62_800), (3540, 19_000), (6060, 3_000)]);
    for (seconds, expected) in [(120, vec![]), (130, vec![Code::Gap])] {
        let end = 5430 - seconds;
        let part = sooner.readings().into_iter().filter(|(at, _)| *at <= end).collect();
        let found = verdict(&text(&[("p1", Curve::good().readings()), ("p2", part)]));
        assert_eq!(codes(&found.reasons), expected, "{seconds} s before the end");
    }
}

#[test]
fn how_often_a_probe_was_read_counts_from_its_own_first_reading() {
    let every = |every: i64| {
        let corners = [
            (0, 4_000),
            (17 * every, 62_800),
            (51 * every, 62_800),
            (58 * every, 20_000),
            (100 * every, 4_000),
        ];
        told(later(Curve { every, ..Curve::of(&corners) }.readings(), 1_000))
    };
    assert_eq!(every(60), []);
    let says = "p1 was read every 1 min 1 s on the mean, 1 min or less is asked".to_owned();
    assert_eq!(every(61), [(Code::Sparse, None, says)]);
    let once = told(vec![(1_000, 62_800)]);
    assert!(once.iter().all(|(code, ..)| *code != Code::Sparse), "{once:?}");
}

#[test]
fn the_way_up_counts_from_the_first_reading() {
    let up = |seconds: i64| {
        let (held, cold) = (seconds + 1810, seconds + 2190);
        let corners =
            [(0, 4_000), (seconds, 62_600), (held, 62_600), (cold, 20_000), (cold + 2600, 4_000)];
        told(later(Curve::of(&corners).readings(), 1_000))
    };
    assert_eq!(up(2700), []);
    let says = "the hold began after 45 min 10 s, 45 min or less is asked".to_owned();
    assert_eq!(up(2710), [(Code::ComeUp, Some(3_710), says)]);
    let never = Curve::of(&[(0, 4_000), (2760, 62_499)]);
    let says = "the probes were never all at 62.5 °C in 46 min, 45 min or less is asked";
    let held = "all probes held 62.5 °C at no time, 30 min is asked";
    assert_eq!(
        told(later(never.readings(), 1_000)),
        [(Code::ComeUp, Some(3_760), says.to_owned()), (Code::Hold, None, held.to_owned()),]
    );
}

#[test]
fn a_hold_that_is_too_short_does_not_end_the_way_up() {
    let twice = Curve::of(&[
        (0, 4_000),
        (1200, 62_600),
        (2400, 62_600),
        (2410, 60_000),
        (2700, 60_000),
        (2710, 62_600),
        (4520, 62_600),
        (4900, 20_000),
        (7500, 4_000),
    ]);
    let says = "the hold began after 45 min 10 s, 45 min or less is asked".to_owned();
    assert_eq!(told(twice.readings()), [(Code::ComeUp, Some(2_710), says)]);
}

#[test]
fn cooling_is_told_from_the_end_of_the_heat() {
    let mut slow = vec![(0, 4_000), (1200, 62_800), (3060, 62_800), (3670, 25_000), (6660, 8_000)];
    let says = "cold to 25.0 °C 10 min 10 s after the heat, 10 min is asked".to_owned();
    assert_eq!(told(Curve::of(&slow).readings()), [(Code::Cooling, Some(3_060), says)]);
    slow.truncate(3);
    slow.extend([(3540, 20_000), (4260, 18_000)]);
    let says = "never cold to 8.0 °C in the 20 min the load goes on after the heat, 60 min is \
                asked";
    assert_eq!(told(Curve::of(&slow).readings()), [(Code::Cooling, Some(3_060), says.to_owned())]);
}

#[test]
fn heat_is_told_from_the_first_reading_above_the_limit() {
    let held = |temp: i64| {
        let corners = [(0, 4_000), (1200, temp), (3060, temp), (3540, 20_000), (6060, 4_000)];
        told(Curve::of(&corners).readings())
    };
    assert_eq!(held(63_500), []);
    let says = |what: &str| format!("p1 read up to {what} °C");
    assert_eq!(held(63_501), [(Code::Hot, Some(1_200), says("63.501 °C, above 63.5"))]);
    assert_eq!(held(64_501), [(Code::Overheated, Some(1_200), says("64.501 °C, above 64.5"))]);
}

#[test]
fn a_calibration_that_is_missing_is_told_by_its_probe() {
    let good = text(&[("p3", Curve::good().readings())]);
    let none = Calibrations::default();
    let mut pack = holder();
    let judged_by = |pack: &CurvePack, calibrations| {
        let found = judged(Terms { pack, calibrations, shift: None }, &good).expect("it is read");
        let all = found.reasons.into_iter().chain(found.warnings);
        all.map(|reason| (reason.probe, reason.detail)).collect::<Vec<_>>()
    };
    let told = |detail: &str| vec![(Some("p3".to_owned()), detail.to_owned())];
    assert_eq!(
        judged_by(&pack, Some((&none, DAY))),
        told("p3 has no calibration that is valid on 2025-07-01")
    );
    assert_eq!(judged_by(&pack, None), told("nothing was said of the calibration of p3"));
    pack.calibration_required.value = false;
    assert_eq!(judged_by(&pack, None), []);
}

#[test]
fn a_hold_rests_on_the_floor_as_much_as_on_its_length() {
    let short = text(&[("p1", Curve::of(&[(0, 4_000), (1200, 62_600)]).readings())]);
    for (floor, hold, source) in [
        (true, true, "how long"),
        (true, false, "how long"),
        (false, true, "how hot"),
        (false, false, "how long"),
    ] {
        let mut pack = holder();
        (pack.floor_c.source, pack.hold_s.source) = ("how hot".into(), "how long".into());
        (pack.floor_c.verified, pack.hold_s.verified) = (floor, hold);
        let terms = terms(&pack);
        let found = judged(terms, &short).expect("the trace can be read");
        let reason = found.reasons.iter().find(|reason| reason.code == Code::Hold);
        let told = reason.map(|reason| (reason.source.as_str(), reason.verified));
        assert_eq!(told, Some((source, floor && hold)), "{floor} {hold}");
    }
}

#[test]
fn a_dip_that_does_not_pass_is_no_part_of_the_hold_it_ends() {
    let mut pack = holder();
    let (depth_c, within_s) = (MilliCelsius(500), Milliseconds::from_seconds(60));
    pack.dip = Some(stated(Dip { depth_c, within_s, at_most: 1 }));
    let terms = terms(&pack);
    // The second probe comes to the floor while the first dips.
    let (first, second) = (vec![(0, 62_600), (10, 62_300)], vec![(15, 62_700)]);
    for (ends, low) in [(61_000, 62_700), (62_600, 62_300)] {
        let first = [&first[..], &[(20, ends)]].concat();
        let second = [&second[..], &[(25, 62_700)]].concat();
        let found = judged(terms, &text(&[("p1", first), ("p2", second)]));
        let found = found.expect("the trace can be read");
        assert_eq!(found.min_hold_c, Some(MilliCelsius(low)), "{ends}");
    }
}
