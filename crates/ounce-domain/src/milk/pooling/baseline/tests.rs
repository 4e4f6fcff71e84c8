use super::*;
use crate::milk::pooling::search::tests::{broken, container, freezer, recipe};
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
