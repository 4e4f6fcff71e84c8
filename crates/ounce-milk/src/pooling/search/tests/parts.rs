//! Each part of the search by itself: the containers it pours, the ones it leaves, and its figures.

use super::*;
use crate::pooling::recipe::Weight;

const DAY: Date = date(2026, 4, 1);
/// So warm that hardly anything is refused, not even an empty pool.
const HOTTEST: i64 = 1 << 52;

/// Containers of 100 mL with this protein, each of its own donor where none is named.
fn of_proteins(milk: &[(&str, i64)]) -> Vec<Container> {
    let made = |(at, (donor, protein)): (usize, &(&str, i64))| {
        container(&format!("C{at}"), donor, 100, (*protein, 7000), DAY)
    };
    milk.iter().enumerate().map(made).collect()
}

fn search<'a>(facts: &'a Facts, pools: &[&[usize]], seed: u64) -> Search<'a> {
    let (table, chance) = (Table::new(facts, pools.len()), Chance::new(seed));
    let mut search = Search { facts, table, chance, moved: Vec::new() };
    search.take(&pools.iter().map(|pool| pool.to_vec()).collect::<Vec<_>>());
    search
}

fn sorted(search: &Search, place: usize) -> Vec<usize> {
    let mut members = search.table.members(place).to_vec();
    members.sort_unstable();
    members
}

#[test]
fn effort_is_seconds_of_trials_and_less_for_few_containers() {
    assert_eq!(Effort::of(3, 7), Effort { trials: 30_000_000, seed: 7 });
    assert_eq!(Effort::of(u64::MAX, 7).trials, u64::MAX);
    for (containers, trials) in [(0, 0), (10, 1_000_000), (399, 39_900_000), (401, 40_000_000)] {
        assert_eq!(Effort::usual(containers, 7), Effort { trials, seed: 7 });
    }
}

#[test]
fn of_two_plans_more_pools_are_better_then_the_smaller_score_then_the_first() {
    let plan = |pools: &[usize], score| Pools { pools: vec![pools.to_vec(); pools.len()], score };
    let (two, one) = (plan(&[1, 2], 9), plan(&[1], 0));
    assert_eq!(one.clone().better(two.clone()), two);
    assert_eq!(two.clone().better(one), two);
    let smaller = plan(&[3, 4], 8);
    assert_eq!(two.clone().better(smaller.clone()), smaller);
    assert_eq!(smaller.clone().better(two.clone()), smaller);
    let same = plan(&[5, 6], 9);
    assert_eq!(two.clone().better(same), two);
}

#[test]
fn no_more_pools_are_tried_than_the_milk_of_each_kind_fills() {
    let milk = |volume_ml, flag: &str| {
        let mut made = container("C", "A", volume_ml, (1000, 7000), DAY);
        made.flags.extend(Some(flag.to_owned()).filter(|flag| !flag.is_empty()));
        made
    };
    let mut containers = vec![milk(300, ""), milk(299, ""), milk(250, "preterm")];
    let recipe = recipe(9, 200, 300);
    assert_eq!(most_pools(&containers, &recipe), 2 + 1, "599 mL and 250 mL");
    containers.push(milk(301, ""));
    assert_eq!(most_pools(&containers, &recipe), 3, "what fits into no pool does not count");
    containers.push(milk(1, ""));
    assert_eq!(most_pools(&containers, &recipe), 4);
    assert_eq!(most_pools(&containers, &super::recipe(2, 200, 300)), 2, "two are asked for");
    let none = plan_pools(&[], &recipe, Effort { trials: 1000, seed: 1 });
    assert_eq!(none, Pools { pools: Vec::new(), score: 0 });
}

#[test]
fn a_walk_cools_by_a_factor_of_ten_thousand_in_two_hundred_steps() {
    let weight = |protein, energy| Weight { protein, energy, age: 1, window: 5 };
    for (protein, energy, first) in
        [(1000, 1000, 20_000_000), (2000, 500, 25_000_000), (0, 3, 30_000), (0, 0, 10_000)]
    {
        assert_eq!(warm(weight(protein, energy)), first);
    }
    let steps: Vec<i64> = temperatures(20_000_000).collect();
    assert_eq!(steps.len(), 200);
    assert_eq!(
        (steps[0], steps[1], steps[2], steps[199]),
        (20_000_000, 19_100_000, 18_240_500, 2055)
    );
}

