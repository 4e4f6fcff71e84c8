//! The rule: tier by tier, the least filled first, the earliest expiry first, with a reason.
//!
//! A tier is filled to its floor before the next one gets anything. Within a tier the next bottle
//! goes to the order whose need is filled least, in proportion (max–min, water filling), until
//! nobody there can be helped with what is left. Then days of cover for T1 are set aside, which
//! T5 and T6 leave alone. What floors below 100 % leave is shared by weight. The last bottle of
//! an order may hold more than it lacks: a frozen bottle is not lost, an infant's feed is.

use super::freezer::Freezer;
use super::pack::Pack;
use super::stock::{ANY, Bottle, Order, Tier};
use crate::pooling::blend::decimal;
use jiff::civil::Date;
use ounce_domain::quantity::Microlitres;
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// Which bottle goes where, who is left short, what stays, each with its reason.
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
    let mut desk = Desk::new(bottles, orders, pack, on);
    let before = |tier: Tier| Tier::all().filter(move |other| *other < tier);
    for tier in before(Tier::OUTPATIENT) {
        desk.fill(&[tier], Fill::ToFloor);
    }
    desk.set_reserve_aside();
    desk.fill(&[Tier::OUTPATIENT], Fill::ToFloor);
    let sharing: Vec<Tier> = before(Tier::SURPLUS).filter(|tier| *tier >= Tier::FIRST).collect();
    desk.fill(&sharing, Fill::ByWeight);
    desk.fill(&[Tier::SURPLUS], Fill::ToFloor);
    desk.told(on)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fill {
    ToFloor,
    ByWeight,
}

/// An order being filled.
struct Ward<'a> {
    order: &'a Order,
    suitable: Vec<&'a str>,
    /// What counts as need, in microlitres.
    counted: i64,
    /// Filled of it, now and before.
    filled: i64,
    floor: i64,
    weight: i64,
    /// Settles a tie without favouring a name that begins with A.
    lot: [u8; 32],
}

impl Ward<'_> {
    fn goal(&self, fill: Fill) -> i64 {
        if fill == Fill::ToFloor { self.floor } else { self.counted }
    }

    /// How well off this order is, as a fraction: the smaller is next.
    fn fraction(&self, fill: Fill) -> (i128, i128) {
        let (filled, counted) = (i128::from(self.filled), i128::from(self.counted));
        match fill {
            Fill::ToFloor => (filled, counted),
            Fill::ByWeight => (filled - i128::from(self.floor), counted * i128::from(self.weight)),
        }
    }

    fn percent(&self) -> i64 {
        self.filled * 100 / self.counted.max(1)
    }
}

struct Desk<'a> {
    pack: &'a Pack,
    bottles: &'a [Bottle],
    wards: Vec<Ward<'a>>,
    open: Freezer<'a>,
    /// Kept for T1; T2 to T4 may use it too when nothing else is left.
    reserve: Freezer<'a>,
    reserved: BTreeSet<usize>,
    given: BTreeSet<usize>,
    assigned: Vec<Assigned>,
    /// Products of which at least one bottle may go out at all.
    in_stock: BTreeSet<&'a str>,
}

