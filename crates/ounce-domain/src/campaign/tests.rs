use super::*;
use proptest::prelude::*;

fn campaign(last_day: &str) -> Campaign {
    let day: Date = "2015-05-02".parse().expect("a date");
    Campaign {
        id: Id::from_bytes([1; 16]),
        slug: "2015".into(),
        name: "Miracle Milk Stroll 2015".into(),
        day,
        last_day: last_day.parse().expect("a date"),
        currency: Currency::USD,
        languages: vec!["en".into()],
        goal_minor: None,
        goal_milk: None,
        fee: Fee::default(),
        previous_places: Some(70),
        is_reconstruction: true,
    }
}

#[test]
fn a_campaign_is_over_when_its_last_day_is_over_everywhere() {
    let status = |last, now: &str| campaign(last).status(now.parse().expect("a timestamp"));
    assert_eq!(status("2015-05-02", "2015-05-03T11:59:59Z"), CampaignStatus::Open);
    assert_eq!(status("2015-05-02", "2015-05-03T12:00:00Z"), CampaignStatus::Over);
    assert_eq!(status("2015-05-30", "2015-05-03T12:00:00Z"), CampaignStatus::Open);
}

#[test]
fn the_fee_is_covered_to_the_cent_and_not_more() {
    let fee = Fee { basis_points: 290, fixed_minor: 30 };
    assert_eq!(fee.to_cover(2500), 106);
    assert_eq!(Fee::default().to_cover(2500), 0);
}

#[test]
fn shares_must_add_up() {
    assert_eq!(split(100, &[5000, 4000]), Err(BookRefusal::SharesDoNotAddUp(9000)));
    assert_eq!(split(100, &[10_000, 0]), Err(BookRefusal::SharesDoNotAddUp(10_000)));
    assert_eq!(split(100, &[3334, 3333, 3333]), Ok(vec![34, 33, 33]));
    assert_eq!(split(5_021_300, &[4000, 3500, 2500]), Ok(vec![2_008_520, 1_757_455, 1_255_325]));
}

proptest! {
    #[test]
    fn covering_the_fee_leaves_the_whole_gift(
        gift in 1_i64..100_000_000, basis_points in 0_i64..1000, fixed_minor in 0_i64..100
    ) {
        let fee = Fee { basis_points, fixed_minor };
        let added = fee.to_cover(gift);
        // In ten-thousandths, so that nothing is rounded away in the proof.
        let kept = |added: i64| (gift + added) * (10_000 - basis_points) - fixed_minor * 10_000;
        prop_assert!(kept(added) >= gift * 10_000);
        prop_assert!(added == 0 || kept(added - 1) < gift * 10_000);
    }

    #[test]
    fn parts_add_up_to_the_amount(amount in 0_i64..1_000_000_000, first in 1_i64..9_998) {
        let second = (10_000 - first) / 2;
        let shares = [first, second.max(1), 10_000 - first - second.max(1)];
        prop_assume!(shares.iter().all(|share| *share > 0));
        let parts = split(amount, &shares).expect("the shares add up");
        prop_assert_eq!(parts.iter().sum::<i64>(), amount);
        for (part, share) in parts.iter().zip(shares) {
            let exact = i128::from(amount) * i128::from(share);
            prop_assert!((i128::from(*part) * 10_000 - exact).abs() < 10_000);
        }
    }
}
