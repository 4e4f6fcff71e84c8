//! A probe's run through dips, reading by reading, and holds one after the other.

use super::super::hold::{Holds, Run, step};
use super::super::limits::Dip;
use super::*;

/// The run after these readings (seconds, thousandths of a degree). One dip may pass, by half a
/// degree and for a minute at most.
fn run(readings: &[(i64, i32)]) -> Option<Run> {
    let mut pack = holder();
    let (depth_c, within_s) = (MilliCelsius(500), Milliseconds::from_seconds(60));
    pack.dip = Some(stated(Dip { depth_c, within_s, at_most: 1 }));
    readings.iter().fold(None, |before, (at, temp)| {
        step(&pack, before, Milliseconds::from_seconds(*at), MilliCelsius(*temp), false).run
    })
}

/// From when to when the run lasts, in seconds.
fn span(run: Option<Run>) -> Option<(i64, i64)> {
    run.map(|run| (run.since.0 / 1000, run.confirmed.0 / 1000))
}

#[test]
fn a_dip_that_passes_is_part_of_the_run_and_only_so_many_do() {
    let floor = holder().floor_c.value.0;
    let (good, low) = (floor + 100, floor - 200);
    assert_eq!(span(run(&[(0, good), (10, low)])), Some((0, 0)), "nothing is confirmed in a dip");
    let once = [(0, good), (10, low), (20, good)];
    assert_eq!(span(run(&once)), Some((0, 20)), "its end is confirmed by the reading that ends it");
    let on = [&once[..], &[(30, good)]].concat();
    assert_eq!(span(run(&on)), Some((0, 30)));
    let twice = [&on[..], &[(40, low), (50, good)]].concat();
    assert_eq!(span(run(&twice)), Some((50, 50)), "the second dip is one too many");
}

#[test]
fn a_hold_has_the_lowest_reading_of_its_own_time() {
    let at = Milliseconds::from_seconds;
    let hold = |holds: &mut Holds, from, until, low| {
        holds.all_hold(at(from), at(until), MilliCelsius(low), at(1800));
    };
    // A new beginning is another hold, even if nobody said that the old one was broken.
    let mut holds = Holds::default();
    hold(&mut holds, 0, 10, 62_500);
    hold(&mut holds, 20, 60, 62_700);
    assert_eq!(holds.longest.map(|hold| hold.low), Some(MilliCelsius(62_700)));
    hold(&mut holds, 20, 70, 62_600);
    hold(&mut holds, 20, 80, 62_900);
    assert_eq!(holds.longest.map(|hold| hold.low), Some(MilliCelsius(62_600)));
    let mut holds = Holds::default();
    hold(&mut holds, 0, 10, 62_500);
    holds.broken();
    hold(&mut holds, 0, 20, 62_700);
    assert_eq!(holds.longest.map(|hold| hold.low), Some(MilliCelsius(62_700)));
    holds.broken();
    hold(&mut holds, 40, 60, 62_600);
    assert_eq!(holds.longest.map(|hold| hold.from), Some(at(0)), "of two as long, the earlier");
}
