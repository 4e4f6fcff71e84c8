//! The rule: tier by tier, the least filled first, the earliest expiry first, with a reason.
//!
//! A tier is filled to its floor before the next one gets anything. Within a tier the next bottle
//! goes to the order whose need is filled least, in proportion (max–min, water filling), until
//! nobody there can be helped with what is left. Then days of cover for T1 are set aside, which
//! T5 and T6 leave alone. What floors below 100 % leave is shared by weight. The last bottle of
//! an order may hold more than it lacks: a frozen bottle is not lost, an infant's feed is.
//!
//! An order that can take several products leaves the one that another cannot do without, now or
//! in a later tier, as long as that costs no more urgent tier anything ([`super::contest`]).
//! Where only a few bottles may go out, every choice is tried, and the one that meets most need
//! is taken, the most urgent tier first.

use super::desk::{Choices, Desk};
use super::pack::Pack;
use super::stock::{Bottle, Order, Tier};
use crate::pooling::blend::decimal;
use jiff::civil::Date;
use ounce_domain::quantity::Microlitres;
use serde::{Serialize, Serializer};

/// Every choice is tried if at most this many bottles may go out …
const FEW_BOTTLES: usize = 12;
/// … unless there are more choices than this.
const MOST_TRIES: usize = 4096;

/// Which bottle goes where, which orders are left short, which bottles stay, each with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Allocation {
    pub pack: String,
    pub version: String,
    /// False until a bank has confirmed every row of the pack: then the answer is an example.
    pub verified: bool,
    /// In the sequence in which they were given.
    pub assigned: Vec<Assigned>,
    pub short: Vec<Short>,
    pub held_back: Vec<HeldBack>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assigned {
    pub bottle: String,
    pub hospital: String,
    pub tier: Tier,
    pub because: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Short {
    pub hospital: String,
    pub tier: Tier,
    pub product: String,
    #[serde(serialize_with = "millilitres")]
    pub short_ml: Microlitres,
    pub because: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeldBack {
    pub bottle: String,
    pub because: String,
}

fn millilitres<S: Serializer>(volume: &Microlitres, serializer: S) -> Result<S::Ok, S::Error> {
    decimal(volume.0, 3).serialize(serializer)
}

/// Gives the bottles to the orders on this day.
pub fn allocate(bottles: &[Bottle], orders: &[Order], pack: &Pack, on: Date) -> Allocation {
    let run = |script: &[usize]| {
        let mut desk = Desk::new(bottles, orders, pack, on, script);
        desk.run();
        let (met, choices) = (desk.met(), std::mem::take(&mut desk.choices));
        (met, choices, desk.told(on))
    };
    let (mut best, mut choices, mut allocation) = run(&[]);
    let may_go = bottles.iter().filter(|bottle| pack.forbids(bottle, on).is_none()).count();
    if may_go > FEW_BOTTLES || allocation.short.is_empty() {
        return allocation;
    }
    for _ in 0..MOST_TRIES {
        let Some(script) = next(choices) else { break };
        let (met, tried, found) = run(&script);
        choices = tried;
        if met > best {
            (best, allocation) = (met, found);
        }
    }
    allocation
}

/// The choices to try after these: the last one that has another possibility takes it.
fn next(mut choices: Choices) -> Option<Vec<usize>> {
    while choices.pop_if(|(chosen, of)| *chosen + 1 >= *of).is_some() {}
    choices.last_mut()?.0 += 1;
    Some(choices.into_iter().map(|(chosen, _)| chosen).collect())
}
