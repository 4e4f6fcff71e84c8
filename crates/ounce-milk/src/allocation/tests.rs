use super::rule::{Assigned, HeldBack, Short};
use super::stock::{ANY, read_orders, read_stock};
use super::*;
use crate::pack::{Shelf, read};
use jiff::civil::{Date, date};
use ounce_domain::quantity::Microlitres;

mod contest;
mod property;
mod turns;

const TODAY: Date = date(2026, 5, 2);

fn pack(id: &str) -> Pack {
    Shelf::built_in().on(id, TODAY).expect("it comes with the program")
}

/// `id product volume_ml expires_on [state]`, one bottle a line.
fn stock(text: &str) -> Vec<Bottle> {
    let bottle = |line: &str| {
        let mut words = line.split_whitespace();
        let mut word = || words.next().unwrap_or("stock").to_owned();
        let (id, product, volume, day, state) = (word(), word(), word(), word(), word());
        format!("{id},A999026000001,{volume},{day},{product},{state}\n")
    };
    let rows: String = text.lines().map(str::trim).filter(|l| !l.is_empty()).map(bottle).collect();
    read_stock(&format!("bottle,din,volume_ml,expires_on,product,state\n{rows}"))
        .expect("the stock is good")
}

/// `hospital tier infants need_ml product filled_ml`, one order a line.
fn orders(text: &str) -> Vec<Order> {
    let rows: String = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(",") + "\n")
        .collect();
    read_orders(&format!("hospital,tier,infants,need_ml,product,filled_ml\n{rows}"))
        .expect("the orders are good")
}

fn given(allocation: &Allocation) -> Vec<String> {
    let mut given: Vec<String> = allocation
        .assigned
        .iter()
        .map(|Assigned { bottle, hospital, tier, .. }| format!("{bottle} to {hospital} {tier}"))
        .collect();
    given.sort();
    given
}

fn check(stock_text: &str, orders_text: &str, expected: &[&str]) -> Allocation {
    let allocation =
        allocate(&stock(stock_text), &orders(orders_text), &pack("alloc-default"), TODAY);
    assert_eq!(given(&allocation), expected, "{orders_text}");
    allocation
}

#[test]
fn a_more_urgent_tier_is_filled_before_the_next_gets_anything() {
    // Mid-Atlantic milk bank distribution policy; CPS 2020; a begun course is not broken.
    let allocation = check(
        "b1 standard 100 2026-06-01
         b2 standard 100 2026-07-01
         b3 standard 100 2026-08-01",
        "hill T3 1 300 standard 0
         lake T1 1 100 standard 0
         bay T0 1 100 standard 0",
        &["b1 to bay T0", "b2 to lake T1", "b3 to hill T3"],
    );
    assert_eq!(
        allocation.short,
        [Short {
            hospital: "hill".to_owned(),
            tier: Tier::parse("T3").expect("it is a tier"),
            product: "standard".to_owned(),
            short_ml: Microlitres::from_millilitres(200),
            because: "no standard milk is left after more urgent tiers and equal shares in T3"
                .to_owned(),
        }]
    );
    assert_eq!(allocation.held_back, []);
}

#[test]
fn within_a_tier_the_least_filled_in_proportion_comes_first() {
    // The large hospital has had half of its need, the small one a tenth.
    check(
        "b1 standard 100 2026-06-01
         b2 standard 100 2026-06-02
         b3 standard 100 2026-06-03",
        "large T2 2 2000 standard 1000
         small T2 1 1000 standard 100",
        &["b1 to small T2", "b2 to small T2", "b3 to small T2"],
    );
}

#[test]
fn the_earliest_expiry_goes_first_and_of_those_the_bottle_that_wastes_least() {
    check(
        "late standard 100 2026-09-01
         big standard 200 2026-06-01
         small standard 50 2026-06-01",
        "bay T1 1 40 standard 0",
        &["small to bay T1"],
    );
    check(
        "late standard 100 2026-09-01
         big standard 200 2026-06-01
         small standard 50 2026-06-01",
        "bay T1 1 230 standard 0",
        &["big to bay T1", "small to bay T1"],
    );
}

#[test]
fn what_may_not_go_out_stays_and_says_why() {
    let allocation = check(
        "gone standard 100 2026-05-01
         today standard 100 2026-05-02
         waits standard 100 2026-06-01 quarantine
         back standard 100 2026-06-01 recalled
         thin skim 100 2026-06-01",
        "bay T1 1 500 standard 0",
        &["today to bay T1"],
    );
    let said: Vec<&str> =
        allocation.held_back.iter().map(|HeldBack { because, .. }| because.as_str()).collect();
    assert_eq!(
        said,
        [
            "it expired on 2026-05-01",
            "its state is \"quarantine\", which may not go out",
            "its state is \"recalled\", which may not go out",
            "no order asks for skim milk",
        ]
    );
}

