use super::*;
use crate::pooling::search::tests::{container, recipe};
use jiff::civil::date;

fn shelf() -> Vec<Container> {
    let day = date(2026, 4, 1);
    let one = |at: i64| {
        let made = (800 + at * 10, 6000 + at * 100);
        container(&format!("C{at}"), &format!("D{}", at % 4), 100, made, day)
    };
    (0..20).map(one).collect()
}

#[test]
fn when_all_milk_is_needed_the_bound_is_the_mean_of_all_milk() {
    // Twenty containers, 0.895 g/dL and 69.5 kcal/dL in the mean, two pools of a litre.
    let bound = mean_deviation(&shelf(), &recipe(2, 1000, 1000), 2);
    assert_eq!(bound, Ppm(105_000 + 7_142));
}

#[test]
fn when_milk_may_stay_the_bound_takes_the_best() {
    // The ten richest hold 0.945 g/dL; their energy of 74.5 may be mended by leaner ones, so the
    // bound lies between the distance of protein alone and that of these ten.
    let bound = mean_deviation(&shelf(), &recipe(1, 1000, 1000), 1);
    assert!((55_000..=55_000 + 64_286).contains(&bound.0), "{bound:?}");
}

#[test]
fn any_multipliers_prove_something_true() {
    let (containers, recipe) = (shelf(), recipe(2, 1000, 1000));
    let sources = sources(&containers, &recipe);
    let tight = mean_deviation(&containers, &recipe, 2);
    for protein in [-5 * ONE, -ONE, -ONE / 2, 0, ONE] {
        for energy in [-ONE, 0, ONE / 3, 7 * ONE] {
            for donor in [-ONE, 0, ONE / 10, ONE] {
                let by = Multipliers { protein, energy, donor };
                assert!(holds_for(&sources, &recipe, 2, by) <= tight, "{by:?}");
            }
        }
    }
}

#[test]
fn too_little_milk_proves_nothing() {
    let (containers, recipe) = (shelf(), recipe(3, 1000, 1000));
    let by = Multipliers { protein: -ONE, energy: 0, donor: 0 };
    let sources = sources(&containers, &recipe);
    assert!(holds_for(&sources, &recipe, 2, by) > Ppm(0));
    assert_eq!(holds_for(&sources, &recipe, 3, by), Ppm(0));
}

#[test]
fn protein_and_energy_are_weighed_against_each_other() {
    // Two thirds of A and one of B meet the energy and lie 0.1333 below in protein; more of B
    // would cost twice as much in energy as it gains.
    let day = date(2026, 4, 1);
    let containers =
        [container("A", "A", 500, (800, 6300), day), container("B", "B", 500, (1000, 8400), day)];
    let bound = mean_deviation(&containers, &recipe(1, 500, 500), 1);
    assert!((133_330..=133_333).contains(&bound.0), "{bound:?}");
}

#[test]
fn a_donor_limit_raises_the_bound() {
    // Only donors A and B have good milk, and too little of it to fill a pool of one donor.
    let day = date(2026, 4, 1);
    let containers = [
        container("A", "A", 250, (1000, 7000), day),
        container("B", "B", 250, (1000, 7000), day),
        container("C", "C", 500, (800, 7000), day),
    ];
    let mut recipe = recipe(1, 500, 500);
    assert_eq!(mean_deviation(&containers, &recipe, 1), Ppm(0));
    recipe.max_donors = 1;
    assert_eq!(mean_deviation(&containers, &recipe, 1), Ppm(200_000));
}
