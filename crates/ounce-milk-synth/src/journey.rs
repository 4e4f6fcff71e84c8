//! The way of released bottles: in boxes to hospitals, and from there to babies.

use super::bottling::{Batch, Bottle};
use super::calendar::Day;
use super::dice::Dice;
use ounce_milk::states::BottleState;

/// A box on dry ice.
#[derive(Clone, Debug)]
pub(super) struct Shipment {
    pub name: String,
    pub hospital: usize,
    pub day: Day,
}

/// The name of a hospital.
pub(super) fn hospital(place: usize) -> String {
    format!("H{:03}", place + 1)
}

/// For how many days released bottles stay in the bank's freezer.
const KEPT: Day = 14;
/// The most a box holds (as one bank in California packs it).
const BOX: usize = 60;

/// Ships released bottles every Monday and Wednesday, oldest first, and lets hospitals feed them.
/// Each bottle records its place.
pub(super) fn ship(
    seed: u64,
    batches: &[Batch],
    bottles: &mut [Bottle],
    hospitals: usize,
    end: Day,
) -> Vec<Shipment> {
    let mut dice = Dice::new(seed, 6);
    let mut shipments: Vec<Shipment> = Vec::new();
    let mut waiting: Vec<usize> =
        (0..bottles.len()).filter(|bottle| bottles[*bottle].state == BottleState::Stock).collect();
    let released = |bottle: &Bottle| batches[bottle.batch].released;
    waiting.sort_by_key(|bottle| (released(&bottles[*bottle]), *bottle));
    let mut next = 0;
    for day in (0..=end).filter(|day| matches!(day % 7, 0 | 2)) {
        let first = dice.below(hospitals);
        for hospital in (0..hospitals).map(|n| (first + n) % hospitals) {
            let wanted = dice.between(8, BOX as i64) as usize;
            let ready = waiting[next..]
                .iter()
                .take(wanted)
                .take_while(|b| released(&bottles[**b]).is_some_and(|on| on + KEPT <= day))
                .count();
            // A box with fewer bottles is not worth the dry ice.
            if ready < 6 {
                continue;
            }
            let shipment = shipments.len();
            let name = format!("S{:06}", shipment + 1);
            shipments.push(Shipment { name, hospital, day });
            for place in &waiting[next..next + ready] {
                let bottle = &mut bottles[*place];
                bottle.shipment = Some(shipment);
                travel(&mut dice, bottle, hospital, day, end);
            }
            next += ready;
        }
    }
    shipments
}

/// From the box to the end of the bottle, or as far as the history goes.
fn travel(dice: &mut Dice, bottle: &mut Bottle, hospital: usize, day: Day, end: Day) {
    let fate = dice.between(1, 1000);
    let used = day + 1 + dice.between(0, 21);
    let baby =
        |dice: &mut Dice| format!("r-{:03}-{:04}", hospital + 1, day / 14 * 6 + dice.between(0, 9));
    let (one, other) = (baby(dice), baby(dice));
    let share = dice.between(80, 100);
    let shared = dice.happens(300_000) && one != other;
    bottle.state = BottleState::Shipped;
    if day + 1 > end {
        return;
    }
    if fate <= 6 {
        // Thawed on the way.
        bottle.last = day + 1;
        bottle.state = BottleState::Discarded;
        return;
    }
    bottle.arrived = Some(day + 1);
    bottle.state = BottleState::Received;
    if used > end {
        return;
    }
    bottle.last = used;
    match fate {
        7..=14 => bottle.state = BottleState::Returned,
        15..=60 => bottle.state = BottleState::Discarded,
        _ => {
            bottle.state = BottleState::Fed;
            let ul = bottle.ul * share / 100 / 1000 * 1000;
            if shared {
                bottle.fed = vec![(one, ul / 2), (other, ul - ul / 2)];
            } else {
                bottle.fed = vec![(one, ul)];
            }
        }
    }
}
