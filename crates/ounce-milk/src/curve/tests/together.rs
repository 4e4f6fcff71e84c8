//! Verdicts on probes that are read in turn, and on probes of which one falls silent.

use super::*;

fn trace(rows: &[(i64, &str, i32)]) -> String {
    let rows = rows
        .iter()
        .map(|(at, probe, temp)| format!("{at},{probe},{}.{:03}\n", temp / 1000, temp % 1000));
    format!("t_s,probe,temp_c\n{}", rows.collect::<String>())
}

/// Both probes read the same. Then only the first is read. Its last reading, at `from_s`, is above
/// that of the second by more than is allowed.
fn first_goes_on(from_s: i64) -> Vec<Code> {
    let pack = holder();
    let (low, high) = (pack.floor_c.value.0, pack.floor_c.value.0 + pack.disagreement_c.value.0);
    let mut rows = vec![(10, "p1", low), (10, "p2", low)];
    rows.extend((2..from_s / 10).map(|n| (n * 10, "p1", low)));
    rows.push((from_s, "p1", high + 100));
    codes(&verdict(&trace(&rows)).reasons)
}

#[test]
fn a_probe_that_fell_silent_disagrees_with_nobody() {
    let gap = holder().max_gap_s.value.0 / 1000;
    assert!(first_goes_on(20).contains(&Code::Disagreement), "it was read just now");
    assert!(first_goes_on(10 + gap / 10 * 10).contains(&Code::Disagreement), "just in time");
    let silent = first_goes_on(20 + gap / 10 * 10);
    assert!(!silent.contains(&Code::Disagreement), "{silent:?}");
}

#[test]
fn a_hold_begins_where_every_probe_stands() {
    let floor = holder().floor_c.value.0;
    let rows = [
        (0, "p1", floor),
        (5, "p2", floor + 500),
        (10, "p1", floor + 400),
        (15, "p2", floor + 300),
        (20, "p1", floor + 400),
    ];
    let seen = verdict(&trace(&rows));
    // When the second came to the floor, the first was last read exactly there.
    assert_eq!((seen.hold_s.0, seen.min_hold_c), (10_000, Some(MilliCelsius(floor))));
}