#[test]
fn pools_are_filled_donor_by_donor_up_to_their_least_volume() {
    let mut containers = vec![
        container("a1", "A", 100, (1000, 7000), DAY),
        container("a2", "A", 100, (1000, 7000), DAY),
        container("b1", "B", 300, (1000, 7000), DAY),
        container("c1", "C", 150, (1000, 7000), DAY),
    ];
    containers[3].flags.insert("preterm".to_owned());
    let facts = Facts::new(&containers, &recipe(2, 250, 500), 2);
    let mut filling = search(&facts, &[&[], &[]], 1);
    filling.fill();
    // B has the most and is enough; A alone is not, and milk with another flag does not help.
    assert_eq!([0, 1, 2].map(|place| sorted(&filling, place)), [vec![2], vec![0, 1], vec![3]]);
    assert_eq!(filling.unfilled(), 1);
}

#[test]
fn only_what_is_no_worse_is_taken_without_warmth() {
    // 900 and 1100 are on the target together.
    let containers = of_proteins(&[("A", 900), ("B", 1100), ("C", 700), ("D", 1000)]);
    let facts = Facts::new(&containers, &recipe(1, 200, 200), 1);
    let mut cold = search(&facts, &[&[0, 2]], 1);
    cold.try_swap(0, 2, 0);
    assert_eq!(sorted(&cold, 0), [0, 2], "they stand together");
    cold.try_swap(2, 1, 0);
    assert_eq!(sorted(&cold, 0), [0, 1], "better");
    cold.try_swap(1, 2, 0);
    assert_eq!(sorted(&cold, 0), [0, 1], "worse");
    cold.try_shift(0, 1, 0);
    assert_eq!(sorted(&cold, 0), [0, 1], "unfilled");
    cold.try_shift(3, 0, HOTTEST);
    assert_eq!(sorted(&cold, 0), [0, 1], "too full at any warmth");
    cold.table.put(1, 1);
    cold.try_shift(1, 0, 0);
    assert_eq!(sorted(&cold, 0), [0, 1], "filled again");
}

#[test]
fn how_much_worse_is_accepted_follows_the_temperature() {
    let containers = of_proteins(&[("A", 1000)]);
    let facts = Facts::new(&containers, &recipe(1, 100, 200), 1);
    let mut warm = search(&facts, &[&[]], 7);
    for temperature in [256, 1_000_192, 20_000_000] {
        let patience = warm.chance.clone().patience();
        let most = temperature / 256 * (patience / 256);
        for (worse, accepted) in [(most, true), (most + 1, false)] {
            let before = warm.chance.clone();
            assert_eq!(warm.accepts(worse, temperature), accepted, "{worse} at {temperature}");
            warm.chance = before;
        }
        warm.chance.draw();
    }
    assert!([-1, 0].into_iter().all(|worse| warm.accepts(worse, 0)));
    assert!(!warm.accepts(1, 0));
}

#[test]
fn a_container_of_the_same_donor_is_any_of_the_donors() {
    let containers = of_proteins(&[("A", 1), ("B", 1), ("A", 1), ("B", 1), ("B", 1)]);
    let facts = Facts::new(&containers, &recipe(1, 100, 200), 1);
    let mut chance = search(&facts, &[&[]], 1);
    for (one, wanted) in [(0, vec![0, 2]), (3, vec![1, 3, 4])] {
        let found: BTreeSet<usize> = (0..50).map(|_| chance.same_donor(one)).collect();
        assert_eq!(found.into_iter().collect::<Vec<_>>(), wanted);
    }
}

#[test]
fn attempts_take_milk_from_the_shelf_and_put_it_back() {
    let containers = of_proteins(&[("A", 1000), ("B", 1000), ("C", 1000)]);
    let facts = Facts::new(&containers, &recipe(2, 100, 200), 2);
    let mut cold = search(&facts, &[&[], &[]], 1);
    for _ in 0..400 {
        cold.attempt(0);
    }
    assert_eq!(cold.unfilled(), 0);
    // The shelf is empty and there is no other pool, so only a shift gets rid of the thin milk.
    let containers = of_proteins(&[("A", 1000), ("B", 700)]);
    let facts = Facts::new(&containers, &recipe(1, 100, 200), 1);
    let mut cold = search(&facts, &[&[0, 1]], 1);
    for _ in 0..400 {
        cold.attempt(0);
    }
    assert_eq!([sorted(&cold, 0), sorted(&cold, 1)], [[0], [1]]);
}

