//! The loads of a trace are found and told apart, and one of them is chosen.

use super::*;

/// The readings of a curve that begins later.
fn later(curve: &Curve, by: i64) -> Vec<(i64, i64)> {
    curve.readings().into_iter().map(|(at, temp)| (at + by, temp)).collect()
}

fn one_after_the_other(first: &Curve, second: &Curve) -> Vec<(i64, i64)> {
    let first = first.readings();
    let end = first.last().map_or(0, |(at, _)| at + 10);
    first.into_iter().chain(later(second, end)).collect()
}

fn short() -> Curve {
    Curve::of(&[(0, 4_000), (1200, 62_800), (2100, 62_800), (2600, 20_000), (5100, 4_000)])
}

fn broken_off() -> Curve {
    Curve::of(&[(0, 4_000), (1000, 55_000), (1300, 20_000), (1800, 5_000)])
}

fn asked(readings: Vec<(i64, i64)>, load: Option<u32>) -> Verdict {
    let pack = holder();
    let (mut reader, mut judge) = (TraceReader::new(), Judge::new(terms(&pack)));
    reader.feed(text(&[("p1", readings)]).as_bytes(), &mut judge);
    let trace_sha256 = reader.finish(&mut judge).expect("the trace can be read");
    judge.verdict(Asked { trace_sha256, load, ..Asked::default() })
}

#[test]
fn a_trace_of_several_loads_is_accepted_for_none_until_one_is_named() {
    for (name, first, second, good) in [
        ("a short one behind a good one", Curve::good(), short(), 1),
        ("a heating that was broken off before a good one", broken_off(), Curve::good(), 2),
    ] {
        let both = one_after_the_other(&first, &second);
        let found = asked(both.clone(), None);
        assert_eq!(codes(&found.reasons), [Code::SeveralLoads], "{name}");
        assert_eq!((found.accepted, found.load, found.loads.len()), (false, None, 2), "{name}");
        for load in [1, 2] {
            let found = asked(both.clone(), Some(load));
            assert_eq!(found.accepted, load == good, "{name}, {load}: {:?}", found.reasons);
            assert_eq!(found.load, Some(load), "{name}");
            assert_eq!(found.loads[0].accepted, good == 1, "{name}");
            assert_eq!(found.loads[1].accepted, good == 2, "{name}");
        }
        for load in [0, 3, u32::MAX] {
            let found = asked(both.clone(), Some(load));
            assert_eq!(codes(&found.reasons), [Code::NoSuchLoad], "{name}, {load}");
        }
    }
}

#[test]
fn a_load_is_told_from_the_next_one_though_the_milk_never_became_cold_between_them() {
    // Down to 50 °C and up again: the second heating began with warm milk.
    let twice = Curve::of(&[
        (0, 4_000),
        (1200, 62_800),
        (1800, 62_800),
        (2100, 50_000),
        (2700, 62_800),
        (4600, 62_800),
        (5080, 20_000),
        (7600, 4_000),
    ]);
    let found = asked(twice.readings(), None);
    assert_eq!(codes(&found.reasons), [Code::SeveralLoads]);
    assert_eq!(codes(&found.loads[0].reasons), [Code::Hold, Code::Cooling, Code::Cooling]);
    assert_eq!(codes(&found.loads[1].reasons), [Code::NotFromCold]);
    assert_eq!(found.loads[1].from_s, Milliseconds::from_seconds(2100));
}

#[test]
fn idle_time_before_and_after_a_load_does_not_count() {
    let good = Curve::good();
    for (name, idle) in [("in the cold room", 4_000), ("in a drawer", 21_300)] {
        let mut readings: Vec<(i64, i64)> = (0..360).map(|n| (n * 10, idle)).collect();
        readings.extend(later(&good, 3600));
        let found = asked(readings.clone(), None);
        assert!(found.accepted, "{name}: {:?}", found.reasons);
        // The milk is cold when the probe goes into it, and the heating begins then.
        assert_eq!(found.loads[0].from_s, Milliseconds::from_seconds(3600), "{name}");
        assert_eq!(found.hold_from_s, Some(Milliseconds::from_seconds(4800)), "{name}");
        // For hours after that, the logger goes on in a room, with a reading every ten minutes.
        let end = readings.last().map_or(0, |(at, _)| *at);
        readings.extend((1..30).map(|n| (end + n * 600, 20_000)));
        let found = asked(readings, None);
        assert!(found.accepted, "{name}: {:?}", found.reasons);
    }
}

#[test]
fn a_probe_that_trembles_or_warms_in_the_room_is_idle_too() {
    // A probe out of the ice water comes to the warmth of the room within an hour.
    let idle = (0..360_i64).map(|n| (n * 10, 20_000 - 16_000 * 60 / (60 + n) + (n % 3) * 60));
    let mut readings: Vec<(i64, i64)> = idle.collect();
    let warm =
        Curve::of(&[(0, 18_000), (2400, 62_800), (4260, 62_800), (4740, 20_000), (7260, 4_000)]);
    readings.extend(later(&warm, 3600));
    let found = asked(readings, None);
    assert!(found.accepted, "{:?}", found.reasons);
    let from = found.loads[0].from_s.0 / 1000;
    assert!((3300..=3620).contains(&from), "{from}");
}

