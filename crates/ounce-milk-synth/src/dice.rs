//! Dice and the distributions a bank's figures follow, all in whole numbers.
//!
//! Numbers between are millionths: a normal deviate of 1.5 is 1,500,000. SplitMix64 by Steele,
//! Lea and Flood gives the bits.

/// A million: one, in millionths.
pub(super) const ONE: i64 = 1_000_000;

#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    /// Separate dice for each purpose, so that one more throw for one purpose changes nothing for
    /// another.
    pub(super) fn new(seed: u64, purpose: u64) -> Self {
        let mut dice = Self(seed ^ purpose.wrapping_mul(0xd6e8_feb8_6659_fd93));
        dice.bits();
        dice
    }

    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = (high - low) as u64 + 1;
        low + ((u128::from(self.bits()) * u128::from(span)) >> 64) as i64
    }

    /// A place in a list of `n`, which is not empty.
    pub(super) fn below(&mut self, n: usize) -> usize {
        self.between(0, n as i64 - 1) as usize
    }

    /// Whether an event happens that has this chance, in millionths.
    pub(super) fn happens(&mut self, millionths: i64) -> bool {
        self.between(1, ONE) <= millionths
    }

    /// A normal deviate, as the sum of twelve evenly spread ones; never beyond six.
    pub(super) fn normal(&mut self) -> i64 {
        (0..12).map(|_| self.between(0, ONE)).sum::<i64>() - 6 * ONE
    }

    /// A normal deviate with this standard deviation, in the deviation's own unit.
    pub(super) fn spread(&mut self, deviation: i64) -> i64 {
        self.normal() * deviation / ONE
    }

    /// How many donations a donor makes: one and a negative binomial with mean 1.8 and size 0.7
    /// (median 2, quartiles 1 and 3, at most 41 in 3,764 donors of a bank in New England).
    pub(super) fn donations(&mut self) -> i64 {
        // The chance of none is (0.7 / 2.5) ^ 0.7; each further one follows from the one before.
        let (mut chance, mut draw) = (410_211, self.between(1, ONE));
        for n in 0..40 {
            if draw <= chance {
                return n + 1;
            }
            draw -= chance;
            chance = chance * (700_000 + n * ONE) / ((n + 1) * ONE) * 18 / 25;
        }
        41
    }

    /// The volume a donor gives in all, in millilitres: log-normal with median 11,396 (380 oz) and
    /// sigma 1.03, as fitted to the same donors; between 300 mL and 150 L.
    pub(super) fn lifetime_ml(&mut self) -> i64 {
        let exponent = self.spread(1_030_000);
        (11_396 * exp(exponent) / ONE).clamp(300, 150_000)
    }
}

/// e to the power of a number of millionths (from −14 to 14), in millionths.
pub(super) fn exp(millionths: i64) -> i64 {
    const LN_2: i64 = 693_147;
    let doublings = millionths.div_euclid(LN_2);
    let rest = i128::from(millionths.rem_euclid(LN_2));
    let one = i128::from(ONE);
    let (mut term, mut sum) = (one * one, one * one);
    for n in 1..20 {
        term = term * rest / one / n;
        sum += term;
    }
    let scaled = if doublings >= 0 { sum << doublings } else { sum >> -doublings };
    (scaled / one) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_e() {
        for (exponent, power) in [
            (0, 1_000_000),
            (1_000_000, 2_718_281),
            (-1_000_000, 367_879),
            (5_000_000, 148_413_159),
            (-5_000_000, 6_737),
        ] {
            let off = exp(exponent).abs_diff(power);
            // The logarithm of two is known to six places here.
            assert!(off <= 2 + power as u64 / 100_000, "{exponent}: {}", exp(exponent));
        }
    }

    #[test]
    fn the_dice_follow_the_published_figures() {
        let mut dice = Dice::new(1, 1);
        let mut sorted = |draw: fn(&mut Dice) -> i64| {
            let mut drawn: Vec<i64> = (0..20_000).map(|_| draw(&mut dice)).collect();
            drawn.sort_unstable();
            drawn
        };
        let lifetimes = sorted(Dice::lifetime_ml);
        // Quartiles 6,020, 11,396 and 24,242 mL; a log-normal cannot have all three exactly.
        for (place, low, high) in
            [(5_000, 5_200, 6_300), (10_000, 10_900, 11_900), (15_000, 21_500, 24_500)]
        {
            assert!((low..high).contains(&lifetimes[place]), "{}", lifetimes[place]);
        }
        let donations = sorted(Dice::donations);
        assert_eq!((donations[5_000], donations[10_000], donations[15_000]), (1, 2, 4));
        let mean = donations.iter().sum::<i64>() * 100 / 20_000;
        assert!((270..290).contains(&mean), "{mean}");
        let normals = sorted(Dice::normal);
        let variance: i64 = normals.iter().map(|z| z / 1000 * (z / 1000)).sum::<i64>() / 20_000;
        assert!((970_000..1_030_000).contains(&variance), "{variance}");
    }

    #[test]
    fn the_same_seed_falls_the_same_way() {
        let throw = |seed, purpose| {
            let mut dice = Dice::new(seed, purpose);
            (0..5).map(|_| dice.between(1, 1_000_000)).collect::<Vec<_>>()
        };
        assert_eq!(throw(7, 1), throw(7, 1));
        assert_ne!(throw(7, 1), throw(8, 1));
        assert_ne!(throw(7, 1), throw(7, 2));
    }
}
