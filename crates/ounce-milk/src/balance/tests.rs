use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::pack;
use ounce_domain::quantity::Microlitres;
use ounce_domain::reference::Reference;

mod figures;
mod late;
mod resumed;

const HEADER: &str = "move,at,by,from,to,volume_ml,reason,reverses\n";

fn allowed() -> BalancePack {
    let text = include_str!("../../../../packs/balance/balance-default.json");
    pack::read("balance-default.json", text).expect("the pack is good")
}

fn judged(rows: &str) -> Balance {
    balance(&read(&format!("{HEADER}{rows}")).expect("the rows are well formed"), &allowed())
}

/// One container becomes two bottles. One of them is fed, the other one fails its culture.
const STORY: &str = "m1,2026-01-02,O1,donor_claimed:C1,received:C1,1000,,
m2,2026-01-03,O1,received:C1,raw_stock:C1,1000,,
m3,2026-01-04,O1,raw_stock:C1,pooled:P1,1000,,
m4,2026-01-04,O1,pooled:P1,pooled:P1-1,980,,
m5,2026-01-04,O1,pooled:P1,transfer_loss:P1,20,left in the flask,
m6,2026-01-04,O1,pooled:P1-1,bottled:B1,480,,
m7,2026-01-04,O1,pooled:P1-1,bottled:B2,490,,
m8,2026-01-04,O1,pooled:P1-1,samples:P1-1,10,culture,
m9,2026-01-06,O1,bottled:B1,stock_released:B1,480,,
n1,2026-01-06,O1,bottled:B2,failed_micro:B2,490,Bacillus,
n2,2026-01-07,O1,stock_released:B1,shipped:B1,480,,
n3,2026-01-08,O1,shipped:B1,hospital_stock:B1,480,,
n4,2026-01-09,O1,hospital_stock:B1,fed:B1,400,,
n5,2026-01-09,O1,hospital_stock:B1,hospital_waste:B1,80,24 h after thawing,
";

#[test]
fn a_bank_that_wrote_everything_down_is_balanced() {
    let balance = judged(STORY);
    assert!(balance.balanced, "{balance:?}");
    assert_eq!((balance.in_ul, balance.accounted_ul), (1_000_000, 1_000_000));
    assert_eq!(balance.accounts["fed"], 400_000);
    assert_eq!(balance.accounts["bottled"], 0);
    assert_eq!(balance.vessels, 2);
    let lost: Vec<(&str, i64)> =
        balance.losses.iter().map(|loss| (loss.account, loss.volume_ul)).collect();
    assert_eq!(
        lost,
        [("transfer_loss", 20_000), ("failed_micro", 490_000), ("hospital_waste", 80_000)]
    );
    assert!(balance.example, "no source stands behind the tolerance yet");
}

#[test]
fn what_cannot_be_is_refused_by_name() {
    use MoveCode::*;
    for (row, code) in [
        ("m1,2026-01-10,O1,donor_claimed:C1,received:C1,999,,", NumberUsedTwice),
        ("x,2026-01-10,O1,raw_stock:C1,fed:C1,1,,", NoSuchWay),
        ("x,2026-01-10,O1,fed:B1,hospital_stock:B1,1,,", NoSuchWay),
        ("x,2026-01-10,O1,donor_claimed:C2,received:C3,1,,", OtherThing),
        ("x,2026-01-10,O1,pooled:P1,pooled:P1,1,,", OtherThing),
        ("x,2026-01-10,O1,measured_gain:P1,pooled:P1,1,,", NoReason),
        ("x,2026-01-10,O1,failed_micro:B2,bottled:B2,490,,n1", NoReason),
        ("x,2026-01-10,O1,failed_micro:B2,bottled:B2,490,wrong plate,n9", ReversesNothing),
        ("x,2026-01-10,O1,failed_micro:B2,bottled:B2,489,wrong plate,n1", ReversesOther),
        // Only one side fits the movement that is taken back.
        ("x,2026-01-10,O1,failed_micro:B2,bottled:B1,490,wrong plate,n1", ReversesOther),
        ("x,2026-01-10,O1,fed:B1,bottled:B2,490,wrong plate,n1", ReversesOther),
        ("x,2026-01-10,O1,raw_stock:C1,pooled:P9,0.001,,", BelowNothing),
        // The milk went on from there, so the first movement cannot be taken back any more.
        ("x,2026-01-10,O1,received:C1,donor_claimed:C1,1000,wrong,m1", BelowNothing),
    ] {
        let balance = judged(&format!("{STORY}{row}\n"));
        assert!(!balance.balanced, "{row}");
        let codes: Vec<MoveCode> = balance.refused.iter().map(|refused| refused.code).collect();
        assert_eq!(codes, [code], "{row}");
        assert_eq!(balance.refused[0].line, 16, "{row}");
        assert_eq!(balance.accounted_ul, 1_000_000, "{row}");
    }
}