#[test]
fn a_way_up_that_rests_while_the_milk_is_warm_is_as_long_as_it_is() {
    // 20 minutes at 40 °C on the way up are no idle time.
    let slow = Curve::of(&[
        (0, 4_000),
        (900, 40_000),
        (2400, 40_000),
        (3000, 62_800),
        (4860, 62_800),
        (5340, 20_000),
        (7860, 4_000),
    ]);
    assert_eq!(codes(&asked(slow.readings(), None).reasons), [Code::ComeUp]);
}

#[test]
fn a_trace_in_which_nothing_is_heated_has_no_load() {
    let idle = (0..100).map(|n| (n * 60, 20_000 + n * 100)).collect();
    let found = asked(idle, None);
    assert_eq!(codes(&found.reasons), [Code::NoLoad]);
    assert_eq!((found.max_c, found.probes[0].readings), (MilliCelsius(29_900), 100));
    assert!(found.loads.is_empty() && !found.accepted);
    let found = asked(vec![(0, 4_000)], Some(1));
    assert_eq!(codes(&found.reasons), [Code::NoLoad]);
}

#[test]
fn a_trace_that_begins_with_warm_milk_does_not_show_its_way_up() {
    let cut: Vec<(i64, i64)> =
        Curve::good().readings().into_iter().filter(|(at, _)| *at >= 900).collect();
    let found = asked(cut, None);
    assert_eq!(codes(&found.reasons), [Code::NotFromCold]);
    assert_eq!(found.reasons[0].at_s, Some(Milliseconds::from_seconds(900)));
}

/// A good curve, read every 60 seconds. `late` makes some intervals longer.
fn ticking(late: impl Fn(i64) -> i64) -> Vec<(i64, i64)> {
    let curve = Curve::good();
    let mut at = 0;
    let mut readings = Vec::new();
    for n in 0.. {
        readings.push((at, curve.at(at)));
        at += 60 + late(n);
        if at > 6_660 {
            break;
        }
    }
    readings
}

#[test]
fn a_logger_that_is_late_now_and_then_is_no_fault_of_the_load() {
    let late = |every: i64, by: i64| asked(ticking(|n| if n % every == 0 { by } else { 0 }), None);
    assert!(asked(ticking(|_| 0), None).accepted);
    assert!(late(110, 1).accepted, "61 s once in 110");
    assert!(late(25, 10).accepted, "four in a hundred, by ten seconds");
    assert_eq!(codes(&late(25, 11).reasons), [Code::Sparse], "later than the pack lets pass");
    assert_eq!(codes(&late(10, 1).reasons), [Code::Sparse], "ten in a hundred");
    let mut strict = holder();
    strict.late.value = Late { by_s: Milliseconds(0), in_hundred: 0 };
    let trace = text(&[("p1", ticking(|n| i64::from(n == 20)))]);
    let found = judged(terms(&strict), &trace).expect("it can be read");
    assert_eq!(codes(&found.reasons), [Code::Sparse]);
}

#[test]
fn a_probe_that_comes_after_the_load_has_no_part_in_it() {
    let good = Curve::good().readings();
    let end = good.last().map_or(0, |(at, _)| *at);
    let p2 = (1..9).map(|n| (end + n * 60, 20_000)).collect();
    let p1: Vec<(i64, i64)> =
        good.into_iter().chain((1..9).map(|n| (end + n * 60, 4_000))).collect();
    let found = verdict(&text(&[("p1", p1), ("p2", p2)]));
    assert!(found.accepted, "{:?}", found.reasons);
    assert_eq!(found.probes.len(), 1, "it was no witness, and is named as none");
}

#[test]
fn more_loads_than_are_kept_are_counted() {
    let saw = (0..2 * (MOST_LOADS as i64 + 30))
        .map(|n| (n * 60, if n % 2 == 0 { 4_000 } else { 50_000 }));
    let found = asked(saw.collect(), None);
    assert_eq!(found.loads.len(), MOST_LOADS);
    assert_eq!(codes(&found.reasons), [Code::SeveralLoads]);
    assert!(found.reasons[0].detail.contains("130 loads"), "{}", found.reasons[0].detail);
}

#[test]
fn one_probe_however_written_is_one_probe() {
    let trace = text(&[("p1", Curve::good().readings())]);
    let mixed: String = trace
        .lines()
        .enumerate()
        .map(|(n, line)| {
            format!("{}\n", if n % 2 == 1 { line.replace("p1", " P 1 ") } else { line.into() })
        })
        .collect();
    let found = verdict(&mixed);
    assert!(found.accepted, "{:?}", found.reasons);
    assert_eq!(found.probes.len(), 1);
}
