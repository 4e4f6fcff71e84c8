//! The arithmetic of the milk tables, on lines as the programs print them.

use super::*;

fn freezer(seed: u32, deviation: &str, oldest: &str, filled: u32, ms: u32) -> String {
    format!(
        "{{\"containers\":24,\"pools\":3,\"share\":60,\"seed\":{seed},\"filled\":3,\
         \"mean_deviation\":{deviation},\"in_window\":0.5,\"lower_bound\":0.1,\"proven_gap\":0.05,\
         \"searched_ms\":1,\"all_ms\":{ms},\"fifo_single_donor_pools\":0,\
         \"fifo_single_donor_deviation\":null,\"fifo_single_donor_in_window\":0.0,\
         \"fifo_up_to_max_donors_pools\":{filled},\"fifo_up_to_max_donors_deviation\":{oldest},\
         \"fifo_up_to_max_donors_in_window\":0.25,\"alternate_high_low_pools\":3,\
         \"alternate_high_low_deviation\":0.5,\"alternate_high_low_in_window\":0.0}}\n"
    )
}

fn told(slowest: u32) -> String {
    let pooling = [
        freezer(1, "0.1", "0.2", 3, 400),
        // The oldest-first pools are better than the plan's, but there are only two of them.
        freezer(2, "0.2", "0.1", 2, slowest),
    ];
    let allocation = "{\"bottles\":10,\"hospitals\":2,\"orders\":14,\"seed\":1,\"assigned\":7,\
                      \"short\":1,\"held_back\":1,\"us\":1500,\"plainly\":8,\"plainly_us\":3000}";
    let curve = "{\"readings\":1000000,\"bytes\":18600000,\"ms\":50,\"plainly_ms\":25,\
                 \"readings_per_s\":20000000,\"accepted\":true}";
    let book = "{\"donors\":500,\"months\":24,\"moves\":4000,\"day\":20,\"read_us\":8000,\
                \"resumed_us\":5000,\"appended_us\":40,\"command_us\":2000}";
    let read = |said: &str| lines(said).expect("they are flat");
    page("# T\n\n", &read(&pooling.concat()), &read(allocation), &read(curve), &read(book))
        .expect("all is there")
}

#[test]
fn a_plan_is_held_against_the_best_baseline_that_filled_every_pool() {
    let text = told(600);
    // 0.1 beside 0.2 and 0.2 beside 0.5: 0.50 and 0.40, in the middle 0.45.
    let row = "| 24 → 3, 60 % | 3 | 0.150 | 0.100 | 0.050 | 50 % | fills none | \
               0.150, 25 % in window (2 to 3) | 0.500, 0 % in window (3) | 0.45 | 0.60 s |\n";
    assert!(text.contains(row), "{text}");
}

#[test]
fn costs_stand_beside_their_floors() {
    let text = told(600);
    let row = "| 10 bottles, 2 hospitals, 14 orders | 1.5 ms | 3.0 ms | 0.50 | 7 to 7 given |\n";
    assert!(text.contains(row), "{text}");
    let row = "| a curve of 1000000 readings, 19 MB | 50 ms | 25 ms | 2.00 | 20.0 million readings a \
               second |\n";
    assert!(text.contains(row), "{text}");
}

#[test]
fn the_slowest_freezer_decides_about_the_goal() {
    assert!(told(10_000).contains("within 10 s | 10.00 s | met |"));
    assert!(told(10_001).contains("within 10 s | 10.00 s | missed |"));
}

#[test]
fn a_day_of_a_long_book_stands_beside_reading_it_all() {
    let text = told(600);
    let row = "| 4000 | 8 ms | 5 ms | 0.04 ms, 20 movements | 0.0050 | 2 ms | 0.2500 |\n";
    assert!(text.contains(row), "{text}");
    assert!(text.contains("under 0.02 | 0.0050 | met |"), "{text}");
    assert!(text.contains("under 1 s | 2 ms | met |"), "{text}");
}
