//! Random numbers that are the same for the same seed: xorshift, seeded by the caller.

/// Marsaglia's xorshift with the shifts 12, 25, 27 and Vigna's multiplier. Good enough to choose
/// the next trial, and for nothing else.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        // Zero is the one state xorshift never leaves; the golden ratio keeps small seeds apart.
        let state = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut dice = Self(if state == 0 { 1 } else { state });
        for _ in 0..8 {
            dice.draw();
        }
        dice
    }

    pub fn draw(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// Below `n`, which is not zero.
    pub fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.draw()) * n as u128) >> 64) as usize
    }

    /// −log2 of a number between 0 and 1 chosen at random, in units of 2^-16: how much worse a
    /// change may be, in units of the temperature, to be taken all the same. The logarithm is
    /// straight between powers of two, which is within 0.09 of the true one.
    pub fn patience(&mut self) -> i64 {
        // Never zero: the state is not, and the multiplier is odd.
        let draw = self.draw();
        let zeros = i64::from(draw.leading_zeros());
        let mantissa = (draw << zeros << 1) >> 48;
        ((zeros + 1) << 16) - mantissa as i64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_dice_and_another_gives_others() {
        let draw = |seed| {
            let mut chance = Chance::new(seed);
            (0..4).map(|_| chance.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        assert_ne!(draw(u64::MAX), draw(0));
    }

    #[test]
    fn the_dice_fall_the_same_way_in_every_version() {
        // Computed from the definition in the paper; other dice would be other plans.
        let mut chance = Chance::new(7);
        let draws = [chance.draw(), chance.draw(), chance.draw()];
        assert_eq!(draws, [0x15a8_3654_63c8_025d, 0x4555_2c78_dc4b_0a17, 0xf855_b703_65f9_5752]);
        assert_eq!(Chance::new(u64::MAX).draw(), 0x56b2_b122_e948_3038);
        let mut chance = Chance::new(7);
        let below: Vec<usize> = (0..8).map(|_| chance.below(1000)).collect();
        assert_eq!(below, [84, 270, 970, 207, 631, 321, 749, 870]);
        let mut chance = Chance::new(7);
        let patience: Vec<i64> = (0..6).map(|_| chance.patience()).collect();
        assert_eq!(patience, [238_973, 125_612, 3925, 153_505, 48_270, 112_366]);
    }

    #[test]
    fn patience_is_an_exponential_distribution() {
        let mut chance = Chance::new(1);
        let draws: Vec<i64> = (0..100_000).map(|_| chance.patience()).collect();
        let mean = draws.iter().sum::<i64>() / 100_000;
        // The mean of −log2 is 1 / ln 2 = 1.4427, or 94,548 units; straight lines lie above.
        assert!((92_000..101_000).contains(&mean), "{mean}");
        let halves = draws.iter().filter(|draw| **draw > 65_536).count();
        assert!((49_000..51_000).contains(&halves), "{halves}");
    }
}