#[test]
fn the_product_must_match_and_rich_milk_is_for_the_smallest() {
    let allocation = check(
        "p preterm 100 2026-06-01
         s standard 100 2026-06-01
         d dairy_free 100 2026-06-01",
        "bay T1 1 100 any 0
         hill T3 1 200 any 0
         lake T4 1 100 skim 0",
        &["d to hill T3", "p to bay T1", "s to hill T3"],
    );
    assert_eq!(allocation.short[0].because, "there is no skim milk that may go out");
    check("p preterm 100 2026-06-01", "hill T3 1 100 any 0", &[]);
    check("p preterm 100 2026-06-01", "hill T3 1 100 preterm 0", &["p to hill T3"]);
}

#[test]
fn an_order_for_any_milk_leaves_what_another_cannot_do_without() {
    check(
        "p preterm 100 2026-06-01
         s standard 100 2026-07-01",
        "bay T1 1 100 any 0
         lake T1 1 100 preterm 0",
        &["p to lake T1", "s to bay T1"],
    );
}

#[test]
fn days_of_cover_for_the_smallest_are_kept_from_outpatients() {
    // One infant of T1, three days of 120 mL (Rivera 2007): 360 mL, so four bottles of 100.
    let stock = "b1 standard 100 2026-06-01
                 b2 standard 100 2026-06-02
                 b3 standard 100 2026-06-03
                 b4 standard 100 2026-06-04
                 b5 standard 100 2026-06-05
                 b6 standard 100 2026-06-06";
    let allocation = check(
        stock,
        "bay T1 1 100 standard 0
         home T5 1 300 standard 0",
        &["b1 to bay T1", "b2 to home T5"],
    );
    assert_eq!(
        allocation.short[0].because,
        "the standard milk that is left is kept as 3 days of cover for T1"
    );
    let kept = "kept as 3 days of cover for T1, which T5 and T6 leave alone";
    assert!(allocation.held_back.iter().all(|bottle| bottle.because == kept));
    assert_eq!(allocation.held_back.len(), 4);
    // Without an infant of T1 nothing is kept; hospital orders are not held up by it either.
    let whole = ["b1 to home T5", "b2 to home T5", "b3 to home T5"];
    check(stock, "home T5 1 300 standard 0", &whole);
    let ward = [
        "b1 to bay T1",
        "b2 to ward T4",
        "b3 to ward T4",
        "b4 to ward T4",
        "b5 to ward T4",
        "b6 to ward T4",
    ];
    check(stock, "bay T1 1 100 standard 0\nward T4 1 900 standard 0", &ward);
}

#[test]
fn need_beyond_what_the_infants_can_drink_does_not_count() {
    // 120 mL a day for 44 days are 5,280 mL an infant (Rivera 2007).
    let bottles: String =
        (0..12).map(|at| format!("b{at:02} standard 1000 2026-06-{:02}\n", at + 1)).collect();
    let allocation = allocate(
        &stock(&bottles),
        &orders("bay T1 1 9000 standard 0\nlake T2 1 5000 standard 0"),
        &pack("alloc-default"),
        TODAY,
    );
    let of = |name: &str| allocation.assigned.iter().filter(|a| a.hospital == name).count();
    assert_eq!((of("bay"), of("lake")), (6, 5));
    assert_eq!(
        allocation.short[0].because,
        "what counts as need is filled; for 1 infants 5280 mL count as need, not 9000 mL"
    );
}

#[test]
fn above_the_floors_the_rest_is_shared_by_weight() {
    // Floors of 90 % and 80 %, weights 8 and 5: 200 mL are left above the floors.
    let bottles: String = (0..190).map(|at| format!("b{at:03} standard 10 2026-06-01\n")).collect();
    let asked = orders("bay T1 1 1000 standard 0\nlake T2 1 1000 standard 0");
    let count = |id: &str| {
        let allocation = allocate(&stock(&bottles), &asked, &pack(id), TODAY);
        let of = |name: &str| allocation.assigned.iter().filter(|a| a.hospital == name).count();
        (of("bay"), of("lake"))
    };
    assert_eq!(count("alloc-default"), (100, 90));
    assert_eq!(count("alloc-floors"), (100, 90));
    let (bottles_fewer, asked) = (&bottles[..180 * 28], &asked);
    let fewer = allocate(&stock(bottles_fewer), asked, &pack("alloc-floors"), TODAY);
    let of = |name: &str| fewer.assigned.iter().filter(|a| a.hospital == name).count();
    // Ten bottles above the floors, 8 to 5: six to one and four to the other.
    assert_eq!((of("bay"), of("lake")), (96, 84));
}

