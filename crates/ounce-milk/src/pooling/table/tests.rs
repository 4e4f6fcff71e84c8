use super::*;
use crate::pooling::recipe::{KeepApart, Weight};
use crate::pooling::search::tests::{container, freezer, recipe};
use jiff::civil::date;
use ounce_domain::quantity::Microlitres;
use proptest::prelude::*;

fn blend(volume_ul: i64, protein_over: i64, energy_over: i64) -> Blend {
    let (protein_over, energy_over) = (volume_ul * protein_over, volume_ul * energy_over);
    Blend { volume_ul, protein_over, energy_over }
}

#[test]
fn an_unfilled_pool_costs_what_it_lacks_and_more_than_any_composition() {
    let facts = Facts::new(&[], &recipe(1, 200, 300), 1);
    let lacks = |share: i64| UNFILLED + EMPTY / 1_000_000 * share;
    for (volume_ul, lacking_share, cost) in [
        (0, 0, lacks(1_000_000)),
        (50_000, 0, lacks(750_000)),
        (50_000, 20_000, lacks(850_000)),
        (200_000, 20_000, lacks(100_000)),
        (300_000, 20_000, lacks(100_000)),
        // Beyond five times its least volume nothing is added.
        (0, 799_999, lacks(4_999_995)),
        (0, 800_000, lacks(5_000_000)),
        (0, 9_000_000, lacks(5_000_000)),
    ] {
        assert_eq!(facts.cost(blend(volume_ul, 0, 0), lacking_share), cost, "{volume_ul}");
    }
    assert_eq!(facts.cost(blend(200_000, 0, 0), 0), 0);
}

#[test]
fn a_filled_pool_costs_its_weighted_distance_and_something_outside_of_the_window() {
    let mut recipe = recipe(1, 200, 300);
    let mut cost = |weight: Weight, protein_over: i64, energy_over: i64| {
        recipe.weight = weight;
        let facts = Facts::new(&[], &recipe, 1);
        facts.cost(blend(200_000, protein_over, energy_over), 0)
    };
    let weight = Weight { protein: 2000, energy: 500, age: 1, window: 5 };
    // A tenth and a twentieth, as thousandths of a millionth.
    assert_eq!(cost(weight, -100, 350), 2000 * 100_000 + 500 * 50_000, "in the window");
    assert_eq!(cost(weight, -101, 0), 2000 * 101_000 + 5_000_000, "protein is outside");
    assert_eq!(cost(weight, 0, 501), 500 * 71_571 + 5_000_000, "energy is outside");
    assert_eq!(cost(Weight { window: 0, ..weight }, -101, 0), 2000 * 101_000);
    let heavy = Weight { protein: 100_000, energy: 100_000, age: 0, window: 100_000 };
    assert_eq!(cost(heavy, 9000, 13_000), 100_000 * (9_000_000 + 1_857_143) + 100_000_000_000);
    recipe.target.protein.0 = 1;
    let facts = Facts::new(&[], &recipe, 1);
    assert_eq!(facts.cost(blend(200_000, 9999, 0), 0), UNFILLED - 1, "still less than unfilled");
}

#[test]
fn a_pool_that_lacks_a_drop_is_not_filled() {
    let mut milk = container("C", "D", 2000, (1000, 7000), date(2026, 4, 1));
    milk.volume = Microlitres(1_999_999);
    let recipe = recipe(1, 2000, 2500);
    for (drops, filled) in [(0, false), (1, true)] {
        milk.volume = Microlitres(1_999_999 + drops);
        let milk = [milk.clone()];
        let facts = Facts::new(&milk, &recipe, 1);
        let mut table = Table::new(&facts, 1);
        table.put(0, 0);
        assert_eq!(table.is_filled(0), filled);
        assert_eq!(table.volume_ul(0), 1_999_999 + drops);
    }
}

#[test]
fn the_least_share_of_a_donor_is_lacking_only_where_the_donor_is() {
    let mut recipe = recipe(1, 200, 300);
    recipe.min_share = Microlitres(60_000);
    let facts = Facts::new(&[], &recipe, 1);
    let lacking = |containers, volume_ul| facts.lacking_share(Poured { containers, volume_ul });
    assert_eq!(lacking(0, 0), 0);
    assert_eq!(lacking(1, 20_000), 40_000);
    assert_eq!(lacking(2, 59_999), 1);
    assert_eq!((lacking(2, 60_000), lacking(3, 90_000)), (0, 0));
}