/// All places after an exchange of the container's donor, for many throws of the dice.
fn exchanged(facts: &Facts, pools: &[&[usize]], one: usize) -> BTreeSet<Vec<Vec<usize>>> {
    let after = |seed| {
        let mut search = search(facts, pools, seed);
        search.exchange(one, HOTTEST);
        (0..=pools.len()).map(|place| sorted(&search, place)).collect()
    };
    (0..40).map(after).collect()
}

#[test]
fn an_exchange_lets_another_donor_fill_the_pool() {
    // A's two for B's two; B has its third in another pool, where A takes its place.
    let milk = [("A", 900), ("A", 900), ("B", 1000), ("B", 1000), ("B", 1000), ("C", 1000)];
    let containers = of_proteins(&milk);
    let mut recipe = recipe(3, 200, 200);
    recipe.max_donors = 1;
    let facts = Facts::new(&containers, &recipe, 3);
    let after = exchanged(&facts, &[&[0, 1], &[], &[4]], 0);
    let stays = vec![vec![0, 1], vec![], vec![4], vec![2, 3, 5]];
    let from_the_shelf = vec![vec![2, 3], vec![], vec![4], vec![0, 1, 5]];
    assert!(after.contains(&stays) && after.contains(&from_the_shelf), "{after:?}");
    assert!(after.iter().all(|places| places[1].is_empty()), "{after:?}");
    let back: BTreeSet<&Vec<usize>> = after.iter().map(|places| &places[2]).collect();
    assert!(back.contains(&vec![0, 1]), "A where B was: {after:?}");
}

#[test]
fn an_exchange_needs_two_pools_or_a_pool_and_the_shelf() {
    let containers = of_proteins(&[("A", 900), ("B", 1000), ("B", 1000), ("A", 900)]);
    let facts = Facts::new(&containers, &recipe(2, 200, 400), 2);
    let stays = |pools: &[&[usize]], one| {
        let mut before: Vec<Vec<usize>> = pools.iter().map(|pool| pool.to_vec()).collect();
        let on_shelf = |at: &usize| !pools.iter().any(|pool| pool.contains(at));
        before.push((0..4).filter(on_shelf).collect());
        assert_eq!(exchanged(&facts, pools, one), BTreeSet::from([before]), "{pools:?}");
    };
    stays(&[&[1, 2], &[]], 0); // A is on the shelf.
    stays(&[&[0, 1, 2, 3], &[]], 0); // All are in one pool.
    let same = of_proteins(&[("A", 900), ("A", 1000), ("A", 1000), ("A", 900)]);
    let facts = Facts::new(&same, &recipe(2, 200, 400), 2);
    let after = exchanged(&facts, &[&[0, 1], &[2, 3]], 0);
    assert_eq!(after.len(), 1, "one donor is not exchanged for herself: {after:?}");
}

#[test]
fn an_exchange_leaves_the_other_pools_of_both_donors_alone() {
    let milk = [("A", 900), ("A", 900), ("B", 1000), ("B", 1000), ("A", 950), ("B", 1050)];
    let containers = of_proteins(&milk);
    let facts = Facts::new(&containers, &recipe(3, 200, 200), 3);
    for places in exchanged(&facts, &[&[0, 1], &[2, 3], &[4, 5]], 0) {
        assert!(places[2].contains(&4), "what A has in the third pool stays: {places:?}");
    }
}

#[test]
fn an_exchange_that_is_not_accepted_is_undone() {
    let containers = of_proteins(&[("A", 1000), ("A", 1000), ("B", 700), ("B", 700)]);
    let facts = Facts::new(&containers, &recipe(1, 200, 200), 1);
    for seed in 0..20 {
        let mut cold = search(&facts, &[&[0, 1]], seed);
        let score = cold.table.score();
        cold.exchange(0, 0);
        assert_eq!(sorted(&cold, 0), [0, 1]);
        assert_eq!(cold.table.score(), score);
    }
}

