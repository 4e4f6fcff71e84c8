//! A product goes first to orders that can take no other, so that as much need as possible is met.

use super::super::contest::Contest;
use super::*;
use ounce_domain::reference::Reference;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[test]
fn an_order_for_any_milk_leaves_a_later_tier_the_only_milk_it_can_take() {
    let standard: String = (1..=8).map(|n| format!("s{n} standard 100 2026-07-0{n}\n")).collect();
    let allocation = check(
        &format!("p preterm 100 2026-06-01\n{standard}"),
        "bay T0 1 100 any 0
         lake T1 1 100 preterm 0",
        &["p to lake T1", "s1 to bay T0"],
    );
    assert_eq!(allocation.short, []);
    let left = "; preterm milk is left to orders that can take no other";
    assert!(allocation.assigned[0].because.ends_with(left), "{allocation:?}");
    // In every tier that follows, and by way of a third order.
    check(
        "p preterm 100 2026-06-01
         h high_protein 100 2026-06-01
         s standard 100 2026-06-01",
        "bay T0 1 100 any 0
         lake T2 1 100 preterm 0
         hill T1 1 100 any 0",
        &["h to bay T0", "p to lake T2", "s to hill T1"],
    );
}

#[test]
fn a_lower_tier_never_costs_a_higher_one_anything() {
    check(
        "p preterm 100 2026-06-01",
        "bay T0 1 100 any 0\nlake T1 1 100 preterm 0",
        &["p to bay T0"],
    );
    check(
        "p preterm 100 2026-06-01
         s standard 50 2026-06-01",
        "bay T0 1 150 any 0
         lake T1 1 100 preterm 0",
        &["p to bay T0", "s to bay T0"],
    );
}

#[test]
fn what_is_kept_for_t1_leaves_an_outpatient_the_only_milk_he_can_take() {
    let dairy_free = "d dairy_free 100 2026-12-01\n";
    let standard: String =
        (0..4).map(|n| format!("s{n} standard 100 2026-11-0{}\n", n + 1)).collect();
    check(
        &format!("{dairy_free}{standard}t standard 100 2026-06-01\n"),
        "bay T1 1 100 any 0
         home T5 1 100 dairy_free 0",
        &["d to home T5", "t to bay T1"],
    );
}

#[test]
fn names_are_the_same_in_any_case_and_width() {
    let allocation = check(
        "p PreTerm 100 2026-06-01
         s Standard 100 2026-06-01 Stock",
        "bay T1 1 100 ANY 0
         lake T1 1 100 ＰＲＥＴＥＲＭ 0",
        &["p to lake T1", "s to bay T1"],
    );
    assert_eq!(allocation.short, []);
    let header = "bottle,din,volume_ml,expires_on,product,state\n";
    let twice =
        format!("{header}B1,D,1,2026-06-01,standard,stock\nb 1,D,1,2026-06-01,standard,stock\n");
    assert_eq!(read_stock(&twice).expect_err("twice")[0].reason, "the bottle stands there twice");
    let header = "hospital,tier,infants,need_ml,product,filled_ml\n";
    let twice = format!("{header}Bay,T1,1,1,any,0\nbay,T1,1,1,Any,0\n");
    assert!(read_orders(&twice).is_err());
}

/// The most that can be met by any way to hand out these bottles, tier by tier.
fn most(bottles: &[Bottle], left: &mut [(Tier, Vec<&Reference>, i64)]) -> Vec<i64> {
    let Some((bottle, rest)) = bottles.split_first() else {
        let lacking = |tier: Tier| left.iter().filter(|one| one.0 == tier).map(|one| -one.2).sum();
        return Tier::all().map(lacking).collect();
    };
    let mut best = most(rest, left);
    for at in 0..left.len() {
        let (_, takes, lacking) = &left[at];
        let met = bottle.volume.0.min(*lacking);
        if met > 0 && takes.contains(&&bottle.product) {
            left[at].2 -= met;
            best = best.max(most(rest, left));
            left[at].2 += met;
        }
    }
    best
}

/// The need that an allocation leaves unmet, tier by tier, in the same form.
fn lacking(allocation: &Allocation) -> Vec<i64> {
    let of = |tier: Tier| {
        allocation.short.iter().filter(|one| one.tier == tier).map(|one| -one.short_ml.0).sum()
    };
    Tier::all().map(of).collect()
}

