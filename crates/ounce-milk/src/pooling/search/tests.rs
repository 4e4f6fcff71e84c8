mod parts;

use super::*;
use crate::pack::Shelf;
use crate::pooling::blend::{Blend, Energy, Protein};
use crate::pooling::recipe::KeepApart;
use jiff::civil::{Date, date};
use ounce_domain::quantity::Microlitres;
use proptest::prelude::*;
use std::collections::BTreeSet;

pub(in crate::pooling) fn recipe(pools: usize, min_ml: i64, max_ml: i64) -> Recipe {
    let pack = Shelf::built_in().on("pool-default", date(2026, 5, 2)).expect("it is built in");
    let text = format!("pools = {pools}\nmin_volume_ml = {min_ml}\nmax_volume_ml = {max_ml}\n");
    Recipe::parse(&text, &pack).expect("the recipe is good")
}

pub(in crate::pooling) fn container(
    id: &str,
    donor: &str,
    volume_ml: i64,
    (protein, energy): (i64, i64),
    expressed_on: Date,
) -> Container {
    Container {
        id: id.to_owned(),
        donor: donor.to_owned(),
        volume: Microlitres::from_millilitres(volume_ml),
        protein: Protein(protein),
        energy: Energy(energy),
        expressed_on,
        flags: BTreeSet::new(),
    }
}

/// A freezer of any shape: few donors or many, small containers or large, some flagged.
pub(in crate::pooling) fn freezer() -> impl Strategy<Value = Vec<Container>> {
    let one = (0..12_u8, 20..400_i64, 500..1600_i64, 4500..9000_i64, 0..100_i8, 0..8_u8);
    proptest::collection::vec(one, 1..60).prop_map(|rows| {
        let containers = rows.into_iter().enumerate().map(|(at, row)| {
            let (donor, volume_ml, protein, energy, day, flag) = row;
            let expressed_on = date(2026, 1, 1).saturating_add(jiff::Span::new().days(day));
            let (id, donor) = (format!("C{at}"), format!("D{donor}"));
            let mut made = container(&id, &donor, volume_ml, (protein, energy), expressed_on);
            match flag {
                0 => made.flags = BTreeSet::from(["preterm".to_owned()]),
                1 => made.flags = BTreeSet::from(["dairy_free".to_owned()]),
                _ => {}
            }
            made
        });
        containers.collect()
    })
}

/// The limits that every plan must keep, computed without the table of the search.
pub(in crate::pooling) fn broken(
    containers: &[Container],
    recipe: &Recipe,
    pools: &[Vec<usize>],
) -> Vec<String> {
    let mut broken = Vec::new();
    let mut used = BTreeSet::new();
    if pools.len() > recipe.pools {
        broken.push("more pools than asked for".to_owned());
    }
    for pool in pools {
        let members: Vec<&Container> = pool.iter().map(|at| &containers[*at]).collect();
        let volume: i64 = members.iter().map(|c| c.volume.0).sum();
        if !(recipe.min_volume.0..=recipe.max_volume.0).contains(&volume) {
            broken.push(format!("volume {volume}"));
        }
        let donors: BTreeSet<&str> = members.iter().map(|c| c.donor.as_str()).collect();
        if donors.len() > recipe.max_donors {
            broken.push(format!("{} donors", donors.len()));
        }
        for donor in donors {
            let of_donor = members.iter().filter(|c| c.donor == donor);
            if of_donor.map(|c| c.volume.0).sum::<i64>() < recipe.min_share.0 {
                broken.push(format!("{donor} gives less than the least share"));
            }
        }
        let kinds: BTreeSet<_> = members.iter().map(|c| recipe.keep_apart.kind(c)).collect();
        if kinds.len() != 1 {
            broken.push("flags mixed".to_owned());
        }
        broken.extend(pool.iter().filter(|at| !used.insert(**at)).map(|at| format!("{at} twice")));
    }
    broken
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_limit_is_ever_broken(
        containers in freezer(),
        pools in 1..8_usize,
        min_ml in 100..900_i64,
        donors in 1..6_usize,
        share_ml in prop_oneof![Just(0), 1..150_i64],
        some_flags: bool,
    ) {
        let mut recipe = recipe(pools, min_ml, min_ml + 250);
        recipe.max_donors = donors;
        recipe.min_share = Microlitres::from_millilitres(share_ml);
        if some_flags {
            recipe.keep_apart = KeepApart::These(BTreeSet::from(["preterm".to_owned()]));
        }
        let plan = plan_pools(&containers, &recipe, Effort { trials: 4_000, seed: 1 });
        prop_assert_eq!(broken(&containers, &recipe, &plan.pools), Vec::<String>::new());
    }

    #[test]
    fn the_table_knows_its_score_before_and_after_every_change(
        containers in freezer(),
        moves in proptest::collection::vec((0..60_usize, 0..60_usize, 0..5_usize), 1..80),
    ) {
        let mut recipe = recipe(4, 200, 600);
        recipe.min_share = Microlitres::from_millilitres(60);
        let facts = Facts::new(&containers, &recipe, 4);
        let mut table = Table::new(&facts, 4);
        let shelved = table.score();
        for (one, other, to) in moves {
            let (one, other) = (one % containers.len(), other % containers.len());
            let before = table.score();
            if let Some(change) = table.shift(one, to) {
                table.put(one, to);
                prop_assert_eq!(table.score() - before, change);
            } else if let Some(change) = table.swap(one, other) {
                let (here, there) = (table.place(one), table.place(other));
                table.put(one, there);
                table.put(other, here);
                prop_assert_eq!(table.score() - before, change);
            }
        }
        for container in 0..containers.len() {
            if table.place(container) != table.shelf() {
                table.put(container, table.shelf());
            }
        }
        prop_assert_eq!(table.score(), shelved);
    }
}

