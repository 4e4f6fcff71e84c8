//! What holds for any stock and any orders.

use super::*;
use ounce_domain::reference::Reference;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Stock of one product and orders for it, any tiers, any sizes.
fn scarcity() -> impl Strategy<Value = (Vec<Bottle>, Vec<Order>)> {
    let bottle = (30..250_i64, 0..40_i8).prop_map(|(ml, day)| (ml, day));
    let order = (0..6_u8, 1..6_i64, 50..3000_i64, 0..60_i64);
    (proptest::collection::vec(bottle, 0..60), proptest::collection::vec(order, 1..12)).prop_map(
        |(bottles, asked)| {
            let bottles = bottles.into_iter().enumerate().map(|(at, (ml, day))| Bottle {
                id: Reference::new(&format!("b{at}")),
                din: "A999026000001".to_owned(),
                volume: Microlitres::from_millilitres(ml),
                expires_on: TODAY.saturating_add(jiff::Span::new().days(day)),
                product: "standard".into(),
                state: "stock".into(),
            });
            let asked = asked.into_iter().enumerate().map(|(at, row)| {
                let (tier, infants, need, percent) = row;
                Order {
                    hospital: Reference::new(&format!("h{at}")),
                    tier: Tier::parse(&tier.to_string()).expect("it is a tier"),
                    infants,
                    need: Microlitres::from_millilitres(need),
                    product: "standard".into(),
                    filled: Microlitres::from_millilitres(need * percent / 100),
                }
            });
            (bottles.collect(), asked.collect())
        },
    )
}

proptest! {
    #[test]
    fn no_tier_is_served_before_one_above_it_and_shares_in_a_tier_are_level(
        (bottles, asked) in scarcity()
    ) {
        let mut pack = pack("alloc-default");
        pack.reserve_days.value = 0;
        let allocation = allocate(&bottles, &asked, &pack, TODAY);
        let volume: BTreeMap<&str, i64> =
            bottles.iter().map(|bottle| (bottle.id.as_str(), bottle.volume.0)).collect();
        let mut given: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
        for assigned in &allocation.assigned {
            given.entry(&assigned.hospital).or_default().push(volume[assigned.bottle.as_str()]);
        }
        // Each bottle is in the answer once, given or kept.
        let mut told: Vec<&str> = allocation.assigned.iter().map(|a| a.bottle.as_str()).collect();
        told.extend(allocation.held_back.iter().map(|b| b.bottle.as_str()));
        told.sort_unstable();
        let mut all: Vec<&str> = volume.keys().copied().collect();
        all.sort_unstable();
        prop_assert_eq!(told, all);
        for short in asked.iter() {
            let got = given.get(short.hospital.as_str()).map_or(0, |b| b.iter().sum());
            let filled = short.filled.0 + got;
            if filled >= short.need.0 {
                continue;
            }
            prop_assert!(allocation.short.iter().any(|s| s.hospital == short.hospital.as_str()));
            prop_assert!(allocation.held_back.is_empty(), "milk is left while an order is short");
            for other in &asked {
                let Some(bottles) = given.get(other.hospital.as_str()) else { continue };
                prop_assert!(other.tier <= short.tier, "{:?} before {:?}", other, short);
                if other.tier == short.tier {
                    // Before its last bottle the other was not better off than this one is now.
                    let last = bottles.last().copied().unwrap_or(0);
                    let before = other.filled.0 + bottles.iter().sum::<i64>() - last;
                    let (a, b) = (i128::from(before), i128::from(other.need.0));
                    let (c, d) = (i128::from(filled), i128::from(short.need.0));
                    prop_assert!(a * d <= c * b, "{:?} was ahead of {:?}", other, short);
                }
            }
        }
    }

    #[test]
    fn the_earliest_to_expire_is_never_left_behind((bottles, asked) in scarcity()) {
        let mut pack = pack("alloc-default");
        pack.reserve_days.value = 0;
        let allocation = allocate(&bottles, &asked, &pack, TODAY);
        let day: BTreeMap<&str, Date> =
            bottles.iter().map(|bottle| (bottle.id.as_str(), bottle.expires_on)).collect();
        let left = allocation.held_back.iter().map(|b| day[b.bottle.as_str()]).min();
        let gone = allocation.assigned.iter().map(|a| day[a.bottle.as_str()]).max();
        if let (Some(left), Some(gone)) = (left, gone) {
            prop_assert!(gone <= left);
        }
    }
}
