//! Containers: the arrivals, and the outcome of their intake.

use super::calendar::Day;
use super::dice::Dice;
use super::donor::Donor;

/// The finding of the intake. The words for a fault are those of the balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Good,
    ThawSigns,
    Broken,
    Debris,
    FrozenLate,
    TooOld,
    NoMedicines,
}

impl Found {
    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::Good => "",
            Self::ThawSigns => "signs of thawing",
            Self::Broken => "not intact",
            Self::Debris => "debris",
            Self::FrozenLate => "frozen too late",
            Self::TooOld => "too old on arrival",
            Self::NoMedicines => "label without medicines",
        }
    }

    /// Not for babies, but of use to research.
    pub(super) fn is_for_research(self) -> bool {
        self == Self::NoMedicines
    }
}

#[derive(Clone, Debug)]
pub(super) struct Container {
    pub name: String,
    /// Her place among the donors.
    pub donor: usize,
    pub expressed: Day,
    pub frozen: Day,
    pub received: Day,
    pub ul: i64,
    pub protein: i64,
    pub energy: i64,
    pub found: Found,
    /// The pool it was poured into.
    pub pool: Option<usize>,
    pub freezer: usize,
}

/// Freezers of the bank, and depots milk comes through.
pub(super) const FREEZERS: usize = 6;
pub(super) const DEPOTS: usize = 8;

/// Every container that arrived, in the sequence of arrival.
pub(super) fn arrivals(seed: u64, donors: &[Donor], end: Day) -> Vec<Container> {
    let mut dice = Dice::new(seed, 2);
    let mut containers = Vec::new();
    for (place, donor) in donors.iter().enumerate() {
        for (received, ml) in donor.donations.iter().filter(|(day, _)| *day <= end) {
            let mut left = *ml;
            while left >= 60 {
                let ml = dice.between(60, 240).min(left);
                left -= ml;
                let found = found(&mut dice);
                let expressed = expressed(&mut dice, donor, *received, found);
                if donor.is_borderline(expressed) {
                    continue;
                }
                let (protein, energy) = donor.milk_on(&mut dice, expressed);
                let wait = if found == Found::FrozenLate { dice.between(6, 8) } else { 0 };
                containers.push(Container {
                    name: String::new(),
                    donor: place,
                    expressed,
                    frozen: expressed + wait,
                    received: *received,
                    ul: ml * 1000,
                    protein,
                    energy,
                    found,
                    pool: None,
                    freezer: dice.below(FREEZERS),
                });
            }
        }
    }
    containers.sort_by_key(|container| (container.received, container.donor, container.expressed));
    for (n, container) in containers.iter_mut().enumerate() {
        container.name = format!("C{:07}", n + 1);
    }
    containers
}

fn found(dice: &mut Dice) -> Found {
    match dice.between(1, 1000) {
        1..=8 => Found::ThawSigns,
        9..=11 => Found::Broken,
        12..=13 => Found::Debris,
        14..=17 => Found::FrozenLate,
        18..=21 => Found::TooOld,
        22..=26 => Found::NoMedicines,
        _ => Found::Good,
    }
}

/// Mostly in the weeks before it arrives and since she was approved; some bring older milk.
fn expressed(dice: &mut Dice, donor: &Donor, received: Day, found: Found) -> Day {
    if found == Found::TooOld {
        return received - dice.between(230, 300);
    }
    let first = donor.approved.unwrap_or(received);
    let earliest = if dice.happens(20_000) { first - 20 } else { (received - 60).max(first) };
    dice.between(earliest.min(received - 9), received - 9)
}