impl<'a> Desk<'a> {
    fn new(bottles: &'a [Bottle], orders: &'a [Order], pack: &'a Pack, on: Date) -> Self {
        let mut open = Freezer::default();
        let mut in_stock = BTreeSet::new();
        for (at, bottle) in bottles.iter().enumerate() {
            if pack.forbids(bottle, on).is_none() {
                open.add(at, bottle);
                in_stock.insert(bottle.product.as_str());
            }
        }
        let ward = |order: &'a Order| {
            let counted = order.need.min(pack.most(order)).0;
            let row = pack.row(order.tier);
            let name = format!("{}\n{}\n{}", order.hospital, order.tier, order.product);
            Ward {
                order,
                suitable: pack.suitable(order),
                counted,
                filled: order.filled.0,
                // Rounded up: a floor is reached, not nearly reached.
                floor: (i128::from(counted) * i128::from(row.floor_percent)).div_euclid(100) as i64
                    + i64::from(counted * (row.floor_percent % 100) % 100 != 0),
                weight: row.weight,
                lot: Sha256::digest(name.as_bytes()).into(),
            }
        };
        Self {
            pack,
            bottles,
            wards: orders.iter().map(ward).collect(),
            open,
            reserve: Freezer::default(),
            reserved: BTreeSet::new(),
            given: BTreeSet::new(),
            assigned: Vec::new(),
            in_stock,
        }
    }

    /// Gives bottle after bottle to the orders of these tiers, the least filled first.
    fn fill(&mut self, tiers: &[Tier], fill: Fill) {
        let lacks = |ward: &Ward| tiers.contains(&ward.order.tier) && ward.filled < ward.goal(fill);
        let mut waiting: Vec<usize> =
            (0..self.wards.len()).filter(|at| lacks(&self.wards[*at])).collect();
        while let Some(place) = self.least_filled(&waiting, fill) {
            let at = waiting[place];
            match self.bottle_for(at, fill, &waiting) {
                Some(bottle) => self.give(bottle, at, fill),
                None => {
                    waiting.swap_remove(place);
                    continue;
                }
            }
            if self.wards[at].filled >= self.wards[at].goal(fill) {
                waiting.swap_remove(place);
            }
        }
    }

    fn least_filled(&self, waiting: &[usize], fill: Fill) -> Option<usize> {
        let well_off = |place: &usize, other: &usize| {
            let (a, b) = (&self.wards[waiting[*place]], &self.wards[waiting[*other]]);
            let ((a_part, a_whole), (b_part, b_whole)) = (a.fraction(fill), b.fraction(fill));
            (a_part * b_whole).cmp(&(b_part * a_whole)).then_with(|| a.lot.cmp(&b.lot))
        };
        (0..waiting.len()).min_by(well_off)
    }

    /// The bottle this order gets next. An order for any milk leaves alone what orders beside it
    /// can take nothing else than, as long as there is other milk for it.
    fn bottle_for(&self, at: usize, fill: Fill, waiting: &[usize]) -> Option<usize> {
        let ward = &self.wards[at];
        let lacking = ward.goal(fill) - ward.filled;
        let spare = |product: &&&str| {
            let others = waiting.iter().map(|other| &self.wards[*other]);
            let bound = others.filter(|other| other.order.product == **product);
            let lacking: i64 = bound.map(|other| other.goal(fill) - other.filled).sum();
            self.open.volume_ul(product) > lacking
        };
        let next = |freezer: &Freezer, product: &&str| freezer.next(product, lacking);
        if ward.order.product == ANY {
            let spared = ward.suitable.iter().filter(spare);
            if let Some(bottle) = spared.filter_map(|p| next(&self.open, p)).next() {
                return Some(bottle);
            }
        }
        let open = ward.suitable.iter().find_map(|product| next(&self.open, product));
        let reserve = || ward.suitable.iter().find_map(|product| next(&self.reserve, product));
        open.or_else(|| (ward.order.tier < Tier::OUTPATIENT).then(reserve).flatten())
    }

    fn give(&mut self, bottle: usize, at: usize, fill: Fill) {
        let (found, ward) = (&self.bottles[bottle], &mut self.wards[at]);
        let (percent, tier, product) = (ward.percent(), ward.order.tier, &found.product);
        let turn = match fill {
            Fill::ToFloor => format!("{tier} was the first tier with an open need"),
            Fill::ByWeight => format!("{tier} had its turn by weight above the floors"),
        };
        let because = format!(
            "{turn}; this order was {percent}% filled, the least of those {product} milk suits; \
             of that the bottle expires first, on {}",
            found.expires_on
        );
        ward.filled += found.volume.0;
        self.open.remove(bottle, found);
        self.reserve.remove(bottle, found);
        self.given.insert(bottle);
        self.assigned.push(Assigned {
            bottle: found.id.clone(),
            hospital: ward.order.hospital.clone(),
            tier,
            because,
        });
    }

    /// Takes days of cover for the infants of T1 out of what T5 and T6 may draw on: bottles that
    /// T1 takes, those that keep longest.
    fn set_reserve_aside(&mut self) {
        let of_first = |ward: &&Ward| ward.order.tier == Tier::FIRST;
        let infants: i64 = self.wards.iter().filter(of_first).map(|w| w.order.infants).sum();
        let days = self.pack.reserve_days.value * self.pack.ml_per_infant_day.value;
        let mut lacking = Microlitres::from_millilitres(days * infants).0;
        let mut products: Vec<&str> =
            self.wards.iter().filter(of_first).flat_map(|ward| ward.suitable.clone()).collect();
        products.sort_unstable();
        products.dedup();
        for at in self.open.longest_lived(&products) {
            if lacking <= 0 {
                break;
            }
            lacking -= self.bottles[at].volume.0;
            self.open.remove(at, &self.bottles[at]);
            self.reserve.add(at, &self.bottles[at]);
            self.reserved.insert(at);
        }
    }

    fn told(self, on: Date) -> Allocation {
        let short = self.wards.iter().filter_map(|ward| self.shortage(ward)).collect();
        let left = (0..self.bottles.len()).filter(|at| !self.given.contains(at));
        let held_back = left.map(|at| {
            let bottle = &self.bottles[at];
            HeldBack { bottle: bottle.id.clone(), because: self.why_held_back(at, bottle, on) }
        });
        Allocation {
            pack: self.pack.id.clone(),
            version: self.pack.version.clone(),
            verified: self.pack.is_verified(),
            held_back: held_back.collect(),
            short,
            assigned: self.assigned,
        }
    }

    fn shortage(&self, ward: &Ward) -> Option<Short> {
        let order = ward.order;
        let lacking = Microlitres(order.need.0 - ward.filled);
        if lacking.0 <= 0 {
            return None;
        }
        let wanted = match order.product.as_str() {
            ANY => "suitable".to_owned(),
            product => product.to_owned(),
        };
        let mut because = if ward.filled >= ward.counted {
            "what counts as need is filled".to_owned()
        } else if !ward.suitable.iter().any(|product| self.in_stock.contains(product)) {
            format!("there is no {wanted} milk that may go out")
        } else if order.tier >= Tier::OUTPATIENT && self.reserve.has(&ward.suitable) {
            let days = self.pack.reserve_days.value;
            format!("the {wanted} milk that is left is kept as {days} days of cover for T1")
        } else {
            let tier = order.tier;
            format!("no {wanted} milk is left after more urgent tiers and equal shares in {tier}")
        };
        if ward.counted < order.need.0 {
            let (counted, infants) = (Microlitres(ward.counted), order.infants);
            because +=
                &format!("; for {infants} infants {counted} count as need, not {}", order.need);
        }
        Some(Short {
            hospital: order.hospital.clone(),
            tier: order.tier,
            product: order.product.clone(),
            short_ml: lacking,
            because,
        })
    }

    fn why_held_back(&self, at: usize, bottle: &Bottle, on: Date) -> String {
        if let Some(reason) = self.pack.forbids(bottle, on) {
            return reason;
        }
        if self.reserved.contains(&at) {
            let days = self.pack.reserve_days.value;
            return format!("kept as {days} days of cover for T1, which T5 and T6 leave alone");
        }
        let product = bottle.product.as_str();
        if self.wards.iter().any(|ward| ward.suitable.contains(&product)) {
            return format!("every order that {product} milk suits is filled");
        }
        format!("no order asks for {product} milk")
    }
}
