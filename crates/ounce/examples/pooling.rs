//! How good and how quick pooling is, on the freezers of invented banks: `cargo run --release -p
//! ounce --example pooling -- [--json] [--seconds S] [--seeds N]`. One line a freezer; `cargo xtask
//! bench milk` keeps them.
//!
//! A freezer is taken from what `ounce milk synth` leaves in `deposits.csv` after six months: as
//! many containers as are asked for, spread evenly over the file, so that all its donors and all
//! its months are in it.

use jiff::civil::date;
use ounce_milk::pack::Shelf;
use ounce_milk::pooling::pack::Pack;
use ounce_milk::pooling::{Container, Effort, Recipe, Report, deposit, plan_pools};
use ounce_milk_synth::{Plan, bank};
use serde_json::json;
use std::thread;

/// A bank's donors, and of its freezer so many containers into so many pools, with the least
/// volume of a pool as a share of an even split, in percent: with 60 a bank can choose, with 95
/// nearly all milk must be used.
struct Freezer {
    donors: u32,
    containers: usize,
    pools: usize,
    share: i64,
}

const FREEZERS: [Freezer; 6] = [
    Freezer { donors: 40, containers: 24, pools: 3, share: 60 },
    Freezer { donors: 40, containers: 150, pools: 10, share: 60 },
    Freezer { donors: 40, containers: 150, pools: 10, share: 95 },
    Freezer { donors: 150, containers: 500, pools: 20, share: 60 },
    Freezer { donors: 150, containers: 500, pools: 20, share: 95 },
    Freezer { donors: 400, containers: 2000, pools: 60, share: 80 },
];
const MONTHS: u32 = 6;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |name: &str| -> Option<u64> {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1)?.parse().ok()
    };
    let seconds = number("--seconds");
    let as_json = arguments.iter().any(|argument| argument == "--json");
    for seed in 1..=number("--seeds").unwrap_or(5) {
        let mut known: Option<(u32, Vec<Container>)> = None;
        for freezer in &FREEZERS {
            // Two freezers in turn come from one bank, and a large one takes seconds to play.
            let bank = known.take().filter(|(donors, _)| *donors == freezer.donors);
            let (donors, deposits) =
                bank.unwrap_or_else(|| (freezer.donors, deposits(freezer.donors, seed)));
            let containers = spread(&deposits, freezer.containers);
            measure(freezer, &containers, seed, seconds, as_json);
            known = Some((donors, deposits));
        }
    }
}

/// The freezer of the bank with this seed, as `ounce milk synth` writes it.
fn deposits(donors: u32, seed: u64) -> Vec<Container> {
    let files = bank(Plan { donors, months: MONTHS, seed }).expect("a bank can be of this size");
    let file = files.iter().find(|file| file.path == "deposits.csv").expect("every bank has one");
    deposit::read(&file.text).expect("what it writes can be read")
}

fn spread(deposits: &[Container], count: usize) -> Vec<Container> {
    let all = deposits.len();
    assert!(all >= count, "the bank's freezer has {all} containers, {count} are asked for");
    (0..count).map(|at| deposits[at * all / count].clone()).collect()
}

fn measure(
    freezer: &Freezer,
    containers: &[Container],
    seed: u64,
    seconds: Option<u64>,
    as_json: bool,
) {
    let Freezer { pools, share, .. } = *freezer;
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
            let (containers, recipe) = (containers, &recipe);
            let usual = || Effort::usual(containers.len(), seed);
            let effort = seconds.map_or_else(usual, |seconds| Effort::of(seconds, seed));
            scope.spawn(move || plan_pools(containers, recipe, effort))
        };
        let (one, other) = (search(2 * seed), search(2 * seed + 1));
        (one.join().expect("it doesn't panic"), other.join().expect("it doesn't panic"))
    });
    let searched = begun.elapsed();
    let report = Report::of(containers, &recipe, &pack, &one.better(other));
    let mut line = json!({
        "containers": containers.len(), "pools": pools, "share": share, "seed": seed,
        "filled": report.pools.len(), "mean_deviation": report.mean_deviation,
        "in_window": report.in_window, "lower_bound": report.lower_bound,
        "proven_gap": report.proven_gap,
        "searched_ms": searched.as_millis() as u64, "all_ms": begun.elapsed().as_millis() as u64,
    });
    for (name, worth) in &report.baselines {
        line[format!("{name}_pools")] = json!(worth.pools);
        line[format!("{name}_deviation")] = json!(worth.mean_deviation);
        line[format!("{name}_in_window")] = json!(worth.in_window);
    }
    if as_json {
        println!("{line}");
        return;
    }
    let told = |name: &str| line[name].to_string();
    println!(
        "{:>4} into {pools:2} ({share} %), seed {seed}: {} pools, deviation {}, bound {}, in window \
         {}, {} ms",
        containers.len(),
        told("filled"),
        told("mean_deviation"),
        told("lower_bound"),
        told("in_window"),
        told("all_ms"),
    );
    for (name, worth) in &report.baselines {
        let deviation = told(&format!("{name}_deviation"));
        println!("{:30} {} pools, deviation {deviation}", name.replace('_', " "), worth.pools);
    }
}

#[expect(clippy::disallowed_methods, reason = "this program measures time")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}