#[test]
fn money_volume_given_and_payer_have_no_way_in() {
    // Every field is named here, so that a new one does not compile before it has been judged.
    let [order] = &orders("bay T1 2 400 any 100")[..] else { panic!("one order") };
    let Order { hospital, tier, infants, need, product, filled } = order;
    assert_eq!((hospital.as_str(), tier.to_string().as_str(), *infants), ("bay", "T1", 2));
    assert_eq!((need.0, product.as_str(), filled.0), (400_000, ANY, 100_000));
    let [bottle] = &stock("b1 standard 100 2026-06-01")[..] else { panic!("one bottle") };
    let Bottle { id: _, din: _, volume: _, expires_on: _, product: _, state: _ } = bottle;
    let Pack {
        id: _,
        version: _,
        effective: _,
        title: _,
        tiers,
        ml_per_infant_day: _,
        days_of_cover: _,
        reserve_days: _,
        states: _,
        any_takes: _,
    } = pack("alloc-default");
    assert_eq!(tiers.len(), 7);
    for column in ["raised_cents", "donated_ml", "payer", "insurance", "gift"] {
        let orders = format!("hospital,tier,infants,need_ml,product,filled_ml,{column}\n");
        let bottles = format!("bottle,din,volume_ml,expires_on,product,state,{column}\n");
        assert_eq!(read_orders(&orders).expect_err(column)[0].column, column);
        assert_eq!(read_stock(&bottles).expect_err(column)[0].column, column);
        let text = include_str!("../../../../packs/alloc/alloc-default.json");
        let with = text.replacen("\"title\"", &format!("\"{column}\": 1, \"title\""), 1);
        assert!(read::<Pack>("x.json", &with).is_err(), "{column}");
    }
}

#[test]
fn every_bad_cell_is_named() {
    let said =
        |bad: Vec<crate::sheet::BadRow>| bad.iter().map(ToString::to_string).collect::<Vec<_>>();
    let stock = "bottle,din,volume_ml,expires_on,product,state\nb1,,0,2026-02-30,standard,\n\
                 b1,A999026000001,100,2026-06-01,standard,stock\n";
    assert_eq!(
        said(read_stock(stock).expect_err("it is bad")),
        [
            "2: din: missing",
            "2: volume_ml: \"0\" is not a number above 0 and below 100000",
            "2: expires_on: \"2026-02-30\" is not a day such as 2026-05-02",
            "2: state: missing",
            "3: bottle: the bottle stands there twice",
        ]
    );
    let orders = "hospital,tier,infants,need_ml,product,filled_ml\nbay,T7,0,x,any,-1\n\
                  bay,T1,1,100,,\nbay,1,1,100,any,0\n";
    assert_eq!(
        said(read_orders(orders).expect_err("it is bad")),
        [
            "2: tier: \"T7\" is not a tier from T0 to T6",
            "2: infants: \"0\" is not a whole number from 1 to 10000",
            "2: need_ml: \"x\" is not a number above 0 and below 100000000",
            "2: filled_ml: \"-1\" is not a number from 0 and below 100000000",
            "4: hospital: T1 of bay asks for any milk twice",
        ]
    );
}

#[test]
fn a_pack_with_a_hole_is_refused() {
    let good = include_str!("../../../../packs/alloc/alloc-default.json");
    for (from, to, reason) in [
        ("\"tier\": \"T3\"", "\"tier\": \"T4\"", "`tiers` holds T0 to T6"),
        ("\"tier\": \"T3\"", "\"tier\": \"T9\"", "`T9` is not a tier"),
        ("\"floor_percent\": 100", "\"floor_percent\": 101", "T0 has a floor of 100"),
        ("\"weight\": 8", "\"weight\": 0", "`weight` of T1 is from 1 to 1000"),
        ("\"value\": 44", "\"value\": 0", "`days_of_cover` is from 1 to 10000"),
        ("\"value\": 3,", "\"value\": -1,", "`reserve_days` is from 0 to 365"),
    ] {
        let faults = read::<Pack>("x.json", &good.replacen(from, to, 1)).expect_err(reason);
        assert!(faults.iter().any(|fault| fault.reason.contains(reason)), "{faults:?}");
    }
    assert!(!pack("alloc-default").is_verified());
}
