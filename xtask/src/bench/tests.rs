//! The arithmetic of the table and the reading of options; the runs themselves are no unit tests.

use super::*;

fn run(answers: i64) -> Measured {
    Measured { answers, took_us: 1_000_000, p50_us: 1000, p99_us: 2500 }
}

#[test]
fn the_median_is_the_middle() {
    assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
    assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), 2.5);
}

#[test]
fn the_ratio_is_that_of_pairs_and_not_of_medians() {
    // A busy hour slows both runs of a pair, so the ratios 0.5, 0.5 and 0.9 have the middle 0.5.
    let pairs = vec![(run(100), run(50)), (run(1000), run(500)), (run(200), run(180))];
    let text = table(&[Line { load: Load::Gifts, connections: 16, pairs }]);
    assert!(text.ends_with("| gifts | 16 | 200 | 180 | 0.50 | 1.0 | 2.5 | 2.5 |\n"), "{text}");
}

#[test]
fn options_are_read_and_nonsense_is_refused() {
    let words = |text: &str| text.split(' ').map(String::from).collect::<Vec<_>>();
    let read = plan(&words("--seconds 2 --connections 1,8")).expect("they are options");
    assert_eq!((read.seconds, read.rounds, read.connections), (2, 3, vec![1, 8]));
    assert!(plan(&words("--seconds 0")).is_err());
    assert!(plan(&words("--rounds")).is_err());
    assert!(plan(&words("--speed 9")).is_err());
}
