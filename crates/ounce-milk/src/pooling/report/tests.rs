use super::*;
use crate::pack::Shelf;
use crate::pooling::search::tests::{container, recipe};
use crate::pooling::search::{Effort, plan_pools};
use jiff::civil::date;

#[test]
fn a_report_says_what_was_promised_in_the_shape_that_was_promised() {
    let mut containers = vec![
        container("thin", "A", 150, (800, 6000), date(2026, 4, 3)),
        container("rich", "B", 100, (1300, 8500), date(2026, 4, 1)),
        container("left", "C", 400, (700, 5000), date(2026, 4, 2)),
    ];
    containers[0].flags.insert("preterm".to_owned());
    containers[1].flags.insert("preterm".to_owned());
    let recipe = recipe(2, 200, 300);
    let pack = Shelf::built_in().on("pool-default", date(2026, 5, 2)).expect("it is built in");
    let plan = plan_pools(&containers, &recipe, Effort { trials: 1000, seed: 1 });
    let report = Report::of(&containers, &recipe, &pack, &plan);
    assert!(!report.is_complete());
    let shown = serde_json::to_string(&report).expect("a report is plain data");
    assert_eq!(
        shown,
        "{\"pack\":\"pool-default\",\"version\":\"2026.1\",\"unverified\":[\
         \"window_min_protein_g_dl\",\"window_min_energy_kcal_dl\",\"window_max_energy_kcal_dl\"],\
         \"asked\":2,\"pools\":[{\"pool\":1,\"containers\":[\"rich\",\"thin\"],\"donors\":2,\
         \"volume_ml\":250.0,\"protein_g_dl\":1.0,\"energy_kcal_dl\":70.0,\"deviation\":0.0,\
         \"in_window\":true,\"flags\":[\"preterm\"],\"oldest_expressed_on\":\"2026-04-01\"}],\
         \"unused\":[\"left\"],\"mean_deviation\":0.0,\"in_window\":1.0,\"baselines\":{\
         \"alternate_high_low\":{\"pools\":1,\"mean_deviation\":0.0,\"in_window\":1.0},\
         \"fifo_single_donor\":{\"pools\":0,\"mean_deviation\":null,\"in_window\":0.0},\
         \"fifo_up_to_max_donors\":{\"pools\":1,\"mean_deviation\":0.0,\"in_window\":1.0}},\
         \"lower_bound\":0.0,\"proven_gap\":0.0}"
    );
}

#[test]
fn without_a_pool_there_is_no_mean() {
    let recipe = recipe(2, 200, 300);
    let pack = Shelf::built_in().on("pool-default", date(2026, 5, 2)).expect("it is built in");
    let report = Report::of(&[], &recipe, &pack, &Pools { pools: Vec::new(), score: 0 });
    assert_eq!((report.mean_deviation, report.lower_bound, report.proven_gap), (None, None, None));
    assert!(!report.is_complete());
}

#[test]
fn a_plan_that_could_be_better_says_by_how_much() {
    let day = date(2026, 4, 1);
    let mut containers = vec![
        container("high", "A", 100, (1200, 8000), day),
        container("higher", "B", 100, (1400, 8500), day),
        container("low", "C", 100, (800, 6000), day),
        container("lower", "D", 100, (700, 5500), day),
    ];
    let flags = |flags: &[&str]| flags.iter().map(|flag| (*flag).to_owned()).collect();
    containers[0].flags = flags(&["preterm", "dairy_free"]);
    containers[1].flags = flags(&["preterm"]);
    let recipe = recipe(2, 200, 200);
    let pack = Shelf::built_in().on("pool-default", date(2026, 5, 2)).expect("it is built in");
    let plan = Pools { pools: vec![vec![0, 1], vec![2, 3]], score: 0 };
    let report = Report::of(&containers, &recipe, &pack, &plan);
    assert!(report.is_complete());
    // 0.3 + 0.178571 and 0.25 + 0.178571.
    assert_eq!(report.mean_deviation, Some(Ppm(453_571)));
    // Flags that differ must not be mixed: apart from these two pools there is none.
    assert_eq!(report.lower_bound, Some(Ppm(453_571)));
    assert_eq!(report.pools[0].flags, flags(&["preterm"]), "what all the milk has");
    for container in &mut containers {
        container.flags.clear();
    }
    let report = Report::of(&containers, &recipe, &pack, &plan);
    // The best is high with low, on the target, and higher with lower, 0.05 above.
    assert_eq!(report.lower_bound, Some(Ppm(25_000)));
    assert_eq!(report.proven_gap, Some(Ppm(428_571)));
    assert_eq!(report.in_window, Ppm(0));
}

#[test]
fn a_mean_is_rounded_half_up() {
    for (sum, count, mean) in [(4, 3, 1), (5, 3, 2), (5, 2, 3), (0, 7, 0), (7, 1, 7)] {
        assert_eq!(mean_of(sum, count), Ppm(mean), "{sum} / {count}");
    }
}
