//! Milk donors: when they come, the composition of their milk, the results of their blood tests.

use super::calendar::{Day, months_after};
use super::dice::{Dice, exp};
use super::world::Plan;

/// The results of a whole panel on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Draw {
    pub day: Day,
    /// The analyte that was positive; none when all were negative.
    pub positive: Option<&'static str>,
}

#[derive(Clone, Debug)]
pub(super) struct Donor {
    pub name: String,
    pub draws: Vec<Draw>,
    /// The day the bank said yes; none when it said no.
    pub approved: Option<Day>,
    pub preterm: bool,
    pub dairy_free: bool,
    /// Weeks since birth on the day of the first draw.
    pub weeks: i64,
    /// How her milk differs from the mean: protein, fat, lactose in mg/dL.
    differs: [i64; 3],
    /// Days on which milk of hers arrives, with how much in millilitres.
    pub donations: Vec<(Day, i64)>,
    pub bad_micro: bool,
}

/// The analyte of the planted donor's late result.
pub(super) const LATE: &str = "htlv_1_2";
/// How long a negative test covers, in months.
pub(super) const COVERS: i64 = 6;

/// All who asked to give milk; one of those approved is planted.
pub(super) fn donors(plan: Plan, end: Day) -> Vec<Donor> {
    let mut dice = Dice::new(plan.seed, 1);
    let planted = dice.below(plan.donors as usize);
    (0..plan.donors as usize)
        .map(
            |n| {
                if n == planted { late_positive(&mut dice, n, end) } else { any(&mut dice, n, end) }
            },
        )
        .collect()
}

fn somebody(dice: &mut Dice, n: usize) -> Donor {
    Donor {
        name: format!("D{:05}", n + 1),
        draws: Vec::new(),
        approved: None,
        // 20 to 40 % by bank.
        preterm: dice.happens(300_000),
        dairy_free: dice.happens(100_000),
        weeks: dice.between(2, 30),
        // Standard deviations between donors that, with those within, give the totals of 2,966
        // samples of a bank in the United Kingdom (Br J Nutr 2019).
        differs: [dice.spread(150), dice.spread(600), dice.spread(300)],
        donations: Vec::new(),
        // Bacteria cluster by donor.
        bad_micro: dice.happens(60_000),
    }
}

fn any(dice: &mut Dice, n: usize, end: Day) -> Donor {
    let mut donor = somebody(dice, n);
    let first = dice.between(0, (end - 40).max(1));
    // 1 of 201 donors who were screened was reactive (Lifeblood Milk, 2018-19).
    if dice.happens(5_000) {
        donor.draws.push(Draw { day: first, positive: Some("hbv") });
        return donor;
    }
    donor.approved = Some(first + 7);
    let (lifetime, count) = (dice.lifetime_ml(), dice.donations());
    let mut day = first + 7;
    for _ in 0..count {
        day += dice.between(12, 45);
        if day <= end {
            donor.donations.push((day, (lifetime / count).min(25_000)));
        }
    }
    // She comes again for her blood in time, or (one in eight) some weeks late.
    let last = donor.donations.last().map_or(first, |(day, _)| *day);
    let mut draw = first;
    while draw <= last {
        donor.draws.push(Draw { day: draw, positive: None });
        let late = if dice.happens(125_000) { dice.between(15, 40) } else { -dice.between(5, 20) };
        draw = months_after(draw, COVERS) + late;
    }
    donor
}

/// Negative twice, generous, and positive two days before the end. Her milk since the last negative
/// test has reached hospitals by then.
fn late_positive(dice: &mut Dice, n: usize, end: Day) -> Donor {
    let mut donor = somebody(dice, n);
    let last_negative = end - 2 - (end * 2 / 3).min(150);
    let first = (last_negative - 120).max(0);
    donor.draws.push(Draw { day: first, positive: None });
    if last_negative > first {
        donor.draws.push(Draw { day: last_negative, positive: None });
    }
    donor.draws.push(Draw { day: end - 2, positive: Some(LATE) });
    donor.approved = Some(first);
    donor.bad_micro = false;
    let mut day = first + 15;
    while day < end - 5 {
        donor.donations.push((day, dice.between(2_000, 6_000)));
        day += dice.between(14, 30);
    }
    donor
}

impl Donor {
    /// Whether this is the donor whose last test turned out positive after others did not.
    pub(super) fn is_late_positive(&self) -> bool {
        self.approved.is_some() && self.draws.last().is_some_and(|draw| draw.positive.is_some())
    }

    /// Whether a negative test covers milk of this day, as far as was known on another day.
    pub(super) fn covered(&self, expressed: Day, known: Day) -> bool {
        let draws = || self.draws.iter().filter(|draw| draw.day <= known);
        let clear = |draw: &&Draw| draw.positive.is_none();
        let vouches = draws()
            .filter(clear)
            .any(|draw| draw.day <= expressed && expressed < months_after(draw.day, COVERS));
        let against = draws().any(|draw| {
            let seen_clear = draws().filter(clear).any(|later| later.day >= expressed);
            draw.positive.is_some() && !seen_clear
        });
        vouches && !against
    }

    /// Whether milk of this day may be used, as far as was known on another day.
    pub(super) fn may_be_used(&self, expressed: Day, known: Day) -> bool {
        let approved = self.approved.is_some_and(|since| since <= expressed);
        approved && self.covered(expressed, known)
    }

    /// Whether the day is so near to the end of a test's cover that the answer could be disputed.
    pub(super) fn is_borderline(&self, day: Day) -> bool {
        self.draws.iter().any(|draw| (months_after(draw.day, COVERS) - day).abs() <= 2)
    }

    /// Protein in mg/dL and energy in 0.01 kcal/dL of milk expressed on a day.
    pub(super) fn milk_on(&self, dice: &mut Dice, day: Day) -> (i64, i64) {
        let first = self.draws.first().map_or(0, |draw| draw.day);
        let weeks = (self.weeks + (day - first) / 7).max(1);
        let early = if self.preterm && weeks < 6 { 150 } else { 0 };
        let mean = 800 + 750 * exp(-weeks * 200_000) / 1_000_000 + early;
        let protein = (mean + self.differs[0] + dice.spread(150)).clamp(450, 2_200);
        let late = (weeks - 26).clamp(0, 26) * 12;
        let fat = (3_100 + late + self.differs[1] + dice.spread(750)).clamp(1_100, 7_400);
        let lactose = (7_100 + self.differs[2] + dice.spread(300)).clamp(5_500, 8_600);
        // 9.25, 4.40 and 3.95 kcal per gram.
        (protein, (925 * fat + 440 * protein + 395 * lactose) / 1_000)
    }
}
