//! The rule at work: bottle after bottle to the order whose turn it is.

use super::contest::{Contest, Set};
use super::freezer::Freezer;
use super::pack::Pack;
use super::rule::Assigned;
use super::stock::{Bottle, Order, Tier};
use super::ward::{Phase, Ward};
use jiff::civil::Date;
use ounce_domain::quantity::Microlitres;
use ounce_domain::reference::Reference;
use std::collections::BTreeSet;

/// For each turn with a choice: which of several products was given, and of how many. The product
/// that is best by the flow is number 0.
pub(super) type Choices = Vec<(usize, usize)>;

pub(super) struct Desk<'a> {
    pub pack: &'a Pack,
    pub bottles: &'a [Bottle],
    pub wards: Vec<Ward<'a>>,
    open: Freezer<'a>,
    /// Kept for T1; T2 to T4 may use it too when nothing else is left.
    pub reserve: Freezer<'a>,
    pub reserved: BTreeSet<usize>,
    pub given: BTreeSet<usize>,
    pub assigned: Vec<Assigned>,
    /// Products of which at least one bottle may go out at all.
    pub in_stock: BTreeSet<&'a Reference>,
    script: &'a [usize],
    pub choices: Choices,
}

/// A bottle that an order may get next.
struct Candidate<'a> {
    bottle: usize,
    product: &'a Reference,
    cost: Vec<i64>,
}

impl<'a> Desk<'a> {
    /// `script` says which product to give at the turns with a choice: 0 is the best one. At turns
    /// beyond its end the best one is given.
    pub(super) fn new(
        bottles: &'a [Bottle],
        orders: &'a [Order],
        pack: &'a Pack,
        on: Date,
        script: &'a [usize],
    ) -> Self {
        let mut open = Freezer::default();
        let mut in_stock = BTreeSet::new();
        for (at, bottle) in bottles.iter().enumerate() {
            if pack.forbids(bottle, on).is_none() {
                open.add(at, bottle);
                in_stock.insert(&bottle.product);
            }
        }
        Self {
            pack,
            bottles,
            wards: orders.iter().map(|order| Ward::new(order, pack)).collect(),
            open,
            reserve: Freezer::default(),
            reserved: BTreeSet::new(),
            given: BTreeSet::new(),
            assigned: Vec::new(),
            in_stock,
            script,
            choices: Vec::new(),
        }
    }

    pub(super) fn run(&mut self) {
        let phases = Phase::all();
        for (n, phase) in phases.iter().enumerate() {
            let contest = self.contest(&phases[n..]);
            match phase {
                Phase::Reserve => self.set_reserve_aside(contest),
                phase => self.fill(*phase, contest),
            }
        }
    }

