use super::*;
use crate::pooling::search::tests::{broken, container, freezer, recipe};
use jiff::civil::date;
use proptest::prelude::*;

fn named(baseline: Baseline, containers: &[Container], recipe: &Recipe) -> Vec<Vec<String>> {
    let pools = pools(baseline, containers, recipe);
    pools.iter().map(|pool| pool.iter().map(|at| containers[*at].id.clone()).collect()).collect()
}

#[test]
fn each_way_pools_as_its_name_says() {
    let containers = [
        container("a1", "A", 100, (700, 5000), date(2026, 4, 1)),
        container("b2", "B", 100, (800, 6000), date(2026, 4, 2)),
        container("c3", "C", 100, (900, 6500), date(2026, 4, 3)),
        container("b4", "B", 100, (1300, 9000), date(2026, 4, 4)),
        container("d5", "D", 100, (1200, 8000), date(2026, 4, 5)),
    ];
    let recipe = recipe(2, 200, 250);
    let pooled = |baseline| named(baseline, &containers, &recipe);
    assert_eq!(pooled(Baseline::SingleDonor), [["b2", "b4"]]);
    assert_eq!(pooled(Baseline::OldestFirst), [["a1", "b2"], ["c3", "b4"]]);
    assert_eq!(pooled(Baseline::HighAndLow), [["b4", "a1"], ["d5", "b2"]]);
}

#[test]
fn a_pool_is_filled_to_its_least_volume_and_no_further() {
    let day = date(2026, 4, 1);
    let containers = ["A", "B", "C"].map(|id| container(id, id, 100, (1000, 7000), day));
    let mut recipe = recipe(1, 200, 400);
    assert_eq!(named(Baseline::OldestFirst, &containers, &recipe), [["A", "B"]]);
    recipe.max_volume = ounce_domain::quantity::Microlitres::from_millilitres(200);
    let large = container("large", "A", 201, (1000, 7000), date(2026, 3, 1));
    let containers = [large, containers[1].clone(), containers[2].clone()];
    assert_eq!(named(Baseline::OldestFirst, &containers, &recipe), [["B", "C"]]);
}

#[test]
fn what_could_not_begin_a_pool_may_begin_the_next_one() {
    // With the oldest two in it no pool of two donors is filled; D takes one of them away.
    let volumes = [("A", 50), ("B", 100), ("C", 100), ("D", 150)];
    let containers: Vec<Container> = (1_i8..)
        .zip(volumes)
        .map(|(day, (id, volume))| container(id, id, volume, (1000, 7000), date(2026, 4, day)))
        .collect();
    let mut recipe = recipe(2, 200, 250);
    recipe.max_donors = 2;
    assert_eq!(named(Baseline::OldestFirst, &containers, &recipe), [["D", "A"], ["B", "C"]]);
}

#[test]
fn rich_milk_is_rich_in_protein_and_energy_together() {
    // As shares of the targets 2.11, 2.09 and 2.19.
    let day = date(2026, 4, 1);
    let containers = [
        container("a", "A", 100, (1400, 5000), day),
        container("b", "B", 100, (1000, 7600), day),
        container("c", "C", 100, (900, 9000), day),
    ];
    let taken = sequence(Baseline::HighAndLow, &containers, &recipe(1, 200, 250));
    assert_eq!(taken, [2, 1, 0], "the richest, the thinnest, what is left");
}

proptest! {
    #[test]
    fn the_baselines_hold_the_same_limits(containers in freezer(), min_ml in 100..900_i64) {
        let recipe = recipe(5, min_ml, min_ml + 250);
        for baseline in Baseline::ALL {
            let pools = pools(baseline, &containers, &recipe);
            prop_assert_eq!(broken(&containers, &recipe, &pools), Vec::<String>::new());
        }
    }
}