#[test]
fn the_same_seed_gives_the_same_plan() {
    let containers: Vec<Container> = (0..40_i64)
        .map(|at| {
            let donor = format!("D{}", at % 9);
            let made = (700 + at * 37 % 600, 5000 + at * 491 % 4000);
            container(&format!("C{at}"), &donor, 60 + at * 53 % 200, made, date(2026, 4, 1))
        })
        .collect();
    let recipe = recipe(5, 500, 700);
    let plan = |seed| plan_pools(&containers, &recipe, Effort { trials: 50_000, seed });
    assert_eq!(plan(3), plan(3));
    assert_eq!(plan(3).pools.len(), 5);
}

#[test]
fn two_halves_that_match_are_put_together() {
    let day = date(2026, 4, 1);
    let containers = [
        container("high", "A", 100, (1200, 8000), day),
        container("higher", "B", 100, (1300, 8500), day),
        container("low", "C", 100, (800, 6000), day),
        container("lower", "D", 100, (700, 5500), day),
    ];
    let recipe = recipe(2, 200, 200);
    let plan = plan_pools(&containers, &recipe, Effort { trials: 10_000, seed: 1 });
    assert_eq!(plan.pools, [vec![0, 2], vec![1, 3]]);
}

#[test]
fn of_two_plans_with_the_same_mean_the_one_with_more_pools_in_the_window_is_taken() {
    // Mixed, both pools hold 0.89 g/dL and are outside; apart, one of them is inside.
    let day = date(2026, 4, 1);
    let containers: Vec<Container> = [940, 840, 940, 840]
        .into_iter()
        .enumerate()
        .map(|(at, protein)| container(&format!("C{at}"), "A", 100, (protein, 7000), day))
        .collect();
    let recipe = recipe(2, 200, 200);
    let plan = plan_pools(&containers, &recipe, Effort { trials: 10_000, seed: 1 });
    assert_eq!(plan.pools, [vec![0, 2], vec![1, 3]]);
}

#[test]
fn among_equals_the_oldest_milk_goes_first() {
    let containers: Vec<Container> = [5, 2, 9, 1, 7, 3]
        .into_iter()
        .map(|day| container(&format!("C{day}"), "A", 100, (1000, 7000), date(2026, 4, day)))
        .collect();
    let recipe = recipe(1, 300, 300);
    let plan = plan_pools(&containers, &recipe, Effort { trials: 5_000, seed: 1 });
    assert_eq!(plan.pools, [vec![1, 3, 5]]);
}

#[test]
fn as_many_pools_are_made_as_the_donors_allow() {
    let day = date(2026, 4, 1);
    let small = |donor: &str| container(donor, donor, 100, (1000, 7000), day);
    let containers: Vec<Container> = ["A", "B", "C", "D", "E", "F"].map(small).into();
    let mut recipe = recipe(3, 200, 300);
    let count = |recipe: &Recipe| {
        plan_pools(&containers, recipe, Effort { trials: 1_000, seed: 1 }).pools.len()
    };
    assert_eq!(count(&recipe), 3);
    recipe.max_donors = 1;
    assert_eq!(count(&recipe), 0);
    recipe.max_donors = 2;
    recipe.min_volume = Microlitres::from_millilitres(300);
    assert_eq!(count(&recipe), 0);
    recipe.max_donors = 3;
    assert_eq!(count(&recipe), 2);
}

#[test]
fn an_exchange_of_donors_gets_past_the_donor_limit() {
    // Each donor has three containers, and only whole donors fit: two donors a pool, 600 mL.
    let day = date(2026, 4, 1);
    let donors = [("A", 1300), ("B", 1200), ("C", 1000), ("D", 1000), ("E", 800), ("F", 700)];
    let containers: Vec<Container> = donors
        .into_iter()
        .flat_map(|(donor, protein)| {
            (0..3)
                .map(move |at| container(&format!("{donor}{at}"), donor, 100, (protein, 7000), day))
        })
        .collect();
    let mut recipe = recipe(3, 600, 600);
    recipe.max_donors = 2;
    let plan = plan_pools(&containers, &recipe, Effort { trials: 40_000, seed: 2 });
    let sum: i64 = plan
        .pools
        .iter()
        .map(|pool| {
            let blends = pool.iter().map(|at| Blend::of(&containers[*at], recipe.target));
            blends.fold(Blend::default(), Blend::plus).deviation(recipe.target).0
        })
        .sum();
    assert_eq!((plan.pools.len(), sum), (3, 0));
}
