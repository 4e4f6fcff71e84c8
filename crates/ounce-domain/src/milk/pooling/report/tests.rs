use super::*;
use crate::milk::pack::Shelf;
use crate::milk::pooling::search::tests::{container, recipe};
use crate::milk::pooling::search::{Effort, plan_pools};
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
