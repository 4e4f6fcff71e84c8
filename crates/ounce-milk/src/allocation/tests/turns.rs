//! The sums that decide whose turn it is, bottle after bottle, and the words about them.

use super::*;
use crate::pack;

#[test]
fn what_another_cannot_do_without_is_counted_anew_after_every_bottle() {
    let asked = "bay T1 1 300 any 0\nlake T1 1 200 preterm 0";
    let of = |bottles: &str, hospital: &str| {
        let found = allocate(&stock(bottles), &orders(asked), &pack("alloc-default"), TODAY);
        let mine = found.assigned.iter().filter(|given| given.hospital == hospital);
        mine.map(|given| given.bottle[..1].to_owned()).collect::<Vec<_>>().concat()
    };
    let standard = "s1 standard 100 2026-07-01\ns2 standard 100 2026-07-02\n";
    let three = "p1 preterm 100 2026-06-01\np2 preterm 100 2026-06-02\np3 preterm 100 2026-06-03";
    // One more than lake needs goes to bay; with four, two do.
    let all = format!("{standard}{three}");
    assert_eq!((of(&all, "bay"), of(&all, "lake")), ("pss".into(), "pp".into()));
    let all = format!("{all}\np4 preterm 100 2026-06-04");
    assert_eq!((of(&all, "bay"), of(&all, "lake")), ("pps".into(), "pp".into()));
    // What lake has had already is not lacking any more.
    check(
        "p1 preterm 100 2026-06-01
         p2 preterm 100 2026-06-02
         s standard 100 2026-07-01",
        "bay T1 1 100 any 0
         lake T1 1 200 preterm 100",
        &["p1 to bay T1", "p2 to lake T1"],
    );
}

#[test]
fn what_was_filled_before_counts_and_is_told() {
    let allocation = check(
        "large standard 300 2026-06-01
         fits standard 100 2026-06-01
         later standard 100 2026-07-01",
        "bay T1 1 200 standard 100",
        &["fits to bay T1"],
    );
    let told = serde_json::to_value(&allocation).expect("it has nothing that fails");
    assert_eq!(told["assigned"][0]["tier"], "T1");
    let because = &allocation.assigned[0].because;
    assert!(because.contains("; this order was 50% filled, the least of those"), "{because}");
    let allocation = check(
        "a standard 100 2026-06-01
         b standard 100 2026-06-02",
        "bay T1 1 300 standard 30",
        &["a to bay T1", "b to bay T1"],
    );
    let told = |at: usize, percent: &str| allocation.assigned[at].because.contains(percent);
    assert!(told(0, " was 10% filled") && told(1, " was 43% filled"), "{allocation:?}");
}

#[test]
fn a_shortage_without_a_reserve_does_not_speak_of_one() {
    let short = check("b1 standard 100 2026-06-01", "home T5 1 300 standard 0", &["b1 to home T5"]);
    assert_eq!(
        short.short[0].because,
        "no standard milk is left after more urgent tiers and equal shares in T5"
    );
}

#[test]
fn a_pack_is_confirmed_when_every_row_of_it_is() {
    let mut own = pack("alloc-default");
    for figure in [&mut own.ml_per_infant_day, &mut own.days_of_cover, &mut own.reserve_days] {
        figure.verified = true;
    }
    own.states.verified = true;
    own.tiers.iter_mut().for_each(|row| row.verified = true);
    own.any_takes.iter_mut().for_each(|row| row.verified = true);
    assert!(allocate(&[], &[], &own, TODAY).verified);
    own.tiers[3].verified = false;
    assert!(!allocate(&[], &[], &own, TODAY).verified);
    own.any_takes[0].source = " ".into();
    assert_eq!(pack::Pack::problems(&own), ["every figure needs a source"]);
}