#[test]
fn a_donor_who_leaves_makes_room_for_another() {
    let day = date(2026, 4, 1);
    let containers = ["A", "B", "C"].map(|id| container(id, id, 100, (1000, 7000), day));
    let mut recipe = recipe(1, 200, 300);
    recipe.max_donors = 2;
    let facts = Facts::new(&containers, &recipe, 1);
    let mut table = Table::new(&facts, 1);
    table.put(0, 0);
    table.put(1, 0);
    assert_eq!(table.shift(2, 0), None, "a third donor");
    assert_eq!(table.swap(0, 2), Some(0));
    assert_eq!(table.swap(2, 0), Some(0));
    assert_eq!(table.swap(0, 1), None, "both are there");
    assert!(table.shift(0, 1).is_some_and(|worse| worse > UNFILLED), "the shelf takes all");
}

#[test]
fn milk_left_over_costs_by_its_age_and_volume() {
    // 10 days · 100 mL and 5 days · 200 mL are the same; today's milk costs nothing.
    let milk = [(100, 1), (200, 6), (50, 11)];
    let containers = milk.map(|(ml, day)| container("", "", ml, (900, 6000), date(2026, 4, day)));
    let facts = Facts::new(&containers, &recipe(1, 200, 300), 3);
    let costs: Vec<i64> = facts.containers.iter().map(|fact| fact.shelf_cost).collect();
    assert_eq!(costs, [1_500_000, 1_500_000, 0], "a thousandth of three pools");
    let facts = Facts::new(&containers[..1], &recipe(1, 200, 300), 3);
    assert_eq!(facts.containers[0].shelf_cost, 0, "nothing is older");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// An offered change keeps the limits of the table, and a change that is not offered would
    /// break one: checked on the containers, not on the table's own sums.
    #[test]
    fn a_change_is_offered_when_no_limit_forbids_it(
        containers in freezer(),
        moves in proptest::collection::vec((0..60_usize, 0..60_usize, 0..4_usize), 1..60),
        donors in 1..4_usize,
        all_flags: bool,
    ) {
        let mut recipe = recipe(3, 200, 600);
        recipe.max_donors = donors;
        if !all_flags {
            recipe.keep_apart = KeepApart::These(BTreeSet::from(["preterm".to_owned()]));
        }
        let apart = |c: &Container| (c.flags.contains("preterm"), c.flags.contains("dairy_free"));
        let allowed = |members: &[usize]| {
            let of: Vec<&Container> = members.iter().map(|at| &containers[*at]).collect();
            let volume: i64 = of.iter().map(|c| c.volume.0).sum();
            let givers: BTreeSet<&str> = of.iter().map(|c| c.donor.as_str()).collect();
            let kinds: BTreeSet<_> = of
                .iter()
                .map(|c| (apart(c).0, all_flags && apart(c).1))
                .collect();
            volume <= 600_000 && givers.len() <= donors && kinds.len() <= 1
        };
        let facts = Facts::new(&containers, &recipe, 3);
        let mut table = Table::new(&facts, 3);
        for (one, other, to) in moves {
            let (one, other) = (one % containers.len(), other % containers.len());
            let (here, there) = (table.place(one), table.place(other));
            let with = |place: usize, out: usize, into: Option<usize>| {
                let stay = table.members(place).iter().copied().filter(|at| *at != out);
                stay.chain(into).collect::<Vec<_>>()
            };
            let fits = |place: usize, members: &[usize]| place == table.shelf() || allowed(members);
            let shifts = here != to && fits(to, &with(to, one, Some(one)));
            prop_assert_eq!(table.shift(one, to).is_some(), shifts);
            let swaps = here != there
                && fits(here, &with(here, one, Some(other)))
                && fits(there, &with(there, other, Some(one)));
            prop_assert_eq!(table.swap(one, other).is_some(), swaps);
            if shifts {
                table.put(one, to);
            } else if swaps {
                table.put(one, there);
                table.put(other, here);
            }
        }
    }
}