/// Up to seven bottles of one size, and orders for whole bottles in the first tiers.
fn few() -> impl Strategy<Value = (Vec<Bottle>, Vec<Order>)> {
    let product = prop_oneof![Just("preterm"), Just("high_protein"), Just("standard")];
    let wanted = prop_oneof![3 => Just("any"), 2 => product.clone()];
    let bottle = (product, 1..28_u8);
    let order = (0..5_u8, 1..4_i64, wanted);
    (prop::collection::vec(bottle, 0..8), prop::collection::vec(order, 1..6)).prop_map(
        |(bottles, asked)| {
            let bottles: String = bottles
                .iter()
                .enumerate()
                .map(|(n, (product, day))| format!("b{n} {product} 100 2026-06-{day:02}\n"))
                .collect();
            let asked: String = asked
                .iter()
                .enumerate()
                .map(|(n, (tier, count, product))| {
                    format!("h{n} T{tier} 1 {count}00 {product} 0\n")
                })
                .collect();
            (stock(&bottles), orders(&asked))
        },
    )
}

fn unmet<'a>(asked: &'a [Order], pack: &'a Pack) -> Vec<(Tier, Vec<&'a Reference>, i64)> {
    asked.iter().map(|order| (order.tier, pack.suitable(order), order.need.0)).collect()
}

proptest! {
    #[test]
    fn as_much_need_is_met_as_any_way_could_meet((bottles, asked) in few()) {
        let pack = pack("alloc-default");
        let allocation = allocate(&bottles, &asked, &pack, TODAY);
        prop_assert_eq!(lacking(&allocation), most(&bottles, &mut unmet(&asked, &pack)));
    }

    /// The same for the flow alone: many bottles that cannot go out make a small case a large one.
    #[test]
    fn the_flow_meets_as_much_where_bottles_are_of_one_size((bottles, asked) in few()) {
        let pack = pack("alloc-default");
        let idle = "x skim 100 2026-06-01\n".repeat(13);
        let idle = idle.lines().enumerate().map(|(n, row)| row.replacen('x', &format!("x{n}"), 1) + "\n");
        let all = [bottles.clone(), stock(&idle.collect::<String>())].concat();
        let allocation = allocate(&all, &asked, &pack, TODAY);
        prop_assert_eq!(lacking(&allocation), most(&bottles, &mut unmet(&asked, &pack)));
    }

    /// Bottles of any size: what the tiers up to one get is what they get without the others.
    #[test]
    fn no_lower_tier_costs_a_higher_one_anything(
        sizes in prop::collection::vec(30..250_i64, 0..7), (bottles, asked) in few(),
    ) {
        let mut pack = pack("alloc-default");
        pack.reserve_days.value = 0;
        let mut bottles = bottles;
        for (bottle, ml) in bottles.iter_mut().zip(sizes) {
            bottle.volume = Microlitres::from_millilitres(ml);
        }
        let whole = lacking(&allocate(&bottles, &asked, &pack, TODAY));
        for (last, tier) in Tier::all().enumerate() {
            let upper: Vec<Order> = asked.iter().filter(|one| one.tier <= tier).cloned().collect();
            let alone = lacking(&allocate(&bottles, &upper, &pack, TODAY));
            prop_assert_eq!(&whole[..=last], &alone[..=last], "{}", tier);
        }
    }

    /// The cost of a bottle is the loss of the flow: the test counts both again from the start.
    #[test]
    fn what_is_kept_of_the_flow_is_what_it_comes_to(
        held in prop::collection::vec(0..400_i64, 3),
        needs in prop::collection::vec((1..8_usize, 0..300_i64), 1..5),
        taken in (0..3_usize, 1..100_i64),
    ) {
        let names: Vec<Reference> = ["a", "b", "c"].map(Reference::from).into();
        let stock = |held: &[i64]| names.iter().zip(held.iter().copied()).collect::<Vec<_>>();
        let class = |needs: &[(usize, i64)]| vec![needs.to_vec()];
        let (product, ul) = taken;
        let ul = ul.min(held[product]).min(needs[0].1);
        prop_assume!(needs[0].0 >> product & 1 == 1 && ul > 0);
        let before = Contest::new(&stock(&held), &class(&needs));
        let cost = before.cost(needs[0].0, &names[product], ul)[0];
        let (mut fewer, mut less) = (held.clone(), needs.clone());
        fewer[product] -= ul;
        less[0].1 -= ul;
        let after = Contest::new(&stock(&fewer), &class(&less));
        prop_assert_eq!(cost, before.most()[0] - after.most()[0] - ul);
        let mut given = before;
        given.give(needs[0].0, &names[product], ul, ul);
        prop_assert_eq!(given.most(), after.most());
        let told: BTreeMap<usize, i64> = given.most().into_iter().enumerate().collect();
        prop_assert!(told.values().all(|most| *most >= 0));
    }
}