#[test]
fn a_bottle_is_in_one_place() {
    let rows = STORY.lines().take(8).collect::<Vec<_>>().join("\n");
    let half = "\nx,2026-01-06,O1,bottled:B1,stock_released:B1,240,,\n";
    let balance = judged(&format!("{rows}{half}"));
    assert_eq!(balance.refused[0].code, MoveCode::TwoPlaces);
    // A bottle that was released is not filled again.
    let rows = STORY.lines().take(9).collect::<Vec<_>>().join("\n");
    let again = "\nx,2026-01-06,O1,donor_claimed:C2,received:C2,9,,
y,2026-01-06,O1,received:C2,raw_stock:C2,9,,
z,2026-01-06,O1,raw_stock:C2,pooled:P2,9,,
w,2026-01-06,O1,pooled:P2,bottled:B1,9,,\n";
    let codes: Vec<MoveCode> =
        judged(&format!("{rows}{again}")).refused.iter().map(|refused| refused.code).collect();
    assert_eq!(codes, [MoveCode::TwoPlaces]);
    // A sample may be put back into the bottle, but not into the place that the bottle has left.
    let rows = STORY.lines().take(8).collect::<Vec<_>>().join("\n");
    let sampled = "\np,2026-01-05,O1,bottled:B1,samples:B1,10,,
q,2026-01-05,O1,bottled:B1,samples:B1,5,,
r,2026-01-05,O1,samples:B1,bottled:B1,5,not taken,q
s,2026-01-06,O1,bottled:B1,stock_released:B1,470,,\n";
    assert_eq!(judged(&format!("{rows}{sampled}")).refused, []);
    let late = "t,2026-01-07,O1,samples:B1,bottled:B1,10,not taken,p\n";
    let codes: Vec<MoveCode> =
        judged(&format!("{rows}{sampled}{late}")).refused.iter().map(|r| r.code).collect();
    assert_eq!(codes, [MoveCode::TwoPlaces]);
}

#[test]
fn a_correction_goes_the_other_way_once() {
    let undo = "x,2026-01-10,O1,failed_micro:B2,bottled:B2,490,wrong plate,n1\n";
    let balance = judged(&format!("{STORY}{undo}{undo}"));
    assert!(balance.balanced, "the same movement again changes nothing: {balance:?}");
    assert_eq!(balance.accounts["failed_micro"], 0);
    assert_eq!(balance.accounts["bottled"], 490_000);
    assert!(balance.losses.iter().all(|loss| loss.account != "failed_micro"));
    let twice = format!("{STORY}{undo}{}", undo.replacen('x', "y", 1));
    assert_eq!(judged(&twice).refused[0].code, MoveCode::ReversedTwice);
}

#[test]
fn a_correction_that_is_taken_back_leaves_the_first_movement_standing() {
    let mut rows = STORY.to_owned();
    for (row, lost) in [
        ("", 490_000),
        ("x,2026-01-10,O1,failed_micro:B2,bottled:B2,490,wrong plate,n1\n", 0),
        ("y,2026-01-11,O1,bottled:B2,failed_micro:B2,490,right plate after all,x\n", 490_000),
        ("z,2026-01-12,O1,failed_micro:B2,bottled:B2,490,wrong plate indeed,y\n", 0),
    ] {
        rows.push_str(row);
        let balance = judged(&rows);
        assert!(balance.balanced, "{row}: {balance:?}");
        let told = balance.losses.iter().filter(|loss| loss.account == "failed_micro");
        assert_eq!(told.map(|loss| loss.volume_ul).sum::<i64>(), lost, "{row}");
        assert_eq!(balance.accounts["failed_micro"], lost, "{row}");
    }
}

