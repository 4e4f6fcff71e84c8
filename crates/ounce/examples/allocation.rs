//! How quick allocation is: 10,000 bottles to 200 hospitals. `cargo run --release -p ounce
//! --example allocation -- [--json]`. One line a seed; `cargo xtask bench milk` keeps them.
//!
//! Beside it stands the least that handing out can be: the bottles sorted by expiry, each to the
//! first order that takes it and is not filled. It knows no tiers, no fairness and no reasons.

use jiff::civil::{Date, date};
use ounce_domain::quantity::Microlitres;
use ounce_domain::reference::Reference;
use ounce_milk::allocation::stock::ANY;
use ounce_milk::allocation::{Bottle, Order, Pack, Tier, allocate};
use ounce_milk::pack::Shelf;
use ounce_milk::pooling::chance::Chance;
use serde_json::json;

const TODAY: Date = date(2026, 5, 2);
const BOTTLES: usize = 10_000;
const HOSPITALS: usize = 200;

fn main() {
    let as_json = std::env::args().any(|argument| argument == "--json");
    let pack: Pack =
        Shelf::built_in().on("alloc-default", TODAY).expect("it comes with the program");
    for seed in 1..=5 {
        let mut chance = Chance::new(seed);
        let (bottles, orders) = (bottles(&mut chance), orders(&mut chance));
        let begun = now();
        let allocation = allocate(&bottles, &orders, &pack, TODAY);
        let took_us = begun.elapsed().as_micros() as u64;
        let begun = now();
        let handed_out = plainly(&bottles, &orders);
        let plainly_us = begun.elapsed().as_micros() as u64;
        let (assigned, short) = (allocation.assigned.len(), allocation.short.len());
        let held_back = allocation.held_back.len();
        if as_json {
            let line = json!({
                "bottles": bottles.len(), "hospitals": HOSPITALS, "orders": orders.len(),
                "seed": seed, "assigned": assigned, "short": short, "held_back": held_back,
                "us": took_us, "plainly": handed_out, "plainly_us": plainly_us,
            });
            println!("{line}");
        } else {
            let orders = orders.len();
            println!(
                "{BOTTLES} bottles, {HOSPITALS} hospitals, {orders} orders, seed {seed}: \
                 {assigned} assigned, {short} short, {held_back} held back in {took_us} µs; {handed_out} handed \
                 out plainly in {plainly_us} µs"
            );
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this program measures time")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}

/// Whose turn it is by expiry goes to whoever asked first; gives back how many bottles went.
fn plainly(bottles: &[Bottle], orders: &[Order]) -> usize {
    let mut sorted: Vec<&Bottle> = bottles
        .iter()
        .filter(|bottle| bottle.state.key() == "stock" && bottle.expires_on >= TODAY)
        .collect();
    sorted.sort_by(|one, other| (one.expires_on, &one.id).cmp(&(other.expires_on, &other.id)));
    let mut missing: Vec<i64> = orders.iter().map(|order| order.need.0 - order.filled.0).collect();
    let mut gone = Vec::new();
    for bottle in sorted {
        let takes = |at: &usize| {
            let product = &orders[*at].product;
            missing[*at] > 0 && (orders[*at].takes_any() || *product == bottle.product)
        };
        if let Some(at) = (0..orders.len()).find(takes) {
            missing[at] -= bottle.volume.0;
            gone.push((bottle.id.clone(), orders[at].hospital.clone()));
        }
    }
    gone.len()
}

fn bottles(chance: &mut Chance) -> Vec<Bottle> {
    let products = ["standard", "standard", "standard", "preterm", "high_protein", "dairy_free"];
    let states = ["stock", "stock", "stock", "stock", "stock", "stock", "quarantine", "recalled"];
    (0..BOTTLES)
        .map(|at| Bottle {
            id: Reference::new(&format!("b{at:05}")),
            din: "A999026000001".to_owned(),
            volume: Microlitres::from_millilitres([50, 100, 200][chance.below(3)]),
            expires_on: TODAY.saturating_add(jiff::Span::new().days(chance.below(365) as i64 - 5)),
            product: products[chance.below(products.len())].into(),
            state: states[chance.below(states.len())].into(),
        })
        .collect()
}

/// Each hospital asks for each tier: about a third more than there is.
fn orders(chance: &mut Chance) -> Vec<Order> {
    let products = [ANY, ANY, "standard", "standard", "preterm", "dairy_free"];
    (0..HOSPITALS)
        .flat_map(|hospital| Tier::all().map(move |tier| (hospital, tier)))
        .map(|(hospital, tier)| Order {
            hospital: Reference::new(&format!("h{hospital:03}")),
            tier,
            infants: 1 + chance.below(6) as i64,
            need: Microlitres::from_millilitres(200 + chance.below(1600) as i64),
            product: products[chance.below(products.len())].into(),
            filled: Microlitres::from_millilitres(chance.below(200) as i64),
        })
        .collect()
}
