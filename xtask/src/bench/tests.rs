//! The arithmetic of the tables and the reading of options; the runs themselves are no unit tests.

use super::listeners::Heard;
use super::report::{Measurements, goals, growth, median, pages, writes};
use super::*;
use std::time::Duration;

const ROUND: Round = Round { hello: run(100), still: run(90), floor: run(40), ounce: run(80) };

const fn run(answers: i64) -> Measured {
    Measured { answers, took_us: 1_000_000, p50_us: 1000, p99_us: 2500 }
}

#[test]
fn the_median_is_the_middle() {
    assert_eq!(median([3.0, 1.0, 2.0].into_iter()), 2.0);
    assert_eq!(median([4.0, 1.0, 2.0, 3.0].into_iter()), 2.5);
}

#[test]
fn the_ratio_is_that_of_pairs_and_not_of_medians() {
    // A busy hour slows both runs of a pair, so the ratios 0.5, 0.5 and 0.9 have the middle 0.5.
    let pairs = vec![(run(100), run(50)), (run(1000), run(500)), (run(200), run(180))];
    let text = writes(&[Line { load: Load::Gifts, connections: 16, pairs }]);
    let row = "| gifts | 16 | 200 | 180 | 0.50 | 1.0 | 2.5 | 1.0 | 2.5 |\n";
    assert!(text.ends_with(row), "{text}");
}

#[test]
fn a_page_is_held_against_both_of_the_floor_s() {
    let text = pages(&[Page { load: Load::Home, rounds: vec![ROUND] }]);
    let row = "| home page | 100 | 90 | 40 | 80 | 0.80 | 0.90 | 2.00 | 1.0 | 2.5 |\n";
    assert!(text.ends_with(row), "{text}");
}

const NOTHING: Measurements<'static> =
    Measurements { writes: &[], pages: &[], growth: &[], heard: &[], weights: &[] };

#[test]
fn a_goal_is_held_against_the_worst() {
    let line =
        |ounce| Line { load: Load::Gifts, connections: 1, pairs: vec![(run(100), run(ounce))] };
    let grown = |many| Growth {
        load: Load::Home,
        asked: 9,
        pairs: vec![(run(130), run(many))],
        floor: Vec::new(),
    };
    let (writes, several) = ([line(95), line(89)], [grown(130), grown(104)]);
    let pages = [Page { load: Load::Home, rounds: vec![ROUND] }];
    let heard = [1_999, 2_001].map(Duration::from_millis).map(|all| Heard { half: all, all });
    let text = goals(&Measurements {
        writes: &writes,
        pages: &pages,
        growth: &several,
        heard: &heard[..1],
        weights: &[],
    });
    assert!(text.contains("the floor's: 0.90 or more | 0.89 | missed |"), "{text}");
    assert!(text.contains("hello: 0.80 or more | 0.80 | met |"), "{text}");
    assert!(text.contains("2000 listeners: within 2 s | 2.00 s | met |"), "{text}");
    let late = goals(&Measurements { heard: &heard, ..NOTHING });
    assert!(late.contains("within 2 s | 2.00 s | missed |"), "{late}");
    assert!(text.contains("9 strolls asked: under 1.3 | 1.25 times slower | met |"), "{text}");
    assert!(
        growth(&[grown(104)]).ends_with("| home page | 9 | 130 | 104 | 1.25 | - | 2.5 | 2.5 |\n")
    );
    assert!(
        goals(&Measurements { growth: &[grown(100)], ..NOTHING })
            .contains("under 1.3 | 1.30 times slower | missed |")
    );
}

/// Every program on this machine gets slower as its tables grow; only the rest counts for the
/// service.
#[test]
fn writes_grow_beside_the_floor() {
    let grown = |many, floor| Growth {
        load: Load::Gifts,
        asked: 9,
        pairs: vec![(run(200), run(many))],
        floor: vec![(run(300), run(floor))],
    };
    let text = goals(&Measurements { growth: &[grown(100, 200)], ..NOTHING });
    let row = "9 strolls asked, beside the floor: under 1.3 | \
        1.33 (2.00 times slower, the floor 1.50) | missed |";
    assert!(text.contains(row), "{text}");
    assert!(goals(&Measurements { growth: &[grown(100, 160)], ..NOTHING }).contains("| met |"));
    let row = "| gifts | 9 | 200 | 100 | 2.00 | 1.50 | 2.5 | 2.5 |\n";
    assert!(growth(&[grown(100, 200)]).ends_with(row));
}

#[test]
fn options_are_read_and_nonsense_is_refused() {
    let words = |text: &str| text.split(' ').map(String::from).collect::<Vec<_>>();
    let read = plan(&words("--seconds 2 --connections 1,8")).expect("they are options");
    assert_eq!((read.seconds, read.rounds, read.connections), (2, 3, vec![1, 8]));
    assert_eq!(plan(&words("--bottles 800")).map(|plan| plan.bottles).ok(), Some(800));
    assert!(plan(&words("--seconds 0")).is_err());
    assert!(plan(&words("--rounds")).is_err());
    assert!(plan(&words("--speed 9")).is_err());
}