#[test]
fn a_vessel_may_lose_a_share_and_a_little_more() {
    // 1.5 % of a litre and 20 mL.
    for (lost, bottled, within) in [("35", "965", true), ("35.001", "964.999", false)] {
        let rows = format!(
            "m1,2026-01-02,O1,donor_claimed:C1,received:C1,1000,,
m2,2026-01-03,O1,received:C1,raw_stock:C1,1000,,
m3,2026-01-04,O1,raw_stock:C1,pooled:P1,1000,,
m4,2026-01-04,O1,pooled:P1,bottled:B1,{bottled},,
m5,2026-01-04,O1,pooled:P1,transfer_loss:P1,{lost},spilt,
"
        );
        let balance = judged(&rows);
        assert_eq!(balance.balanced, within, "{lost}");
        assert_eq!(balance.vessels_beyond.len(), usize::from(!within));
        assert_eq!(balance.refused, []);
    }
    // A gain has the same limit.
    let gained = "m1,2026-01-02,O1,donor_claimed:C1,received:C1,100,,
m2,2026-01-03,O1,received:C1,raw_stock:C1,100,,
m3,2026-01-04,O1,raw_stock:C1,pooled:P1,100,,
m4,2026-01-04,O1,measured_gain:P1,pooled:P1,21.501,weighed again,\n";
    assert_eq!(judged(gained).vessels_beyond[0].allowed_ul, 21_500);
}

#[test]
fn every_bad_row_is_named() {
    let text = format!("{HEADER},soon,,raw:C1,pooled:,-1,,\nm1,2026-01-02,O1,fed:B,fed:B,1,,\n");
    let bad = read(&text).expect_err("one row is bad");
    let columns: Vec<&str> = bad.iter().map(|row| row.column.as_str()).collect();
    assert_eq!(columns, ["move", "by", "at", "from", "to", "volume_ml"]);
}

#[test]
fn accounts_have_words_and_codes_of_their_own() {
    let mut codes = BTreeMap::new();
    for place in Place::ALL {
        assert_eq!(Place::parse(place.as_str()), Some(place));
        assert_eq!(codes.insert(place.code(), place), None);
        for next in place.onward() {
            assert!(!next.is_source(), "{next:?} is where milk comes from");
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(
        text in "([a-z_]{1,9}:?[A-Z0-9]{0,4}|[0-9.:TZ-]{0,22}|[,\"\n\r\u{feff}é])*"
    ) {
        if let Err(bad) = read(&format!("{HEADER}{text}")) {
            prop_assert!(!bad.is_empty());
            prop_assert!(bad.iter().all(|row| row.line > 0 && !row.reason.is_empty()));
        }
    }

    #[test]
    fn whatever_is_tried_nothing_is_made_and_nothing_vanishes(
        tries in prop::collection::vec(
            (
                (0..21_usize, 0..21_usize, 0..3_usize, 0..3_usize, 1_i64..200),
                prop_oneof![4 => Just(None), 1 => any::<Index>().prop_map(Some)],
            ),
            0..300,
        )
    ) {
        let (mut books, mut posted) = (Books::default(), Vec::new());
        for (n, ((from, to, one, other, ul), corrected)) in tries.into_iter().enumerate() {
            let side = |place: usize, thing: usize| Side {
                place: Place::ALL[place],
                thing: Reference::new(&format!("T{thing}")),
            };
            let mut movement = Movement {
                id: n.to_string().as_str().into(),
                at: jiff::Timestamp::UNIX_EPOCH,
                entered: None,
                by: "O1".to_owned(),
                from: side(from, one),
                to: side(to, other),
                volume: Microlitres(ul),
                reason: "tried".to_owned(),
                reverses: None,
                line: n,
            };
            if let Some(which) = corrected.filter(|_| !posted.is_empty()) {
                let first: &Movement = which.get(&posted);
                movement.from.clone_from(&first.to);
                movement.to.clone_from(&first.from);
                movement.volume = first.volume;
                movement.reverses = Some(first.id.clone());
            }
            // Most of these are refused. A refused movement must leave the accounts as they were.
            if books.post(&movement).is_ok() {
                posted.push(movement);
            }
        }
        let mut held = 0;
        for side in books.sides() {
            let ul = books.held(&side);
            prop_assert!(ul >= 0, "{} holds {}", side, ul);
            held += if side.place.is_source() { -ul } else { ul };
        }
        prop_assert_eq!(held, 0);
    }
}
