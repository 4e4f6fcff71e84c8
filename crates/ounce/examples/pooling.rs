//! How good and how quick pooling is, on invented freezers: `cargo run --release -p ounce
//! --example pooling -- [--json] [--seconds S] [--seeds N]`. One line a
//! freezer; the bench keeps them.
//!
//! The freezers follow the composition of a United Kingdom bank's 2,966 samples (protein 0.89 ±
//! 0.24 g/dL, energy 60.4 ± 8.4 kcal/dL, Br J Nutr 2019), half of the spread between donors.

use jiff::civil::{Date, date};
use ounce_domain::milk::pack::Shelf;
use ounce_domain::milk::pooling::chance::Chance;
use ounce_domain::milk::pooling::pack::Pack;
use ounce_domain::milk::pooling::{Container, Effort, Recipe, Report, plan_pools};
use ounce_domain::milk::pooling::{blend::Energy, blend::Protein};
use ounce_domain::quantity::Microlitres;
use serde_json::json;
use std::thread;

/// Containers, pools, and the least volume of a pool as a share of an even split, in percent:
/// with 60 a bank can choose, with 95 nearly all milk must be used.
const FREEZERS: [(usize, usize, i64); 6] =
    [(24, 3, 60), (150, 10, 60), (150, 10, 95), (500, 20, 60), (500, 20, 95), (2000, 60, 80)];

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let only = arguments.iter().position(|argument| argument == "--seeds");
    let seeds: u64 = only.and_then(|at| arguments.get(at + 1)?.parse().ok()).unwrap_or(5);
    let as_json = arguments.iter().any(|argument| argument == "--json");
    let seconds = arguments.iter().position(|argument| argument == "--seconds");
    let seconds: Option<u64> = seconds.and_then(|at| arguments.get(at + 1)?.parse().ok());
    for (containers, pools, share) in FREEZERS {
        for seed in 1..=seeds {
            measure(containers, pools, share, seed, seconds, as_json);
        }
    }
}

fn measure(count: usize, pools: usize, share: i64, seed: u64, seconds: Option<u64>, as_json: bool) {
    let containers = freezer(count, seed);
    let pack: Pack =
        Shelf::built_in().on("pool-default", date(2026, 5, 2)).expect("it comes with the program");
    let milk: i64 = containers.iter().map(|container| container.volume.millilitres()).sum();
    let least = milk / pools as i64 * share / 100;
    let text = format!(
        "pools = {pools}\nmin_volume_ml = {least}\nmax_volume_ml = {}\n",
        least * 125 / 100
    );
    let recipe = Recipe::parse(&text, &pack).expect("the recipe is good");
    let begun = now();
    let (one, other) = thread::scope(|scope| {
        let search = |seed| {
            let (containers, recipe) = (&containers, &recipe);
            let usual = || Effort::usual(containers.len(), seed);
            let effort = seconds.map_or_else(usual, |seconds| Effort::of(seconds, seed));
            scope.spawn(move || plan_pools(containers, recipe, effort))
        };
        let (one, other) = (search(2 * seed), search(2 * seed + 1));
        (one.join().expect("it doesn't panic"), other.join().expect("it doesn't panic"))
    });
    let searched = begun.elapsed();
    let report = Report::of(&containers, &recipe, &pack, &one.better(other));
    let line = json!({
        "containers": count, "pools": pools, "share": share, "seed": seed,
        "filled": report.pools.len(), "mean_deviation": report.mean_deviation,
        "in_window": report.in_window, "lower_bound": report.lower_bound,
        "baselines": report.baselines,
        "searched_ms": searched.as_millis() as u64,
        "all_ms": begun.elapsed().as_millis() as u64,
    });
    if as_json {
        println!("{line}");
        return;
    }
    let by_hand: Vec<String> = report
        .baselines
        .iter()
        .map(|(name, worth)| {
            let mean = worth.mean_deviation.map_or(-1, |mean| mean.0);
            format!("{name} {mean} ({})", worth.pools)
        })
        .collect();
    println!(
        "{count:5} to {pools:2} ({share}%) seed {seed}: {} pools, {:?} ppm, bound {:?}, \
         window {}; {}; {} + {} ms",
        report.pools.len(),
        report.mean_deviation.map(|mean| mean.0),
        report.lower_bound.map(|mean| mean.0),
        report.in_window.0,
        by_hand.join(", "),
        searched.as_millis(),
        (begun.elapsed() - searched).as_millis(),
    );
}

#[expect(clippy::disallowed_methods, reason = "this program measures time")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}

/// About one donor for each four containers, some with many, most with few.
fn freezer(count: usize, seed: u64) -> Vec<Container> {
    let mut chance = Chance::new(seed);
    let donors = count / 4;
    let habit: Vec<(i64, i64)> =
        (0..donors).map(|_| (bell(&mut chance, 170), bell(&mut chance, 590))).collect();
    (0..count)
        .map(|at| {
            let donor = chance.below(donors).min(chance.below(donors));
            let (protein, energy) = habit[donor];
            Container {
                id: format!("C{at:04}"),
                donor: format!("D{donor:03}"),
                volume: Microlitres::from_millilitres(60 + chance.below(240) as i64),
                protein: Protein((890 + protein + bell(&mut chance, 170)).max(300)),
                energy: Energy((6040 + energy + bell(&mut chance, 590)).max(3500)),
                expressed_on: day(chance.below(120)),
                flags: Default::default(),
            }
        })
        .collect()
}

/// Close to a normal distribution around 0 with this standard deviation.
fn bell(chance: &mut Chance, deviation: i64) -> i64 {
    let sum: i64 = (0..12).map(|_| chance.below(2001) as i64 - 1000).sum();
    sum * deviation / 2000
}

fn day(after: usize) -> Date {
    date(2026, 1, 1).saturating_add(jiff::Span::new().days(after as i64))
}
