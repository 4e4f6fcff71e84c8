//! The figures and words that a person sees, and the limits of the numbers in a pack.

use super::*;
use crate::pack::Pack;

#[test]
fn a_pool_that_lost_too_much_is_shown_with_all_its_figures() {
    let balance = judged(
        "m1,2026-01-02,O1,donor_claimed:C1,received:C1,1000,,
m2,2026-01-03,O1,received:C1,raw_stock:C1,1000,,
m3,2026-01-04,O1,raw_stock:C1,pooled:P1,1000,,
m4,2026-01-04,O1,measured_gain:P1,pooled:P1,5,weighed again,
m5,2026-01-04,O1,pooled:P1,bottled:B1,900,,
m6,2026-01-04,O1,pooled:P1,samples:P1,10,culture,
m7,2026-01-04,O1,pooled:P1,transfer_loss:P1,30,spilt,
m8,2026-01-04,O1,pooled:P1,transfer_loss:P1,40,spilt,
",
    );
    let pool = Vessel {
        vessel: "P1".into(),
        in_ul: 1_000_000,
        out_ul: 910_000,
        lost_ul: 70_000,
        gained_ul: 5_000,
        left_ul: 25_000,
        allowed_ul: 35_000,
        within: false,
    };
    assert_eq!((balance.vessels_beyond, balance.vessels), (vec![pool], 1));
    let (account, reason) = ("transfer_loss", "spilt".to_owned());
    assert_eq!(balance.losses, [Loss { account, reason, moves: 2, volume_ul: 70_000 }]);
    assert_eq!((balance.in_ul, balance.accounted_ul), (1_005_000, 1_005_000));
    assert_eq!((balance.moves, balance.balanced), (8, false));
    assert_eq!((balance.pack.as_str(), balance.version.as_str()), ("balance-default", "2026.1"));
}

#[test]
fn a_refusal_says_which_way_the_milk_would_have_gone() {
    let row = "x,2026-01-10,O1,fed:B1,hospital_stock:B1,0.25,,";
    let refused = &judged(&format!("{STORY}{row}\n")).refused[0];
    assert_eq!(refused.id, "x");
    assert_eq!(
        refused.detail,
        "250 µl from fed:B1 to hospital_stock:B1: milk does not go this way"
    );
}

#[test]
fn a_sum_beyond_the_ledger_is_refused() {
    let whole = |id: &str| Movement {
        id: id.into(),
        at: jiff::Timestamp::UNIX_EPOCH,
        entered: None,
        by: "O1".into(),
        from: Side { place: Place::DonorClaimed, thing: "C1".into() },
        to: Side { place: Place::Received, thing: "C1".into() },
        volume: Microlitres(i64::MAX),
        reason: String::new(),
        reverses: None,
        line: 1,
    };
    let mut books = Books::default();
    assert_eq!(books.post(&whole("a")), Ok(()));
    assert_eq!(books.post(&whole("b")), Err(MoveCode::TooMuch.into()));
}

#[test]
fn a_row_holds_a_volume_a_time_and_a_thing_within_limits() {
    let long = "C".repeat(121);
    for (at, thing, volume, fits) in [
        ("2026-01-02", "C1", "0.001", true),
        ("2026-01-02T10:00:00Z", "C1", "4000000", true),
        ("2026-01-02T10:00", "C1", "1", false),
        ("2026-01-02", "C1", "0", false),
        ("2026-01-02", "C1", "4000000.001", false),
        ("2026-01-02", &long[1..], "1", true),
        ("2026-01-02", &long, "1", false),
        ("2026-01-02", "C\t1", "1", false),
    ] {
        let row = format!("{HEADER}m,{at},O1,donor_claimed:{thing},received:{thing},{volume},,\n");
        assert_eq!(read(&row).is_ok(), fits, "{row}");
    }
}

#[test]
fn a_pack_says_where_its_numbers_are_from_and_allows_no_more_than_all() {
    let first = |change: fn(&mut BalancePack)| {
        let mut own = allowed();
        change(&mut own);
        own.problems()
    };
    assert_eq!(first(|own| own.share_bp.value = 10_000), [""; 0]);
    for (problem, change) in [
        (
            "`share_bp` is at most 10,000, which is all of it",
            (|own| own.share_bp.value = 10_001) as fn(&mut BalancePack),
        ),
        ("`share_bp` says where it is from", |own| own.share_bp.source = " ".into()),
        ("`fixed_ul` says where it is from", |own| own.fixed_ul.source.clear()),
    ] {
        assert_eq!(first(change), [problem]);
    }
}

#[test]
fn a_pack_is_an_example_until_both_numbers_were_read() {
    for (share, fixed, is_example) in
        [(true, true, false), (true, false, true), (false, true, true), (false, false, true)]
    {
        let mut own = allowed();
        (own.share_bp.verified, own.fixed_ul.verified) = (share, fixed);
        assert_eq!(own.is_example(), is_example, "{share} {fixed}");
    }
    let own = allowed();
    assert_eq!((Pack::id(&own), Pack::version(&own)), ("balance-default", "2026.1"));
    assert_eq!(Pack::effective(&own), own.effective);
}
