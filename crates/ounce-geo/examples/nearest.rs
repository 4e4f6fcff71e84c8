//! How long the finder takes on this machine, each figure beside a floor from the same run.
//!
//! `cargo run --release -p ounce-geo --example nearest -- [--json]`. The floor of the ten nearest
//! is the simplest correct program: the distance to every town, then the ten smallest. All times
//! are medians over the queries, in nanoseconds.
#![expect(clippy::disallowed_methods, reason = "a measurement looks at the clock")]

use std::hint::black_box;
use std::time::Instant;

use ounce_geo::{Gazetteer, Nearest, distance_km};

const QUERIES: u32 = 2_000;
const BRUTE_QUERIES: u32 = 40;
const TYPED: [&str; 10] = [
    "Portland",
    "portland or",
    "Virginia Beach, VA",
    "横須賀",
    "よこすか",
    "横須賀市汐入町",
    "23451",
    "〒100-0001",
    "San",
    "zzzz",
];

fn main() {
    let is_json = std::env::args().any(|arg| arg == "--json");
    let start = Instant::now();
    let gazetteer = Gazetteer::embedded();
    let load = start.elapsed().as_nanos();
    let start = Instant::now();
    black_box(gazetteer.nearest(0.0, 0.0, 1));
    let tree = start.elapsed().as_nanos();

    let positions = positions(QUERIES);
    let towns = every_town(gazetteer);
    let start = Instant::now();
    let index = Nearest::build(towns.iter().map(|t| (t.0, t.1, ())));
    let build = start.elapsed().as_nanos();
    let packed = median(&positions, |p| gazetteer.nearest(p.0, p.1, 10).len());
    let built = median(&positions, |p| index.near(p.0, p.1, 10).len());
    let brute = median(&positions[..BRUTE_QUERIES as usize], |p| brute_force(&towns, *p).len());

    let mut rows = vec![
        ("towns".to_owned(), towns.len() as u128),
        ("load_ns".to_owned(), load),
        ("first_nearest_ns".to_owned(), tree),
        ("index_build_ns".to_owned(), build),
        ("ten_nearest_places_ns".to_owned(), packed),
        ("ten_nearest_index_ns".to_owned(), built),
        ("ten_nearest_brute_force_ns".to_owned(), brute),
    ];
    for q in TYPED {
        let again = [q; 200];
        let time = median(&again, |q| {
            black_box(gazetteer.resolve(q, Some("US")));
            gazetteer.search(q, Some("US"), 10).len()
        });
        rows.push((format!("search_and_resolve_ns {q}"), time));
    }
    print(&rows, is_json);
}

/// Positions all over the sphere, the same in every run: steps of the golden angle.
fn positions(count: u32) -> Vec<(f64, f64)> {
    let place = |i: u32| {
        let share = (f64::from(i) + 0.5) / f64::from(count);
        let lat = (2.0 * share - 1.0).asin().to_degrees();
        (lat, (f64::from(i) * 137.507_764).rem_euclid(360.0) - 180.0)
    };
    (0..count).map(place).collect()
}

fn every_town(gazetteer: &Gazetteer) -> Vec<(f64, f64)> {
    let all = gazetteer.nearest(0.0, 0.0, gazetteer.towns());
    all.into_iter().map(|(place, _)| (place.lat, place.lon)).collect()
}

fn brute_force(towns: &[(f64, f64)], from: (f64, f64)) -> Vec<f64> {
    let mut all: Vec<f64> = towns.iter().map(|t| distance_km(from.0, from.1, t.0, t.1)).collect();
    all.select_nth_unstable_by(9, f64::total_cmp);
    all.truncate(10);
    all.sort_by(f64::total_cmp);
    all
}

fn median<T>(inputs: &[T], mut work: impl FnMut(&T) -> usize) -> u128 {
    let mut times: Vec<u128> = inputs
        .iter()
        .map(|input| {
            let start = Instant::now();
            black_box(work(input));
            start.elapsed().as_nanos()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

fn print(rows: &[(String, u128)], is_json: bool) {
    if is_json {
        let fields: Vec<String> = rows.iter().map(|(k, v)| format!("\"{k}\": {v}")).collect();
        println!("{{{}}}", fields.join(", "));
    } else {
        for (name, value) in rows {
            println!("{value:>12}  {name}");
        }
    }
}
