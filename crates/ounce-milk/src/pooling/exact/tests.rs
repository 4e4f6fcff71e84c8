use super::*;
use crate::pooling::bound;
use crate::pooling::search::tests::{broken, container, freezer, recipe};
use crate::pooling::search::{Effort, plan_pools};
use jiff::civil::date;
use ounce_domain::quantity::Microlitres;
use proptest::prelude::*;

fn sum(containers: &[Container], recipe: &Recipe, pools: &[Vec<usize>]) -> i64 {
    let blend = |pool: &Vec<usize>| {
        let blends = pool.iter().map(|at| Blend::of(&containers[*at], recipe.target));
        blends.fold(Blend::default(), Blend::plus).deviation(recipe.target).0
    };
    pools.iter().map(blend).sum()
}

/// Every way to deal the containers to two pools or to leave them.
fn brute_force(containers: &[Container], recipe: &Recipe) -> Option<i64> {
    let ways = 3_usize.pow(containers.len() as u32);
    let dealt = |way: usize| {
        let mut pools = vec![Vec::new(), Vec::new()];
        let mut rest = way;
        for at in 0..containers.len() {
            if rest % 3 < 2 {
                pools[rest % 3].push(at);
            }
            rest /= 3;
        }
        pools
    };
    let allowed = (0..ways).map(dealt).filter(|pools| broken(containers, recipe, pools).is_empty());
    allowed.map(|pools| sum(containers, recipe, &pools)).min()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_proven_best_is_the_best_of_all_ways(
        mut containers in freezer(),
        donors in 1..4_usize,
        min_ml in 100..500_i64,
        share_ml in prop_oneof![Just(0), 1..150_i64],
    ) {
        containers.truncate(7);
        let mut recipe = recipe(2, min_ml, min_ml + 300);
        recipe.max_donors = donors;
        recipe.min_share = Microlitres::from_millilitres(share_ml);
        let chosen = pools(&containers, &recipe, 2);
        prop_assert_eq!(chosen.is_some(), brute_force(&containers, &recipe).is_some());
        if let Some(best) = brute_force(&containers, &recipe) {
            let worst = Ppm(100_000_000);
            prop_assert_eq!(least_sum(&containers, &recipe, 2, worst), Some(Ppm(best)));
            prop_assert_eq!(least_sum(&containers, &recipe, 2, Ppm(best)), Some(Ppm(best)));
            prop_assert_eq!(least_sum(&containers, &recipe, 2, Ppm(best + 1)), Some(Ppm(best)));
            let chosen = chosen.unwrap_or_default();
            prop_assert_eq!(chosen.len(), 2);
            prop_assert_eq!(broken(&containers, &recipe, &chosen), Vec::<String>::new());
            prop_assert_eq!(sum(&containers, &recipe, &chosen), best);
            let bound = bound::mean_deviation(&containers, &recipe, 2);
            // Two pools are rounded, half a millionth for each nutrient.
            prop_assert!(2 * bound.0 <= best + 2, "{bound:?} above half of {best}");
            let plan = plan_pools(&containers, &recipe, Effort { trials: 2_000, seed: 1 });
            prop_assert_eq!(plan.pools.len(), 2);
        }
    }
}

#[test]
fn too_many_containers_are_not_proven() {
    let day = date(2026, 4, 1);
    let one = |at: usize| container(&format!("C{at}"), "A", 100, (900, 6000), day);
    let containers: Vec<Container> = (0..=MAX_CONTAINERS).map(one).collect();
    let recipe = recipe(2, 200, 300);
    assert_eq!(least_sum(&containers, &recipe, 2, Ppm(1_000_000)), None);
    let most = &containers[..MAX_CONTAINERS];
    assert_eq!(least_sum(most, &recipe, 2, Ppm(1_000_000)), Some(Ppm(2 * 242_857)));
    let fewer = &containers[..12];
    assert_eq!(least_sum(fewer, &recipe, 2, Ppm(1_000_000)), Some(Ppm(2 * 242_857)));
}

#[test]
fn a_pool_may_hold_the_least_volume_exactly_and_all_the_milk_there_is() {
    let day = date(2026, 4, 1);
    let containers =
        [container("a", "A", 100, (900, 7000), day), container("b", "B", 100, (900, 7000), day)];
    let mut recipe = recipe(1, 200, 200);
    assert_eq!(pools(&containers, &recipe, 1), Some(vec![vec![0, 1]]));
    assert_eq!(least_sum(&containers, &recipe, 1, Ppm(1_000_000)), Some(Ppm(100_000)));
    recipe.min_share = Microlitres::from_millilitres(101);
    assert_eq!(pools(&containers, &recipe, 1), None, "neither gives the least share");
    assert_eq!(least_sum(&containers, &recipe, 1, Ppm(1_000_000)), Some(Ppm(1_000_000)));
}