#[test]
fn a_donor_pours_until_the_pool_is_full_and_then_what_improves_it() {
    let milk = [("A", 1000), ("A", 1000), ("A", 1000), ("B", 900), ("B", 1100), ("B", 500)];
    let mut containers = of_proteins(&milk);
    containers.push(container("C6", "C", 100, (950, 7000), DAY));
    containers.push(container("C7", "C", 100, (950, 7000), DAY));
    let mut recipe = recipe(1, 300, 600);
    recipe.weight.window = 0;
    let facts = Facts::new(&containers, &recipe, 1);
    for seed in 0..20 {
        let mut pouring = search(&facts, &[&[]], seed);
        pouring.pour_from_shelf(facts.containers[0].donor, 0);
        assert_eq!(sorted(&pouring, 0), [0, 1, 2], "all that is needed");
        let mut pouring = search(&facts, &[&[6, 7, 3]], seed);
        pouring.pour_from_shelf(facts.containers[3].donor, 0);
        assert_eq!(sorted(&pouring, 0), [3, 4, 6, 7], "what is as thin makes it no better");
        let mut pouring = search(&facts, &[&[3, 4, 0]], seed);
        pouring.pour_from_shelf(facts.containers[0].donor, 0);
        assert_eq!(sorted(&pouring, 0), [0, 3, 4], "what changes nothing stays");
    }
}

#[test]
fn at_the_end_every_improvement_is_taken_and_nothing_else() {
    let settled = |milk: &[(&str, i64)], recipe: &Recipe, pools: &[&[usize]]| {
        let containers = of_proteins(milk);
        let facts = Facts::new(&containers, recipe, pools.len());
        let mut search = search(&facts, pools, 1);
        search.settle();
        (0..=pools.len()).map(|place| sorted(&search, place)).collect::<Vec<_>>()
    };
    let mut tight = recipe(2, 200, 200);
    tight.weight.window = 0;
    let four = [("A", 1300), ("B", 1200), ("C", 800), ("D", 700)];
    let swapped = settled(&four, &tight, &[&[0, 1], &[2, 3]]);
    assert_eq!(swapped, [vec![1, 2], vec![0, 3], vec![]]);
    // The thin milk is in the way, the rich helps: two shifts, and no swap would do.
    let mut wide = recipe(1, 200, 400);
    wide.weight.window = 0;
    let shifted = settled(&[("A", 1000), ("B", 1000), ("C", 600)], &wide, &[&[0, 1, 2]]);
    assert_eq!(shifted, [vec![0, 1], vec![2]]);
    let shifted = settled(&[("A", 900), ("B", 900), ("C", 1200)], &wide, &[&[0, 1]]);
    assert_eq!(shifted, [vec![0, 1, 2], vec![]]);
    // A change that makes no difference is not made.
    let same = settled(&[("A", 900), ("B", 900), ("C", 900)], &tight, &[&[0, 1], &[]]);
    assert_eq!(same[0], [0, 1]);
}

#[test]
fn milk_that_may_stand_in_either_pool_stays() {
    // Old milk must not go back to the shelf, and either pool is on the target with it.
    let mut containers = of_proteins(&[("A", 1000); 5]);
    containers[4].expressed_on = date(2026, 3, 1);
    let facts = Facts::new(&containers, &recipe(2, 200, 300), 2);
    let mut search = search(&facts, &[&[0, 1, 4], &[2, 3]], 1);
    search.settle();
    assert_eq!([sorted(&search, 0), sorted(&search, 1)], [vec![0, 1, 4], vec![2, 3]]);
}

#[test]
fn of_few_containers_the_best_pools_are_known_without_a_trial() {
    // Filled donor by donor both pools are far off, and no single change keeps two donors each.
    let milk: Vec<(&str, i64)> = [("A", 1300), ("B", 1200), ("C", 800), ("D", 700)]
        .into_iter()
        .flat_map(|donor| [donor; 3])
        .collect();
    let containers = of_proteins(&milk);
    let mut recipe = recipe(2, 600, 600);
    recipe.max_donors = 2;
    let plan = plan_pools(&containers, &recipe, Effort { trials: 0, seed: 1 });
    let wanted = vec![vec![0, 1, 2, 9, 10, 11], (3..9).collect()];
    assert_eq!(plan, Pools { pools: wanted, score: 0 });
}