    /// Between the orders of a phase and of all behind it, about the products they can choose.
    fn contest(&self, phases: &[Phase]) -> Contest<'a> {
        let products = self.pack.choice();
        let in_stock = products.into_iter().filter(|product| self.open.volume_ul(product) > 0);
        let stock: Vec<_> =
            in_stock.map(|product| (product, self.open.volume_ul(product))).collect();
        let empty = Contest::new(&stock, &[]);
        let needs = |phase: &Phase| -> Vec<(Set, i64)> {
            if *phase == Phase::Reserve {
                return vec![(empty.set(&self.products_of_first()), self.reserve_ul())];
            }
            let now = *phase == phases[0];
            let lacking = |w: &Ward| if now { w.lacking(*phase) } else { w.will_lack(*phase) };
            let needs = self.wards.iter().map(|w| (empty.set(&w.suitable), lacking(w)));
            needs.filter(|(set, lacking)| *set > 0 && *lacking > 0).collect()
        };
        let classes: Vec<Vec<(Set, i64)>> = phases.iter().map(needs).collect();
        Contest::new(&stock, &classes)
    }

    /// Gives bottle after bottle to the orders of a phase, the least filled first.
    fn fill(&mut self, phase: Phase, mut contest: Contest<'a>) {
        let mut waiting: Vec<usize> =
            (0..self.wards.len()).filter(|at| self.wards[*at].lacking(phase) > 0).collect();
        while let Some(place) = self.least_filled(&waiting, phase) {
            let at = waiting[place];
            match self.bottle_for(at, phase, &contest) {
                Some(bottle) => self.give(bottle, at, phase, &mut contest),
                None => {
                    waiting.swap_remove(place);
                    continue;
                }
            }
            if self.wards[at].lacking(phase) <= 0 {
                waiting.swap_remove(place);
            }
        }
    }

    fn least_filled(&self, waiting: &[usize], phase: Phase) -> Option<usize> {
        let well_off = |place: &usize, other: &usize| {
            let (a, b) = (&self.wards[waiting[*place]], &self.wards[waiting[*other]]);
            let ((a_part, a_whole), (b_part, b_whole)) = (a.fraction(phase), b.fraction(phase));
            (a_part * b_whole).cmp(&(b_part * a_whole)).then_with(|| a.lot.cmp(&b.lot))
        };
        (0..waiting.len()).min_by(well_off)
    }

    /// The bottle this order gets next: of the most suitable product that costs others least.
    fn bottle_for(&mut self, at: usize, phase: Phase, contest: &Contest<'a>) -> Option<usize> {
        let ward = &self.wards[at];
        let lacking = ward.lacking(phase);
        let of = |freezer: &Freezer<'a>| -> Vec<(usize, &'a Reference)> {
            let next = |product: &&'a Reference| Some((freezer.next(product, lacking)?, *product));
            ward.suitable.iter().filter_map(next).collect()
        };
        let mut found = of(&self.open);
        if found.is_empty() && ward.order.tier < Tier::OUTPATIENT {
            found = of(&self.reserve);
        }
        if found.len() < 2 {
            return found.first().map(|(bottle, _)| *bottle);
        }
        let takes = contest.set(&ward.suitable);
        let candidates = self.by_cost(found, takes, contest);
        let turn = self.choices.len();
        let chosen = self.script.get(turn).copied().unwrap_or(0).min(candidates.len() - 1);
        self.choices.push((chosen, candidates.len()));
        Some(candidates[chosen].bottle)
    }

    /// Those that cost others least come first; of equal ones, the sequence stays.
    fn by_cost(
        &self,
        found: Vec<(usize, &'a Reference)>,
        takes: Set,
        contest: &Contest<'a>,
    ) -> Vec<Candidate<'a>> {
        let candidate = |(bottle, product): (usize, &'a Reference)| {
            let cost = contest.cost(takes, product, self.bottles[bottle].volume.0);
            Candidate { bottle, product, cost }
        };
        let mut candidates: Vec<Candidate<'a>> = found.into_iter().map(candidate).collect();
        candidates.sort_by(|one, other| one.cost.cmp(&other.cost));
        candidates
    }

    fn give(&mut self, bottle: usize, at: usize, phase: Phase, contest: &mut Contest<'a>) {
        let (found, ward) = (&self.bottles[bottle], &mut self.wards[at]);
        let (percent, tier, product) = (ward.percent(), ward.order.tier, &found.product);
        let turn = match phase {
            Phase::Floor(_) | Phase::Reserve => {
                format!("{tier} was the first tier with an open need")
            }
            Phase::Weight => format!("{tier} had its turn by weight above the floors"),
        };
        let better = ward.suitable.iter().take_while(|other| **other != product);
        let left = better.copied().find(|other| self.open.volume_ul(other) > 0);
        let left =
            left.filter(|_| !self.reserved.contains(&bottle)).map_or(String::new(), |left| {
                format!("; {left} milk is left to orders that can take no other")
            });
        let because = format!(
            "{turn}; this order was {percent}% filled, the least of those {product} milk suits; \
             of that the bottle expires first, on {}{left}",
            found.expires_on
        );
        if !self.reserved.contains(&bottle) {
            let met = found.volume.0.min(ward.lacking(phase));
            contest.give(contest.set(&ward.suitable), product, found.volume.0, met);
        }
        ward.filled += found.volume.0;
        self.open.remove(bottle, found);
        self.reserve.remove(bottle, found);
        self.given.insert(bottle);
        self.assigned.push(Assigned {
            bottle: found.id.to_string(),
            hospital: ward.order.hospital.to_string(),
            tier,
            because,
        });
    }

    fn of_first(&self) -> impl Iterator<Item = &Ward<'a>> {
        self.wards.iter().filter(|ward| ward.order.tier == Tier::FIRST)
    }

    /// The volume for the infants of T1 in the days of cover, in microlitres.
    fn reserve_ul(&self) -> i64 {
        let infants: i64 = self.of_first().map(|ward| ward.order.infants).sum();
        let days = self.pack.reserve_days.value * self.pack.ml_per_infant_day.value;
        Microlitres::from_millilitres(days * infants).0
    }

    /// The products that an order of T1 takes.
    fn products_of_first(&self) -> Vec<&'a Reference> {
        let products: BTreeSet<&'a Reference> =
            self.of_first().flat_map(|ward| ward.suitable.iter().copied()).collect();
        products.into_iter().collect()
    }

    /// Takes days of cover for the infants of T1 out of what T5 and T6 may draw on: bottles that
    /// T1 takes, those that keep longest, of products that cost others least.
    fn set_reserve_aside(&mut self, mut contest: Contest<'a>) {
        let products = self.products_of_first();
        let takes = contest.set(&products);
        let mut lacking = self.reserve_ul();
        while lacking > 0 {
            let last = products.iter().filter_map(|product| {
                let (day, ul, at) = self.open.longest_lived(product)?;
                Some(((day, ul, at), *product))
            });
            let mut last: Vec<_> = last.collect();
            last.sort_by(|one, other| other.cmp(one));
            let last = last.into_iter().map(|((.., at), product)| (at, product)).collect();
            let candidates = self.by_cost(last, takes, &contest);
            let Some(Candidate { bottle, product, .. }) = candidates.first() else { break };
            let volume = self.bottles[*bottle].volume.0;
            contest.give(takes, product, volume, volume.min(lacking));
            lacking -= volume;
            self.open.remove(*bottle, &self.bottles[*bottle]);
            self.reserve.add(*bottle, &self.bottles[*bottle]);
            self.reserved.insert(*bottle);
        }
    }

    /// The counted need that is met, by tier, in microlitres.
    pub(super) fn met(&self) -> Vec<i64> {
        let of = |tier: Tier| {
            let wards = self.wards.iter().filter(|ward| ward.order.tier == tier);
            wards.map(|ward| ward.filled.min(ward.counted)).sum()
        };
        Tier::all().map(of).collect()
    }
}
