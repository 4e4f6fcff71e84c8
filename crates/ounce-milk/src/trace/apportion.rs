//! Divides a whole number by weights without losing a part.

/// Shares of `amount` in proportion to the weights, by largest remainder. They add up to `amount`,
/// and each is less than one away from its exact share. Of equal remainders, the earlier one is
/// rounded up. If no weight is above zero, every share is zero.
pub fn apportion(amount: u64, weights: &[u64]) -> Vec<u64> {
    let whole: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if whole == 0 {
        return vec![0; weights.len()];
    }
    let exact = |weight: u64| u128::from(amount) * u128::from(weight);
    // A share is never more than the amount, which fits.
    let mut shares: Vec<u64> =
        weights.iter().map(|weight| (exact(*weight) / whole) as u64).collect();
    let left = amount - shares.iter().sum::<u64>();
    let mut by_remainder: Vec<usize> = (0..weights.len()).collect();
    by_remainder.sort_by_key(|place| (std::cmp::Reverse(exact(weights[*place]) % whole), *place));
    for place in by_remainder.into_iter().take(usize::try_from(left).unwrap_or(usize::MAX)) {
        shares[place] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_cannot_be_divided_goes_to_the_largest_remainder() {
        assert_eq!(apportion(100, &[1, 1, 1]), [34, 33, 33]);
        assert_eq!(apportion(10, &[1, 2, 4]), [1, 3, 6]);
        // 1 3/7 and 4/7: the smaller share is nearer to the next whole one.
        assert_eq!(apportion(2, &[5, 2]), [1, 1]);
        assert_eq!(apportion(5, &[0, 0]), [0, 0]);
        assert_eq!(apportion(5, &[]), [0_u64; 0]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nobody_is_off_by_more_than_one(
            amount in 0_u64..=20_000_000_000,
            weights in proptest::collection::vec(0_u64..4_000_000_000, 1..40),
        ) {
            let whole: u128 = weights.iter().map(|w| u128::from(*w)).sum();
            prop_assume!(whole > 0);
            let shares = apportion(amount, &weights);
            prop_assert_eq!(shares.iter().sum::<u64>(), amount);
            for (share, weight) in shares.iter().zip(&weights) {
                let exact = u128::from(amount) * u128::from(*weight);
                let off = (u128::from(*share) * whole).abs_diff(exact);
                prop_assert!(off < whole);
            }
        }
    }
}
